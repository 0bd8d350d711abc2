"""What the rules need to know besides the board: who and what is free when, and how old."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from studio.base.days import age_on
from studio.schedule.model import CastRef, Day, Strip
from studio.schedule.presets import Rules, rules
from studio.schedule.timing import AS_COMPUTED, Hours, Timing, timing


@dataclass(frozen=True, slots=True)
class Subject:
    """A person or a place: its name for messages and the days, both included, it is away."""

    name: str
    away: tuple[tuple[date, date], ...] = ()
    birth_date: date | None = None

    def away_on(self, day: date) -> bool:
        """Tell whether it is not available on a day."""
        return any(first <= day <= last for first, last in self.away)

    def age_on(self, day: date) -> int | None:
        """Return the age in whole years, or None without a birth date."""
        return None if self.birth_date is None else age_on(self.birth_date, day)


@dataclass(frozen=True, slots=True)
class Facts:
    """Persons and places by id, and the thresholds; `other` asks for other-language names.

    `hours` is what somebody fixed for single days, by shoot day id; `rewritten` are the scenes
    that a rewrite of the script changed since somebody looked at their strips.
    """

    persons: Mapping[str, Subject] = field(default_factory=dict)
    places: Mapping[str, Subject] = field(default_factory=dict)
    rules: Rules = field(default_factory=rules)
    other: bool = False
    hours: Mapping[str, Hours] = field(default_factory=dict)
    rewritten: frozenset[str] = frozenset()

    def timing(self, day: Day) -> Timing:
        """Time a day, from the hours that were fixed for it."""
        return timing(day, self.rules.day, self.hours.get(day.shoot_day_id, AS_COMPUTED))

    def choose(self, main: str, other: str) -> str:
        """Choose between a name in the main and in the other language."""
        return (other or main) if self.other else (main or other)

    def person_of(self, ref: CastRef) -> Subject | None:
        """Return who plays a character, if somebody is cast."""
        return self.persons.get(ref.person_id) if ref.person_id else None

    def obstacles(self, strip: Strip, day: date) -> list[str]:
        """Name the persons and places of a strip that are not available on a day."""
        people = (self.person_of(ref) for ref in strip.cast)
        spots = (self.places.get(scene.place_id) for scene in strip.scenes if scene.place_id)
        found = (one.name for one in (*people, *spots) if one and one.away_on(day))
        return list(dict.fromkeys(found))
