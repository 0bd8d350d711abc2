"""Where everything stands in a row of the manuscript: measured once per row and width."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from studio.desktop.look import Look
from studio.desktop.widgets.manuscript_rows import EPISODE, HEADING, SPEECH, Row
from studio.script.model import SPOKEN

EDGE = 16  # free on both sides of the text
GUTTER = 24  # the marks of the kinds stand here
LINE = 22
STRIP = 34
WIDEST = 680
BREAK = "\u2028"  # what breaks a line inside a text layout
_NAMES = (56, 148)  # least and most width of the column of names


@dataclass(frozen=True, slots=True)
class Block:
    """A row measured: where its text stands, and its cue, seen from the row's corner."""

    height: int
    text: QRect
    cue: QRect
    layout: QTextLayout | None
    ascents: tuple[float, ...] = ()


class Setter:
    """Sets rows as a Chinese script does, names in a column, or as a Western one, cues above."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.eastern = True
        self._names = _NAMES[0]
        self._blocks: dict[str, tuple[Row, int, Block]] = {}
        self.body = _sized(look.fonts.text, 14)
        self.strong = _sized(look.fonts.strong, 14)
        self._cap = QFontMetricsF(self.body).capHeight()

    def prepare(self, rows: Iterable[Row], *, eastern: bool) -> None:
        """Choose the style and the width of the names for these rows."""
        metrics = QFontMetricsF(self.strong)
        widths = [metrics.horizontalAdvance(row.cue) for row in rows if row.cue]
        names = int(min(max([_NAMES[0], *widths]) + 4, _NAMES[1]))
        if (names, eastern) != (self._names, self.eastern):
            self._blocks.clear()
        self._names, self.eastern = names, eastern

    def block(self, row: Row, width: int) -> Block:
        """Return the measured row."""
        found = self._blocks.get(row.id)
        if found is None or found[0] != row or found[1] != width:
            found = self._blocks[row.id] = (row, width, self._measure(row, width))
        return found[2]

    def room(self, width: int) -> int:
        """Return the width of the text of a page this wide."""
        return max(160, min(width - 2 * EDGE - GUTTER, WIDEST))

    def baseline(self, line: int) -> float:
        """Return where a line of a text stands, seen from the text's top."""
        return line * LINE + (LINE + self._cap) / 2

    def _measure(self, row: Row, width: int) -> Block:
        none = QRect()
        if row.kind == EPISODE:
            return Block(64, QRect(EDGE, 8, width - 2 * EDGE, 26), none, None)
        if row.kind == HEADING:
            return Block(16 + STRIP + 6, QRect(8, 16, width - 16, STRIP), none, None)
        x, room, cue, top = self._place(row, width)
        layout = QTextLayout((row.text or " ").replace("\n", BREAK), self._font(row))
        option = QTextOption(_alignment(row, self.eastern))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        count, ascents = 0, []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, self.baseline(count) - line.ascent()))
            ascents.append(line.ascent())
            count += 1
        layout.endLayout()
        text = QRect(x, top, room, max(1, count) * LINE)
        return Block(top + text.height() + 4, text, cue, layout, tuple(ascents))

    def _font(self, row: Row) -> QFont:
        return self.strong if row.kind in ("section", "centred") else self.body

    def _place(self, row: Row, width: int) -> tuple[int, int, QRect, int]:
        """Return x and width of the text, the place of the cue, and the top of the text."""
        left, room = EDGE + GUTTER, self.room(width)
        has_cue = bool(row.cue) or (row.kind in SPOKEN and not row.character)
        if row.kind not in SPEECH:
            return left, room, QRect(), 6
        if self.eastern:
            top = 6 if has_cue else 0
            x = left + self._names + 12
            return x, room - self._names - 12, QRect(left, top, self._names, LINE), top
        x, part = left + room * 17 // 100, room * 62 // 100
        top = 6 + LINE if has_cue else 0
        cue = QRect(left + room * 36 // 100, 6, room * 60 // 100, LINE) if has_cue else QRect()
        if row.kind == "parenthetical":
            x, part = left + room * 26 // 100, room * 44 // 100
        return x, part, cue, top


def _alignment(row: Row, eastern: bool) -> Qt.AlignmentFlag:
    if row.kind == "centred":
        return Qt.AlignmentFlag.AlignHCenter
    if row.kind == "transition" and not eastern:
        return Qt.AlignmentFlag.AlignRight
    return Qt.AlignmentFlag.AlignLeft


def _sized(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    return made
