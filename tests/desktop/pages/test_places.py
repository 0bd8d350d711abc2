"""Places: edits in the page reach the store, sets are mapped in their cells."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from studio.desktop.pages.places import PLACES_VIEW, SETS_VIEW, PlacesPage
from studio.places import store as places
from studio.script import store as script


@pytest.fixture
def page(show, make_page):
    return make_page(PlacesPage)


@pytest.fixture
def sets(page):
    page.views.show_view(SETS_VIEW)
    return page


def row(table, name):
    return next(r for r in range(table.rowCount()) if table.index(r, 0).data() == name)


def column(table, title):
    return [c.title for c in table.columns].index(title)


def put(table, name, title, text):
    return table.setData(table.index(row(table, name), column(table, title)), text)


def cell(table, name, title):
    return table.index(row(table, name), column(table, title)).data()


def place(store, name):
    return next(p for p in places.places(store) if name in (p.name, p.other_name))


def test_places_are_listed_with_their_sets_and_what_they_lack(page):
    assert cell(page.places, "Film city", "Sets") == "1"
    assert cell(page.places, "Film city", "Nearest hospital") == "人民医院"
    assert cell(page.places, "Old hospital", "Nearest hospital") == "Not given"


def test_a_fee_is_written_and_undone(page, show):
    put(page.places, "Film city", "Fee a day", "5,200.50")
    found = place(show, "影视城")
    assert (found.fee_minor, found.fee_currency) == (520_050, "CNY")
    assert cell(page.places, "Film city", "Fee a day") == "CNY 5,200.50"
    show.undo()
    assert cell(page.places, "Film city", "Fee a day") == ""


def test_adding_opens_the_name_for_typing(page, show, qtbot):
    page.add()
    field = page.place_view.findChild(QLineEdit)
    qtbot.keyClicks(field, "Harbour")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert place(show, "Harbour").name == "Harbour"


def test_a_position_is_checked_where_it_is_typed(page, show):
    page.select(place(show, "影视城").id)
    form = page.panel.place
    field = form._fields["coordinates"]
    assert field.text() == "29.150000, 120.310000"
    field.setText("somewhere")
    field.editingFinished.emit()
    assert "is not a position" in form._errors["coordinates"].text()
    assert field.text() == "somewhere"
    field.setText("30.5, 121.25")
    field.editingFinished.emit()
    assert place(show, "影视城").coordinates == "30.500000, 121.250000"


def test_both_languages_are_typed_in_the_inspector(page, show):
    page.select(place(show, "影视城").id)
    field = page.panel.place._fields["other_parking"]
    field.setText("Gate 3")
    field.editingFinished.emit()
    assert place(show, "影视城").other_parking == "Gate 3"


def test_days_away_of_a_place_are_kept(page, show):
    page.select(place(show, "旧医院").id)
    form = page.panel.place.days_off
    assert form._first.text() == "2026-12-07"  # the first shooting day
    form._note.setText("fair")
    form._submit()
    assert [(a.first_date, a.note) for a in places.availability(show)] == [("2026-12-07", "fair")]


def test_sets_without_a_place_are_flagged_until_one_is_chosen(sets, show):
    assert cell(sets.sets, "病房", "Shot at") == "Choose a place"
    assert sets.views._note.whole() == "3 sets  ·  2 sets without a place"
    put(sets.sets, "病房", "Shot at", "Old hospital")
    assert cell(sets.sets, "病房", "Shot at") == "Old hospital"
    assert sets.views._note.whole() == "3 sets  ·  1 set without a place"
    show.undo()
    assert cell(sets.sets, "病房", "Shot at") == "Choose a place"


def test_the_cell_offers_the_places(sets, show):
    at = sets.sets.index(row(sets.sets, "病房"), column(sets.sets, "Shot at"))
    sets.set_view.setCurrentIndex(at)
    sets.set_view.edit(at)
    box = sets.set_view.findChild(QComboBox)
    assert [box.itemText(i) for i in range(box.count())] == [
        "No place",
        "Film city",
        "Old hospital",
    ]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert cell(sets.sets, "病房", "Shot at") == "Old hospital"


def test_an_unknown_place_is_told(sets, ctx):
    put(sets.sets, "病房", "Shot at", "Moon")
    assert "There is no place “Moon”" in str(ctx.host.told[0])


def test_many_sets_are_mapped_at_once(sets, show):
    ids = [s.id for s in script.sets(show)]
    shoot_at = sets.set_view.menu_acts(ids)[0]
    next(act for act in shoot_at.menu if act.label == "Old hospital").call()
    assert place(show, "旧医院").sets == 3
    show.undo()
    assert place(show, "旧医院").sets == 0


def test_a_deleted_place_leaves_its_sets_open(page, show, qtbot):
    page.place_view.choose([place(show, "影视城").id])
    qtbot.keyClick(page.place_view, Qt.Key.Key_Delete)
    assert cell(page.sets, "天台", "Shot at") == "Choose a place"
    show.undo()
    assert cell(page.sets, "天台", "Shot at") == "Film city"


def test_the_filter_and_the_palette_find_places_and_sets(page, show):
    page.filter("old")
    assert page.places.rowCount() == 1
    page.filter("")
    page.select(next(s.id for s in script.sets(show) if s.name == "码头"))
    assert page.views.at == SETS_VIEW
    page.select(place(show, "影视城").id)
    assert page.views.at == PLACES_VIEW


def test_an_empty_page_says_how_to_begin(make_page, store):
    page = make_page(PlacesPage)
    assert (page._place_stack.currentIndex(), page._set_stack.currentIndex()) == (1, 1)
    assert page.inspector() is None


def test_hostile_names_are_shown_as_they_are(page, show):
    made = places.add_place(show, "<img src=x> {a}")
    page.select(made)
    assert page.panel.place._heading.whole() == "<img src=x> {a}"


def test_a_read_only_production_is_not_edited(page, show, monkeypatch):
    monkeypatch.setattr(show, "read_only", True)
    assert not page.places.flags(page.places.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
