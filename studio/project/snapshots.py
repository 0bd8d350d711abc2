"""Snapshots: whole copies of a production beside it, made safely while it is in use."""

import contextlib
import os
import re
import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.words import N_
from studio.project import disk
from studio.project.told import damaged, told

KEEP = 30
STAY = frozenset({"by-hand", "before-update"})  # somebody, or a repair, may count on these
_PAGES = 250
_NAME = re.compile(r"^(\d{8}T\d{6})(\d{3})Z-([a-z-]+)\.studio$")
_OLD_PART = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One snapshot; `number` counts from 1, the newest first."""

    number: int
    path: Path
    at: datetime
    reason: str
    size: int


def folder(path: Path) -> Path:
    """Return where the snapshots of a production lie."""
    return path.with_name(f"{path.name}-snapshots")


def is_snapshot(path: Path) -> bool:
    """Tell whether a file is a snapshot, which stays as it is."""
    return path.parent.name.endswith("-snapshots") and _NAME.match(path.name) is not None


def take(path: Path, reason: str, progress: Progress | None = None) -> Path:
    """Copy the production as it is now; the copy is checked before it gets its name.

    `reason` is lower-case words joined by hyphens. Safe while windows write to the file.
    """
    place = folder(path)
    with told(place):
        place.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]
    final = place / f"{stamp}Z-{reason}.studio"
    copy_to(path, final, progress)
    _prune(path)
    return final


def copy_to(path: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy the production under another name, which appears only when the copy is checked.

    Raises StudioError for the name of the production itself, and of one that is open.
    """
    with told(target):
        disk.check_name(target)
        _check_free(path, target)
        part = disk.part_of(target)
        try:
            _copy(path, part, progress or Progress())
            disk.settle(part, target)
        finally:
            part.unlink(missing_ok=True)


def _check_free(path: Path, target: Path) -> None:
    """Refuse a name that is in use: an open file would go on with what is no longer there."""
    if not target.exists():
        return
    if target.samefile(path) or any(side.exists() for side in disk.side_files(target)):
        raise StudioError(
            N_("{file} is open. Close it first, or choose another name."), file=target.name
        )


def _copy(path: Path, part: Path, progress: Progress) -> None:
    source = disk.connect_reading(path)
    target = disk.connect(part, "rwc")
    try:
        part.chmod(0o600)
        source.backup(
            target,
            pages=_PAGES,
            progress=lambda _, left, total: progress.step(total - left, total),
        )
        target.execute("PRAGMA journal_mode = DELETE")
        if target.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(path)
    finally:
        target.close()
        source.close()
    with part.open("rb+") as copy:  # Windows flushes only what may be written
        os.fsync(copy.fileno())


def fill(source: sqlite3.Connection, target: sqlite3.Connection, patience: float = 10.0) -> None:
    """Replace the whole content of a database by another's, in one transaction.

    Raises sqlite3.OperationalError when other programs keep it busy for `patience` seconds.
    """
    start = time.monotonic()

    def check(status: int, _left: int, _total: int) -> None:
        if status != sqlite3.SQLITE_OK and time.monotonic() - start > patience:
            raise busy

    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
    source.backup(target, progress=check)


def listed(path: Path) -> list[Snapshot]:
    """List the snapshots of a production, newest first."""
    place = folder(path)
    names = sorted((p for p in place.glob("*.studio")), reverse=True) if place.is_dir() else []
    found: list[Snapshot] = []
    for name in names:
        match = _NAME.match(name.name)
        if match:
            at = datetime.strptime(match[1] + match[2] + "+0000", "%Y%m%dT%H%M%S%f%z")
            found.append(Snapshot(len(found) + 1, name, at, match[3], name.stat().st_size))
    return found


def _prune(path: Path) -> None:
    """Keep the newest snapshots, one of each earlier day, and those that are meant to stay."""
    kept_days: set[str] = set()
    for snapshot in listed(path):
        day = snapshot.at.date().isoformat()
        if snapshot.number > KEEP and day in kept_days and snapshot.reason not in STAY:
            with contextlib.suppress(OSError):
                snapshot.path.unlink()
        kept_days.add(day)
    for rest in folder(path).glob(".*.part"):  # of a program that was ended half-way
        with contextlib.suppress(OSError):
            if time.time() - rest.stat().st_mtime > _OLD_PART:
                rest.unlink()
