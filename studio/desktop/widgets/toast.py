"""A short sentence at the bottom of the window, with Undo, gone after eight seconds."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QPushButton, QWidget

from studio.desktop.look import Look
from studio.desktop.widgets.label import label

SECONDS = 8
WIDEST = 640


class Toast(QFrame):
    """Shows one sentence at a time over the page; stays while the mouse is on it."""

    def __init__(self, look: Look, over: QWidget, undo_words: str) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._over = over
        self._undo: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(12)
        self.words = label(wrap=True)
        self.undo_button = QPushButton(undo_words)
        self.undo_button.setFont(look.fonts.strong)
        self.undo_button.setAccessibleName(undo_words)
        self.undo_button.clicked.connect(self._do_undo)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.undo_button)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        self.setGraphicsEffect(shadow)
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence, in place of an earlier one."""
        self._undo = undo
        self.words.setText(text)
        self.undo_button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _do_undo(self) -> None:
        undo = self._undo
        self.hide()
        if undo is not None:
            undo()

    def _place(self) -> None:
        area = self._over.rect()
        room = min(WIDEST, area.width() - 48)
        one_line = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 4
        button = self.undo_button.sizeHint().width() + 12 if self._undo else 0
        width = min(room, one_line + button + 32)
        self.words.setFixedWidth(width - button - 30)
        self.setFixedWidth(width)
        self.adjustSize()
        x = area.x() + (area.width() - self.width()) // 2
        self.move(x, area.bottom() - self.height() - 20)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def enterEvent(self, event: QEvent) -> None:
        """Wait while the mouse is here."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count again."""
        self._timer.start()
