"""Cells of the grid of subtitles: two lines of text in their script, figures with a meter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from studio.desktop.context import Context
from studio.desktop.fonts import baseline
from studio.desktop.models.table import Column, R, RecordTable
from studio.desktop.pages.subtitle_parts.desk import Desk, to_left
from studio.desktop.pages.subtitle_parts.editor import METER, TextEditor, breaks_line, text_font
from studio.desktop.widgets.cells import CellDelegate
from studio.desktop.widgets.pen import Pen, cell_box, start

Index = QModelIndex | QPersistentModelIndex
ROW = 48
_LINES = 2
_SMALLEST = 12  # pixels: text that is longer than its cell is drawn smaller before it is cut
_BAR, _TRACK = 3, 44
_NEAR = 0.9
_WIDE = 430


@dataclass(frozen=True)
class Verse(Column[R]):
    """A column of texts in one language, which may be of two lines."""

    code: str = ""


@dataclass(frozen=True)
class Meter(Column[R]):
    """A column of figures below each other, each with a bar that is full at what is allowed.

    `figures` gives (figure, share); a share above 1.0 is too much.
    """

    figures: Callable[[R], Sequence[tuple[str, float]]] | None = None


def _wrapped(line: str, font: QFont, width: int) -> list[str]:
    """Cut a line that is too long for its cell in two, so that more of it can be read."""
    if not line or QFontMetricsF(font).horizontalAdvance(line) <= width:
        return [line]
    layout = QTextLayout(line, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    units = line.encode("utf-16-le")
    at = 2 * first.textLength()
    return [units[:at].decode("utf-16-le").rstrip(), units[at:].decode("utf-16-le")]


class CueDelegate(CellDelegate):
    """Draws and edits the cells of the grid. `typed(cue_id, text)` while a text is being typed."""

    typed = Signal(str, str)

    def __init__(self, ctx: Context, desk: Desk, parent: QObject) -> None:
        super().__init__(ctx.look, parent)
        self._ctx = ctx
        self._desk = desk
        self._verse = Pen()
        self.replacing = False

    def content(
        self,
        painter: QPainter,
        rect: QRect,
        column: Column[Any],
        record: Any,
        mirrored: bool,
        *,
        strong: bool = False,
    ) -> None:
        """Draw a text of several lines, or a figure with its meter."""
        if isinstance(column, Verse):
            self._draw_verse(painter, rect, column, record, mirrored)
            return
        if isinstance(column, Meter) and column.figures is not None:
            self._draw_meter(painter, rect, column, record, mirrored)
            return
        super().content(painter, rect, column, record, mirrored, strong=strong)

    def _draw_verse(
        self, painter: QPainter, rect: QRect, column: Verse[Any], record: Any, mirrored: bool
    ) -> None:
        look = self._ctx.look
        font = text_font(column.code, look.fonts.text)
        box = cell_box(rect, column.align, mirrored)
        lines = column.read(record).split("\n")
        if len(lines) == 1:
            small = QFont(font)
            small.setPixelSize(_SMALLEST)
            if self._verse.fit(lines[0], box.width(), small)[0] != lines[0]:
                lines = _wrapped(lines[0], font, box.width())
        elif len(lines) > _LINES:
            lines = [*lines[: _LINES - 1], " ".join(lines[_LINES - 1 :])]
        font = self._reading_font(lines, font, box.width())
        token = column.colour(record) if column.colour else ""
        painter.save()
        painter.setFont(font)
        painter.setPen(look.theme.colour(token or "text"))
        right = to_left(column.code)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        high = min(20.0, box.height() / len(lines))
        top = box.y() + (box.height() - high * len(lines)) / 2
        for at, line in enumerate(lines):
            cut, width = self._verse.fit(line, box.width(), font)
            x = box.x() + box.width() - width if right else box.x()
            place = QRectF(box.x(), top + at * high, box.width(), high)
            painter.drawText(QPointF(x, baseline(place, look.fonts.text)), cut)
        painter.restore()

    def _reading_font(self, lines: Sequence[str], font: QFont, room: int) -> QFont:
        """Return the font in a size in which the lines are whole, not smaller than can be read."""
        for size in range(font.pixelSize(), _SMALLEST, -1):
            font.setPixelSize(size)
            if all(self._verse.fit(line, room, font)[0] == line for line in lines):
                return font
        font.setPixelSize(_SMALLEST)
        return font

    def _draw_meter(
        self, painter: QPainter, rect: QRect, column: Meter[Any], record: Any, mirrored: bool
    ) -> None:
        look = self._ctx.look
        box = cell_box(rect, column.align, mirrored)
        found = column.figures(record) if column.figures else ()
        high = (box.height() - 6) / max(1, len(found))
        width = min(box.width(), _TRACK)
        x = start(box, width, column.align, mirrored)
        for at, (figure, share) in enumerate(found):
            line = QRect(box.x(), round(box.y() + 3 + at * high), box.width(), round(high))
            too_much = share > 1
            font = look.fonts.small_strong if too_much else look.fonts.small
            cut, wide = self._verse.fit(figure, line.width(), font)
            upper = line.adjusted(0, 0, 0, -_BAR - 1)
            colour = look.theme.colour("bad" if too_much else "text")
            at_x = start(line, wide, column.align, mirrored)
            self._verse.write(painter, at_x, upper, cut, font, colour)
            track = QRectF(x, line.bottom() - _BAR - 1, width, _BAR)
            painter.fillRect(track, look.theme.colour("line"))
            full = QRectF(x, track.y(), width * min(1.0, share), _BAR)
            if mirrored:
                full.moveRight(track.right())
            token = "bad" if too_much else "warn" if share > _NEAR else "edge"
            painter.fillRect(full, look.theme.colour(token))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field for a text; other cells have the usual ones."""
        model = index.model()
        assert isinstance(model, RecordTable)  # noqa: S101 - the view takes no other model
        column, record = model.columns[index.column()], model.record(index)
        if not isinstance(column, Verse) or record is None:
            return super().createEditor(parent, option, index)
        cue_id = record.id

        def figure(text: str) -> Any:
            cue = self._desk.cue(cue_id) or record.cue
            return self._desk.figures(cue, text)

        is_source = column.code == self._desk.source
        source = ("", "") if is_source else (record.source, self._desk.source)
        made = TextEditor(self._ctx, column.code, figure, parent, source)
        made.setAccessibleName(column.title)
        if column.code == self._desk.code:
            made.textChanged.connect(lambda: self.typed.emit(cue_id, made.toPlainText()))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the text into its field; typing on a cell replaces what was there."""
        if not isinstance(editor, TextEditor):
            super().setEditorData(editor, index)
            return
        editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.document().clearUndoRedoStacks()
        cursor = editor.textCursor()
        move = cursor.MoveOperation
        if self.replacing:
            editor.selectAll()
        else:
            cursor.movePosition(move.End)
            editor.setTextCursor(cursor)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write the text."""
        if isinstance(editor, TextEditor):
            model.setData(index, editor.toPlainText())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the field over its cell, with the meter below it."""
        if not isinstance(editor, TextEditor):
            super().updateEditorGeometry(editor, option, index)
            return
        rect: QRect = option.rect
        view = option.widget.viewport()  # type: ignore[attr-defined]
        lines = max(_LINES, editor.blockCount())
        line = QFontMetricsF(editor.font()).height()
        high = round(max(rect.height(), lines * line + 14) + METER)
        wide = max(rect.width(), min(_WIDE, view.width()))
        left = max(0, min(rect.x(), view.width() - wide))
        top = rect.y() if rect.y() + high <= view.height() else max(0, view.height() - high)
        editor.setGeometry(left, top, wide, high)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Nothing is being typed any more."""
        self.typed.emit("", "")
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Enter with Ctrl, Shift or Alt break the line."""
        if (
            isinstance(editor, TextEditor)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and breaks_line(event)
        ):
            return False
        return super().eventFilter(editor, event)
