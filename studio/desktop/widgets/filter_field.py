"""The filter field of a page, with its glass in the middle of the line."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut

from studio.desktop.look import Look
from studio.desktop.widgets.field import LineField


class FilterField(LineField):
    """A line with a glass before it; Esc empties it."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("filter")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.clear)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the glass."""
        super().paintEvent(event)
        painter = QPainter(self)
        glass = self._look.icons.pixmap("search", "muted", 16, self.devicePixelRatioF())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - 26 if mirrored else 10
        painter.drawPixmap(QPointF(x, (self.height() - 16) / 2), glass)
        painter.end()
