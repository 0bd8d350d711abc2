"""People from a spreadsheet."""

import pytest

from studio.base.errors import StudioError
from studio.people import store as people
from studio.people.pasting import add_block, read_block

TITLES = {"姓名": "name", "职位": "position", "部门": "department"}


def add(store, block, department="Camera", terms=None):
    return add_block(store, block, department=department, currency="CNY", terms=terms or {})


def test_a_first_row_of_titles_says_which_column_is_which():
    block = read_block([["职位", "姓名", "?"], ["灯光师", "高青", "x"]], TITLES)
    assert block.people == ({"position": "灯光师", "name": "高青"},)


def test_without_titles_the_columns_are_those_of_the_crew_table():
    block = read_block([["高青", "Gao Qing", "Gaffer", "138"], ["", "", "nobody"]], TITLES)
    assert block.people == (
        {"name": "高青", "other_name": "Gao Qing", "position": "Gaffer", "phone": "138"},
    )


def test_shown_words_become_the_standard_terms(store):
    block = read_block([["姓名", "职位", "部门"], ["高青", "灯光师", "灯光组"]], TITLES)
    add(store, block, terms={"灯光师": "Gaffer", "灯光组": "Grip & electric"})
    found = people.people(store)[0]
    assert (found.position, found.department) == ("Gaffer", "Grip & electric")


def test_a_wrong_figure_adds_nobody(store):
    rows = [["Bo", "", "", "", "", "800"], ["Cy", "", "", "", "", "plenty"]]
    with pytest.raises(StudioError, match="is not"):
        add(store, read_block(rows, TITLES))
    assert people.people(store) == []


def test_a_clipboard_without_people_is_told():
    with pytest.raises(StudioError, match="no people on the clipboard"):
        read_block([["", "", "x"], []], TITLES)
