"""What the trade disagrees about, read from `resources/presets`: thresholds and strip colours."""

import tomllib
from dataclasses import dataclass
from functools import cache

from studio.base.data import resource


@dataclass(frozen=True, slots=True)
class DayRules:
    """Thresholds of a day in minutes; times of day are minutes after midnight."""

    call: int
    night_call: int
    late_call: int
    work: int
    meal: int
    meal_after: int
    move: int
    places: int
    turnaround: int


@dataclass(frozen=True, slots=True)
class AutoRules:
    """Prices and budget of the automatic board."""

    seed: int
    iterations: int
    overtime: int
    company_move: int
    set_day: int
    cast_work: int
    cast_hold: int
    day_and_night: int
    wrong_light: int
    uneven: int
    overfull: int
    unscheduled: int
    stay: int


@dataclass(frozen=True, slots=True)
class MinorHours:
    """How long a child of `age` years and more may work, and be on site, in minutes a day."""

    age: int
    work: int
    on_site: int


@dataclass(frozen=True, slots=True)
class MinorTable:
    """One jurisdiction's hours for minors; a planning help, not legal advice."""

    key: str
    name: str
    adult_age: int
    earliest: int
    latest: int
    hours: tuple[MinorHours, ...]

    def hours_at(self, age: int) -> MinorHours | None:
        """Return the hours for an age, or None when the table says nothing about it."""
        fitting = [row for row in self.hours if row.age <= age]
        return fitting[-1] if fitting else None


@dataclass(frozen=True, slots=True)
class Rules:
    """All thresholds of the schedule."""

    day: DayRules
    auto: AutoRules
    minors: MinorTable


@dataclass(frozen=True, slots=True)
class StripColours:
    """How scenes are filed under colour keys, and the printed colour of each key."""

    places: dict[str, str]
    times: dict[str, str]
    default: str
    conventions: dict[str, dict[str, str]]

    def key(self, int_ext: str | None, time_of_day: str | None) -> str:
        """Return one of `INT DAY`, `EXT DAY`, `INT NIGHT`, `EXT NIGHT`."""
        place = self.places.get(int_ext or "unknown", self.places["unknown"])
        return f"{place} {self.times.get(time_of_day or 'unknown', self.times['unknown'])}"


@cache
def rules(country: str = "") -> Rules:
    """Return the thresholds; `country` (ISO 3166) chooses the table of minors' hours."""
    with resource("presets", "schedule.toml").open("rb") as file:
        found = tomllib.load(file)
    minors = found["minors"]
    wanted = minors["country"].get(country, minors["default"])
    table = next(entry for entry in minors["table"] if entry["key"] == wanted)
    hours = tuple(MinorHours(row["from"], row["work"], row["on_site"]) for row in table["age"])
    values = {k: v for k, v in table.items() if k != "age"}
    return Rules(
        DayRules(**found["day"]), AutoRules(**found["auto"]), MinorTable(hours=hours, **values)
    )


@cache
def strip_colours() -> StripColours:
    """Return the conventions of strip colours."""
    with resource("presets", "strips.toml").open("rb") as file:
        found = tomllib.load(file)
    return StripColours(found["place"], found["time"], found["default"], found["convention"])
