"""Long work off the window's thread, answered in the window's thread."""

import queue
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from studio.base.errors import Cancelled
from studio.base.progress import Progress

T = TypeVar("T")
Failed = Callable[[BaseException], None]


@dataclass(eq=False)
class Job:
    """One running piece of work, as the status area shows it; `title` is already translated."""

    title: str
    at: int = 0
    of: int = 0
    progress: Progress = field(default_factory=Progress)
    latest: tuple[int, int] = (0, 0)  # written by the worker
    told: bool = False  # whether a note about `latest` is on its way

    def cancel(self) -> None:
        """Ask the work to stop."""
        self.progress.cancel()


class Jobs(QObject):
    """Runs the long work of one window.

    Workers never touch a Qt object but this one, which outlives them all: they put a call in a
    queue and ring a bell, and the window's thread makes the call.
    """

    changed = Signal()
    _bell = Signal()

    def __init__(self, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="job")
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.running: list[Job] = []
        self._closed = False
        self._bell.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> Job:
        """Start `work(progress)` in a thread; `done(result)` is called in the window's thread.

        `work` touches no widget and not the window's store: it opens its own, read-only, and
        `done` writes. What it raises goes to `failed`, else to the window; Cancelled is silent.
        """
        job = Job(title)
        if self._closed:  # a timer may ring once more while the window goes away
            job.cancel()
            return job
        job.progress.listen = lambda at, of: self._move(job, at, of)
        self.running.append(job)
        self.changed.emit()
        future = self._pool.submit(work, job.progress)
        future.add_done_callback(
            lambda result: self._post(lambda: self._settle(job, result, done, failed))
        )
        return job

    def close(self) -> None:
        """Cancel everything, wait for it, and drop what it still had to say."""
        self._closed = True
        for job in self.running:
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._calls = queue.SimpleQueue()
        self.running.clear()

    def _post(self, call: Callable[[], None]) -> None:
        self._calls.put(call)
        self._bell.emit()

    @Slot()
    def _answer(self) -> None:
        for _ in range(self._calls.qsize()):  # not until empty: workers may be faster
            self._calls.get()()

    def _move(self, job: Job, at: int, of: int) -> None:
        """Keep how far a worker is; one note on its way to the window is enough."""
        job.latest = (at, of)
        if not job.told:
            job.told = True
            self._post(lambda: self._moved(job))

    def _moved(self, job: Job) -> None:
        job.told = False
        job.at, job.of = job.latest
        self.changed.emit()

    def _settle(
        self,
        job: Job,
        future: "Future[Any]",
        done: Callable[[Any], None],
        failed: Failed | None,
    ) -> None:
        if job in self.running:
            self.running.remove(job)
        self.changed.emit()
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            done(future.result())
        elif not isinstance(error, Cancelled):
            (failed or self._failed)(error)
