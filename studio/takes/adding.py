"""Edits that bring takes in: clips are added, found again, and linked to scenes."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.base.errors import StudioError
from studio.base.text import one_line
from studio.base.words import N_
from studio.media.info import Clip
from studio.project.store import Db, Store, insert, update
from studio.script import store as script
from studio.script.model import Scene
from studio.takes.checking import check_number, check_range
from studio.takes.naming import Named, read_name, scene_named
from studio.takes.places import can_be_kept, clip_path, kept_path, not_kept
from studio.takes.reading import takes


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding clips: how many are new, of these linked; known, and found again."""

    new: int
    linked: int
    known: int
    found_again: int


def add_clips(store: Store, clips: Sequence[Clip]) -> Added:
    """Add clips as takes, linked by their file names, as one step.

    A clip whose content is known is not added again; when its file was missing, it is found
    again. Raises StudioError for a file name that cannot be kept.
    """
    for clip in clips:
        if not can_be_kept(clip.path):
            told = not_kept(clip.path)
            raise StudioError(told.text, **told.values)
    known = {str(row["hash"]): row for row in store.query("SELECT id, hash, path FROM clip")}
    new = linked = again = 0
    if not _has_work(store, clips, known):
        return Added(0, 0, len(clips), 0)
    scenes = script.scenes(store)
    all_known = all(clip.hash in known for clip in clips)
    label = N_("Find clips again: {count}") if all_known else N_("Add {count} clips")
    with store.edit(label, count=len(clips)) as db:
        for clip in clips:
            row = known.get(clip.hash)
            if row is None:
                clip_id = _insert_clip(store, db, clip)
                known[clip.hash] = {"id": clip_id, "path": kept_path(clip.path, store.path)}
                linked += _insert_take(store, db, clip_id, clip.path.stem, scenes)
                new += 1
            elif not clip_path(str(row["path"]), store.path).exists():
                path = kept_path(clip.path, store.path)
                update(db, "clip", str(row["id"]), path=path)
                known[clip.hash] = {**row, "path": path}
                again += 1
    return Added(new, linked, len(clips) - new - again, again)


def _has_work(store: Store, clips: Sequence[Clip], known: dict[str, dict[str, object]]) -> bool:
    return any(
        clip.hash not in known or not clip_path(str(known[clip.hash]["path"]), store.path).exists()
        for clip in clips
    )


def missing_clips(store: Store) -> list[str]:
    """List the ids of the clips whose files are not where the production looks for them."""
    rows = store.query("SELECT id, path FROM clip ORDER BY path")
    return [str(row["id"]) for row in rows if not clip_path(str(row["path"]), store.path).exists()]


def add_take(store: Store, clip_id: str, first: int, last: int) -> str:
    """Add another take that lies in the same clip, and return its id.

    Raises StudioError when the frames are not in the clip.
    """
    rows = store.query("SELECT frames FROM clip WHERE id = ?", [clip_id])
    if not rows:
        raise StudioError(N_("That clip is no longer there: it was removed in another place."))
    check_range(first, last, int(str(rows[0]["frames"])))
    with store.edit(N_("Add a take")) as db:
        return insert(db, "take", clip_id=clip_id, in_frame=first, out_frame=last)


def link_take(
    store: Store, take_id: str, scene_id: str | None, slate: str = "", number: int | None = None
) -> None:
    """Say by hand which scene, slate and number a take has; no scene takes the link away."""
    check_number(number)
    with store.edit(N_("Link a take to its scene")) as db:
        slate_id = _slate(store, db, scene_id, one_line(slate)) if scene_id else None
        update(db, "take", take_id, slate_id=slate_id, number=number)
        _drop_empty_slates(db)


def link_by_name(store: Store, take_ids: Sequence[str] | None = None) -> int:
    """Link takes that have no scene by the names of their files, and return how many were.

    For use after scenes were imported or renumbered; raises StudioError when a take is gone.
    """
    open_ = [one for one in takes(store) if one.scene_id is None]
    wanted = [one for one in open_ if take_ids is None or one.id in take_ids]
    scenes = script.scenes(store)
    told = [(one.id, read_name(one.file.rpartition(".")[0])) for one in wanted]
    fitting = [(one, named, scene_named(named, scenes)) for one, named in told]
    linked = [(one, named, scene) for one, named, scene in fitting if scene]
    if linked:
        with store.edit(N_("Link {count} takes by their names"), count=len(linked)) as db:
            for take_id, named, scene in linked:
                slate_id = _slate(store, db, scene.id, named.shot)
                update(db, "take", take_id, slate_id=slate_id, number=named.take)
            _drop_empty_slates(db)
    return len(linked)


def _insert_clip(store: Store, db: Db, clip: Clip) -> str:
    info = clip.info
    sound = info.audio
    return insert(
        db,
        "clip",
        path=kept_path(clip.path, store.path),
        hash=clip.hash,
        frames=info.frames,
        fps_num=info.fps.numerator,
        fps_den=info.fps.denominator,
        variable=int(info.variable),
        width=info.width,
        height=info.height,
        rotation=info.rotation,
        codec=info.codec,
        bit_depth=info.bit_depth,
        timecode=info.timecode,
        duration_ms=info.duration_ms,
        audio_codec=sound.codec if sound else None,
        audio_rate=sound.rate if sound else None,
        audio_channels=sound.channels if sound else None,
    )


def _insert_take(store: Store, db: Db, clip_id: str, stem: str, scenes: Sequence[Scene]) -> bool:
    named: Named = read_name(stem)
    scene = scene_named(named, scenes)
    slate_id = _slate(store, db, scene.id, named.shot) if scene else None
    insert(
        db,
        "take",
        clip_id=clip_id,
        slate_id=slate_id,
        number=named.take,
        camera=named.camera,
    )
    return scene is not None


def _slate(store: Store, db: Db, scene_id: str, name: str) -> str:
    """Return the slate of that name in a scene; it is made when there is none."""
    rows = store.query("SELECT id FROM slate WHERE scene_id = ? AND name = ?", [scene_id, name])
    if rows:
        return str(rows[0]["id"])
    shot = store.query("SELECT id FROM shot WHERE scene_id = ? AND name = ?", [scene_id, name])
    shot_id = str(shot[0]["id"]) if name and shot else None
    return insert(db, "slate", scene_id=scene_id, shot_id=shot_id, name=name)


def _drop_empty_slates(db: Db) -> None:
    db.execute("DELETE FROM slate WHERE id NOT IN (SELECT slate_id FROM take WHERE slate_id > '')")
