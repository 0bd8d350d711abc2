"""The change log kept by triggers: it drives undo, redo, history and the refresh of views.

Each undoable step has a row in `step`; each row it touched has a row in `change` with its
images before and after as JSON. The triggers are temporary: they are made from the live schema
each time a file is opened, and they refuse a write outside of a step.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from studio.base.ids import new_id
from studio.base.text import clean_text
from studio.base.words import Message
from studio.project.database import Database

SCHEMA = """
CREATE TABLE step (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    "values" TEXT NOT NULL,
    author TEXT NOT NULL,
    desk TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('standing', 'undone', 'superseded')),
    moved INTEGER NOT NULL
) STRICT;
CREATE INDEX step_moved ON step(moved);
CREATE INDEX step_state ON step(state, seq);
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    seq INTEGER NOT NULL REFERENCES step(seq) ON DELETE CASCADE,
    tbl TEXT NOT NULL,
    row TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX change_seq ON change(seq);
"""
_OWN = {"step", "change"}
State = Literal["standing", "undone", "superseded"]


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the history; `at` is UTC in ISO 8601."""

    seq: int
    label: Message
    author: str
    desk: str
    at: str
    state: State


@dataclass(frozen=True, slots=True)
class Change:
    """What was touched: row ids by table. `everything` is set when the whole file was replaced."""

    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    step: Step | None = None
    everything: bool = False

    def touches(self, *tables: str) -> bool:
        """Tell whether any of these tables changed."""
        return self.everything or not self.rows.keys().isdisjoint(tables)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a file was seen: the number of its newest move, and the step that made it."""

    moved: int
    step: str


def user_tables(db: Database) -> list[str]:
    """Name the tables that users' work lives in, which is all but the log's own."""
    found = db.query(
        "SELECT name FROM main.sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE '!_%' ESCAPE '!'"
    )
    return sorted({str(row["name"]) for row in found} - _OWN)


def install(db: Database) -> None:
    """Make the triggers of this connection from the schema as it is now.

    Those of an earlier schema are replaced: they would not keep the columns they do not know.
    """
    for old in list(db.query("SELECT name FROM temp.sqlite_master WHERE type = 'trigger'")):
        db.execute(f'DROP TRIGGER temp."{old["name"]}"')
    db.execute("CREATE TEMP TABLE IF NOT EXISTS open_step (seq INTEGER NOT NULL)")
    for table in user_tables(db):
        columns = [column.name for column in db.table(table).columns]
        differs = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in columns)
        for event, row, before, after, when in (
            ("INSERT", "NEW", "NULL", _image("NEW", columns), "1"),
            ("DELETE", "OLD", _image("OLD", columns), "NULL", "1"),
            ("UPDATE", "OLD", _image("OLD", columns), _image("NEW", columns), differs),
        ):
            db.execute(
                f'CREATE TEMP TRIGGER "log_{table}_{event.lower()}" AFTER {event} '
                f'ON main."{table}" WHEN {when} BEGIN '
                "SELECT RAISE(ABORT, 'write outside an edit')"
                " WHERE NOT EXISTS (SELECT 1 FROM open_step);"
                "INSERT INTO change (seq, tbl, row, before, after)"
                f" SELECT seq, '{table}', {row}.id, {before}, {after} FROM open_step"
                " WHERE seq > 0; END"
            )


def _image(alias: str, columns: list[str]) -> str:
    pairs = ", ".join(f"'{c}', {alias}.\"{c}\"" for c in columns)
    return f"json_object({pairs})"


def begin(db: Database, label: Message, author: str, desk: str) -> int:
    """Open a step and return its number."""
    seq = found(db, label, author, desk)
    db.execute("INSERT INTO open_step VALUES (?)", [seq])
    return seq


def found(db: Database, label: Message, author: str, desk: str) -> int:
    """Write a step into the history; one without changes, as a founding, is never undone."""
    cursor = db.execute(
        'INSERT INTO step (id, text, "values", author, desk, at, state, moved)'
        " VALUES (?, ?, ?, ?, ?, ?, 'standing', ?)",
        [
            new_id(),
            label.text,
            _packed(label.values),
            clean_text(author),
            clean_text(desk),
            datetime.now(UTC).isoformat(timespec="milliseconds"),
            last_move(db) + 1,
        ],
    )
    return int(cursor.lastrowid or 0)


def _packed(values: Mapping[str, object]) -> str:
    plain = {k: v if isinstance(v, int) else clean_text(str(v)) for k, v in values.items()}
    return json.dumps(plain, ensure_ascii=False)


def end(db: Database, seq: int) -> Change:
    """Close a step and say what it changed; what was undone before can no longer be redone."""
    db.execute("DELETE FROM open_step")
    db.execute("UPDATE step SET state = 'superseded' WHERE state = 'undone'")
    return _change_of(db, [seq])


def last_move(db: Database) -> int:
    """Return the number of the newest edit, undo or redo in the file."""
    row = db.execute("SELECT max(moved) FROM step").fetchone()
    return int(row[0] or 0)


def mark(db: Database) -> Mark:
    """Return how far the file goes now."""
    row = db.execute("SELECT moved, id FROM step ORDER BY moved DESC LIMIT 1").fetchone()
    return Mark(int(row[0]), str(row[1])) if row else Mark(0, "")


def changes_since(db: Database, seen: Mark) -> Change:
    """Say what all edits, undos and redos after a mark touched.

    It is everything when the file does not hold what was seen: a snapshot was brought back.
    """
    known = db.execute("SELECT 1 FROM step WHERE moved >= ? AND id = ?", [seen.moved, seen.step])
    if seen.step and known.fetchone() is None:
        return Change(everything=True)
    rows = db.query("SELECT seq FROM step WHERE moved > ? ORDER BY moved", [seen.moved])
    return _change_of(db, [int(row["seq"]) for row in rows])


def steps(db: Database, limit: int) -> list[Step]:
    """List the newest steps, newest first."""
    found = db.query("SELECT * FROM step ORDER BY seq DESC LIMIT ?", [limit])
    return [_step(row) for row in found]


def next_undo(db: Database) -> Step | None:
    """Name the step that undo would take back."""
    return _one(db, "standing", "DESC")


def next_redo(db: Database) -> Step | None:
    """Name the step that redo would bring back."""
    return _one(db, "undone", "ASC")


def revert(db: Database) -> Change | None:
    """Undo the newest standing step."""
    step = next_undo(db)
    return _replay(db, step, "before", "DESC", "undone") if step else None


def reapply(db: Database) -> Change | None:
    """Redo the oldest undone step."""
    step = next_redo(db)
    return _replay(db, step, "after", "ASC", "standing") if step else None


def _one(db: Database, state: State, direction: str) -> Step | None:
    sql = (
        "SELECT * FROM step WHERE state = ? AND EXISTS (SELECT 1 FROM change"
        f" WHERE change.seq = step.seq) ORDER BY seq {direction} LIMIT 1"
    )
    for row in db.query(sql, [state]):
        return _step(row)
    return None


def _step(row: Mapping[str, object]) -> Step:
    label = Message(str(row["text"]), json.loads(str(row["values"])))
    state: State = row["state"]  # type: ignore[assignment]
    seq = int(str(row["seq"]))
    return Step(seq, label, str(row["author"]), str(row["desk"]), str(row["at"]), state)


def _change_of(db: Database, seqs: Iterable[int]) -> Change:
    rows: dict[str, set[str]] = {}
    step: Step | None = None
    for seq in seqs:
        for entry in db.query("SELECT DISTINCT tbl, row FROM change WHERE seq = ?", [seq]):
            rows.setdefault(str(entry["tbl"]), set()).add(str(entry["row"]))
        for found in db.query("SELECT * FROM step WHERE seq = ?", [seq]):
            step = _step(found)
    return Change({table: frozenset(ids) for table, ids in rows.items()}, step)


def _replay(db: Database, step: Step, image: str, direction: str, state: State) -> Change:
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.execute("INSERT INTO open_step VALUES (0)")
    entries = db.query(
        f"SELECT tbl, row, {image} AS image FROM change WHERE seq = ? ORDER BY id {direction}",
        [step.seq],
    )
    for entry in list(entries):
        _restore(db, str(entry["tbl"]), str(entry["row"]), entry["image"])
    db.execute("DELETE FROM open_step")
    db.execute(
        "UPDATE step SET state = ?, moved = ? WHERE seq = ?",
        [state, last_move(db) + 1, step.seq],
    )
    return _change_of(db, [step.seq])


def _restore(db: Database, table: str, row: str, image: str | None) -> None:
    if image is None:
        db.execute(f'DELETE FROM "{table}" WHERE id = ?', [row])
        return
    values: dict[str, object] = json.loads(image)
    columns = ", ".join(f'"{c}"' for c in values)
    marks = ", ".join("?" for _ in values)
    updates = ", ".join(f'"{c}" = excluded."{c}"' for c in values)
    db.execute(
        f'INSERT INTO "{table}" ({columns}) VALUES ({marks}) '
        f"ON CONFLICT (id) DO UPDATE SET {updates}",
        list(values.values()),
    )
