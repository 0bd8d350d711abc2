"""Stars to rate with: by a click, the arrows, or a figure."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.desktop.look import Look

SIZE, GAP, PAD = 18, 6, 5
# A star of five points in a square from -1 to 1, worked out once.
_STAR = (
    (0.0, -1.0),
    (0.29, -0.36),
    (0.98, -0.28),
    (0.46, 0.18),
    (0.6, 0.86),
    (0.0, 0.52),
    (-0.6, 0.86),
    (-0.46, 0.18),
    (-0.98, -0.28),
    (-0.29, -0.36),
)


class Stars(QWidget):
    """Shows 0 to `most` stars; `rated(n)` when the user wants another number."""

    rated = Signal(int)

    def __init__(self, look: Look, name: str, most: int) -> None:
        super().__init__()
        self._look, self._name, self._most = look, name, most
        self.value = 0
        self.read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.show_value(0)

    def sizeHint(self) -> QSize:
        """Room for all stars."""
        wide = self._most * SIZE + (self._most - 1) * GAP
        return QSize(wide + 2 * PAD, SIZE + 2 * PAD)

    def show_value(self, value: int) -> None:
        """Show a rating."""
        self.value = value
        self.setAccessibleName(f"{self._name}: {value}")
        self.update()

    def _ask(self, value: int) -> None:
        value = max(0, min(self._most, value))
        if value != self.value and not self.read_only:
            self.rated.emit(value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Rate by the star that is clicked; the last full one again takes it away."""
        x = event.position().x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        star = int((x - PAD + GAP / 2) // (SIZE + GAP)) + 1
        self._ask(star - 1 if star == self.value else star)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate by a figure, or by one more or less."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        text = event.text()
        if step is not None:
            self._ask(self.value + step)
        elif text.isascii() and text.isdigit() and int(text) <= self._most:
            self._ask(int(text))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw full stars, then hollow ones."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at in range(self._most):
            place = self._most - 1 - at if mirrored else at
            centre = QPointF(PAD + place * (SIZE + GAP) + SIZE / 2, self.height() / 2)
            full = at < self.value
            painter.setPen(QPen(theme.colour("warn" if full else "edge"), 1.5))
            painter.setBrush(theme.colour("warn") if full else Qt.BrushStyle.NoBrush)
            radius = SIZE / 2 - 1
            painter.drawPolygon(QPolygonF([centre + QPointF(x, y) * radius for x, y in _STAR]))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
