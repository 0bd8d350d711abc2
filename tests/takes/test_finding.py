"""A take by what is typed."""

from dataclasses import replace

import pytest

from studio.base.errors import StudioError
from studio.takes import store as room
from studio.takes.finding import find_take, take_name
from studio.takes.scan import scan


@pytest.fixture
def takes(store, scenes, card):
    names = ("1-1_1_T1.mp4", "1-1_1_T2.mp4", "1-2_3A_T12.mp4", "1-2_3A_T1.mp4", "2-1_T1.mp4")
    room.add_clips(store, scan(card(*names, "Night shoot.mp4")).clips)
    return room.takes(store)


@pytest.mark.parametrize(
    ("word", "file"),
    [
        ("1-1/1/2", "1-1_1_T2.mp4"),
        (" 1-1 / 1 / 2", "1-1_1_T2.mp4"),
        ("1-2/3a/1", "1-2_3A_T1.mp4"),  # the whole name, although 1-2/3A/12 begins with it
        ("1-2/3A/12", "1-2_3A_T12.mp4"),
        ("2-1/1", "2-1_T1.mp4"),
        ("2", "2-1_T1.mp4"),
        ("night", "Night shoot.mp4"),
        ("Night shoot.mp4", "Night shoot.mp4"),
        ("1-1_1_T1", "1-1_1_T1.mp4"),
    ],
)
def test_a_name_a_file_or_the_beginning_of_one_finds_a_take(takes, word, file):
    assert find_take(takes, word).file == file


def test_the_id_finds_a_take(takes):
    assert all(find_take(takes, one.id) is one for one in takes)


def test_names_are_those_that_find_the_take(takes):
    assert [take_name(one) for one in takes][:3] == ["1-1/1/1", "1-1/1/2", "1-2/3A/1"]
    assert all(find_take(takes, take_name(one)) is one for one in takes)
    assert take_name(replace(takes[0], number=None)) == "1-1/1/—"


def test_none_and_several_are_told_with_what_there_is(takes):
    with pytest.raises(StudioError, match=r"no take “9-9”\. Name one of: 1-1/1/1, 1-1/1/2, 1-2/3A"):
        find_take(takes, "9-9")
    with pytest.raises(StudioError, match=r"several takes: 1-1/1/1 \(1-1_1_T1\.mp4\), 1-1/1/2 \("):
        find_take(takes, "1-1/1")
    with pytest.raises(StudioError, match="no take “”"):
        find_take(takes, "")
    with pytest.raises(StudioError, match="There are no takes yet"):
        find_take([], "1")
    with pytest.raises(StudioError, match=r"1-1/1/1, .*…"):
        find_take(takes * 3, "zz")
