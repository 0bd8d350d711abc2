"""What the edits of the board share: ids made real, locks checked, strips ranked among others."""

from collections.abc import Iterable, Sequence

from studio.base.errors import StudioError
from studio.base.order import after_last, between_many, spread
from studio.base.words import N_, Message, msg
from studio.project.store import Row, Store, gone, insert, insert_many
from studio.schedule import reading
from studio.schedule.model import NEW

_LONGEST_RANK = 24
_FIRST_BOARD = "A"
_MISSING = """
    SELECT scene.id FROM scene JOIN episode ON episode.id = scene.episode_id
    WHERE scene.id NOT IN (
        SELECT strip_scene.scene_id FROM strip_scene JOIN strip ON strip.id = strip_scene.strip_id
        WHERE strip.board_id = ?)
    AND scene.omitted = 0
    ORDER BY episode.sort, scene.sort, scene.id
"""
_IN_ORDER = """
    SELECT strip.id, strip.board_id, strip.board_day_id AS day_id, strip.pinned, strip.kind,
           strip.banner, board_day.locked
    FROM strip LEFT JOIN board_day ON board_day.id = strip.board_day_id
    LEFT JOIN shoot_day ON shoot_day.id = board_day.shoot_day_id
    WHERE strip.id IN ({marks})
    ORDER BY shoot_day.date IS NULL, shoot_day.date, strip.board_day_id, strip.sort, strip.id
"""


def marks(values: Sequence[object]) -> str:
    """Return as many question marks for a statement as there are values."""
    return ", ".join("?" * len(values))


def ensure_board(store: Store) -> str:
    """Return the id of the active board; the first one is made, with a strip for each scene."""
    found = reading.active_id(store)
    if found:
        return found
    with store.edit(N_("Start a board")) as db:
        found = reading.active_id(store)  # another program may have begun one
        if found:
            return found
        board_id = insert(db, "board", name=_FIRST_BOARD, active=1, sort=after_last([])[0])
        sync_strips(store)
    return board_id


def sync_strips(store: Store) -> int:
    """Give each scene that a board lacks a strip in its boneyard, and drop emptied strips.

    Omitted scenes leave the boards. Returns the number of strips made. The import of a script
    calls it.
    """
    made = 0
    with store.edit(N_("Put the new scenes into the boneyard")) as db:
        db.execute(
            "DELETE FROM strip_scene WHERE scene_id IN (SELECT id FROM scene WHERE omitted = 1)"
        )
        db.execute(
            "DELETE FROM strip WHERE kind = 'scene' AND id NOT IN"
            " (SELECT strip_id FROM strip_scene)"
        )
        for board in reading.boards(store):
            scenes = [str(row["id"]) for row in store.query(_MISSING, [board.id])]
            ranks = [
                str(row["sort"])
                for row in store.query(
                    "SELECT max(sort) AS sort FROM strip"
                    " WHERE board_id = ? AND board_day_id IS NULL HAVING sort IS NOT NULL",
                    [board.id],
                )
            ]
            strips = insert_many(
                db,
                "strip",
                [{"board_id": board.id, "sort": rank} for rank in after_last(ranks, len(scenes))],
            )
            insert_many(
                db,
                "strip_scene",
                [
                    {"strip_id": strip, "scene_id": scene, "sort": "i"}
                    for strip, scene in zip(strips, scenes, strict=True)
                ],
            )
            made += len(scenes)
    return made


def settle(store: Store, strip_ids: Iterable[str]) -> list[str]:
    """Return ids of rows: a strip that was only shown (`new:…`) is written first."""
    ids = list(dict.fromkeys(strip_ids))
    if not any(one.startswith(NEW) for one in ids):
        return ids
    with store.edit(N_("Put the new scenes into the boneyard")):
        board_id = ensure_board(store)
        sync_strips(store)
    rows = store.query(
        "SELECT strip_scene.scene_id, strip.id FROM strip_scene"
        " JOIN strip ON strip.id = strip_scene.strip_id WHERE strip.board_id = ?",
        [board_id],
    )
    strip_of = {f"{NEW}{row['scene_id']}": str(row["id"]) for row in rows}
    if any(one.startswith(NEW) and one not in strip_of for one in ids):
        raise gone()
    return list(dict.fromkeys(strip_of.get(one, one) for one in ids))


def in_order(store: Store, strip_ids: Sequence[str]) -> list[Row]:
    """Return the rows of strips in board order; raises StudioError when one is gone."""
    rows = store.query(_IN_ORDER.format(marks=marks(strip_ids)), strip_ids)
    if len(rows) != len(strip_ids) or not rows:
        raise gone()
    if len({row["board_id"] for row in rows}) > 1:
        raise gone()
    return rows


def names(store: Store, strip_ids: Sequence[str], most: int = 4) -> str:
    """Write the scene numbers, or the words of banners, for a sentence."""
    real = [one for one in strip_ids if not one.startswith(NEW)]
    fresh = [one.removeprefix(NEW) for one in strip_ids if one.startswith(NEW)]
    rows = store.query(
        "SELECT coalesce(scene.number, strip.banner) AS name FROM strip"
        " LEFT JOIN strip_scene ON strip_scene.strip_id = strip.id"
        " LEFT JOIN scene ON scene.id = strip_scene.scene_id"
        f" WHERE strip.id IN ({marks(real)}) ORDER BY strip.sort, strip_scene.sort",
        real,
    )
    rows += store.query(f"SELECT number AS name FROM scene WHERE id IN ({marks(fresh)})", fresh)
    shown = ", ".join(str(row["name"]) for row in rows[:most])
    return f"{shown}, …" if len(rows) > most else shown


def of_day(store: Store, day_id: str, numbered: str, dated: str) -> Message:
    """Speak of a day by its number, `{day}`, or by its `{date}` when nothing is shot on it."""
    rows = store.query(
        "SELECT day.kind, at.date, (SELECT count(*) FROM board_day AS other"
        " JOIN shoot_day AS then_ ON then_.id = other.shoot_day_id"
        " WHERE other.board_id = day.board_id AND other.kind = 'shoot'"
        " AND (then_.date, other.id) <= (at.date, day.id)) AS number"
        " FROM board_day AS day JOIN shoot_day AS at ON at.id = day.shoot_day_id"
        " WHERE day.id = ?",
        [day_id],
    )
    if not rows:
        raise gone()
    if rows[0]["kind"] == "shoot":
        return msg(numbered, day=rows[0]["number"])
    return msg(dated, date=rows[0]["date"])


def day_name(store: Store, day_id: str) -> Message:
    """Name a day at the beginning of a sentence."""
    return of_day(store, day_id, N_("Day {day}"), N_("{date}"))


def check_open(store: Store, day_ids: Iterable[object]) -> None:
    """Raise StudioError when one of these days is locked."""
    for day_id in dict.fromkeys(str(one) for one in day_ids if one is not None):
        rows = store.query("SELECT locked FROM board_day WHERE id = ?", [day_id])
        if not rows:
            raise gone()
        if rows[0]["locked"]:
            raise StudioError(
                N_("{day} is locked. Unlock it first."), day=day_name(store, str(day_id))
            )


def place(
    store: Store, strip_ids: Sequence[str], board_id: str, day_id: str | None, before: str | None
) -> None:
    """Rank strips, in the order given, in front of another or at the end; inside an edit.

    A row that was just made has an empty rank until it is placed.
    """
    rows = store.query(
        "SELECT id, sort FROM strip WHERE board_id = ? AND board_day_id IS ? AND sort <> ''"
        " ORDER BY sort, id",
        [board_id, day_id],
    )
    moved = set(strip_ids)
    now = [str(row["id"]) for row in rows]
    others = [(str(row["id"]), str(row["sort"])) for row in rows if row["id"] not in moved]
    at = _place_of(before, now, [one for one, _ in others])
    ids = [one for one, _ in others]
    if [*ids[:at], *strip_ids, *ids[at:]] == now:
        return
    low = others[at - 1][1] if at else ""
    high = others[at][1] if at < len(others) else ""
    ranks = between_many(low, high, len(strip_ids)) if not high or low < high else []
    if ranks and max(map(len, ranks)) <= _LONGEST_RANK:
        changes = zip(strip_ids, ranks, strict=True)
    else:  # two equal neighbours, or a place that was squeezed too often: rank all anew
        whole = [*ids[:at], *strip_ids, *ids[at:]]
        changes = zip(whole, spread(len(whole)), strict=True)
    store.db.conn.executemany(
        "UPDATE strip SET board_day_id = ?, sort = ? WHERE id = ?",
        [(day_id, rank, one) for one, rank in changes],
    )


def _place_of(before: str | None, now: list[str], others: list[str]) -> int:
    """Return the index among the others; a moved strip stands for the next one that stays."""
    if before is None:
        return len(others)
    if before not in now:
        raise gone()
    staying = set(others)
    follower = next((one for one in now[now.index(before) :] if one in staying), None)
    return len(others) if follower is None else others.index(follower)


def told_pins(rows: Sequence[Row], day_id: str | None, scenes: str) -> tuple[Message, ...]:
    """Say that pinned strips were moved by hand to another day; they stay pinned there."""
    if any(row["pinned"] and row["day_id"] != day_id for row in rows):
        return (msg(N_("Pinned strips were moved by hand: {scenes}."), scenes=scenes),)
    return ()
