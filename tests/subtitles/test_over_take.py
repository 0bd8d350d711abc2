"""The cues of a scene over its take: the first at the in-frame, all moved by the take's offset."""

import pytest

from studio.base.errors import StudioError
from studio.media.probe import read_clip
from studio.project.store import Store
from studio.script import editing as script
from studio.script import store as scenes
from studio.subtitles import editing, texts
from studio.subtitles import store as reading
from studio.subtitles.over_take import cues_over_take
from studio.takes import store as room
from studio.takes.times import frame_ms
from tests.media.clips import LONG, encode, uneven
from tests.subtitles.making import write_script


@pytest.fixture(scope="session")
def steady(tmp_path_factory):
    return encode(tmp_path_factory.mktemp("over") / "1-1_1_T1.mp4", *LONG, rate="30000/1001")


@pytest.fixture(scope="session")
def variable(tmp_path_factory):
    return uneven(tmp_path_factory.mktemp("over") / "1-1_1_T1.mp4")


@pytest.fixture
def drafted(store):
    """Subtitles drafted from a script; a second scene of episode 1 begins later than zero."""
    write_script(store)
    first = next(one.id for one in scenes.episodes(store) if one.number == 1)
    late = script.add_scene(store, first, "1-2", set_name="后厨")
    script.add_line(store, late, "dialogue", "开火。", character="程小满")
    script.add_line(store, late, "dialogue", "四十桌同时点火，一口锅都不许凉。", character="程小满")
    editing.draft_episodes(store)
    return store


def add(store: Store, path):
    room.add_clips(store, [read_clip(path)])
    return room.takes(store)[0]


def starts(cues):
    return [cue.start_ms for cue in cues]


def test_the_first_cue_of_the_scene_stands_at_the_in_frame(drafted, steady):
    take = add(drafted, steady)
    there = reading.scene_track(drafted, "zh", take.scene_id)
    assert starts(cues_over_take(drafted, take.id, "zh")) == [
        cue.start_ms - there[0].start_ms for cue in there
    ]
    room.change_take(drafted, take.id, in_frame=10)
    over = cues_over_take(drafted, take.id, "zh")
    assert over[0].start_ms == round(10 * 1001 / 30)
    assert [one.seconds for one in over] == [one.seconds for one in there]
    assert [one.text for one in over] == [one.text for one in there]


def test_a_scene_later_in_the_episode_begins_at_its_take_as_well(drafted, steady):
    take = add(drafted, steady)
    second = next(one.id for one in scenes.scenes(drafted) if one.number == "1-2")
    room.link_take(drafted, take.id, second, "1", 1)
    there = reading.scene_track(drafted, "zh", second)
    assert there[0].start_ms > 0
    over = cues_over_take(drafted, take.id, "zh")
    assert over[0].start_ms == 0
    assert over[1].start_ms == there[1].start_ms - there[0].start_ms


def test_the_offset_of_the_take_is_kept_and_another_can_be_tried(drafted, steady):
    take = add(drafted, steady)
    room.change_take(drafted, take.id, cue_offset_ms=-250)
    assert room.take(drafted, take.id).cue_offset_ms == -250
    assert cues_over_take(drafted, take.id, "zh")[0].start_ms == -250
    assert cues_over_take(drafted, take.id, "zh", 400)[0].start_ms == 400
    drafted.undo()
    assert cues_over_take(drafted, take.id, "zh")[0].start_ms == 0


def test_a_variable_rate_is_read_from_the_times_of_the_clip(drafted, variable):
    take = add(drafted, variable)
    clip = read_clip(variable)
    assert clip.info.variable
    room.change_take(drafted, take.id, in_frame=27)
    exact = round(clip.index.seconds(27) * 1000)
    assert exact != round(27 / take.fps * 1000)
    assert cues_over_take(drafted, take.id, "zh")[0].start_ms == exact


def test_without_the_times_of_the_clip_its_rate_is_used(drafted, steady, tmp_path, monkeypatch):
    take = add(drafted, steady)
    monkeypatch.setenv("NINESIXTEEN_HOME", str(tmp_path / "another computer"))
    assert frame_ms(take, 10) == round(10 * 1001 / 30)
    assert frame_ms(take, take.frames) == take.duration_ms


def test_a_language_timed_apart_stays_apart(drafted, steady):
    take = add(drafted, steady)
    there = reading.scene_track(drafted, "zh", take.scene_id)
    texts.set_text(drafted, there[0].id, "en", "Give back the ring.")
    editing.retime(drafted, there[0].id, there[0].start_ms + 120, there[0].end_ms, "en")
    assert cues_over_take(drafted, take.id, "en")[0].start_ms == 120
    assert cues_over_take(drafted, take.id, "zh")[0].start_ms == 0


def test_a_take_without_a_scene_has_no_cues_and_one_that_is_gone_is_told(drafted, steady):
    take = add(drafted, steady)
    room.link_take(drafted, take.id, None)
    assert cues_over_take(drafted, take.id, "zh") == []
    room.remove_takes(drafted, [take.id])
    with pytest.raises(StudioError, match="no longer there"):
        cues_over_take(drafted, take.id, "zh")
