"""The call sheet of a day as records. Times are minutes after midnight, past 24:00 too."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from studio.callsheet.sun import Sun
from studio.schedule.model import Strip


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in the production's main language and in its other one."""

    main: str = ""
    other: str = ""

    def __bool__(self) -> bool:
        """Whether anything is written."""
        return bool(self.main or self.other)


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """What somebody typed for a day; None and empty mean: as computed."""

    version: int = 1
    breakfast: int | None = None
    shooting_call: int | None = None
    lunch: int | None = None
    wrap: int | None = None
    weather: Pair = Pair()
    safety: Pair = Pair()
    radio: Pair = Pair()


@dataclass(frozen=True, slots=True)
class CallEntry:
    """What somebody typed for one person; None means: as computed."""

    pickup: int | None = None
    makeup: int | None = None
    wardrobe: int | None = None
    on_set: int | None = None
    call: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that takes time on the day: a strip, lunch, or a company move without a banner.

    `end` is later than `start` and `minutes` say when lunch falls into a strip.
    """

    kind: Literal["strip", "lunch", "move"]
    start: int
    minutes: int
    end: int
    strip: Strip | None = None


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A place of the day; `number` is how the scenes refer to it."""

    number: int
    place_id: str
    name: Pair
    address: Pair
    hospital: Pair
    hospital_address: Pair
    hospital_phone: str
    parking: Pair
    base_camp: Pair
    note: Pair
    map_link: str


@dataclass(frozen=True, slots=True)
class CastCall:
    """One member of the cast: status code and the chain of times up to the set."""

    number: int | None
    character_id: str
    person_id: str | None
    character: Pair
    performer: Pair
    phone: str
    status: str
    scenes: tuple[str, ...]
    pickup_place: Pair = Pair()
    pickup: int | None = None
    makeup: int | None = None
    wardrobe: int | None = None
    on_set: int | None = None
    release: int | None = None
    minor_age: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something needed on the day, how many of it, and for which scenes."""

    name: Pair
    quantity: int
    scenes: tuple[str, ...]
    on_set: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What one breakdown category needs on the day; `category` is translated when shown."""

    category: str
    letter: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CrewCall:
    """One member of the crew; `position` is translated when shown."""

    person_id: str
    name: Pair
    position: str
    phone: str
    call: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class CrewDepartment:
    """A department with its people; `name` is translated when shown."""

    department_id: str
    name: str
    people: tuple[CrewCall, ...]


@dataclass(frozen=True, slots=True)
class DepartmentNote:
    """A note to a department; `department` is translated when shown."""

    department_id: str
    department: str
    text: Pair


@dataclass(frozen=True, slots=True)
class Advance:
    """The next shooting day."""

    number: int
    date: date
    call: int
    strips: tuple[Strip, ...]

    @property
    def eighths(self) -> int:
        """Length of its scenes in eighths of a page."""
        return sum(strip.eighths for strip in self.strips)


@dataclass(frozen=True, slots=True)
class CallSheet:
    """Everything the call sheet of one day says.

    `unlisted` are characters of the day's scenes who are not on the cast list.
    """

    number: int
    of: int
    date: date
    shoot_day_id: str
    version: int
    day_note: str
    call: int
    breakfast: int | None
    shooting_call: int | None
    lunch: int | None
    wrap: int | None
    sun: Sun | None
    weather: Pair
    safety: Pair
    radio: Pair
    slots: tuple[Slot, ...] = ()
    places: tuple[SheetPlace, ...] = ()
    cast: tuple[CastCall, ...] = ()
    unlisted: tuple[Item, ...] = ()
    extras: tuple[Item, ...] = ()
    needs: tuple[Need, ...] = ()
    notes: tuple[DepartmentNote, ...] = ()
    crew: tuple[CrewDepartment, ...] = ()
    officers: tuple[CrewCall, ...] = ()
    advance: Advance | None = None

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The strips with scenes, in order."""
        found = (slot.strip for slot in self.slots if slot.strip)
        return tuple(strip for strip in found if strip.scenes)

    @property
    def eighths(self) -> int:
        """Length of the day's scenes in eighths of a page."""
        return sum(strip.eighths for strip in self.strips)

    @property
    def seconds(self) -> int:
        """Estimated screen seconds of the day's scenes."""
        return sum(strip.seconds for strip in self.strips)

    @property
    def minutes(self) -> int:
        """Planned minutes of strips, banners and moves, without lunch."""
        return sum(slot.minutes for slot in self.slots if slot.kind != "lunch")


def day_clock(minutes: int | None) -> str:
    """Write a time as it is printed: `07:30`, and `02:00 +1` for two in the next morning.

    A time on the day before is `23:30 −1`; None is a dash.
    """
    if minutes is None:
        return "—"
    days, rest = divmod(minutes, 24 * 60)
    clock = f"{rest // 60:02d}:{rest % 60:02d}"
    return clock if not days else f"{clock} {'+' if days > 0 else '−'}{abs(days)}"


def typed(entered: int | None, computed: int | None) -> int | None:
    """Prefer what somebody typed."""
    return computed if entered is None else entered
