"""Keeps one or two tracks to a clock: what is due is painted, what was missed is counted."""

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.desktop.player.clock import Clock, TimerClock
from studio.desktop.player.course import Course, Drops, Moment
from studio.desktop.player.track import Track
from studio.desktop.player.worker import Wish

AHEAD, AHEAD_BACK = 24, 120
# Frames that must be decoded before it starts, and how long it waits for them at most.
_READY = 6
_FILL_MS = 600
_WATCH_MS = 4
# Seconds that the last frame may be late.
_PATIENCE = 1.5
_LONGEST_MS = 12

MakeClock = Callable[[Course], Clock | None]


class Playback(QObject):
    """Plays a course; `ended` at its end, `dropped_changed` when frames were missed."""

    ended = Signal()
    dropped_changed = Signal(int)
    moved = Signal()

    def __init__(self, master: Track, make_clock: MakeClock, parent: QObject) -> None:
        super().__init__(parent)
        self._master = master
        self._make_clock = make_clock
        self._follow: Callable[[int], None] | None = None
        self._course: Course | None = None
        self._clock: Clock = TimerClock()
        self._drops = Drops()
        self._filled = 0
        self._over_at: float | None = None
        self._running = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def active(self) -> bool:
        """Whether it plays."""
        return self._course is not None

    @property
    def course(self) -> Course | None:
        """What is played."""
        return self._course

    @property
    def dropped(self) -> int:
        """How many frames were missed since the count began."""
        return self._drops.count

    @property
    def heard(self) -> bool:
        """Whether the sound is the clock."""
        return self.active and not isinstance(self._clock, TimerClock)

    def follow(self, call: Callable[[int], None] | None) -> None:
        """Have a second picture follow each frame that is due."""
        self._follow = call

    def reset_count(self) -> None:
        """Begin to count the missed frames again."""
        self._drops = Drops()
        self.dropped_changed.emit(0)

    def play(self, course: Course) -> None:
        """Play; what played before stops without `ended`."""
        self.stop()
        self._course = course
        self._clock = self._make_clock(course) or TimerClock()
        self._running = False
        self._filled = 0
        self._over_at = None
        self._master.playing = True
        self._drops.begin(shown=self._master.shown == course.start)
        self._wish(course.start)
        self._timer.start(0)

    def stop(self) -> None:
        """Stop on the frame that is shown."""
        if self._course is None:
            return
        if self._running and self._course.speed == 1:
            self._count(self._course.at(self._clock.elapsed()))
        self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._clock.stop()
        self._course = None
        self._master.playing = False

    def _count(self, moment: Moment) -> None:
        assert self._course is not None  # noqa: S101 - it plays
        before = self._drops.count
        self._drops.finish(self._course.number(moment))
        if self._drops.count != before:
            self.dropped_changed.emit(self._drops.count)

    def _tick(self) -> None:
        course = self._course
        if course is None:
            return
        if not self._running and not self._fill(course):
            self._timer.start(_WATCH_MS)
            return
        elapsed = self._clock.elapsed()
        moment = course.at(elapsed)
        self._wish(moment.frame)
        self._show(course, moment)
        self.moved.emit()
        if self._course is not course:  # painting may have stopped it
            return
        if moment.over and self._is_over(moment.frame, elapsed):
            if course.speed == 1:
                self._count(moment)
            self._end()
            self.ended.emit()
            return
        wait = course.until_next(elapsed) * 1000
        self._timer.start(min(_LONGEST_MS, max(1, math.ceil(wait))))

    def _fill(self, course: Course) -> bool:
        """Wait until there is enough to start with, then start the clock."""
        wanted = list(self._wanted(course.start).frames())[:_READY]
        ready = self._master.kept(wanted) == len(wanted) and self._clock.ready()
        self._filled += _WATCH_MS
        if not ready and self._filled < _FILL_MS:
            return False
        self._clock.start()
        self._running = True
        return True

    def _is_over(self, last: int, elapsed: float) -> bool:
        """Whether the last frame is shown, or is not to be had."""
        if self._over_at is None:
            self._over_at = elapsed
        return self._master.shown == last or elapsed > self._over_at + _PATIENCE

    def _wanted(self, frame: int) -> Wish:
        course = self._course
        assert course is not None  # noqa: S101 - it plays
        capacity = self._master.worker.capacity() // 2
        if course.speed > 0:
            ahead = min(capacity, math.ceil(AHEAD * max(1.0, course.speed)))
            return Wish(frame, 1, ahead, course.first, course.last, course.loop)
        return Wish(frame, -1, min(capacity, AHEAD_BACK), course.first, course.last, course.loop)

    def _wish(self, frame: int) -> None:
        self._master.wish(self._wanted(frame))

    def _show(self, course: Course, moment: Moment) -> None:
        """Paint the newest frame that is due and decoded."""
        shown = self._master.shown
        frame = moment.frame
        if frame != shown:
            newest = self._newest(course, frame, shown)
            if newest is None:
                return
            number = course.number(Moment(newest, moment.lap))
            painted = partial(self._painted, course, number)
            self._master.show(newest, painted)
        elif course.speed == 1:
            self._drops.painted(course.number(moment))
        if self._follow is not None:
            self._follow(self._master.shown)

    def _newest(self, course: Course, due: int, shown: int) -> int | None:
        step = -1 if course.speed > 0 else 1
        at, tried = due, 0
        while course.first <= at <= course.last or at == due:
            if at == shown or tried > AHEAD_BACK:
                return None
            if at in self._master.worker.cache:
                return at
            at += step
            tried += 1
        return None

    def _painted(self, course: Course, number: int) -> None:
        if self._course is course and course.speed == 1:
            before = self._drops.count
            self._drops.painted(number)
            if self._drops.count != before:
                self.dropped_changed.emit(self._drops.count)
