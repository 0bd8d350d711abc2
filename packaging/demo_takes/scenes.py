"""What happens in each take of the demo, drawn frame by frame from the seconds since its start."""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable

from figures import person
from props import beam, boom, ease, glass, hand, phone, table, tray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
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
    tower,
)

GOLD = ("#ffc35a", "#ff9a5a", "#ffe1a0", "#ff6f7a")
TEAL = ("#8fe0d8", "#ffd79a", "#bfeaff", "#ffe9c0")
# How wide a speaker's mouth is at a moment, from 0 to 1.
Mouth = Callable[[str, float], float]


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
        hand(painter, t)
        painter.restore()
        painter.save()
        camera.place(painter, 1.35)
        self._speak(painter, "程小满", (905 + 150 * comes, 840), 4.7, t, left=True)
        painter.restore()
        if self.boom:
            boom(painter, t)


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
        table(painter, t)
        painter.restore()


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
        """Show the hall in light, then in the light of one telephone."""
        gone = ease(t, self.OUT, self.OUT + 0.16)
        flicker = 0.35 if 0.04 < t - self.OUT + 0.4 < 0.12 else 0.0
        light = max(0.0, 1 - gone - flicker)
        lamp = ease(t, 6.3, 6.7)
        camera = Camera(1.0 + 0.018 * t, 0, 6 * math.sin(t * 14) * (0 < t - self.OUT < 0.5))
        self.room(
            painter, camera, t, crowd=0.4 * (1 - gone) + gone * ease(t, 3.0, 3.4), light=light
        )
        dim = 0.86 * (1 - light)
        painter.save()
        camera.place(painter, 1.0)
        self._speak(painter, "柳曼华", (110, 830), 3.1, t, dim=dim)
        if t < 6.3:
            self._speak(painter, "贺明轩", (430, 720), 3.9, t, dim=dim)
            glass(painter, t, light)
        painter.restore()
        if lamp:
            beam(painter, t, lamp)
        painter.save()
        camera.place(painter, 1.2)
        at = (1560 - 740 * ease(t, 5.7, 6.6), 760)
        self._speak(painter, "程小满", at, 4.5, t, left=True, dim=max(0.1, dim - 0.62 * lamp))
        if lamp:
            phone(painter, t, lamp)
        painter.restore()


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
        tray(painter, t)
        painter.restore()


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
