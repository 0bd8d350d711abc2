"""Subtitles: added, split, merged, shifted, stretched, replaced; each is one step to undo."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication

from studio.base.errors import StudioError
from studio.desktop.pages.subtitle_parts.asking import (
    LanguageDialog,
    ReplaceDialog,
    ShiftDialog,
    StretchDialog,
    read_shift,
)
from studio.desktop.pages.subtitle_parts.editor import TextEditor
from studio.desktop.pages.subtitles import SubtitlesPage
from studio.subtitles import store as reading
from studio.subtitles import texts
from tests.desktop.pages.subtitle_making import drafted, en, translated, zh
from tests.project.tables import dump

__all__ = ["drafted", "translated"]


@pytest.fixture
def page(translated, make_page):
    return make_page(SubtitlesPage)


def undone(store, work):
    """Do what must be one step, take it back exactly, and do it again."""
    before, steps = dump(store), len(store.history(10_000))
    work()
    assert len(store.history(10_000)) == steps + 1
    store.undo()
    assert dump(store) == before
    store.redo()


def choose(page, *rows):
    page.view.choose([page.table.record(row).id for row in rows])


def test_a_cue_is_added_behind_the_one_at_the_playhead(page):
    first = en(page.ctx.store)[3]
    page.desk.seek(first.start_ms + 100)
    undone(page.ctx.store, page.doing.add)
    made = en(page.ctx.store)[4]
    assert made.start_ms >= first.end_ms + page.desk.limits.gap - 20
    assert made.scene_id == first.scene_id


def test_a_cue_is_split_at_the_playhead_in_all_languages(page):
    cue = en(page.ctx.store)[0]
    choose(page, 0)
    page.desk.seek((cue.start_ms + cue.end_ms) // 2)
    undone(page.ctx.store, page.doing.split)
    assert [c.text for c in en(page.ctx.store)[:2]] == [
        "Give the ring back.",
        "The bride has changed.",
    ]
    assert len(zh(page.ctx.store)) == 5


def test_a_text_is_split_at_the_cursor_with_what_was_typed(page, qtbot):
    cue = en(page.ctx.store)[1]
    page.view.choose([cue.id])
    page.view.type_text(cue.id)
    field = page.view.viewport().findChild(TextEditor)
    qtbot.keyClicks(field, " Then go.")
    cursor = field.textCursor()
    cursor.setPosition(len("First, pay the bill."))
    field.setTextCursor(cursor)
    undone(page.ctx.store, page.doing.split)
    assert [c.text for c in en(page.ctx.store)[1:3]] == ["First, pay the bill.", "Then go."]


def test_cues_are_merged_with_the_next_or_all_together(page):
    store = page.ctx.store
    choose(page, 0)
    undone(store, page.doing.merge)
    assert en(store)[0].text.replace("\n", " ").endswith("First, pay the bill.")
    assert len(en(store)) == 3


def test_the_chosen_texts_are_broken_into_lines(page):
    store = page.ctx.store
    texts.set_text(store, en(store)[0].id, "en", "Give the ring back now, the bride is another")
    choose(page, 0)
    undone(store, page.doing.break_lines)
    assert en(store)[0].text.count("\n") == 1
    assert page.desk.of_cue(en(store)[0].id) == []


def test_what_is_being_typed_is_kept_before_something_else_is_done(page, qtbot):
    store, cue = page.ctx.store, en(page.ctx.store)[1]
    page.activateWindow()
    page.view.choose([cue.id])
    page.view.type_text(cue.id)
    qtbot.keyClicks(page.view.viewport().findChild(TextEditor), " Now.")
    page.doing.set_status("reviewed")
    assert (en(store)[1].text, en(store)[1].status) == ("First, pay the bill. Now.", "reviewed")
    assert page.desk.typing is None


def test_deleting_offers_to_undo(page):
    choose(page, 1, 2)
    undone(page.ctx.store, page.doing.delete)
    assert len(en(page.ctx.store)) == 2
    assert ("Deleted 2 subtitles.", True) in page.ctx.host.toasts


def test_in_and_out_are_set_at_the_playhead(page):
    store, cue = page.ctx.store, en(page.ctx.store)[0]
    choose(page, 0)
    page.desk.seek(cue.start_ms + 200)
    page.doing.set_in()
    assert en(store)[0].start_ms == cue.start_ms + 200
    page.desk.seek(cue.end_ms - 300)
    page.doing.set_out()
    assert en(store)[0].end_ms == cue.end_ms - 300
    page.desk.seek(0)
    with pytest.raises(StudioError, match="playhead"):
        page.doing.set_out()


def test_a_shift_is_asked_in_frames_and_takes_all_from_here_on(page):
    store, before = page.ctx.store, en(page.ctx.store)
    dialog = ShiftDialog(page.desk, page, [before[1].id])
    dialog.what.setCurrentIndex(dialog.what.findData("from"))
    dialog.by.setText("+25 f")
    undone(store, dialog.ok.click)
    moved = [b.start_ms - a.start_ms for a, b in zip(before, en(store), strict=True)]
    assert moved[0] == 0
    assert len(set(moved[1:])) == 1
    assert moved[1] == read_shift("25 f", page.desk.rate)
    dialog.by.setText("a bit")
    dialog.ok.click()
    assert dialog.error.text().startswith("“a bit” is not a length")


def test_cues_are_stretched_between_two_times(page):
    store = page.ctx.store
    dialog = StretchDialog(page.desk, page, page.desk.cues)
    dialog.first.setText("0:10.000")
    dialog.last.setText("0:40.000")
    undone(store, dialog.ok.click)
    assert (en(store)[0].start_ms, en(store)[-1].end_ms) == (10_000, 40_000)


def test_words_are_replaced_in_one_language_but_not_in_locked_texts(page):
    store = page.ctx.store
    texts.set_status(store, [en(store)[1].id], "en", "locked")
    dialog = ReplaceDialog(page.desk, page)
    assert not dialog.ok.isEnabled()
    dialog.words.setText("THE")
    assert list(dialog.changed()) == [en(store)[0].id]
    dialog.by.setText("a")
    undone(store, dialog.ok.click)
    assert en(store)[0].text == "Give a ring back.\na bride has changed."
    dialog.exact.setChecked(True)
    assert dialog.changed() == {}


def test_the_eight_languages_of_the_trade_are_offered_first_and_any_code_is_taken(page):
    added = []
    dialog = LanguageDialog(page.desk, page, added.append)
    offered = [dialog.code.itemData(at) for at in range(6)]
    assert offered == ["es", "pt-BR", "id", "th", "ko", "ar"]
    dialog.code.setEditText("nl")
    dialog.ok.click()
    dialog.code.setEditText("klingon?")
    dialog.ok.click()
    assert "is not a language" in dialog.error.text()
    assert added == ["nl"]
    assert [one.code for one in reading.languages(page.ctx.store)] == ["zh-Hans", "en", "nl"]


def test_sources_are_copied_and_statuses_set_by_keys(page, qtbot):
    store = page.ctx.store
    choose(page, 3)
    page.doing.copy_source()
    assert (en(store)[3].text, en(store)[3].status) == (zh(store)[3].text, "draft")
    page.doing.set_status("reviewed")
    assert en(store)[3].status == "reviewed"
    with pytest.raises(StudioError, match="did not change"):
        page.doing.accept()


def test_every_act_with_a_key_hears_it_once(page):
    keys = [one.key().toString() for one in page.findChildren(QShortcut)]
    wanted = ["Ctrl+Shift+X", "Ctrl+Shift+J", "F8", "F9", "Alt+3", "Ctrl+Down", "Ctrl+Space"]
    assert [keys.count(QKeySequence(one).toString()) for one in wanted] == [1] * len(wanted)


def test_a_text_is_timed_apart_and_together_again(page):
    store, cue = page.ctx.store, en(page.ctx.store)[0]
    choose(page, 0)
    page.doing.time_apart(True)
    page.doing.retime(cue.id, 300, 1500)
    assert (en(store)[0].start_ms, zh(store)[0].start_ms) == (300, cue.start_ms)
    page.doing.time_apart(False)
    assert en(store)[0].start_ms == cue.start_ms


# --- the timeline -------------------------------------------------------------------------------


def mouse(page, kind, x, y):
    view = page.timeline.viewport()
    point = QPointF(x, y)
    event = QMouseEvent(
        kind,
        point,
        QPointF(view.mapToGlobal(QPoint(round(x), round(y)))),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def drag(page, x, y, by):
    mouse(page, QEvent.Type.MouseButtonPress, x, y)
    mouse(page, QEvent.Type.MouseMove, x + by / 2, y)
    mouse(page, QEvent.Type.MouseMove, x + by, y)
    mouse(page, QEvent.Type.MouseButtonRelease, x + by, y)


def test_a_cue_is_dragged_in_time_as_one_step_and_is_chosen(page):
    store, cue = page.ctx.store, en(page.ctx.store)[3]
    page.timeline.fit()
    box = page.timeline.box_of(cue)
    undone(store, lambda: drag(page, box.center().x(), box.center().y(), 40))
    assert en(store)[3].start_ms > cue.start_ms
    assert en(store)[3].seconds == pytest.approx(cue.seconds)
    assert page.view.chosen_ids() == [cue.id]


def test_an_edge_stops_before_the_neighbour(page):
    store = page.ctx.store
    cue, after = en(store)[0], en(store)[1]
    page.timeline.fit()
    box = page.timeline.box_of(cue)
    drag(page, box.right() - 2, box.center().y(), 300)
    assert en(store)[0].end_ms <= after.start_ms - page.desk.limits.gap
    assert en(store)[0].start_ms == cue.start_ms


def test_the_keys_of_the_timeline_move_playhead_and_cue(page, qtbot):
    store, cue = page.ctx.store, en(page.ctx.store)[3]
    page.view.choose([cue.id])
    line, alt = page.timeline, Qt.KeyboardModifier.AltModifier
    at = page.desk.at
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert page.desk.at - at in range(1, 60)
    qtbot.keyClick(line, Qt.Key.Key_Right, alt)
    later = en(store)[3]
    assert 0 < later.start_ms - cue.start_ms < 60
    qtbot.keyClick(line, Qt.Key.Key_Right, alt | Qt.KeyboardModifier.ControlModifier)
    assert en(store)[3].start_ms == later.start_ms
    assert en(store)[3].end_ms > later.end_ms
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert page.view.chosen_ids() == [en(store)[2].id]


def test_the_playhead_brings_its_row_and_a_row_brings_the_playhead(page):
    cues = en(page.ctx.store)
    page.desk.seek(cues[3].start_ms + 50)
    assert page.view.chosen_ids() == [cues[3].id]
    assert page.desk.at == cues[3].start_ms + 50
    page.view.choose([cues[1].id])
    assert page.desk.at == cues[1].start_ms


def test_the_timeline_is_drawn_in_both_themes(page):
    for theme in ("light", "dark"):
        page.ctx.look.choose(theme)
        assert not page.timeline.grab().isNull()
    page.timeline.zoom(8)
    assert page.timeline.horizontalScrollBar().maximum() > 0
