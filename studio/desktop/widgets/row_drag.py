"""Moving rows by hand: drag with an insertion line and its cost, Alt+Up/Down as keyboard twin."""

import json
from collections.abc import Callable, Sequence
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
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from studio.desktop.models.table import RecordTable

MIME = "application/x-ninesixteen-rows"


class RowDragView(QTableView):
    """A table whose rows can be moved when `movable`; the page does the moving.

    `moved(ids, after_id)`: the rows land after that row or heading, or on top when it is empty.
    `cost_of(ids, after_id)` may return a short text shown at the insertion line.
    """

    moved = Signal(list, str)

    def __init__(
        self, table: RecordTable[Any], *, movable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.cost_of: Callable[[list[str], str], str] | None = None
        self._movable = movable
        self._line: int | None = None  # the row above which the dragged rows would land
        self._cost = ""
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
        drag.exec(Qt.DropAction.MoveAction)
        self._show_line(None, [])

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
        self._show_line(None, [])

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the move to the page."""
        ids = _ids(event.mimeData())
        line = self._row_at(event.position().toPoint())
        self._show_line(None, [])
        if ids and self.can_move():
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.moved.emit(ids, self._after(line))

    def nudge(self, event: QKeyEvent) -> bool:
        """Move the selected rows by one with Alt+Up or Alt+Down; False for another key."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not alt or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or not self._movable:
            return False
        rows = sorted(self.table.row_of(row_id) for row_id in self.chosen_ids())
        if rows and self.can_move():
            line = rows[0] - 1 if event.key() == Qt.Key.Key_Up else rows[-1] + 2
            if 0 <= line <= self.table.rowCount():
                self.moved.emit(self.chosen_ids(), self._after(line))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the insertion line over them."""
        super().paintEvent(event)
        if self._line is None:
            return
        look = self.table.ctx.look
        last = self.table.rowCount() - 1
        edge = self.rowViewportPosition(self._line) if self._line <= last else self._bottom()
        painter = QPainter(self.viewport())
        colour = look.theme.colour("focus")
        painter.fillRect(QRect(0, edge - 1, self.viewport().width(), 2), colour)
        if self._cost:
            width = QFontMetrics(look.fonts.small_strong).horizontalAdvance(self._cost) + 16
            box = QRect(self.viewport().width() - width - 8, max(0, edge - 11), width, 22)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.theme.colour("accent"))
            painter.drawRoundedRect(box, 7, 7)
            painter.setFont(look.fonts.small_strong)
            painter.setPen(look.theme.colour("on_accent"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._cost)
        painter.end()

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
        self._show_line(self._row_at(event.position().toPoint()), ids)

    def _show_line(self, line: int | None, ids: Sequence[str]) -> None:
        if line == self._line:
            return
        self._line = line
        wanted = self.cost_of if line is not None else None
        self._cost = wanted(list(ids), self._after(line or 0)) if wanted else ""
        self.viewport().update()

    def _row_at(self, point: QPoint) -> int:
        """Return the row above which something dropped at this point lands."""
        row = self.rowAt(point.y())
        if row < 0:
            return self.table.rowCount()
        below_middle = point.y() > self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + 1 if below_middle else row

    def _after(self, line: int) -> str:
        return self.table.at(line - 1).id if 0 < line <= self.table.rowCount() else ""


def _ids(mime: QMimeData) -> list[str]:
    if not mime.hasFormat(MIME):
        return []
    found = json.loads(bytes(mime.data(MIME).data()))
    return [str(row_id) for row_id in found]
