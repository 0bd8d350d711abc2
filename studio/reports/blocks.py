"""What pages are filled with: blocks that know their height, draw themselves and can be cut."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from studio.reports.say import Said
from studio.reports.typeset import Align, Pen, Style, lines, width

# One line of a cell: texts with their styles behind each other.
Line = tuple[tuple[str, Style], ...]
SPACE = 0.42  # between two texts on one line, in sizes of the type


class Block(Protocol):
    """Something on a page; lengths in points."""

    @property
    def height(self) -> float:
        """The room it takes."""
        ...

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it below `top`, from `x` to the right."""
        ...

    def split(self, room: float) -> "tuple[Block, Block] | None":
        """Cut it so that the first part fits into `room`; None when it cannot be cut there."""
        ...


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty room."""

    height: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""

    def split(self, room: float) -> None:
        """Stay whole."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """Sends what follows to the next page."""

    height: float = 0.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""

    def split(self, room: float) -> None:
        """Stay whole."""


def set_lines(texts: Said, style: Style, room: float, *, one_line: bool = False) -> list[Line]:
    """Set a text of one or two languages: the second quiet, under the first or beside it.

    With `one_line` both stand on one line when they fit.
    """
    styles = [style, *[style.quiet()] * (len(texts) - 1)]
    if one_line and len(texts) > 1:
        whole = sum(width(text, style) for text in texts) + SPACE * style.size * (len(texts) - 1)
        if whole <= room and not any("\n" in text for text in texts):
            joined: list[tuple[str, Style]] = []
            for text, kind in zip(texts, styles, strict=True):
                joined.append((lines(text, kind, room)[0], kind))
            return [tuple(joined)]
    return [
        ((line, kind),)
        for text, kind in zip(texts, styles, strict=True)
        for line in lines(text, kind, room)
    ]


def lines_height(rows: Sequence[Line]) -> float:
    """Return the height of set lines."""
    return sum(row[0][1].line_height for row in rows)


def draw_lines(
    pen: Pen, rows: Sequence[Line], x: float, top: float, room: float, align: Align = "left"
) -> None:
    """Draw set lines below `top` in a column of `room` points."""
    for row in rows:
        first = row[0][1]
        if len(row) == 1:
            pen.lines([row[0][0]], x, top, first, room, align)
        else:
            at = x
            for text, style in row:
                pen.lines([text], at, top, style, room)
                at += width(text, style) + SPACE * style.size
        top -= first.line_height


@dataclass(frozen=True, slots=True)
class Words:
    """A text over the whole width."""

    rows: tuple[Line, ...]
    room: float
    after: float = 0.0
    align: Align = "left"

    @classmethod
    def of(
        cls,
        texts: Said,
        style: Style,
        room: float,
        *,
        one_line: bool = False,
        after: float = 0.0,
        align: Align = "left",
    ) -> Self:
        """Set a text."""
        return cls(tuple(set_lines(texts, style, room, one_line=one_line)), room, after, align)

    @property
    def height(self) -> float:
        """The height of the lines and the room after them."""
        return lines_height(self.rows) + self.after

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines."""
        draw_lines(pen, self.rows, x, top, self.room, self.align)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut between two lines."""
        count = 0
        while count < len(self.rows) and lines_height(self.rows[: count + 1]) <= room:
            count += 1
        if not 0 < count < len(self.rows):
            return None
        return replace(self, rows=self.rows[:count], after=0.0), replace(
            self, rows=self.rows[count:]
        )


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks under each other that belong together."""

    parts: tuple[Block, ...]

    @property
    def height(self) -> float:
        """The sum of the heights."""
        return sum(part.height for part in self.parts)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw one under the other."""
        for part in self.parts:
            part.draw(pen, x, top)
            top -= part.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut before or inside the part that does not fit."""
        first, rest = divided(self.parts, room)
        if not first or not rest:
            return None
        return Stack(tuple(first)), Stack(tuple(rest))


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks beside each other, each at its own distance from the left."""

    parts: tuple[tuple[float, Block], ...]

    @property
    def height(self) -> float:
        """The height of the tallest."""
        return max((part.height for _, part in self.parts), default=0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw them with their tops aligned."""
        for offset, part in self.parts:
            part.draw(pen, x + offset, top)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut each part that is too tall."""
        firsts: list[tuple[float, Block]] = []
        rests: list[tuple[float, Block]] = []
        for offset, part in self.parts:
            if part.height <= room:
                firsts.append((offset, part))
                continue
            cut = part.split(room)
            if cut is None:
                return None
            firsts.append((offset, cut[0]))
            rests.append((offset, cut[1]))
        return Beside(tuple(firsts)), Beside(tuple(rests))


@dataclass(frozen=True, slots=True)
class _Solid(Gap):
    """Stands for a block while columns are balanced."""

    heading: bool = False


@dataclass(frozen=True, slots=True)
class Newspaper:
    """Blocks that run down one column, then down the next; columns are balanced."""

    parts: tuple[Block, ...]
    count: int
    step: float  # from the left of a column to the left of the next

    @property
    def height(self) -> float:
        """The smallest height at which the parts fit into the columns."""
        solid = [_Solid(part.height, leads(part)) for part in self.parts]
        low = max((part.height for part in solid), default=0.0)
        high = sum(part.height for part in solid)
        while high - low > 0.1:
            middle = (low + high) / 2
            if self._columns(solid, middle)[1]:
                low = middle
            else:
                high = middle
        return high

    def _columns(
        self, parts: Sequence[Block], room: float
    ) -> tuple[list[list[Block]], list[Block]]:
        rest = list(parts)
        columns: list[list[Block]] = []
        for _ in range(self.count):
            first, rest = filled(rest, room)
            columns.append(first)
        return columns, rest

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw column by column."""
        for index, column in enumerate(self._columns(self.parts, self.height)[0]):
            Stack(tuple(column)).draw(pen, x + index * self.step, top)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Fill all columns to the room and leave the rest."""
        columns, rest = self._columns(self.parts, room)
        done = [part for column in columns for part in column]
        if not done or not rest:
            return None
        return replace(self, parts=tuple(done)), replace(self, parts=tuple(rest))


def leads(block: Block) -> bool:
    """Whether a block is a heading, which must not stand last on a page."""
    return bool(getattr(block, "heading", False))


def filled(blocks: Sequence[Block], room: float) -> tuple[list[Block], list[Block]]:
    """Divide whole blocks into those that fit and the rest; a heading moves with what it heads."""
    count, used = 0, 0.0
    while count < len(blocks) and used + blocks[count].height <= room + 0.01:
        used += blocks[count].height
        count += 1
    if count < len(blocks):
        while count and leads(blocks[count - 1]):
            count -= 1
    return list(blocks[:count]), list(blocks[count:])


def divided(blocks: Sequence[Block], room: float) -> tuple[list[Block], list[Block]]:
    """Divide blocks as `filled` does, and cut the first that does not fit when it can be cut."""
    first, rest = filled(blocks, room)
    ahead = 0
    while ahead < len(rest) and leads(rest[ahead]):
        ahead += 1
    if ahead == len(rest):
        return first, rest
    left = room - sum(block.height for block in (*first, *rest[:ahead]))
    cut = rest[ahead].split(left)
    if cut is None:
        return first, rest
    return [*first, *rest[:ahead], cut[0]], [cut[1], *rest[ahead + 1 :]]


def whole_rows(rows: Sequence[Block], room: float) -> tuple[list[Block], list[Block]]:
    """Divide rows as `filled` does; a row is cut only when not even one fits."""
    first, rest = filled(rows, room)
    return (first, rest) if first else divided(rows, room)
