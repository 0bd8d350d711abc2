"""The board as records: days, strips and the scenes, or parts of scenes, on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

StripKind = Literal["scene", "banner"]
BannerKind = Literal["text", "move", "meal", "travel", "prelight"]
DayKind = Literal["shoot", "off", "travel"]
BANNER_KINDS: tuple[BannerKind, ...] = ("text", "move", "meal", "travel", "prelight")
DAY_KINDS: tuple[DayKind, ...] = ("shoot", "off", "travel")
NEW = "new:"  # begins the id of what is only shown yet: a scene's strip, a proposed day
UNNUMBERED = 1_000_000  # sorts those without a cast number behind the others


@dataclass(frozen=True, slots=True)
class CastRef:
    """A character in a scene, with the number and the person of its casting when there is one."""

    character_id: str
    name: str
    other_name: str
    cast_number: int | None
    person_id: str | None


@dataclass(frozen=True, slots=True)
class ElementRef:
    """A thing that a scene needs, with the key of its category."""

    element_id: str
    name: str
    other_name: str
    category: str


@dataclass(frozen=True, slots=True)
class StripScene:
    """A scene on a strip; eighths, minutes and seconds are of this part when it is split.

    `story` is the scene's place in story order, from 0; `part` of `parts` counts from 1.
    """

    scene_id: str
    number: str
    episode: int | None
    story: int
    int_ext: str | None
    set_id: str | None
    set_name: str
    other_set_name: str
    time: str
    time_of_day: str | None
    synopsis: str
    other_synopsis: str
    cast: tuple[CastRef, ...]
    eighths: int
    minutes: int
    seconds: int
    place_id: str | None
    place_name: str
    other_place_name: str
    colour: str
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Strip:
    """One strip: scenes that are shot together, or a banner.

    `fixed_minutes` is the planned time when it is not the sum of the scenes'; a strip without a
    day lies in the boneyard. A scene that has no strip in the file yet is shown as one whose id
    is `new:` and the scene's id; every edit takes such ids.
    """

    id: str
    kind: StripKind
    banner: str
    banner_kind: BannerKind
    day_id: str | None
    sort: str
    pinned: bool
    fixed_minutes: int | None
    scenes: tuple[StripScene, ...]

    @property
    def minutes(self) -> int:
        """Planned minutes."""
        if self.fixed_minutes is not None:
            return self.fixed_minutes
        return sum(scene.minutes for scene in self.scenes)

    @property
    def eighths(self) -> int:
        """Length in eighths of a page."""
        return sum(scene.eighths for scene in self.scenes)

    @property
    def seconds(self) -> int:
        """Estimated screen seconds."""
        return sum(scene.seconds for scene in self.scenes)

    @property
    def colour(self) -> str:
        """Colour key: `INT DAY`, `EXT DAY`, `INT NIGHT`, `EXT NIGHT`, or `banner`."""
        return self.scenes[0].colour if self.scenes else "banner"

    @property
    def numbers(self) -> tuple[str, ...]:
        """The scene numbers."""
        return tuple(scene.number for scene in self.scenes)

    @property
    def cast(self) -> tuple[CastRef, ...]:
        """Everyone in its scenes once, by cast number."""
        if len(self.scenes) == 1:
            return self.scenes[0].cast
        found = {ref.character_id: ref for scene in self.scenes for ref in scene.cast}
        return tuple(sorted(found.values(), key=cast_order))

    @property
    def set_id(self) -> str | None:
        """The set of its first scene."""
        return self.scenes[0].set_id if self.scenes else None

    @property
    def place_id(self) -> str | None:
        """The place of its first scene that has one."""
        return next((scene.place_id for scene in self.scenes if scene.place_id), None)

    @property
    def set_name(self) -> str:
        """The names of its sets, in the main language."""
        return " / ".join(dict.fromkeys(scene.set_name for scene in self.scenes if scene.set_name))

    @property
    def other_set_name(self) -> str:
        """The names of its sets in the other language, main names where there is none."""
        names = (scene.other_set_name or scene.set_name for scene in self.scenes)
        return " / ".join(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a board; `number` counts shooting days only, `call_minute` is after midnight."""

    id: str
    shoot_day_id: str
    date: date
    number: int | None
    kind: DayKind
    call_minute: int
    work_minutes: int
    locked: bool
    note: str
    strips: tuple[Strip, ...]

    @property
    def minutes(self) -> int:
        """Planned minutes of all strips, banners included."""
        return sum(strip.minutes for strip in self.strips)

    @property
    def eighths(self) -> int:
        """Length of its scenes in eighths of a page."""
        return sum(strip.eighths for strip in self.strips)

    @property
    def seconds(self) -> int:
        """Estimated screen seconds of its scenes."""
        return sum(strip.seconds for strip in self.strips)

    @property
    def scene_strips(self) -> tuple[Strip, ...]:
        """Its strips without banners."""
        return tuple(strip for strip in self.strips if strip.kind == "scene")

    @property
    def shoots(self) -> bool:
        """Whether it is a shooting day."""
        return self.kind == "shoot"


@dataclass(frozen=True, slots=True)
class Board:
    """One plan of the shoot: days by date, and the strips that have no day.

    A file without a board gives one whose id is empty.
    """

    id: str
    name: str
    days: tuple[Day, ...]
    boneyard: tuple[Strip, ...]

    def strips(self) -> Iterator[Strip]:
        """Go through all strips, day by day, the boneyard last."""
        for day in self.days:
            yield from day.strips
        yield from self.boneyard

    @property
    def shooting_days(self) -> tuple[Day, ...]:
        """The shooting days by date."""
        return tuple(day for day in self.days if day.shoots)

    def day(self, day_id: str | None) -> Day | None:
        """Return the day of that id."""
        return next((day for day in self.days if day.id == day_id), None)

    def strip(self, strip_id: str) -> Strip | None:
        """Return the strip of that id."""
        return next((strip for strip in self.strips() if strip.id == strip_id), None)

    def day_numbered(self, number: int) -> Day | None:
        """Return the shooting day of that number."""
        return next((day for day in self.days if day.number == number), None)


@dataclass(frozen=True, slots=True)
class BoardInfo:
    """One board of a production; one of them is active."""

    id: str
    name: str
    active: bool
    days: int


def cast_order(ref: CastRef) -> tuple[int, str, str]:
    """Sort key: by cast number, those without one by name."""
    number = UNNUMBERED if ref.cast_number is None else ref.cast_number
    return number, ref.name, ref.character_id


def shares(total: int, parts: Sequence[int | None]) -> list[int]:
    """Divide a scene's length among its parts so that they always sum to `total`.

    A part with a figure gets it, as far as something is left; the first part without one takes
    the rest, or the last part when all have figures.
    """
    if not parts:
        return []
    rest = total
    out: list[int] = []
    for part in parts:
        given = min(part or 0, rest)
        out.append(given)
        rest -= given
    out[parts.index(None) if None in parts else -1] += rest
    return out


def in_proportion(total: int, weights: Sequence[int]) -> list[int]:
    """Divide `total` by weights into whole numbers that sum to it."""
    whole = sum(weights) or len(weights)
    even = [1] * len(weights) if not sum(weights) else list(weights)
    out: list[int] = []
    seen = told = 0
    for weight in even:
        seen += weight
        out.append(total * seen // whole - told)
        told += out[-1]
    return out


def numbers_of(strips: Sequence[Strip], most: int = 6) -> tuple[str, ...]:
    """List the scene numbers of strips for a sentence, the first few of many."""
    numbers = list(dict.fromkeys(number for strip in strips for number in strip.numbers))
    return (*numbers[:most], "…") if len(numbers) > most else tuple(numbers)
