"""The script page: outline, inspector, search, read-only, and safe from odd text."""

from PySide6.QtCore import Qt

from studio.desktop.pages.script import ScriptPage
from studio.desktop.widgets.manuscript_rows import HEADING
from studio.project.store import Store
from studio.script import editing
from studio.script import store as script
from tests.desktop.pages.script_parts import key, line, page, row_with, season, texts

__all__ = ["page", "season"]  # the fixtures


def test_the_first_episode_is_shown_as_a_manuscript(page):
    rows = page.view.rows_shown()
    assert rows[0].number == "Episode 1"
    assert [row.number for row in rows if row.kind == HEADING] == ["1-1", "1-2"]
    assert row_with(page, "（冷笑）").cue == "顾沉"
    assert row_with(page, "你来晚了。").cue == ""
    assert row_with(page, "我没有。").cue == "林晚（OS）"


def test_the_outline_lists_episodes_with_scenes_and_their_light(page):
    table = page.outline.table
    numbers = [table.at(row).number for row in range(table.rowCount())]
    assert numbers == ["1", "1-1", "1-2", "2", "2-1"]
    assert table.at(2).light == "EXT NIGHT"


def test_a_row_of_the_outline_shows_its_episode(page, season):
    scene = next(s for s in script.scenes(season) if s.number == "2-1")
    page.outline.choose([scene.id])
    assert page.view.rows_shown()[0].number == "Episode 2"
    assert page.view.chosen_ids() == [scene.id]
    assert page.panel.scene.isVisibleTo(page.panel)


def test_the_inspector_writes_lengths_and_cast(page, season, qtbot):
    scene = script.scenes(season)[0]
    page.select(scene.id)
    form = page.panel.scene
    field = form._fields["eighths"]
    field.setText("1 4/8")
    field.editingFinished.emit()
    assert script.scene(season, scene.id).eighths == 12
    form.cast.field.setText("老板娘")
    key(qtbot, form.cast.field, Qt.Key.Key_Return)
    names = {c.id: c.name for c in script.characters(season)}
    assert "老板娘" in {names[one] for one in script.cast_of(season)[scene.id]}
    season.undo()
    assert "老板娘" not in {c.name for c in script.characters(season)}


def test_a_wrong_length_stays_in_the_field_with_its_reason(page, season):
    page.select(script.scenes(season)[0].id)
    form = page.panel.scene
    field = form._fields["eighths"]
    field.setText("long")
    field.editingFinished.emit()
    assert "not a page length" in form._errors["eighths"].text()
    assert field.text() == "long"


def test_the_filter_finds_words_in_lines_and_goes_to_them(page, season):
    page.filter("雨")
    table = page.outline.table
    assert [table.at(row).number for row in range(table.rowCount())] == ["1", "1-2"]
    assert page.view.chosen_ids() == [line(season, "顾沉看着雨。").id]
    page.filter("酒店")
    assert page.view.rows_shown()[0].number == "Episode 2"
    page.filter("")
    assert table.rowCount() == 5


def test_f3_goes_round_all_the_lines_found(page, season):
    page.filter("林晚")
    seen = []
    for _ in range(8):
        seen.append(page.view.current_id())
        page.find_next(1)
    assert page.view.current_id() in seen
    assert line(season, "林晚<b>笑</b>了。").id in seen


def test_markup_in_the_text_is_shown_as_it_is(page, season):
    scene = next(s for s in script.scenes(season) if s.number == "2-1")
    editing.change_scene(season, scene.id, set="<h1>Hall</h1>")
    page.select(line(season, "林晚<b>笑</b>了。").id)
    assert "林晚<b>笑</b>了。" in texts(page)
    assert page.panel.line._fields["text"].toPlainText() == "林晚<b>笑</b>了。"


def test_an_empty_production_says_what_to_do(make_page, store):
    page = make_page(ScriptPage)
    assert page._stack.currentIndex() == 1
    assert page.inspector() is None
    why = {act.label: act.why_not for act in page.acts()}
    assert why["Export script…"] == "There is no script yet."


def test_numbering_the_cast_can_be_undone(page, season, ctx):
    page.number_cast()
    assert ctx.host.toasts[-1][1]
    assert ctx.host.told == []


def test_a_read_only_script_is_read_and_not_written(season, qtbot, ctx, qapp):
    from studio.desktop.context import Context

    store = Store.open(season.path, read_only=True)
    locked = Context(store, ctx.lang, ctx.jobs, ctx.look, ctx.host)
    page = ScriptPage(locked)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    row = row_with(page, "林晚推开门。")
    page.view.edit_row(row.id)
    page.add_line(row.id)
    page.remove_rows([row])
    page.change_kinds([row.id], "note")
    assert page.view.editor() is None
    assert "林晚推开门。" in texts(page)
    assert ctx.host.told == []
    store.close()
