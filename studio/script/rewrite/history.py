"""Rewrites kept in the production: which file, when, and what each scene went through."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from studio.base.order import after_last, spread
from studio.base.words import N_
from studio.project.store import Db, Row, Store, insert, insert_many
from studio.script.rewrite.changes import LineChange, SceneChange, SceneState


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One re-import; `at` is the moment in UTC, ISO 8601; counts by kind of change."""

    id: str
    file: str
    format: str
    at: str
    revision: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept change of a scene, and whether board and call sheets were looked at since."""

    id: str
    change: SceneChange
    board_seen: bool
    sheet_seen: bool


def record(
    store: Store,
    db: Db,
    file: str,
    as_format: str,
    at: str,
    told: Sequence[SceneChange],
    revision: str | None = None,
) -> str:
    """Keep the change list of a rewrite and return its id; unchanged scenes are left out."""
    taken = [str(row["sort"]) for row in store.query("SELECT sort FROM rewrite")]
    rewrite_id = insert(
        db,
        "rewrite",
        file=file,
        format=as_format,
        at=at,
        revision_id=revision,
        sort=after_last(taken)[0],
    )
    kept = [change for change in told if change.kind != "same"]
    rows = [
        {
            "rewrite_id": rewrite_id,
            "scene_id": change.scene_id,
            "kind": change.kind,
            "content": json.dumps(asdict(change), ensure_ascii=False),
            "sort": rank,
        }
        for change, rank in zip(kept, spread(len(kept)), strict=True)
    ]
    insert_many(db, "scene_change", rows)
    return rewrite_id


def rewrites(store: Store) -> list[Rewrite]:
    """List the rewrites, the latest first."""
    counts: dict[str, dict[str, int]] = {}
    for row in store.query(
        "SELECT rewrite_id, kind, count(*) AS n FROM scene_change GROUP BY rewrite_id, kind"
    ):
        counts.setdefault(str(row["rewrite_id"]), {})[str(row["kind"])] = int(str(row["n"]))
    rows = store.query(
        "SELECT rewrite.id, file, format, at, coalesce(revision.name, '') AS revision"
        " FROM rewrite LEFT JOIN revision ON revision.id = revision_id ORDER BY rewrite.sort DESC"
    )
    return [Rewrite(**row, counts=counts.get(str(row["id"]), {})) for row in rows]  # type: ignore[arg-type]


def scene_changes(store: Store, rewrite_id: str) -> list[Kept]:
    """List what a rewrite changed, in the order of the script."""
    rows = store.query(
        "SELECT * FROM scene_change WHERE rewrite_id = ? ORDER BY sort", [rewrite_id]
    )
    return [_kept(row) for row in rows]


def unseen_scenes(store: Store, place: Literal["board", "sheet"]) -> dict[str, list[str]]:
    """Return the scenes with changes that nobody looked at yet in a place, and the changes' ids."""
    found: dict[str, list[str]] = {}
    for row in store.query(
        f"SELECT id, scene_id FROM scene_change WHERE {place}_seen = 0 AND scene_id IS NOT NULL"
    ):
        found.setdefault(str(row["scene_id"]), []).append(str(row["id"]))
    return found


def unseen(store: Store) -> list[Kept]:
    """List the changes that nobody has looked at yet on the board or the call sheets."""
    rows = store.query(
        "SELECT scene_change.* FROM scene_change JOIN rewrite ON rewrite.id = rewrite_id"
        " WHERE board_seen = 0 OR sheet_seen = 0 ORDER BY rewrite.sort, scene_change.sort"
    )
    return [_kept(row) for row in rows]


def mark_seen(
    store: Store, ids: Sequence[str], *, board: bool = False, sheet: bool = False
) -> None:
    """Say that changes were looked at on the board, on the call sheets, or on both."""
    columns = [name for name, on in (("board_seen", board), ("sheet_seen", sheet)) if on]
    if not columns:
        return
    with store.edit(N_("Mark {count} changes as seen"), count=len(ids)) as db:
        for change_id in ids:
            settings = ", ".join(f"{column} = 1" for column in columns)
            db.execute(f"UPDATE scene_change SET {settings} WHERE id = ?", [change_id])


def _kept(row: Row) -> Kept:
    change = replace(_change(json.loads(str(row["content"]))), scene_id=_text(row["scene_id"]))
    return Kept(str(row["id"]), change, bool(row["board_seen"]), bool(row["sheet_seen"]))


def _change(told: dict[str, Any]) -> SceneChange:
    for key in ("before", "after"):
        told[key] = SceneState(**told[key]) if told[key] else None
    told["lines"] = tuple(LineChange(**line) for line in told["lines"])
    for key in ("cast_in", "cast_out"):
        told[key] = tuple(told[key])
    for key in ("elements_in", "elements_out"):
        told[key] = tuple((str(c), str(n), int(q)) for c, n, q in told[key])
    return SceneChange(**told)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
