"""Cast & crew: edits in the page reach the store, undo brings them back to the view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit

from studio.desktop.pages.people import CAST_VIEW, CREW_VIEW, PeoplePage
from studio.people import store as people
from studio.script import store as script
from tests.desktop.pages.people_parts import (
    column,
    crew,
    page,
    person,
    put,
    row,
    titles,
)

__all__ = ["crew", "page"]  # the fixtures


def test_the_crew_stands_under_its_departments_without_those_who_play_roles(crew):
    assert titles(crew.crew) == ["Production", "Camera", "Cast", "No department"]
    names = [crew.crew.index(r, 0).data() for r in range(crew.crew.rowCount())]
    assert "Cen Xing" not in names  # plays a role
    assert "Zhan Yu" in names  # of the cast, but without a role yet


def test_a_cell_is_written_and_undo_shows_the_old_text(crew, show):
    phone = column(crew.crew, "Phone")
    put(crew.crew, row(crew.crew, "Shao Ming"), phone, "139-1")
    assert person(show, "邵明").phone == "139-1"
    show.undo()
    assert crew.crew.index(row(crew.crew, "Shao Ming"), phone).data() == "138-0000-0001"


def test_each_language_of_a_name_is_typed_in_its_own_column(crew, show):
    at = row(crew.crew, "Shao Ming")
    assert [c.title for c in crew.crew.columns[:2]] == ["Name", "中文"]
    put(crew.crew, at, 0, "Shao M.")
    put(crew.crew, row(crew.crew, "Shao M."), 1, "邵鸣")
    found = person(show, "邵鸣")
    assert (found.name, found.other_name) == ("邵鸣", "Shao M.")


def test_one_name_serves_both_languages_until_its_twin_is_typed(crew, show):
    put(crew.crew, row(crew.crew, "Ana"), 0, "Anna")
    assert person(show, "Anna").other_name == ""
    put(crew.crew, row(crew.crew, "Anna"), 1, "安娜")
    found = person(show, "Anna")
    assert (found.name, found.other_name) == ("安娜", "Anna")
    put(crew.crew, row(crew.crew, "Anna"), 1, "")
    assert person(show, "Anna").name == "Anna"


def test_a_person_keeps_at_least_one_name(crew, ctx):
    put(crew.crew, row(crew.crew, "Stray"), 0, "")
    assert "needs a name" in str(ctx.host.told[0])
    assert row(crew.crew, "Stray") >= 0


def test_money_and_minutes_are_read_as_people_write_them(crew, show):
    at, table = row(crew.crew, "Ana"), crew.crew
    put(table, at, column(table, "Day rate"), "usd 120.50")
    put(table, at, column(table, "Call ± min"), "−45")
    found = person(show, "Ana")
    assert (found.rate_minor, found.rate_currency, found.call_offset) == (12_050, "USD", -45)
    assert table.index(at, column(table, "Day rate")).data() == "USD 120.50"
    assert table.index(at, column(table, "Call ± min")).data() == "−45"


def test_a_wrong_amount_is_told_and_changes_nothing(crew, show, ctx):
    put(crew.crew, row(crew.crew, "Ana"), column(crew.crew, "Day rate"), "a lot")
    assert "is not" in str(ctx.host.told[0])
    assert person(show, "Ana").rate_minor == 0


def test_adding_opens_the_new_name_for_typing(crew, show, qtbot):
    crew.crew_view.choose([person(show, "Ana").id])
    crew.add()
    field = crew.crew_view.findChild(QLineEdit)
    assert field.text() == "New person"
    qtbot.keyClicks(field, "Bo")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    made = person(show, "Bo")
    assert made.department == "Camera"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_new_person_who_is_not_named_does_not_stay(crew, show, qtbot, key):
    crew.crew_view.choose([person(show, "Ana").id])
    before = len(people.people(show))
    crew.add()
    qtbot.keyClick(crew.crew_view.findChild(QLineEdit), key)
    qtbot.waitUntil(lambda: len(people.people(show)) == before)
    assert show.next_undo().label.text == "Fill"
    assert crew.crew_view.current_id() == person(show, "Ana").id


def test_the_first_name_of_a_new_person_is_the_name(crew, show, qtbot):
    crew.add()
    field = crew.crew_view.findChild(QLineEdit)
    field.setText("Bo Li")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.wait(10)
    assert (person(show, "Bo Li").name, person(show, "Bo Li").other_name) == ("Bo Li", "")
    put(crew.crew, row(crew.crew, "Bo Li"), 1, "李博")
    assert person(show, "李博").other_name == "Bo Li"


def test_a_person_is_added_to_any_department(crew, show, qtbot):
    add_to = crew.acts()[0].menu[0]
    next(act for act in add_to.menu if act.label == "Production").call()
    field = crew.crew_view.findChild(QLineEdit)
    qtbot.keyClicks(field, "Cy")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert person(show, "Cy").department == "Production"


def test_many_are_deleted_at_once_and_come_back(crew, show, qtbot):
    crew.crew_view.choose([person(show, "Ana").id, person(show, "Stray").id])
    qtbot.keyClick(crew.crew_view, Qt.Key.Key_Delete)
    assert {"Ana", "Stray"}.isdisjoint(p.name for p in people.people(show))
    show.undo()
    assert row(crew.crew, "Stray") > 0


def test_departments_are_added_renamed_moved_to_and_removed(crew, show, monkeypatch):
    ana = person(show, "Ana").id
    acts = {act.label: act for act in crew.acts()[0].menu}
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("Drones", True))
    acts["Add a department…"].call()
    assert titles(crew.crew)[-2:] == ["Drones", "No department"]
    moves = crew.crew_view.menu_acts([ana])[0].menu
    next(act for act in moves if act.label == "Drones").call()
    assert person(show, "Ana").department == "Drones"
    crew.crew_view.choose([ana])
    acts = {act.label: act for act in crew.acts()[0].menu}
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Air unit", True))
    acts["Rename Drones…"].call()
    assert "Air unit" in titles(crew.crew)
    {act.label: act for act in crew.acts()[0].menu}["Delete Air unit"].call()
    assert person(show, "Ana").department == ""


def test_days_away_are_added_and_taken_back(crew, show, ctx):
    ana = person(show, "Ana").id
    crew.select(ana)
    form = crew.panel.person.days_off
    form._first.setText("2026-12-09")
    form._last.setText("2026-12-01")
    form._submit()
    assert "before the first" in form._error.text()
    form._last.setText("2026-12-10")
    form._note.setText("wedding")
    form._submit()
    assert [(a.first_date, a.note) for a in people.availability(show) if a.person_id == ana] == [
        ("2026-12-09", "wedding")
    ]
    form._take_back(people.availability(show)[-1].id)
    assert ctx.host.toasts[-1] == ("Days removed.", True)


def test_a_field_left_half_typed_is_written_to_the_person_it_belongs_to(crew, show, qtbot):
    form = crew.panel.person
    crew.panel.show()
    crew.select(person(show, "Ana").id)
    field = form._fields["phone"]
    crew.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "777")
    crew.select(person(show, "邵明").id)
    phones = {p.name: p.phone for p in people.people(show)}
    assert phones["邵明"] == "138-0000-0001"
    assert field.text() == "138-0000-0001"


def test_the_filter_keeps_who_matches_under_their_department(crew):
    crew.filter("focus")
    assert titles(crew.crew) == ["Camera"]
    assert crew.crew.rowCount() == 2
    crew.filter("")
    assert len(titles(crew.crew)) == 4


def test_selecting_finds_a_character_or_a_person(page, show):
    page.select(person(show, "Ana").id)
    assert page.views.at == CREW_VIEW
    page.select(person(show, "岑星").id)
    assert (page.views.at, page.cast_view.currentIndex().row()) == (CAST_VIEW, 0)
    guest = next(c.id for c in script.characters(show) if c.name == "宾客")
    page.select(guest)
    assert page.cast_view.chosen_ids() == [guest]


def test_empty_views_say_how_to_begin(make_page, store):
    page = make_page(PeoplePage)
    assert page._cast_stack.currentIndex() == 1
    assert page.inspector() is None
    page.views.show_view(CREW_VIEW)
    assert page._crew_stack.currentIndex() == 1
    page._units.seed()
    assert page._crew_stack.currentIndex() == 0
    assert "Make-up & hair" in titles(page.crew)


def test_hostile_names_are_shown_as_they_are(crew, show):
    name = "<h1>Bo</h1> {x} %s"
    made = people.add_person(show, name, department="<b>Rig</b>")
    assert "<b>Rig</b>" in titles(crew.crew)
    crew.select(made)
    assert crew.panel.person._heading.whole() == name
    assert crew.panel.person._heading.textFormat() == Qt.TextFormat.PlainText


def test_a_read_only_production_is_shown_but_not_edited(crew, show, monkeypatch):
    monkeypatch.setattr(show, "read_only", True)
    at = crew.crew.index(row(crew.crew, "Ana"), 0)
    assert not crew.crew.flags(at) & Qt.ItemFlag.ItemIsEditable
    assert all(act.writes for act in crew.acts() if not act.menu)


def test_the_age_of_a_minor_is_told(crew, show):
    ana = person(show, "Ana").id
    people.change_person(show, ana, birth_date="2018-05-20")
    crew.select(ana)
    detail = crew.panel.person._detail.whole()
    assert detail == "Camera operator  ·  Camera  ·  8 years old"
    people.change_person(show, ana, birth_date="1990-05-20")
    assert crew.panel.person._detail.whole() == "Camera operator  ·  Camera"


def test_whole_rates_are_written_without_decimals(crew):
    at = crew.crew.index(row(crew.crew, "Shao Ming"), column(crew.crew, "Day rate"))
    assert at.data() == "CNY 900"
    assert at.data(Qt.ItemDataRole.EditRole) == "CNY 900.00"
