"""The file under a production: made whole, checked before use, migrated after a snapshot."""

from collections.abc import Callable
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.project import changelog, disk, snapshots
from studio.project.database import Database
from studio.project.migrations import migrations
from studio.project.told import damaged, not_ours, told

APPLICATION_ID = 0x4E533136  # "NS16" in the file's header
MAJOR = 1  # raised when an older program could no longer read the file
SUFFIX = ".studio"


def create(path: Path, found: Callable[[Database], None] | None = None) -> None:
    """Make a new production file; it appears under its name only when it is complete.

    `found` writes its first rows. Raises StudioError when the name is taken or the folder
    cannot be written.
    """
    with told(path):
        if path.exists():
            raise StudioError(
                N_("{file} exists already. Choose another name, or open it."), file=path.name
            )
        disk.check_name(path)
        part = disk.part_of(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _fill(part, found)
            part.chmod(0o600)
            disk.settle(part, path)
        finally:
            part.unlink(missing_ok=True)


def _fill(part: Path, found: Callable[[Database], None] | None) -> None:
    db = Database(disk.connect(part, "rwc"))
    try:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {MAJOR}")
        for statement in changelog.SCHEMA.split(";\n"):
            db.execute(statement)
        migrations.apply(db)
        if found:
            found(db)
    finally:
        db.close()


def check_output(path: Path, out: Path) -> None:
    """Raise StudioError when a result made from the production at `path` would replace one."""
    with told(out):
        if out.exists() and (out.suffix.lower() == SUFFIX or out.samefile(path)):
            raise StudioError(
                N_("{file} is a production. Choose another name for the result."), file=out.name
            )


def connect(path: Path, *, read_only: bool) -> Database:
    """Open a production file, checked and brought up to date.

    Raises StudioError, in one sentence, for anything that is no production of this program.
    """
    with told(path):
        if not path.exists():
            raise StudioError(
                N_("{file} is not there. Check the name and the folder."), file=str(path)
            )
        if path.is_dir() or path.stat().st_size == 0:
            raise not_ours(path)
        db = Database(disk.connect_reading(path) if read_only else disk.connect(path, "rw"))
        try:
            _check(path, db)
            db = _read_as_new(db) if read_only else _migrated(path, db)
            _tune(db)
        except BaseException:
            db.close()
            raise
    return db


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


def _migrated(path: Path, db: Database) -> Database:
    db.execute("PRAGMA journal_mode = WAL")
    if migrations.pending(db):
        snapshots.take(path, "before-update")
        db.execute("PRAGMA foreign_keys = OFF")
        migrations.apply(db)
        if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise damaged(path)
    return db


def _read_as_new(db: Database) -> Database:
    """Return a file of an earlier schema as a copy in memory that is brought up to date."""
    if not migrations.pending(db):
        return db
    copy = Database(disk.in_memory(db.conn))
    db.close()
    migrations.apply(copy)
    copy.execute("PRAGMA query_only = ON")
    return copy
