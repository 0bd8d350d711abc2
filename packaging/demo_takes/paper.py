"""Soft shapes, brushes and edges that everything in the demo's takes is cut with."""

from collections.abc import Sequence

from looks import Look
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

Points = Sequence[tuple[float, float]]


def smooth(points: Points, *, closed: bool = True) -> QPainterPath:
    """Return a path that goes softly through points."""
    count = len(points)
    path = QPainterPath(QPointF(*points[0]))
    for at in range(count if closed else count - 1):
        a, b, c, d = (
            points[(at + k) % count] if closed else points[min(max(at + k, 0), count - 1)]
            for k in (-1, 0, 1, 2)
        )
        path.cubicTo(
            b[0] + (c[0] - a[0]) / 6,
            b[1] + (c[1] - a[1]) / 6,
            c[0] - (d[0] - b[0]) / 6,
            c[1] - (d[1] - b[1]) / 6,
            c[0],
            c[1],
        )
    return path


def pen(colour: QColor, width: float) -> QPen:
    """Return a pen with round ends."""
    made = QPen(colour, width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    return made


def fade(start: tuple[float, float], end: tuple[float, float], *colours: str | QColor) -> QBrush:
    """Return a brush that goes from one colour to the next between two points."""
    gradient = QLinearGradient(QPointF(*start), QPointF(*end))
    for at, colour in enumerate(colours):
        gradient.setColorAt(at / (len(colours) - 1), QColor(colour))
    return QBrush(gradient)


def mix(colour: str, dim: float) -> str:
    """Take light away: towards a deep blue."""
    one, dark = QColor(colour), QColor("#0a1026")
    parts = (
        round(a + (b - a) * dim) for a, b in zip(one.getRgb()[:3], dark.getRgb()[:3], strict=True)
    )
    return QColor(*parts).name()


def rim(painter: QPainter, path: QPainterPath, look: Look, dim: float, width: float = 2.2) -> None:
    """Light the edge that looks to the right."""
    colour = QColor(mix(look.rim, dim * 0.55))
    gradient = QLinearGradient(-10, 0, 48, 0)
    clear = QColor(colour)
    clear.setAlpha(0)
    gradient.setColorAt(0, clear)
    gradient.setColorAt(1, colour)
    painter.strokePath(path, QPen(QBrush(gradient), width * 0.62))
