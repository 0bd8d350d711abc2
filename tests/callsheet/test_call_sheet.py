from itertools import pairwise

import pytest

from studio.base.errors import StudioError
from studio.callsheet import store as callsheet
from studio.callsheet.model import Pair, day_clock
from studio.callsheet.sheet import call_sheet
from studio.people import store as people
from studio.project import production
from studio.schedule import days
from studio.schedule import store as schedule
from tests.reports.show import make_show
from tests.schedule.making import by_number, planned


@pytest.fixture
def show(tmp_path):
    made = make_show(tmp_path / "Rain.studio")
    yield made
    made.close()


def shoot_day(store, number):
    return str(store.query("SELECT id FROM shoot_day ORDER BY date")[number - 1]["id"])


def test_a_sheet_says_what_the_board_says(show):
    sheet = call_sheet(show, 1)
    assert (sheet.number, sheet.of, sheet.date.isoformat()) == (1, 2, "2026-12-07")
    assert len(sheet.strips) == 15
    assert sum(len(department.people) for department in sheet.crew) == 50
    assert day_clock(sheet.breakfast) == "06:30"
    assert sheet.lunch <= sheet.call + 360
    assert sheet.wrap == sheet.call + sheet.minutes + 60
    assert [place.name.main for place in sheet.places] == ["横店老街影棚", "江滨公园"]
    assert "29.154321" in sheet.places[0].map_link
    assert sheet.sun is not None


def test_the_status_comes_from_the_day_out_of_days(show):
    first, second = call_sheet(show, 1), call_sheet(show, 2)
    assert first.cast[0].status == "SW"
    assert second.cast[0].status == "WF"


def test_background_and_needs_are_collected_over_the_scenes(show):
    sheet = call_sheet(show, 1)
    extras = {item.name.main: (item.quantity, item.scenes) for item in sheet.extras}
    assert extras["路人"] == (12, ("4-2",))
    props = next(need for need in sheet.needs if need.category == "Props")
    contract = next(item for item in props.items if item.name.main == "合同")
    assert (contract.quantity, contract.scenes) == (2, ("1-1", "3-2"))
    assert all(need.category != "Background" for need in sheet.needs)


def test_the_advance_is_the_next_shooting_day_and_the_last_day_has_none(show):
    advance = call_sheet(show, 1).advance
    assert (advance.number, len(advance.strips)) == (2, 5)
    assert call_sheet(show, 2).advance is None


def test_what_is_typed_wins_and_one_undo_takes_it_back(show):
    before = call_sheet(show, 1)
    day = shoot_day(show, 1)
    callsheet.change_sheet(show, day, shooting_call=480, wrap=1560, weather="晴")
    sheet = call_sheet(show, 1)
    assert (sheet.shooting_call, sheet.wrap, sheet.weather.main) == (480, 1560, "晴")
    assert sheet.slots[0].start == 480
    show.undo()
    assert call_sheet(show, 1) == before
    show.redo()
    assert call_sheet(show, 1) == sheet


def test_a_first_change_makes_the_sheet_and_is_one_step(show):
    day = shoot_day(show, 2)
    steps = len(show.history())
    callsheet.change_sheet(show, day, radio="1 制片", other_radio="1 Production")
    assert len(show.history()) == steps + 1
    assert call_sheet(show, 2).radio == Pair("1 制片", "1 Production")
    assert callsheet.ensure_sheet(show, day) == callsheet.ensure_sheet(show, day)


def test_a_typed_call_can_be_taken_back(show):
    day = shoot_day(show, 1)
    gaffer = next(p for d in call_sheet(show, 1).crew for p in d.people if p.position == "Gaffer")
    callsheet.set_call(show, day, gaffer.person_id, call=300, note=" 先到 ")
    changed = next(
        p for d in call_sheet(show, 1).crew for p in d.people if p.person_id == gaffer.person_id
    )
    assert (changed.call, changed.note) == (300, "先到")
    callsheet.set_call(show, day, gaffer.person_id, call=None)
    again = next(
        p for d in call_sheet(show, 1).crew for p in d.people if p.person_id == gaffer.person_id
    )
    assert again.call == gaffer.call


def test_an_empty_department_note_is_removed(show):
    day = shoot_day(show, 1)
    note = call_sheet(show, 1).notes[0]
    callsheet.set_department_note(show, day, note.department_id, " ", "")
    assert note not in call_sheet(show, 1).notes
    show.undo()
    assert note in call_sheet(show, 1).notes


def test_an_impossible_time_is_refused_in_one_sentence(show):
    with pytest.raises(StudioError, match="5000 is not a time of a shooting day"):
        callsheet.change_sheet(show, shoot_day(show, 1), lunch=5000)


def test_a_day_that_does_not_exist_names_those_that_do(show):
    with pytest.raises(StudioError, match="no shooting day 7"):
        call_sheet(show, 7)


def test_without_days_the_schedule_comes_first(store):
    with pytest.raises(StudioError, match="no shooting days yet"):
        call_sheet(store, 1)


def test_an_empty_day_is_a_sheet_without_guesses(store):
    from datetime import date

    days.add_day(store, date(2026, 12, 7))
    sheet = call_sheet(store, 1)
    assert (sheet.slots, sheet.places, sheet.cast, sheet.crew) == ((), (), (), ())
    assert (sheet.sun, sheet.lunch, sheet.wrap, sheet.shooting_call) == (None, None, None, None)


def test_the_map_link_follows_the_country(show):
    production.change(show, country="CN")
    assert "position=120.301234,29.154321" in call_sheet(show, 1).places[0].map_link


def test_the_break_and_the_wrap_are_those_of_the_rows(show):
    callsheet.change_sheet(show, shoot_day(show, 1), lunch=731)
    sheet = call_sheet(show, 1)
    row = next(slot for slot in sheet.slots if slot.kind == "lunch")
    assert sheet.lunch == row.start
    spans = [(slot.start, slot.end) for slot in sheet.slots]
    assert all(end == start for (_, end), (start, _) in pairwise(spans))
    assert sheet.wrap == spans[-1][1]


def test_who_is_away_between_days_of_work_is_not_on_hold(tmp_path):
    with planned(tmp_path) as made:
        board = schedule.active_board(made)
        ids = by_number(board)
        for day, scene in zip(board.days, ("1-1", "2-1", "2-2"), strict=True):
            schedule.move_strips(made, [ids[scene]], day.id)
        held = call_sheet(made, 2).cast[0]
        assert (held.status, held.on_set) == ("H", None)
        people.add_unavailable(made, held.person_id, "2026-08-04", "2026-08-04")
        assert held.person_id not in [call.person_id for call in call_sheet(made, 2).cast]
