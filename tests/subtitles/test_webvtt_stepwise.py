"""The reader gives what the algorithm gives when it is followed step by step."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.subtitles.formats.webvtt import is_webvtt, read_webvtt
from studio.subtitles.formats.webvtt_settings import cue_settings, region_settings
from tests.subtitles.stepwise import parse

SAMPLES = sorted((Path(__file__).parent / "samples" / "webvtt").glob("*.vtt"))
TIMES = [
    "00:00.000 --> 00:01.000",
    "00:01.000-->1:00:00.000",
    "00:60.000 --> 00:01.000",
    "00:00.000 --> 00:01.000 region:a align:start",
    "60:00.000 --> 70:00:00.000",
    "-->",
    "a-->b",
]
lines = st.sampled_from(
    [
        "",
        "",
        "",
        "id",
        "x",
        " ",
        "STYLE",
        "STYLE \t",
        "REGION",
        "REGION\f",
        "REGIONS",
        "id:a",
        "id:b",
        "NOTE",
        "NOTE x",
        "::cue{}",
        "\ufeff",
        "\0",
        "中",
        *TIMES,
    ]
)
ends = st.sampled_from(["\n", "\n", "\n\n", "\r", "\r\n", "\n\r"])
files = st.lists(st.tuples(lines, ends), max_size=16).map(lambda rows: "".join(map("".join, rows)))
heads = st.sampled_from(["WEBVTT", "WEBVTT\n", "WEBVTT\n\n", "WEBVTT x\r\nKind: y\r\n", "WEBVTT\r"])
signs = st.text("0019:.-> \t\f\v56", max_size=30)


def compare(data):
    wanted = parse(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    assert is_webvtt(data) == (wanted is not None)
    if wanted is None:
        return
    found = read_webvtt(data, "x")
    regions = [region_settings(body) for body in wanted.regions]
    assert list(found.regions) == regions
    assert list(found.styles) == wanted.stylesheets
    assert [(c.id, c.start_ms, c.end_ms, c.settings, c.text) for c in found.cues] == [
        (name, start, end, cue_settings(rest, regions), text)
        for name, start, end, rest, text in wanted.cues
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples(path):
    compare(path.read_bytes())


@given(heads, files)
@settings(max_examples=600)
def test_files_of_any_blocks(head, body):
    compare((head + body).encode())


@given(st.lists(signs | st.sampled_from(TIMES), max_size=6).map("\n".join))
@settings(max_examples=300)
def test_lines_that_look_like_times(body):
    compare(f"WEBVTT\n\n{body}\n".encode())


@given(signs, signs)
@settings(max_examples=300)
def test_one_line_of_times(before, after):
    compare(f"WEBVTT\n\n{before}-->{after}\nx".encode())


@given(st.binary(max_size=12))
def test_the_signature(data):
    compare(b"WEBVTT" + data)
    compare(data)
