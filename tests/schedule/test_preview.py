import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.schedule import store as schedule
from studio.schedule.preview import cost_of_move, moved
from tests.schedule.making import layout, planned
from tests.schedule.pieces import board, day, facts, strip


def said(start, *move):
    return [str(one) for one in cost_of_move(start, *move).sentences()]


def test_a_move_tells_its_hours_its_waiting_days_and_new_warnings():
    start = board(
        day(0, strip("1-1", cast=[1])), day(1, strip("2-1", place="B")), boneyard=[strip("3-1")]
    )
    start = board(*start.days, day(2), boneyard=[strip("3-1", cast=[1, 2])])
    assert said(start, facts(away={2: [2]}), ["3-1"], "day 2") == [
        "Actor 2 is not available on day 3 (scenes 3-1).",
        "Day 3: 1:00 of 10:00 hours",
        "cast working days +2",
        "cast waiting days +1",
    ]


def test_a_move_that_saves_something_says_so():
    start = board(day(0, strip("1-1", cast=[1])), day(1), day(2, strip("1-2", cast=[1])))
    assert said(start, facts(), ["1-2"], "day 0") == [
        "Day 1: 2:00 of 10:00 hours",
        "cast working days −1",
        "cast waiting days −1",
    ]
    assert said(start, facts(), ["1-2"], None) == ["cast working days −1", "cast waiting days −1"]


MOVES = st.lists(
    st.tuples(
        st.lists(st.integers(0, 99), min_size=1, max_size=3),
        st.integers(-1, 2),
        st.integers(-1, 9),
    ),
    min_size=1,
    max_size=8,
)


@given(MOVES)
@settings(max_examples=25, deadline=None, derandomize=True)
def test_the_previewed_board_is_the_one_that_the_move_makes(moves):
    with tempfile.TemporaryDirectory() as folder, planned(Path(folder), scenes=6) as store:
        for picks, to, place in moves:
            now = schedule.active_board(store)
            strips = list(now.strips())
            ids = [strips[n % len(strips)].id for n in picks]
            day_id = now.days[to].id if to >= 0 else None
            among = now.days[to].strips if to >= 0 else now.boneyard
            before = among[place % len(among)].id if among and place >= 0 else None
            shown = layout(moved(now, ids, day_id, before))
            schedule.move_strips(store, ids, day_id, before)
            assert layout(schedule.active_board(store)) == shown
