"""What SQLite and the disk refuse, told in one sentence."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.words import N_


def not_ours(path: Path) -> StudioError:
    """Say that a file is no production."""
    return StudioError(
        N_("{file} is not a Ninesixteen production. Choose a file ending in .studio."),
        file=path.name,
    )


def damaged(path: Path) -> StudioError:
    """Say that a file is damaged, and where to look for the last good one."""
    return StudioError(
        N_(
            "{file} is damaged and cannot be opened. Restore the newest snapshot from the folder"
            " {folder} beside it."
        ),
        file=path.name,
        folder=f"{path.name}-snapshots",
    )


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk refuse into a sentence; nothing is half done."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        sentence = _sentence(path, error)
        if sentence is None:
            raise
        raise sentence from error


def _sentence(path: Path, error: Exception) -> StudioError | None:
    text, name = str(error), path.name
    if "locked" in text or "busy" in text:
        return StudioError(N_("{file} is busy in another program. Try again."), file=name)
    if "disk is full" in text or "disk I/O" in text or getattr(error, "errno", None) == 28:
        return StudioError(
            N_("The disk is full: the change to {file} was not made. Free some space and repeat."),
            file=name,
        )
    if "malformed" in text:
        return damaged(path)
    if "not a database" in text:
        return not_ours(path)
    if "readonly" in text or "unable to open" in text or isinstance(error, OSError):
        return StudioError(
            N_("{file} cannot be written in {folder}. Check your rights there, or choose another."),
            file=name,
            folder=str(path.parent),
        )
    return None
