"""What is written can be read, what is untouched keeps its bytes, and nothing crashes or hangs."""

import itertools
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.base.errors import StudioError
from studio.subtitles.formats import FORMATS, Document, FileCue, Region, convert, read_bytes, write

SAMPLES = sorted((Path(__file__).parent / "samples" / "webvtt").glob("*.vtt"))
TIMES = "00:00.000 --> 00:01.000"
NEWLINES = [path.stem for path in SAMPLES].index("newlines")
char = st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0")
line = st.text(char, min_size=1, max_size=12).filter(lambda s: "-->" not in s)
milliseconds = st.integers(0, 400_000_000)
percent = st.integers(0, 100) | st.floats(0, 100)
anchor = {"x": percent, "y": percent}
word = st.text("abcXYZ019-_中", min_size=1, max_size=6)

vtt_settings = st.fixed_dictionaries(
    {},
    optional={
        "vertical": st.sampled_from(["rl", "lr"]),
        "position": percent,
        "size": percent,
        "align": st.sampled_from(["start", "center", "end", "left", "right"]),
    },
).flatmap(
    lambda s: (
        st.just(s)
        | percent.map(lambda n: {**s, "line": n, "snapToLines": False})
        | st.integers(-50, 50).map(
            lambda n: {**s, "line": n, "snapToLines": True, "lineAlign": "end"}
        )
    )
)
vtt_cue = st.builds(
    FileCue,
    st.just("") | line,
    milliseconds,
    milliseconds,
    st.lists(line, max_size=3).map("\n".join),
    vtt_settings,
)
region = st.builds(
    Region,
    id=word,
    width=percent,
    lines=st.integers(0, 99),
    region_anchor_x=percent,
    region_anchor_y=percent,
    viewport_anchor_x=percent,
    viewport_anchor_y=percent,
    scroll=st.sampled_from(["", "up"]),
)
srt_line = line.filter(lambda s: s.strip() and ">" not in s and not s.strip().isdecimal())
srt_cue = st.builds(
    FileCue, st.just(""), milliseconds, milliseconds, st.lists(srt_line, max_size=3).map("\n".join)
)


@given(st.lists(vtt_cue, max_size=5), st.lists(region, max_size=2), st.lists(line, max_size=2))
def test_webvtt_reads_what_it_wrote(cues, regions, styles):
    if cues and regions:
        cues[0] = replace(cues[0], settings={**cues[0].settings, "region": regions[0].id})
    made = Document("webvtt", tuple(cues), tuple(regions), tuple(styles))
    found = read_bytes(write(made), "x.vtt")
    assert (found.cues, found.regions, found.styles) == (made.cues, made.regions, made.styles)


@given(st.lists(srt_cue, min_size=1, max_size=5))
def test_srt_reads_what_it_wrote(cues):
    numbered = tuple(replace(cue, id=str(n)) for n, cue in enumerate(cues, 1))
    assert read_bytes(write(Document("srt", tuple(cues))), "x.srt").cues == numbered


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_file_that_nobody_changed_keeps_its_bytes(path):
    assert write(read_bytes(path.read_bytes(), path.name)) == path.read_bytes()


MESSY = (
    b"\xef\xbb\xbfWEBVTT - season 1\r\nKind: captions\r\n\r\nNOTE first\xff\r\n\r\n"
    b"STYLE\r\n::cue { }\r\n\r\nREGION\r\nid:a\r\n\r\n\r\n"
    b"one\r\n00:01.000 -->  00:02.000   align:start\r\n<i>a\xff</i>\r\n\r\n"
    b"NOTE between\r\n\r\nbad --> times\r\nlost\r\n\r\n"
    b"00:03.000 --> 00:04.000\r\nb\r\n00:05.000 --> 00:06.000\r\nc"
)


def messy():
    return read_bytes(MESSY, "x.vtt")


def test_one_changed_cue_leaves_all_other_bytes_alone():
    document = messy()
    first, second, third = document.cues
    new = replace(second, text="B\nB")
    assert write(document.with_cues([first, new, third])) == MESSY.replace(
        b"00:03.000 --> 00:04.000\r\nb\r\n", b"00:00:03.000 --> 00:00:04.000\r\nB\r\nB\r\n\r\n"
    )
    assert write(document.with_cues([first, replace(second), third])) == MESSY
    last = replace(third, text="d")
    assert write(document.with_cues([replace(first), second, last])) == MESSY.replace(
        b"00:05.000 --> 00:06.000\r\nc", b"\r\n00:00:05.000 --> 00:00:06.000\r\nd\r\n"
    )


def test_added_and_removed_cues_leave_the_notes_alone():
    document = messy()
    extra = FileCue("", 0, 500, "x")
    for at in range(4):
        cues = [*document.cues[:at], extra, *document.cues[at:]]
        found = read_bytes(write(document.with_cues(cues)), "x.vtt")
        assert list(found.cues) == cues
        assert (found.notes, found.styles, found.regions) == (
            document.notes,
            document.styles,
            document.regions,
        )
    for at in range(3):
        cues = [*document.cues[:at], *document.cues[at + 1 :]]
        found = read_bytes(write(document.with_cues(cues)), "x.vtt")
        assert list(found.cues) == cues
        assert found.notes == document.notes


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n",
        "\n\n",
        "\n\nNOTE x",
        "\n00:00.000 --> 00:01.000\na\n00:01.000 --> 00:02.000\nb",
        "\nKind: x",
        "\n\nSTYLE\na{}",
    ],
)
def test_cues_with_names_are_put_into_files_without_empty_lines(end):
    document = read_bytes(f"WEBVTT{end}".encode(), "x.vtt")
    named = [FileCue("name", 5, 6, "x"), FileCue("other", 7, 8, "y")]
    for cues in (named, [*named, *document.cues], [*document.cues, *named]):
        found = read_bytes(write(document.with_cues(cues)), "x.vtt")
        assert list(found.cues) == cues
        assert (found.notes, found.styles) == (document.notes, document.styles)


def test_a_removed_cue_leaves_the_next_one_its_empty_line():
    text = f"WEBVTT\n\n-->\n{TIMES}\nremoved\n\nname\n{TIMES}\nkept\n"
    document = read_bytes(text.encode(), "x.vtt")
    found = read_bytes(write(document.with_cues(document.cues[1:])), "x.vtt")
    assert found.cues == document.cues[1:]


def test_a_file_of_mixed_line_ends_stays_readable():
    document = read_bytes(SAMPLES[NEWLINES].read_bytes(), "newlines.vtt")
    for at in range(len(document.cues)):
        cues = list(document.cues)
        cues[at] = FileCue("new", 1, 2, "a\nb")
        assert list(read_bytes(write(document.with_cues(cues)), "x.vtt").cues) == cues


def test_a_changed_number_in_a_crowded_srt_file_stays_a_number():
    text = "1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:03,000 --> 00:00:04,000\nb\n"
    document = read_bytes(text.encode(), "x.srt")
    cues = [document.cues[0], FileCue("9", 1, 2, "B")]
    assert list(read_bytes(write(document.with_cues(cues)), "x.srt").cues) == cues


@given(st.data(), st.lists(vtt_cue, min_size=1, max_size=6))
def test_any_edit_of_a_file_is_read_back(data, cues):
    document = read_bytes(write(Document("webvtt", tuple(cues), notes=("n",))), "x.vtt")
    edited = []
    for cue in document.cues:
        if data.draw(st.booleans()):
            edited.append(cue)
        edited += data.draw(st.lists(vtt_cue, max_size=1))
    found = read_bytes(write(document.with_cues(edited)), "x.vtt")
    assert found.cues == tuple(edited)
    assert found.notes == ("n",)


@given(st.data(), st.lists(srt_cue, min_size=1, max_size=6))
def test_any_edit_of_an_srt_file_is_read_back(data, cues):
    document = read_bytes(write(Document("srt", tuple(cues))), "x.srt")
    edited = []
    for cue in document.cues:
        if data.draw(st.booleans()):
            edited.append(cue)
        edited += [replace(c, id="7") for c in data.draw(st.lists(srt_cue, max_size=1))]
    if edited:
        assert read_bytes(write(document.with_cues(edited)), "x.srt").cues == tuple(edited)


pieces = st.sampled_from(
    [
        "WEBVTT",
        "\n",
        "\r",
        "\r\n",
        "-->",
        " --> ",
        "00:00:01.000",
        "00:00:02,000",
        "1",
        ":",
        "REGION\n",
        "STYLE\n",
        "NOTE ",
        "id:a",
        " region:a",
        " line:5%",
        "\ufeff",
        "\0",
        " ",
        "<i>",
        "é",
        "中",
        "x" * 9,
    ]
)
soup = st.lists(pieces, max_size=40).map("".join).map(str.encode) | st.binary(max_size=200)


@given(soup, st.sampled_from(["x.vtt", "x.srt", "x"]), st.booleans())
@example(b"WEBVTT\n\n00:00.000 --> 00:01.000 line:" + b"9" * 5000 + b"\nx", "x.vtt", False)
@example(b"9" * 6000 + b":00:00.000 --> 00:00:01.000\nx", "x.srt", False)
@settings(max_examples=400)
def test_any_bytes_are_read_or_refused_in_one_sentence(data, name, signed):
    try:
        document = read_bytes(b"WEBVTT\n\n" + data if signed else data, name)
    except StudioError:
        return
    spans = document.source.spans
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    for to in FORMATS:
        changed = convert(document, to)
        again = read_bytes(write(changed), "x") if changed.cues else changed
        if to != document.format and changed.cues:
            assert len(again.cues) == len(changed.cues)


@given(st.data(), soup, st.booleans())
@settings(max_examples=200)
def test_every_byte_that_is_not_the_changed_cue_stays(draw, data, signed):
    head = b"WEBVTT\n\n00:00.000 --> 00:01.000\nx\n" if signed else b"00:00 --> 00:01\nx\n"
    try:
        document = read_bytes(head + data, "x.vtt" if signed else "x.srt")
    except StudioError:
        return
    at = draw.draw(st.integers(0, len(document.cues) - 1))
    cues = list(document.cues)
    cues[at] = FileCue("", 5, 6, "changed")
    written = write(document.with_cues(cues))
    first, end = document.source.spans[at]
    raw = re.findall(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", document.source.data)
    assert written.startswith(b"".join(raw[:first]))
    assert written.endswith(b"".join(raw[end:]))


@given(st.data(), soup)
@settings(max_examples=300)
def test_any_edit_of_any_webvtt_file_is_read_back(draw, data):
    document = read_bytes(b"WEBVTT\n00:00.000 --> 00:01.000\nx\n" + data, "x.vtt")
    edited = []
    for cue in document.cues:
        if draw.draw(st.booleans()):
            edited.append(cue)
        edited += draw.draw(st.lists(vtt_cue, max_size=1))
    found = read_bytes(write(document.with_cues(edited)), "x.vtt")
    assert [cue.text for cue in found.cues] == [cue.text for cue in edited]


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "\n",
        "1\n",
        "-->",
        "-->\n",
        "a --> b\n",
        " ",
        "1:",
        "00:00.000 --> ",
        "00:00.000 -->\n",
        "REGION\nid:a\n\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "1 ",
        "9",
        "<",
        "&",
        "{\\",
        "<i>",
    ],
)
def test_reading_takes_linear_time(unit):
    head = "WEBVTT\n\n00:00.000 --> 00:01.000 "
    for name, start in (("x.vtt", head), ("x.vtt", head + "\n"), ("x.srt", "00:01 --> 00:02\n")):
        text = (start + "<a" + unit * (400_000 // len(unit))).encode()
        begun = time.perf_counter()
        try:
            document = read_bytes(text, name)
            for to in FORMATS:
                write(convert(document, to))
        except StudioError:
            pass
        assert time.perf_counter() - begun < 8
