"""The manuscript: a script shown to be read, and written in place like in a word processor."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QWidget

from studio.desktop.context import Context
from studio.desktop.models.table import Column, RecordTable
from studio.desktop.widgets.manuscript_editors import (
    HeadingEditor,
    LineEditor,
    RowEditor,
    TitleEditor,
    kind_of_key,
)
from studio.desktop.widgets.manuscript_layout import Setter
from studio.desktop.widgets.manuscript_paint import ManuscriptDelegate, words_of
from studio.desktop.widgets.manuscript_rows import EPISODE, HEADING, Row
from studio.desktop.widgets.table_view import TableView

if TYPE_CHECKING:
    from studio.script.model import Scene

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ManuscriptView(TableView):
    """Shows and edits the rows of an episode.

    Signals: `typed(row_id, values)` when an edit is to be kept, `left(row_id)` when one was
    given up, `add_asked(row_id)` for Ctrl+Enter, `kind_asked(ids, kind)` for Alt and a figure.
    `pasted(row_id, text)` asks for lines below a row. `names`, `sets` and `scene` give the fields
    what they offer.
    """

    typed = Signal(str, dict)
    left = Signal(str)
    add_asked = Signal(str)
    kind_asked = Signal(list, str)
    pasted = Signal(str, str)

    def __init__(self, ctx: Context, *, parent: QWidget | None = None) -> None:
        column = Column[Row](
            ctx.lang.text("Script"), lambda row: row.text, write=self._write, floor=160
        )
        self.rows = RecordTable[Row](ctx, [column])
        self._setter = Setter(ctx.look)
        self._growing: tuple[str, int] = ("", 0)
        self._pressed = QPersistentModelIndex()
        self._ctx = ctx
        super().__init__(self.rows, movable=True, parent=parent)
        self._delegate = ManuscriptDelegate(ctx, self._setter, self)
        self._delegate.make_editor = self._make_editor
        self._delegate.left = lambda editor: self._take(editor, keep=True)
        self.setItemDelegate(self._delegate)
        self.setObjectName("manuscript")
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.horizontalHeader().hide()
        heights = self.verticalHeader()
        heights.setMinimumSectionSize(4)
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click takes the focus in its own time
        self.names: Callable[[], Sequence[str]] = list
        self.sets: Callable[[], Sequence[str]] = list
        self.scene: Callable[[str], Scene | None] = lambda _: None

    def show_rows(self, rows: Sequence[Row], *, eastern: bool) -> None:
        """Show these rows; the row at the top stays there if it can."""
        top, offset = self._top()
        self._setter.prepare(rows, eastern=eastern)
        self.rows.show(rows)
        self._fit_rows()
        row = self.rows.row_of(top)
        if row >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(self.rowViewportPosition(row) + bar.value() - offset)

    def rows_shown(self) -> list[Row]:
        """Return the rows from the top."""
        found = (self.rows.record(at) for at in range(self.rows.rowCount()))
        return [row for row in found if row is not None]

    def mark_words(self, text: str) -> None:
        """Mark the words of the filter wherever they stand."""
        self._delegate.words = list(words_of(text))
        self.viewport().update()

    def edit_row(self, row_id: str, at: QPoint | None = None) -> None:
        """Begin to edit a row, with the caret at a point of the view."""
        index = self.rows.index(max(0, self.rows.row_of(row_id)), 0)
        if not self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return
        self.choose([row_id])
        self.scrollTo(index)
        self.edit(index)
        editor = self.editor()
        if editor is not None and at is not None:
            editor.put_caret(at)

    def editor(self) -> RowEditor | None:
        """Return the field that is open, if one is."""
        found = self.viewport().findChildren(RowEditor)
        return next((editor for editor in found if not editor.done), None)

    def finish_edit(self) -> None:
        """Keep what is being typed."""
        editor = self.editor()
        if editor is not None:
            editor.finish(keep=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Ctrl+Enter adds a line, Alt and a figure change the kind."""
        current, kind = self.current_id(), kind_of_key(event)
        if current and event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.add_asked.emit(current)
            else:
                self.edit_row(current)
        elif kind and self.chosen_ids():
            self.kind_asked.emit(self.chosen_ids(), kind)
        elif event.key() == Qt.Key.Key_Backspace:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Copy the selected rows as a script has them."""
        chosen = set(self.chosen_ids())
        parts = [row for row in self.rows_shown() if row.id in chosen]
        lines = [f"{row.cue}：{row.text}" if row.cue else row.text for row in parts]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Offer the text of the clipboard as lines below the current row."""
        text = QGuiApplication.clipboard().text()
        if text.strip() and self.current_id() and not self._ctx.store.read_only:
            self.pasted.emit(self.current_id(), text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the row: a click without a drag edits it.

        An open field is closed only now: rows may move when it goes, and the row meant is the
        one that was under the mouse before.
        """
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        index = self.indexAt(event.position().toPoint())
        self._pressed = QPersistentModelIndex(index if plain and left else QModelIndex())
        was_open = self.editor() is not None
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.finish_edit()
        row = self.rows.record(self._pressed) if self._pressed.isValid() else None
        if was_open and row is not None:
            self.choose([row.id])
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Edit the row that was clicked."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        row = self.rows.record(self._pressed) if self._pressed.isValid() else None
        self._pressed = QPersistentModelIndex()
        if row is not None and self.editor() is None and self.chosen_ids() == [row.id]:
            self.edit_row(row.id, at)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Take rows along: then the click was no click."""
        self._pressed = QPersistentModelIndex()
        super().startDrag(supportedActions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        width, heights = self.viewport().width(), self.verticalHeader()
        for at, row in enumerate(self.rows_shown()):
            height = self._setter.block(row, width).height
            if row.id == self._growing[0]:
                height = max(height, self._growing[1])
            if heights.sectionSize(at) != height:
                heights.resizeSection(at, height)

    def _make_editor(self, row: Row, parent: QWidget) -> RowEditor:
        lang = self._ctx.lang
        scene = self.scene(row.id) if row.kind == HEADING else None
        made: RowEditor
        if scene is not None:
            made = HeadingEditor(row, scene, self.sets(), lang, parent)
        elif row.kind == EPISODE:
            made = TitleEditor(row, row.text if row.number else "", lang, parent)
        else:
            made = LineEditor(row, self.names(), lang, self._setter.body, parent)
            made.grown.connect(lambda height: self._grow(row.id, height))
        made.finished.connect(self._finish)
        return made

    def _grow(self, row_id: str, height: int) -> None:
        if self._growing != (row_id, height):
            self._growing = (row_id, height)
            self._fit_rows()

    def _finish(self, editor: RowEditor, keep: bool, then: str) -> None:
        had_focus = editor.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        row_id = editor.row.id
        editor.done = True
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if had_focus:
            self.setFocus()
        editor.done = False
        self._take(editor, keep=keep)
        if then == "add":
            self.add_asked.emit(row_id)
        elif then:
            self.kind_asked.emit([row_id], then)
            if self.editor() is None and self.rows.row_of(row_id) >= 0:
                self.edit_row(row_id)

    def _take(self, editor: RowEditor, *, keep: bool) -> None:
        """Hand over what was typed, once."""
        if editor.done:
            return
        editor.done = True
        self._growing = ("", 0)
        values = editor.changed() if keep else {}
        if values:
            self.typed.emit(editor.row.id, values)
        else:
            self.left.emit(editor.row.id)
        self._fit_rows()

    def _write(self, row: Row, text: str) -> None:
        self.typed.emit(row.id, {"text": text})

    def _top(self) -> tuple[str, int]:
        row = self.rowAt(0)
        found = self.rows.record(row)
        return (found.id, self.rowViewportPosition(row)) if found else ("", 0)
