"""Days: as ISO dates, and ages on them."""

from datetime import date

from studio.base.errors import StudioError
from studio.base.words import N_


def check_days(first: str, last: str) -> tuple[str, str]:
    """Return two ISO dates in order; raises StudioError for what is no date or ends too early."""
    start, end = check_day(first), check_day(last)
    if end < start:
        raise StudioError(
            N_("The last day {last} is before the first, {first}."), first=start, last=end
        )
    return start, end


def check_day(text: str) -> str:
    """Return a date as `2026-12-07`; raises StudioError for what is none."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise StudioError(
            N_("“{text}” is not a date. Write it like 2026-12-07."), text=text
        ) from None


def age_on(born: date, day: date) -> int:
    """Return an age in whole years; who is born on 29 February grows older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
