"""Where a cue may be moved, times as they are typed, and the figures of a text."""

from dataclasses import replace
from fractions import Fraction

import pytest

from studio.base.errors import StudioError
from studio.subtitles.figures import figures
from studio.subtitles.limits import MeanMeasure, limits
from studio.subtitles.model import TrackCue
from studio.subtitles.placing import edges, placed, room, spans
from studio.subtitles.stamps import read_stamp, show_stamp

RATE = Fraction(25)


def cue(key, start, end, kind="speech", scene="s1"):
    return TrackCue(key, "e", scene, None, start, end, kind, "bottom", "", "", "x", "draft", "")


CUES = [cue("a", 0, 1000), cue("b", 2000, 3000), cue("c", 4000, 5000, scene="s2")]


def test_a_cue_has_room_between_its_neighbours_of_its_kind():
    assert room(CUES, CUES[1], 80) == (1080, 3920)
    on_screen = [*CUES, cue("d", 2500, 3500, kind="caption")]
    assert room(on_screen, CUES[1], 80) == (1080, 3920)
    overlapping = [CUES[0], cue("b", 900, 3000)]
    assert room(overlapping, overlapping[1], 80)[0] == 0


def test_a_cue_is_moved_onto_frames_and_no_further_than_its_room():
    within = room(CUES, CUES[1], 80)
    assert placed(CUES[1], "whole", 333, within, (), 0, RATE) == (2320, 3320)
    assert placed(CUES[1], "whole", 9000, within, (), 0, RATE) == (2920, 3920)
    assert placed(CUES[1], "whole", -9000, within, (), 0, RATE) == (1080, 2080)
    assert placed(CUES[1], "start", -9000, within, (), 0, RATE) == (1080, 3000)
    assert placed(CUES[1], "start", 9000, within, (), 0, RATE) == (2960, 3000)
    assert placed(CUES[1], "end", -9000, within, (), 0, RATE) == (2000, 2040)


def test_an_edge_that_is_near_draws_the_cue():
    points = edges(CUES, CUES[1], 80)
    assert {1000, 1080, 3920, 4000} <= set(points)
    within = room(CUES, CUES[1], 80)
    assert placed(CUES[1], "end", 901, within, points, 30, RATE) == (2000, 3920)
    assert placed(CUES[1], "whole", 895, within, points, 30, RATE) == (2920, 3920)


def test_scenes_span_their_cues():
    found = [(one.scene_id, one.start_ms, one.end_ms) for one in spans(CUES)]
    assert found == [("s1", 0, 3000), ("s2", 4000, 5000)]
    assert spans([replace(CUES[0], scene_id=None)]) == []


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1:02.350", 62_350),
        ("62.35", 62_350),
        ("0:01:02,350", 62_350),
        ("7", 7000),
        ("1:00:00", 3_600_000),
    ],
)
def test_times_are_read_as_people_write_them(text, ms):
    assert read_stamp(text) == ms


@pytest.mark.parametrize("text", ["", "soon", "1:2:3:4", "-1", "1.2345", "99:00:00"])
def test_what_is_no_time_is_told(text):
    with pytest.raises(StudioError, match="not a time"):
        read_stamp(text)


def test_times_are_shown_so_that_they_can_be_read_again():
    for ms in (0, 999, 61_001, 3_725_040):
        assert read_stamp(show_stamp(ms)) == ms
    assert show_stamp(62_350) == "1:02.350"


def test_figures_of_a_text_tell_what_is_too_much():
    within = limits("en")
    good = figures("Pay the bill.", 1000, within, MeanMeasure())
    assert (good.speed, good.longest, good.lines, good.good) == (13, 13, 1, True)
    fast = figures("Pay the bill.", 500, within, MeanMeasure())
    assert fast.too_fast
    assert not fast.good
    assert figures("a\nb\nc", 1000, within, MeanMeasure()).too_many
    long = figures("x" * 40, 9000, within, MeanMeasure())
    assert long.too_long
    assert long.too_wide
    assert figures("", 1000, within, MeanMeasure()).lines == 0
