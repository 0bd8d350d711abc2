"""Days as ISO dates."""

from datetime import date

from studio.base.errors import StudioError
from studio.base.words import N_


def check_days(first: str, last: str) -> tuple[str, str]:
    """Return two ISO dates in order; raises StudioError for what is no date or ends too early."""
    for text in (first, last):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise StudioError(
                N_("“{text}” is not a date. Write it like 2026-12-07."), text=text
            ) from None
    if last < first:
        raise StudioError(
            N_("The last day {last} is before the first, {first}."), first=first, last=last
        )
    return first, last
