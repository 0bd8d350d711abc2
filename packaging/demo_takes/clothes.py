"""What the people of the demo's takes wear."""

from looks import Look
from paper import fade, mix, rim, smooth
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

# Outlines, from the neck down on the lit side and up again at the back.
_SHOULDERS = (
    *((-10, 80), (2, 92), (30, 104), (46, 122), (50, 160), (44, 240)),
    *((60, 460), (-150, 460), (-110, 240), (-98, 160), (-92, 122), (-78, 104)),
    *((-52, 92), (-46, 80)),
)
_BODICE = (
    *((44, 126), (30, 136), (4, 150), (-30, 150), (-62, 138), (-92, 128)),
    *((-104, 190), (-92, 250), (-150, 470), (90, 470), (42, 250), (54, 180)),
)
_COAT = (
    *((2, 84), (30, 98), (62, 116), (76, 150), (82, 240), (88, 470)),
    *((-150, 470), (-132, 240), (-124, 150), (-108, 116), (-72, 98), (-52, 82)),
)
_VEST = (
    *((40, 118), (30, 180), (24, 240), (-4, 190), (-26, 108), (-66, 104)),
    *((-96, 180), (-100, 470), (76, 470), (64, 240), (60, 150)),
)


def body(painter: QPainter, look: Look, dim: float) -> None:
    """Draw what a person wears, from the shoulders down; `dim` is how much light is gone."""
    if look.woman:
        _gown(painter, look, dim)
    else:
        _suit(painter, look, dim)


def _gown(painter: QPainter, look: Look, dim: float) -> None:
    shoulders = smooth(_SHOULDERS)
    light, shade, mid = (mix(c, dim) for c in (look.skin, look.shade, "#e6a68c"))
    painter.fillPath(shoulders, fade((-100, 120), (44, 100), shade, mid, light))
    # The shade of the head falls on the neck's foot, so that neck and shoulders are one.
    under, clear = QColor(shade), QColor(shade)
    under.setAlpha(190)
    clear.setAlpha(0)
    painter.fillPath(shoulders, fade((-30, 78), (-14, 140), under, clear))
    rim(painter, shoulders, look, dim, 3)
    bodice = smooth(_BODICE)
    painter.fillPath(
        bodice, fade((-110, 210), (60, 170), *(mix(c, dim) for c in (look.deep, look.dress)))
    )
    rim(painter, bodice, look, dim, 4)
    fold = QColor(mix(look.deep, dim))
    fold.setAlpha(120)
    painter.setPen(QPen(fold, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x in (-60, -30, 0, 24):
        painter.drawPath(smooth([(x, 156), (x * 0.7 - 4, 220), (x * 1.4, 460)], closed=False))
    painter.setPen(Qt.PenStyle.NoPen)
    if look.extra == "jade":
        painter.setPen(QPen(QColor(mix("#ffd58a", dim)), 1.6))
        painter.drawPath(smooth([(-44, 92), (-16, 122), (8, 96)], closed=False))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix("#3ccf8e", dim * 0.6)))
        painter.drawEllipse(QPointF(-14, 128), 7, 9)


def _suit(painter: QPainter, look: Look, dim: float) -> None:
    shirt = "#f6efe2"
    coat = smooth(_COAT)
    colours = (look.deep, look.dress)
    painter.fillPath(coat, fade((-120, 200), (84, 160), *(mix(c, dim) for c in colours)))
    rim(painter, coat, look, dim, 4)
    front = smooth([(4, 86), (12, 100), (26, 150), (20, 230), (6, 200), (-14, 130), (-30, 92)])
    painter.fillPath(front, QColor(mix(shirt, dim)))
    if look.extra == "vest":
        vest = smooth(_VEST)
        painter.fillPath(
            vest, fade((-90, 200), (70, 160), *(mix(c, dim) for c in ("#0b0a12", "#2c2740")))
        )
        rim(painter, vest, look, dim, 3)
    else:
        lapel = smooth([(14, 92), (40, 118), (34, 150), (22, 236), (34, 170), (18, 130)])
        painter.fillPath(lapel, QColor(mix(look.deep, dim)).lighter(150))
        other = smooth([(-34, 92), (-40, 130), (-10, 190), (16, 240), (-6, 160), (-20, 110)])
        painter.fillPath(other, QColor(mix(look.deep, dim)).lighter(150))
    collar = smooth([(-40, 82), (-30, 106), (2, 104), (14, 92), (6, 80), (-18, 90)])
    painter.fillPath(collar, QColor(mix("#fffaf0", dim)))
    tie = QColor(mix("#0c0a14" if look.extra != "tie" else "#8c1c38", dim))
    painter.fillPath(smooth([(4, 102), (18, 94), (19, 112)]), tie)
    painter.fillPath(smooth([(4, 102), (-12, 95), (-11, 113)]), tie)
    if look.extra == "tie":
        painter.setBrush(QColor(mix("#ffd166", dim)))
        painter.drawEllipse(QPointF(46, 150), 4, 4)
