"""The clock of a shooting day: when each strip is worked on, when lunch is, when it ends."""

from collections.abc import Sequence
from dataclasses import replace

from studio.callsheet.model import Slot
from studio.schedule.model import Day, Strip
from studio.schedule.presets import DayRules
from studio.schedule.timing import timing


def timeline(
    day: Day, rules: DayRules, *, start: int | None = None, lunch: int | None = None
) -> tuple[Slot, ...]:
    """Lay the strips of a day one after the other, with company moves and lunch between them.

    Times agree with the schedule's. `start` is the shooting call when it is not the general
    call, `lunch` the time that somebody chose. Lunch begins at the last change of strips within
    the rule's time after the general call, or inside a strip when there is none; a day that is
    done by then, and a day with a meal banner, gets none of its own.
    """
    moves = _moves(day, rules)
    begin = day.call_minute if start is None else start
    work = sum(moves) + sum(strip.minutes for strip in day.strips)
    due = day.call_minute + rules.meal_after if lunch is None else lunch
    hungry = bool(day.strips) and not any(_is_meal(strip) for strip in day.strips)
    if lunch is None and begin + work <= due:
        hungry = False
    slots: list[Slot] = []
    clock = begin
    for strip, move in zip(day.strips, moves, strict=True):
        late = clock >= due if lunch is not None else clock + move + strip.minutes > due
        if hungry and late and slots:
            slots.append(Slot("lunch", clock, rules.meal, clock + rules.meal))
            clock, hungry = clock + rules.meal, False
        if move:
            slots.append(Slot("move", clock, move, clock + move))
            clock += move
        end = clock + strip.minutes
        inside = hungry and clock < due < end
        pause = rules.meal if inside else 0
        slots.append(Slot("strip", clock, strip.minutes, end + pause, strip))
        if inside:
            slots.append(Slot("lunch", due, rules.meal, due + rules.meal))
            hungry = False
        clock = end + pause
    if hungry:
        slots.append(Slot("lunch", clock, rules.meal, clock + rules.meal))
    return tuple(slots)


def _moves(day: Day, rules: DayRules) -> list[int]:
    """Return the minutes of travel before each strip, as the schedule reckons them."""
    fasting = timing(day, replace(rules, meal=0))
    ends = [day.call_minute, *(slot.end for slot in fasting.slots)]
    return [slot.start - end for slot, end in zip(fasting.slots, ends, strict=False)]


def _is_meal(strip: Strip) -> bool:
    return strip.kind == "banner" and strip.banner_kind == "meal"


def lunch_of(slots: Sequence[Slot]) -> int | None:
    """Return when lunch begins: the lunch slot, or the meal banner."""
    for slot in slots:
        if slot.kind == "lunch" or (slot.strip is not None and _is_meal(slot.strip)):
            return slot.start
    return None


def wrap_of(slots: Sequence[Slot]) -> int | None:
    """Return when the day ends; None for a day on which nothing is planned."""
    return max((slot.end for slot in slots), default=None)
