"""Shows how the names of files are read, and takes the crew's own way of naming them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QTableWidget, QTableWidgetItem, QWidget

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.widgets.label import label
from studio.takes.naming import Named, read_name
from studio.takes.own_names import FIELDS, keep_templates, own_templates, pattern_of, read_templates
from studio.takes.presets import take_rules

WIDE, HIGH = 720, 600
MOST = 50
LINES = 3


class PatternsDialog(Frame):
    """The examples of the presets, the user's own templates, and how names are read with them."""

    def __init__(self, ctx: Context, parent: QWidget, files: Sequence[str]) -> None:
        title = ctx.lang.text("How file names are read")
        super().__init__(parent.window(), ctx.lang, ctx.look, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDE, HIGH)
        examples = [one for text in take_rules().examples for one in text.split(", ")]
        self._names = [*dict.fromkeys(files[:MOST]), *(() if files else examples)]
        t = self.t
        fields = self.lang.join(f"{{{name}}}" for name in FIELDS)
        self.body.addWidget(label(t("Names like these are known:")))
        known = self.lang.join(take_rules().examples, ";")
        self.body.addWidget(label(known, tone="muted", wrap=True))
        self.body.addWidget(
            label(t("Your own names come first, one to a line, of: {fields}", fields=fields))
        )
        self.own = QPlainTextEdit("\n".join(own_templates()))
        self.own.setAccessibleName(t("Your own names"))
        self.own.setPlaceholderText("{episode}-{scene}_{shot}_T{take}")
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(self.own.fontMetrics().lineSpacing() * LINES + 20)
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self.preview)
        self.own.textChanged.connect(self._wait.start)
        self.body.addWidget(self.own)
        self.table = self._table()
        self.body.addWidget(self.table, 1)
        self.add_button(t("Cancel")).clicked.connect(self.reject)
        self.ok = self.add_button(t("Keep"), primary=True)
        self.ok.clicked.connect(self._keep)
        self.preview()

    def _table(self) -> QTableWidget:
        t = self.t
        titles = [t("File"), t("Episode"), t("Scene"), t("Slate"), t("Take"), t("Camera ID")]
        table = QTableWidget(len(self._names), len(titles))
        table.setAccessibleName(t("How these names are read"))
        table.setHorizontalHeaderLabels(titles)
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setColumnWidth(0, WIDE // 2 - 60)
        for column in range(1, len(titles)):
            table.setColumnWidth(column, 80)
        return table

    def preview(self) -> None:
        """Show what the names tell, with the templates as they are typed now."""
        self.error.hide()
        try:
            own = [pattern_of(one) for one in read_templates(self.own.toPlainText())]
        except StudioError as error:
            self.say_error(error)
            return
        for row, name in enumerate(self._names):
            stem = name.rpartition(".")[0] or name
            for column, text in enumerate((name, *_told(read_name(stem, own)))):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def _keep(self) -> None:
        try:
            keep_templates(self.own.toPlainText())
        except StudioError as error:
            self.say_error(error)
            return
        self.accept()


def _told(named: Named) -> tuple[str, ...]:
    episode = "" if named.episode is None else str(named.episode)
    take = "" if named.take is None else str(named.take)
    return episode, named.scene, named.shot, take, named.camera
