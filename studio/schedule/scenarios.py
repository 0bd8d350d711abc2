"""Edits of boards as scenarios: copied, renamed, chosen, removed. Each is one undoable step."""

from studio.base.errors import StudioError
from studio.base.ids import new_id
from studio.base.order import after_last
from studio.base.text import one_line
from studio.base.words import N_
from studio.project.store import Row, Store, delete, gone, insert, insert_many, update
from studio.schedule import reading


def rename_board(store: Store, board_id: str, name: str) -> None:
    """Give a board another name."""
    with store.edit(N_("Rename board {name}"), name=_name(store, board_id)) as db:
        update(db, "board", board_id, name=_clean(name))


def duplicate_board(store: Store, board_id: str, name: str) -> str:
    """Copy a board with its days and strips, to try something, and return the copy's id."""
    with store.edit(N_("Copy board {name}"), name=_name(store, board_id)) as db:
        ranks = [str(row["sort"]) for row in store.query("SELECT sort FROM board")]
        copy = insert(db, "board", name=_clean(name), sort=after_last(ranks)[0])
        days = _copied(store, "board_day", "WHERE board_id = ?", board_id)
        for row in days.values():
            row["board_id"] = copy
        strips = _copied(store, "strip", "WHERE board_id = ?", board_id)
        for row in strips.values():
            day_id = row["board_day_id"]
            row["board_id"] = copy
            row["board_day_id"] = None if day_id is None else days[str(day_id)]["id"]
        parts = _copied(
            store,
            "strip_scene",
            "WHERE strip_id IN (SELECT id FROM strip WHERE board_id = ?)",
            board_id,
        )
        for row in parts.values():
            row["strip_id"] = strips[str(row["strip_id"])]["id"]
        for table, rows in (("board_day", days), ("strip", strips), ("strip_scene", parts)):
            insert_many(db, table, list(rows.values()))
    return copy


def activate_board(store: Store, board_id: str) -> None:
    """Make a board the one that call sheets and reports follow."""
    with store.edit(N_("Use board {name}"), name=_name(store, board_id)) as db:
        db.execute("UPDATE board SET active = (id = ?)", [board_id])


def remove_board(store: Store, board_id: str) -> None:
    """Remove a board; raises StudioError for the only one. Another takes over the active one."""
    with store.edit(N_("Remove board {name}"), name=_name(store, board_id)) as db:
        others = [board for board in reading.boards(store) if board.id != board_id]
        if not others:
            raise StudioError(N_("This is the only board. Copy it before you remove it."))
        delete(db, "board", board_id)
        if not any(board.active for board in others):
            activate_board(store, others[0].id)


def _copied(store: Store, table: str, where: str, board_id: str) -> dict[str, Row]:
    """Return copies of rows under new ids, by the old ones."""
    rows = store.query(f"SELECT * FROM {table} {where} ORDER BY id", [board_id])
    return {str(row["id"]): {**row, "id": new_id()} for row in rows}


def _name(store: Store, board_id: str) -> str:
    rows = store.query("SELECT name FROM board WHERE id = ?", [board_id])
    if not rows:
        raise gone()
    return str(rows[0]["name"])


def _clean(name: str) -> str:
    clean = one_line(name)
    if not clean:
        raise StudioError(N_("A board needs a name. Type one and repeat."))
    return clean
