"""The player that pages embed: a picture, a bar to scrub, controls, and their keys."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.player import keys, places
from studio.desktop.player.course import Course
from studio.desktop.player.keyboard import Keyboard
from studio.desktop.player.overlay import Overlay
from studio.desktop.player.pane import Pane
from studio.desktop.player.playback import Playback
from studio.desktop.player.scrub import ScrubBar
from studio.desktop.player.second import Second
from studio.desktop.player.sound import Sound
from studio.desktop.player.track import Track
from studio.desktop.player.transport import SPEEDS, Transport
from studio.desktop.player.worker import Opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.media.info import Clip

_NEAR = 8  # frames decoded beside the shown one after a step


class Player(QWidget):
    """Plays a clip, exact to the frame; `frame()` is always the frame that is on the screen.

    `ground` names the colour it stands on: `page`, or `panel` in the inspector.
    """

    opened = Signal(object)
    failed = Signal(str)
    frame_changed = Signal(int)
    playing_changed = Signal(bool)
    range_asked = Signal(object, object)
    mark_asked = Signal(int)

    def __init__(
        self, ctx: Context, parent: QWidget | None = None, *, ground: str = "page"
    ) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._t = ctx.lang.text
        self._range: tuple[int | None, int | None] = (None, None)
        self._loop = False
        self._speed = 1.0
        self._playing = False
        self.pane = Pane(ctx, ground)
        self.track = Track(ctx, self.pane, self)
        self.scrub = ScrubBar(ctx, self._name_of)
        self.transport = Transport(ctx)
        self.sound = Sound(ctx, self.transport, self)
        self.playback = Playback(self.track, self.sound.clock, self)
        self.second = Second(ctx, self, ground)
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._t("Player"))
        self._reads = QTimer(self, singleShot=True, interval=150)
        self._reads.timeout.connect(self._show_kept)
        # Not a method of this object: it is taken apart when that signal comes.
        close = (self.track.close, self.second.close, self.sound.close)
        self.destroyed.connect(lambda: [call() for call in close])
        self.keyboard = Keyboard(self, self.do, self.play, self.pause)
        self.clear()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        panes = QHBoxLayout()
        panes.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.pane, 1)
        left.addWidget(self.second.first_name)
        panes.addLayout(left, 1)
        panes.addWidget(self.second.frame, 1)
        column.addLayout(panes, 1)
        column.addWidget(self.scrub)
        column.addWidget(self.transport)

    def _connect(self) -> None:
        self.pane.pressed.connect(self.setFocus)
        self.track.opened.connect(self._on_opened)
        self.track.failed.connect(self._on_failed)
        self.track.shown_changed.connect(self._on_shown)
        self.track.cached.connect(self._on_cached)
        self.playback.ended.connect(self._stopped)
        self.playback.dropped_changed.connect(self.transport.set_dropped)
        self.scrub.sought.connect(self.seek)
        self.transport.asked.connect(self.do)
        self.transport.speed_asked.connect(self._set_speed)
        self.transport.code_entered.connect(partial(self._go_to_typed, find=places.code_typed))
        self.transport.frame_entered.connect(partial(self._go_to_typed, find=places.frame_typed))
        self.transport.left.connect(self.setFocus)

    # --- clips ------------------------------------------------------------------------------

    def open(self, path: Path, *, first: int = 0, last: int | None = None, hash: str = "") -> None:
        """Read a clip and show frame `first`; with `last`, these are its in and out.

        `hash` is the content it had when it was added: if the file is elsewhere, its proxy plays.
        """
        self.pause()
        self._blank()
        if first > 0 or last is not None:
            self._range = (first, last)
        self.second.set_first(first)
        self.track.open(path, first, hash)

    def clear(self, text: str = "") -> None:
        """Show no clip, but a sentence."""
        self.pause()
        self._blank()
        self.track.clear(text)

    def _blank(self) -> None:
        self._range = (None, None)
        self.second.clear()
        self.sound.forget()
        self.scrub.set_clip((), 0.0)
        self.scrub.set_markers([])
        self.playback.reset_count()
        self.transport.set_dropped(0)
        self.transport.set_place("", -1, 0)
        self.transport.set_source("", "")
        self.transport.enable(False, self._t("Choose a take to play it."))
        self._show_speed(1.0)

    def _on_opened(self, found: Opened) -> None:
        clip = found.clip
        self.scrub.set_clip(self.track.times, self.track.end)
        self.scrub.set_range(*self._range)
        self.transport.enable(True, "")
        self.transport.code.widen(places.widest(clip))
        self.transport.set_source(*places.source_words(self._ctx, found))
        self.sound.opened(found.source, self.scrub)
        self.opened.emit(clip)

    def _on_failed(self, error: Exception) -> None:
        self._blank()
        if not isinstance(error, StudioError):
            self._ctx.tell(error)
        self.failed.emit(self.pane.text())

    def clip(self) -> "Clip | None":
        """Return the clip that is open."""
        return self.track.clip

    # --- places -----------------------------------------------------------------------------

    def frame(self) -> int:
        """Return the frame on the screen, from 0; −1 before there is one."""
        return self.track.shown

    def seconds(self) -> float:
        """Return when the shown frame appears, in seconds from the clip's first frame."""
        return self.track.times[self.track.shown] if self.track.shown >= 0 else 0.0

    def seek(self, frame: int) -> None:
        """Show a frame; playing stops."""
        self._go(frame)

    def step(self, frames: int) -> None:
        """Show a later or an earlier frame, counted from the one asked for last."""
        if self.track.count:
            self._go(self.track.goal + frames, direction=1 if frames > 0 else -1)

    def _go(self, frame: int, direction: int = 0) -> None:
        if self._playing:
            self.pause()
        self.track.ask(frame, direction, _NEAR if direction else 0)
        self.second.ask()

    def _step_seconds(self, seconds: int) -> None:
        clip = self.track.clip
        if clip is not None:
            wanted = clip.index.seconds(self.track.goal) + seconds
            self._go(clip.index.frame_at(max(wanted, 0 * wanted)))

    def _go_to_typed(self, text: str, find: "Callable[[Clip, str, int], int | None]") -> None:
        clip = self.track.clip
        if clip is None:
            return
        frame = find(clip, text, self.track.goal)
        if frame is None:
            self._ctx.tell(places.refusal(clip, text))
            return
        self._go(frame)
        self.setFocus()

    def _name_of(self, frame: int) -> str:
        clip = self.track.clip
        return places.name_of(clip, frame) if clip is not None else ""

    def _on_shown(self, frame: int) -> None:
        clip = self.track.clip
        if clip is None:
            return
        self.scrub.set_frame(frame)
        self.transport.set_place(places.label(clip, frame), frame, self.track.count)
        self.second.label_first()
        if not self._playing:
            self.second.ask()
        self.frame_changed.emit(frame)

    def _on_cached(self) -> None:
        if not self._reads.isActive():
            self._reads.start()

    def _show_kept(self) -> None:
        self.scrub.set_kept(self.track.worker.cache.frames())

    # --- playing ----------------------------------------------------------------------------

    def play(self, speed: float = 1.0) -> None:
        """Play from the shown frame; a negative speed plays backward."""
        if not self.track.count or not speed:
            return
        if not self._playing:
            self.playback.reset_count()
        start = self._start(speed)
        first, last = self._stretch()
        course = Course(
            self.track.times, self.track.end, start, first, last, speed, loop=self._loop
        )
        self.playback.follow(self.second.follower(speed))
        self.playback.play(course)
        self._show_speed(speed)
        self._set_playing(True)

    def _stretch(self) -> tuple[int, int]:
        end = self.track.count - 1
        first, last = self._range
        if not self._loop:
            return 0, end
        low = min(end, first or 0)
        return low, max(low, min(end, end if last is None else last))

    def _start(self, speed: float) -> int:
        """Return where playing begins: at the other end when it stands at the end."""
        first, last = self._stretch()
        at = max(0, self.track.shown if self._playing else self.track.goal)
        if not first <= at <= last:
            return first if speed > 0 else last
        if not self._loop and at == (last if speed > 0 else first):
            return first if speed > 0 else last
        return at

    def pause(self) -> None:
        """Stop on the frame that is shown."""
        if self._playing:
            self.playback.stop()
            self._stopped()

    def _stopped(self) -> None:
        self._show_speed(1.0)
        self._set_playing(False)
        if self.track.shown >= 0:
            self.track.ask(self.track.shown)
            self.second.ask()

    def toggle(self) -> None:
        """Play, or pause."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def set_range(self, first: int | None, last: int | None) -> None:
        """Show in and out; playing round and round goes between them, both shown."""
        self._range = (first, last)
        self.scrub.set_range(first, last)
        self.second.set_first(first or 0)
        if self._loop:
            self._replay()

    def set_loop(self, on: bool) -> None:
        """Play round and round, or stop at the end."""
        self._loop = on
        self.transport.buttons["loop"].setChecked(on)
        self._replay()

    def _replay(self) -> None:
        if self._playing:
            self.play(self._speed)

    def dropped(self) -> int:
        """Return how many frames were due since Play was pressed and were not painted."""
        return self.playback.dropped

    def set_markers(self, frames: list[int]) -> None:
        """Show marks on the bar."""
        self.scrub.set_markers(frames)

    def _set_speed(self, speed: float) -> None:
        self.play(-speed if self._speed < 0 else speed)

    def _show_speed(self, speed: float) -> None:
        self._speed = speed
        self.transport.set_speed(speed)
        self.sound.set_speed(speed)

    def _set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.transport.set_playing(playing)
            self.playing_changed.emit(playing)

    # --- over and beside the picture ----------------------------------------------------------

    def add_overlay(self, overlay: Overlay) -> None:
        """Draw something over the picture."""
        self.pane.overlays.append(overlay)
        self.pane.update()

    def remove_overlay(self, overlay: Overlay) -> None:
        """Draw it no more."""
        if overlay in self.pane.overlays:
            self.pane.overlays.remove(overlay)
            self.pane.update()

    def refresh_overlays(self) -> None:
        """Draw them again."""
        self.pane.update()

    def compare(
        self, path: Path | None, *, first: int = 0, last: int | None = None, hash: str = ""
    ) -> None:
        """Show a second take beside this one, both counted from their in-frames; None ends it."""
        self.pause()
        self.second.open(path, first, last, hash)

    def compare_offset(self, frames: int) -> None:
        """Show the second take this many of its frames later."""
        self.second.set_offset(frames)

    # --- keys -----------------------------------------------------------------------------------

    def do(self, command: str) -> None:
        """Carry out a command of `keys`."""
        calls: dict[str, Callable[[], object]] = {
            "toggle": self.toggle,
            "pause": self.pause,
            "forward": lambda: self._shuttle(1),
            "reverse": lambda: self._shuttle(-1),
            "back": lambda: self.step(-1),
            "forth": lambda: self.step(1),
            "back_second": lambda: self._step_seconds(-1),
            "forth_second": lambda: self._step_seconds(1),
            "begin": lambda: self.seek(0),
            "finish": lambda: self.seek(self.track.count - 1),
            "range_first": lambda: self._ask_range(self.frame(), None),
            "range_last": lambda: self._ask_range(None, self.frame()),
            "range_clear": lambda: self.range_asked.emit(None, None),
            "mark": lambda: self.mark_asked.emit(self.frame()),
            "slower": lambda: self._shift_speed(-1),
            "faster": lambda: self._shift_speed(1),
            "loop": lambda: self.set_loop(not self._loop),
        }
        if self.track.count:
            calls[command]()

    def _shuttle(self, direction: int) -> None:
        self.play(keys.faster(self._speed if self._playing else 0.0, direction))

    def _shift_speed(self, step: int) -> None:
        speed = keys.neighbour(self._speed, step, SPEEDS)
        self.play(-speed if self._speed < 0 else speed)

    def _ask_range(self, first: int | None, last: int | None) -> None:
        self.range_asked.emit(*keys.new_range(self._range, first, last))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop, and close the files, while nobody looks."""
        self.pause()
        self.keyboard.let_go()
        self.track.worker.rest()
        self.second.rest()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the clip there was."""
        self.track.worker.wake()
        self.second.wake()
        super().showEvent(event)
