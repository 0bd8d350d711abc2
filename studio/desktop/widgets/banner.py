"""A line over the page that stays while something holds, such as reading only."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from studio.desktop.look import Look
from studio.desktop.widgets.label import label


class Banner(QFrame):
    """One sentence and what can be done about it."""

    def __init__(
        self, look: Look, icon: str, text: str, button: str, call: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAccessibleName(text)
        self._look, self._name = look, icon
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        self._icon = QLabel()
        self._icon.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._icon)
        self.words = label(text, wrap=True)
        row.addWidget(self.words, 1)
        self.button = QPushButton(button)
        self.button.clicked.connect(call)
        row.addWidget(self.button)
        look.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        scale = self.devicePixelRatioF()
        self._icon.setPixmap(self._look.icons.pixmap(self._name, "warn", 16, scale))
