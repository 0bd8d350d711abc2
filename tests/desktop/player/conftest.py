"""Numbered clips in a real player."""

import numpy as np
import pytest

from studio.desktop.player.player import Player
from tests.media.clips import number_of
from tests.media.conftest import make  # noqa: F401 - the clips of the media tests


def read(pane):
    """Read the number of the picture on a pane; −1 when there is none to be read."""
    image = pane.image()
    if image is None:
        return -1
    height, width = image.height(), image.width()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(height, -1, 4)
    return number_of(pixels[:, :width, 2::-1])


class Seen:
    """A player, and the number on the picture each time its frame changes."""

    def __init__(self, player, qtbot):
        self.player = player
        self.qtbot = qtbot
        self.frames = []
        self.numbers = []
        self.offset = 0  # the number on frame 0
        player.frame_changed.connect(self._note)

    def _note(self, frame):
        self.frames.append(frame)
        self.numbers.append(self.number)

    def open(self, path, **more):
        with self.qtbot.waitSignal(self.player.opened, timeout=20_000):
            self.player.open(path, **more)
        self.wait(more.get("first", 0))
        return self.player.clip()

    def wait(self, frame):
        """Wait until a frame is shown, and return the number that is on it."""
        self.qtbot.waitUntil(lambda: self.player.frame() == frame, timeout=20_000)
        return self.number

    def until_stopped(self):
        with self.qtbot.waitSignal(
            self.player.playing_changed, timeout=20_000, check_params_cb=lambda on: not on
        ):
            pass

    @property
    def number(self):
        found = read(self.player.pane)
        return found if found < 0 else found - self.offset


@pytest.fixture
def player(qtbot, ctx):
    shown = Player(ctx)
    qtbot.addWidget(shown)
    shown.resize(360, 720)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.clear()


@pytest.fixture
def seen(player, qtbot):
    return Seen(player, qtbot)
