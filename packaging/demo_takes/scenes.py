"""What happens in each take of the demo, drawn frame by frame from the seconds since its start."""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable

from figures import fade, pen, person, smooth
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF
from sets import (
    HEIGHT,
    WIDTH,
    Camera,
    ballroom,
    bokeh,
    chandelier,
    door,
    glow,
    guests,
    layer,
    lobby,
    put,
    star,
    tower,
)

GOLD = ("#ffc35a", "#ff9a5a", "#ffe1a0", "#ff6f7a")
TEAL = ("#8fe0d8", "#ffd79a", "#bfeaff", "#ffe9c0")
# How wide a speaker's mouth is at a moment, from 0 to 1.
Mouth = Callable[[str, float], float]


def ease(value: float, first: float, last: float) -> float:
    """Go from 0 to 1 between two moments, gently."""
    share = min(1.0, max(0.0, (value - first) / (last - first)))
    return share * share * (3 - 2 * share)


def blink(seconds: float, phase: float = 0.0) -> float:
    """Shut the eyes for a moment now and then."""
    return max(0.0, 1 - abs((seconds + phase) % 2.9 - 1.2) / 0.11)


class Scene(ABC):
    """A take: `draw` paints the moment `t`, in seconds since the slate has gone."""

    def __init__(self, mouth: Mouth) -> None:
        self.mouth = mouth

    @abstractmethod
    def draw(self, painter: QPainter, t: float) -> None:
        """Paint one frame."""

    def _speak(
        self,
        painter: QPainter,
        name: str,
        at: tuple[float, float],
        size: float,
        t: float,
        *,
        left: bool = False,
        dim: float = 0.0,
    ) -> None:
        """Draw a person who breathes, blinks and speaks when it is their line."""
        phase = sum(map(ord, name)) % 7
        open_ = self.mouth(name, t)
        x, y = at
        person(
            painter,
            name,
            (x, y + 3 * math.sin(t * 1.6 + phase)),
            size,
            left=left,
            mouth=open_,
            blink=blink(t, phase * 0.4),
            nod=1.6 * math.sin(t * 1.1 + phase) - 2.4 * open_,
            dim=dim,
        )


class Hall(Scene):
    """Anything that plays in the ballroom."""

    def __init__(self, mouth: Mouth) -> None:
        super().__init__(mouth)
        self.wall = layer(ballroom, 9)
        self.lamps = layer(chandelier, 4)
        self.far = layer(lambda p: guests(p, 3, 960, "#4a1838", "#ffb870"), 7)
        self.near = layer(lambda p: guests(p, 11, 1090, "#31102e", "#ff9d5c"), 4)

    def room(
        self, painter: QPainter, camera: Camera, t: float, *, crowd: float = 0.0, light: float = 1.0
    ) -> None:
        """Draw the hall; `crowd` is how merry its guests are."""
        put(painter, self.wall, camera, 0.25)
        if light > 0.05:
            put(painter, self.lamps, camera, 0.35)
            for x, radius in ((540, 560), (300, 320), (790, 320)):
                glow(painter, x, 250, radius, "#ffd68a", int((120 + 8 * math.sin(t * 3)) * light))
        bokeh(painter, t, 5, GOLD, light=light)
        for at, image in enumerate((self.far, self.near)):
            bob = 10 * crowd * math.sin(t * (9 + at) + at)
            put(painter, image, Camera(camera.zoom, camera.x, camera.y - bob), 0.5 + 0.25 * at)
        if light < 1:
            painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), QColor(5, 8, 26, int(228 * (1 - light))))


class Ring(Hall):
    """1-1, slate 1: he takes the ring back; another takes his arm."""

    def __init__(self, mouth: Mouth, *, boom: bool = False) -> None:
        super().__init__(mouth)
        self.boom = boom

    def draw(self, painter: QPainter, t: float) -> None:
        """He left with the ring, she with her back to us; the other comes from behind."""
        camera = Camera(1.0 + 0.022 * t, -12 + 5 * t, 0)
        self.room(painter, camera, t, crowd=ease(t, 3.4, 4.2))
        painter.save()
        camera.place(painter, 1.0)
        comes = ease(t, 3.1, 4.9) if not self.boom else 0.0
        if comes:
            self._speak(painter, "白若琳", (330 + 345 * comes, 790 - 30 * comes), 2.5, t, left=True)
        self._speak(painter, "贺明轩", (330 - 40 * comes, 700), 4.0, t)
        self._hand(painter, t)
        painter.restore()
        painter.save()
        camera.place(painter, 1.35)
        self._speak(painter, "程小满", (905 + 150 * comes, 840), 4.7, t, left=True)
        painter.restore()
        if self.boom:
            self._boom(painter, t)

    def _hand(self, painter: QPainter, t: float) -> None:
        lift = ease(t, 0.1, 1.1)
        painter.save()
        painter.translate(560, 1330 - 170 * lift)
        painter.rotate(-8 + 3 * math.sin(t * 2.2))
        sleeve = smooth([(-230, 900), (-70, 70), (-34, 20), (34, 26), (40, 70), (20, 900)])
        painter.fillPath(sleeve, fade((-130, 300), (40, 260), "#131a3a", "#3a4e88"))
        painter.fillPath(smooth([(-50, 42), (-20, 4), (40, 10), (46, 40), (0, 52)]), QColor("#fff7ea"))
        palm = smooth(
            [(-22, 20), (-30, -30), (-14, -76), (10, -96), (26, -92), (20, -70), (36, -62)]
            + [(52, -48), (56, -14), (40, 20)]
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
        painter.drawPolygon(QPolygonF([QPointF(4, -160), QPointF(20, -180), QPointF(36, -160)]
                                      + [QPointF(20, -142)]))
        star(painter, 24, -168, 30 + 34 * abs(math.sin(t * 2.6)))
        painter.restore()

    def _boom(self, painter: QPainter, t: float) -> None:
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


class Bill(Hall):
    """1-1, slate 2: the ledger and the card terminal on the table."""

    def draw(self, painter: QPainter, t: float) -> None:
        """She beside the tower of glasses; the terminal prints its strip."""
        camera = Camera(1.0 + 0.016 * t, 18 - 5 * t, 0)
        self.room(painter, camera, t)
        painter.save()
        camera.place(painter, 0.85)
        self._speak(painter, "贺明轩", (900, 830), 2.5, t, left=True)
        self._speak(painter, "柳曼华", (1040, 880), 2.3, t, left=True)
        tower(painter, 800, 1420, t)
        painter.restore()
        painter.save()
        camera.place(painter, 1.1)
        self._speak(painter, "程小满", (340, 690), 4.5, t)
        self._table(painter, t)
        painter.restore()

    def _table(self, painter: QPainter, t: float) -> None:
        painter.fillRect(QRectF(-200, 1480, 1480, 640), fade((0, 1480), (0, 1900), "#fff1dc", "#7a4560"))
        painter.fillRect(QRectF(-200, 1480, 1480, 10), QColor("#ffffff"))
        slam = ease(t, -0.15, 0.12)
        painter.save()
        painter.translate(270, 1610 - 240 * (1 - slam))
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
        painter.translate(700, 1500 - 320 * (1 - slam))
        painter.rotate(5)
        self._terminal(painter, t)
        painter.restore()

    def _terminal(self, painter: QPainter, t: float) -> None:
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
                painter.drawRoundedRect(
                    QRectF(-98 + 70 * column, 16 + 60 * row, 56, 42), 12, 12
                )
        glow(painter, 0, -64, 260, "#9ff0c8", 70)


class Lobby(Scene):
    """1-2: the manager runs after her through the lobby."""

    def __init__(self, mouth: Mouth) -> None:
        super().__init__(mouth)
        self.wall = layer(lobby, 5)

    def draw(self, painter: QPainter, t: float) -> None:
        """He catches up from the left; she turns her head."""
        camera = Camera(1.0 + 0.02 * t, 26 - 8 * t, 0)
        put(painter, self.wall, camera, 0.3)
        painter.save()
        camera.place(painter, 0.45)
        door(painter, t)
        painter.restore()
        glow(painter, 540, 1240, 760, "#ffe6b0", 90)
        bokeh(painter, t, 9, TEAL, count=16)
        painter.save()
        camera.place(painter, 1.0)
        runs = ease(t, -0.6, 0.9)
        step = 16 * abs(math.sin(t * 9)) * (1 - runs)
        self._speak(painter, "孟经理", (-60 + 330 * runs, 800 - step), 3.7, t)
        painter.restore()
        painter.save()
        camera.place(painter, 1.25)
        self._speak(painter, "程小满", (840, 770), 4.4, t, left=True)
        painter.restore()


class Blackout(Hall):
    """1-3: he lifts his glass, the lights go out, and it was she."""

    OUT = 2.75

    def draw(self, painter: QPainter, t: float) -> None:
        """The hall in light, then in the light of one telephone."""
        gone = ease(t, self.OUT, self.OUT + 0.16)
        flicker = 0.35 if 0.04 < t - self.OUT + 0.4 < 0.12 else 0.0
        light = max(0.0, 1 - gone - flicker)
        lamp = ease(t, 6.3, 6.7)
        camera = Camera(1.0 + 0.018 * t, 0, 6 * math.sin(t * 14) * (0 < t - self.OUT < 0.5))
        self.room(painter, camera, t, crowd=0.4 * (1 - gone) + gone * ease(t, 3.0, 3.4), light=light)
        dim = 0.86 * (1 - light)
        painter.save()
        camera.place(painter, 1.0)
        self._speak(painter, "柳曼华", (110, 830), 3.1, t, dim=dim)
        if t < 6.3:
            self._speak(painter, "贺明轩", (430, 720), 3.9, t, dim=dim)
            self._glass(painter, t, light)
        painter.restore()
        if lamp:
            self._beam(painter, t, lamp)
        painter.save()
        camera.place(painter, 1.2)
        at = (1560 - 740 * ease(t, 5.7, 6.6), 760)
        self._speak(painter, "程小满", at, 4.5, t, left=True, dim=max(0.1, dim - 0.62 * lamp))
        if lamp:
            self._phone(painter, t, lamp)
        painter.restore()

    def _glass(self, painter: QPainter, t: float, light: float) -> None:
        lift = ease(t, 0.0, 0.8)
        painter.save()
        painter.translate(720, 1280 - 250 * lift)
        painter.rotate(5 * math.sin(t * 2))
        painter.fillPath(
            smooth([(-260, 980), (-50, 90), (-26, 20), (34, 20), (46, 80), (-10, 980)]),
            fade((-170, 300), (46, 260), *(("#131a3a", "#3a4e88") if light > 0.4 else ("#0a1026", "#141c3a"))),
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

    def _beam(self, painter: QPainter, t: float, lamp: float) -> None:
        glow(painter, 620, 1240, 900, "#9fc4ff", int(130 * lamp))
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
        swing = 14 * math.sin(t * 1.3)
        cone = QPolygonF(
            [QPointF(596, 1300), QPointF(636, 1300), QPointF(470 + swing, 120)]
            + [QPointF(-120 + swing, 420)]
        )
        painter.setBrush(fade((610, 1300), (200, 300), "#5a86c8", "#00000000"))
        painter.setOpacity(0.5 * lamp)
        painter.drawPolygon(cone)
        painter.restore()

    def _phone(self, painter: QPainter, t: float, lamp: float) -> None:
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


class Tray(Hall):
    """2-1: two notes on a tray; the hall laughs."""

    def draw(self, painter: QPainter, t: float) -> None:
        """He lays down his day's pay."""
        camera = Camera(1.0 + 0.02 * t, -14 + 6 * t, 0)
        self.room(painter, camera, t, crowd=ease(t, 2.9, 3.4))
        painter.save()
        camera.place(painter, 0.85)
        self._speak(painter, "白若琳", (905, 800), 2.9, t, left=True)
        self._speak(painter, "程小满", (110, 830), 2.7, t)
        painter.restore()
        painter.save()
        camera.place(painter, 1.12)
        self._speak(painter, "顾行舟", (440, 660), 4.4, t)
        self._tray(painter, t)
        painter.restore()

    def _tray(self, painter: QPainter, t: float) -> None:
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


def scene_of(file: str, mouth: Mouth) -> Scene:
    """Return the scene that a clip shows, by the name of its file."""
    made: dict[str, Callable[[], Scene]] = {
        "1-1_1_T1_A.mp4": lambda: Ring(mouth, boom=True),
        "1-1_1_T2_A.mp4": lambda: Ring(mouth),
        "1-1_2_T1_A.mp4": lambda: Bill(mouth),
        "1-2_1_T1_A.mp4": lambda: Lobby(mouth),
        "1-3_1_T1_A.mp4": lambda: Blackout(mouth),
        "2-1_1_T1_A.mp4": lambda: Tray(mouth),
    }
    return made[file]()


def frame_image() -> QImage:
    """Return an empty picture of the size of a frame."""
    return QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
