"""The sound of the player: its volume, its wave on the bar, and the clock it makes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.desktop.context import Context
from studio.desktop.player.clock import Clock
from studio.desktop.player.course import Course
from studio.desktop.player.scrub import ScrubBar
from studio.desktop.player.transport import Transport

if TYPE_CHECKING:
    from studio.media.info import Clip


class Sound(QObject):
    """Volume, mute and the device."""

    def __init__(self, ctx: Context, transport: Transport, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._transport = transport

    def opened(self, clip: "Clip", scrub: ScrubBar) -> None:
        """Prepare for a clip."""

    def forget(self) -> None:
        """Forget the clip."""

    def clock(self, course: Course) -> Clock | None:
        """Return the clock of a course with sound; None where none is heard."""
        return None

    def set_speed(self, speed: float) -> None:
        """Tell why there is no sound at another speed."""

    def close(self) -> None:
        """Let go of the device."""
