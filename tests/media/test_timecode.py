"""A typed timecode names the frame that shows it, drop-frame or not."""

from dataclasses import replace
from fractions import Fraction

import pytest

from studio.media import timecode
from studio.media.probe import read_clip

NTSC = Fraction(30000, 1001)


def with_code(clip, code, fps=None):
    info = replace(clip.info, timecode=code, fps=fps or clip.info.fps)
    return replace(clip, info=info)


@pytest.mark.parametrize("fps", [Fraction(25), NTSC, Fraction(60000, 1001), Fraction(24)])
@pytest.mark.parametrize("drop", [False, True])
def test_every_count_is_written_and_read_back(fps, drop):
    for count in (*range(0, 40_000, 7), 107_891, 107_892, 2_589_407 // 2):
        text = timecode.code_of(count, fps, drop=drop)
        assert timecode.frames_of(text, fps) == count


def test_drop_frame_leaves_out_two_names_each_minute_but_the_tenth():
    assert timecode.code_of(1799, NTSC, drop=True) == "00:00:59;29"
    assert timecode.code_of(1800, NTSC, drop=True) == "00:01:00;02"
    assert timecode.code_of(17982, NTSC, drop=True) == "00:10:00;00"
    assert timecode.frames_of("00:01:00;01", NTSC) is None
    assert timecode.frames_of("00:10:00;01", NTSC) == 17983


@pytest.mark.parametrize("name", ["25.mp4", "uneven.mp4", "29.97.mkv", "edit list.mp4", "60.mp4"])
def test_each_label_without_a_source_timecode_names_its_frame(make, name):
    clip = read_clip(make(name).path)
    for frame in range(clip.info.frames):
        assert timecode.find(clip, timecode.label(clip, frame)) == frame


@pytest.mark.parametrize("code", ["01:00:00:00", "00:00:59:20", "00:00:59;20", "23:59:59:10"])
def test_each_label_with_a_source_timecode_names_its_frame(make, code):
    clip = with_code(read_clip(make("silent 29.97.mp4").path), code)
    assert timecode.label(clip, 0) == code
    for frame in range(clip.info.frames):
        assert timecode.find(clip, timecode.label(clip, frame)) == frame


def test_digits_fill_from_the_right_and_parts_may_be_left_out(make):
    clip = with_code(read_clip(make("25.mp4").path), "00:00:00:00")
    assert timecode.find(clip, "112") == 37
    assert timecode.find(clip, "1:12") == 37
    assert timecode.find(clip, "0.1.12") == 37
    drop = with_code(read_clip(make("silent 29.97.mp4").path), "00:00:59;20")
    assert timecode.find(drop, "10002") == 10
    assert timecode.find(drop, "1:00:02") == 10


def test_times_are_found_and_what_is_not_in_the_clip_is_not(make):
    clip = read_clip(make("25.mp4").path)
    assert timecode.find(clip, "1") == 25
    assert timecode.find(clip, "0:01.04") == 26
    assert timecode.find(clip, "0,999") == 24
    for nothing in ("", "x", "9", "1:00:00", "-1", "0.0.0.0.0"):
        assert timecode.find(clip, nothing) is None
    coded = with_code(clip, "01:00:00:00")
    for nothing in ("00:59:59:24", "01:00:01:15", "01:00:00:25", "now"):
        assert timecode.find(coded, nothing) is None


def test_a_clip_of_uneven_frames_is_named_by_time(make):
    clip = with_code(read_clip(make("uneven.mp4").path), "01:00:00:00")
    assert not timecode.has_code(clip)
    assert timecode.label(clip, 0) == "00:00:00.000"
