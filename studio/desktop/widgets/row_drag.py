"""Moving rows by hand: drag with an insertion line and its cost, Alt+Up/Down as keyboard twin."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from studio.desktop.models.table import Heading, RecordTable

MIME = "application/x-ninesixteen-rows"
LABEL, EDGE = 24, 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What a move would cost, in a few words, and the colour of its mark."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where dragged rows would land: above a row, or `onto` the heading in that row."""

    row: int
    onto: bool = False


class RowDragView(QTableView):
    """A table whose rows can be moved when `movable`; the page does the moving.

    `moved(ids, after_id)`: the rows land after that row or heading, or on top when it is empty.
    With `onto_headings`, a heading is a place of its own: `dropped(ids, heading_id)`.
    `cost_of(ids, row_id, onto)` may tell what the move would cost, shown at the insertion line.
    """

    moved = Signal(list, str)
    dropped = Signal(list, str)

    def __init__(
        self, table: RecordTable[Any], *, movable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.cost_of: Callable[[list[str], str, bool], Cost] | None = None
        self.onto_headings = False
        self._movable = movable
        self._spot: Spot | None = None
        self._cost = Cost("")
        if movable and not table.ctx.store.read_only:
            self.setDragEnabled(True)
            self.setAcceptDrops(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            self.setDropIndicatorShown(False)

    def can_move(self) -> bool:
        """Tell whether rows can be moved now: not while sorted or read-only."""
        return (
            self._movable and self.table.sorted_by() is None and not self.table.ctx.store.read_only
        )

    def chosen_ids(self) -> list[str]:
        """Return the ids of the selected rows, from the top."""
        raise NotImplementedError

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Take the selected rows along."""
        ids = self.chosen_ids()
        if not ids or not self.can_move():
            return
        mime = QMimeData()
        mime.setData(MIME, json.dumps(ids).encode())
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.setPixmap(self._picture(len(ids)))
        drag.setHotSpot(QPoint(-12, -4))
        drag.exec(Qt.DropAction.MoveAction)
        self._show_spot(None, [])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept rows."""
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the rows would land, and what that would cost."""
        super().dragMoveEvent(event)  # scrolls at the edges
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the insertion line."""
        super().dragLeaveEvent(event)
        self._show_spot(None, [])

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the move to the page."""
        ids = _ids(event.mimeData())
        spot = self._spot_at(event.position().toPoint())
        self._show_spot(None, [])
        if ids and self.can_move():
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            signal = self.dropped if spot.onto else self.moved
            signal.emit(ids, self._named(spot))

    def nudge(self, event: QKeyEvent) -> bool:
        """Move the selected rows by one with Alt+Up or Alt+Down; False for another key."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not alt or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or not self._movable:
            return False
        rows = sorted(self.table.row_of(row_id) for row_id in self.chosen_ids())
        if rows and self.can_move():
            line = rows[0] - 1 if event.key() == Qt.Key.Key_Up else rows[-1] + 2
            if 0 <= line <= self.table.rowCount():
                self.moved.emit(self.chosen_ids(), self._named(Spot(line)))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then over them where the dragged ones would land, and the cost."""
        super().paintEvent(event)
        if self._spot is None:
            return
        row, last = self._spot.row, self.table.rowCount() - 1
        edge = self.rowViewportPosition(row) if row <= last else self._bottom()
        painter = QPainter(self.viewport())
        colour = self.table.ctx.theme.colour("focus")
        width = self.viewport().width()
        if self._spot.onto:
            painter.setPen(QPen(colour, 2))
            painter.drawRect(QRect(1, edge, width - 2, self.rowHeight(row) - 2))
            edge += self.rowHeight(row)
        else:
            painter.fillRect(QRect(0, edge - 1, width, 2), colour)
        if self._cost.text:
            self._draw_cost(painter, edge)
        painter.end()

    def _draw_cost(self, painter: QPainter, edge: int) -> None:
        look, view = self.table.ctx.look, self.viewport().rect()
        metrics = QFontMetrics(look.fonts.small_strong)
        text = metrics.elidedText(
            self._cost.text, Qt.TextElideMode.ElideRight, view.width() - 2 * EDGE - 24
        )
        width = metrics.horizontalAdvance(text) + 24
        top = edge + 6 if edge + 6 + LABEL < view.height() else edge - LABEL - 6
        box = QRect(view.width() - width - EDGE, top, width, LABEL)
        theme = look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("toast"))
        painter.drawRoundedRect(box, 7, 7)
        if self._cost.tone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._cost.tone))
            painter.drawRoundedRect(box.adjusted(4, 6, 7 - box.width(), -6), 1.5, 1.5)
        painter.setFont(look.fonts.small_strong)
        painter.setPen(theme.colour("toast_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _picture(self, count: int) -> QPixmap:
        """Draw what hangs at the pointer: how many rows come along."""
        look, ratio = self.table.ctx.look, self.devicePixelRatioF()
        words = self.table.ctx.lang.count("{n} row", "{n} rows", count)
        width = QFontMetrics(look.fonts.small_strong).horizontalAdvance(words) + 20
        made = QPixmap(round(width * ratio), round(LABEL * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.theme.colour("accent"))
        box = QRect(0, 0, width, LABEL)
        painter.drawRoundedRect(box, 7, 7)
        painter.setFont(look.fonts.small_strong)
        painter.setPen(look.theme.colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return made

    def _bottom(self) -> int:
        last = self.table.rowCount() - 1
        return self.rowViewportPosition(last) + self.rowHeight(last) if last >= 0 else 0

    def _consider(self, event: QDragMoveEvent) -> None:
        ids = _ids(event.mimeData())
        if not ids or not self.can_move():
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._show_spot(self._spot_at(event.position().toPoint()), ids)

    def _show_spot(self, spot: Spot | None, ids: Sequence[str]) -> None:
        if spot == self._spot:
            return
        self._spot = spot
        self._cost = Cost("")
        if spot is not None and self.cost_of is not None:
            self._cost = self.cost_of(list(ids), self._named(spot), spot.onto)
        self.viewport().update()

    def _spot_at(self, point: QPoint) -> Spot:
        """Return where something dropped at this point lands."""
        row = self.rowAt(point.y())
        if row < 0:
            return Spot(self.table.rowCount())
        if self.onto_headings and isinstance(self.table.at(row), Heading):
            return Spot(row, onto=True)
        below_middle = point.y() > self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return Spot(row + 1 if below_middle else row)

    def _named(self, spot: Spot) -> str:
        """Return the id of the heading dropped on, or of the row above the line."""
        row = spot.row if spot.onto else spot.row - 1
        return self.table.at(row).id if 0 <= row < self.table.rowCount() else ""


def _ids(mime: QMimeData) -> list[str]:
    if not mime.hasFormat(MIME):
        return []
    found = json.loads(bytes(mime.data(MIME).data()))
    return [str(row_id) for row_id in found]
