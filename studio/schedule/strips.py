"""Edits of strips: moved, pinned, timed, merged, split; banners. Each is one undoable step.

Strips may be named by the ids of a `Board`, those of scenes without a row included.
"""

from collections.abc import Sequence
from typing import Literal

from studio.base.choice import one_of
from studio.base.eighths import show_eighths
from studio.base.errors import StudioError
from studio.base.order import spread
from studio.base.text import one_line
from studio.base.words import N_, Message
from studio.project.store import Row, Store, delete, gone, insert, insert_many, update
from studio.schedule import placing
from studio.schedule.model import BANNER_KINDS, BannerKind, Strip, StripScene
from studio.schedule.reading import read_board

_LONGEST = 24 * 60


def move_strips(
    store: Store, strip_ids: Sequence[str], day_id: str | None, before: str | None = None
) -> tuple[Message, ...]:
    """Move strips to a day, or to the boneyard with None, in front of a strip or to the end.

    They keep their order on the board. Returns what the user should be told, such as that a
    pinned strip was moved. Raises StudioError when a day is locked.
    """
    scenes = placing.names(store, strip_ids)
    label = Message(N_("Put {scenes} into the boneyard"))
    if day_id is not None:
        to = N_("Move {scenes} to day {day}"), N_("Move {scenes} to {date}")
        label = placing.of_day(store, day_id, *to)
    with store.edit(label.text, scenes=scenes, **label.values):
        ids = placing.settle(store, strip_ids)
        target = placing.settle(store, [before])[0] if before else None
        rows = placing.in_order(store, ids)
        _move(store, rows, day_id, target)
    return placing.told_pins(rows, day_id, scenes)


def nudge(
    store: Store, strip_ids: Sequence[str], direction: Literal["up", "down"]
) -> tuple[Message, ...]:
    """Move strips one place up or down together; at a day's edge they go to the next open day.

    Strips in the boneyard stay in it. Returns what the user should be told.
    """
    label = N_("Move {scenes} up") if direction == "up" else N_("Move {scenes} down")
    scenes = placing.names(store, strip_ids)
    with store.edit(label, scenes=scenes):
        rows = placing.in_order(store, placing.settle(store, strip_ids))
        day_id, before = _one_step(store, rows, direction)
        if before != "":
            _move(store, rows, day_id, before)
    return placing.told_pins(rows, day_id, scenes)


def _one_step(
    store: Store, rows: Sequence[Row], direction: Literal["up", "down"]
) -> tuple[str | None, str | None]:
    """Return the day and the strip to stand in front of; an empty text when there is no way."""
    board = read_board(store, str(rows[0]["board_id"]))
    moved = {str(row["id"]) for row in rows}
    anchor = rows[0] if direction == "up" else rows[-1]
    day = board.day(anchor["day_id"])  # type: ignore[arg-type]
    strips = [strip.id for strip in (day.strips if day else board.boneyard)]
    at = strips.index(str(anchor["id"])) if anchor["id"] in strips else 0
    day_id = day.id if day else None
    if direction == "up" and at > 0:
        return day_id, strips[at - 1]
    if direction == "down" and at + 1 < len(strips):
        rest = [one for one in strips[at + 2 :] if one not in moved]
        return day_id, rest[0] if rest else None
    if day is None:
        return day_id, ""
    open_days = [one for one in board.days if one.id == day.id or (one.shoots and not one.locked)]
    index = open_days.index(day) + (-1 if direction == "up" else 1)
    if not 0 <= index < len(open_days):
        return day_id, ""
    strips = [strip.id for strip in open_days[index].strips]
    return open_days[index].id, strips[0] if direction == "down" and strips else None


def _move(store: Store, rows: Sequence[Row], day_id: str | None, before: str | None) -> None:
    placing.check_open(store, [day_id, *(row["day_id"] for row in rows)])
    board_id = str(rows[0]["board_id"])
    kinds = {str(row["kind"]) for row in rows}
    if day_id is None:
        if "banner" in kinds:
            raise StudioError(N_("A banner has no place in the boneyard. Remove it instead."))
    else:
        days = store.query(
            "SELECT kind FROM board_day WHERE id = ? AND board_id = ?", [day_id, board_id]
        )
        if not days:
            raise gone()
        if days[0]["kind"] != "shoot" and "scene" in kinds:
            raise StudioError(
                N_("Nothing is shot on {day}. Make it a shooting day first."),
                day=placing.day_name(store, day_id),
            )
    placing.place(store, [str(row["id"]) for row in rows], board_id, day_id, before)


def set_minutes(store: Store, strip_ids: Sequence[str], minutes: int | None) -> None:
    """Plan the time of strips on this board; None plans what their scenes are estimated at."""
    _check_minutes(minutes)
    with store.edit(
        N_("Change the planned time of {scenes}"), scenes=placing.names(store, strip_ids)
    ) as db:
        rows = placing.in_order(store, placing.settle(store, strip_ids))
        placing.check_open(store, [row["day_id"] for row in rows])
        for row in rows:
            value = (minutes or 0) if row["kind"] == "banner" else minutes
            update(db, "strip", str(row["id"]), minutes=value)


def pin(store: Store, strip_ids: Sequence[str], on: bool) -> None:
    """Keep strips where they are when a board is made automatically, or let them go again."""
    label = N_("Pin {scenes}") if on else N_("Unpin {scenes}")
    with store.edit(label, scenes=placing.names(store, strip_ids)) as db:
        for row in placing.in_order(store, placing.settle(store, strip_ids)):
            update(db, "strip", str(row["id"]), pinned=int(on))


def add_banner(
    store: Store,
    day_id: str,
    text: str,
    minutes: int = 0,
    *,
    kind: BannerKind = "text",
    before: str | None = None,
) -> str:
    """Put a banner on a day, at the end or in front of a strip, and return its id."""
    _check_minutes(minutes)
    with store.edit(N_("Add banner “{text}”"), text=one_line(text)) as db:
        placing.check_open(store, [day_id])
        board = store.query("SELECT board_id FROM board_day WHERE id = ?", [day_id])[0]
        strip_id = insert(
            db,
            "strip",
            board_id=board["board_id"],
            kind="banner",
            banner=one_line(text),
            banner_kind=one_of(kind, BANNER_KINDS),
            minutes=minutes,
            sort="",
        )
        placing.place(store, [strip_id], str(board["board_id"]), day_id, before)
    return strip_id


def change_banner(
    store: Store,
    strip_id: str,
    *,
    text: str | None = None,
    minutes: int | None = None,
    kind: BannerKind | None = None,
) -> None:
    """Change the words, the minutes or the kind of a banner."""
    _check_minutes(minutes)
    given = {
        "banner": None if text is None else one_line(text),
        "minutes": minutes,
        "banner_kind": None if kind is None else one_of(kind, BANNER_KINDS),
    }
    with store.edit(N_("Change banner “{text}”"), text=placing.names(store, [strip_id])) as db:
        placing.check_open(store, [_banner(store, strip_id)["day_id"]])
        values = {column: value for column, value in given.items() if value is not None}
        if values:
            update(db, "strip", strip_id, **values)


def remove_banner(store: Store, strip_id: str) -> None:
    """Take a banner off the board."""
    with store.edit(N_("Remove banner “{text}”"), text=placing.names(store, [strip_id])) as db:
        placing.check_open(store, [_banner(store, strip_id)["day_id"]])
        delete(db, "strip", strip_id)


def merge_strips(store: Store, strip_ids: Sequence[str]) -> str:
    """Shoot scenes together: put them on the first strip of these, and return its id.

    Parts of one scene become one part again.
    """
    with store.edit(N_("Merge scenes {scenes}"), scenes=placing.names(store, strip_ids)) as db:
        rows = placing.in_order(store, placing.settle(store, strip_ids))
        if len(rows) < 2 or any(row["kind"] == "banner" for row in rows):
            raise StudioError(N_("Choose two or more scenes to merge; banners cannot be merged."))
        placing.check_open(store, [row["day_id"] for row in rows])
        keep, *others = (str(row["id"]) for row in rows)
        strips = _strips(store, rows)
        fixed = None
        if any(strip.fixed_minutes is not None for strip in strips):
            fixed = sum(strip.minutes for strip in strips)
        parts = _parts(store, [keep, *others])
        for part in parts:
            delete(db, "strip_scene", str(part["id"]))
        joined = _joined(parts)
        insert_many(
            db,
            "strip_scene",
            [
                {**part, "strip_id": keep, "sort": rank}
                for part, rank in zip(joined, spread(len(joined)), strict=True)
            ],
        )
        update(db, "strip", keep, minutes=fixed)
        for other in others:
            delete(db, "strip", other)
    return keep


def _joined(parts: Sequence[Row]) -> list[Row]:
    """Join the parts of one scene; a part that takes the rest keeps taking it."""
    found: dict[str, Row] = {}
    for part in parts:
        scene_id = str(part["scene_id"])
        known = found.get(scene_id)
        values: Row = {"scene_id": scene_id}
        for column in ("eighths", "minutes"):
            one = part[column]
            other = 0 if known is None else known[column]
            values[column] = (
                None if one is None or other is None else int(str(one)) + int(str(other))
            )
        found[scene_id] = values
    return list(found.values())


def split_strip(
    store: Store,
    strip_id: str,
    eighths: int,
    minutes: int | None = None,
    *,
    scene_id: str | None = None,
) -> str:
    """Take a part of a scene off its strip, onto a new strip behind it, and return its id.

    `eighths` is the length of the part; its minutes are in proportion unless they are given,
    which they must be for a part of 0.
    `scene_id` chooses the scene of a strip with several. Raises StudioError for a part that is
    nothing or everything.
    """
    _check_minutes(minutes)
    with store.edit(N_("Split scene {scenes}"), scenes=placing.names(store, [strip_id])) as db:
        rows = placing.in_order(store, placing.settle(store, [strip_id]))
        placing.check_open(store, [rows[0]["day_id"]])
        strip = _strips(store, rows)[0]
        scene = _scene_of(strip, scene_id)
        taken = _part_minutes(scene, eighths, minutes)
        fixed = strip.fixed_minutes
        part = next(p for p in _parts(store, [strip.id]) if p["scene_id"] == scene.scene_id)
        left = {"eighths": scene.eighths - eighths, "minutes": max(0, scene.minutes - taken)}
        values = {column: left[column] for column in left if part[column] is not None}
        if values:
            update(db, "strip_scene", str(part["id"]), **values)
        new_id = _beside(
            store, strip, {"scene_id": scene.scene_id, "eighths": eighths, "minutes": taken}
        )
        if fixed is not None:
            share = min(fixed, fixed * eighths // strip.eighths if minutes is None else taken)
            update(db, "strip", strip.id, minutes=fixed - share)
            update(db, "strip", new_id, minutes=share)
    return new_id


def _part_minutes(scene: StripScene, eighths: int, minutes: int | None) -> int:
    """Return the minutes of a part of a scene, or raise StudioError when it cannot be one."""
    taken = minutes or 0
    if minutes is None and scene.eighths:
        taken = scene.minutes * eighths // scene.eighths
    # A scene of 1/8, the usual one in short episodes, can only be split by its minutes.
    if not 0 <= eighths < max(1, scene.eighths) or not (eighths or 0 < taken < scene.minutes):
        raise StudioError(
            N_(
                "Scene {scene} is {length} long here. Split off 1/8 or more but not all, or"
                " 0 pages and part of its minutes."
            ),
            scene=scene.number,
            length=show_eighths(scene.eighths),
        )
    return taken


def separate_strip(store: Store, strip_id: str) -> list[str]:
    """Undo a merge: give each scene of a strip its own one, and return their ids in order."""
    with store.edit(N_("Separate scenes {scenes}"), scenes=placing.names(store, [strip_id])) as db:
        rows = placing.in_order(store, placing.settle(store, [strip_id]))
        placing.check_open(store, [rows[0]["day_id"]])
        strip = _strips(store, rows)[0]
        others = _parts(store, [strip.id])[1:]
        made: list[str] = []
        for part in reversed(others):
            delete(db, "strip_scene", str(part["id"]))
            kept = {key: part[key] for key in ("scene_id", "eighths", "minutes")}
            made.insert(0, _beside(store, strip, kept))
        if others:
            update(db, "strip", strip.id, minutes=None)
    return [strip.id, *made]


def _beside(store: Store, strip: Strip, part: Row) -> str:
    """Make a strip with one part right behind another, on the same board."""
    row = store.query("SELECT board_id, board_day_id FROM strip WHERE id = ?", [strip.id])[0]
    board_id, day_id = str(row["board_id"]), row["board_day_id"]
    following = store.query(
        "SELECT id FROM strip WHERE board_id = ? AND board_day_id IS ?"
        " AND (sort, id) > (SELECT sort, id FROM strip WHERE id = ?) ORDER BY sort, id LIMIT 1",
        [board_id, day_id, strip.id],
    )
    new_id = insert(store.db, "strip", board_id=board_id, sort="", pinned=int(strip.pinned))
    insert(store.db, "strip_scene", strip_id=new_id, sort="i", **part)
    before = str(following[0]["id"]) if following else None
    placing.place(store, [new_id], board_id, strip.day_id, before)
    return new_id


def _parts(store: Store, strip_ids: Sequence[str]) -> list[Row]:
    rows = store.query(
        "SELECT id, strip_id, scene_id, eighths, minutes FROM strip_scene"
        f" WHERE strip_id IN ({placing.marks(strip_ids)}) ORDER BY sort, id",
        strip_ids,
    )
    return sorted(rows, key=lambda row: strip_ids.index(str(row["strip_id"])))


def _strips(store: Store, rows: Sequence[Row]) -> list[Strip]:
    board = read_board(store, str(rows[0]["board_id"]))
    by_id = {strip.id: strip for strip in board.strips()}
    return [by_id[str(row["id"])] for row in rows]


def _scene_of(strip: Strip, scene_id: str | None) -> StripScene:
    fitting = [scene for scene in strip.scenes if scene_id in (None, scene.scene_id)]
    if len(fitting) != 1:
        raise StudioError(N_("Choose one scene to split."))
    return fitting[0]


def _banner(store: Store, strip_id: str) -> Row:
    row = placing.in_order(store, [strip_id])[0]
    if row["kind"] != "banner":
        raise StudioError(N_("That strip is a scene, not a banner."))
    return row


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 0 <= minutes <= _LONGEST:
        raise StudioError(
            N_("{minutes} minutes are not possible. Use 0 to {most}."),
            minutes=minutes,
            most=_LONGEST,
        )
