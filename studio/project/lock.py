"""The lock of windows: one window writes a production, a second one reads it.

The lock is a small file beside the production that names its holder. A holder whose process has
ended on this computer is no holder; one on another computer can be taken over when the user says
so. The command line does not take it: it writes beside an open window.
"""

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from studio.project.store import Author


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a production open; `since` is UTC in ISO 8601."""

    name: str
    desk: str
    pid: int
    since: str


def lock_path(path: Path) -> Path:
    """Return the name of the lock of a production."""
    return path.with_name(f"{path.name}-lock")


class WindowLock:
    """Held by a window while it may write."""

    def __init__(self, path: Path, author: Author) -> None:
        self._path = lock_path(path)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._mine = Holder(author.name, author.desk, os.getpid(), now)

    def take(self, *, force: bool = False) -> Holder | None:
        """Take the lock; returns who else holds it, or None when it is ours now."""
        for _ in range(3):
            try:
                handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                holder = self._read()
                if holder == self._mine:
                    return None
                if holder is not None and not force and _alive(holder, self._mine):
                    return holder
                self._path.unlink(missing_ok=True)
                continue
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(self._mine), file)
            return None
        return self._read()

    def release(self) -> None:
        """Give the lock back if it is ours."""
        if self._read() == self._mine:
            self._path.unlink(missing_ok=True)

    def _read(self) -> Holder | None:
        try:
            return Holder(**json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None


def _alive(holder: Holder, mine: Holder) -> bool:
    """Tell whether a holder may still be there; of another desk only a person can know."""
    if holder.desk != mine.desk:
        return True
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OSError):
        return True
    return holder.pid != os.getpid()
