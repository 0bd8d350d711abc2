from hypothesis import given
from hypothesis import strategies as st

from studio.schedule.model import in_proportion, shares
from studio.schedule.presets import rules, strip_colours

LENGTHS = st.lists(st.one_of(st.none(), st.integers(0, 40)), min_size=1, max_size=6)


@given(st.integers(0, 60), LENGTHS)
def test_the_parts_of_a_scene_always_sum_to_the_scene(total, parts):
    given_out = shares(total, parts)
    assert sum(given_out) == total
    assert len(given_out) == len(parts)
    assert all(one >= 0 for one in given_out)


def test_a_part_with_a_figure_gets_it_and_the_other_takes_the_rest():
    assert shares(12, [None, 4]) == [8, 4]
    assert shares(12, [5, None, 4]) == [5, 3, 4]


def test_a_scene_that_became_shorter_than_its_parts_gives_what_is_left():
    assert shares(3, [None, 4]) == [0, 3]


@given(st.integers(0, 500), st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_seconds_are_divided_without_losing_one(total, weights):
    assert sum(in_proportion(total, weights)) == total


def test_colour_keys_follow_the_rules_for_mixed_places_and_half_light():
    key = strip_colours().key
    assert key("INT", "DAY") == "INT DAY"
    assert key("EXT", "NIGHT") == "EXT NIGHT"
    assert key("INT/EXT", "DAWN") == "INT DAY"
    assert key("EST", "DUSK") == "EXT NIGHT"
    assert key(None, None) == "INT DAY"


def test_the_two_conventions_swap_the_colours_of_night():
    software, classic = (strip_colours().conventions[name] for name in ("software", "classic"))
    assert software["INT NIGHT"] == classic["EXT NIGHT"]
    assert software["EXT NIGHT"] == classic["INT NIGHT"]
    assert software.keys() == classic.keys()


def test_minors_get_the_hours_of_the_age_below_theirs():
    table = rules().minors
    assert table.hours_at(8).work == 240
    assert table.hours_at(15).work == 300
    assert table.hours_at(3) is None
