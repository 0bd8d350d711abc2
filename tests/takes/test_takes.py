import os
from pathlib import Path

import pytest

from studio.base.errors import Cancelled, StudioError
from studio.base.progress import Progress
from studio.media.probe import read_clip
from studio.script import editing
from studio.takes import store as room
from studio.takes.places import clip_path, kept_path
from studio.takes.scan import scan
from tests.project.tables import dump
from tests.project.test_owners import OWNERS, written


def added(store, folder):
    return room.add_clips(store, scan(folder).clips)


def test_a_folder_is_added_and_linked_as_one_step(store, scenes, card):
    folder = card("1-1_2_T3.mp4", "EP01-SC02-T03.mp4", "day 1/A001C003_261207_R1.mp4", "x.mp4")
    (folder / "notes.txt").write_text("not a clip")
    (folder / "._1-1_2_T3.mp4").write_bytes(b"left by a system")
    before = dump(store)
    result = added(store, folder)
    assert (result.new, result.linked, result.known, result.found_again) == (4, 2, 0, 0)
    found = room.takes(store)
    assert [(one.file, one.scene, one.slate, one.number, one.camera) for one in found] == [
        ("1-1_2_T3.mp4", "1-1", "2", 3, ""),
        ("EP01-SC02-T03.mp4", "1-2", "", 3, ""),
        ("A001C003_261207_R1.mp4", "", "", None, "A"),
        ("x.mp4", "", "", None, ""),
    ]
    assert [one.path for one in found][2] == "clips/day 1/A001C003_261207_R1.mp4"
    assert {(one.fps, one.width, one.height) for one in found} == {(25, 96, 160)}
    assert str(store.next_undo().label) == "Add 4 clips"
    after = dump(store)
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


def test_adding_again_adds_nothing_and_makes_no_step(store, scenes, card):
    folder = card("1-1_1_T1.mp4", "1-1_1_T2.mp4")
    added(store, folder)
    steps = len(store.history())
    assert added(store, folder).known == 2
    assert len(store.history()) == steps
    assert len(room.takes(store)) == 2


def test_a_moved_clip_is_found_again_by_its_content(store, scenes, card):
    folder = card("1-1_1_T1.mp4")
    added(store, folder)
    take = room.takes(store)[0]
    room.change_take(store, take.id, circled=True, rating=4)
    moved = folder.parent / "archive"
    folder.rename(moved)
    (moved / "1-1_1_T1.mp4").rename(moved / "renamed.mp4")
    assert room.missing_clips(store) == [take.clip_id]
    result = added(store, moved)
    assert (result.new, result.found_again) == (0, 1)
    assert str(store.next_undo().label) == "Find clips again: 1"
    assert room.missing_clips(store) == []
    again = room.takes(store)[0]
    assert again.path == "archive/renamed.mp4"
    assert (again.id, again.circled, again.rating, again.scene) == (take.id, True, 4, "1-1")


def test_the_same_clip_twice_in_a_folder_is_one_take(store, scenes, card):
    folder = card("1-1_1_T1.mp4")
    (folder / "copy.mp4").write_bytes((folder / "1-1_1_T1.mp4").read_bytes())
    result = added(store, folder)
    assert (result.new, result.known) == (1, 1)


def test_bad_files_are_told_and_good_ones_added(store, scenes, card):
    folder = card("1-1_1_T1.mp4")
    (folder / "broken.mov").write_text("no video")
    scanned = scan(folder)
    assert [str(one) for one in scanned.refused] == [
        "broken.mov is not a video that can be read. Choose a clip such as MP4, MOV or MKV."
    ]
    assert [clip.path.name for clip in scanned.clips] == ["1-1_1_T1.mp4"]


def test_scanning_can_be_cancelled_and_tells_how_far_it_is(card):
    folder = card("a.mp4", "b.mp4", "c.mp4")
    told = []
    progress = Progress(lambda done, total: told.append((done, total)))
    scan(folder, progress)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    progress.cancel()
    with pytest.raises(Cancelled):
        scan(folder, progress)


def test_a_folder_without_clips_or_that_is_not_there_is_told(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(StudioError, match="empty holds no clips"):
        scan(tmp_path / "empty")
    with pytest.raises(StudioError, match="gone is not there"):
        scan(tmp_path / "gone")


def test_takes_are_linked_when_their_scene_is_there_and_by_hand(store, scenes, card):
    added(store, card("9-1_1_T2.mp4", "x.mp4"))
    assert room.link_by_name(store) == 0
    episode = editing.add_episode(store, 9)
    editing.add_scene(store, episode, "9-1")
    assert room.link_by_name(store) == 1
    by_file = {one.file: one for one in room.takes(store)}
    assert (by_file["9-1_1_T2.mp4"].scene, by_file["9-1_1_T2.mp4"].number) == ("9-1", 2)
    room.link_take(store, by_file["x.mp4"].id, scenes["2-1"], "3A", 7)
    linked = room.take(store, by_file["x.mp4"].id)
    assert (linked.episode, linked.scene, linked.slate, linked.number) == (2, "2-1", "3A", 7)
    assert [one.id for one in room.takes(store, scenes["2-1"])] == [linked.id]
    room.link_take(store, linked.id, None)
    assert room.take(store, linked.id).scene_id is None
    assert store.query("SELECT name FROM slate WHERE name = '3A'") == []
    with pytest.raises(StudioError, match="no number of a take"):
        room.link_take(store, linked.id, scenes["2-1"], "1", 0)


def test_the_order_is_that_of_the_story_then_slate_then_number(store, scenes, card):
    names = ["2-1_1_T1.mp4", "1-1_10_T1.mp4", "1-1_2_T10.mp4", "1-1_2_T9.mp4", "1-2_1_T1.mp4"]
    added(store, card(*names, "zz.mp4"))
    assert [one.file for one in room.takes(store)] == [
        *("1-1_2_T9.mp4", "1-1_2_T10.mp4", "1-1_10_T1.mp4", "1-2_1_T1.mp4", "2-1_1_T1.mp4"),
        "zz.mp4",
    ]


@pytest.fixture
def take(store, scenes, card):
    added(store, card("x.mp4", "1-1_1_T1.mp4"))
    return next(one for one in room.takes(store) if one.file == "1-1_1_T1.mp4")


def test_what_is_thought_of_a_take_is_kept_and_undone(store, take):
    assert take.frames == 7
    assert (take.first, take.last) == (0, 6)
    room.change_take(
        store,
        take.id,
        circled=True,
        rating=5,
        ng_reason="focus",
        in_frame=2,
        out_frame=5,
        note=" soft at the end\n",
        camera="B",
        number=12,
    )
    now = room.take(store, take.id)
    assert (now.circled, now.rating, now.ng_reason, now.first, now.last) == (True, 5, "focus", 2, 5)
    assert (now.note, now.camera, now.number) == ("soft at the end", "B", 12)
    room.change_take(store, take.id, in_frame=None, ng_reason="")
    assert room.take(store, take.id).first == 0
    store.undo()
    store.undo()
    assert room.take(store, take.id) == take


WRONG = [
    ({"rating": 6}, "6 is no rating"),
    ({"rating": -1}, "no rating"),
    ({"ng_reason": "bored"}, "no reason for NG"),
    ({"in_frame": 5, "out_frame": 4}, "Frames 5 to 4 are not in this clip"),
    ({"out_frame": 7}, "It has frames 0 to 6"),
    ({"in_frame": -1}, "not in this clip"),
    ({"number": 0}, "no number of a take"),
    ({"cue_offset_ms": 10**15}, "moved by a day at most"),
]


@pytest.mark.parametrize(("values", "says"), WRONG)
def test_what_cannot_be_is_told_and_nothing_changes(store, take, values, says):
    with pytest.raises(StudioError, match=says):
        room.change_take(store, take.id, **values)
    assert room.take(store, take.id) == take


def test_marks_hold_a_note_at_a_frame(store, take):
    late = room.add_marker(store, take.id, 5, "boom")
    room.add_marker(store, take.id, 1, "clap")
    assert [(m.frame, m.note) for m in room.take(store, take.id).markers] == [
        (1, "clap"),
        (5, "boom"),
    ]
    room.change_marker(store, late, frame=6, note="boom in shot")
    assert room.take(store, take.id).markers[1].note == "boom in shot"
    with pytest.raises(StudioError, match="no frame 7"):
        room.add_marker(store, take.id, 7)
    with pytest.raises(StudioError, match="no frame 9"):
        room.change_marker(store, late, frame=9, note="")
    room.remove_markers(store, [late])
    assert [m.frame for m in room.take(store, take.id).markers] == [1]


def test_one_clip_holds_several_takes(store, take):
    second = room.add_take(store, take.clip_id, 3, 6)
    assert room.take(store, second).first == 3
    assert len(room.takes(store)) == 3
    with pytest.raises(StudioError, match="not in this clip"):
        room.add_take(store, take.clip_id, 3, 7)
    room.remove_takes(store, [take.id])
    assert room.take(store, second).file == "1-1_1_T1.mp4"
    room.remove_takes(store, [second])
    assert [row["path"] for row in store.query("SELECT path FROM clip")] == ["clips/x.mp4"]
    store.undo()
    assert room.take(store, second) is not None
    with pytest.raises(StudioError, match="no longer there"):
        room.change_take(store, take.id, rating=1)


def test_a_deleted_scene_leaves_its_takes_without_one(store, take, scenes):
    editing.delete_scene(store, scenes["1-1"])
    assert (room.take(store, take.id).scene_id, room.take(store, take.id).number) == (None, 1)
    store.undo()
    assert room.take(store, take.id) == take


def test_shots_are_planned_and_slates_find_them(store, scenes, card):
    first = room.add_shot(store, scenes["1-1"], "1", size="MCU", kind="shoot")
    added(store, card("1-1_1_T1.mp4", "1-1_2_T1.mp4"))
    second = room.add_shot(store, scenes["1-1"], "2", kind="generate", note="AI plate")
    slates = store.query("SELECT name, shot_id FROM slate ORDER BY name")
    assert slates == [{"name": "1", "shot_id": first}, {"name": "2", "shot_id": second}]
    room.change_shot(store, first, angle="high")
    assert [(s.name, s.size, s.angle, s.kind) for s in room.shots(store, scenes["1-1"])] == [
        ("1", "MCU", "high", "shoot"),
        ("2", "", "", "generate"),
    ]
    with pytest.raises(StudioError, match="A shot needs a name"):
        room.add_shot(store, scenes["1-1"], " ")
    room.remove_shots(store, [first])
    assert store.query("SELECT shot_id FROM slate WHERE name = '1'") == [{"shot_id": None}]


def test_the_room_writes_only_its_own_tables(store, scenes, card):
    folder = card("1-1_1_T1.mp4", "x.mp4")

    def work():
        added(store, folder)
        one = room.takes(store)[0]
        room.change_take(store, one.id, rating=1)
        room.add_marker(store, one.id, 1)
        room.add_shot(store, scenes["1-1"], "9")
        room.link_take(store, one.id, scenes["1-2"], "2", 1)
        room.remove_takes(store, [one.id])

    seen = written(store, work)
    assert seen <= OWNERS["takes"]
    assert seen == OWNERS["takes"]


def test_paths_travel_with_the_production_and_stay_absolute_elsewhere(tmp_path):
    production = tmp_path / "shows" / "glass" / "Show.studio"
    beside = tmp_path / "shows" / "media" / "第1集.mp4"
    assert kept_path(beside, production) == "../media/第1集.mp4"
    assert clip_path("../media/第1集.mp4", production) == beside
    far = Path(tmp_path.anchor) / "Volumes" / "CARD" / "a.mp4"
    deep = tmp_path / "a" / "b" / "c" / "Show.studio"
    assert kept_path(far, deep) == far.as_posix()
    assert clip_path(far.as_posix(), deep) == far


@pytest.mark.skipif(os.name != "posix", reason="names of bytes are of POSIX")
def test_a_name_that_no_text_can_hold_is_told(store, card):
    folder = card("a.mp4")
    strange = os.fsdecode(os.fsencode(folder) + b"/bad\xff.mp4")
    (folder / "a.mp4").rename(strange)
    scanned = scan(folder)
    assert scanned.clips == ()
    assert "signs in its name" in str(scanned.refused[0])
    with pytest.raises(StudioError, match="signs in its name"):
        room.add_clips(store, [read_clip(Path(strange))])
