"""The takes as a contact sheet: large pictures under the headings of their scenes."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from studio.desktop.models.table import Heading
from studio.desktop.pages.takes_parts.rows import Row, stars
from studio.desktop.pages.takes_parts.table import TakeTable
from studio.desktop.pages.takes_parts.view import PLAYER_KEYS
from studio.desktop.widgets.pen import PAD, Pen
from studio.desktop.widgets.table_view import ROW, TableView
from studio.takes.model import BEST

Index = QModelIndex | QPersistentModelIndex
PICTURE = QSize(90, 160)
EDGE, LINE = 8, 20
TILE = QSize(PICTURE.width() + 2 * EDGE, PICTURE.height() + 2 * LINE + 2 * EDGE)


class TileDelegate(QStyledItemDelegate):
    """Draws a take as a picture with its name and its stars, and headings across."""

    def __init__(self, table: TakeTable, view: "Contact") -> None:
        super().__init__(view)
        self._table, self._view = table, view
        self._pen = Pen()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a heading a whole line."""
        if isinstance(self._table.at(index.row()), Heading):
            return QSize(self._view.viewport().width() - 2, ROW)
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one tile or heading."""
        shown = self._table.at(index.row())
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        theme = self._table.ctx.theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        if isinstance(shown, Heading):
            self._heading(painter, rect, shown)
        else:
            self._tile(painter, rect, shown)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        fonts, theme = self._table.ctx.look.fonts, self._table.ctx.theme
        title, wide = self._pen.fit(heading.title, rect.width() - 2 * PAD, fonts.strong)
        at = rect.x() + PAD
        self._pen.write(painter, at, rect, title, fonts.strong, theme.colour("text"))
        words = "  ·  ".join(filter(None, (heading.detail, heading.note)))
        room = int(rect.width() - wide - 3 * PAD)
        if room > PAD:
            cut, _ = self._pen.fit(words, room, fonts.text)
            self._pen.write(painter, at + wide + PAD, rect, cut, fonts.text, theme.colour("muted"))

    def _tile(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look, theme = self._table.ctx.look, self._table.ctx.theme
        room = QRectF(rect.x() + EDGE, rect.y() + EDGE, PICTURE.width(), PICTURE.height())
        painter.fillRect(room, theme.colour("line"))
        picture = self._table.picture(row)
        if picture is not None:
            size = picture.size().scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF(0, 0, size.width(), size.height())
            box.moveCenter(room.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
        name = self._table.name(row)
        line = QRect(round(room.x()), round(room.bottom()) + 4, PICTURE.width(), LINE)
        self._line(painter, line, name, look.fonts.strong, "bad" if row.missing else "text")
        if row.take.circled:
            scale = painter.device().devicePixelRatio()
            drawn = look.icons.pixmap("circle-check", "good", 14, scale)
            painter.drawPixmap(line.right() - 14, line.y() + 3, drawn)
        second, colour = stars(row.take.rating), "warn"
        if row.take.ng_reason:
            second, colour = self._table.reason(row), "bad"
        self._line(painter, line.translated(0, LINE), second, look.fonts.small, colour)

    def _line(self, painter: QPainter, line: QRect, text: str, font: Any, colour: str) -> None:
        cut, _ = self._pen.fit(text, line.width(), font)
        self._pen.write(painter, line.x(), line, cut, font, self._table.ctx.theme.colour(colour))


class Contact(QListView):
    """Shows the rows of the list as tiles; both have one selection."""

    rated = Signal(int)
    circled = Signal()
    for_player = Signal(object)
    opened = Signal()

    def __init__(self, table: TakeTable, beside: TableView) -> None:
        super().__init__()
        self._table = table
        self.setModel(table)
        self.setSelectionModel(beside.selectionModel())
        self.setItemDelegate(TileDelegate(table, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumWidth(beside.minimumWidth())
        self.doubleClicked.connect(lambda _: self.opened.emit())
        table.ctx.look.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the headings be as wide as the sheet again."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures rate, C circles, letters steer the player, Enter plays."""
        text = event.text()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not text:
            super().keyPressEvent(event)
        elif text.isascii() and text.isdigit() and int(text) <= BEST:
            self.rated.emit(int(text))
        elif text.lower() == "c":
            self.circled.emit()
        elif text in (" ", "\r", "\n") or text.lower() in PLAYER_KEYS:
            if text.isspace() and text != " ":
                self.opened.emit()
            else:
                self.for_player.emit(event)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the player notice when a key is let go that it was told of."""
        super().keyReleaseEvent(event)
        if event.text() and event.text().lower() in PLAYER_KEYS:
            self.for_player.emit(event)
