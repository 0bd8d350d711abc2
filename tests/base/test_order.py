import itertools

from hypothesis import given
from hypothesis import strategies as st

from studio.base.order import after_last, between, between_many, spread


@given(st.integers(0, 5000))
def test_spread_ranks_rise_and_leave_room(count):
    ranks = spread(count)
    assert ranks == sorted(set(ranks))
    assert len(ranks) == count
    for low, high in itertools.pairwise(ranks):
        assert low < between(low, high) < high


@given(st.lists(st.floats(0, 1), max_size=120))
def test_any_row_of_insertions_stays_in_order(places):
    ranks: list[str] = []
    for place in places:
        at = int(place * len(ranks))
        low = ranks[at - 1] if at else ""
        high = ranks[at] if at < len(ranks) else ""
        fresh = between(low, high)
        assert not fresh.endswith("0")
        ranks.insert(at, fresh)
    assert ranks == sorted(set(ranks))


def test_thousands_of_appends_stay_short():
    ranks = spread(3)
    for _ in range(4000):
        ranks += after_last(ranks[-1:])
    assert ranks == sorted(set(ranks))
    assert max(map(len, ranks)) < 8


@given(st.integers(0, 200), st.integers(0, 20))
def test_a_block_fits_between_any_two_neighbours(count, place):
    ranks = ["", *spread(20), ""]
    made = between_many(ranks[place], ranks[place + 1], count)
    assert made == sorted(set(made))
    assert len(made) == count
    assert all(ranks[place] < rank for rank in made)
    assert not ranks[place + 1] or all(rank < ranks[place + 1] for rank in made)
