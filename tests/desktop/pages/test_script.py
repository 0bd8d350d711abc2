"""The script page: read, written in place, searched, imported, and safe from odd text."""

import threading

import pytest
from PySide6.QtCore import QPoint, Qt

from studio.desktop.pages.script import ScriptPage
from studio.desktop.widgets.manuscript_rows import DRAFT, HEADING
from studio.project.store import Store
from studio.script import editing
from studio.script import store as script
from studio.script.formats import read_text
from studio.workflow import script_import

TEXT = """第1集：退婚

1-1 日 内 宴会厅
人物：林晚、顾沉
△林晚推开门。
顾沉：（冷笑）你来晚了。
林晚（OS）：我没有。
【字幕：三年后】

1-2 夜 外 天台
人物：顾沉
△顾沉看着雨。

第2集：结账

2-1 夜 内 酒店大堂
人物：林晚
△林晚<b>笑</b>了。
"""


@pytest.fixture
def season(store):
    script_import.commit(store, read_text(TEXT, "season.txt"), "season.txt")
    return store


@pytest.fixture
def page(season, make_page):
    return make_page(ScriptPage)


def texts(page):
    return [row.text for row in page.view.rows_shown()]


def row_with(page, text):
    return next(row for row in page.view.rows_shown() if row.text == text)


def line(store, text):
    return next(line for line in script.lines(store) if line.text == text)


def key(qtbot, widget, *keys):
    for one in keys:
        qtbot.keyClick(widget, one)


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


def test_enter_edits_a_line_and_enter_keeps_it_as_one_step(page, season, qtbot):
    row = row_with(page, "林晚推开门。")
    page.view.choose([row.id])
    key(qtbot, page.view, Qt.Key.Key_Return)
    field = page.view.editor().text
    field.setPlainText("林晚踢开门。")
    key(qtbot, field, Qt.Key.Key_Return)
    assert page.view.editor() is None
    assert "林晚踢开门。" in texts(page)
    season.undo()
    assert "林晚推开门。" in texts(page)
    assert page.view.current_id() == row.id


def test_escape_gives_the_line_back(page, season, qtbot):
    before = season.next_undo()
    page.view.edit_row(row_with(page, "林晚推开门。").id)
    field = page.view.editor().text
    field.setPlainText("weg")
    key(qtbot, field, Qt.Key.Key_Escape)
    assert "林晚推开门。" in texts(page)
    assert season.next_undo() == before


def test_shift_enter_makes_a_line_of_two(page, season, qtbot):
    page.view.edit_row(row_with(page, "林晚推开门。").id)
    field = page.view.editor().text
    height = page.view.rowHeight(page.view.currentIndex().row())
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "Rain.")
    assert page.view.rowHeight(page.view.currentIndex().row()) > height
    key(qtbot, field, Qt.Key.Key_Return)
    assert line(season, "林晚推开门。\nRain.").kind == "action"


def test_a_click_edits_where_it_was_clicked(page, qtbot):
    row = row_with(page, "顾沉看着雨。")
    index = page.view.rows.index(page.view.rows.row_of(row.id), 0)
    page.view.scrollTo(index)
    at = page.view.visualRect(index).topLeft() + QPoint(60, 16)
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.view.editor().text.toPlainText() == "顾沉看着雨。"
    assert page.view.editor().text.textCursor().position() < 6


def test_the_speaker_and_how_he_is_heard_are_edited_with_the_line(page, season):
    page.view.edit_row(row_with(page, "我没有。").id)
    page.view.editor().cue.setText("顾沉 (VO)")
    page.view.finish_edit()
    assert (line(season, "我没有。").character, line(season, "我没有。").modifier) == ("顾沉", "VO")
    season.undo()
    assert line(season, "我没有。").character == "林晚"


def test_names_are_offered_while_the_speaker_is_typed(page):
    page.view.edit_row(row_with(page, "我没有。").id)
    model = page.view.editor().cue.completer().model()
    assert {model.index(at, 0).data() for at in range(model.rowCount())} >= {"林晚", "顾沉"}


def test_ctrl_enter_adds_a_line_below_as_one_step(page, season, qtbot):
    page.view.choose([row_with(page, "林晚推开门。").id])
    qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.view.editor().row.id == DRAFT
    page.view.editor().text.setPlainText("Silence.")
    key(qtbot, page.view.editor().text, Qt.Key.Key_Return)
    shown = texts(page)
    assert shown[shown.index("林晚推开门。") + 1] == "Silence."
    assert page.view.current_id() == line(season, "Silence.").id
    season.undo()
    assert "Silence." not in texts(page)
    assert season.next_undo().label.text.startswith("Import")


def test_an_empty_new_line_leaves_nothing_behind(page, season, qtbot):
    before = season.next_undo()
    page.add_line(row_with(page, "林晚推开门。").id)
    key(qtbot, page.view.editor().text, Qt.Key.Key_Escape)
    assert page.view.rows.row_of(DRAFT) == -1
    page.add_line(row_with(page, "林晚推开门。").id)
    key(qtbot, page.view.editor().text, Qt.Key.Key_Return)
    assert page.view.rows.row_of(DRAFT) == -1
    assert season.next_undo() == before


def test_an_answer_is_begun_with_who_speaks(page, season, qtbot):
    page.add_line(row_with(page, "你来晚了。").id)
    editor = page.view.editor()
    editor.cue.setText("林晚")
    editor.text.setPlainText("路上堵车。")
    page.view.finish_edit()
    made = line(season, "路上堵车。")
    assert (made.kind, made.character) == ("dialogue", "林晚")


def test_alt_and_a_figure_change_the_kind_also_while_writing(page, season, qtbot):
    alt = Qt.KeyboardModifier.AltModifier
    page.view.choose([row_with(page, "林晚推开门。").id])
    qtbot.keyClick(page.view, Qt.Key.Key_4, alt)
    assert line(season, "林晚推开门。").kind == "caption"
    page.add_line(row_with(page, "林晚推开门。").id)
    qtbot.keyClick(page.view.editor().text, Qt.Key.Key_2, alt)
    assert page.view.editor().row.kind == "dialogue"
    page.view.editor().text.setPlainText("Ha.")
    qtbot.keyClick(page.view.editor().text, Qt.Key.Key_1, alt)
    assert line(season, "Ha.").kind == "action"


def test_a_line_that_is_no_speech_any_more_has_no_speaker(page, season):
    page.change_kinds([row_with(page, "我没有。").id], "action")
    assert (line(season, "我没有。").character, line(season, "我没有。").modifier) == ("", "")


def test_delete_takes_the_selected_lines_and_offers_undo(page, season, ctx, qtbot):
    ids = [row_with(page, "林晚推开门。").id, row_with(page, "三年后").id]
    page.view.choose(ids)
    key(qtbot, page.view, Qt.Key.Key_Delete)
    assert not {"林晚推开门。", "三年后"} & set(texts(page))
    assert ctx.host.toasts[-1] == ("2 lines were deleted.", True)
    season.undo()
    assert {"林晚推开门。", "三年后"} <= set(texts(page))


def test_alt_up_moves_a_line_as_one_step(page, season, qtbot):
    row = row_with(page, "三年后")
    page.view.choose([row.id])
    qtbot.keyClick(page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shown = texts(page)
    assert shown.index("三年后") == shown.index("我没有。") - 1
    season.undo()
    assert texts(page).index("三年后") == texts(page).index("我没有。") + 1


def test_a_heading_is_edited_in_place(page, season, qtbot):
    heading = next(row for row in page.view.rows_shown() if row.number == "1-2")
    page.view.edit_row(heading.id)
    editor = page.view.editor()
    editor.number.setText("1-2A")
    editor.set.setText("地下车库")
    editor.int_ext.setCurrentIndex(editor.int_ext.findData("INT"))
    editor.time_of_day.setCurrentIndex(editor.time_of_day.findData("DAWN"))
    key(qtbot, editor.set, Qt.Key.Key_Return)
    scene = script.scene(season, heading.id)
    assert (scene.number, scene.set_name, scene.int_ext, scene.time_of_day) == (
        "1-2A",
        "地下车库",
        "INT",
        "DAWN",
    )
    season.undo()
    assert script.scene(season, heading.id).set_name == "天台"


def test_a_new_scene_gets_its_number_and_its_heading_is_begun(page, season):
    page.select(next(s.id for s in script.scenes(season) if s.number == "1-1"))
    page.add_scene()
    assert [s.number for s in script.scenes(season)] == ["1-1", "1-1A", "1-2", "2-1"]
    assert page.view.editor().number.text() == "1-1A"


def test_a_new_episode_is_the_next_one(page, season):
    page.add_episode()
    assert [e.number for e in script.episodes(season)] == [1, 2, 3]
    assert page.view.rows_shown()[0].number == "Episode 3"
    page.view.editor().title.setText("Rain")
    page.view.finish_edit()
    assert script.episodes(season)[-1].title == "Rain"


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


def test_an_edit_elsewhere_keeps_what_is_being_typed(page, season):
    page.view.edit_row(row_with(page, "林晚推开门。").id)
    page.view.editor().text.setPlainText("half a sent")
    editing.set_line_text(season, line(season, "我没有。").id, "没有。")
    assert page.view.editor().text.toPlainText() == "half a sent"
    page.view.finish_edit()
    assert "half a sent" in texts(page)


def test_an_empty_production_says_what_to_do(make_page, store):
    page = make_page(ScriptPage)
    assert page._stack.currentIndex() == 1
    assert page.inspector() is None
    why = {act.label: act.why_not for act in page.acts()}
    assert why["Export Fountain…"] == "There is no script yet."


def test_a_file_is_read_shown_and_only_then_taken_in(make_page, store, ctx, qtbot, tmp_path):
    page = make_page(ScriptPage)
    file = tmp_path / "one.txt"
    file.write_text(TEXT, encoding="gb18030")
    page.take_file(file)
    qtbot.waitUntil(lambda: page.files.dialog is not None)
    dialog = page.files.dialog
    assert (dialog.summary.episodes, dialog.summary.scenes) == (2, 3)
    assert script.episodes(store) == []
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert page.view.rows_shown()[0].number == "Episode 1"
    assert ctx.host.toasts[-1] == ("Imported one.txt.", True)
    store.undo()
    assert script.episodes(store) == []
    assert page._stack.currentIndex() == 1


def test_a_cancelled_import_leaves_no_rows(make_page, store, qtbot, tmp_path):
    page = make_page(ScriptPage)
    file = tmp_path / "one.txt"
    file.write_text(TEXT, encoding="utf-8")
    page.take_file(file)
    qtbot.waitUntil(lambda: page.files.dialog is not None)
    page.files.dialog.reject()
    assert script.episodes(store) == []
    assert script.characters(store) == []


def test_a_cancelled_reading_shows_nothing(make_page, store, ctx, qtbot, tmp_path, monkeypatch):
    from studio.desktop.pages.script_parts import files

    go = threading.Event()

    def slow(paths):
        go.wait(5)
        return read_text(TEXT, "one.txt")

    monkeypatch.setattr(files, "read_season", slow)
    page = make_page(ScriptPage)
    page.take_file(tmp_path / "one.txt")
    ctx.jobs.running[0].cancel()
    go.set()
    qtbot.waitUntil(lambda: not ctx.jobs.running)
    assert page.files.dialog is None
    assert ctx.host.told == []


def test_the_preview_lists_what_was_not_recognised(page, qtbot):
    reading = read_text("第9集\n\n9-1 日 内 厅\n△A。\n", "x.txt")
    reading.unclassified.append((7, "???"))
    page.files.show(reading, "x.txt")
    dialog = page.files.dialog
    assert dialog.tabs.tabText(0) == "Not recognised  1"
    assert dialog.lists.currentWidget().table.index(0, 1).data() == "???"
    assert dialog.advice.text().startswith("1 line was not recognised")
    dialog.reject()


def test_an_import_of_known_episodes_is_refused_in_the_dialog(page, season):
    page.files.show(read_text(TEXT, "again.txt"), "again.txt")
    dialog = page.files.dialog
    dialog.take_in()
    assert "has episode 1, 2 already" in dialog.error.text()
    assert len(script.episodes(season)) == 2
    dialog.reject()


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x00\xd8junk\x00", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_bad_file_is_told_in_one_sentence(make_page, store, ctx, qtbot, tmp_path, data):
    page = make_page(ScriptPage)
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    page.take_file(file)
    qtbot.waitUntil(lambda: bool(ctx.host.told))
    assert "bad.txt" in str(ctx.host.told[0])
    assert page.files.dialog is None


def test_the_script_is_exported_as_fountain(page, ctx, qtbot, tmp_path):
    page.files.export(tmp_path / "out.fountain")
    qtbot.waitUntil(lambda: bool(ctx.host.toasts))
    assert "林晚推开门。" in (tmp_path / "out.fountain").read_text(encoding="utf-8")


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


def test_pasted_text_becomes_lines_below_as_one_step(page, season, ctx, qapp):
    qapp.clipboard().setText("△雨停了。\n\n林晚（VO）：走吧。\n时间：三点")
    page.view.choose([row_with(page, "林晚推开门。").id])
    page.view.paste()
    shown = texts(page)
    at = shown.index("林晚推开门。")
    assert shown[at + 1 : at + 4] == ["雨停了。", "走吧。", "时间：三点"]
    said = line(season, "走吧。")
    assert (said.kind, said.character, said.modifier) == ("dialogue", "林晚", "VO")
    assert ctx.host.toasts[-1] == ("3 lines were pasted.", True)
    season.undo()
    assert "走吧。" not in texts(page)


def test_rows_are_copied_with_who_speaks(page, qapp):
    page.view.choose([row_with(page, "我没有。").id])
    page.view.copy()
    assert qapp.clipboard().text() == "林晚（OS）：我没有。"


def test_the_history_names_the_scene_of_an_edit(page, season):
    page.view.edit_row(row_with(page, "林晚推开门。").id)
    page.view.editor().text.setPlainText("x")
    page.view.finish_edit()
    assert str(season.next_undo().label) == "Edit a line of scene 1-1"


def click(page, qtbot, row):
    index = page.view.rows.index(page.view.rows.row_of(row.id), 0)
    page.view.scrollTo(index)
    at = page.view.visualRect(index).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_another_line_keeps_the_first_and_edits_the_second(page, season, qtbot):
    with qtbot.waitActive(page):
        page.activateWindow()
    click(page, qtbot, row_with(page, "林晚推开门。"))
    page.view.editor().text.setPlainText("林晚推开门。\n雨很大。\n她没有伞。")
    click(page, qtbot, row_with(page, "你来晚了。"))
    assert line(season, "林晚推开门。\n雨很大。\n她没有伞。").kind == "action"
    assert page.view.editor().text.toPlainText() == "你来晚了。"
    first = page.view.rows.row_of(line(season, "林晚推开门。\n雨很大。\n她没有伞。").id)
    assert page.view.rowHeight(first) > 3 * 20
    season.undo()
    assert "林晚推开门。" in texts(page)


def test_another_episode_keeps_what_is_being_typed(page, season):
    page.view.edit_row(row_with(page, "林晚推开门。").id)
    page.view.editor().text.setPlainText("林晚进来。")
    page.outline.choose([next(s.id for s in script.scenes(season) if s.number == "2-1")])
    assert line(season, "林晚进来。").kind == "action"
    assert page.view.editor() is None


def test_a_line_that_was_emptied_is_removed(page, season):
    page.view.edit_row(row_with(page, "三年后").id)
    page.view.editor().text.setPlainText("")
    page.view.finish_edit()
    assert "三年后" not in texts(page)
    season.undo()
    assert "三年后" in texts(page)


def test_a_line_removed_elsewhere_while_it_is_edited_does_no_harm(page, season, ctx):
    row = row_with(page, "三年后")
    page.view.edit_row(row.id)
    page.view.editor().text.setPlainText("gone")
    editing.delete_lines(season, [row.id])
    page.view.finish_edit()
    assert "三年后" not in texts(page)
    assert page.view.editor() is None
