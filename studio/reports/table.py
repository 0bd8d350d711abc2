"""Tables: columns that share the width, rows with hairlines, colour bars and day bands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from studio.reports.blocks import Block, Line, draw_lines, lines_height, set_lines, whole_rows
from studio.reports.say import NOTHING, Said
from studio.reports.typeset import HAIRLINE, INK, PAPER, SHADE, Align, Pen, Style, width

EDGE = 3.0  # from the edge of a painted field to the text in it


@dataclass(frozen=True, slots=True)
class Look:
    """How dense a table is: type size, room above and below a row, line distance, gutter."""

    size: float = 8.0
    pad: float = 2.2
    leading: float = 1.25
    gutter: float = 5.5

    @property
    def style(self) -> Style:
        """The style of a cell."""
        return Style(self.size, leading=self.leading)

    @property
    def head(self) -> Style:
        """The style of a column title."""
        return Style(max(6.5, min(7.5, self.size - 0.5)), bold=True)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width, or its share of the width that is left.

    A width is in points at 7.5 pt type and grows with the type.
    """

    title: Said
    width: float = 0.0
    share: float = 0.0
    align: Align = "left"
    bold: bool = False
    quiet: bool = False
    one_line: bool = False
    tag: bool = False  # the colour of a row is painted behind this cell

    def style(self, look: Look) -> Style:
        """Return the style of its cells."""
        style = look.style.strong() if self.bold else look.style
        return style.quiet() if self.quiet else style


@dataclass(frozen=True, slots=True)
class Cells:
    """One set row: for each column its place, its alignment and its lines."""

    cells: tuple[tuple[float, float, Align, tuple[Line, ...]], ...]
    room: float
    pad: float
    tags: tuple[tuple[float, float, str], ...] = ()
    fill: str = ""
    rule: str = HAIRLINE
    thickness: float = 0.4
    heading: bool = False

    @property
    def height(self) -> float:
        """The tallest cell and the room around it."""
        return max(lines_height(rows) for *_, rows in self.cells) + 2 * self.pad

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the tint, the coloured tags, the cells and the rule below."""
        height = self.height
        if self.fill:
            pen.box(x, top, self.room, height, self.fill)
        for start, wide, colour in self.tags:
            pen.box(x + start, top - 1.0, wide, height - 2.0, colour, HAIRLINE)
        for offset, room, align, rows in self.cells:
            draw_lines(pen, rows, x + offset, top - self.pad, room, align)
        if self.rule:
            pen.rule(x, top - height, self.room, self.thickness, self.rule)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut a row between lines: only for a row that is taller than a page."""
        firsts, rests = [], []
        for offset, wide, align, rows in self.cells:
            count = 0
            while count < len(rows) and lines_height(rows[: count + 1]) <= room - 2 * self.pad:
                count += 1
            firsts.append((offset, wide, align, rows[:count]))
            rests.append((offset, wide, align, rows[count:]))
        if not any(rows for *_, rows in firsts) or not any(rows for *_, rows in rests):
            return None
        return (
            replace(self, cells=tuple(firsts), rule=""),
            replace(self, cells=tuple(rests)),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A heading that is repeated on every page, and rows."""

    head: Block
    rows: tuple[Block, ...]

    @property
    def height(self) -> float:
        """The height of the heading and the rows."""
        return self.head.height + sum(row.height for row in self.rows)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the heading and the rows."""
        for block in (self.head, *self.rows):
            block.draw(pen, x, top)
            top -= block.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut between rows; both parts have the heading."""
        first, rest = whole_rows(self.rows, room - self.head.height)
        if not first or not rest:
            return None
        return replace(self, rows=tuple(first)), replace(self, rows=tuple(rest))


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table at a width, from which its rows are made."""

    columns: tuple[Column, ...]
    room: float
    look: Look = Look()

    @property
    def _places(self) -> list[tuple[float, float]]:
        """Return left end and width of each column."""
        start = EDGE if self.columns[0].tag else 0.0
        gutters = self.look.gutter * (len(self.columns) - 1)
        fixed = [self._fixed(column) for column in self.columns]
        left = self.room - start - gutters - sum(fixed)
        shares = sum(column.share for column in self.columns) or 1.0
        places = []
        for column, least in zip(self.columns, fixed, strict=True):
            wide = least + max(0.0, left) * column.share / shares
            places.append((start, wide))
            start += wide + self.look.gutter
        return places

    def _fixed(self, column: Column) -> float:
        """Return the width of a column without its share: no word of its title is broken."""
        if not column.width:
            return 0.0
        scale = max(1.0, self.look.size / 7.5)
        return max(column.width * scale, _widest_word(column.title, self.look.head))

    def head(self) -> Cells:
        """Make the heading row, each language on its own line."""
        style = self.look.head
        cells = [
            (at, wide, column.align, tuple(_title(column.title, style, wide)))
            for column, (at, wide) in zip(self.columns, self._places, strict=True)
        ]
        return Cells(tuple(cells), self.room, 2.2, rule=INK, thickness=0.8, heading=True)

    def row(
        self,
        cells: Sequence[Said],
        *,
        colour: str = "",
        colours: Sequence[str] = (),
        fill: str = "",
        bold: bool = False,
    ) -> Cells:
        """Make a row; `colour` is painted behind the tag column, `fill` behind the whole row.

        `colours` gives each cell its own, an empty one for none.
        """
        laid = []
        tags = []
        painted = colours or [colour if column.tag else "" for column in self.columns]
        for column, (at, wide), texts, own in zip(
            self.columns, self._places, cells, painted, strict=True
        ):
            style = column.style(self.look)
            style = style.strong() if bold else style
            rows = set_lines(texts, style, wide, one_line=column.one_line)
            laid.append((at, wide, column.align, tuple(rows)))
            if own:
                tags.append((at - EDGE, wide + 2 * EDGE, own))
        return Cells(tuple(laid), self.room, self.look.pad, tuple(tags), fill)

    def band(self, left: Said, right: Said = NOTHING, *, dark: bool = False) -> Cells:
        """Make a row over the whole width that heads the rows after it."""
        style = Style(self.look.size, bold=True, colour=PAPER if dark else INK)
        rights = [_one(right, style)]
        side = width(rights[0][0][0], style) if right != NOTHING else 0.0
        room = self.room - 2 * EDGE - (side + 8.0 if side else 0.0)
        lefts = [_plain(line, style) for line in set_lines(left, style, room, one_line=True)]
        cells: list[tuple[float, float, Align, tuple[Line, ...]]] = [
            (EDGE, room, "left", tuple(lefts))
        ]
        if side:
            cells.append((self.room - EDGE - side, side, "right", tuple(rights)))
        fill = INK if dark else SHADE
        return Cells(tuple(cells), self.room, 2.4, (), fill, "", heading=True)

    def labelled(self, label: Said, texts: Said, wide: float) -> Cells:
        """Make a row of a label and a text over the rest of the width."""
        style = self.look.style
        rest = self.room - wide - self.look.gutter
        return Cells(
            (
                (0.0, wide, "left", tuple(set_lines(label, style.strong(), wide, one_line=True))),
                (self.room - rest, rest, "left", tuple(set_lines(texts, style, rest))),
            ),
            self.room,
            self.look.pad,
        )

    def remark(self, texts: Said) -> Cells:
        """Make a row of one quiet sentence over the whole width."""
        style = self.look.style.quiet()
        rows = set_lines(texts, style, self.room - 2 * EDGE, one_line=True)
        return Cells(((EDGE, self.room - 2 * EDGE, "left", tuple(rows)),), self.room, 4.0)

    def table(self, rows: Sequence[Block]) -> Table:
        """Make a table of such rows."""
        return Table(self.head(), tuple(rows))


def _title(texts: Said, style: Style, room: float) -> list[Line]:
    first, *others = texts
    rows = set_lines((first,), style, room)
    quiet = replace(style, bold=False).quiet()
    for text in others:
        rows += set_lines((text,), quiet, room)
    return rows


def _one(texts: Said, style: Style) -> Line:
    return set_lines(("  ".join(text for text in texts if text),), style, 1e6)[0]


def _plain(line: Line, style: Style) -> Line:
    """On a dark band the second language cannot be grey."""
    return tuple((text, replace(kind, colour=style.colour)) for text, kind in line)


@lru_cache(maxsize=512)
def _widest_word(texts: Said, style: Style) -> float:
    words = [word for text in texts for word in text.split()]
    return max((width(word, style) for word in words), default=0.0)
