"""Which frame is on the screen at which moment of playing: forward, backward, round and round."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# Ends of a stretch lie on samples of the sound, so that picture and sound go round alike.
SAMPLES = 48_000
_TINY = 1e-6


def on_sample(seconds: float) -> float:
    """Round a time to a sample of the sound."""
    return round(seconds * SAMPLES) / SAMPLES


@dataclass(frozen=True, slots=True)
class Moment:
    """What is due: a frame, in which round, and whether the end was passed."""

    frame: int
    lap: int = 0
    over: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """One run of playing from frame `start`.

    `times` says when each frame of the clip appears, `end` when the last frame of the clip goes,
    in seconds. With `loop` it goes round from `first` to `last`, both shown; else it stops at the
    end of the clip (backward: at its beginning).
    """

    times: Sequence[float]
    end: float
    start: int
    first: int
    last: int
    speed: float = 1.0
    loop: bool = False

    def gone(self, frame: int) -> float:
        """Return when a frame leaves the screen, in seconds of the clip."""
        return self.times[frame + 1] if frame + 1 < len(self.times) else self.end

    @property
    def opens(self) -> float:
        """When the stretch begins, in seconds of the clip."""
        return on_sample(self.times[self.first])

    @property
    def closes(self) -> float:
        """When the last frame of the stretch leaves the screen."""
        return on_sample(self.gone(self.last))

    def at(self, elapsed: float) -> Moment:
        """Return what is due after `elapsed` seconds of playing."""
        return self._forward(elapsed) if self.speed > 0 else self._backward(elapsed)

    def _forward(self, elapsed: float) -> Moment:
        time = self.times[self.start] + elapsed * self.speed
        if time < self.closes - _TINY:
            return Moment(max(self.start, self._frame(time)))
        if not self.loop:
            return Moment(self.last, over=True)
        length = max(self.closes - self.opens, _TINY)
        lap, into = divmod(time - self.closes + _TINY, length)
        return Moment(self._frame(self.opens + into), int(lap) + 1)

    def _backward(self, elapsed: float) -> Moment:
        # A frame is left by its beginning: at the very start its whole length is still to come.
        time = self.gone(self.start) + elapsed * self.speed - 2 * _TINY
        if time > self.opens - _TINY:
            return Moment(min(self.start, self._frame(time)))
        if not self.loop:
            return Moment(self.first, over=True)
        length = max(self.closes - self.opens, _TINY)
        lap, into = divmod(self.opens - time, length)
        return Moment(self._frame(self.closes - into - _TINY), int(lap) + 1)

    def _frame(self, time: float) -> int:
        found = bisect_right(self.times, time + _TINY) - 1
        return min(self.last, max(self.first, found))

    def until_next(self, elapsed: float) -> float:
        """Return the seconds of playing until another frame is due."""
        now = self.at(elapsed)
        if now.over or self.speed < 0:
            return 0.004
        time = self.times[self.start] + elapsed * self.speed
        if now.lap:
            time = self.opens + (time - self.closes) % max(self.closes - self.opens, _TINY)
        return max(0.0, (self.gone(now.frame) - time) / self.speed)

    def number(self, moment: Moment) -> int:
        """Count the frames that were due before a moment, over all rounds; forward only."""
        if not moment.lap:
            return moment.frame - self.start
        before = self.last - self.start + 1 + (moment.lap - 1) * (self.last - self.first + 1)
        return before + moment.frame - self.first


class Drops:
    """Counts the frames of a course that were due and were never painted."""

    def __init__(self) -> None:
        self.count = 0
        self._next: int | None = None

    def begin(self, shown: bool) -> None:
        """Start with a course, whose first frame may be on the screen already."""
        self._next = 1 if shown else 0

    def painted(self, number: int) -> None:
        """Note a painted frame: those between it and the one before were missed."""
        if self._next is not None and number >= self._next:
            self.count += number - self._next
            self._next = number + 1

    def finish(self, number: int) -> None:
        """End the course while this frame is due."""
        if self._next is not None and number >= self._next:
            self.count += number - self._next + 1
        self._next = None
