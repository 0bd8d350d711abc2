"""A small table for the inspector: a title, a button that adds, as high as its rows."""

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.models.table import R, RecordTable
from studio.desktop.pages.base import Act
from studio.desktop.widgets.acts import button
from studio.desktop.widgets.label import ElidedLabel, label
from studio.desktop.widgets.table_view import ROW, TableView

HEAD = 36


class Part(QWidget, Generic[R]):
    """A title, a button that adds, and a table as high as its rows."""

    def __init__(
        self,
        ctx: Context,
        title: str,
        table: RecordTable[R],
        add: Act,
        remove: Callable[[list[str]], None],
    ) -> None:
        super().__init__()
        self.table = table
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(title, font=ctx.look.fonts.heading), 1)
        head.addWidget(button(ctx, add))
        column.addLayout(head)
        self.view = TableView(table)
        self.view.setAccessibleName(title)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.remove_asked.connect(remove)
        self.view.menu_acts = lambda ids: [
            Act(ctx.lang.text("Delete"), "trash-2", lambda: remove(ids), writes=True)
        ]
        column.addWidget(self.view)
        self.note = label(tone="muted", font=ctx.look.fonts.small, wrap=True)
        self.note.hide()
        column.addWidget(self.note)

    def say(self, words: str) -> None:
        """Say more about the selected row, below the table."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def fit(self) -> None:
        """Take the height of the rows."""
        rows = self.table.rowCount()
        self.view.setFixedHeight(HEAD + ROW * rows + 2)
        self.view.setVisible(rows > 0)

    def type_name(self, row_id: str, column: int = 0) -> None:
        """Open a cell of a row for typing."""
        self.view.choose([row_id])
        index = self.table.index(self.table.row_of(row_id), column)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.setFocus()
            self.view.edit(index)
