"""Scene numbers sort as a crew reads them."""

import random

import pytest

from studio.base.scene_numbers import parts_of, scene_key
from studio.script.numbering import number_between

IN_ORDER = [
    *("AA1", "A1", "B1", "1", "1A", "2-1", "12-3", "12-3+13-1", "12-4", "34-2", "34-2A", "34-3"),
    *("A72", "72", "A72A", "72A", "72AA", "72B", "73"),
]


def test_letters_sort_where_the_scene_stands():
    mixed = list(IN_ORDER)
    random.Random(4).shuffle(mixed)
    assert sorted(mixed, key=scene_key) == IN_ORDER


def test_what_is_no_number_sorts_too():
    sorted(["Prologue", "", "1-", "+", "١٢", "72A", "2.1", "第3场", "9" * 400], key=scene_key)


def test_scenes_shot_as_one_are_two():
    assert parts_of("12-3+13-1") == ["12-3", "13-1"]
    assert parts_of("12-3＋13-1") == ["12-3", "13-1"]
    assert parts_of("72A") == ["72A"]


@pytest.mark.parametrize(
    ("before", "after", "number"),
    [
        ("72", "73", "72A"),
        (None, "1", "A1"),
        (None, "A1", "AA1"),
        ("A1", "1", "B1"),
        ("72A", "72B", "72AA"),
        ("72", "72A", "A72A"),
        ("3-1", "3-2", "3-1A"),
        (None, "3-1", "3-A1"),
        ("12-3+13-1", "13-2", "12-3+13-1A"),
        ("Prologue", "1", "A1"),
    ],
)
def test_a_number_between_two_that_stay(before, after, number):
    assert number_between([one for one in (before, after) if one], before, after) == number


def test_a_hundred_scenes_between_two_stay_in_order():
    numbers = ["72", "73"]
    picks = random.Random(7)
    for _ in range(100):
        at = picks.randrange(len(numbers) - 1)
        made = number_between(numbers, numbers[at], numbers[at + 1])
        if made:
            numbers.insert(at + 1, made)
    assert len(numbers) > 40
    assert sorted(numbers, key=scene_key) == numbers
    assert len(set(numbers)) == len(numbers)
