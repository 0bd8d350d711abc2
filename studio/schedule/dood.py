"""Day out of days: on which days a role, set, place or element works, or waits."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from studio.schedule.facts import Subject
from studio.schedule.model import UNNUMBERED, Board, Day, ElementRef, Strip

DoodKind = Literal["cast", "set", "place", "element"]
KINDS: tuple[DoodKind, ...] = ("cast", "set", "place", "element")
WORKING = frozenset({"SW", "W", "WF", "SWF"})


@dataclass(frozen=True, slots=True)
class DoodRow:
    """One line: a code per day, which is empty where it neither works nor waits.

    `id` is the character's, set's, place's or element's; `number` is the cast number;
    `conflicts` are the positions of the days that it works on though it is away.
    """

    id: str
    number: int | None
    name: str
    other_name: str
    codes: tuple[str, ...]
    work: int
    hold: int
    travel: int
    first: date
    last: date
    idle: int = 0
    conflicts: frozenset[int] = frozenset()

    @property
    def total(self) -> int:
        """Days that count: working, waiting and travelling."""
        return self.work + self.hold + self.travel


@dataclass(frozen=True, slots=True)
class Dood:
    """The day out of days of a board; `working` and `holding` count each day's codes."""

    kind: DoodKind
    days: tuple[Day, ...]
    rows: tuple[DoodRow, ...]
    working: tuple[int, ...]
    holding: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    id: str
    number: int | None
    name: str
    other_name: str
    person_id: str | None = None


def dood(
    board: Board,
    kind: DoodKind = "cast",
    elements: Mapping[str, Iterable[ElementRef]] | None = None,
    persons: Mapping[str, Subject] | None = None,
) -> Dood:
    """Count the days of a board: SW, W, H, I, WF or SWF per shooting day.

    Days off and travel days have no codes. Rows are by cast number, then in the order of first
    appearance in the story. `elements` by scene id is needed for the kind `element`; `persons`
    by id tell who is away, and so idle rather than held, between days of work.
    """
    subjects_of = _READERS[kind](elements or {})
    subjects: dict[str, _Subject] = {}
    worked: dict[str, set[int]] = {}
    strips = [
        (at, strip) for at, day in enumerate(board.days) if day.shoots for strip in day.strips
    ]
    for at, strip in sorted(strips, key=_story):
        for subject in subjects_of(strip):
            subjects.setdefault(subject.id, subject)
            worked.setdefault(subject.id, set()).add(at)
    order = sorted(
        subjects.values(), key=lambda one: UNNUMBERED if one.number is None else one.number
    )
    known = persons or {}
    rows = tuple(
        _row(subject, worked[subject.id], board.days, _away(subject, board.days, known))
        for subject in order
    )
    columns = list(zip(*(row.codes for row in rows), strict=True)) or [()] * len(board.days)
    return Dood(
        kind,
        board.days,
        rows,
        tuple(sum(code in WORKING for code in column) for column in columns),
        tuple(column.count("H") for column in columns),
    )


def _away(
    subject: _Subject, days: tuple[Day, ...], persons: Mapping[str, Subject]
) -> frozenset[int]:
    """Return the positions of the days on which the person who plays a role is away."""
    person = persons.get(subject.person_id or "")
    if person is None or not person.away:
        return frozenset()
    return frozenset(at for at, day in enumerate(days) if person.away_on(day.date))


def _row(
    subject: _Subject, worked: set[int], days: tuple[Day, ...], away: frozenset[int]
) -> DoodRow:
    first, last = min(worked), max(worked)
    codes = [""] * len(days)
    for at in range(first, last + 1):
        if days[at].shoots:
            codes[at] = "W" if at in worked else "I" if at in away else "H"
    codes[first] = "SW"
    codes[last] = "SWF" if first == last else "WF"
    return DoodRow(
        subject.id,
        subject.number,
        subject.name,
        subject.other_name,
        tuple(codes),
        work=len(worked),
        hold=codes.count("H"),
        travel=0,
        first=days[first].date,
        last=days[last].date,
        idle=codes.count("I"),
        conflicts=away & worked,
    )


def _story(placed: tuple[int, Strip]) -> int:
    return min((scene.story for scene in placed[1].scenes), default=0)


_Reader = Callable[[Strip], Iterable[_Subject]]
_Elements = Mapping[str, Iterable[ElementRef]]


def _cast(_: _Elements) -> _Reader:
    return lambda strip: (
        _Subject(ref.character_id, ref.cast_number, ref.name, ref.other_name, ref.person_id)
        for ref in strip.cast
    )


def _sets(_: _Elements) -> _Reader:
    return lambda strip: (
        _Subject(scene.set_id, None, scene.set_name, scene.other_set_name)
        for scene in strip.scenes
        if scene.set_id
    )


def _places(_: _Elements) -> _Reader:
    return lambda strip: (
        _Subject(scene.place_id, None, scene.place_name, scene.other_place_name)
        for scene in strip.scenes
        if scene.place_id
    )


def _things(elements: _Elements) -> _Reader:
    return lambda strip: (
        _Subject(ref.element_id, None, ref.name, ref.other_name)
        for scene in strip.scenes
        for ref in elements.get(scene.scene_id, ())
    )


_READERS: dict[DoodKind, Callable[[_Elements], _Reader]] = {
    "cast": _cast,
    "set": _sets,
    "place": _places,
    "element": _things,
}
