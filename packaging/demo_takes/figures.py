"""The people of the demo's takes: profiles cut from paper, lit from the side they look to."""

import math

from clothes import body
from looks import LOOKS, Look
from paper import Points, fade, mix, pen, rim, smooth
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

# Profiles that look to the right; the head is about 120 high and its middle is at 0, 0.
_WOMAN = (
    *((2, -60), (20, -54), (34, -40), (40, -24), (41, -14), (43, -6), (50, 5), (48, 10)),
    *((42, 12), (47, 18), (44, 22), (46, 27), (41, 32), (43, 40), (37, 49), (24, 51)),
    *((6, 44), (-6, 52), (-10, 72), (-12, 96), (-48, 96), (-46, 66), (-50, 30), (-58, -4)),
    *((-52, -36), (-28, -58)),
)
_MAN = (
    *((2, -62), (22, -57), (36, -42), (41, -27), (44, -22), (43, -13), (47, -3), (55, 7), (51, 12)),
    *((45, 14), (49, 20), (45, 24), (48, 30), (43, 35), (46, 44), (40, 55), (25, 57)),
    *((4, 48), (-4, 58), (-4, 78), (-4, 98), (-56, 98), (-52, 66), (-52, 30), (-58, -4)),
    *((-53, -38), (-28, -60)),
)
_LIP, _LAST = {True: 11, False: 12}, {True: 15, False: 16}


def person(
    painter: QPainter,
    name: str,
    place: tuple[float, float],
    size: float,
    *,
    left: bool = False,
    mouth: float = 0.0,
    blink: float = 0.0,
    nod: float = 0.0,
    dim: float = 0.0,
) -> None:
    """Draw a person from the head to below the frame.

    `place` is the middle of the head in pixels, `size` pixels per unit, `nod` degrees; `mouth`
    and `blink` go from 0 to 1, and so does `dim`, how much of the light is gone.
    """
    look = LOOKS[name]
    painter.save()
    painter.translate(*place)
    painter.scale(-size if left else size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    if look.style == "waves":
        _waves(painter, look)
    for part in ("head", "body", "hair"):
        painter.save()
        if part == "body":
            body(painter, look, dim)
        else:
            painter.translate(-25, 60)
            painter.rotate(nod)
            painter.translate(25, -60)
            if part == "head":
                _head(painter, look, mouth, blink, dim)
            else:
                _hair(painter, look, dim)
        painter.restore()
    painter.restore()


def _head(painter: QPainter, look: Look, mouth: float, blink: float, dim: float) -> None:
    points = [list(point) for point in (_WOMAN if look.woman else _MAN)]
    lip, last = _LIP[look.woman], _LAST[look.woman]
    for at in range(lip, last + 1):
        share = 1.0 if at < last else 0.4
        points[at][1] += 5.5 * mouth * share
        points[at][0] -= 1.8 * mouth * share
    points[lip - 1][0] -= 5 * mouth
    face = smooth([(x, y) for x, y in points])
    light, shade, mid = (mix(c, dim) for c in (look.skin, look.shade, "#e6a68c"))
    painter.fillPath(face, fade((-50, 12), (40, -4), shade, mid, light))
    _shades(painter, look, face, dim)
    rim(painter, face, look, dim)
    _features(painter, look, mouth, blink, dim)


def _shades(painter: QPainter, look: Look, face: QPainterPath, dim: float) -> None:
    painter.save()
    painter.setClipPath(face)
    low = 55 if look.woman else 61
    shadow = smooth(
        [(24, low + 3), (12, low - 1), (2, low - 7), (-14, low - 2), (-60, 112), (24, 112)]
    )
    painter.setOpacity(0.38)
    painter.fillPath(shadow, QColor(mix("#4a1c30", dim)))
    painter.restore()
    blush = QColor(mix("#ff6f61" if look.woman else "#c05a4a", dim))
    warm = QRadialGradient(QPointF(0, 0), 1)
    for at, alpha in ((0.0, 110 if look.woman else 56), (0.55, 60 if look.woman else 30), (1.0, 0)):
        blush.setAlpha(alpha)
        warm.setColorAt(at, blush)
    painter.save()
    painter.translate(24, 10)
    painter.scale(19, 12)
    painter.setBrush(warm)
    painter.drawEllipse(QPointF(0, 0), 1, 1)
    painter.restore()


def _features(painter: QPainter, look: Look, mouth: float, blink: float, dim: float) -> None:
    _eye(painter, look, blink, dim)
    painter.setPen(pen(QColor(mix("#8a4040", dim)), 1.4))
    painter.drawPath(smooth([(41, 9), (39, 6.5), (41, 3.5)], closed=False))
    painter.setPen(Qt.PenStyle.NoPen)
    _mouth(painter, look, mouth, dim)
    if look.extra == "glasses":
        painter.setPen(QPen(QColor(mix("#d8e6ee", dim)), 1.8))
        painter.setBrush(QColor(200, 235, 255, 46))
        painter.drawRoundedRect(QRectF(20, -23, 20, 19), 6, 6)
        painter.drawLine(QPointF(20, -15), QPointF(-22, -12))
    painter.setPen(Qt.PenStyle.NoPen)


def _eye(painter: QPainter, look: Look, blink: float, dim: float) -> None:
    dark = QColor(mix("#22101c", dim))
    painter.setPen(pen(dark, 3.4 if not look.woman else 2.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    brow = [(20, -25), (28, -29.5), (38, -27)]
    painter.drawPath(smooth(brow, closed=False))
    open_ = 1 - blink
    painter.setPen(Qt.PenStyle.NoPen)
    if open_ > 0.2:
        eye = smooth([(23, -13), (30, -13 - 5 * open_), (37, -14), (35, -11), (29, -9.5)])
        painter.fillPath(eye, QColor(mix("#fff4ea", dim)))
        painter.setBrush(dark)
        painter.drawEllipse(QPointF(33.4, -13), 2.9, 3.6 * open_)
    painter.setPen(pen(dark, 2.4 if look.woman else 1.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    top = -13 - 5 * open_
    painter.drawPath(smooth([(21, -11.5), (30, top), (38.5, -14 - open_)], closed=False))
    if look.woman:
        painter.drawPath(smooth([(22, -12), (19, -15)], closed=False))


def _mouth(painter: QPainter, look: Look, mouth: float, dim: float) -> None:
    low = 22 if look.woman else 24
    lips = QColor(mix("#c22c45" if look.woman else "#a8594f", dim))
    painter.fillPath(
        smooth([(33, low), (40, low - 4.5), (47.2, low - 4), (44, low), (38, low + 0.6)]), lips
    )
    lower = low + 5.5 * mouth
    if mouth > 0.15:
        painter.fillPath(
            smooth([(34, low), (43, low), (42 - mouth, lower + 1), (38, lower)]),
            QColor(mix("#4a0e1a", dim)),
        )
    painter.fillPath(
        smooth(
            [
                (34, low + 1 + 3 * mouth),
                (43 - 2 * mouth, lower + 0.4),
                (45.4 - 2 * mouth, lower + 4),
                (39 - mouth, lower + 6),
            ]
        ),
        lips.lighter(112),
    )


_CAPS: dict[str, Points] = {
    "short": (
        *((34, -44), (38, -58), (18, -75), (-20, -75), (-52, -56), (-64, -22), (-58, 14)),
        *((-46, 20), (-38, 4), (-26, 6), (-22, -16), (-8, -26), (2, -42), (20, -46)),
    ),
    "fringe": (
        *((42, -30), (45, -52), (24, -76), (-16, -78), (-54, -58), (-66, -20), (-58, 20)),
        *((-46, 24), (-36, 6), (-24, 8), (-20, -14), (-4, -24), (12, -40), (26, -38), (34, -28)),
    ),
    "bun": (
        *((30, -46), (28, -62), (2, -74), (-34, -68), (-60, -42), (-66, -6), (-54, 24), (-38, 22)),
        *((-24, 10), (-16, -14), (-4, -30), (14, -42)),
    ),
    "updo": (
        *((34, -44), (34, -66), (6, -90), (-36, -88), (-68, -58), (-72, -16), (-58, 16), (-38, 16)),
        *((-24, 4), (-14, -18), (2, -34), (20, -44)),
    ),
    "waves": (
        *((32, -44), (32, -66), (4, -80), (-36, -74), (-64, -44), (-72, 0), (-70, 50), (-80, 96)),
        *((-66, 128), (-44, 110), (-34, 70), (-22, 40), (-18, 6), (-10, -18), (4, -34), (20, -42)),
    ),
}


def _hair(painter: QPainter, look: Look, dim: float) -> None:
    cap = smooth(_CAPS[look.style])
    shine = "#4a3d52"
    brush = fade((-60, 20), (34, -70), look.hair, look.hair, mix(shine, dim * 0.7))
    if look.style in ("bun", "updo"):
        at = QPointF(-64, -26) if look.style == "bun" else QPointF(-40, -84)
        ball = QPainterPath()
        ball.addEllipse(at, 27, 25)
        painter.fillPath(ball, brush)
        _strands(painter, look, dim, [(-82, -30), (-66, -44), (-48, -34)])
    painter.fillPath(cap, brush)
    for shift in (0, 9, 18) if look.woman else (6,):
        _strands(
            painter,
            look,
            dim,
            [(20 - shift, -62 + shift / 3), (-20, -62 + shift), (-52, -26 + shift)],
        )
    if look.style == "bun":
        painter.setPen(pen(QColor(look.hair), 2.2))
        painter.drawPath(smooth([(-6, -28), (-2, -4), (-8, 18), (-2, 34)], closed=False))
        painter.setPen(Qt.PenStyle.NoPen)
        _pin(painter, dim)
    if not look.woman or look.style in ("bun", "updo"):
        ear = QColor(mix("#e0a088" if look.woman else "#d49478", dim))
        painter.setBrush(ear)
        painter.drawEllipse(QPointF(-19, -2), 7, 11)
        painter.setBrush(QColor(mix("#b8706a", dim)))
        painter.drawEllipse(QPointF(-18, -1), 3, 6)
    _jewel(painter, look, dim)


def _strands(painter: QPainter, look: Look, dim: float, points: Points) -> None:
    colour = QColor(mix(look.rim, dim * 0.8))
    colour.setAlpha(44)
    painter.setPen(pen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(smooth(points, closed=False))
    painter.setPen(Qt.PenStyle.NoPen)


def _pin(painter: QPainter, dim: float) -> None:
    painter.setBrush(QColor(mix("#ffd166", dim)))
    for k in range(5):
        angle = k * math.tau / 5
        painter.drawEllipse(QPointF(-46 + 5 * math.cos(angle), -40 + 5 * math.sin(angle)), 3.6, 3.6)
    painter.setBrush(QColor(mix("#fff4d8", dim)))
    painter.drawEllipse(QPointF(-46, -40), 3, 3)


def _jewel(painter: QPainter, look: Look, dim: float) -> None:
    if look.extra in ("pearl", "jade"):
        painter.setBrush(QColor(mix("#fff8ea" if look.extra == "pearl" else "#48d597", dim * 0.6)))
        painter.drawEllipse(QPointF(-19, 14), 4.4, 4.8)
    elif look.extra == "drop":
        painter.setBrush(QColor(mix("#ffd166", dim * 0.6)))
        painter.drawEllipse(QPointF(-15, 14), 3, 3)
        painter.fillPath(smooth([(-15, 16), (-10, 31), (-15, 36), (-20, 31)]), painter.brush())


def _waves(painter: QPainter, look: Look) -> None:
    back = smooth([(-10, -60), (-66, -40), (-84, 40), (-96, 110), (-70, 150), (-20, 128), (4, 60)])
    painter.fillPath(back, QColor(look.hair))
