"""The parsing algorithm of WebVTT, sentence by sentence, with cases of our own."""

import pytest

from studio.base.errors import StudioError
from studio.subtitles.formats import read_bytes
from studio.subtitles.formats.document import Region


def read(text, name="x.vtt"):
    return read_bytes(text if isinstance(text, bytes) else text.encode(), name)


def one(settings="", before=""):
    """The settings of a cue with this text behind its times."""
    cues = read(f"WEBVTT\n\n{before}00:00.000 --> 00:01.000{settings}\ntext").cues
    assert len(cues) == 1
    return cues[0].settings


def region(body):
    return read(f"WEBVTT\n\nREGION\n{body}\n").regions[0]


CUE = "00:00.000 --> 00:01.000\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"W",
        b"WEBVT",
        b"webvtt",
        b"WEBVTT\x00",
        b"WEBVTTx",
        b"WEBVTT-\n",
        b" WEBVTT\n",
        b"\nWEBVTT\n",
        b"\xef\xbb\xbf\xef\xbb\xbfWEBVTT\n",
        "WEBVTT\u00a0".encode(),
        b"WEBVTT\x0b",
        b"WEBVTT\x0c\n",
        "WEBVTT\n".encode("utf-16"),
        "\n".encode("utf-16"),
    ],
)
def test_a_file_without_the_signature_is_refused_in_one_sentence(data):
    with pytest.raises(StudioError, match=r"^x\.vtt is not a WebVTT file"):
        read(data + b"\n00:00.000 --> 00:01.000\ntext\n" if data else data)


@pytest.mark.parametrize(
    "head",
    [
        "WEBVTT",
        "WEBVTT\n",
        "WEBVTT\r",
        "WEBVTT\r\n",
        "WEBVTT ",
        "WEBVTT\t",
        "WEBVTT a title",
        "\ufeffWEBVTT",
        "\ufeffWEBVTT\n\n\n",
    ],
)
def test_the_signature_alone_is_a_good_file(head):
    assert read(head).cues == ()


def test_the_content_makes_a_file_webvtt_whatever_its_name():
    assert read("WEBVTT\n\n" + CUE + "text", "x.srt").format == "webvtt"
    with pytest.raises(StudioError, match="not a WebVTT file"):
        read("WEBVTTS\n\n" + CUE, "x.txt")


def test_nul_becomes_the_replacement_character_as_do_broken_bytes():
    cue = read(b"WEBVTT\n\nid\x00\n00:00.000 --> 00:01.000\na\x00b\xff\xe4\xb8c").cues[0]
    assert (cue.id, cue.text) == ("id\ufffd", "a\ufffdb\ufffd\ufffdc")


def test_no_other_separator_ends_a_line():
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f"
    assert read(f"WEBVTT\n\n{CUE}{text}\n").cues[0].text == text


def test_the_header_ends_at_an_empty_line_or_before_an_arrow():
    assert read(f"WEBVTT\nKind: captions\nLanguage: zh\n\n{CUE}a").cues[0].text == "a"
    cue = read(f"WEBVTT\nKind: captions\nid\n{CUE}a").cues[0]
    assert (cue.id, cue.text) == ("", "a")
    assert read("WEBVTT\nSTYLE\n::cue{}\n\nx").styles == ()
    assert read("WEBVTT\nREGION\nid:a\n\nx").regions == ()


def test_the_line_above_the_times_is_the_identifier():
    assert read(f"WEBVTT\n\nid of mine\n{CUE}a").cues[0].id == "id of mine"
    assert read(f"WEBVTT\n\n  \n{CUE}a").cues[0].id == "  "
    assert read(f"WEBVTT\n\nSTYLE\n{CUE}a").cues[0].id == "STYLE"


def test_only_the_first_two_lines_of_a_block_can_be_times():
    cues = read(f"WEBVTT\n\none\ntwo\n{CUE}a").cues
    assert [(cue.id, cue.text) for cue in cues] == [("", "a")]


def test_an_arrow_ends_the_text_and_starts_a_block():
    cues = read(f"WEBVTT\n\n{CUE}a\nb\n{CUE}c\nbad --> line\nd\n\n{CUE}").cues
    assert [cue.text for cue in cues] == ["a\nb", "c", ""]


def test_bad_times_drop_the_cue_and_its_text():
    cues = read(f"WEBVTT\n\nid\n00:00 --> 00:01\nlost\n\n{CUE}kept\n\n-->\n{CUE}kept").cues
    assert [(cue.id, cue.text) for cue in cues] == [("", "kept"), ("", "kept")]


def test_a_second_arrow_below_bad_times_is_tried_by_itself():
    cues = read(f"WEBVTT\n\nid\nbad --> bad\n{CUE}a").cues
    assert [(cue.id, cue.text) for cue in cues] == [("", "a")]


def test_empty_lines_end_a_cue_and_spaces_do_not():
    assert [cue.text for cue in read(f"WEBVTT\n\n{CUE}a\n \nb\n\nc\n").cues] == ["a\n \nb"]


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


def test_regions_and_styles_need_a_body_and_stand_before_the_cues():
    head = "REGION\n\nSTYLE\n\nREGION \t\f\nid:a\n\nSTYLE \t\nx{}\n\nREGION:\nid:b\n\nSTYLES\ny\n\n"
    document = read(f"WEBVTT\n\n{head}{CUE}a\n\nREGION\nid:c\n\nSTYLE\nz{{}}\n")
    assert [region.id for region in document.regions] == ["a"]
    assert document.styles == ("x{}",)


def test_a_cue_without_good_times_does_not_end_the_regions():
    document = read("WEBVTT\n\nbad --> bad\nx\n\nREGION\nid:a\n\nSTYLE\ns\n")
    assert ([region.id for region in document.regions], document.styles) == (["a"], ("s",))


def test_an_arrow_ends_a_style_and_a_region():
    document = read(f"WEBVTT\n\nSTYLE\na{{}}\n{CUE}text\n\n")
    assert (document.styles, document.cues[0].text) == (("a{}",), "text")


def test_notes_are_kept_beside_the_cues():
    head = "NOTE one\n\nNOTE\ntwo\nlines\n\nNOTE\tthree\nmore\n\nNOTES no\n\nNOTE\n\nnote no\n\n"
    document = read(f"WEBVTT\n\n{head}{CUE}a\n\nNOTE last")
    assert document.notes == ("one", "two\nlines", "three\nmore", "", "last")
    assert [cue.text for cue in document.cues] == ["a"]


def test_blocks_that_are_nothing_are_skipped():
    assert [cue.text for cue in read(f"WEBVTT\n\njunk\n\nmore\njunk\nhere\n\n\n\n{CUE}a").cues] == [
        "a"
    ]
