"""One clip in the player: its worker, its pane, and which of its frames is on the screen."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.player.cache import BUDGET
from studio.desktop.player.mailbox import Mailbox
from studio.desktop.player.pane import Pane
from studio.desktop.player.worker import Opened, Wish, Worker

if TYPE_CHECKING:
    from studio.media.info import Clip


class Track(QObject):
    """A clip and its picture.

    `shown_changed(frame)` follows what is on the pane. `opened(Opened)` comes before the first
    picture; `failed(error)` when the clip cannot be read.
    """

    opened = Signal(object)
    failed = Signal(object)
    shown_changed = Signal(int)
    cached = Signal()

    def __init__(self, ctx: Context, pane: Pane, parent: QObject, budget: int = BUDGET) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.pane = pane
        self._mail = Mailbox(self)
        self.worker = Worker(_Posted(self, self._mail), budget)
        pane.fitted.connect(self._fit)
        self._opening = 0
        self.clip: Clip | None = None
        self.source: Opened | None = None
        self.times: list[float] = []
        self.end = 0.0
        self.shown = self.goal = -1
        self._asked: set[int] = set()
        self._damaged: dict[int, str] = {}
        self._first = 0
        self.playing = False  # then only `show` changes the picture

    def open(self, path: Path, first: int, named: str) -> None:
        """Read a clip and show a frame of it."""
        self._forget()
        self._first = first
        self.pane.say(self._ctx.lang.text("Opening {file}…", file=path.name))
        self._opening = self.worker.open(path, named)

    def clear(self, text: str) -> None:
        """Show a sentence, and let go of the clip and its thread."""
        self._forget()
        self.worker.close()
        self.pane.say(text)

    def close(self) -> None:
        """End for good."""
        self._mail.close()
        self._forget()
        self.worker.close()

    def _forget(self) -> None:
        self._opening = 0
        self.clip = self.source = None
        self.times, self.end = [], 0.0
        self.shown = self.goal = -1
        self._asked.clear()
        self._damaged.clear()
        self.playing = False

    @property
    def count(self) -> int:
        """How many frames the clip has."""
        return len(self.times)

    def ask(self, frame: int, direction: int = 0, ahead: int = 0) -> None:
        """Show a frame, at once when it is kept, else when it is decoded."""
        if not self.times:
            self._first = frame
            return
        self.goal = min(self.count - 1, max(0, frame))
        self._asked.add(self.goal)
        self.wish(Wish(self.goal, direction, ahead, 0, self.count - 1))
        if self.goal in self.worker.cache:
            self.show(self.goal)
        elif self.goal in self._damaged:
            self._say_damaged(self.goal)

    def wish(self, wish: Wish) -> None:
        """Have frames decoded without showing them."""
        self.worker.wish(wish)

    def show(self, frame: int, painted: Callable[[], None] | None = None) -> bool:
        """Show a frame that is kept; False when it is not."""
        picture = self.worker.cache.get(frame)
        if picture is None:
            return False
        self.pane.show_picture(picture, frame, painted)
        if self.playing:
            self.goal = frame
        if frame == self.goal:
            self._asked.clear()
        self._set_shown(frame)
        return True

    def kept(self, frames: Iterable[int]) -> int:
        """Count how many of these frames are decoded, up to the first that is not."""
        count = 0
        for frame in frames:
            if frame not in self.worker.cache and frame != self.shown:
                return count
            count += 1
        return count

    def _set_shown(self, frame: int) -> None:
        if frame != self.shown:
            self.shown = frame
            self.shown_changed.emit(frame)

    def _fit(self, width: int, height: int) -> None:
        self.worker.fit(width, height)

    # --- news of the worker, in the window's thread ---------------------------------------

    def on_opened(self, opening: int, found: Opened) -> None:
        """Ask for the first frame of the clip that was read."""
        if opening != self._opening:
            return
        clip = found.clip
        self.clip, self.source = clip, found
        base, begin = float(clip.index.time_base), clip.index.pts[0]
        self.times = [(at - begin) * base for at in clip.index.pts]
        self.end = max(clip.info.duration_ms / 1000, self.times[-1] + 0.001)
        self.pane.set_shape(clip.info.width, clip.info.height)
        self.opened.emit(found)
        if self.goal < 0:
            self.ask(self._first)

    def on_failed(self, opening: int, error: Exception) -> None:
        """Say why the clip cannot be read."""
        if opening != self._opening:
            return
        self._forget()
        if isinstance(error, StudioError):
            self.pane.say(self._ctx.lang.say(error.message))
        else:
            self.pane.say(self._ctx.lang.text("This clip cannot be shown."))
        self.failed.emit(error)

    def on_decoded(self, opening: int, frame: int) -> None:
        """Show a decoded frame if it was asked for."""
        if opening != self._opening:
            return
        again = frame == self.shown == self.goal  # at another size
        if not self.playing and (frame in self._asked or again):
            self._asked.discard(frame)
            self.show(frame)
        self.cached.emit()

    def on_damaged(self, opening: int, frame: int, error: StudioError) -> None:
        """Say in the place of a frame that it cannot be shown."""
        if opening != self._opening:
            return
        self._damaged[frame] = self._ctx.lang.say(error.message)
        if not self.playing and frame == self.goal:
            self._say_damaged(frame)
        self.cached.emit()

    def _say_damaged(self, frame: int) -> None:
        self._asked.clear()
        self.pane.say(self._damaged[frame], frame)
        self._set_shown(frame)


class _Posted:
    """The worker's listener: carries each piece of news to the window's thread."""

    def __init__(self, track: Track, mail: Mailbox) -> None:
        self._track = track
        self._post = mail.post

    def opened(self, opening: int, found: Opened) -> None:
        self._post(lambda: self._track.on_opened(opening, found))

    def failed(self, opening: int, error: Exception) -> None:
        self._post(lambda: self._track.on_failed(opening, error))

    def decoded(self, opening: int, frame: int) -> None:
        self._post(lambda: self._track.on_decoded(opening, frame))

    def damaged(self, opening: int, frame: int, error: StudioError) -> None:
        self._post(lambda: self._track.on_damaged(opening, frame, error))
