"""The parsing algorithm of WebVTT, sentence by sentence: the file and its blocks."""

import pytest

from studio.base.errors import StudioError
from tests.subtitles.webvtt_parts import CUE, read


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
