"""One open production: its file, the lock of its window, what others write, its snapshots."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.jobs import Jobs
from studio.project import keeping, snapshots
from studio.project.lock import Holder, WindowLock
from studio.project.store import Author, Store
from studio.project.told import told

POLL_MS = 1000
SNAPSHOT_CHECK_MS = 60_000


class Session(QObject):
    """Holds the store of a window.

    `lost(holder)` is emitted when another window took the file over, `trouble(error)` once when
    the file cannot be read any more, such as when its drive was taken away.
    """

    lost = Signal(object)
    trouble = Signal(object)

    def __init__(self, path: Path, author: Author) -> None:
        super().__init__()
        self._lock = WindowLock(path, author)
        self.holder: Holder | None = None
        self._troubled = False
        self._mine = self._take()
        try:
            self.store = Store.open(path, author, read_only=not self._mine)
        except BaseException:
            self._lock.release()
            raise
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look)
        self._due = QTimer(self, interval=SNAPSHOT_CHECK_MS)

    def follow(self, jobs: Jobs, snapshot_title: str) -> None:
        """Start to watch the file, and to take a snapshot after every ten minutes of change."""
        self._due.timeout.connect(lambda: self.snapshot(jobs, snapshot_title))
        self._due.start()
        self._poll.start()

    def look(self) -> None:
        """Notice what others wrote, and that the lock was taken from this window."""
        try:
            with told(self.store.path):
                if self._mine:
                    self.holder = self._lock.take()
                self.store.poll()
        except StudioError as error:
            if not self._troubled:
                self._troubled = True
                self.trouble.emit(error)
            return
        self._troubled = False
        if self._mine and self.holder is not None:
            self._mine = False
            self._poll.stop()
            self.lost.emit(self.holder)

    def snapshot(self, jobs: Jobs, title: str) -> None:
        """Take a snapshot in the background when one is due."""
        if keeping.due(self.store):
            path = self.store.path
            jobs.run(title, lambda p: snapshots.take(path, "timer", p), done=lambda _: None)

    def take_over(self) -> None:
        """Take the lock from a window on another computer; the caller opens the file again.

        Raises StudioError while a window on this computer is still running.
        """
        here = self.holder is not None and self.holder.desk == self.store.author.desk
        if self._lock.take(force=not here) is not None:
            raise StudioError(
                N_("Another window on this computer has {file} open. Close it there first."),
                file=self.store.path.name,
            )

    def close(self) -> None:
        """Give the lock back and close the file."""
        self._poll.stop()
        self._due.stop()
        self.store.close()
        if self._mine:
            self._lock.release()

    def _take(self) -> bool:
        try:
            self.holder = self._lock.take()
        except OSError:  # a medium or folder that cannot be written holds no lock
            self.holder = None
            return False
        return self.holder is None
