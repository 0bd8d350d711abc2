"""studio subtitles, as people and programs call it."""

import json
from pathlib import Path

import pytest

from studio.project import production
from studio.project.store import Store
from studio.subtitles import store as reading
from studio.subtitles import texts
from studio.subtitles.formats import read_file
from tests.subtitles.making import write_script

SAMPLES = Path(__file__).parents[1] / "subtitles" / "samples" / "webvtt"
VTT = """\
WEBVTT

NOTE by hand

STYLE
::cue { color: red }

REGION
id:low
width:40%
lines:2
regionanchor:0%,100%
viewportanchor:10%,90.5%
scroll:up

one
00:01.000 --> 00:02.500 line:84.5%,end position:50%,center align:start
<i>先结账</i>

00:00:03.000 --> 01:00:00.000 region:low
a
b
"""


@pytest.fixture
def show(tmp_path):
    """A production with a script of two episodes."""
    path = tmp_path / "Show.studio"
    with production.create(path, "Show") as store:
        write_script(store)
    return path


@pytest.fixture
def translated(show, studio):
    """The same with subtitles in Chinese, and in English for the first episode but one cue."""
    studio("subtitles", "draft", show)
    with Store.open(show) as store:
        cues = reading.track(store, "zh")
        texts.set_texts(store, "en", {cues[0].id: "Give back the ring & go.", cues[1].id: "Pay."})
    return show


def test_read_prints_the_shape_that_programs_rely_on(studio, tmp_path):
    file = tmp_path / "a.vtt"
    file.write_text(VTT, encoding="utf-8")
    ran = studio("subtitles", "read", file, "--json")
    assert ran.code == 0
    assert json.loads(ran.out) == {
        "format": "webvtt",
        "cues": [
            {
                "id": "one",
                "start_ms": 1000,
                "end_ms": 2500,
                "text": "<i>先结账</i>",
                "settings": {
                    "line": 84.5,
                    "lineAlign": "end",
                    "snapToLines": False,
                    "position": 50,
                    "positionAlign": "center",
                    "align": "start",
                },
            },
            {
                "id": "",
                "start_ms": 3000,
                "end_ms": 3_600_000,
                "text": "a\nb",
                "settings": {"region": "low"},
            },
        ],
        "regions": [
            {
                "id": "low",
                "width": 40,
                "lines": 2,
                "regionAnchorX": 0,
                "regionAnchorY": 100,
                "viewportAnchorX": 10,
                "viewportAnchorY": 90.5,
                "scroll": "up",
            }
        ],
        "styles": ["::cue { color: red }"],
        "notes": ["by hand"],
    }


def test_read_prints_a_table_for_people(studio, tmp_path):
    file = tmp_path / "a.srt"
    file.write_text("00:00:01,000 --> 00:00:02,000\nHi\nthere\n", encoding="utf-8")
    ran = studio("subtitles", "read", file)
    assert "00:00:01.000  00:00:02.000  Hi / there" in ran.out
    assert "warning 1: This subtitle has no number." in ran.out


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.vtt", b"00:01.000 --> 00:02.000\nx\n", "does not start with WEBVTT"),
        ("a.vtt", b"WEBVTTx\n\n00:01.000 --> 00:02.000\nx\n", "does not start with WEBVTT"),
        ("a.vtt", b"", "does not start with WEBVTT"),
        ("a.srt", b"", "is empty"),
        ("a.srt", b"hello\n", "holds no subtitles"),
        ("a.srt", bytes(range(256)) * 4, "is not a text file"),
        ("a.vtt", bytes(range(256)) * 4, "a.vtt"),
        ("a.srt", b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + bytes(5000), "a.srt"),
        ("a.srt", b"\xff\xfe1\0\n", "ends in the middle"),
        ("it's 50%, [a].srt", b"1\nxx:00:01,000 --> later\nHi\n", "holds no subtitles"),
        ("a.txt", b"hello\n", "a.txt"),
        ("missing.srt", None, "cannot be read"),
    ],
)
def test_what_is_no_subtitle_file_is_told_and_exits_1(studio, tmp_path, name, data, said):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    for words in (("read", "--json"), ("convert", tmp_path / "out.vtt")):
        ran = studio("subtitles", words[0], tmp_path / name, *words[1:])
        assert (ran.code, ran.out) == (1, "")
        assert said in ran.err
        assert ran.err.count("\n") == 1
        assert "unexpected" not in ran.err
    assert not (tmp_path / "out.vtt").exists()


def test_a_folder_is_no_subtitle_file_and_no_result(studio, tmp_path):
    (tmp_path / "folder.srt").mkdir()
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHi\n", encoding="utf-8")
    for words in (("read", "folder.srt"), ("convert", "folder.srt", "b.vtt")):
        ran = studio("subtitles", words[0], *(tmp_path / word for word in words[1:]))
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert "unexpected" not in ran.err
    assert studio("subtitles", "convert", tmp_path / "a.srt", tmp_path / "folder.srt").code == 2
    assert sorted(path.name for path in tmp_path.glob("*")) == ["a.srt", "folder.srt"]


def test_convert_keeps_the_bytes_in_one_format_and_the_words_in_the_other(studio, tmp_path):
    source = tmp_path / "夜 'a' %1.vtt"
    source.write_bytes(b"\xef\xbb\xbf" + VTT.replace("\n", "\r\n").encode())
    assert studio("subtitles", "convert", source, tmp_path / "b.vtt").code == 0
    assert (tmp_path / "b.vtt").read_bytes() == source.read_bytes()
    assert studio("subtitles", "convert", source, tmp_path / "c.SRT").code == 0
    assert (tmp_path / "c.SRT").read_text(encoding="utf-8") == (
        "1\n00:00:01,000 --> 00:00:02,500\n<i>先结账</i>\n\n"
        "2\n00:00:03,000 --> 01:00:00,000\na\nb\n"
    )
    ran = studio("subtitles", "convert", source, tmp_path / "d.ass")
    assert (ran.code, (tmp_path / "d.ass").exists()) == (1, False)
    assert "Let it end in one of: .vtt, .srt." in ran.err


def test_draft_says_what_it_made_and_does_it_once(studio, show):
    assert studio("subtitles", "draft", show, "--episode", 2).out == (
        "Drafted 1 subtitle. Episodes: 2.\n"
    )
    assert studio("subtitles", "draft", show).out == "Drafted 3 subtitles. Episodes: 1.\n"
    assert "Nothing was drafted" in studio("subtitles", "draft", show).out
    assert studio("subtitles", "draft", show, "--again").out.startswith("Drafted 4")
    ran = studio("subtitles", "draft", show, "--episode", 9)
    assert (ran.code, ran.err) == (1, "There is no episode 9.\n")


def test_export_writes_a_file_per_episode_language_and_format(studio, translated, tmp_path):
    out = tmp_path / "out"
    ran = studio(
        "subtitles", "export", translated, "--languages", "en,zh", "--as", "srt,vtt", "-o", out
    )
    names = [
        "E01.en.srt",
        "E01.en.vtt",
        "E01.zh-Hans.srt",
        "E01.zh-Hans.vtt",
        "E02.zh-Hans.srt",
        "E02.zh-Hans.vtt",
    ]
    assert ran.code == 0
    assert [Path(line).name for line in ran.out.splitlines()] == names
    assert sorted(path.name for path in out.iterdir()) == names
    assert [c.text for c in read_file(out / "E01.en.srt").cues] == [
        "Give back the ring & go.",
        "Pay.",
    ]
    assert read_file(out / "E01.en.vtt").cues[0].text == "Give back the ring &amp; go."
    caption = read_file(out / "E01.zh-Hans.vtt").cues[2]
    assert (caption.text, caption.settings) == ("应付四百万元", {"line": 13, "snapToLines": False})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--languages", "es", "--as", "srt"), "There are no subtitles in es yet."),
        (("--languages", "en", "--as", "srt,ass"), "“ass” cannot be written."),
        (("--languages", "en", "--as", "srt", "--episode", "7"), "There is no episode 7."),
        (("--languages", "en,es", "--as", "srt"), "There are no subtitles in es yet."),
        (("--languages", "../x", "--as", "srt"), "There are no subtitles in ../x yet."),
        (("--languages", " , ", "--as", "srt"), "There is nothing to write: name a language"),
        (("--languages", "en", "--as", ""), "There is nothing to write: name a language"),
    ],
)
def test_what_cannot_be_exported_is_told(studio, translated, tmp_path, words, said):
    ran = studio("subtitles", "export", translated, *words, "-o", tmp_path / "out")
    assert ran.code == 1
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_check_lists_findings(studio, translated):
    found = json.loads(studio("subtitles", "check", translated, "--json").out)
    assert found["languages"] == ["zh-Hans", "en"]
    assert [(one["rule"], one["language"], one["episode"]) for one in found["findings"]] == [
        ("untranslated", "en", 1),
        ("untranslated", "en", 2),
    ]
    only = json.loads(studio("subtitles", "check", translated, "--language", "zh", "--json").out)
    assert only == {"languages": ["zh-Hans"], "findings": []}
    assert studio("subtitles", "check", translated, "--language", "zh").out == "Nothing is wrong.\n"
    shown = studio("subtitles", "check", translated).out
    assert "!  en  2  00:00:00.000  This subtitle has no text yet." in shown
    assert studio("subtitles", "check", translated, "--language", "es").code == 1
    assert studio("subtitles", "check", translated, "--platform", "vine").code == 1


def test_a_translation_is_imported_and_the_status_tells_of_it(studio, show, tmp_path):
    studio("subtitles", "draft", show)
    translation = tmp_path / "one.srt"
    translation.write_text("1\n00:00:03,600 --> 00:00:05,000\nGive it back.\n", encoding="utf-8")
    ask = ["subtitles", "import", show, translation, "--episode", "1", "--language", "en"]
    told = json.loads(studio(*ask, "--json", "--dry-run").out)
    assert told == {
        "matched_by": "time",
        "written": 1,
        "replaced": 0,
        "added": 0,
        "left_out": 0,
        "missing": 2,
        "locked": 0,
    }
    studio(*ask)
    status = json.loads(studio("subtitles", "status", show, "--json").out)
    assert [one["code"] for one in status["languages"]] == ["zh-Hans", "en"]
    english = status["episodes"][0]["languages"]["en"]
    assert (english["cues"], english["texts"]) == (3, 1)
    assert "1/3" in studio("subtitles", "status", show).out
    assert studio(*ask[:4], "--episode", "9", "--language", "en").code == 1
