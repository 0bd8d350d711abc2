"""The takes of the demo: clips beside its file, added as those of any card, with their notes."""

from pathlib import Path

from studio.base.data import resource
from studio.base.output import finished_file
from studio.base.words import N_
from studio.project.store import Store
from studio.schedule import store as schedule
from studio.script import store as script
from studio.subtitles import store as tracks
from studio.takes import store as room
from studio.takes.model import Take
from studio.workflow.demo.data import Entry, day, entries, number, table, text

FOLDER = "takes"


def clip_names() -> list[str]:
    """Name the clips of the demo."""
    return [text(one, "file") for one in entries(table("takes"), "take")]


def footage(store: Store, _: Entry) -> None:
    """Lay the clips beside the production and add them as takes, as one step.

    Raises StudioError when the folder cannot be written.
    """
    from studio.media.probe import read_clip  # late: the window opens without the video libraries

    clips = [read_clip(_copied(name, store.path.parent / FOLDER)) for name in clip_names()]
    with store.edit(N_("Add the takes")):
        _shots(store)
        room.add_clips(store, clips)
        added = {one.file: one for one in room.takes(store)}
        days = {one.date: one.shoot_day_id for one in schedule.active_board(store).shooting_days}
        for one in entries(table("takes"), "take"):
            _note(store, added[text(one, "file")], one, days[day(one, "date")])


def _copied(name: str, folder: Path) -> Path:
    """Return the clip in a folder; one that is there already is left as it is."""
    data = resource("demo", FOLDER, name).read_bytes()
    clip = folder / name
    if not clip.is_file() or clip.read_bytes() != data:
        with finished_file(clip) as part:
            part.write_bytes(data)
    return clip


def _shots(store: Store) -> None:
    scenes = {scene.number: scene.id for scene in script.scenes(store)}
    for one in entries(table("takes"), "shot"):
        about = {key: text(one, key) for key in ("size", "angle", "movement", "note")}
        room.add_shot(store, scenes[text(one, "scene")], text(one, "name"), **about)


def _note(store: Store, take: Take, one: Entry, shoot_day_id: str) -> None:
    """Write what the crew said of a take; its first line is heard at its in-frame."""
    cues = tracks.scene_track(store, tracks.source_code(store), take.scene_id or "")
    first = cues[number(one, "cue") - 1]
    room.change_take(
        store,
        take.id,
        shoot_day_id=shoot_day_id,
        in_frame=number(one, "first"),
        out_frame=number(one, "last"),
        circled=bool(one["circled"]),
        rating=number(one, "rating"),
        cue_offset_ms=cues[0].start_ms - first.start_ms,
        **{key: text(one, key) for key in ("ng_reason", "note")},
    )
    for mark in entries(one, "marker"):
        room.add_marker(store, take.id, number(mark, "frame"), text(mark, "note"))
