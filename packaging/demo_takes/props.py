"""What people hold and use in the demo's takes, moving with the seconds `t`."""

import math

from paper import fade, pen, smooth
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from sets import glow, star


def ease(value: float, first: float, last: float) -> float:
    """Go from 0 to 1 between two moments, gently."""
    share = min(1.0, max(0.0, (value - first) / (last - first)))
    return share * share * (3 - 2 * share)


def hand(painter: QPainter, t: float) -> None:
    """Draw his hand that lifts the ring."""
    lift = ease(t, 0.1, 1.1)
    painter.save()
    painter.translate(560, 1330 - 170 * lift)
    painter.rotate(-8 + 3 * math.sin(t * 2.2))
    sleeve = smooth([(-230, 900), (-70, 70), (-34, 20), (34, 26), (40, 70), (20, 900)])
    painter.fillPath(sleeve, fade((-130, 300), (40, 260), "#131a3a", "#3a4e88"))
    painter.fillPath(smooth([(-50, 42), (-20, 4), (40, 10), (46, 40), (0, 52)]), QColor("#fff7ea"))
    palm = smooth(
        [
            (-22, 20),
            (-30, -30),
            (-14, -76),
            (10, -96),
            (26, -92),
            (20, -70),
            (36, -62),
            (52, -48),
            (56, -14),
            (40, 20),
        ]
    )
    painter.fillPath(palm, fade((-40, 0), (50, -20), "#b87468", "#f6c6a2"))
    painter.setPen(QPen(QColor("#b0665c"), 3))
    for y in (-46, -26, -6):
        painter.drawPath(smooth([(22, y - 8), (38, y - 6), (52, y)], closed=False))
    painter.setPen(QPen(fade((-10, -150), (50, -90), "#fff0b8", "#e0982c"), 8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(20, -122), 28, 30)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#eafcff"))
    painter.drawPolygon(
        QPolygonF([QPointF(4, -160), QPointF(20, -180), QPointF(36, -160), QPointF(20, -142)])
    )
    star(painter, 24, -168, 30 + 34 * abs(math.sin(t * 2.6)))
    painter.restore()


def boom(painter: QPainter, t: float) -> None:
    """Draw the microphone that dips into the picture."""
    low = ease(t, 2.2, 2.9) * (1 - 0.25 * ease(t, 3.4, 4.2))
    painter.save()
    painter.translate(610, -230 + 560 * low)
    painter.rotate(16 + 3 * math.sin(t * 3))
    painter.setPen(pen(QColor("#0b0b10"), 20))
    painter.drawLine(QPointF(0, 0), QPointF(260, -900))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fade((-120, 0), (120, 40), "#3c4152", "#15161e"))
    painter.drawRoundedRect(QRectF(-190, -44, 380, 112), 56, 56)
    painter.setPen(QPen(QColor(150, 158, 180, 90), 3))
    for at in range(46):
        x = -176 + at * 7.8
        painter.drawLine(QPointF(x, 62), QPointF(x + 4 * math.sin(at * 2.1 + t * 5), 84))
    painter.restore()


def table(painter: QPainter, t: float) -> None:
    """Draw the table with the ledger and the card terminal."""
    painter.fillRect(
        QRectF(-200, 1560, 1480, 560), fade((0, 1560), (0, 1960), "#fff1dc", "#7a4560")
    )
    painter.fillRect(QRectF(-200, 1560, 1480, 10), QColor("#ffffff"))
    slam = ease(t, -0.15, 0.12)
    painter.save()
    painter.translate(270, 1690 - 240 * (1 - slam))
    painter.rotate(-7)
    painter.setBrush(QColor(60, 20, 40, 90))
    painter.drawRoundedRect(QRectF(-196, -56, 420, 200), 10, 10)
    painter.setBrush(QColor("#f0e2c4"))
    painter.drawRoundedRect(QRectF(-206, -70, 424, 196), 8, 8)
    painter.setBrush(fade((-210, 0), (210, 0), "#16304f", "#34659a"))
    painter.drawRoundedRect(QRectF(-212, -86, 420, 192), 12, 12)
    painter.setBrush(QColor("#0f2238"))
    painter.drawRect(QRectF(-178, -86, 10, 192))
    painter.setBrush(QColor("#f6ead0"))
    painter.drawRect(QRectF(-110, -54, 270, 126))
    _say(painter, QRectF(-110, -54, 270, 126), "账 本", 78, "#7a2030")
    painter.restore()
    painter.save()
    painter.translate(700, 1596 - 320 * (1 - slam))
    painter.rotate(5)
    _terminal(painter, t)
    painter.restore()


def _terminal(painter: QPainter, t: float) -> None:
    out = 330 * ease(t, 3.0, 6.4)
    painter.setBrush(QColor("#fffdf4"))
    painter.drawRect(QRectF(-92, -150 - out, 184, out + 20))
    painter.setPen(QPen(QColor("#b8b0a4"), 5))
    for row in range(int(out // 34)):
        y = -140 - out + 34 * row + 20
        painter.drawLine(QPointF(-74, y), QPointF(30 - 17 * (row % 3), y))
        painter.drawLine(QPointF(48, y), QPointF(74, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fade((-130, 0), (130, 0), "#1b2233", "#40506e", "#141926"))
    painter.drawRoundedRect(QRectF(-130, -150, 260, 420), 34, 34)
    painter.setBrush(QColor("#9ff0c8"))
    painter.drawRoundedRect(QRectF(-106, -122, 212, 116), 12, 12)
    shown = round(4_726_800 * ease(t, 2.8, 6.2))
    _say(painter, QRectF(-106, -118, 212, 44), "应付 CNY", 26, "#114a38")
    _say(painter, QRectF(-106, -82, 212, 70), f"{shown:,}", 42, "#0b3a2c")
    for row in range(4):
        for column in range(3):
            last = row == 3
            colours = ("#e5484d", "#f2b84b", "#46c98b")
            painter.setBrush(QColor(colours[column] if last else "#c9d3e6"))
            painter.drawRoundedRect(QRectF(-98 + 70 * column, 16 + 60 * row, 56, 42), 12, 12)
    glow(painter, 0, -64, 260, "#9ff0c8", 70)


def glass(painter: QPainter, t: float, light: float) -> None:
    """Draw the glass that he lifts; `light` is that of the hall."""
    lift = ease(t, 0.0, 0.8)
    painter.save()
    painter.translate(720, 1280 - 250 * lift)
    painter.rotate(5 * math.sin(t * 2))
    painter.fillPath(
        smooth([(-260, 980), (-50, 90), (-26, 20), (34, 20), (46, 80), (-10, 980)]),
        fade(
            (-170, 300),
            (46, 260),
            *(("#131a3a", "#3a4e88") if light > 0.4 else ("#0a1026", "#141c3a")),
        ),
    )
    skin = "#f6c6a2" if light > 0.4 else "#2a2a44"
    painter.fillPath(smooth([(-30, 30), (-34, -30), (0, -56), (38, -40), (40, 24)]), QColor(skin))
    painter.setOpacity(0.3 + 0.65 * light)
    flute = smooth([(-40, -300), (-38, -200), (-12, -116), (22, -116), (48, -200), (50, -300)])
    painter.fillPath(flute, QColor(255, 246, 220, 90))
    wine = smooth([(-38, -250), (-36, -200), (-12, -120), (22, -120), (46, -200), (48, -250)])
    painter.fillPath(wine, fade((-40, -250), (50, -120), "#fff0b4", "#f0a93a"))
    painter.setPen(QPen(QColor("#fff8e0"), 6))
    painter.drawLine(QPointF(5, -114), QPointF(5, -40))
    painter.setPen(QPen(QColor("#fffbe8"), 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(5, -302), 45, 9)
    painter.setPen(Qt.PenStyle.NoPen)
    for k in range(7):
        y = -130 - (t * 90 + k * 31) % 118
        painter.setBrush(QColor(255, 255, 255, 170))
        painter.drawEllipse(QPointF(-8 + 5 * (k % 4) + 3 * math.sin(t * 4 + k), y), 3, 3)
    painter.restore()


def beam(painter: QPainter, t: float, lamp: float) -> None:
    """Draw the light of a telephone in the dark."""
    glow(painter, 620, 1240, 900, "#9fc4ff", int(130 * lamp))
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    swing = 14 * math.sin(t * 1.3)
    cone = QPolygonF(
        [
            QPointF(596, 1300),
            QPointF(636, 1300),
            QPointF(470 + swing, 120),
            QPointF(-120 + swing, 420),
        ]
    )
    painter.setBrush(fade((610, 1300), (200, 300), "#5a86c8", "#00000000"))
    painter.setOpacity(0.5 * lamp)
    painter.drawPolygon(cone)
    painter.restore()


def phone(painter: QPainter, t: float, lamp: float) -> None:
    """Draw the telephone in her hand."""
    painter.save()
    painter.translate(600, 1330 + 200 * (1 - lamp))
    painter.rotate(-14 + 2 * math.sin(t * 1.3))
    painter.setBrush(QColor("#0a0d18"))
    painter.drawRoundedRect(QRectF(-58, -110, 116, 236), 20, 20)
    painter.setBrush(QColor("#c4dcff"))
    painter.drawRoundedRect(QRectF(-50, -100, 100, 216), 14, 14)
    painter.fillPath(
        smooth([(16, 30), (58, 12), (78, 70), (70, 140), (330, 900), (110, 900), (-16, 130)]),
        fade((0, 60), (300, 600), "#ffe0c8", "#8a6a78", "#5a4660"),
    )
    painter.restore()
    star(painter, 596, 1226, 46 * lamp)


def tray(painter: QPainter, t: float) -> None:
    """Draw the tray, and the notes that are laid on it."""
    sway = 5 * math.sin(t * 1.7)
    painter.save()
    painter.translate(640, 1400 + sway)
    painter.fillPath(
        smooth([(-420, 800), (-220, 160), (-90, 40), (10, 34), (20, 90), (-160, 800)]),
        fade((-330, 300), (20, 60), "#8a7f92", "#fff6e6"),
    )
    painter.fillPath(
        smooth([(-90, 40), (-60, 10), (60, 8), (90, 26), (60, 58), (-40, 70)]),
        fade((-90, 30), (90, 30), "#b87468", "#f8cba6"),
    )
    painter.setBrush(fade((-340, 0), (340, 0), "#6a5a48", "#fff3cc", "#8a6a3a"))
    painter.drawEllipse(QPointF(0, 0), 360, 52)
    painter.setBrush(fade((-330, 0), (330, 0), "#a88a58", "#ffe9b0", "#c0935a"))
    painter.drawEllipse(QPointF(0, -8), 330, 40)
    for note in range(2):
        lands = ease(t, 0.25 + 0.75 * note, 0.95 + 0.75 * note)
        painter.save()
        painter.translate(-60 + 130 * note, -26 - 330 * (1 - lands))
        painter.rotate((-8 + 18 * note) + 34 * (1 - lands) * math.sin(t * 6))
        painter.setOpacity(min(1.0, lands * 4))
        painter.setBrush(fade((-120, 0), (120, 0), "#c23b4e", "#f08a8a", "#c23b4e"))
        painter.drawPolygon(
            QPolygonF([QPointF(-120, 12), QPointF(96, 12), QPointF(124, -30), QPointF(-92, -30)])
        )
        _say(painter, QRectF(-100, -30, 200, 40), "100", 36, "#fff2e6")
        painter.restore()
    painter.restore()
    star(painter, 900, 1388 + sway, 40 * max(0.0, math.sin(t * 1.9)) ** 4)


def _say(painter: QPainter, box: QRectF, text: str, size: int, colour: str) -> None:
    font = QFont("Noto Sans SC")
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setPen(Qt.PenStyle.NoPen)
