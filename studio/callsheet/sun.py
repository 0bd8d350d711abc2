"""Sun times of a day at a place, in minutes after midnight of the production's time zone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class Sun:
    """First light, sunrise, sunset, last light and the golden hours; None where there is none."""

    first_light: int | None
    sunrise: int | None
    sunset: int | None
    last_light: int | None
    golden_morning: tuple[int, int] | None
    golden_evening: tuple[int, int] | None


def sun_times(day: date, latitude_micro: int, longitude_micro: int, zone: ZoneInfo) -> Sun:
    """Compute the sun times of a day at a position in millionths of a degree.

    In the polar day or night a time that does not come is None.
    """
    from astral import Observer, SunDirection
    from astral.sun import dawn, dusk, golden_hour, sunrise, sunset

    here = Observer(latitude_micro / MICRO, longitude_micro / MICRO)

    def golden(direction: SunDirection) -> tuple[int, int] | None:
        start = _on_day(day, lambda on: golden_hour(here, on, direction, zone)[0])
        end = _on_day(day, lambda on: golden_hour(here, on, direction, zone)[1])
        return None if start is None or end is None else (start, end)

    def moment(find: Callable[..., datetime]) -> int | None:
        return _on_day(day, lambda on: find(here, on, tzinfo=zone))

    return Sun(
        moment(dawn),
        moment(sunrise),
        moment(sunset),
        moment(dusk),
        golden(SunDirection.RISING),
        golden(SunDirection.SETTING),
    )


def _on_day(day: date, find: Callable[[date], datetime]) -> int | None:
    """Ask for the moment of a day of the wall clock; far east of Greenwich it is another's."""
    for on in (day, day - timedelta(days=1), day + timedelta(days=1)):
        try:
            minutes = _minutes(find(on), day)
        except ValueError:
            continue
        if 0 <= minutes < 24 * 60:
            return minutes
    return None


def _minutes(moment: datetime, day: date) -> int:
    """Round to the minute, counted from the day's midnight on the wall clock."""
    rounded = moment + timedelta(seconds=30)
    days = (rounded.date() - day).days
    return days * 24 * 60 + rounded.hour * 60 + rounded.minute
