"""studio script import --preview, --json, --name, --line, --revision and studio script changes."""

import json

import pytest

from studio.project.store import Store
from studio.script import revisions
from studio.script import store as script

FIRST = "第1集：退婚\n1-1 日 内 宴会厅\n道具：戒指\n林晚：退婚可以。\n顾沉：她变了。\n"
SECOND = "第1集：退婚\n1-1 日 内 宴会厅\n道具：账本\n林晚：退婚可以。\n小晚：先结账。\n"


@pytest.fixture
def file(tmp_path, studio):
    path = tmp_path / "a.studio"
    assert studio("new", path, "--title", "T").code == 0
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.txt").write_text(SECOND, "utf-8")
    assert studio("script", "import", path, tmp_path / "a.txt").code == 0
    return path


def test_a_preview_tells_and_writes_nothing(file, studio):
    data = file.read_bytes()
    ran = studio("script", "import", file, file.parent / "b.txt", "--preview", "--json")
    told = json.loads(ran.out)
    assert told["rewrites"] is True
    assert told["imported"] is False
    [change] = told["changes"]
    assert change["kind"] == "changed"
    assert change["elements_in"] == [["props", "账本", 1]]
    assert change["elements_out"] == [["props", "戒指", 1]]
    assert change["cast_in"] == ["小晚"]
    assert told["same_people"] == [{"name": "小晚", "as": "林晚"}]
    assert file.read_bytes() == data


def test_a_rewrite_is_told_in_words_and_kept(file, studio):
    ran = studio("script", "import", file, file.parent / "b.txt", "--name", "小晚=林晚")
    assert "1-1  Changed" in ran.out
    assert "先结账。" in ran.out
    with Store.open(file, read_only=True) as store:
        assert {one.name for one in script.characters(store)} == {"林晚", "顾沉"}
    again = json.loads(studio("script", "changes", file, "--json").out)
    assert [one["file"] for one in again] == ["b.txt"]
    assert again[0]["changes"][0]["number"] == "1-1"
    assert "b.txt" in studio("script", "changes", file).out


def test_changed_lines_are_marked_with_the_revision(file, studio):
    studio("script", "import", file, file.parent / "b.txt", "--revision", "Second draft")
    with Store.open(file, read_only=True) as store:
        [one] = revisions.revisions(store)
    assert (one.name, one.colour, one.lines) == ("Second draft", "blue", 2)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--name", "小晚"), "is not a pair of names"),
        (("--line", "99=action"), "does not say what a line is"),
    ],
)
def test_wrong_answers_are_one_sentence(file, studio, words, said):
    ran = studio("script", "import", file, file.parent / "b.txt", *words)
    assert ran.code == 1
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_without_a_rewrite_there_is_nothing_to_tell(file, studio):
    assert json.loads(studio("script", "changes", file, "--json").out) == []
    assert "No script was imported again" in studio("script", "changes", file).out
