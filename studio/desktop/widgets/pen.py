"""How a line of text is drawn in a table: cut to its room, on the baseline, at its edge."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from studio.desktop.fonts import baseline

PAD = 12
_ENOUGH = 20_000  # cut texts kept before the cache starts again


class Pen:
    """Draws one line of text: cut to its room, on the baseline, remembering the cut."""

    def __init__(self) -> None:
        self._metrics: dict[str, QFontMetricsF] = {}
        self._cut: dict[tuple[str, int, str], tuple[str, float]] = {}

    def fit(self, text: str, room: int, font: QFont) -> tuple[str, float]:
        """Return the text as it fits in `room` pixels, and its width."""
        name = font.key()
        key = (text, room, name)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) > _ENOUGH:
                self._cut.clear()
            metrics = self._metrics.get(name)
            if metrics is None:
                metrics = self._metrics[name] = QFontMetricsF(font)
            line = text.replace("\n", " ")
            cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            found = self._cut[key] = (cut, metrics.horizontalAdvance(cut))
        return found

    def write(
        self, painter: QPainter, at: float, box: QRect, text: str, font: QFont, colour: QColor
    ) -> None:
        """Draw a text that fits, from `at` on, in the middle of the height of a box."""
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(at, baseline(QRectF(box), font)), text)


def start(box: QRect, width: float, align: Qt.AlignmentFlag, mirrored: bool) -> float:
    """Return where a text of this width starts."""
    if align & Qt.AlignmentFlag.AlignHCenter:
        return box.x() + (box.width() - width) / 2
    to_right = bool(align & Qt.AlignmentFlag.AlignRight) != mirrored
    return box.x() + box.width() - width if to_right else float(box.x())


def cell_box(rect: QRect, align: Qt.AlignmentFlag, mirrored: bool) -> QRect:
    """Return the room of a text: figures at the far side keep away from the next column."""
    if align & Qt.AlignmentFlag.AlignHCenter:
        return rect.adjusted(4, 0, -4, -1)
    near, far = PAD, PAD if align & Qt.AlignmentFlag.AlignRight else PAD // 2
    return rect.adjusted(far, 0, -near, -1) if mirrored else rect.adjusted(near, 0, -far, -1)
