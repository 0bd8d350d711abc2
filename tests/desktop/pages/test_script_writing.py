"""The script page: lines and headings are written in place; with undo."""

from PySide6.QtCore import QPoint, Qt

from studio.desktop.widgets.manuscript_rows import DRAFT
from studio.script import editing
from studio.script import store as script
from tests.desktop.pages.script_parts import key, line, page, row_with, season, texts

__all__ = ["page", "season"]  # the fixtures


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


def test_an_edit_elsewhere_keeps_what_is_being_typed(page, season):
    page.view.edit_row(row_with(page, "林晚推开门。").id)
    page.view.editor().text.setPlainText("half a sent")
    editing.set_line_text(season, line(season, "我没有。").id, "没有。")
    assert page.view.editor().text.toPlainText() == "half a sent"
    page.view.finish_edit()
    assert "half a sent" in texts(page)


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
