"""The published WebVTT files and what a browser's test asserts of each (samples/webvtt/*.js)."""

from pathlib import Path

import pytest

from studio.subtitles.formats import read_file

SAMPLES = Path(__file__).parent / "samples" / "webvtt"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.vtt"))
DEFAULTS = {"align": "center", "vertical": "", "region": None, "snapToLines": True}


def cues_of(name):
    return read_file(SAMPLES / f"{name}.vtt").cues


def texts(name):
    return [cue.text for cue in cues_of(name)]


def seconds(name):
    return [(cue.start_ms / 1000, cue.end_ms / 1000) for cue in cues_of(name)]


def settings(name, key):
    return [cue.settings.get(key, DEFAULTS[key]) for cue in cues_of(name)]


def regions_of_cues(name):
    """The region each cue is in: the last of its id."""
    document = read_file(SAMPLES / f"{name}.vtt")
    known = {region.id: region for region in document.regions}
    return [
        known[cue.settings["region"]] if "region" in cue.settings else None for cue in document.cues
    ]


def test_every_sample_has_its_assertions_and_its_licence():
    assert len(NAMES) == 19
    assert all((SAMPLES / f"{name}.js").exists() for name in NAMES)
    assert "3-Clause BSD" in (SAMPLES / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["signature-no-newline", "signature-space", "signature-tab", "timings-eof"]
)
def test_a_file_with_a_signature_and_no_cue_is_good(name):
    assert cues_of(name) == ()


def test_arrows_in_identifiers_start_new_cues():
    assert [cue.id for cue in cues_of("arrows")] == [""] * 6
    assert texts("arrows") == [f"text{n}" for n in range(6)]


@pytest.mark.parametrize("name", ["header-space", "header-timings"])
def test_a_header_gives_way_to_times(name):
    assert (texts(name), seconds(name)) == (["text"], [(0, 1)])


def test_any_line_end_ends_a_line():
    assert [cue.id for cue in cues_of("newlines")] == ["cr", "lf", "crlf", "lfcr"]
    assert texts("newlines") == [f"text{n}" for n in range(4)]


def test_regions_are_told_by_their_last_identifier():
    assert [region.lines for region in regions_of_cues("regions-id")] == [2, 1, 3, 4]


def test_regions_of_the_old_syntax_are_none():
    assert settings("regions-old", "region") == [None, None]


def test_regions_scroll_up_or_not():
    scrolls = [region.scroll for region in regions_of_cues("regions-scroll")]
    assert scrolls == ["", "up", "up", "", "", "up"]


def test_alignments():
    found = settings("settings-align", "align")
    assert found == ["center", "start", "center", "end", "left", "right", *["end"] * 6, "center"]


def test_several_settings_of_one_cue():
    first, second = cues_of("settings-multiple")
    assert (first.id, first.text, first.settings) == (
        "id0",
        "text0",
        {
            "align": "start",
            "line": 1,
            "snapToLines": False,
            "vertical": "lr",
            "size": 50,
            "position": 25,
        },
    )
    assert (second.id, second.text) == ("id1", "text1")
    assert second.settings == {
        "align": "center",
        "line": 1,
        "snapToLines": True,
        "vertical": "rl",
        "size": 0,
        "position": 100,
    }


def test_cues_are_in_the_last_valid_region():
    foo, bar, *rest = regions_of_cues("settings-region")
    assert foo is not None
    assert bar is not None
    assert foo != bar
    assert rest == [bar, None, foo, None, None, None, None]


def test_vertical():
    assert settings("settings-vertical", "vertical") == ["", "lr", "rl", "lr", "", "", "", ""]


def test_a_style_sheet_ends_at_an_empty_line_and_stands_before_all_cues():
    document = read_file(SAMPLES / "stylesheets.vtt")
    assert [cue.id for cue in document.cues] == ["foo", "bar"]
    assert len(document.styles) == 1
    assert document.styles[0].startswith("::cue(#foo) {\n    width: 20px;\n} /*\nNOTE hello\n")


def test_cues_may_end_before_they_begin():
    assert seconds("timings-negative") == [(0, 0), (1, 0.999), (60, 59.999), (3600, 3599.999)]
    assert texts("timings-negative") == [f"text{n}" for n in range(4)]


def test_times_with_too_many_digits_drop_their_cue():
    assert texts("timings-too-long") == ["text0", "text1"]
    assert seconds("timings-too-long") == [(0, 1), (0, 1)]


def test_only_ascii_white_space_may_stand_around_times():
    assert [cue.id for cue in cues_of("whitespace-chars")] == ["spaces", "tabs", "form feed"]
    assert texts("whitespace-chars") == ["   text0", "text1", "text2"]
