"""People from a spreadsheet."""

import pytest

from studio.base.errors import StudioError
from studio.people import store as people
from studio.people.guessing import Words
from studio.people.pasting import add_block, department_of, read_block

POSITIONS = {"灯光师": "Gaffer", "化妆师": "Make-up artist", "gaffer": "Gaffer"}
WORDS = Words(POSITIONS, {"灯光组": "Grip & electric", "camera": "Camera"})


def add(store, block, department="Camera"):
    return add_block(store, block, department=department, currency="CNY", words=WORDS)


def read(*rows, words=WORDS):
    return read_block([row.split("|") for row in rows], {}, words)


def test_a_first_row_of_titles_says_which_column_is_which():
    block = read("岗位|姓名|?", "灯光师|高青|x")
    assert block.people() == [{"position": "灯光师", "name": "高青"}]


@pytest.mark.parametrize(
    ("titles", "columns"),
    [
        (
            "姓名|英文名|职务|手机|邮箱|部门",
            ("name", "other_name", "position", "phone", "email", "department"),
        ),
        (
            "Position:|Name|E-mail|Mobile|Dept|Notes",
            ("position", "name", "email", "phone", "department", "note"),
        ),
    ],
)
def test_titles_are_known_in_chinese_and_english(titles, columns):
    assert read(titles, "a|b|c|d|e|f").columns == columns


def test_without_titles_columns_are_told_by_what_is_in_them():
    block = read("1|a@b.cn|138 0000 1111|Gao Qing|灯光师|高青", "2||||化妆师|李敏")
    assert block.columns == ("", "email", "phone", "other_name", "position", "name")
    assert block.people()[0]["phone"] == "138 0000 1111"


def test_the_chinese_name_is_the_other_one_where_the_production_says_so():
    english = Words(POSITIONS, {}, chinese_other=True)
    assert read("高青|Gao Qing", words=english).columns == ("other_name", "name")
    assert read("Gao Qing|高青").columns == ("other_name", "name")


def test_words_that_are_not_known_are_the_position():
    assert read("高青|跟妆|13800001111").columns == ("name", "position", "phone")


def test_a_position_says_the_department_unless_the_row_does(store):
    block = read("姓名|职务|部门", "高青|灯光师|", "李敏|化妆师|Camera", "王强|跟妆|航拍组")
    add(store, block, "Production")
    found = {p.name: (p.position, p.department) for p in people.people(store)}
    assert found == {
        "高青": ("Gaffer", "Grip & electric"),
        "李敏": ("Make-up artist", "Camera"),
        "王强": ("跟妆", "航拍组"),
    }
    assert department_of({"name": "Bo"}, WORDS, "Sound") == "Sound"


def test_another_meaning_is_taken_from_the_column_that_had_it():
    block = read("跟妆|高青").meaning(1, "name").meaning(0, "position")
    assert block.people() == [{"position": "跟妆", "name": "高青"}]


def test_a_wrong_figure_adds_nobody(store):
    with pytest.raises(StudioError, match="is not"):
        add(store, read("Bo|||||800", "Cy|||||plenty"))
    assert people.people(store) == []


def test_a_clipboard_without_people_is_told(store):
    with pytest.raises(StudioError, match="no people on the clipboard"):
        read_block([["", ""], []], {}, WORDS)
    with pytest.raises(StudioError, match="Nobody has a name"):
        add(store, read("138 0000 1111|a@b.cn"))
