"""Paints the rows of a manuscript and makes the fields that edit them in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.desktop.context import Context
from studio.desktop.fonts import baseline
from studio.desktop.models.table import RecordTable
from studio.desktop.widgets.cells import BAR
from studio.desktop.widgets.manuscript_editors import RowEditor
from studio.desktop.widgets.manuscript_layout import EDGE, GUTTER, LINE, Block, Setter
from studio.desktop.widgets.manuscript_rows import EPISODE, HEADING, Row
from studio.desktop.widgets.pen import Pen

Index = QModelIndex | QPersistentModelIndex
# Kinds that are no action and no speech carry an icon, so that colour is never the only cue.
ICONS = {
    "transition": "chevron-right",
    "shot": "clapperboard",
    "caption": "captions",
    "note": "message-square",
    "section": "hash",
    "synopsis": "info",
    "page_break": "scissors",
    "meta": "list",
}
STAR = 14  # the room of the mark of a changed row
_MUTED = frozenset({"parenthetical", "note", "synopsis", "meta", "page_break", "transition"})


class ManuscriptDelegate(QStyledItemDelegate):
    """Draws rows as a manuscript; `make_editor(row, parent)` makes the field of a row."""

    def __init__(self, ctx: Context, setter: Setter, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._look = ctx.look
        self._setter = setter
        self._pen = Pen()
        self.words: list[str] = []
        self.make_editor: Callable[[Row, QWidget], RowEditor] | None = None
        self.left: Callable[[RowEditor], None] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Measure a row at the width of the view."""
        row = _row(index)
        width = option.widget.viewport().width()  # type: ignore[attr-defined]
        return QSize(width, self._setter.block(row, width).height if row else LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = _row(index)
        if row is None:
            return
        rect: QRect = option.rect
        block = self._setter.block(row, rect.width())
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        if row.kind == EPISODE:
            self._ground(painter, rect.adjusted(8, 2, -8, -4), "selection" if chosen else "")
            self._title(painter, rect, row)
        elif row.kind == HEADING:
            self._heading(painter, block.text.translated(rect.topLeft()), row, chosen)
        else:
            top = min(block.text.y(), block.cue.y() if row.cue else block.text.y())
            ground = rect.adjusted(8, max(0, top - 2), -8, -1)
            self._ground(painter, ground, "selection" if chosen else "")
            self._line(painter, rect, row, block)
        if state & QStyle.StateFlag.State_HasFocus:
            self._focus(painter, rect, row, block)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, token: str) -> None:
        if token:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.colour(token))
            painter.drawRoundedRect(rect, 6, 6)

    def _focus(self, painter: QPainter, rect: QRect, row: Row, block: Block) -> None:
        box = block.text.translated(rect.topLeft()) if row.kind == HEADING else None
        ring = box or rect.adjusted(8, 0, -8, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(ring).adjusted(1, 1, -1, -1), 6, 6)

    def _title(self, painter: QPainter, rect: QRect, row: Row) -> None:
        fonts, theme = self._look.fonts, self._look.theme
        box = rect.adjusted(EDGE, 6, -EDGE, 0)
        title = f"{row.number}  {row.text}".strip()
        self._text(painter, QRect(box.x(), box.y(), box.width(), 28), title, fonts.title, "text")
        under = QRect(box.x(), box.y() + 28, box.width(), 22)
        self._text(painter, under, row.facts, fonts.text, "muted")
        painter.setPen(theme.colour("line"))

    def _heading(self, painter: QPainter, box: QRect, row: Row, chosen: bool) -> None:
        theme, fonts = self._look.theme, self._look.fonts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = theme.colour("selection") if chosen else theme.tint(row.token, share=0.1)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 6, 6)
        painter.setBrush(theme.colour(row.token))
        painter.drawRoundedRect(QRect(box.x(), box.y(), BAR, box.height()), 2, 2)
        facts, wide = self._pen.fit(row.facts, box.width() // 3, fonts.text)
        end = box.right() - 12
        if row.star:
            end -= STAR
            self._star(painter, QRect(end + 4, box.y(), STAR, box.height()), row)
        right = end - int(wide)
        self._text(
            painter, QRect(right, box.y(), int(wide) + 1, box.height()), facts, fonts.text, "muted"
        )
        x = box.x() + EDGE
        strong = "muted" if row.omitted else "text"
        for text, font, token in (
            (row.number, self._setter.strong, strong),
            (row.light, fonts.small_strong, "muted" if row.omitted else f"{row.token}_text"),
            (row.text, self._setter.strong, strong),
            (row.other, fonts.text, "muted"),
        ):
            room = right - x - 12
            if text and room > 16:
                at = QRect(x, box.y(), room, box.height())
                x += self._text(painter, at, text, font, token, struck=row.omitted) + 12

    def _star(self, painter: QPainter, box: QRect, row: Row) -> None:
        """Draw the star of a revision: that of the current one stands out."""
        token = "accent_text" if row.star == "current" else "muted"
        self._text(painter, box, "*", self._setter.strong, token)

    def _line(self, painter: QPainter, rect: QRect, row: Row, block: Block) -> None:
        theme = self._look.theme
        at = block.text.translated(rect.topLeft())
        self._mark(painter, QRect(rect.x() + EDGE, at.y(), 16, LINE), row)
        if row.cue:
            cue = block.cue.translated(rect.topLeft())
            self._text(painter, cue, row.cue, self._setter.strong, "text")
        if block.layout is None or not row.text:
            return
        painter.setPen(theme.colour("muted" if row.kind in _MUTED else "text"))
        block.layout.draw(painter, QPointF(at.topLeft()), self._found(row.text))
        if row.star:
            left = EDGE + GUTTER + self._setter.room(rect.width()) + 4
            self._star(painter, QRect(rect.x() + left, at.y(), STAR, LINE), row)

    def _mark(self, painter: QPainter, box: QRect, row: Row) -> None:
        if row.kind == "action" and self._setter.eastern:
            self._text(painter, box, "△", self._setter.body, "muted")
        elif row.kind in ICONS and (self._setter.eastern or row.kind != "transition"):
            scale = painter.device().devicePixelRatioF()
            icon = self._look.icons.pixmap(ICONS[row.kind], "muted", 14, scale)
            painter.drawPixmap(QPointF(box.x(), box.y() + 4), icon)

    def _found(self, text: str) -> list[QTextLayout.FormatRange]:
        """Mark the words of the filter."""
        ranges = []
        folded = text.casefold()
        for word in self.words:
            at = folded.find(word)
            while at >= 0:
                made = QTextLayout.FormatRange()
                made.start, made.length = at, len(word)
                look = QTextCharFormat()
                look.setBackground(self._look.theme.tint("warn", share=0.35))
                look.setForeground(self._look.theme.colour("text"))
                made.format = look
                ranges.append(made)
                at = folded.find(word, at + len(word))
        return ranges

    def _text(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        font: QFont,
        token: str,
        *,
        struck: bool = False,
    ) -> int:
        """Draw one line, cut to its box, and return its width."""
        cut, width = self._pen.fit(text, box.width() + 1, font)
        if struck:
            font = QFont(font)
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(self._look.theme.colour(token))
        painter.drawText(QPointF(box.x(), baseline(QRectF(box), font)), cut)
        return int(width)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field of a row."""
        row = _row(index)
        assert row is not None  # noqa: S101 - the view edits rows only
        assert self.make_editor is not None  # noqa: S101 - set by the view
        return self.make_editor(row, parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave what is being typed: the field was filled when it was made."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed; the row changes when the production has."""
        if isinstance(editor, RowEditor) and self.left is not None:
            self.left(editor)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the field over the row."""
        row = _row(index)
        if row is not None and isinstance(editor, RowEditor):
            rect: QRect = option.rect
            editor.lie_over(rect, self._setter.block(row, rect.width()))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave all keys to the field itself."""
        return False


def _row(index: Index) -> Row | None:
    model = index.model()
    return model.record(index) if isinstance(model, RecordTable) else None


def words_of(text: str) -> Sequence[str]:
    """Split a filter into the words that rows must have."""
    return text.casefold().split()
