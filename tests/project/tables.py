"""Random rows for every table of the schema, made from the schema itself."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.base.ids import new_id
from studio.project.changelog import user_tables
from studio.project.store import Store

CHOICES = {
    "int_ext": ["INT", "EXT", "INT/EXT", "EST"],
    "time_of_day": ["DAY", "NIGHT", "DAWN", "DUSK"],
    "dual": ["left", "right"],
    "banner_kind": ["text", "move", "meal", "travel", "prelight"],
}
KINDS = {
    "board_day": ["shoot", "off", "travel"],
    "strip": ["scene", "banner"],
    "shot": ["shoot", "generate", "composite"],
    "scene_change": ["added", "changed", "moved", "omitted"],
}


@dataclass(frozen=True)
class Column:
    name: str
    number: bool
    optional: bool
    target: str | None


def tables(store: Store) -> dict[str, list[Column]]:
    found = {}
    for table in user_tables(store.db):
        links = {
            row["from"]: row["table"] for row in store.query(f'PRAGMA foreign_key_list("{table}")')
        }
        found[table] = [
            Column(
                row["name"], row["type"] == "INTEGER", not row["notnull"], links.get(row["name"])
            )
            for row in store.query(f'PRAGMA table_info("{table}")')
            if row["name"] != "id"
        ]
    return found


def value(table: str, column: Column, pick: Callable[[int], int], store: Store) -> object:
    """A value that the column takes; None when it must point to a row and there is none."""
    if column.target:
        ids = [row["id"] for row in store.query(f'SELECT id FROM "{column.target}" ORDER BY id')]
        at = pick(len(ids) + (1 if column.optional else 0)) if ids or column.optional else 0
        return ids[at] if at < len(ids) else None
    if column.optional and pick(3) == 0:
        return None
    choices = KINDS.get(table) if column.name == "kind" else CHOICES.get(column.name)
    if choices:
        return choices[pick(len(choices))]
    if column.number:
        return pick(1000) + 1
    return ["", "夜", "a'b\"c", "line\nend", "\U0001f3ac", "x" * 40][pick(6)] + new_id()[-4:]


def dump(store: Store) -> dict[str, list[dict[str, object]]]:
    return {
        table: store.query(f'SELECT * FROM "{table}" ORDER BY id')
        for table in user_tables(store.db)
    }
