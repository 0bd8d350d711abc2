import json
import shutil

import numpy as np
import pytest

from tests.media.clips import LONG, SOUND, encode, ffmpeg, number_of, turned


@pytest.fixture(scope="session")
def clip(tmp_path_factory):
    folder = tmp_path_factory.mktemp("one")
    return encode(folder / "clip.mp4", *LONG, rate="30000/1001", sound=True, frames=30)


@pytest.fixture
def file(studio, tmp_path):
    path = tmp_path / "Show.studio"
    studio("new", path, "--title", "Show")
    script = tmp_path / "第1集.txt"
    script.write_text("第1集：开场\n1-1 日 内 客厅\n人物：林晚\n林晚：你好。\n", "utf-8")
    studio("script", "import", path, script)
    return path


def read_png(path):
    from studio.media.cv import cv2

    return cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)


def test_a_clip_is_probed(studio, clip):
    assert json.loads(studio("takes", "probe", clip, "--json").out) == {
        "frames": 30,
        "fps": "30000/1001",
        "variable": False,
        "width": 96,
        "height": 160,
        "rotation": 0,
        "codec": "h264",
        "bit_depth": 8,
        "timecode": None,
        "duration_s": 1.001,
        "audio": {"codec": "aac", "rate": 48000, "channels": 1},
    }
    told = studio("takes", "probe", clip)
    assert told.code == 0
    assert "Frames: 30" in told.out
    assert "Picture: 96×160, h264, 8 bit" in told.out


def test_a_frame_is_written_upright(studio, tmp_path):
    clip = turned(tmp_path / "turned.mp4", 90)
    out = tmp_path / "frame.png"
    ran = studio("takes", "frame", clip, 17, "-o", out)
    assert ran.code == 0
    picture = read_png(out)
    assert (picture.shape, picture.dtype) == ((160, 96, 3), np.uint8)
    assert number_of(picture) == 17
    assert json.loads(studio("takes", "probe", clip, "--json").out)["rotation"] == 90


@pytest.mark.parametrize("number", ["30", "-1", "99999999999"])
def test_a_frame_outside_of_the_clip_is_told(studio, clip, tmp_path, number):
    out = tmp_path / "frame.png"
    ran = studio("takes", "frame", clip, number, "-o", out)
    assert ran.code == 1
    assert f"no frame {number}" in ran.err
    assert ran.err.count("\n") == 1
    assert not out.exists()
    assert studio("takes", "frame", clip, "first", "-o", out).code == 2


def test_a_frame_is_not_written_over_its_clip(studio, clip, tmp_path):
    mine = tmp_path / "mine.mp4"
    shutil.copy(clip, mine)
    ran = studio("takes", "frame", mine, 0, "-o", tmp_path / "." / "mine.mp4")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert mine.read_bytes() == clip.read_bytes()


def test_a_frame_is_not_written_over_a_production(studio, clip, file):
    before = file.read_bytes()
    ran = studio("takes", "frame", clip, 0, "-o", file)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert file.read_bytes() == before


def test_files_may_begin_with_a_dash(studio, clip, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(clip, "-o.mp4")
    shutil.copy(clip, "--json")
    assert studio("takes", "probe", "-o.mp4", "--json").code == 0
    assert studio("takes", "frame", "-o.mp4", 3, "-o", "-out.png").code == 0
    assert number_of(read_png(tmp_path / "-out.png")) == 3
    assert studio("takes", "probe", "--", "--json").code == 0


def test_a_folder_is_added_listed_and_undone(studio, file, clip, tmp_path):
    folder = tmp_path / 'card 1: "it\'s" 100%'
    folder.mkdir()
    shutil.copy(clip, folder / "1-1_2_T3.mp4")
    encode(folder / "A001C001_261207_R1.mp4", *LONG, frames=5)
    ran = studio("takes", "add", file, folder)
    assert ran.code == 0
    assert "New takes: 2, linked to scenes: 1" in ran.out
    listed = json.loads(studio("takes", "list", file, "--json").out)["takes"]
    assert [(one["file"], one["scene"], one["slate"], one["take"]) for one in listed] == [
        ("1-1_2_T3.mp4", "1-1", "2", 3),
        ("A001C001_261207_R1.mp4", None, None, None),
    ]
    assert listed[0]["fps"] == "30000/1001"
    assert (listed[0]["in_frame"], listed[0]["out_frame"], listed[0]["frames"]) == (0, 29, 30)
    assert (listed[0]["circled"], listed[0]["missing"], listed[1]["camera"]) == (False, False, "A")
    assert "1-1/2/3" in studio("takes", "list", file).out
    assert "Undone: Add 2 clips" in studio("undo", file).out
    assert "No takes yet" in studio("takes", "list", file).out


def test_good_clips_are_added_beside_bad_ones_that_are_told(studio, file, clip, tmp_path):
    folder = tmp_path / "card"
    folder.mkdir()
    shutil.copy(clip, folder / "1-1_1_T1.mp4")
    (folder / "notes.mov").write_text("Take 3 was best.\n" * 20)
    (folder / "cut.mp4").write_bytes(clip.read_bytes()[:2000])
    ffmpeg(*SOUND, "-t", "0.3", folder / "only sound.mp4")
    ran = studio("takes", "add", file, folder)
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "cut.mp4 is cut short: its end is missing. Copy it again from the card.",
        "notes.mov is not a video that can be read. Choose a clip such as MP4, MOV or MKV.",
        "only sound.mp4 has no frames to show. Choose a clip with pictures.",
    ]
    assert len(json.loads(studio("takes", "list", file, "--json").out)["takes"]) == 1


@pytest.mark.parametrize("command", ["probe", "frame"])
@pytest.mark.parametrize("name", ["renamed.mp4", "cut.mp4", "sound.mp4", "gone.mp4", "empty.mp4"])
def test_a_bad_clip_is_one_sentence(studio, clip, tmp_path, command, name):
    path = tmp_path / name
    if name == "renamed.mp4":
        path.write_text("Scene 1\n" * 50)
    elif name == "cut.mp4":
        path.write_bytes(clip.read_bytes()[:-300])
    elif name == "sound.mp4":
        ffmpeg(*SOUND, "-t", "0.3", path)
    elif name == "empty.mp4":
        path.touch()
    words = [0, "-o", tmp_path / "x.png"] if command == "frame" else ["--json"]
    ran = studio("takes", command, path, *words)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert name in ran.err
    assert not (tmp_path / "x.png").exists()


def test_an_empty_or_missing_folder_is_told(studio, file, tmp_path):
    (tmp_path / "bare").mkdir()
    assert "bare holds no clips" in studio("takes", "add", file, tmp_path / "bare").err
    ran = studio("takes", "add", file, tmp_path / "gone")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
