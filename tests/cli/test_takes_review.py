"""Takes are judged from the command line: each command is a step that can be undone."""

import json
import shutil

import pytest

from tests.media.clips import LONG, encode


@pytest.fixture
def file(studio, tmp_path):
    path = tmp_path / "Show.studio"
    studio("new", path, "--title", "Show")
    script = tmp_path / "第1集.txt"
    script.write_text(
        "第1集：开场\n1-1 日 内 客厅\n人物：林晚\n林晚：你好。\n"
        "1-2 夜 外 天台\n人物：林晚\n林晚：再见。\n",
        "utf-8",
    )
    studio("script", "import", path, script)
    folder = tmp_path / "card"
    folder.mkdir()
    encode(folder / "1-1_2_T3.mp4", *LONG, frames=12)
    encode(folder / "A001C001_261207_R1.mp4", *LONG, frames=9)
    studio("takes", "add", path, folder)
    return path


def listed(studio, file):
    return json.loads(studio("takes", "list", file, "--json").out)["takes"]


def test_a_take_is_linked_by_hand(studio, file):
    ran = studio(
        *("takes", "link", file, "A001C001_261207_R1.mp4"),
        *("--scene", "01-02", "--slate", "3", "--number", 4),
    )
    assert ran.code == 0
    assert "1-2/3/4" in ran.out
    one = listed(studio, file)[1]
    assert (one["scene"], one["slate"], one["take"]) == ("1-2", "3", 4)
    studio("takes", "link", file, "1-2/3/4", "--number", 5)
    assert listed(studio, file)[1]["take"] == 5
    studio("takes", "link", file, "1-2 / 3 / 5", "--scene", "")
    assert listed(studio, file)[1]["scene"] is None
    studio("undo", file)
    assert listed(studio, file)[1]["slate"] == "3"


def test_a_take_is_judged_and_marked(studio, file):
    ran = studio(
        *("takes", "change", file, "1-1/2/3", "--circled", "--rating", 4, "--ng", "Out of focus"),
        *("--note", "soft at the end", "--in", 2, "--out", 9),
    )
    assert ran.code == 0
    assert "★★★★" in ran.out
    studio("takes", "mark", file, "1-1/2/3", 5, "--note", "turns")
    one = listed(studio, file)[0]
    assert (one["circled"], one["rating"], one["ng_reason"]) == (True, 4, "focus")
    assert (one["in_frame"], one["out_frame"]) == (2, 9)
    assert (one["note"], one["markers"]) == ("soft at the end", [{"frame": 5, "note": "turns"}])
    studio("takes", "change", file, one["id"], "--not-circled", "--ng", "", "--out", "end")
    one = listed(studio, file)[0]
    assert (one["circled"], one["ng_reason"], one["out_frame"]) == (False, None, 11)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("link", "1-1/2/9", "--number", "1"), "no take “1-1/2/9”"),
        (("link", "1-1/2/3", "--scene", "9-9"), "no scene 9-9"),
        (("link", "A001C001_261207_R1.mp4", "--slate", "3"), "A slate belongs to a scene"),
        (("change", "1-1/2/3", "--rating", "7"), "7 is no rating"),
        (("change", "1-1/2/3", "--ng", "rain"), "“rain” is no reason"),
        (("change", "1-1/2/3", "--in", "40"), "Frames 40 to 11"),
        (("mark", "1-1/2/3", "12"), "no frame 12"),
    ],
)
def test_what_cannot_be_is_one_sentence(studio, file, words, said):
    command, *rest = words
    before = listed(studio, file)
    ran = studio("takes", command, file, *rest)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert said in ran.err
    assert listed(studio, file) == before


def test_wrong_usage_is_told(studio, file):
    assert studio("takes", "change", file, "1-1/2/3").code == 2
    assert studio("takes", "mark", file, "1-1/2/3", "first").code == 2


def test_a_name_that_two_takes_have_asks_for_more(studio, file):
    studio(
        *("takes", "link", file, "A001C001_261207_R1.mp4"),
        *("--scene", "1-1", "--slate", "2", "--number", 3),
    )
    ran = studio("takes", "change", file, "1-1/2/3", "--circled")
    assert ran.code == 1
    assert "may be one of several takes" in ran.err
    studio("takes", "change", file, listed(studio, file)[0]["id"], "--circled")
    assert [one["circled"] for one in listed(studio, file)] == [True, False]


def test_proxies_are_made_once_and_bad_clips_are_told(studio, file, tmp_path):
    ran = studio("takes", "proxies", file, "1-1/2/3")
    assert (ran.code, ran.out) == (0, "1 of 1: 1-1_2_T3.mp4  made\n")
    shutil.move(tmp_path / "card" / "A001C001_261207_R1.mp4", tmp_path / "away.mp4")
    ran = studio("takes", "proxies", file)
    assert ran.code == 1
    assert ran.out == "1 of 2: 1-1_2_T3.mp4  was there\n"
    assert "A001C001_261207_R1.mp4" in ran.err
    assert ran.err.count("\n") == 1
