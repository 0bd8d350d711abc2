"""What SQLite and the disk refuse, told in one sentence."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.words import N_

_FULL = (errno.ENOSPC, errno.EDQUOT)
_GONE = (errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE)


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
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    number = getattr(error, "errno", None)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StudioError(N_("{file} is busy in another program. Try again."), file=path.name)
    if code == sqlite3.SQLITE_FULL or number in _FULL:
        return StudioError(
            N_("The disk is full: the change to {file} was not made. Free some space and repeat."),
            file=path.name,
        )
    if code == sqlite3.SQLITE_IOERR or number in _GONE:
        return StudioError(
            N_(
                "The disk of {file} does not answer. Check that it is connected and has free"
                " space, and repeat."
            ),
            file=path.name,
        )
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(path)
    if code == sqlite3.SQLITE_NOTADB:
        return not_ours(path)
    refused = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
    if code in refused or isinstance(error, OSError):
        return StudioError(
            N_("{file} cannot be written in {folder}. Check your rights there, or choose another."),
            file=path.name,
            folder=str(path.parent),
        )
    return None
