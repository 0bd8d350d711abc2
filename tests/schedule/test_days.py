from datetime import date, timedelta

import pytest

from studio.base.errors import StudioError
from studio.schedule import store as schedule
from tests.schedule.making import FIRST, by_number, layout, planned


@pytest.fixture
def show(tmp_path):
    made = planned(tmp_path)
    yield made
    made.close()


def days(store):
    return schedule.active_board(store).days


def dates(store):
    return [day.date.day for day in days(store)]


def fill(store):
    """Put one scene on each day."""
    ids = by_number(schedule.active_board(store))
    for day, scene in zip(days(store), ("1-1", "1-2", "2-1"), strict=True):
        schedule.move_strips(store, [ids[scene]], day.id)


def test_days_skip_resting_weekdays_and_dates_that_are_taken(show):
    schedule.add_days(show, FIRST, 4, rest={5, 6})
    assert dates(show) == [3, 4, 5, 6, 7, 10, 11]
    assert [day.number for day in days(show)] == [1, 2, 3, 4, 5, 6, 7]


def test_days_off_have_no_number(show):
    schedule.change_day(show, days(show)[1].id, kind="off")
    assert [day.number for day in days(show)] == [1, None, 2]


def test_a_taken_date_is_refused_for_a_new_day(show):
    with pytest.raises(StudioError, match="on the board already"):
        schedule.add_day(show, FIRST)


def test_a_removed_day_sends_its_scenes_to_the_boneyard_and_unpins_them(show):
    fill(show)
    first = days(show)[0]
    schedule.add_banner(show, first.id, "Lunch", 60)
    schedule.pin(show, [first.strips[0].id], True)
    schedule.remove_day(show, first.id)
    board = schedule.active_board(show)
    assert layout(board) == [["1-2"], ["2-1"], ["2-2", "3-1", "3-2", "1-1"]]
    assert not board.boneyard[-1].pinned
    show.undo()
    assert layout(schedule.active_board(show))[0] == ["1-1", "Lunch"]
    assert days(show)[0].strips[0].pinned


def test_a_free_date_is_taken_and_a_taken_one_is_swapped(show):
    fill(show)
    first = days(show)[0]
    schedule.change_day(show, first.id, on=date(2026, 8, 9))
    assert dates(show) == [4, 5, 9]
    assert layout(schedule.active_board(show))[:3] == [["1-2"], ["2-1"], ["1-1"]]
    schedule.change_day(show, first.id, on=date(2026, 8, 4))
    assert dates(show) == [4, 5, 9]
    assert layout(schedule.active_board(show))[:3] == [["1-1"], ["2-1"], ["1-2"]]


def test_a_day_put_off_takes_its_date_row_along_unless_another_board_shares_it(show):
    first = days(show)[0]
    schedule.change_day(show, first.id, on=date(2026, 8, 20))
    assert days(show)[-1].shoot_day_id == first.shoot_day_id
    copy = schedule.duplicate_board(show, schedule.active_board(show).id, "B")
    schedule.change_day(show, first.id, on=date(2026, 8, 21))
    assert days(show)[-1].shoot_day_id != first.shoot_day_id
    assert schedule.read_board(show, copy).days[-1].date == date(2026, 8, 20)


def test_moving_a_day_shifts_what_is_shot_and_leaves_the_dates(show):
    fill(show)
    third = days(show)[2]
    schedule.move_day(show, third.id, days(show)[0].id)
    assert dates(show) == [3, 4, 5]
    assert layout(schedule.active_board(show))[:3] == [["2-1"], ["1-1"], ["1-2"]]
    schedule.move_day(show, third.id)
    assert layout(schedule.active_board(show))[:3] == [["1-1"], ["1-2"], ["2-1"]]


def test_moving_a_day_passes_over_days_off_and_locked_days(show):
    fill(show)
    schedule.add_day(show, FIRST + timedelta(days=3))
    off = schedule.add_day(show, FIRST - timedelta(days=1), kind="off")
    schedule.change_day(show, days(show)[2].id, locked=True)
    schedule.move_day(show, days(show)[4].id, days(show)[1].id)
    assert layout(schedule.active_board(show))[:5] == [[], [], ["1-2"], ["1-1"], ["2-1"]]
    assert days(show)[0].id == off
    with pytest.raises(StudioError, match="locked"):
        schedule.move_day(show, days(show)[2].id)


def test_a_locked_day_keeps_its_date_and_times_until_it_is_unlocked(show):
    first = days(show)[0].id
    schedule.change_day(show, first, locked=True)
    schedule.change_day(show, first, note="Rain cover")
    for values in ({"call_minute": 300}, {"on": date(2026, 9, 1)}):
        with pytest.raises(StudioError, match="locked"):
            schedule.change_day(show, first, **values)
    with pytest.raises(StudioError, match="locked"):
        schedule.remove_day(show, first)
    schedule.change_day(show, first, locked=False, call_minute=300)
    assert (days(show)[0].call_minute, days(show)[0].note) == (300, "Rain cover")


def test_a_day_with_scenes_stays_a_shooting_day(show):
    fill(show)
    with pytest.raises(StudioError, match="Move them to other days"):
        schedule.change_day(show, days(show)[0].id, kind="travel")


@pytest.mark.parametrize("values", [{"call_minute": 1440}, {"work_minutes": -1}, {"kind": "x"}])
def test_impossible_times_are_refused(show, values):
    with pytest.raises(StudioError):
        schedule.change_day(show, days(show)[0].id, **values)


def test_a_copy_of_a_board_is_changed_without_the_original(show):
    fill(show)
    original = schedule.active_board(show)
    copy = schedule.duplicate_board(show, original.id, "Rain")
    assert layout(schedule.read_board(show, copy)) == layout(original)
    schedule.activate_board(show, copy)
    schedule.remove_day(show, days(show)[0].id)
    assert schedule.active_board(show).name == "Rain"
    assert schedule.read_board(show, original.id) == original
    schedule.rename_board(show, copy, "Sun")
    assert [(one.name, one.active, one.days) for one in schedule.boards(show)] == [
        ("A", False, 3),
        ("Sun", True, 2),
    ]


def test_the_last_board_stays_and_the_active_one_has_a_successor(show):
    only = schedule.active_board(show).id
    with pytest.raises(StudioError, match="only board"):
        schedule.remove_board(show, only)
    copy = schedule.duplicate_board(show, only, "B")
    schedule.remove_board(show, only)
    assert [(one.id, one.active) for one in schedule.boards(show)] == [(copy, True)]
