"""SubRip as it is found: sloppy files are read, and what is odd in them is remarked."""

import time

import pytest

from studio.base.errors import StudioError
from studio.subtitles.formats import FileCue, convert, read_bytes, write
from studio.subtitles.formats.document import Document

GOOD = "1\n00:00:01,000 --> 00:00:02,500\nHello\nthere\n\n2\n00:00:03,000 --> 00:00:04,000\n你好\n"


def read(text, name="x.srt"):
    return read_bytes(text if isinstance(text, bytes) else text.encode(), name)


def told(text):
    return [(c.id, c.start_ms, c.end_ms, c.text) for c in read(text).cues]


WANTED = [("1", 1000, 2500, "Hello\nthere"), ("2", 3000, 4000, "你好")]


def test_a_good_file_has_no_remarks():
    assert told(GOOD) == WANTED
    assert read(GOOD).remarks == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda s: "\ufeff" + s,
        lambda s: s.replace("\n", "\r\n"),
        lambda s: s.replace("\n", "\r"),
        lambda s: "\n\n\n" + s + "\n\n\n",
        lambda s: s.replace(",", "."),
        lambda s: s.replace(" --> ", "-->"),
        lambda s: s.replace(" --> ", "  -> "),
        lambda s: s.replace(" --> ", " -- > "),
        lambda s: s.replace("00:00:0", "0:0:"),
        lambda s: s.replace("00:00:0", "00:0"),
        lambda s: s.replace(",500", ",5").replace(",000", ""),
        lambda s: s.replace("\n\n", "\n"),
        lambda s: s.replace("\n\n", "\n \t\n\n"),
        lambda s: s.replace("00\n", "00  X1:1 X2:2 Y1:3 Y2:4 \n"),
        lambda s: s.replace("2\n00", " 2 \n00"),
    ],
)
def test_sloppy_writing_says_the_same(change):
    assert told(change(GOOD)) == WANTED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_common_encodings_are_read_and_written_back(encoding):
    data = GOOD.encode(encoding)
    document = read(data)
    assert [cue.text for cue in document.cues] == ["Hello\nthere", "你好"]
    assert write(document) == data
    changed = document.with_cues([document.cues[0], FileCue("2", 3000, 4000, "再见")])
    assert write(changed).decode(encoding) == GOOD.replace("你好", "再见")


def test_missing_numbers_are_remarked():
    document = read("00:00:01,000 --> 00:00:02,000\na\n\n00:00:03,000 --> 00:00:04,000\nb\n")
    assert [(cue.id, cue.text) for cue in document.cues] == [("", "a"), ("", "b")]
    assert [(one.severity, one.line) for one in document.remarks] == [
        ("warning", 1),
        ("warning", 4),
    ]


def test_blank_lines_inside_a_text_stay_inside():
    assert told(
        "1\n00:00:01,000 --> 00:00:02,000\n\na\n\n\nb\n\n2\n00:00:03,000 --> 00:00:04,000\nc"
    ) == [
        ("1", 1000, 2000, "a\n\n\nb"),
        ("2", 3000, 4000, "c"),
    ]


def test_a_number_that_is_said_is_no_number_of_a_cue():
    text = "1\n00:00:01,000 --> 00:00:02,000\nWhich year?\n1984\n00:00:03,000 --> 00:00:04,000\nb"
    assert told(text) == [("1", 1000, 2000, "Which year?\n1984"), ("", 3000, 4000, "b")]


def test_marks_stay_in_the_text_and_coordinates_are_settings():
    cue = read("1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600 Y1:-20 Y2:50\n<i>a</i> {\\an8}").cues[
        0
    ]
    assert cue.text == "<i>a</i> {\\an8}"
    assert cue.settings == {"X1": 40, "X2": 600, "Y1": -20, "Y2": 50}


def test_negative_and_reversed_times_are_kept_and_remarked():
    document = read("1\n-00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:05,000 --> 00:00:04,000\nb\n")
    assert [(cue.start_ms, cue.end_ms) for cue in document.cues] == [(-1000, 2000), (5000, 4000)]
    assert [(one.severity, one.line) for one in document.remarks] == [("error", 2), ("error", 6)]


def test_a_cue_without_text_is_kept():
    assert told("1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n") == [
        ("1", 1000, 2000, ""),
        ("2", 3000, 4000, ""),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"Just a text.\n", "holds no subtitles"),
        (b"--> a --> b\n1 --> 2", "holds no subtitles"),
        (bytes(range(256)) * 4, "not a text file"),
        (GOOD.encode("utf-16")[:-1], "broken"),
    ],
)
def test_what_is_no_subtitle_file_is_told_in_one_sentence(data, said):
    with pytest.raises(StudioError, match=said):
        read(data)


def test_new_files_are_numbered_and_cannot_break_themselves():
    cues = (
        FileCue("intro", 0, 1000, "a\n\n  \nb"),
        FileCue("", 1000, 2000, "00:00:01,000 --> 00:00:02,000\nx\r\ny"),
        FileCue("", -5, 360_000_000, ""),
    )
    again = read(write(Document("srt", cues)))
    assert [(c.id, c.start_ms, c.end_ms, c.text) for c in again.cues] == [
        ("1", 0, 1000, "a\nb"),
        ("2", 1000, 2000, "00:00:01,000 --› 00:00:02,000\nx\ny"),
        ("3", 0, 360_000_000, ""),
    ]


def test_srt_becomes_webvtt_that_shows_the_same():
    text = '<font color="red">Tom</font> & <B>Jerry</B> {\\an8}1 < 2 > 0 <hm>'
    cue = read(
        write(convert(read(f"1\n00:00:01,000 --> 00:00:02,000\n{text}"), "webvtt")), "x.vtt"
    ).cues[0]
    assert cue.text == "Tom &amp; <b>Jerry</b> 1 &lt; 2 &gt; 0 &lt;hm&gt;"
    assert (cue.id, cue.settings) == ("1", {"line": 0, "snapToLines": True})


def test_webvtt_becomes_srt_that_shows_the_same():
    text = "<v Lin Wan><i.loud>Go</i> &amp; <c.red>stop</c> <00:00:01.500>&lt;now&gt;&nbsp;!"
    source = f"WEBVTT\n\nNOTE x\n\nid\n00:01.000 --> 00:02.000 line:0\n{text}\n"
    assert write(convert(read(source), "srt")).decode() == (
        "1\n00:00:01,000 --> 00:00:02,000\n<i>Go</i> & stop <now>\u00a0!\n"
    )


@pytest.mark.parametrize("before", ["", "00:00:01,000", "00:00:01,000 -->", "00:00:01,000 --> 0"])
def test_a_long_line_of_blanks_is_read_in_no_time(before):
    line = f"{before}{' ' * 200_000}>\n"
    began = time.process_time()
    found = read_bytes(f"{line}1\n00:00:01,000 --> 00:00:02,000\nA\n".encode(), "a.srt")
    assert time.process_time() - began < 2
    assert found.cues[-1].text == "A"
