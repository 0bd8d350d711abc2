"""Edits of takes, marks and shots. Each is one step."""

from collections.abc import Sequence

from studio.base.errors import StudioError
from studio.base.order import after_last
from studio.base.text import clean_text, one_line
from studio.base.words import N_
from studio.project.store import Store, delete, insert, update
from studio.takes import checking
from studio.takes.model import SHOT_KINDS, Take
from studio.takes.reading import take

_TAKE = {
    *("number", "camera", "in_frame", "out_frame", "circled", "rating", "ng_reason", "note"),
    "shoot_day_id",
    "cue_offset_ms",
}
_SHOT_TEXTS = ("name", "size", "angle", "movement", "note")


def change_take(store: Store, take_id: str, **values: object) -> None:
    """Change a take: number, camera, in_frame, out_frame, circled, rating, ng_reason, note,
    shoot_day_id, cue_offset_ms.

    Raises StudioError for frames outside of the clip, an unknown reason or rating, and an offset
    of more than a day.
    """
    if not values.keys() <= _TAKE:
        raise TypeError(f"a take has no {sorted(values.keys() - _TAKE)}")
    now = _take(store, take_id)
    with store.edit(N_("Change take {name}"), name=now.file) as db:
        update(db, "take", take_id, **_checked(now, values))


def _checked(now: Take, values: dict[str, object]) -> dict[str, object]:
    clean = dict(values)
    checking.check_number(_whole(values.get("number")))
    checking.check_rating(_whole(values.get("rating")) or 0)
    checking.check_offset(_whole(values.get("cue_offset_ms")) or 0)
    checking.check_reason(str(values.get("ng_reason", "")))
    if "in_frame" in values or "out_frame" in values:
        first = _whole(values.get("in_frame", now.in_frame))
        last = _whole(values.get("out_frame", now.out_frame))
        checking.check_range(first, last, now.frames)
    if "circled" in values:
        clean["circled"] = int(bool(values["circled"]))
    if "camera" in values:
        clean["camera"] = one_line(str(values["camera"]))
    if "note" in values:
        clean["note"] = clean_text(str(values["note"])).strip()
    return clean


def _whole(value: object) -> int | None:
    if value is None or isinstance(value, int):
        return value
    raise TypeError(f"{value!r} is no whole number")


def remove_takes(store: Store, take_ids: Sequence[str]) -> None:
    """Take takes out of the production; files stay, a clip goes with its last take."""
    with store.edit(N_("Remove {count} takes"), count=len(take_ids)) as db:
        for take_id in take_ids:
            delete(db, "take", take_id)
        db.execute("DELETE FROM clip WHERE id NOT IN (SELECT clip_id FROM take)")
        db.execute(
            "DELETE FROM slate WHERE id NOT IN (SELECT slate_id FROM take WHERE slate_id > '')"
        )


def add_marker(store: Store, take_id: str, frame: int, note: str = "") -> str:
    """Mark a frame of a take's clip and return the id of the mark."""
    now = _take(store, take_id)
    checking.check_frame(frame, now.frames)
    with store.edit(N_("Mark frame {frame} of {name}"), frame=frame, name=now.file) as db:
        return insert(db, "marker", take_id=take_id, frame=frame, note=clean_text(note).strip())


def change_marker(store: Store, marker_id: str, *, frame: int | None, note: str) -> None:
    """Change the note of a mark, and its frame unless None is given."""
    rows = store.query(
        "SELECT clip.frames FROM marker JOIN take ON take.id = marker.take_id"
        " JOIN clip ON clip.id = take.clip_id WHERE marker.id = ?",
        [marker_id],
    )
    values: dict[str, object] = {"note": clean_text(note).strip()}
    if frame is not None:
        checking.check_frame(frame, int(str(rows[0]["frames"])) if rows else frame + 1)
        values["frame"] = frame
    with store.edit(N_("Change a mark")) as db:
        update(db, "marker", marker_id, **values)


def remove_markers(store: Store, marker_ids: Sequence[str]) -> None:
    """Remove marks."""
    with store.edit(N_("Remove {count} marks"), count=len(marker_ids)) as db:
        for marker_id in marker_ids:
            delete(db, "marker", marker_id)


def add_shot(store: Store, scene_id: str, name: str, **values: object) -> str:
    """Plan a shot of a scene and return its id: size, angle, movement, kind, note."""
    clean = _shot({"name": name, **values})
    with store.edit(N_("Add shot {name}"), name=clean["name"]) as db:
        ranks = [
            str(row["sort"])
            for row in store.query("SELECT sort FROM shot WHERE scene_id = ?", [scene_id])
        ]
        shot_id = insert(db, "shot", scene_id=scene_id, sort=after_last(ranks)[0], **clean)
        # Slates that were shot before the plan was written belong to it as well.
        db.execute(
            "UPDATE slate SET shot_id = ? WHERE scene_id = ? AND name = ? AND shot_id IS NULL",
            [shot_id, scene_id, clean["name"]],
        )
        return shot_id


def change_shot(store: Store, shot_id: str, **values: object) -> None:
    """Change name, size, angle, movement, kind or note of a planned shot."""
    with store.edit(N_("Change a shot")) as db:
        update(db, "shot", shot_id, **_shot(values))


def remove_shots(store: Store, shot_ids: Sequence[str]) -> None:
    """Remove planned shots; their slates stay."""
    with store.edit(N_("Remove {count} shots"), count=len(shot_ids)) as db:
        for shot_id in shot_ids:
            delete(db, "shot", shot_id)


def _shot(values: dict[str, object]) -> dict[str, object]:
    clean: dict[str, object] = {}
    for key, value in values.items():
        if key in _SHOT_TEXTS:
            clean[key] = one_line(str(value))
        elif key == "kind" and value in SHOT_KINDS:
            clean[key] = value
        else:
            raise TypeError(f"a shot has no {key} {value!r}")
    if clean.get("name") == "":
        raise StudioError(N_("A shot needs a name, such as 1 or 2. Type one and repeat."))
    return clean


def _take(store: Store, take_id: str) -> Take:
    found = take(store, take_id)
    if found is None:
        raise StudioError(N_("That take is no longer there: it was removed in another place."))
    return found
