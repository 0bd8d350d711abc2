"""The sound device, through QtMultimedia, which is loaded with the first sound."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from studio.desktop.player.course import SAMPLES
from studio.desktop.player.feed import FRAME_BYTES, SoundFeed

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat

_BUFFER_SECONDS = 0.2
_FILL_MS = 20


def audio_format() -> "QAudioFormat":
    """Return the only format that is decoded: 48 kHz, two channels, 16 bits."""
    from PySide6.QtMultimedia import QAudioFormat

    made = QAudioFormat()
    made.setSampleRate(SAMPLES)
    made.setChannelCount(2)
    made.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return made


def device() -> "QAudioDevice | None":
    """Return the device to play on; None where there is none, or nobody to hear it."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return None
    # It warns of each optional library of the system that is missing.
    QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver.warning=false")
    from PySide6.QtMultimedia import QMediaDevices

    found = QMediaDevices.defaultAudioOutput()
    usable = not found.isNull() and found.isFormatSupported(audio_format())
    return found if usable else None


class DeviceOutput(QObject):
    """Pushes the sound of one run to a device, and tells how much of it was heard."""

    def __init__(
        self, feed: SoundFeed, to: "QAudioDevice", loudness: float, parent: QObject
    ) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QAudioSink

        self._feed = feed
        self._sink: QAudioSink | None = QAudioSink(to, audio_format(), self)
        self._sink.setBufferSize(round(_BUFFER_SECONDS * SAMPLES) * FRAME_BYTES)
        self._sink.setVolume(loudness)
        self._pipe: QIODevice | None = None
        self._timer = QTimer(self, interval=_FILL_MS)
        self._timer.timeout.connect(self._fill)

    def ready(self) -> bool:
        """Whether there is sound to begin with."""
        return self._feed.ready

    def start(self) -> None:
        """Begin to play."""
        if self._sink is not None:
            self._pipe = self._sink.start()
            self._fill()
            self._timer.start()

    def stop(self) -> None:
        """Stop at once and let go of the device."""
        self._feed.stop()
        self._pipe = None
        if self._sink is not None:  # else it was stopped before, and is taken apart by now
            self._timer.stop()
            self._sink.reset()
            self._sink = None
            self.deleteLater()

    def played(self) -> float | None:
        """Return how many seconds were heard; None when the device is gone."""
        from PySide6.QtMultimedia import QtAudio

        sink = self._sink
        if sink is None or self._pipe is None:
            return None
        if sink.error() in (QtAudio.Error.OpenError, QtAudio.Error.FatalError):
            return None
        return sink.processedUSecs() / 1e6

    def set_loudness(self, loudness: float) -> None:
        """Play louder or softer, from 0 to 1."""
        if self._sink is not None:
            self._sink.setVolume(loudness)

    def _fill(self) -> None:
        if self._sink is not None and self._pipe is not None:
            block = self._feed.take(self._sink.bytesFree())
            if block:
                self._pipe.write(block)
