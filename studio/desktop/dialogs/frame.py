"""What all dialogs share: margins, a heading, labelled rows, a row of buttons, errors in place."""

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.base.errors import StudioError
from studio.desktop.look import Look
from studio.desktop.widgets.label import label
from studio.i18n import Language

LABELS = 128


class Frame(QDialog):
    """A dialog with a heading, rows, one sentence for an error, and its buttons below."""

    def __init__(self, parent: QWidget, lang: Language, look: Look, title: str) -> None:
        super().__init__(parent)
        self.lang, self.look, self.t = lang, look, lang.text
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(label(title, font=look.fonts.heading))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout.addLayout(self.body, 1)
        self.error = label(tone="bad", wrap=True)
        self.error.hide()
        layout.addWidget(self.error)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        layout.addLayout(self._buttons)
        self._grid: QGridLayout | None = None

    def add_row(self, title: str, field: QWidget) -> None:
        """Add a field with its words at the left."""
        if self._grid is None:
            self._grid = QGridLayout()
            self._grid.setHorizontalSpacing(16)
            self._grid.setVerticalSpacing(8)
            self._grid.setColumnMinimumWidth(0, LABELS)
            self._grid.setColumnStretch(1, 1)
            self.body.addLayout(self._grid)
        row = self._grid.rowCount()
        words = label(title, tone="muted")
        words.setBuddy(field)
        field.setAccessibleName(title)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(field, row, 1)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """Add a button to the row below."""
        made = QPushButton(text)
        made.setProperty("look", "primary" if primary else "plain")
        made.setDefault(primary)
        made.setAutoDefault(primary)
        self._buttons.addWidget(made)
        return made

    def say_error(self, error: StudioError) -> None:
        """Show what was refused; what was typed stays."""
        self.error.setText(self.lang.say(error.message))
        self.error.show()
