"""A command that is told to end cleans up as one that is stopped with Ctrl-C does."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from studio.cli.window import Window

_NAMES = ("SIGTERM", "SIGHUP")  # the second is not on every system


@contextlib.contextmanager
def ends_cleanly() -> Iterator[None]:
    """Let what ends a program interrupt the block; what was ignored, as by nohup, stays so."""
    kept = {}
    if threading.current_thread() is threading.main_thread():
        for number in _signals():
            if signal.getsignal(number) == signal.SIG_DFL:
                kept[number] = signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)


def ends_at_once(window: Window) -> Window:
    """Return the window as one that the system may end: it keeps its work at every step."""

    def opened(file: Path | None, demo: bool, fresh: bool) -> int:
        for number in _signals():
            if signal.getsignal(number) == _interrupt:
                signal.signal(number, signal.SIG_DFL)
        return window(file, demo, fresh)

    return opened


def _signals() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


def _interrupt(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough: the cleaning up goes on to its end
    raise KeyboardInterrupt
