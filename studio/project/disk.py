"""How the files of a production lie on a disk: their names, connections, complete under a name."""

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from urllib.parse import quote

from studio.base.errors import StudioError
from studio.base.ids import new_id
from studio.base.words import N_

_BUSY_SECONDS = 10.0
_LONGEST_NAME = 255 - len("-snapshots")  # bytes that every common file system takes


def side_files(path: Path) -> tuple[Path, Path]:
    """Name the two files that SQLite keeps beside a database in use."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def part_of(path: Path) -> Path:
    """Name a file beside another one, for what is not complete yet."""
    return path.with_name(f".{new_id()}.part")


def check_name(path: Path) -> None:
    """Raise StudioError when a name leaves no room for the names of the files beside it."""
    if len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise StudioError(N_("The name {file} is too long. Choose a shorter one."), file=path.name)


def settle(part: Path, path: Path) -> None:
    """Give a complete database its name, in place of what was there, and wait for the disk."""
    # What another file of this name left beside it would be taken for changes of this one.
    for old in side_files(path):
        old.unlink(missing_ok=True)
    part.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def writable(path: Path) -> bool:
    """Tell whether the file and its folder can be written, which SQLite needs both."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def connect(path: Path, mode: str, *extra: str) -> sqlite3.Connection:
    """Connect to a database: `mode` is ro, rw or rwc; any name is possible."""
    # The bytes of the name, so that one which is no valid text is found, too.
    options = "&".join([f"mode={mode}", *extra])
    uri = f"file:{quote(os.fsencode(path.resolve()))}?{options}"
    return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)


def connect_reading(path: Path) -> sqlite3.Connection:
    """Connect for reading only; a medium that cannot hold SQLite's side files is read as it lies.

    Where they can be, the last one to close removes them, which a plain reader could not do.
    """
    if writable(path):
        conn = connect(path, "rw")
        conn.execute("PRAGMA query_only = ON")
        return conn
    conn = connect(path, "ro")
    try:
        conn.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        conn.close()
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise  # such as a file that is busy: it may not be read as if nobody wrote to it
        return _connect_lying(path)
    return conn


def _connect_lying(path: Path) -> sqlite3.Connection:
    """Read what nobody can write; the newest changes may lie in a file beside it."""
    wal = side_files(path)[0]
    if not wal.exists() or wal.stat().st_size == 0:
        return connect(path, "ro", "immutable=1")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copyfile(path, copy)
        shutil.copyfile(wal, side_files(copy)[0])
        source = connect(copy, "rw")
        try:
            return in_memory(source)
        finally:
            source.close()


def in_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """Copy a database into memory, where nothing that is done to it reaches the file."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    source.backup(memory)
    return memory
