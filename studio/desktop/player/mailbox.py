"""News from a worker to the window's thread, which may be gone before the worker is."""

import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Mailbox(QObject):
    """Takes calls from any thread and makes them in the window's; none after it was closed."""

    _bell = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._open = True
        self._rung = False
        self._bell.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Leave a call; from any thread."""
        with self._lock:  # so that the box is not taken away while its bell rings
            if not self._open:
                return
            self._calls.put(call)
            if not self._rung:
                self._rung = True
                self._bell.emit()

    def close(self) -> None:
        """Take no more."""
        with self._lock:
            self._open = False
        self._calls = queue.SimpleQueue()

    @Slot()
    def _answer(self) -> None:
        with self._lock:
            self._rung = False
        for _ in range(self._calls.qsize()):
            if not self._open:
                return
            self._calls.get()()
