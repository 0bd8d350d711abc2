"""The file under a production: made whole, checked before use, migrated after a snapshot."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.project import changelog, snapshots
from studio.project.database import Database
from studio.project.migrations import migrations
from studio.project.told import damaged, not_ours, told

APPLICATION_ID = 0x4E533136  # "NS16" in the file's header
MAJOR = 1  # raised when an older program could no longer read the file
SUFFIX = ".studio"
_BUSY_SECONDS = 10.0


def create(path: Path) -> None:
    """Make a new production file; it appears under its name only when it is complete.

    Raises StudioError when the name is taken or the folder cannot be written.
    """
    if path.exists():
        raise StudioError(
            N_("{file} exists already. Choose another name, or open it."), file=path.name
        )
    with told(path):
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            _fill(part)
            part.chmod(0o600)
            part.rename(path)
        finally:
            part.unlink(missing_ok=True)


def _fill(part: Path) -> None:
    db = Database(_raw(part, "rwc"))
    try:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {MAJOR}")
        for statement in changelog.SCHEMA.split(";\n"):
            db.execute(statement)
        migrations.apply(db)
    finally:
        db.close()


def connect(path: Path, *, read_only: bool) -> Database:
    """Open a production file, checked and brought up to date.

    Raises StudioError, in one sentence, for anything that is no production of this program.
    """
    if not path.exists():
        raise StudioError(N_("{file} is not there. Check the name and the folder."), file=str(path))
    if path.is_dir() or path.stat().st_size == 0:
        raise not_ours(path)
    with told(path):
        conn = _read_connection(path) if read_only else _raw(path, "rw")
        db = Database(conn)
        try:
            _check(path, db)
            if not read_only:
                db.execute("PRAGMA journal_mode = WAL")
                _migrate(path, db)
            _tune(db)
        except BaseException:
            db.close()
            raise
    return db


def _raw(path: Path, mode: str, *extra: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.resolve()))}?" + "&".join([f"mode={mode}", *extra])
    return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)


def _read_connection(path: Path) -> sqlite3.Connection:
    """Open for reading; a medium that cannot hold SQLite's side files is read as it lies."""
    conn = _raw(path, "ro")
    try:
        conn.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        conn.close()
        return _raw(path, "ro", "immutable=1")
    return conn


def _tune(db: Database) -> None:
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cache_size = -32000")


def _check(path: Path, db: Database) -> None:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise not_ours(path)
    major = db.execute("PRAGMA user_version").fetchone()[0]
    if major > MAJOR:
        raise StudioError(
            N_(
                "{file} was made by a newer Ninesixteen (file version {theirs}; this one reads up"
                " to {ours}). Update Ninesixteen to open it."
            ),
            file=path.name,
            theirs=major,
            ours=MAJOR,
        )
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)


def _migrate(path: Path, db: Database) -> None:
    pending = migrations.pending(db)
    if not pending:
        return
    snapshots.take(path, "before-update")
    db.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(db)
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(path)


def writable(path: Path) -> bool:
    """Tell whether the file and its folder can be written, which SQLite needs both."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
