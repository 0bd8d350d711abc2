"""The parsing algorithm of WebVTT, sentence by sentence: settings of cues and regions."""

import pytest

from studio.subtitles.formats.document import Region
from tests.subtitles.webvtt_parts import read


def one(settings="", before=""):
    """The settings of a cue with this text behind its times."""
    cues = read(f"WEBVTT\n\n{before}00:00.000 --> 00:01.000{settings}\ntext").cues
    assert len(cues) == 1
    return cues[0].settings


def region(body):
    return read(f"WEBVTT\n\nREGION\n{body}\n").regions[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" align:start", {"align": "start"}),
        ("align:start", {"align": "start"}),
        (" \t align:start \t", {"align": "start"}),
        (" align:START", {}),
        (" Align:start", {}),
        (" align: start", {}),
        (" align :start", {}),
        (" align=start", {}),
        (" align:middle", {}),
        (" :align:start", {}),
        (" align:", {}),
        (" align", {}),
        (" align:start:", {}),
        (" align:start,end", {}),
        (" align:start\x0balign:end", {}),
        (" unknown:1 size:1%", {"size": 1}),
        (" vertical:rl", {"vertical": "rl"}),
        (" vertical:lr", {"vertical": "lr"}),
        (" vertical:tb", {}),
        (" vertical:lr vertical:no", {"vertical": "lr"}),
        (" size:50%", {"size": 50}),
        (" size:0%", {"size": 0}),
        (" size:100%", {"size": 100}),
        (" size:100.0%", {"size": 100}),
        (" size:33.25%", {"size": 33.25}),
        (" size:100.01%", {}),
        (" size:101%", {}),
        (" size:-1%", {}),
        (" size:50", {}),
        (" size:%", {}),
        (" size:.5%", {}),
        (" size:5.%", {}),
        (" size:5.5.5%", {}),
        (" size:50%%", {}),
        (" size:1e1%", {}),
        (" size:+5%", {}),
        (" size:50%,start", {}),
        (" size:٥%", {}),
        (" size:050%", {"size": 50}),
        (f" size:{'9' * 5000}%", {}),
        (f" size:{'0' * 5000}5%", {"size": 5}),
    ],
)
def test_alignment_direction_and_size(text, found):
    assert one(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0", {"line": 0, "snapToLines": True}),
        ("5", {"line": 5, "snapToLines": True}),
        ("-1", {"line": -1, "snapToLines": True}),
        ("1.5", {"line": 1.5, "snapToLines": True}),
        ("-1.5", {"line": -1.5, "snapToLines": True}),
        ("0%", {"line": 0, "snapToLines": False}),
        ("100%", {"line": 100, "snapToLines": False}),
        ("007", {"line": 7, "snapToLines": True}),
        ("12.5%", {"line": 12.5, "snapToLines": False}),
        ("5,start", {"line": 5, "lineAlign": "start", "snapToLines": True}),
        ("5,center", {"line": 5, "lineAlign": "center", "snapToLines": True}),
        ("5%,end", {"line": 5, "lineAlign": "end", "snapToLines": False}),
        ("5,", {}),
        ("5,START", {}),
        ("5,middle", {}),
        ("5,start,end", {}),
        (",start", {}),
        ("-", {}),
        ("%", {}),
        ("1-", {}),
        ("--1", {}),
        ("1-1", {}),
        ("+1", {}),
        (".5", {}),
        ("5.", {}),
        ("-.5", {}),
        ("1..5", {}),
        ("1.5.5", {}),
        ("101%", {}),
        ("-1%", {}),
        ("5%%", {}),
        ("auto", {}),
        ("1e3", {}),
        ("1x", {}),
        ("٣", {}),
        ("1%5", {}),
        ("9" * 400, {}),
    ],
)
def test_line(text, found):
    assert one(f" line:{text}") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0%", {"position": 0}),
        ("50%", {"position": 50}),
        ("12.5%", {"position": 12.5}),
        ("50%,line-left", {"position": 50, "positionAlign": "line-left"}),
        ("50%,center", {"position": 50, "positionAlign": "center"}),
        ("50%,line-right", {"position": 50, "positionAlign": "line-right"}),
        ("50", {}),
        ("50%,", {}),
        ("50%,start", {}),
        ("50%,auto", {}),
        ("50%,LINE-LEFT", {}),
        ("50,center", {}),
        (",center", {}),
        ("-5%", {}),
        ("100.1%", {}),
        ("50%,center,center", {}),
    ],
)
def test_position(text, found):
    assert one(f" position:{text}") == found


def test_the_last_valid_setting_wins_and_an_invalid_one_changes_nothing():
    assert one(" line:5%,end line:-2 line:x") == {
        "line": -2,
        "lineAlign": "end",
        "snapToLines": True,
    }
    assert one(" position:5%,center position:7% position:9%,no") == {
        "position": 7,
        "positionAlign": "center",
    }
    assert one(" size:5% size:200%") == {"size": 5}


A = "REGION\nid:a\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("region:a", {"region": "a"}),
        ("region:b", {}),
        ("region:A", {}),
        ("region:a region:b", {}),
        ("region:b region:a", {"region": "a"}),
        ("region:a:", {}),
        ("region:a vertical:rl", {"vertical": "rl"}),
        ("region:a vertical:no", {"region": "a"}),
        ("vertical:rl region:a", {"vertical": "rl", "region": "a"}),
        ("vertical:rl region:a vertical:no", {"vertical": "rl"}),
        ("region:a line:1", {"line": 1, "snapToLines": True}),
        ("region:a line:x", {"region": "a"}),
        ("region:a size:50%", {"size": 50}),
        ("region:a size:100%", {"region": "a", "size": 100}),
        ("region:a size:200%", {"region": "a"}),
        ("size:50% region:a", {"size": 50, "region": "a"}),
        ("region:a position:5% align:end", {"region": "a", "position": 5, "align": "end"}),
    ],
)
def test_what_drops_a_cue_out_of_its_region(text, found):
    assert one(f" {text}", A) == found


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("id:a", {"id": "a"}),
        ("id:a:b", {"id": "a:b"}),
        ("id:a\nid:b", {"id": "b"}),
        ("id:a id:b", {"id": "b"}),
        ("id:\tb", {}),
        ("width:40%", {"width": 40}),
        ("width:40", {}),
        ("width:101%", {}),
        ("width:12.5%", {"width": 12.5}),
        ("lines:0", {"lines": 0}),
        ("lines:12", {"lines": 12}),
        ("lines:-1", {}),
        ("lines:1.5", {}),
        ("lines:1x", {}),
        ("lines:٣", {}),
        ("lines:5%", {}),
        ("lines:" + "9" * 5000, {"lines": 10**15}),
        ("regionanchor:10%,20.5%", {"region_anchor_x": 10, "region_anchor_y": 20.5}),
        ("regionanchor:10%", {}),
        ("regionanchor:10%,", {}),
        ("regionanchor:,10%", {}),
        ("regionanchor:10%,101%", {}),
        ("regionanchor:10%,20%,30%", {}),
        ("regionanchor:10,20", {}),
        ("viewportanchor:10%,20%", {"viewport_anchor_x": 10, "viewport_anchor_y": 20}),
        ("viewportanchor:-1%,20%", {}),
        ("viewportanchor: 10%,20%", {}),
        ("scroll:up", {"scroll": "up"}),
        ("scroll:down", {}),
        ("scroll:UP", {}),
        ("Width:40%", {}),
        ("width=40%", {}),
        ("width:40%\fid:a\tlines:1", {"width": 40, "id": "a", "lines": 1}),
    ],
)
def test_region_settings(body, changed):
    assert region(body) == Region(**changed)
