"""The parsing algorithm of WebVTT, sentence by sentence: the line of times."""

import pytest

from tests.subtitles.webvtt_parts import read


@pytest.mark.parametrize(
    ("stamp", "ms"),
    [
        ("00:00.000", 0),
        ("00:01.001", 1001),
        ("59:59.999", 3_599_999),
        ("00:00:00.000", 0),
        ("0:00:01.000", 1000),
        ("1:00:00.000", 3_600_000),
        ("100:00:00.000", 360_000_000),
        ("60:00:00.000", 216_000_000),
        ("00000000001:00:00.000", 3_600_000),
        ("123456789:00:00.000", 444_444_440_400_000),
    ],
)
def test_good_timestamps(stamp, ms):
    assert read(f"WEBVTT\n\n{stamp} --> {stamp}\nx").cues[0].start_ms == ms
    assert read(f"WEBVTT\n\n{stamp} --> {stamp}\nx").cues[0].end_ms == ms


@pytest.mark.parametrize(
    "stamp",
    [
        "",
        "0",
        "00",
        "00:",
        "00:0",
        "00:00",
        "00:00.",
        "00:00.0",
        "00:00.00",
        "00:00.0000",
        "0:00.000",
        "000:00.000",
        "60:00.000",
        "00:60.000",
        "00:60:00.000",
        "00:00:60.000",
        "00:0:00.000",
        "00:00:0.000",
        "00:00:00",
        "00:00:00,000",
        ":00.000",
        "-00:01.000",
        "+00:01.000",
        "00.000",
        "1.000",
        "00:00:00:00.000",
        "00 :00.000",
        "００:00.000",
        "00:٠٠.000",
        "a00:00.000",
        "00:000.000",
        "00:00:000.000",
        "00:00:00.000.",
        "60:00",
    ],
)
def test_bad_timestamps(stamp):
    if stamp != "00:00:00.000.":  # behind the end the rest is settings
        assert read(f"WEBVTT\n\n00:00.000 --> {stamp}\nx").cues == ()
    assert read(f"WEBVTT\n\n{stamp} --> 00:01.000\nx").cues == ()


@pytest.mark.parametrize(
    "line",
    [
        "00:00.000-->00:01.000",
        " \t00:00.000\t \t-->\t00:01.000 \t",
        "\f00:00.000\f-->\f00:01.000\f",
        "00:00.000 -->00:01.000align:start",
        "00:00.000 --> 00:01.000 -->",
    ],
)
def test_white_space_around_times_is_free(line):
    cue = read(f"WEBVTT\n\n{line}\nx").cues[0]
    assert (cue.start_ms, cue.end_ms) == (0, 1000)


@pytest.mark.parametrize(
    "line",
    [
        "00:00.000 - -> 00:01.000",
        "00:00.000 --->00:01.000",
        "00:00.000 -->> 00:01.000",
        "00:00.000 00:01.000 -->",
        "\v00:00.000 --> 00:01.000",
        "00:00.000\u00a0--> 00:01.000",
        "00:00.000 --> \u300000:01.000",
        "-->",
        "00:00.000 -->",
        "--> 00:01.000",
    ],
)
def test_nothing_else_may_stand_around_times(line):
    assert read(f"WEBVTT\n\n{line}\nx").cues == ()
