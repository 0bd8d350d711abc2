"""The sound of the player: its volume, its wave on the bar, and the clock it makes."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.desktop.context import Context
from studio.desktop.player import output
from studio.desktop.player.clock import Clock, SoundClock
from studio.desktop.player.course import Course
from studio.desktop.player.feed import SoundFeed
from studio.desktop.player.scrub import ScrubBar
from studio.desktop.player.transport import Transport

if TYPE_CHECKING:
    from studio.base.progress import Progress
    from studio.desktop.jobs import Job
    from studio.media.info import Clip

_USUAL = 80
_KEEP_MS = 400
_VOLUME, _MUTED = "player.volume", "player.muted"


class Sound(QObject):
    """Volume and mute, kept for the next start; the device; why nothing is heard, if so."""

    def __init__(self, ctx: Context, transport: Transport, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._t = ctx.lang.text
        self._transport = transport
        self._clip: Clip | None = None
        self._job: Job | None = None
        self._output: output.DeviceOutput | None = None
        self._speed = 1.0
        self._no_device = False
        self.volume = _USUAL
        with suppress(ValueError):
            self.volume = min(100, max(0, int(ctx.host.remembered(_VOLUME) or _USUAL)))
        self.muted = ctx.host.remembered(_MUTED) == "yes"
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keep.timeout.connect(self._remember)
        transport.volume_changed.connect(self.set_volume)
        transport.mute_asked.connect(lambda: self.mute(not self.muted))
        self._show()

    def opened(self, clip: "Clip", scrub: ScrubBar) -> None:
        """Prepare for a clip, and show its wave as soon as it is known."""
        from studio.media.sound import PEAKS_PER_SECOND, peaks, peaks_file

        self.forget()
        self._clip = clip
        self._show()
        if clip.info.audio is None:
            return
        if peaks_file(clip).exists():
            scrub.set_peaks(peaks(clip), PEAKS_PER_SECOND)
            return

        def work(progress: "Progress") -> bytes:
            return peaks(clip, progress)

        def done(found: bytes) -> None:
            if self._clip is clip:
                scrub.set_peaks(found, PEAKS_PER_SECOND)

        title = self._t("Reading the sound of {file}", file=clip.path.name)
        self._job = self._ctx.jobs.run(title, work, done=done, failed=lambda _error: None)

    def forget(self) -> None:
        """Forget the clip."""
        self._clip = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def close(self) -> None:
        """Let go of the device."""
        self.forget()
        if self._output is not None:
            self._output.stop()

    def clock(self, course: Course) -> Clock | None:
        """Return the clock of a course with sound; None where none is heard."""
        self._output = None
        if self._clip is None or self._clip.info.audio is None or course.speed != 1:
            return None
        to = output.device()
        self._no_device = to is None
        self._show()
        if to is None:
            return None
        feed = SoundFeed(self._clip, course)
        self._output = output.DeviceOutput(feed, to, self._loudness(), self)
        return SoundClock(self._output)

    def set_speed(self, speed: float) -> None:
        """Show whether sound plays at a speed."""
        self._speed = speed
        self._show()

    def set_volume(self, volume: int) -> None:
        """Play louder or softer, from 0 to 100; this ends a mute."""
        self.volume, self.muted = volume, False
        self._changed()

    def mute(self, on: bool) -> None:
        """Play without sound, or with it again."""
        self.muted = on
        self._changed()

    def _changed(self) -> None:
        if self._output is not None:
            self._output.set_loudness(self._loudness())
        self._show()
        self._keep.start()

    def _remember(self) -> None:
        self._ctx.host.remember(_VOLUME, str(self.volume))
        self._ctx.host.remember(_MUTED, "yes" if self.muted else "no")

    def _loudness(self) -> float:
        # Ears hear by ratios: the square makes the middle of the slider sound like the middle.
        return 0.0 if self.muted else (self.volume / 100) ** 2

    def why(self) -> str:
        """Say why nothing is heard; empty when something is."""
        if self._clip is not None and self._clip.info.audio is None:
            return self._t("This clip has no sound.")
        if self._speed != 1:
            return self._t("Sound plays at normal speed only.")
        if self._no_device:
            return self._t("No sound device was found; the clip plays without sound.")
        return ""

    def _show(self) -> None:
        self._transport.set_sound(self.volume, muted=self.muted, why=self.why())
