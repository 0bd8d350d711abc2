"""A project file: opened, migrated and edited through one door.

The file is one SQLite database in WAL mode with `synchronous=FULL`: an edit that returned is on
the disk. Everything that changes rows goes through `Store.edit`.
"""

import contextlib
import getpass
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from studio.base.errors import StudioError
from studio.base.ids import new_id
from studio.base.text import clean_text
from studio.base.words import N_, Message
from studio.project import changelog, disk, files, snapshots
from studio.project.changelog import Change, Step
from studio.project.database import Database
from studio.project.told import told

Listener = Callable[[Change], None]
Row = dict[str, object]
Db = Database  # what `edit` gives; other rooms name it by this


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes the steps, and at which desk."""

    name: str
    desk: str


def system_author() -> Author:
    """Take the names of the system's user and of this computer."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "user"
    return Author(user, platform.node() or "desk")


class Store:
    """The open project file."""

    def __init__(self, path: Path, db: Database, *, author: Author, read_only: bool) -> None:
        self.path = path
        self.db = db
        self.author = author
        self.read_only = read_only
        self._listeners: list[Listener] = []
        self._depth = 0
        if not read_only:
            changelog.install(db)
        self._version = self._data_version()
        self._seen = changelog.mark(db)

    @classmethod
    def open(cls, path: Path, author: Author | None = None, *, read_only: bool = False) -> Self:
        """Open an existing production; raises StudioError when that cannot be.

        A file on a read-only medium, or without the right to write, opens read-only; so does a
        snapshot.
        """
        with told(path):
            read_only = read_only or not disk.writable(path) or snapshots.is_snapshot(path)
            db = files.connect(path, read_only=read_only)
            return cls(path, db, author=author or system_author(), read_only=read_only)

    @classmethod
    def create(
        cls,
        path: Path,
        author: Author | None = None,
        found: Callable[[Database], None] | None = None,
    ) -> Self:
        """Make a new file, complete with the rows of `found` before it appears under its name."""
        files.create(path, found)
        return cls.open(path, author)

    def close(self) -> None:
        """Close the file."""
        self._listeners.clear()
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every committed change; the result stops that."""
        self._listeners.append(listener)

        def stop() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return stop

    def query(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Read rows as plain dictionaries."""
        with told(self.path):
            found = self.db.conn.execute(sql, values)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    @contextlib.contextmanager
    def edit(self, label: str, /, **values: object) -> Iterator[Database]:
        """Make one undoable step: everything inside is kept, or nothing is.

        An edit inside an edit joins the outer one. `label` is a message id, `values` its
        parameters. Raises StudioError when the file cannot be written.
        """
        if self._depth:
            self._depth += 1
            try:
                yield self.db
            finally:
                self._depth -= 1
            return
        with self._transaction():
            message = Message(label, values)
            seq = changelog.begin(self.db, message, self.author.name, self.author.desk)
            self._depth = 1
            try:
                yield self.db
            finally:
                self._depth = 0
            change = changelog.end(self.db, seq)
            if not change.rows:  # no trace of it, and what was undone can still be redone
                self.db.execute("ROLLBACK")
        self._announce(change)

    def undo(self) -> Step | None:
        """Undo the newest standing step and return it; None when there is none."""
        return self._walk(changelog.revert)

    def redo(self) -> Step | None:
        """Redo the step that was undone last and return it; None when there is none."""
        return self._walk(changelog.reapply)

    def next_undo(self) -> Step | None:
        """Name the step that undo would take back."""
        return changelog.next_undo(self.db)

    def next_redo(self) -> Step | None:
        """Name the step that redo would bring back."""
        return changelog.next_redo(self.db)

    def history(self, limit: int = 200) -> list[Step]:
        """List the newest steps, newest first."""
        return changelog.steps(self.db, limit)

    def poll(self) -> None:
        """Notice what another program wrote to the file, and announce it."""
        if self._data_version() == self._version:
            return
        change = changelog.changes_since(self.db, self._seen)
        # Written without a step: the whole content was replaced, or its schema.
        self._announce(change if change.rows else Change(everything=True))

    def reopened(self) -> None:
        """Follow a file whose whole content was replaced under this connection."""
        changelog.install(self.db)
        self._announce(Change(everything=True))

    def _walk(self, replay: Callable[[Database], Change | None]) -> Step | None:
        with self._transaction():
            change = replay(self.db)
        if change is None:
            return None
        self._announce(change)
        return change.step

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise StudioError(
                N_("{file} is open for reading only. Save a copy to change it."),
                file=self.path.name,
            )
        with told(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                if self.db.conn.in_transaction:
                    self.db.execute("COMMIT")
            except BaseException:
                if self.db.conn.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def _data_version(self) -> int:
        """Return a number that changes when another program has written to the file."""
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def _announce(self, change: Change) -> None:
        """Tell what was done here, and what another program did since the last look."""
        version = self._data_version()
        if version != self._version and not change.everything:
            since = changelog.changes_since(self.db, self._seen)
            change = Change(since.rows, change.step, since.everything)
        self._version = version
        self._seen = changelog.mark(self.db)
        if change.rows or change.everything:
            for listener in list(self._listeners):
                listener(change)


def insert(db: Database, table: str, /, **values: object) -> str:
    """Insert one row and return its new id."""
    return insert_many(db, table, [values])[0]


def update(db: Database, table: str, row_id: str, /, **values: object) -> None:
    """Set columns of one row; raises StudioError when the row is gone."""
    assignments = ", ".join(f'"{column}" = ?' for column in values)
    done = db.execute(
        f'UPDATE "{table}" SET {assignments} WHERE id = ?', [*map(_clean, values.values()), row_id]
    )
    if done.rowcount == 0:
        raise gone()


def gone() -> StudioError:
    """Make the error for a row that another place removed."""
    return StudioError(N_("That row is no longer there: somebody removed it meanwhile."))


def name_of(store: Store, table: str, row_id: str) -> str:
    """Return the name of a row for the label of a step; empty when the row is gone."""
    rows = store.query(f'SELECT name FROM "{table}" WHERE id = ?', [row_id])
    return str(rows[0]["name"]) if rows else ""


def delete(db: Database, table: str, row_id: str, /) -> None:
    """Delete one row and, by its foreign keys, what hangs on it."""
    db.execute(f'DELETE FROM "{table}" WHERE id = ?', [row_id])


def insert_many(db: Database, table: str, /, rows: Sequence[Mapping[str, object]]) -> list[str]:
    """Insert many rows of the same columns and return their ids, in order."""
    if not rows:
        return []
    filled = [{"id": new_id(), **{k: _clean(v) for k, v in row.items()}} for row in rows]
    columns = ", ".join(f'"{column}"' for column in filled[0])
    marks = ", ".join(f":{column}" for column in filled[0])
    db.conn.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', filled)
    return [str(row["id"]) for row in filled]


def _clean(value: object) -> object:
    return clean_text(value) if isinstance(value, str) else value
