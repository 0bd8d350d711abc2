"""The clock of a shooting day: when each strip is worked on, when the break is, when it ends."""

from collections.abc import Sequence

from studio.base.words import N_
from studio.callsheet.model import Slot
from studio.schedule.model import Day
from studio.schedule.presets import DayRules
from studio.schedule.timing import Hours, Part, is_meal, timing


def timeline(
    day: Day, rules: DayRules, *, start: int | None = None, lunch: int | None = None
) -> tuple[Slot, ...]:
    """Lay the strips of a day one after the other, with company moves and lunch between them.

    Times are the schedule's. `start` is the shooting call when it is not the general call,
    `lunch` the time that somebody chose.
    """
    return tuple(map(_slot, timing(day, rules, Hours(start, lunch)).parts))


def _slot(part: Part) -> Slot:
    kind = "lunch" if part.kind == "meal" else part.kind
    return Slot(kind, part.start, part.minutes, part.end, part.strip)


def lunch_of(slots: Sequence[Slot]) -> int | None:
    """Return when lunch begins: the lunch slot, or the meal banner."""
    for slot in slots:
        if slot.kind == "lunch" or (slot.strip is not None and is_meal(slot.strip)):
            return slot.start
    return None


def break_name(start: int | None) -> str:
    """Name the break of a day by when it begins; the name is translated when shown."""
    hour = 12 if start is None else start // 60 % 24
    if hour >= 17:
        return N_("Dinner")
    return N_("Meal") if hour < 11 else N_("Lunch")


def wrap_of(slots: Sequence[Slot]) -> int | None:
    """Return when the day ends; None for a day on which nothing is planned."""
    return max((slot.end for slot in slots), default=None)
