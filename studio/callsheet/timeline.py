"""The clock of a shooting day: when each strip is worked on, when lunch is, when it ends."""

from collections.abc import Sequence

from studio.callsheet.model import Slot
from studio.schedule.model import Strip


def timeline(
    strips: Sequence[Strip],
    *,
    call: int,
    start: int,
    meal: int,
    meal_after: int,
    lunch: int | None = None,
) -> tuple[Slot, ...]:
    """Lay the strips of a day one after the other from `start`, with lunch where it belongs.

    Lunch takes `meal` minutes and begins at most `meal_after` minutes after the general call:
    between two strips when one ends in the second half of that time, else inside a strip. A day
    that is done by then, and a day with a meal banner, gets none of its own. `lunch` is the
    time that somebody chose.
    """
    at = _lunch(strips, start, call, meal_after) if lunch is None else lunch
    if not strips or any(_is_meal(strip) for strip in strips):
        at = None
    slots: list[Slot] = []
    clock = start
    for strip in strips:
        if at is not None and clock >= at:
            slots.append(Slot(clock, meal, clock + meal, None))
            clock, at = clock + meal, None
        end = clock + strip.minutes
        if at is not None and clock < at < end:
            slots.append(Slot(clock, strip.minutes, end + meal, strip))
            slots.append(Slot(at, meal, at + meal, None))
            end, at = end + meal, None
        else:
            slots.append(Slot(clock, strip.minutes, end, strip))
        clock = end
    if at is not None:
        slots.append(Slot(clock, meal, clock + meal, None))
    return tuple(slots)


def _lunch(strips: Sequence[Strip], start: int, call: int, meal_after: int) -> int | None:
    latest = call + meal_after
    if start + sum(strip.minutes for strip in strips) <= latest:
        return None
    best = latest
    clock = start
    for strip in strips:
        clock += strip.minutes
        if call + meal_after // 2 <= clock <= latest:
            best = clock
    return best


def _is_meal(strip: Strip) -> bool:
    return strip.kind == "banner" and strip.banner_kind == "meal"


def lunch_of(slots: Sequence[Slot]) -> int | None:
    """Return when lunch begins: the lunch slot, or the meal banner."""
    return next((s.start for s in slots if s.strip is None or _is_meal(s.strip)), None)


def wrap_of(slots: Sequence[Slot]) -> int | None:
    """Return when the day ends; None for a day on which nothing is planned."""
    return max((slot.end for slot in slots), default=None)
