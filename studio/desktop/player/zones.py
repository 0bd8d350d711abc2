"""What a platform draws over a vertical picture, shown so that nothing important stands there."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform

from studio.desktop.context import Context

_TINT, _HATCH = QColor(255, 72, 72, 36), QColor(255, 110, 110, 90)
_LINE, _SHADE, _WORDS = QColor(255, 255, 255, 190), QColor(0, 0, 0, 150), QColor("#FFFFFF")
_LEAST = 14.0  # pixels that a label is high


class ZoneOverlay:
    """Hatches the areas of a platform and draws the box that stays free.

    With `ctx` their names are translated.
    """

    def __init__(self, platform_key: str, ctx: Context | None = None) -> None:
        from studio.media.safe_zones import platform

        self._ctx = ctx
        self.platform = platform(platform_key)

    def paint(self, painter: QPainter, picture: QRectF, frame: int) -> None:
        """Draw the areas in proportion to the picture."""
        from studio.media.safe_zones import HEIGHT, WIDTH

        scale = QTransform.fromTranslate(picture.x(), picture.y())
        scale.scale(picture.width() / WIDTH, picture.height() / HEIGHT)
        for area in self.platform.areas:
            box = QRectF(QPointF(area.left, area.top), QPointF(area.right, area.bottom))
            self._paint_area(painter, scale.mapRect(box), self._name(area.name))
        left, top, right, bottom = self.platform.box
        painter.setBrush(Qt.BrushStyle.NoBrush)
        free = scale.mapRect(QRectF(QPointF(left, top), QPointF(right, bottom)))
        for colour, width in ((_SHADE, 3.0), (_LINE, 1.0)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.DashLine))
            painter.drawRect(free)

    def _name(self, name: str) -> str:
        return self._ctx.lang.text(name) if self._ctx is not None else name

    def _paint_area(self, painter: QPainter, box: QRectF, name: str) -> None:
        painter.fillRect(box, _TINT)
        painter.fillRect(box, QBrush(_HATCH, Qt.BrushStyle.BDiagPattern))
        if self._ctx is not None:
            painter.setFont(self._ctx.look.fonts.small)
        needed = painter.fontMetrics().horizontalAdvance(name) + 8
        across = needed <= box.width() or box.width() >= box.height()
        along, high = (box.width(), box.height()) if across else (box.height(), box.width())
        if needed > along or high < _LEAST:
            return
        painter.save()
        painter.translate(box.center())
        if not across:
            painter.rotate(-90)
        ground = QRectF(-needed / 2, -_LEAST / 2, needed, _LEAST)
        painter.fillRect(ground, _SHADE)
        painter.setPen(_WORDS)
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()
