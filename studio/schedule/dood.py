"""Day out of days: on which days a role, set, place or element works, or waits."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from studio.schedule.model import UNNUMBERED, Board, Day, ElementRef, Strip

DoodKind = Literal["cast", "set", "place", "element"]
KINDS: tuple[DoodKind, ...] = ("cast", "set", "place", "element")
WORKING = frozenset({"SW", "W", "WF", "SWF"})


@dataclass(frozen=True, slots=True)
class DoodRow:
    """One line: a code per day, which is empty where it neither works nor waits.

    `id` is the character's, set's, place's or element's; `number` is the cast number.
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


def dood(
    board: Board,
    kind: DoodKind = "cast",
    elements: Mapping[str, Iterable[ElementRef]] | None = None,
) -> Dood:
    """Count the days of a board: SW, W, H, WF or SWF per shooting day.

    Days off and travel days have no codes. Rows are by cast number, then in the order of first
    appearance in the story. `elements` by scene id is needed for the kind `element`.
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
    rows = tuple(_row(subject, worked[subject.id], board.days) for subject in order)
    columns = list(zip(*(row.codes for row in rows), strict=True)) or [()] * len(board.days)
    return Dood(
        kind,
        board.days,
        rows,
        tuple(sum(code in WORKING for code in column) for column in columns),
        tuple(column.count("H") for column in columns),
    )


def _row(subject: _Subject, worked: set[int], days: tuple[Day, ...]) -> DoodRow:
    first, last = min(worked), max(worked)
    codes = [""] * len(days)
    for at in range(first, last + 1):
        if days[at].shoots:
            codes[at] = "W" if at in worked else "H"
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
    )


def _story(placed: tuple[int, Strip]) -> int:
    return min((scene.story for scene in placed[1].scenes), default=0)


_Reader = Callable[[Strip], Iterable[_Subject]]
_Elements = Mapping[str, Iterable[ElementRef]]


def _cast(_: _Elements) -> _Reader:
    return lambda strip: (
        _Subject(ref.character_id, ref.cast_number, ref.name, ref.other_name) for ref in strip.cast
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
