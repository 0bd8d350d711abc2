"""Subtitles: what stands in the grid, what is typed into it, and who chooses what is shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from studio.desktop.pages.subtitle_parts.bar import ADD
from studio.desktop.pages.subtitle_parts.editor import TextEditor, text_font
from studio.desktop.pages.subtitles import SubtitlesPage
from studio.project.store import Store
from studio.script import editing as script_editing
from studio.subtitles import editing, texts
from studio.subtitles import store as reading
from tests.desktop.pages.subtitle_making import (
    ENGLISH,
    cell,
    column,
    columns,
    drafted,
    en,
    episode,
    put,
    translated,
    zh,
)

__all__ = ["drafted", "translated"]


@pytest.fixture
def page(translated, make_page):
    return make_page(SubtitlesPage)


def editor(page):
    return next(one for one in page.view.viewport().findChildren(TextEditor) if one.isVisible())


def open_text(page, row=0):
    cue = page.table.record(row).id
    page.view.choose([cue])
    page.view.type_text(cue)
    return editor(page)


def test_source_and_target_stand_beside_each_other_with_their_figures(page):
    assert page.desk.code == "en"
    assert [cell(page, row, "English") for row in range(4)] == [*ENGLISH, ""]
    assert cell(page, 0, "中文 (简体)") == zh(page.ctx.store)[0].text
    assert [cell(page, row, "Status") for row in (0, 3)] == ["Translated", "No text"]
    figures = page.table.record(0).figures
    assert (figures.lines, figures.longest) == (2, 22)
    assert cell(page, 1, "Speaker") == "程小满"
    assert cell(page, 2, "Speaker") == "On-screen text"


def test_a_text_is_typed_in_the_grid_and_comes_back_from_the_store(page):
    assert put(page, 3, "English", "What bill?")
    assert en(page.ctx.store)[3].text == "What bill?"
    assert cell(page, 3, "Status") == "Translated"
    page.ctx.store.undo()
    assert cell(page, 3, "English") == ""


def test_the_whole_source_stands_above_what_is_typed(page, qtbot):
    field = open_text(page, 0)
    source = field.source
    assert source.text() == zh(page.ctx.store)[0].text.replace("\n", " ")
    assert source.isVisible()
    assert source.height() >= source.heightForWidth(source.width()) > 0
    assert source.geometry().bottom() <= field.viewport().geometry().top()
    assert field.viewport().geometry().bottom() <= field.meter.geometry().top()
    page.view.drop(field)
    page.desk.open_language(page.desk.source)
    assert not open_text(page, 0).source.isVisible()


def test_enter_keeps_and_goes_down_and_enter_with_a_modifier_breaks_the_line(page, qtbot):
    field = open_text(page, 2)
    field.selectAll()
    qtbot.keyClicks(field, "Four million")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "now")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert en(page.ctx.store)[2].text == "Four million\nnow"
    assert page.view.currentIndex().row() == 3


def test_typing_on_a_cell_replaces_its_text_and_opening_it_goes_on_behind(page, qtbot):
    page.view.setCurrentIndex(page.table.index(1, column(page, "English")))
    page.view.setFocus()
    qtbot.keyClick(page.view, "N")
    assert editor(page).toPlainText() == "N"
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    field = open_text(page, 1)
    qtbot.keyClicks(field, " Now.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert en(page.ctx.store)[1].text == "First, pay the bill. Now."


def test_the_limits_are_live_while_somebody_types(page, qtbot):
    field = open_text(page, 3)
    assert field.meter.figures.good
    qtbot.keyClicks(field, "a line that is far too long for any telephone")
    found = field.meter.figures
    assert (found.longest, found.lines) == (45, 1)
    assert found.too_long
    assert found.too_wide
    assert "45 / 29 in a line" in field.meter.accessibleName()
    assert page.desk.typing == (page.table.record(3).id, field.toPlainText())
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert page.desk.typing is None
    assert en(page.ctx.store)[3].text == ""


def test_the_whole_text_is_seen_while_it_is_typed(page, qtbot):
    field = open_text(page, 0)
    before = field.height()
    assert field.verticalScrollBar().value() == 0
    for word in ("One", "Two", "Three"):
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClicks(field, word)
    assert field.blockCount() == 5
    assert field.height() > before
    assert field.verticalScrollBar().value() == 0


def test_arabic_is_typed_from_the_right(page, qtbot):
    texts.add_language(page.ctx.store, "ar")
    page.desk.open_language("ar")
    assert page.table.columns[column(page, "العربية")].align & Qt.AlignmentFlag.AlignRight
    field = open_text(page)
    option = field.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    event = QInputMethodEvent()
    event.setCommitString("أعيدي الخاتم!")
    QApplication.sendEvent(field, event)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert reading.track(page.ctx.store, "ar", page.desk.episode_id)[0].text == "أعيدي الخاتم!"


def test_times_are_typed_and_a_wrong_one_is_told(page):
    assert put(page, 0, "In", "0:00.500")
    assert put(page, 0, "Seconds", "1.5")
    cue = en(page.ctx.store)[0]
    assert (cue.start_ms, cue.end_ms) == (500, 2000)
    assert not put(page, 0, "In", "soon")
    assert "not a time" in str(page.ctx.host.told[-1])


def test_the_source_is_locked_until_it_is_freed(page):
    store = page.ctx.store
    flags = page.table.flags(page.table.index(0, column(page, "中文 (简体)")))
    assert not flags & Qt.ItemFlag.ItemIsEditable
    act = next(a for m in page.acts() for a in m.menu if a.label == "Edit the source too")
    act.call()
    assert put(page, 0, "中文 (简体)", "把戒指还来！")
    assert zh(store)[0].text == "把戒指还来！"
    assert cell(page, 0, "Status") == "Source changed"


def test_a_changed_script_line_marks_the_text_until_it_is_accepted(page):
    store = page.ctx.store
    script_editing.set_line_text(store, zh(store)[1].line_id, "先结账。")
    assert cell(page, 1, "Status") == "Source changed"
    assert "source changed" in page.tray._note.whole()
    assert cell(page, 1, "中文 (简体)") == "先结账。"
    assert open_text(page, 1).source.text() == "先结账。"
    page.view.drop(editor(page))
    assert "Accept the source" in page.table.columns[-1].choices(page.table.record(1))
    assert put(page, 1, "Status", "Accept the source")
    assert cell(page, 1, "Status") == "Translated"


def test_a_locked_text_is_not_typed_in(page):
    assert put(page, 0, "Status", "Locked")
    flags = page.table.flags(page.table.index(0, column(page, "English")))
    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_episode_language_and_platform_are_chosen_above_the_grid(page):
    bar, store = page.bar, page.ctx.store
    assert [bar.episode.itemText(n) for n in range(2)] == [
        "Episode 1  ·  3/4",
        "Episode 2  ·  0/1",
    ]
    bar.after.click()
    assert page.desk.episode_id == episode(store, 2)
    assert not bar.after.isEnabled()
    bar.language.setCurrentIndex(bar.language.findData("zh-Hans"))
    bar.language.activated.emit(0)
    assert "Script line" in columns(page)
    bar.platform.setCurrentIndex(bar.platform.findData("tiktok"))
    bar.platform.activated.emit(0)
    assert reading.find_language(store, "zh").platform == "tiktok"
    bar.status.setCurrentIndex(bar.status.findData("finished"))
    bar.status.activated.emit(0)
    assert reading.find_language(store, "zh").status == "finished"
    assert page.desk.episode_id == episode(store, 2)


def test_a_language_is_added_from_the_list(page, monkeypatch):
    asked = []
    page.bar.add_asked.disconnect()
    page.bar.add_asked.connect(lambda: asked.append(True))
    page.bar.language.setCurrentIndex(page.bar.language.findData(ADD))
    page.bar.language.activated.emit(0)
    assert asked == [True]
    assert page.bar.language.currentData() == "en"


def test_findings_are_listed_filtered_and_lead_to_their_cue(page, qtbot):
    texts.set_text(page.ctx.store, en(page.ctx.store)[1].id, "en", "x" * 70)
    findings = page.findings
    rules = {findings.table.record(row).found.rule for row in range(findings.table.rowCount())}
    assert {"too_long", "too_wide", "too_fast", "untranslated"} <= rules
    findings.kind.setCurrentIndex(findings.kind.findData("warning"))
    findings.kind.activated.emit(0)
    assert findings.table.rowCount() == 1
    page.tray.show_view(1)
    findings.view.setFocus()
    findings.view.choose([findings.table.record(0).id])
    assert page.view.current_id() == en(page.ctx.store)[3].id
    page.doing.next_finding(1)
    assert page.view.current_id() == en(page.ctx.store)[1].id


def test_the_season_is_checked_as_a_job(page, qtbot):
    findings = page.findings
    findings.scope.setCurrentIndex(findings.scope.findData("season"))
    findings.scope.activated.emit(0)
    qtbot.waitUntil(lambda: findings.seasons.rowCount() > 0)
    titles = [findings.seasons.record(row).title for row in range(findings.seasons.rowCount())]
    assert "Episode 2" in titles
    row = next(r for r in range(len(titles)) if findings.seasons.record(r).title == "Episode 2")
    findings.season_view.opened.emit(findings.seasons.record(row).id)
    assert page.desk.episode.number == 2


def test_the_filter_finds_words_and_findings(page):
    page.filter("bill")
    assert page.table.rowCount() == 1
    page.filter("no text yet")
    assert [page.table.record(row).number for row in range(page.table.rowCount())] == [4]


def test_hostile_texts_are_shown_as_they_are(page):
    nasty = "<b>x</b> <img src=x> {0} %s & \u202etxt"
    texts.set_text(page.ctx.store, en(page.ctx.store)[0].id, "en", nasty)
    assert cell(page, 0, "English") == en(page.ctx.store)[0].text
    index = page.table.index(0, column(page, "English"))
    assert "<b>" not in str(page.table.data(index, Qt.ItemDataRole.ToolTipRole))
    assert not page.grab().isNull()


def test_without_a_script_the_page_says_where_to_begin(make_page):
    page = make_page(SubtitlesPage)
    assert page.stack.currentIndex() == 1
    assert page.inspector() is None


def test_an_episode_without_cues_is_drafted_by_one_button(drafted, make_page):
    editing.delete_cues(drafted, [cue.id for cue in zh(drafted)])
    page = make_page(SubtitlesPage)
    page.select(episode(drafted, 1))
    assert page.grids.currentIndex() == 1
    page.files.draft()
    assert page.grids.currentIndex() == 0
    assert ("Drafted 4 subtitles.", True) in page.ctx.host.toasts


def test_with_only_the_source_the_next_step_is_a_language(drafted, make_page):
    page = make_page(SubtitlesPage)
    assert page.acts()[-1].label == "Add language…"
    assert page.acts()[-1].primary


def test_a_file_that_is_read_only_is_shown_and_not_typed_in(translated, qtbot, ctx):
    path = translated.path
    translated.close()
    with Store.open(path, read_only=True) as store:
        page = SubtitlesPage(type(ctx)(store, ctx.lang, ctx.jobs, ctx.look, ctx.host))
        qtbot.addWidget(page)
        page.refresh()
        flags = page.table.flags(page.table.index(0, column(page, "English")))
        assert not flags & Qt.ItemFlag.ItemIsEditable
        assert not page.bar.platform.isEnabled()


def test_scenes_and_cues_are_selected_from_elsewhere(page):
    store = page.ctx.store
    second = zh(store, 2)[0]
    page.select(second.id)
    assert page.view.current_id() == second.id
    page.select(zh(store)[3].scene_id)
    assert page.view.current_id() == zh(store)[3].id


def test_a_text_that_is_a_little_long_is_drawn_smaller_before_it_is_cut(page):
    line = "Give back the ring, Xiaoman."
    delegate = page.view.itemDelegate()
    font = text_font("en", page.ctx.look.fonts.text)
    wide = round(QFontMetricsF(font).horizontalAdvance(line))
    whole = delegate._reading_font([line], QFont(font), wide + 1)
    smaller = delegate._reading_font([line], QFont(font), round(wide * 0.95))
    least = delegate._reading_font([line], QFont(font), 40)
    assert whole.pixelSize() == font.pixelSize() > smaller.pixelSize() > least.pixelSize() == 12
