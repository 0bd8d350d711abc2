"""The stripboard page: the day out of days."""

from studio.people import store as people
from studio.schedule import store as schedule
from tests.desktop.pages.schedule_parts import days, ids, page, store

__all__ = ["ids", "page", "store"]  # the fixtures


def test_the_day_out_of_days_has_codes_and_totals_and_leads_back(page, store, ids, qtbot):
    page.tabs.setCurrentIndex(1)
    lines = [page.dood.names.at(at) for at in range(page.dood.names.rowCount())]
    assert lines[0].id == "sums"
    role = next(line for line in lines if line.name == "Role 0")
    assert role.codes == ("SWF", "", "")
    assert (role.work, role.hold, role.total) == ("1", "0", "1")
    asked = []
    page.filter_wanted.connect(asked.append)
    table = page.dood.days_view.table
    page.dood._clicked(table.index(table.row_of(role.id), 0))
    assert asked == ["Role 0"]
    assert page.tabs.currentIndex() == 0
    assert page.view.chosen_ids() == [days(store)[0].id]


def test_the_day_out_of_days_tells_idle_days_and_conflicts(page, store, ids):
    schedule.move_strips(store, [ids["2-2"]], days(store)[2].id)
    page.tabs.setCurrentIndex(1)
    view = page.dood.days_view.table
    role = next(one for one in map(view.at, range(view.rowCount())) if one.codes[1] == "H")
    row_ = next(one for one in page.dood.found().rows if one.id == role.id)
    person = next(
        ref.person_id
        for strip in page.state.board.strips()
        for ref in strip.cast
        if ref.character_id == row_.id
    )
    people.add_unavailable(store, person, "2026-08-04", "2026-08-05")
    at = view.row_of(role.id)
    line = view.at(at)
    assert line.codes == ("SW", "I", "WF")
    assert (line.work, line.hold, line.total) == ("2", "0", "2")
    columns = page.dood.days_view.table.columns
    assert [column.ground(line) for column in columns] == ["good", "", "bad"]
    assert columns[1].tip(line).startswith(f"{line.name}: idle: away, unpaid")
    assert columns[2].tip(line).endswith(", not available that day")


def test_the_day_out_of_days_of_sets(page):
    page.tabs.setCurrentIndex(1)
    page.dood.kind.setCurrentIndex(1)
    page.dood.kind.activated.emit(1)
    names = [page.dood.names.at(at).name for at in range(page.dood.names.rowCount())]
    assert names == ["Working each day", "S0", "S1"]
