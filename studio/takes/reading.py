"""Reading takes and shots from the project file."""

from collections import defaultdict
from fractions import Fraction
from functools import lru_cache

from studio.base.scene_numbers import scene_key
from studio.base.text import natural_key
from studio.media.info import Audio, ClipInfo
from studio.project.store import Row, Store
from studio.takes.model import Marker, Shot, Take

# Takes are read anew after every change.
_key = lru_cache(maxsize=8192)(natural_key)
_slate_key = lru_cache(maxsize=8192)(scene_key)

_TAKE = """
    SELECT take.id, take.clip_id, clip.path, clip.hash, clip.frames, clip.fps_num, clip.fps_den,
           clip.variable, clip.width, clip.height, clip.timecode, clip.duration_ms,
           slate.scene_id, episode.number AS episode, coalesce(scene.number, '') AS scene,
           take.slate_id, coalesce(slate.name, '') AS slate, take.shoot_day_id, shoot_day.date,
           take.number, take.camera, take.in_frame, take.out_frame, take.circled, take.rating,
           take.ng_reason, take.note, take.cue_offset_ms,
           episode.sort AS episode_sort, scene.sort AS scene_sort
    FROM take JOIN clip ON clip.id = take.clip_id
    LEFT JOIN slate ON slate.id = take.slate_id
    LEFT JOIN scene ON scene.id = slate.scene_id
    LEFT JOIN episode ON episode.id = scene.episode_id
    LEFT JOIN shoot_day ON shoot_day.id = take.shoot_day_id
"""


def takes(store: Store, scene_id: str | None = None) -> list[Take]:
    """List the takes of a scene, or all: in story order, by slate and number, unlinked last."""
    where, values = ("WHERE slate.scene_id = ?", [scene_id]) if scene_id else ("", [])
    rows = store.query(f"{_TAKE} {where}", values)
    marks = _markers(store)
    return [_take(row, marks[str(row["id"])]) for row in sorted(rows, key=_order)]


def take(store: Store, take_id: str) -> Take | None:
    """Return one take, or None when it is gone."""
    rows = store.query(f"{_TAKE} WHERE take.id = ?", [take_id])
    return _take(rows[0], _markers(store)[take_id]) if rows else None


def clip_info(store: Store, clip_id: str) -> ClipInfo | None:
    """Return what is known of a clip, or None when it is gone."""
    rows = store.query(
        "SELECT frames, fps_num, fps_den, variable, width, height, rotation, codec, bit_depth,"
        " timecode, duration_ms, audio_codec, audio_rate, audio_channels FROM clip WHERE id = ?",
        [clip_id],
    )
    if not rows:
        return None
    row = rows[0]
    heard = (row.pop("audio_codec"), row.pop("audio_rate"), row.pop("audio_channels"))
    values = {
        **row,
        "fps": Fraction(int(str(row.pop("fps_num"))), int(str(row.pop("fps_den")))),
        "variable": bool(row["variable"]),
        "audio": Audio(str(heard[0]), *map(int, map(str, heard[1:]))) if heard[0] else None,
    }
    return ClipInfo(**{key: values[key] for key in ClipInfo.__slots__})  # type: ignore[arg-type]


def shots(store: Store, scene_id: str) -> list[Shot]:
    """List the planned shots of a scene in their order."""
    rows = store.query(
        "SELECT id, scene_id, name, size, angle, movement, kind, note FROM shot"
        " WHERE scene_id = ? ORDER BY sort",
        [scene_id],
    )
    return [Shot(**row) for row in rows]  # type: ignore[arg-type]


def _markers(store: Store) -> dict[str, list[Marker]]:
    found: dict[str, list[Marker]] = defaultdict(list)
    for row in store.query("SELECT id, take_id, frame, note FROM marker ORDER BY frame, id"):
        found[str(row["take_id"])].append(
            Marker(str(row["id"]), int(str(row["frame"])), str(row["note"]))
        )
    return found


def _take(row: Row, markers: list[Marker]) -> Take:
    values = {key: value for key, value in row.items() if not key.endswith("_sort")}
    values |= {"variable": bool(row["variable"]), "circled": bool(row["circled"])}
    return Take(**values, markers=tuple(markers))  # type: ignore[arg-type]


def _order(row: Row) -> tuple[object, ...]:
    number = row["number"]
    return (
        row["scene_sort"] is None,
        row["episode_sort"] or "",
        row["scene_sort"] or "",
        _slate_key(str(row["slate"])),
        number is None,
        number or 0,
        _key(str(row["path"])),
        row["in_frame"] or 0,
        row["id"],
    )
