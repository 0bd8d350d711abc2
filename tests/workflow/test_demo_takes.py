"""The takes of the demo: real clips with a slate, a clap and sound, and what the crew wrote."""

import os
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from studio.base.errors import StudioError
from studio.media.frames import still
from studio.media.probe import read_clip
from studio.takes import store as room
from studio.takes.places import clip_path
from studio.workflow.demo.build import build
from studio.workflow.demo.footage import clip_names

CLIPS = Path(__file__).resolve().parents[2] / "resources" / "demo" / "takes"
CLAP, FPS = 14, 25


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    store = build(tmp_path_factory.mktemp("demo") / "Demo.studio")
    yield store
    store.close()


def sound(path):
    with av.open(str(path)) as file:
        parts = [frame.to_ndarray()[0] for frame in file.decode(audio=0)]
    return np.concatenate(parts)


def test_the_clips_are_six_and_small():
    assert sorted(path.name for path in CLIPS.iterdir()) == sorted(clip_names())
    assert len(clip_names()) == 6
    assert sum(path.stat().st_size for path in CLIPS.iterdir()) <= 5_000_000


@pytest.mark.parametrize("name", clip_names())
def test_a_clip_is_upright_steady_and_has_sound_and_timecode(name):
    info = read_clip(CLIPS / name).info
    assert (info.width, info.height, info.rotation) == (1080, 1920, 0)
    assert (info.codec, info.bit_depth, info.rate, info.variable) == ("h264", 8, "25/1", False)
    assert 6000 <= info.duration_ms <= 10_200
    assert (info.audio.codec, info.audio.rate) == ("aac", 48_000)
    assert info.timecode.count(":") == 3


@pytest.mark.parametrize("name", clip_names())
def test_a_clip_begins_with_a_slate_that_goes_away(name):
    clip = read_clip(CLIPS / name)
    first, later, last = (still(clip, at)[900:1500, 250:800] for at in (0, 40, len(clip.index) - 1))
    dark = [float((part.max(axis=2) < 60).mean()) for part in (first, later)]
    assert dark[0] > 0.5  # the black board
    assert np.abs(first.astype(int) - later).mean() > 20
    assert np.abs(later.astype(int) - last).mean() > 1  # and the picture moves


@pytest.mark.parametrize("name", clip_names())
def test_the_clap_is_heard_where_the_slate_shuts(name):
    heard = sound(CLIPS / name)
    step = 48_000 // FPS
    loud = [np.abs(heard[at * step : (at + 1) * step]).max() for at in range(32)]
    assert max(range(32), key=loud.__getitem__) in (CLAP, CLAP + 1)
    assert max(loud[: CLAP - 1]) < 0.1
    assert np.abs(heard[32 * step :]).max() > 0.2  # and somebody speaks afterwards


def test_takes_are_linked_by_their_names_and_carry_what_the_crew_wrote(demo):
    found = room.takes(demo)
    assert [(one.scene, one.slate, one.number, one.camera) for one in found] == [
        ("1-1", "1", 1, "A"),
        ("1-1", "1", 2, "A"),
        ("1-1", "2", 1, "A"),
        ("1-2", "1", 1, "A"),
        ("1-3", "1", 1, "A"),
        ("2-1", "1", 1, "A"),
    ]
    assert [one.file for one in found if one.ng_reason] == ["1-1_1_T1_A.mp4"]
    assert found[0].ng_reason == "boom"
    assert sum(one.circled for one in found) == 4
    assert all(one.note and one.markers and 1 <= one.rating <= 5 for one in found)
    assert {one.date for one in found} == {"2026-12-07"}
    assert all(CLAP < one.first < one.last < one.frames for one in found)


def test_the_clips_lie_beside_the_production(demo):
    for one in room.takes(demo):
        assert one.path == f"takes/{one.file}"
        assert clip_path(one.path, demo.path).read_bytes() == (CLIPS / one.file).read_bytes()
    assert room.missing_clips(demo) == []


def test_a_clip_that_is_there_already_is_not_written_again(tmp_path):
    build(tmp_path / "Demo.studio").close()
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "takes").iterdir()}
    (tmp_path / "Demo.studio").unlink()
    hurt = tmp_path / "takes" / "1-2_1_T1_A.mp4"
    hurt.write_bytes(b"cut short")
    build(tmp_path / "Demo.studio").close()
    again = {path: path.stat().st_mtime_ns for path in (tmp_path / "takes").iterdir()}
    assert {path for path in times if times[path] != again[path]} == {hurt}
    assert hurt.read_bytes() == (CLIPS / hurt.name).read_bytes()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights are not asked")
def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(tmp_path):
    (tmp_path / "takes").mkdir(mode=0o500)
    with pytest.raises(StudioError, match="cannot be written"):
        build(tmp_path / "Demo.studio")
    assert not (tmp_path / "Demo.studio").exists()


def test_a_file_in_the_place_of_the_folder_is_told_in_one_sentence(tmp_path):
    (tmp_path / "takes").write_text("mine", encoding="utf-8")
    with pytest.raises(StudioError, match="cannot be written"):
        build(tmp_path / "Demo.studio")
    assert (tmp_path / "takes").read_text("utf-8") == "mine"
    assert not (tmp_path / "Demo.studio").exists()
