"""What pasted people will become, with the meaning of every column to choose, before it is done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableWidget, QTableWidgetItem, QWidget

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.names import Names
from studio.desktop.widgets.label import label
from studio.people.guessing import Words
from studio.people.pasting import Block, department_of

WIDE, HIGH = 840, 440
COLUMN = 152


def meanings(ctx: Context, names: Names) -> dict[str, str]:
    """Return what a column may mean, in the order in which it is offered."""
    t = ctx.lang.text
    pair = names.titles(t("Name")) if names.bilingual else (t("Name"), t("Other name"))
    return {
        "": t("Leave out"),
        "name": pair[0],
        "other_name": pair[1],
        "department": t("Department"),
        "position": t("Position"),
        "phone": t("Phone"),
        "email": t("Email"),
        "rate": t("Day rate"),
        "call_offset": t("Call ± min"),
        "note": t("Note"),
    }


class PasteDialog(Frame):
    """Shows a block as it will be added; `add(block)` does it and may raise StudioError."""

    def __init__(
        self,
        ctx: Context,
        parent: QWidget,
        block: Block,
        offered: dict[str, str],
        words: Words,
        department: str,
        add: Callable[[Block], None],
    ) -> None:
        super().__init__(parent.window(), ctx.lang, ctx.look, ctx.lang.text("Paste people"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDE, HIGH)
        self.block, self._offered, self._words = block, offered, words
        self._department, self._do = department, add
        self.body.addWidget(
            label(self.t("Choose what each column is. Rows without a name are left out."))
        )
        self.table = self._table()
        self.body.addWidget(self.table, 1)
        self.boxes = [self._box(at) for at in range(len(block.columns))]
        self.add_button(self.t("Cancel")).clicked.connect(self.reject)
        self.ok = self.add_button("", primary=True)
        self.ok.clicked.connect(self._add)
        self._show()

    def _table(self) -> QTableWidget:
        rows, width = len(self.block.rows), len(self.block.columns)
        table = QTableWidget(rows + 1, width + 1)
        table.setAccessibleName(self.t("People to add"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultSectionSize(COLUMN)
        table.setItem(0, width, QTableWidgetItem(self.t("Goes to department")))
        for row, cells in enumerate(self.block.rows):
            for column, text in enumerate((*cells, "")):
                table.setItem(row + 1, column, QTableWidgetItem(text))
        return table

    def _box(self, at: int) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.t("Meaning of column {n}", n=at + 1))
        for column, title in self._offered.items():
            box.addItem(title, column)
        box.activated.connect(partial(self._choose, at))
        self.table.setCellWidget(0, at, box)
        return box

    def _choose(self, at: int, chosen: int) -> None:
        self.block = self.block.meaning(at, str(self.boxes[at].itemData(chosen)))
        self._show()

    def _show(self) -> None:
        """Show the meanings, where everybody goes, and how many there are."""
        for box, column in zip(self.boxes, self.block.columns, strict=True):
            box.setCurrentIndex(box.findData(column))
        theme = self.look.theme
        for row, cells in enumerate(self.block.rows, 1):
            found = Block(self.block.columns, (cells,)).people()
            unit = department_of(found[0], self._words, self._department) if found else ""
            self._item(row, len(cells)).setText(self.t(unit))
            for at, column in enumerate((*self.block.columns, "department")):
                shown = bool(found and column)
                self._item(row, at).setForeground(theme.colour("text" if shown else "muted"))
        n = len(self.block.people())
        self.ok.setText(self.lang.count("Add {n} person", "Add {n} people", n))
        self.ok.setEnabled(n > 0)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        return self.table.item(row, column) or QTableWidgetItem()

    def _add(self) -> None:
        try:
            self._do(self.block)
        except StudioError as error:
            self.say_error(error)
            return
        self.accept()
