"""Decodes the sound of a run in a thread of its own, a little ahead of the device."""

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from studio.base.errors import StudioError
from studio.desktop.player.course import SAMPLES, Course

if TYPE_CHECKING:
    from studio.media.info import Clip

FRAME_BYTES = 4  # two channels of 16 bits
_BLOCK = 2048
_AHEAD = SAMPLES // 2 * FRAME_BYTES


def stretches(course: Course) -> Iterator[tuple[int, int]]:
    """Yield where to read sound from, sample and count, round and round where it loops."""
    at, first = round(course.times[course.start] * SAMPLES), round(course.opens * SAMPLES)
    last = round(course.closes * SAMPLES)
    while True:
        while at < last:
            count = min(_BLOCK, last - at)
            yield at, count
            at += count
        if not course.loop or last <= first:
            return
        at = first


class SoundFeed:
    """Bytes of one run; silence follows its end, so that the device's clock goes on."""

    def __init__(self, clip: "Clip", course: Course) -> None:
        self._clip = clip
        self._course = course
        self._news = threading.Condition()
        self._held = bytearray()
        self._done = self._stopped = False
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    @property
    def ready(self) -> bool:
        """Whether the device may start."""
        return self._done or len(self._held) >= _AHEAD // 2

    def take(self, count: int) -> bytes:
        """Return at most `count` bytes, in whole samples; fewer while decoding is late."""
        count -= count % FRAME_BYTES
        with self._news:
            found = bytes(self._held[:count])
            del self._held[:count]
            self._news.notify_all()
        return found + bytes(count - len(found)) if self._done else found

    def stop(self) -> None:
        """End the thread and close the file."""
        with self._news:
            self._stopped = True
            self._held.clear()
            self._news.notify_all()

    def _run(self) -> None:
        from studio.media.sound import SoundReader

        try:
            with SoundReader(self._clip) as reader:
                for at, count in stretches(self._course):
                    if not self._room():
                        return
                    block = reader.read(at, count).tobytes()
                    with self._news:
                        self._held += block
        except StudioError:
            pass  # the pictures tell what is wrong with the file
        finally:
            self._done = True

    def _room(self) -> bool:
        """Wait until more is wanted; False when it was stopped."""
        with self._news:
            while len(self._held) >= _AHEAD and not self._stopped:
                self._news.wait()
            return not self._stopped
