"""How long work tells how far it is, and learns that it should stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from studio.base.errors import Cancelled


def _silent(done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(eq=False)
class Progress:
    """Handed to every long function; free of any window."""

    listen: Callable[[int, int], None] = _silent
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()

    def step(self, done: int, total: int) -> None:
        """Report `done` of `total`, or raise Cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self.listen(done, total)
