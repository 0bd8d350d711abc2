"""Where the demo's takes play: layers painted once, moved at their own depth by the camera."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from paper import fade, smooth
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QRadialGradient

WIDTH, HEIGHT = 1080, 1920
# Layers are wider than the picture, so that a camera that moves finds no edge.
MARGIN = 160


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the camera is: how near, and how far to the side and up, in pixels."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def place(self, painter: QPainter, depth: float) -> None:
        """Move a painter to a depth: 0 is infinitely far, 1 where the people stand."""
        painter.translate(WIDTH / 2 - self.x * depth, HEIGHT / 2 - self.y * depth)
        painter.scale(*[1 + (self.zoom - 1) * depth] * 2)
        painter.translate(-WIDTH / 2, -HEIGHT / 2)


def layer(paint: Callable[[QPainter], None], blur: float = 0.0) -> QImage:
    """Paint a layer with its margins, out of focus by `blur` pixels."""
    image = QImage(
        WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN, QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(MARGIN, MARGIN)
    painter.setPen(Qt.PenStyle.NoPen)
    paint(painter)
    painter.end()
    if blur:
        pixels = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.width(), 4)
        pixels[:] = cv2.GaussianBlur(pixels, (0, 0), blur)
    return image


def put(painter: QPainter, image: QImage, camera: Camera, depth: float) -> None:
    """Draw a layer as the camera sees it."""
    painter.save()
    camera.place(painter, depth)
    painter.drawImage(-MARGIN, -MARGIN, image)
    painter.restore()


def glow(painter: QPainter, x: float, y: float, radius: float, colour: str, alpha: int) -> None:
    """Add light around a point."""
    light = QColor(colour)
    light.setAlpha(alpha)
    clear = QColor(colour)
    clear.setAlpha(0)
    gradient = QRadialGradient(QPointF(x, y), radius)
    gradient.setColorAt(0, light)
    gradient.setColorAt(0.35, QColor(light.red(), light.green(), light.blue(), alpha * 2 // 5))
    gradient.setColorAt(1, clear)
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.restore()


def bokeh(
    painter: QPainter,
    seconds: float,
    seed: int,
    colours: Sequence[str],
    *,
    count: int = 26,
    light: float = 1.0,
) -> None:
    """Draw lights far out of focus, which drift and breathe."""
    chance = random.Random(seed)
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    painter.setPen(Qt.PenStyle.NoPen)
    for _ in range(count):
        x, y = chance.uniform(-40, WIDTH + 40), chance.uniform(60, 1150)
        radius, phase = chance.uniform(14, 52), chance.uniform(0, math.tau)
        colour = QColor(chance.choice(colours))
        strength = (0.55 + 0.45 * math.sin(seconds * 0.9 + phase)) * light
        colour.setAlpha(int(76 * strength))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x + 7 * math.sin(seconds * 0.4 + phase), y), radius, radius)
        colour.setAlpha(int(60 * strength))
        painter.setPen(QPen(colour, 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x + 7 * math.sin(seconds * 0.4 + phase), y), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
    painter.restore()


def ballroom(painter: QPainter) -> None:
    """Paint the hall: panelled walls, tall windows with curtains, a gilded cornice."""
    whole = QRectF(-MARGIN, -MARGIN, WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN)
    painter.fillRect(whole, fade((0, 0), (0, 1900), "#2a1030", "#7a2440", "#c2533f", "#3a1230"))
    for x in (-130, 330, 790):
        arch = QPainterPath(QPointF(x + 30, 1300))
        arch.lineTo(x + 30, 520)
        arch.cubicTo(x + 30, 300, x + 390, 300, x + 390, 520)
        arch.lineTo(x + 390, 1300)
        painter.fillPath(arch, fade((x, 340), (x, 1300), "#14193f", "#3b3a78", "#e08a5a"))
        painter.strokePath(arch, QPen(QColor("#f0b860"), 9))
        painter.setPen(QPen(QColor(240, 184, 96, 150), 4))
        painter.drawLine(QPointF(x + 210, 360), QPointF(x + 210, 1300))
        for y in (560, 760, 960):
            painter.drawLine(QPointF(x + 30, y), QPointF(x + 390, y))
        painter.setPen(Qt.PenStyle.NoPen)
        for side in (0, 1):
            edge = x + 18 if not side else x + 402
            bend = 1 if not side else -1
            curtain = smooth(
                [
                    (edge, 340),
                    (edge + 120 * bend, 420),
                    (edge + 62 * bend, 780),
                    (edge + 24 * bend, 900),
                    (edge + 84 * bend, 1320),
                    (edge - 40 * bend, 1320),
                    (edge - 40 * bend, 340),
                ]
            )
            painter.fillPath(
                curtain, fade((edge - 40, 0), (edge + 120, 0), "#5a0f2c", "#a32044", "#4a0c26")
            )
    painter.fillRect(QRectF(-MARGIN, 214, 1400, 26), fade((0, 214), (0, 240), "#ffe0a0", "#a8642c"))
    painter.fillRect(QRectF(-MARGIN, 246, 1400, 7), QColor("#d8974a"))


def chandelier(painter: QPainter) -> None:
    """Paint tiers of lights under the ceiling."""
    painter.setPen(QPen(QColor("#e8b45c"), 6))
    painter.drawLine(QPointF(540, -200), QPointF(540, 190))
    for tier, (y, radius, lamps) in enumerate(((190, 330, 15), (285, 220, 11), (365, 110, 7))):
        painter.setPen(QPen(QColor("#f6cf7e"), 7 - tier))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(540, y), radius, radius * 0.2)
        painter.setPen(Qt.PenStyle.NoPen)
        for lamp in range(lamps):
            angle = lamp * math.tau / lamps
            x, low = 540 + radius * math.cos(angle), y + radius * 0.2 * math.sin(angle)
            painter.setBrush(QColor("#fff2c8"))
            painter.drawEllipse(QPointF(x, low - 18), 8, 17)
            painter.setBrush(QColor(255, 226, 160, 150))
            for drop in range(3):
                painter.drawEllipse(QPointF(x, low + 14 + drop * 16), 4.6 - drop, 7 - drop)


def guests(painter: QPainter, seed: int, base: float, colour: str, edge: str) -> None:
    """Paint a row of heads and shoulders with light on their edges."""
    chance = random.Random(seed)
    x = -150.0
    while x < WIDTH + 150:
        size = chance.uniform(0.86, 1.18)
        y = base + chance.uniform(-34, 34)
        shape = QPainterPath()
        shape.addEllipse(QPointF(x, y), 44 * size, 56 * size)
        if chance.random() < 0.45:
            shape.addEllipse(QPointF(x - 22 * size, y - 48 * size), 25 * size, 23 * size)
        body = smooth(
            [
                (x - 26 * size, y + 40),
                (x + 26 * size, y + 40),
                (x + 96 * size, y + 120 * size),
                (x + 116 * size, y + 900),
                (x - 116 * size, y + 900),
                (x - 96 * size, y + 120 * size),
            ]
        )
        shape = shape.united(body)
        painter.fillPath(shape, fade((x, y - 60), (x, y + 360), colour, "#12091a"))
        painter.save()
        painter.setClipPath(shape)
        painter.strokePath(shape, QPen(fade((x, y - 60), (x, y + 160), edge, "#00000000"), 7))
        painter.restore()
        x += chance.uniform(128, 186)


def lobby(painter: QPainter) -> None:
    """Paint the hotel lobby: a wall of glass, a city behind it, a floor that mirrors."""
    whole = QRectF(-MARGIN, -MARGIN, WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN)
    painter.fillRect(whole, fade((0, 0), (0, 1500), "#1d5566", "#4f98a0", "#b8d8c0", "#ffdfa4"))
    chance = random.Random(16)
    for shade, low in (("#5b9ea2", 420), ("#357685", 640), ("#1c5264", 860)):
        x = -170.0
        while x < WIDTH + 170:
            wide, top = chance.uniform(70, 150), low + chance.uniform(-150, 130)
            painter.fillRect(QRectF(x, top, wide, 1420 - top), QColor(shade))
            painter.setBrush(QColor(255, 226, 160, 120))
            for _ in range(9):
                at = chance.uniform(x + 8, x + wide - 16), chance.uniform(top + 14, 1330)
                painter.drawRect(QRectF(*at, 8, 12))
            x += wide + chance.uniform(-8, 26)
    painter.fillRect(
        QRectF(-MARGIN, 1330, 1400, 800), fade((0, 1330), (0, 2000), "#c9b08a", "#0f2430")
    )
    for x in range(-150, 1300, 230):
        painter.fillRect(
            QRectF(x, -MARGIN, 22, 1500), fade((x, 0), (x + 22, 0), "#0d2a38", "#35606c")
        )
        painter.setOpacity(0.35)
        painter.fillRect(QRectF(x, 1334, 22, 500), QColor("#0a1c28"))
        painter.setOpacity(1)
    for y in (330, 760):
        painter.fillRect(QRectF(-MARGIN, y, 1400, 12), QColor("#173746"))
    for x, y, size in ((150, 250, 62), (470, 150, 78), (720, 330, 56), (950, 190, 70)):
        painter.fillRect(QRectF(x - 2, -MARGIN, 4, y + MARGIN), QColor("#e8c27a"))
        glow(painter, x, y, size * 4.2, "#ffdca0", 190)
        painter.setBrush(QColor("#fff3d2"))
        painter.drawEllipse(QPointF(x, y), size, size * 0.86)
        painter.fillRect(QRectF(x - 18, y - size, 36, 16), QColor("#c08a3e"))
    painter.fillRect(QRectF(-MARGIN, 1322, 1400, 14), QColor("#ffe2a8"))


def door(painter: QPainter, seconds: float) -> None:
    """Draw the revolving door, whose wings turn."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(14, 36, 48, 120))
    painter.drawRect(QRectF(300, 560, 480, 770))
    for wing in range(4):
        angle = seconds * 0.9 + wing * math.tau / 4
        x = 540 + 225 * math.cos(angle)
        near = math.sin(angle)
        tone = QColor("#bfe3df")
        tone.setAlpha(int(70 + 50 * near))
        painter.setBrush(tone)
        painter.drawRect(QRectF(min(540.0, x), 590, abs(x - 540), 740))
        painter.setBrush(QColor("#e8c27a"))
        painter.drawRect(QRectF(x - 4 - 2 * near, 590, 8 + 4 * near, 740))
    painter.setBrush(QColor("#d9a85a"))
    painter.drawRect(QRectF(286, 540, 508, 34))
    painter.drawRect(QRectF(290, 560, 14, 770))
    painter.drawRect(QRectF(776, 560, 14, 770))
    painter.restore()


def tower(painter: QPainter, x: float, base: float, seconds: float, light: float = 1.0) -> None:
    """Draw a tower of champagne glasses that sparkle."""
    rows = 5
    for row in range(rows):
        for at in range(row + 1):
            left = x + (at - row / 2) * 104
            _coupe(painter, left, base - (rows - 1 - row) * 118, light)
    painter.save()
    chance = random.Random(7)
    for _ in range(16):
        spread = chance.random()
        at = x + chance.uniform(-230, 230) * spread, base - 560 + 560 * spread
        phase = chance.uniform(0, math.tau)
        shine = max(0.0, math.sin(seconds * 2.1 + phase)) ** 6
        if shine > 0.05:
            star(painter, *at, 34 * shine, int(230 * light))
    painter.restore()


def _coupe(painter: QPainter, x: float, y: float, light: float) -> None:
    painter.save()
    painter.translate(x, y)
    painter.setOpacity(0.92 * light)
    bowl = QPainterPath(QPointF(-50, -100))
    bowl.cubicTo(-46, -52, -16, -44, -5, -40)
    bowl.lineTo(5, -40)
    bowl.cubicTo(16, -44, 46, -52, 50, -100)
    painter.fillPath(bowl, fade((-50, 0), (50, 0), "#e89a2c", "#ffd97a", "#c8741c"))
    painter.setBrush(QColor("#fff0b8"))
    painter.setPen(QPen(QColor("#fff7dc"), 2.5))
    painter.drawEllipse(QPointF(0, -100), 50, 9)
    painter.setPen(QPen(QColor("#ffe9b8"), 5))
    painter.drawLine(QPointF(0, -40), QPointF(0, 4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ffe2a0"))
    painter.drawEllipse(QPointF(0, 8), 28, 6)
    painter.setBrush(QColor(255, 255, 255, 150))
    painter.drawEllipse(QPointF(-28, -84), 5, 12)
    painter.restore()


def star(painter: QPainter, x: float, y: float, size: float, alpha: int = 255) -> None:
    """Draw a sparkle of four rays."""
    painter.save()
    painter.translate(x, y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 250, 225, alpha))
    rays = [(size if k % 2 == 0 else size * 0.14, k * math.tau / 8) for k in range(8)]
    path = QPainterPath()
    for k, (radius, angle) in enumerate(rays):
        point = QPointF(radius * math.cos(angle), radius * math.sin(angle))
        path.moveTo(point) if k == 0 else path.lineTo(point)
    painter.drawPath(path)
    painter.restore()
    glow(painter, x, y, size * 1.4, "#ffe8a8", alpha // 2)
