"""The one dialog for what should not have happened: details to copy, and the app goes on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from studio.desktop.widgets.label import label

if TYPE_CHECKING:
    from studio.desktop.window import MainWindow


class BugDialog(QDialog):
    """Says that something went wrong, what is safe, and what to send."""

    def __init__(self, window: "MainWindow", details: str, file: Path | None) -> None:
        super().__init__(window)
        t = window.lang.text
        self.setWindowTitle(t("Something went wrong"))
        self.setMinimumSize(560, 360)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(label(t("Something went wrong"), font=window.look.fonts.heading))
        safe = t(
            "The last step was not made; everything before it is saved. You can go on working."
            " Please send these details to whoever looks after Ninesixteen."
        )
        layout.addWidget(label(safe, wrap=True))
        box = QPlainTextEdit(details)
        box.setReadOnly(True)
        box.setAccessibleName(t("Details"))
        layout.addWidget(box, 1)
        if file is not None:
            place = label(t("Also written to {file}", file=str(file)), tone="muted", wrap=True)
            layout.addWidget(place)
        row = QHBoxLayout()
        copy = QPushButton(t("Copy the details"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        go_on = QPushButton(t("Continue"))
        go_on.setProperty("look", "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(go_on)
        layout.addLayout(row)


def show_bug(window: "MainWindow", details: str, file: Path | None) -> None:
    """Show the dialog and wait until it is closed."""
    BugDialog(window, details, file).exec()
