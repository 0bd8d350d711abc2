"""The lock of windows: one window writes a production, a second one reads it.

The lock is a small file beside the production that names its holder. A holder whose process has
ended on this computer is no holder; one on another computer can be taken over when the user says
so. The command line does not take it: it writes beside an open window.
"""

import contextlib
import ctypes
import errno
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from studio.project import disk
from studio.project.store import Author

_TRIES = 40
_PAUSE = 0.05
_ACCESS_DENIED = 5
_SYNCHRONIZE = 0x0010_0000
_STILL_RUNS = 0x0000_0102  # the wait for its end ran out of time


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a production open; `since` is UTC in ISO 8601, `born` when the process began."""

    name: str
    desk: str
    pid: int
    since: str
    born: str = ""


def lock_path(path: Path) -> Path:
    """Return the name of the lock of a production."""
    return path.with_name(f"{path.name}-lock")


class WindowLock:
    """Held by a window while it may write."""

    def __init__(self, path: Path, author: Author) -> None:
        self._path = lock_path(path)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._mine = Holder(author.name, author.desk, os.getpid(), now, _born(os.getpid()))

    def take(self, *, force: bool = False) -> Holder | None:
        """Take the lock; returns who else holds it, or None when it is ours now.

        Raises OSError where the lock cannot be written.
        """
        for _ in range(_TRIES):
            if self._claim():
                return None
            holder = self._read()
            if holder == self._mine:
                return None
            if holder is not None and not force and _alive(holder, self._mine):
                return holder
            if holder is None and self._is_young():  # somebody is just writing it
                time.sleep(_PAUSE)
            else:
                self._remove(holder)
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(self._path))

    def release(self) -> None:
        """Give the lock back if it is ours."""
        if self._read() == self._mine:
            self._path.unlink(missing_ok=True)

    def _claim(self) -> bool:
        """Make the lock with its holder in it, unless there is one."""
        if self._path.exists():
            return False
        part = disk.part_of(self._path)
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(self._mine), file)
            return _appear(part, self._path)
        finally:
            part.unlink(missing_ok=True)

    def _remove(self, stale: Holder | None) -> None:
        """Take a stale lock away; one that another window made in the meantime is put back."""
        grave = disk.part_of(self._path)
        with contextlib.suppress(FileNotFoundError):
            self._path.rename(grave)
            if _holder_in(grave) != stale:
                _appear(grave, self._path)
            grave.unlink(missing_ok=True)

    def _is_young(self) -> bool:
        with contextlib.suppress(OSError):
            return abs(time.time() - self._path.stat().st_mtime) < _TRIES * _PAUSE / 2
        return False

    def _read(self) -> Holder | None:
        return _holder_in(self._path)


def _holder_in(path: Path) -> Holder | None:
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _appear(part: Path, path: Path) -> bool:
    """Give a complete file its name in one go, unless the name is taken."""
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:  # a disk without links: two windows that start in the same instant may meet
        if path.exists():
            return False
        part.rename(path)
    return True


def _alive(holder: Holder, mine: Holder) -> bool:
    """Tell whether a holder may still be there; of another desk only a person can know."""
    if holder.desk != mine.desk:
        return True
    if holder.pid == mine.pid or not _runs(holder.pid):
        return False
    # After a crash the number may have gone to another program, which began later.
    return not holder.born or holder.born == _born(holder.pid)


def _runs(pid: int) -> bool:
    if sys.platform == "win32":  # where the usual question, os.kill(pid, 0), ends the process
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _runs_on_windows(pid: int) -> bool:
    """Ask Windows whether a process has not ended yet."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_SYNCHRONIZE, False, pid)
    if not handle:
        denied: bool = ctypes.get_last_error() == _ACCESS_DENIED  # type: ignore[attr-defined,unused-ignore]
        return denied
    try:
        waited: int = kernel.WaitForSingleObject(ctypes.c_void_p(handle), 0)
        return waited == _STILL_RUNS
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


def _born(pid: int) -> str:
    """Return when a process began, in ticks of this system's clock; empty where nobody tells."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return ""
    return told.rpartition(")")[2].split()[19]
