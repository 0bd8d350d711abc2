"""The breakdown page: elements by typing and by tagging, lengths in the table, merging."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from studio.breakdown import store as breakdown
from studio.breakdown.typed import split_quantity
from studio.desktop.context import Context
from studio.desktop.models.table import Heading
from studio.desktop.pages.breakdown import ELEMENTS, BreakdownPage
from studio.project.store import Store
from studio.script import editing
from studio.script import store as script


@pytest.fixture
def season(store):
    with store.edit("Fill"):
        episode = editing.add_episode(store, 1, "The ring")
        for number, place in (("1-1", "Hall"), ("1-2", "Roof")):
            scene = editing.add_scene(store, episode, number, set_name=place)
            editing.add_line(store, scene, "action", f"The old ledger lies in the {place}.")
        first = script.scenes(store)[0].id
        editing.add_line(store, first, "dialogue", "My ring!", character="Lin")
        breakdown.add_to_scene(store, first, "props", "ring", 2)
    return store


@pytest.fixture
def page(season, make_page):
    return make_page(BreakdownPage)


def scene(store, number):
    return next(one for one in script.scenes(store) if one.number == number)


def shown(page):
    table = page.sheet.table
    rows = [table.at(at) for at in range(table.rowCount())]
    return [row.title if isinstance(row, Heading) else row.name for row in rows]


def needs(store, number):
    found = breakdown.scene_elements(store, scene(store, number).id)
    return {(one.category_key, one.name, one.quantity) for one in found}


def cell(table, title, row=0):
    return table.index(row, [column.title for column in table.columns].index(title))


@pytest.mark.parametrize(
    ("text", "name", "quantity"),
    [
        ("宾客×20", "宾客", 20),
        ("Guests x 3", "Guests", 3),
        ("Ring", "Ring", 1),
        ("Suit 4x", "Suit", 4),
        ("POS机", "POS机", 1),
        ("Max", "Max", 1),
    ],
)
def test_a_typed_name_may_say_how_many(text, name, quantity):
    assert split_quantity(text) == (name, quantity)


def test_the_sheet_groups_cast_and_elements(page):
    assert shown(page) == ["Cast", "Lin", "Props", "ring"]
    assert page.scenes.chosen_ids() == [page.state.rows[0].id]


def test_enter_adds_an_element_and_keeps_the_field_for_the_next(page, season, qtbot):
    page.sheet.category.setCurrentIndex(page.sheet.category.findData("background"))
    qtbot.keyClicks(page.sheet.name, "Guests x20")
    qtbot.keyClick(page.sheet.name, Qt.Key.Key_Return)
    assert ("background", "Guests", 20) in needs(season, "1-1")
    assert page.sheet.name.text() == ""
    assert "Guests" in shown(page)
    season.undo()
    assert "Guests" not in shown(page)


def test_the_cast_category_adds_a_character(page, season, qtbot):
    page.sheet.category.setCurrentIndex(page.sheet.category.findData("cast"))
    page.sheet.name.setText("Gu")
    page.sheet.add()
    assert {c.name for c in script.characters(season)} == {"Lin", "Gu"}
    assert shown(page)[:3] == ["Cast", "Lin", "Gu"]


def test_known_names_are_offered(page):
    page.sheet.category.setCurrentIndex(page.sheet.category.findData("props"))
    model = page.sheet.name.completer().model()
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == ["ring"]


def test_a_quantity_is_edited_in_its_cell_and_refused_when_it_is_none(page, season, ctx):
    table = page.sheet.table
    row = shown(page).index("ring")
    assert table.setData(cell(table, "Quantity", row), "5")
    assert ("props", "ring", 5) in needs(season, "1-1")
    assert not table.setData(cell(table, "Quantity", row), "many")
    assert "not a quantity" in str(ctx.host.told[-1])
    season.undo()
    assert ("props", "ring", 2) in needs(season, "1-1")


def test_delete_takes_cast_and_elements_out_as_one_step(page, season, ctx, qtbot):
    table = page.sheet.table
    ids = [table.at(at).id for at, name in enumerate(shown(page)) if name in ("Lin", "ring")]
    page.sheet.view.choose(ids)
    qtbot.keyClick(page.sheet.view, Qt.Key.Key_Delete)
    assert shown(page) == []
    assert ctx.host.toasts[-1][1]
    season.undo()
    assert shown(page) == ["Cast", "Lin", "Props", "ring"]


def test_lengths_are_edited_in_the_table(page, season, ctx):
    table = page.scenes.table
    assert table.setData(cell(table, "Pages"), "1 4/8")
    assert table.setData(cell(table, "Screen"), "1:05")
    assert table.setData(cell(table, "Shoot"), "90")
    one = scene(season, "1-1")
    assert (one.eighths, one.seconds, one.minutes) == (12, 65, 90)
    assert cell(table, "Shoot").data() == "1:30"
    assert not table.setData(cell(table, "Pages"), "9/7")
    assert "not a page length" in str(ctx.host.told[-1])
    season.undo()
    assert scene(season, "1-1").minutes != 90


def test_selected_words_become_an_element_of_their_line(page, season, ctx):
    text = page.tagging.text
    at = text.toPlainText().index("old ledger")
    cursor = text.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len("old ledger"), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert page.tagging.button.isEnabled()
    page.tagging.choose("props")
    found = next(
        one
        for one in breakdown.scene_elements(season, scene(season, "1-1").id)
        if one.name == "old ledger"
    )
    assert found.line_id == script.lines(season, found.scene_id)[0].id
    marked = [mark.cursor.selectedText() for mark in text.extraSelections()]
    assert sorted(marked) == ["old ledger", "ring"]
    assert ctx.host.toasts[-1] == ("“old ledger” was added to the scene.", True)
    season.undo()
    assert [mark.cursor.selectedText() for mark in text.extraSelections()] == ["ring"]


def test_words_across_two_lines_give_only_those_of_the_first(page):
    text = page.tagging.text
    cursor = text.textCursor()
    cursor.setPosition(4)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert page.tagging.selected()[0] == "old ledger lies in the Hall."


def test_an_element_is_renamed_noted_and_sorted_elsewhere(page, season, ctx):
    page.select(page.state.elements[0].id)
    assert page.views.at == ELEMENTS
    table = page.elements.table
    assert table.setData(cell(table, "Name", 1), "wedding ring")
    assert table.setData(cell(table, "Other name", 1), "婚戒")
    assert table.setData(cell(table, "Note", 1), "from the jeweller")
    assert table.setData(cell(table, "Category", 1), "Wardrobe")
    found = breakdown.elements(season)[0]
    assert (found.name, found.other_name, found.note, found.category_key) == (
        "wedding ring",
        "婚戒",
        "from the jeweller",
        "wardrobe",
    )
    assert page.elements.view.chosen_ids() == [found.id]


def test_two_names_for_one_thing_are_merged_as_one_step(page, season, ctx):
    breakdown.add_to_scene(season, scene(season, "1-2").id, "props", "the ring")
    page.views.show_view(ELEMENTS)
    rows = {one.name: one.id for one in breakdown.elements(season)}
    why = page.acts()[0].why_not
    assert why == "Select two or more elements first."
    page.elements.view.choose([rows["ring"], rows["the ring"]])
    menu = page.acts()[0].menu
    assert {act.label for act in menu} == {"Keep “ring”", "Keep “the ring”"}
    next(act for act in menu if act.label == "Keep “ring”").call()
    assert needs(season, "1-2") == {("props", "ring", 1)}
    assert [one.name for one in breakdown.elements(season)] == ["ring"]
    season.undo()
    assert needs(season, "1-2") == {("props", "the ring", 1)}


def test_an_element_shows_its_scenes_and_opens_one(page, season, ctx):
    breakdown.add_to_scene(season, scene(season, "1-2").id, "props", "ring", 4)
    page.select(breakdown.elements(season)[0].id)
    uses = page.elements.uses
    assert [uses.at(row).number for row in range(uses.rowCount())] == ["1-1", "1-2"]
    page.elements.use_view.opened.emit(uses.at(1).id)
    assert ctx.host.shown[-1] == ("breakdown", scene(season, "1-2").id)
    page.select(scene(season, "1-2").id)
    assert page.scenes.chosen_ids() == [scene(season, "1-2").id]
    assert "Lin" not in shown(page)


def test_the_filter_finds_scenes_by_what_they_need(page):
    page.filter("ring")
    assert [r.scene.number for r in page.state.rows] == ["1-1", "1-2"]
    assert page.scenes.table.rowCount() == 1
    page.filter("")
    assert page.scenes.table.rowCount() == 2


def test_markup_is_shown_as_it_is(page, season):
    breakdown.add_to_scene(season, scene(season, "1-1").id, "props", "<b>gun</b> & {rose}")
    assert "<b>gun</b> & {rose}" in shown(page)


def test_an_empty_production_says_what_to_do(make_page, store, ctx):
    page = make_page(BreakdownPage)
    assert page._stack.currentIndex() == 1
    assert page.acts()[0].why_not == "There is no scene yet."


def test_a_read_only_breakdown_is_read_and_not_written(season, qtbot, ctx):
    store = Store.open(season.path, read_only=True)
    page = BreakdownPage(Context(store, ctx.lang, ctx.jobs, ctx.look, ctx.host))
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    assert shown(page) == ["Cast", "Lin", "Props", "ring"]
    assert not page.sheet.name.isEnabled()
    page.sheet.remove([page.sheet.table.at(1).id])
    page.tagging.text.selectAll()
    assert not page.tagging.button.isEnabled()
    assert page.tagging.button.toolTip()
    assert ctx.host.told == []
    store.close()
