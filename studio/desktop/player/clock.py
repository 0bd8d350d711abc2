"""Clocks of playing: the sound's own, or the computer's where no sound is heard."""

import time
from collections.abc import Callable
from typing import Protocol

Now = Callable[[], float]
# Devices report in steps; between two the computer's clock goes on, but not far.
_BETWEEN = 0.06
# A device that reports nothing for this long will not start.
_PATIENCE = 2.0


class Clock(Protocol):
    """Tells for how long it has been playing."""

    def ready(self) -> bool:
        """Whether it can start without a pause."""

    def start(self) -> None:
        """Start at nought."""

    def stop(self) -> None:
        """Stop, and let go of what it used."""

    def elapsed(self) -> float:
        """Return the seconds since it started; never less than before."""


class TimerClock:
    """The clock of the computer."""

    def __init__(self, now: Now = time.perf_counter) -> None:
        self._now = now
        self._began: float | None = None

    def ready(self) -> bool:
        """Whether it can start: always."""
        return True

    def start(self) -> None:
        """Start at nought."""
        self._began = self._now()

    def stop(self) -> None:
        """Stop."""
        self._began = None

    def elapsed(self) -> float:
        """Return the seconds since it started."""
        return 0.0 if self._began is None else self._now() - self._began


class Output(Protocol):
    """A device that plays the sound of one run."""

    def ready(self) -> bool:
        """Whether there is sound to begin with."""

    def start(self) -> None:
        """Begin to play."""

    def stop(self) -> None:
        """Stop at once and let go of the device."""

    def played(self) -> float | None:
        """Return how many seconds were heard; None when the device is gone."""


class SoundClock:
    """Follows what was really heard; the picture waits until the first sound is."""

    def __init__(self, output: Output, now: Now = time.perf_counter) -> None:
        self._output = output
        self._now = now
        self._began = self._moved = now()
        self._heard = self._told = 0.0
        self._alone = False

    def ready(self) -> bool:
        """Whether there is sound to begin with."""
        return self._output.ready()

    def start(self) -> None:
        """Start the device."""
        self._output.start()
        self._began = self._moved = self._now()

    def stop(self) -> None:
        """Stop the device."""
        self._output.stop()

    def elapsed(self) -> float:
        """Return the seconds heard; by the computer's clock if the device fails."""
        now = self._now()
        if not self._alone:
            self._listen(now)
        since = now - self._moved
        if self._alone:
            found = self._heard + since
        else:
            found = self._heard + min(since, _BETWEEN) if self._heard else 0.0
        self._told = max(self._told, found)
        return self._told

    def _listen(self, now: float) -> None:
        heard = self._output.played()
        silent = not self._heard and now - self._began > _PATIENCE
        if heard is None or (silent and not heard):
            self._alone = True
            self._heard, self._moved = self._told, now
        elif heard > self._heard:
            self._heard, self._moved = heard, now
