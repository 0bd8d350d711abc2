"""Findings: each rule as a sentence."""

from dataclasses import replace

import pytest

from studio.subtitles.check import check
from studio.subtitles.limits import limits
from studio.subtitles.model import TrackCue

EN, ZH = limits("en"), limits("zh-Hans")
GOOD = TrackCue(
    "1",
    "e",
    None,
    None,
    1000,
    3000,
    "speech",
    "bottom",
    "Lin",
    "先结账",
    "Pay first.",
    "translated",
    "",
)


def rules(*cues, within=EN):
    return [one.rule for one in check(cues, within)]


def test_a_good_cue_has_no_findings():
    assert rules(GOOD) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"text": ""}, ["untranslated"]),
        ({"text": " \n"}, ["untranslated"]),
        ({"text": "", "source": ""}, ["empty"]),
        ({"end_ms": 1000}, ["no_time"]),
        ({"end_ms": 500}, ["no_time"]),
        ({"text": "No.", "end_ms": 1500}, ["too_short"]),
        ({"end_ms": 1833}, []),
        ({"end_ms": 8001}, ["too_slow"]),
        ({"end_ms": 8000}, []),
        ({"text": "a\nb\nc"}, ["too_many_lines"]),
        ({"text": "t" * 28 + "\nx"}, []),
        ({"text": "x" * 30}, ["too_long", "too_wide"]),
        (
            {"text": "i don't know what to say to him\nor to her, or to any of you"},
            ["too_long", "too_wide", "too_fast"],
        ),
        ({"text": "x" * 20 + "\n" + "x" * 20}, []),
        ({"text": "x" * 20 + "\n" + "x" * 21}, ["too_fast"]),
        ({"text": "One\n, two"}, ["bad_break"]),
        ({"text": "b\ufffdd"}, ["broken_text"]),
        ({"text": "Pay 🙂 now"}, ["no_glyph"]),
        ({"text": "Pay 秋油坊, Łukasz \u200f؟"}, []),
        ({"text": "W" * 20}, ["too_wide"]),
        ({"text": "Wwww mmmm Wwww\nmmmm"}, []),
        ({"text": "<i>" + "t" * 28 + "</i>"}, []),
        ({"change": "changed"}, ["source_changed"]),
        ({"change": "line deleted"}, ["line_deleted"]),
    ],
)
def test_rules_of_one_cue(change, rule):
    assert rules(replace(GOOD, **change)) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("今天的新娘换人了今天的新娘", []),
        ("今天的新娘换人了今天的新娘换人", ["too_long", "too_wide"]),
        ("今天的新娘\n，换人了", ["bad_break"]),
        ("今天的新娘换（\n人了）", ["bad_break"]),
        ("今天的新娘换人了\n今天的新娘换人了吗她", []),
    ],
)
def test_rules_of_chinese(text, rule):
    assert rules(replace(GOOD, text=text), within=ZH) == rule


def test_a_missing_text_is_an_error_in_a_finished_language_only():
    cue = replace(GOOD, text="")
    assert [one.severity for one in check([cue], EN)] == ["warning"]
    assert [one.severity for one in check([cue], EN, finished=True)] == ["error"]


def test_neighbours_neither_overlap_nor_touch():
    for start, rule in ((3082, ["gap"]), (3000, ["gap"]), (2999, ["overlap"]), (3083, [])):
        second = replace(GOOD, id="2", start_ms=start, end_ms=5000)
        assert rules(GOOD, second) == rule
        assert rules(GOOD, replace(second, episode_id="f")) == []
        assert rules(GOOD, replace(second, kind="caption")) == []


def test_a_long_cue_overlaps_all_that_begin_before_it_ends():
    second = replace(GOOD, id="2", start_ms=1000, end_ms=2000)
    third = replace(GOOD, id="3", start_ms=2500, end_ms=4500)
    found = check([replace(GOOD, end_ms=4000), second, third], EN)
    assert [(one.rule, one.cue_id) for one in found] == [("overlap", "2"), ("overlap", "3")]


def test_a_better_ruler_is_believed():
    class Wide:
        def width(self, line, limits):
            return 5000.0

    found = check([GOOD], EN, Wide())
    assert [(one.rule, one.language, one.cue_id) for one in found] == [("too_wide", "en", "1")]
    assert str(found[0].message) == "A line is 5000 pixels wide. Use at most 808."
