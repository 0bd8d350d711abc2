"""Printed rows of a script and how pages are made of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from studio.reports.screenplay.rich import Pieces
from studio.reports.typeset import Align


@dataclass(frozen=True, slots=True)
class Part:
    """A line of text at a place of a row; `x` in points from the paper's left edge."""

    x: float
    pieces: Pieces
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row. `before` is the free room above it, which the top of a page swallows.

    A page may end before a row that `breaks`; `cue` is who goes on speaking after such a break.
    `revisions` name what changed in it, `number` stands in both margins.
    """

    parts: tuple[Part, ...]
    height: float
    before: float = 0.0
    breaks: bool = True
    cue: str = ""
    revisions: tuple[str, ...] = ()
    number: str = ""
    new_page: bool = False


Rows = list[Row]


@dataclass(frozen=True, slots=True)
class Turning:
    """What is printed where a speech goes over a page: `(MORE)` below, the cue again above."""

    more: Callable[[Row], Row]
    again: Callable[[Row], Row]


def pages_of(rows: Sequence[Row], room: float, turning: Turning | None) -> list[Rows]:
    """Divide rows into pages of `room` points; only where none allows it a page ends anywhere."""
    pages: list[Rows] = []
    at = 0
    head: Rows = []
    while at < len(rows):
        end, speaks = _end_of_page(rows, at, room - sum(row.height for row in head), turning)
        page = [*head, *rows[at:end]]
        head = []
        if speaks and turning:
            page.append(turning.more(rows[end]))
            head = [turning.again(rows[end])]
        pages.append([replace(page[0], before=0.0), *page[1:]])
        at = end
    return pages


def _end_of_page(
    rows: Sequence[Row], first: int, room: float, turning: Turning | None
) -> tuple[int, bool]:
    """Return the row that begins the next page, and whether somebody is still speaking there."""
    best, used, at = first, 0.0, first
    speaks = False
    while at < len(rows):
        row = rows[at]
        if at > first and row.new_page:
            return at, False
        turns = bool(row.cue) and turning is not None
        if at > first and row.breaks and used + (row.height if turns else 0.0) <= room + 0.01:
            best, speaks = at, turns
        used += row.height + (row.before if at > first else 0.0)
        if used > room + 0.01:
            return (best, speaks) if best > first else (max(at, first + 1), False)
        at += 1
    return at, False


def kept_together(rows: Sequence[Row]) -> Rows:
    """Let no single row of a paragraph stand alone at the end or at the top of a page."""
    last = len(rows) - 1
    return [
        replace(row, breaks=row.breaks and (at == 0 or 1 < at < last))
        for at, row in enumerate(rows)
    ]


def joined_before(rows: Rows, ahead: Rows) -> None:
    """Keep the first of `ahead` on the page of the last of `rows`."""
    if rows and ahead:
        ahead[0] = replace(ahead[0], breaks=False)
