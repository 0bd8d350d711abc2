"""The table of a page: looks like the show's board, works by keyboard like a spreadsheet."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from studio.desktop.models.table import Heading, RecordTable
from studio.desktop.widgets import clipboard
from studio.desktop.widgets.acts import fill_menu
from studio.desktop.widgets.cells import STEPS, CellDelegate
from studio.desktop.widgets.header import TableHeader
from studio.desktop.widgets.headings import ARROW
from studio.desktop.widgets.pen import PAD
from studio.desktop.widgets.row_drag import RowDragView

if TYPE_CHECKING:
    from studio.desktop.pages.base import Act

ROW = 34
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class TableView(RowDragView):
    """Shows a RecordTable.

    Signals: `chosen(ids)` when the selected rows change, `opened(id)` for a double click on a
    cell that is not edited or Ctrl+Enter, `remove_asked(ids)` for Delete, `folded(id, open)` for
    a heading whose arrow is used, and, when `movable`, `moved(ids, after_id)` for a drag or
    Alt+Up/Down; `after_id` is empty for the very top.
    """

    chosen = Signal(list)
    opened = Signal(str)
    remove_asked = Signal(list)
    folded = Signal(str, bool)

    def __init__(
        self, model: RecordTable[Any], *, movable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, movable=movable, parent=parent)
        look = model.ctx.look
        self.menu_acts: Callable[[list[str]], Sequence[Act]] | None = None
        self._keep: tuple[list[str], str, int, str] = ([], "", 0, "")
        self._head = TableHeader(look, model.columns, self)
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        self.cells = CellDelegate(look, self)
        self.cells.moved.connect(self.step)
        self.setItemDelegate(self.cells)
        self._dress()
        self._head.sectionClicked.connect(self._sort_by)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        if any(callable(column.widest) for column in model.columns):
            model.filled.connect(lambda: self._head.share(self.viewport().width()))
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.doubleClicked.connect(self._double_clicked)
        look.changed.connect(self.viewport().update)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTabKeyNavigation(True)

    def chosen_ids(self) -> list[str]:
        """Return the ids of the selected rows, from the top."""
        rows: set[int] = set()  # from the ranges: asking for each row takes long for thousands
        for part in self.selectionModel().selection():  # type: ignore[attr-defined]
            rows.update(range(part.top(), part.bottom() + 1))
        chosen = (self.table.at(row) for row in sorted(rows))
        return [one.id for one in chosen if not isinstance(one, Heading) or one.selectable]

    def current_id(self) -> str:
        """Return the id of the row with the current cell; empty when there is none."""
        index = self.currentIndex()
        return self.table.at(index.row()).id if index.isValid() else ""

    def choose(self, ids: Sequence[str]) -> None:
        """Select these rows, make the first one current and scroll to it."""
        rows = [row for row in map(self.table.row_of, ids) if row >= 0]
        if not rows:
            return
        column = max(0, self.currentIndex().column())
        selection = QItemSelection()
        last = len(self.table.columns) - 1
        for row in rows:
            selection.select(self.table.index(row, 0), self.table.index(row, last))
        current = self.table.index(rows[0], column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        self.scrollTo(current)

    def step(self, rows: int, columns: int) -> None:
        """Move the current cell, over headings and folded columns, wrapping at a row's end."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        while columns:
            column += columns
            if not 0 <= column < len(self.table.columns):
                column = 0 if columns > 0 else len(self.table.columns) - 1
                rows = columns
                row = self._next_row(row, rows)
                break
            if not self.isColumnHidden(column):
                break
        if not columns:
            row = self._next_row(row, rows)
        index = self.table.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _SELECT)
            self.scrollTo(index)

    def _next_row(self, row: int, step: int) -> int:
        at = row + step
        while 0 <= at < self.table.rowCount():
            if not isinstance(self.table.at(at), Heading):
                return at
            at += step
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab move, Delete asks, Ctrl+C and Ctrl+V exchange with spreadsheets."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current_id())
        elif key in STEPS and not control:
            self.step(*STEPS[key])
        elif key == Qt.Key.Key_Delete and self.chosen_ids():
            self.remove_asked.emit(self.chosen_ids())
        elif key == Qt.Key.Key_Backspace:
            self._clear_cells()
        elif not self.nudge(event) and not self._fold(event):
            super().keyPressEvent(event)

    def _fold(self, event: QKeyEvent) -> bool:
        """Open and close a heading with Right, Left and Space."""
        heading = self._heading(self.currentIndex())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        opening = Qt.Key.Key_Left if mirrored else Qt.Key.Key_Right
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space)
        if heading is None or event.key() not in keys or event.modifiers():
            return False
        wanted = not heading.open if event.key() == Qt.Key.Key_Space else event.key() == opening
        if wanted != heading.open:
            self.folded.emit(heading.id, wanted)
        return True

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the whole of a heading again, whose frame goes over all columns."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid() and isinstance(self.table.at(index.row()), Heading):
                row = self.visualRect(index)
                self.viewport().update(0, row.y(), self.viewport().width(), row.height())

    def _heading(self, index: QModelIndex) -> Heading | None:
        """Return the heading in a row if it can be folded."""
        found = self.table.at(index.row()) if index.isValid() else None
        return found if isinstance(found, Heading) and found.open is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold a heading by a press on its arrow."""
        point = event.position().toPoint()
        heading = self._heading(self.indexAt(point))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inset = self.viewport().width() - point.x() if mirrored else point.x()
        if heading is not None and inset <= PAD + ARROW:
            self.folded.emit(heading.id, not heading.open)
            return
        super().mousePressEvent(event)

    def copy(self) -> None:
        """Copy the current cell, or all selected rows, as a spreadsheet reads them."""
        clipboard.copy(self.table, self.currentIndex(), self.chosen_ids())

    def paste(self) -> None:
        """Paste a block from a spreadsheet at the current cell, as one undoable step."""
        text = QGuiApplication.clipboard().text()
        if text and self.currentIndex().isValid() and not self.table.ctx.store.read_only:
            hidden = {c for c in range(len(self.table.columns)) if self.isColumnHidden(c)}
            clipboard.paste(self.table, self.currentIndex(), self.chosen_ids(), text, hidden)

    def _clear_cells(self) -> None:
        column = self.currentIndex().column()
        if column >= 0 and not self.table.ctx.store.read_only:
            rows = [self.table.record(self.table.row_of(i)) for i in self.chosen_ids()]
            self.table.write_cells([(record, column, "") for record in rows if record])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the page can do with the selected rows."""
        acts = self.menu_acts(self.chosen_ids()) if self.menu_acts else ()
        if acts:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            fill_menu(menu, self.table.ctx, acts)
            menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again."""
        super().resizeEvent(event)
        self._head.share(self.viewport().width())

    def _sort_by(self, column: int) -> None:
        """Sort up, then down, then not at all."""
        if self.table.has_headings():
            return
        now = self.table.sorted_by()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        wanted = down if now == (column, up) else None if now == (column, down) else up
        self._head.setSortIndicatorShown(wanted is not None)
        if wanted is None:
            self.table.sort(-1)
            return
        self._head.setSortIndicator(column, wanted)
        self.table.sort(column, wanted)

    def _remember(self) -> None:
        top = self.rowAt(0)
        top_id = self.table.at(top).id if 0 <= top < self.table.rowCount() else ""
        column = max(0, self.currentIndex().column())
        self._keep = (self.chosen_ids(), self.current_id(), column, top_id)

    def _recall(self) -> None:
        ids, current, column, top_id = self._keep
        self.choose([i for i in ids if i != current] if not current else [current, *ids])
        row = self.table.row_of(current)
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.table.index(row, column), flag)
        top = self.table.row_of(top_id)
        if top >= 0:
            self.scrollTo(self.table.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _tell_chosen(self) -> None:
        self.chosen.emit(self.chosen_ids())

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.table.at(index.row()).id)
