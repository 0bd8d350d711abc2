"""Snapshots: whole copies of a production beside it, made safely while it is in use."""

import contextlib
import os
import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from studio.base.progress import Progress
from studio.project.told import damaged, told

KEEP = 30
_PAGES = 250
_NAME = re.compile(r"^(\d{8}T\d{6})(\d{3})Z-([a-z-]+)\.studio$")


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
    """Copy the production under another name, which appears only when the copy is checked."""
    part = target.with_suffix(f".{os.getpid()}.part")
    with told(target):
        try:
            _copy(path, part, progress or Progress())
            part.replace(target)
            _sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)


def _copy(path: Path, part: Path, progress: Progress) -> None:
    source = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    target = sqlite3.connect(part)
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
    with part.open("rb") as copy:
        os.fsync(copy.fileno())


def _sync_folder(place: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
    """Keep the newest snapshots, and one of each earlier day."""
    kept_days: set[str] = set()
    for snapshot in listed(path):
        day = snapshot.at.date().isoformat()
        if snapshot.number > KEEP and day in kept_days:
            with contextlib.suppress(OSError):
                snapshot.path.unlink()
        kept_days.add(day)
