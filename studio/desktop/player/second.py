"""A second take beside the first: both are counted from their own in-frames, in seconds."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.player.cache import BUDGET
from studio.desktop.player.pane import Pane
from studio.desktop.player.places import name_of
from studio.desktop.player.track import Track
from studio.desktop.player.worker import Wish
from studio.desktop.widgets.label import ElidedLabel

if TYPE_CHECKING:
    from studio.desktop.player.player import Player
    from studio.media.info import Clip

_AHEAD = 16
# Containers round the times of frames, some of them to a thousandth.
_ROUNDING = Fraction(2, 1000)


def matching(clip: "Clip", first: int, other: "Clip", other_first: int, frame: int) -> int:
    """Return the frame of `other` at the same time after its in-frame as `frame` after `first`."""
    since = clip.index.seconds(frame) - clip.index.seconds(first)
    time = other.index.seconds(other_first) + since
    slack = min(_ROUNDING, 1 / other.info.fps / 4)
    return other.index.frame_at(max(Fraction(0), time + slack))


class Second(QObject):
    """The second pane, its track, and which frame belongs beside the first one's."""

    def __init__(self, ctx: Context, player: "Player", ground: str) -> None:
        super().__init__(player)
        self._ctx = ctx
        self._player = player
        self._first = self._other_first = self._offset = 0
        self._track: Track | None = None
        self.frame = QWidget()
        self.pane = Pane(ctx, ground)
        self.name = ElidedLabel(tone="muted", font=ctx.look.fonts.small)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.pane, 1)
        column.addWidget(self.name)
        self.frame.hide()
        self.first_name = ElidedLabel(tone="muted", font=ctx.look.fonts.small)
        self.first_name.hide()

    @property
    def track(self) -> Track | None:
        """The second take, while there is one."""
        return self._track

    def open(self, path: Path | None, first: int, last: int | None, named: str) -> None:
        """Show a take beside the first; None ends it."""
        if path is None:
            self.clear()
            return
        if self._track is None:
            self._track = Track(self._ctx, self.pane, self, BUDGET // 2)
            self._track.opened.connect(lambda _found: self.ask())
            self._track.shown_changed.connect(lambda _frame: self._label())
        self._other_first, self._offset = first, 0
        self.name.set_whole(path.name)
        self.frame.show()
        self.first_name.show()
        self.label_first()
        self._track.open(path, first, named)

    def clear(self) -> None:
        """Show no second take."""
        self.frame.hide()
        self.first_name.hide()
        if self._track is not None:
            self._track.clear("")

    def rest(self) -> None:
        """Close its file while nobody looks."""
        if self._track is not None:
            self._track.worker.rest()

    def wake(self) -> None:
        """Go on."""
        if self._track is not None:
            self._track.worker.wake()

    def close(self) -> None:
        """End its thread."""
        if self._track is not None:
            self._track.close()

    def set_first(self, first: int) -> None:
        """Count from another in-frame of the first take."""
        self._first = first
        self.ask()

    def set_offset(self, frames: int) -> None:
        """Show this many frames later."""
        self._offset = frames
        self.ask()

    def wanted(self, frame: int) -> int | None:
        """Return the frame that belongs beside a frame of the first take."""
        clip, track = self._player.clip(), self._track
        if clip is None or track is None or track.clip is None:
            return None
        found = matching(clip, self._first, track.clip, self._other_first, frame)
        return min(track.count - 1, max(0, found + self._offset))

    def ask(self) -> None:
        """Show what belongs beside the frame asked for in the first take."""
        frame = self.wanted(max(0, self._player.track.goal))
        if frame is not None and self._track is not None:
            self._track.playing = False
            self._track.ask(frame)

    def follower(self, speed: float) -> Callable[[int], None] | None:
        """Return what shows the right frame with each of the first take's while playing."""
        if self._track is None or self._track.clip is None:
            return None
        direction = 1 if speed > 0 else -1

        def follow(shown: int) -> None:
            frame, track = self.wanted(shown), self._track
            if frame is None or track is None:
                return
            track.playing = True
            track.wish(Wish(frame, direction, _AHEAD, 0, track.count - 1))
            if frame != track.shown:
                track.show(frame, _painted)

        return follow

    def label_first(self) -> None:
        """Say below the first picture which frame of which take it is."""
        if self.first_name.isVisible():
            _describe(self.first_name, self._player.track)

    def _label(self) -> None:
        if self._track is not None:
            _describe(self.name, self._track)


def _describe(name: ElidedLabel, track: Track) -> None:
    if track.clip is not None and track.shown >= 0:
        place = name_of(track.clip, track.shown)
        name.set_whole(f"{place}  ·  {track.clip.path.name}")


def _painted() -> None:
    """Missed frames are counted in the first take."""
