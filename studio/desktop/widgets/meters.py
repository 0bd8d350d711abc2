"""Small upright bars in a table cell: how far several things are, one bar each."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studio.desktop.theme import Theme

BAR, HIGH, STEP = 7, 14, 10
AFTER = 8  # to the text behind them


def meters_width(count: int) -> int:
    """Return the room that bars take, with the gap behind them."""
    return count * STEP - (STEP - BAR) + AFTER if count else 0


def draw_meters(
    painter: QPainter, middle: QPointF, shares: Sequence[float], theme: Theme, *, mirrored: bool
) -> None:
    """Draw a bar for each share, filled from below, from the left middle point on.

    How high a bar is filled says it without its colour; where nothing is begun, all are faint.
    A mirrored row begins at the right.
    """
    edge = theme.colour("edge" if any(shares) else "line")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = middle.x() + (AFTER if mirrored else 0)
    top = middle.y() - HIGH / 2 + 0.5
    for share in reversed(shares) if mirrored else shares:
        painter.setPen(Qt.PenStyle.NoPen)
        if share > 0:
            high = HIGH if share >= 1 else max(3.0, min(HIGH - 4.0, share * HIGH))
            painter.setBrush(theme.colour("good" if share >= 1 else "warn"))
            painter.drawRoundedRect(QRectF(at, top + HIGH - high, BAR, high), 1.5, 1.5)
        if share < 1:
            painter.setPen(QPen(edge, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(at + 0.5, top + 0.5, BAR - 1, HIGH - 1), 1.5, 1.5)
        at += STEP
    painter.restore()
