"""Frame k is the k-th shown frame, by every route."""

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.base.errors import StudioError
from studio.media.frames import FrameReader, opencv_still, still, write_png
from studio.media.probe import read_clip
from studio.media.thumbnails import strip, thumbnail
from tests.media.clips import COLOURS, LONG, encode, ffmpeg, number_of


def test_walking_forward_and_backward(made):
    clip = read_clip(made.path)
    every = range(clip.info.frames)
    with FrameReader(clip) as reader:
        assert tuple(number_of(reader.picture(k)) for k in every) == made.numbers
        back = tuple(number_of(reader.picture(k)) for k in reversed(every))
        assert back == made.numbers[::-1]


def test_jumping_anywhere(made):
    clip = read_clip(made.path)
    jumps = [*range(clip.info.frames)] * 2
    random.Random(7).shuffle(jumps)
    with FrameReader(clip) as reader:
        wrong = {k: n for k in jumps if (n := number_of(reader.picture(k))) != made.numbers[k]}
    assert wrong == {}


def test_looping_over_a_stretch_and_stepping_about(made):
    clip = read_clip(made.path)
    with FrameReader(clip) as reader:
        for k in [*range(9, 16)] * 3 + [15, 14, 15, 16, 15, 15, 0, 26, 0]:
            assert number_of(reader.picture(k)) == made.numbers[k]


def test_a_fresh_reader_lands_at_once(made):
    clip = read_clip(made.path)
    for k in (clip.info.frames - 1, clip.info.frames // 2, 1, 0):
        with FrameReader(clip) as reader:
            assert number_of(reader.picture(k)) == made.numbers[k]


def test_a_still_of_every_frame(made):
    clip = read_clip(made.path)
    stills = [still(clip, k) for k in range(clip.info.frames)]
    assert tuple(map(number_of, stills)) == made.numbers
    assert {(one.shape, one.dtype) for one in stills} == {((160, 96, 3), np.dtype("uint8"))}


def test_opencv_lands_on_every_frame_of_a_steady_clip(made):
    if not made.opencv:
        pytest.skip("OpenCV is not asked for this clip")
    clip = read_clip(made.path)
    found = [opencv_still(clip, k) for k in range(clip.info.frames)]
    assert tuple(-2 if one is None else number_of(one) for one in found) == made.numbers


def test_where_opencv_lands_beside_the_frame_it_is_not_believed(make):
    clip = read_clip(make("uneven.mp4").path)
    believed = {k: found for k in range(40) if (found := opencv_still(clip, k)) is not None}
    misled = replace(clip, index=replace(clip.index, opencv=True))
    assert all(number_of(found) == k for k, found in believed.items())
    assert [number_of(still(misled, k)) for k in range(40)] == list(range(40))


def test_both_ways_show_the_same_colours_upright(make):
    for name in ("25.mp4", "mjpeg.mov", "turned 090.mp4", "turned 270.mp4"):
        clip = read_clip(make(name).path)
        by_opencv = opencv_still(clip, 3)
        with FrameReader(clip) as reader:
            by_index = reader.picture(3, "bgr24")
        difference = np.abs(by_opencv.astype(int) - by_index.astype(int))
        assert difference.mean() < 1
        for at, colour in enumerate(COLOURS):
            seen = by_index[136, at * 24 + 12][::-1].astype(int)
            assert np.abs(seen - colour).max() < 12


def test_times_that_name_no_frame_are_counted(make, tmp_path):
    # Raw H.264 has no times at all.
    raw = tmp_path / "raw.h264"
    ffmpeg("-i", make("25.mp4").path, "-map", "0:v", "-c", "copy", raw)
    clip = read_clip(raw)
    assert clip.info.frames == 40
    with FrameReader(clip) as reader:
        for k in (0, 5, 39, 3, 3, 4, 20):
            assert number_of(reader.picture(k)) == k


@pytest.mark.parametrize("frame", [-1, 40, 10**9])
def test_a_frame_outside_of_the_clip_is_told(make, frame):
    clip = read_clip(make("25.mp4").path)
    with pytest.raises(StudioError, match="Its frames are 0 to 39"):
        still(clip, frame)
    with FrameReader(clip) as reader, pytest.raises(StudioError, match=f"no frame {frame}"):
        reader.frame(frame)


def test_a_frame_that_cannot_be_decoded_is_told_and_the_others_are_shown(tmp_path):
    path = encode(tmp_path / "worn.mov", "-c:v", "prores_ks", frames=20)
    clip = read_clip(path)
    data = bytearray(path.read_bytes())
    # Every ProRes picture begins with its size and these four letters.
    places = [at for at in range(len(data) - 4) if data[at : at + 4] == b"icpf"]
    data[places[10] : places[10] + 4] = b"worn"
    path.write_bytes(bytes(data))
    with FrameReader(clip) as reader:
        with pytest.raises(StudioError, match=r"Frame 10 of worn\.mov is damaged"):
            reader.picture(10)
        assert number_of(reader.picture(11)) == 11
        assert number_of(reader.picture(9)) == 9


AWKWARD = [
    'it\'s "quoted".mp4',
    "a:b;c,d[e]=f.mp4",
    "100% %03d.mp4",
    "第1集 场景（夜）.mp4",
    " two  spaces .mp4",
    "-dash.mp4",
    "file:x.mp4",
    "back\\slash.mp4",
    "what?#x&y.mp4",
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forbids these names")
@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_names_are_only_names(make, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(make("25.mp4").path.read_bytes())
    clip = read_clip(path)
    assert clip.info.frames == 40
    assert number_of(opencv_still(clip, 17)) == 17
    with FrameReader(clip) as reader:
        assert number_of(reader.picture(18)) == 18


def test_a_png_is_read_back_as_it_was(make, tmp_path):
    from studio.media.cv import cv2

    picture = still(read_clip(make("turned 090.mp4").path), 21)
    out = tmp_path / "第1 %d.png"
    write_png(picture, out)
    back = cv2.imdecode(np.frombuffer(out.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(back, picture)


def test_thumbnails_are_small_right_and_made_once(make):
    from studio.media.cv import cv2

    clip = read_clip(make("25.ts").path)
    file = thumbnail(clip, 30, 48)
    picture = cv2.imdecode(np.frombuffer(file.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    assert picture.shape == (80, 48, 3)
    assert number_of(picture) == 30
    stamp = file.stat().st_mtime_ns
    assert thumbnail(clip, 30, 48) == file
    assert file.stat().st_mtime_ns == stamp
    row = strip(clip, 5, 48)
    pictures = [cv2.imdecode(np.frombuffer(one.read_bytes(), np.uint8), 1) for one in row]
    assert [number_of(one) for one in pictures] == [0, 10, 20, 29, 39]


def test_opencv_leaves_the_environment_as_it_was():
    ask = (
        "import os, sys; before = dict(os.environ); from studio.media.cv import cv2\n"
        "changed = {k for k in os.environ if os.environ[k] != before.get(k)} | (before.keys()"
        " - os.environ.keys())\n"
        "print(sorted(k for k in changed if not k.startswith('OPENCV_')))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_command_line_starts_without_the_video_libraries():
    ask = (
        "import sys, studio.cli.takes, studio.takes.store, studio.takes.scan\n"
        "print([name for name in ('cv2', 'av', 'ffmpeg', 'numpy') if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_clip_of_one_frame(tmp_path):
    clip = read_clip(encode(tmp_path / "one.mp4", *LONG, frames=1))
    assert (clip.info.frames, clip.info.variable, clip.info.rate) == (1, False, "25/1")
    assert number_of(still(clip, 0)) == 0
