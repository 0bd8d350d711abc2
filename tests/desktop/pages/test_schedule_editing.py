"""The stripboard page: strips, banners and days are edited; with undo."""

from studio.desktop.pages.schedule_columns import EST, SET
from studio.schedule import store as schedule
from tests.desktop.pages.schedule_parts import (
    ALT,
    CTRL,
    KEY,
    SHIFT,
    board,
    days,
    ids,
    page,
    press,
    put,
    shown,
    store,
)

__all__ = ["ids", "page", "press", "store"]  # the fixtures


# --- strips -----------------------------------------------------------------------------


def test_minutes_are_typed_in_the_cell_and_undone(page, store, ids, ctx):
    assert put(page, ids["1-1"], EST, "1:30")
    assert schedule.active_board(store).strip(ids["1-1"]).minutes == 90
    assert page.table.index(page.table.row_of(ids["1-1"]), EST).data() == "1:30"
    assert not put(page, ids["1-1"], EST, "soon")
    assert "not a length of time" in str(ctx.host.told[-1].message)
    store.undo()
    assert page.table.index(page.table.row_of(ids["1-1"]), EST).data() == "1:00"


def test_pinning_shows_a_pin(page, store, ids, press):
    press([ids["1-1"]], KEY.Key_P, CTRL | SHIFT)
    assert schedule.active_board(store).strip(ids["1-1"]).pinned
    marks = page.table.columns[-1].icons(page.table.record(page.table.row_of(ids["1-1"])))
    assert ("pin", "muted") in marks
    press([ids["1-1"]], KEY.Key_P, CTRL | SHIFT)
    assert not schedule.active_board(store).strip(ids["1-1"]).pinned


def test_strips_are_shot_together_and_separated(store, ids, press):
    press([ids["1-1"], ids["1-2"]], KEY.Key_M, CTRL)
    assert board(store)[0] == ["1-1+1-2"]
    press([ids["1-1"]], KEY.Key_M, CTRL | SHIFT)
    assert board(store)[0] == ["1-1", "1-2"]


def test_a_scene_is_split_by_what_the_dialog_is_told(page, store, ids, ctx):
    from studio.desktop.pages.schedule_dialogs import SplitDialog

    strip = schedule.active_board(store).strip(ids["1-1"])
    dialog = SplitDialog(ctx, page, strip)
    dialog.length.setText("4/8")
    dialog.ok.click()
    assert "but not all" in dialog.error.text()
    dialog.length.setText("1/8")
    dialog.ok.click()
    parts = days(store)[0].strips[:2]
    assert [part.eighths for part in parts] == [3, 1]
    assert shown(page)[1:3] == ["1-1", "1-1"]


def test_banners_are_added_edited_in_place_and_removed(page, store, ids, press):
    from studio.desktop.pages.schedule_moves import Target

    page._add_banner("meal", Target(days(store)[0].id, ids["1-2"]))
    banner = days(store)[0].strips[1]
    assert (banner.banner, banner.minutes) == ("Meal", 60)
    put(page, banner.id, SET, "Lunch at the harbour")
    assert shown(page)[1:4] == ["1-1", "Lunch at the harbour", "1-2"]
    assert not page.table.columns[SET].writes(page.table.record(1))
    page.setFocus()
    press([banner.id], KEY.Key_Delete)
    assert shown(page)[1:3] == ["1-1", "1-2"]


def test_delete_takes_scenes_to_the_boneyard_never_away(store, ids, press):
    press([ids["1-1"]], KEY.Key_Delete)
    assert board(store)[-1][-1] == "1-1"


# --- days -------------------------------------------------------------------------------


def test_a_day_is_edited_in_the_inspector(page, store):
    first = days(store)[0]
    page.select(first.id)
    pane = page.inspector()
    for key, text in (("call", "6:30"), ("work", "9:30"), ("note", "Closed set")):
        pane._fields[key].setText(text)
        pane._fields[key].editingFinished.emit()
    now = days(store)[0]
    assert (now.call_minute, now.work_minutes, now.note) == (390, 570, "Closed set")
    pane._fields["date"].setText("next week")
    pane._fields["date"].editingFinished.emit()
    assert "not a date" in pane._errors["date"].text()
    pane._fields["date"].setText("2026-08-20")
    pane._fields["date"].editingFinished.emit()
    assert days(store)[-1].id == first.id
    assert shown(page)[:2] == ["Day 1", "2-1"]


def test_a_day_is_locked_removed_and_brought_back_by_keys(page, store, press, ctx):
    first = days(store)[0].id
    press([first], KEY.Key_L, CTRL)
    assert days(store)[0].locked
    press([first], KEY.Key_Delete)
    assert len(days(store)) == 3
    press([first], KEY.Key_L, CTRL)
    press([first], KEY.Key_Delete)
    assert len(days(store)) == 2
    assert board(store)[-1][-2:] == ["1-1", "1-2"]
    store.undo()
    assert board(store)[0] == ["1-1", "1-2"]


def test_alt_down_on_a_day_shifts_it(store, press):
    first = days(store)[0].id
    press([first], KEY.Key_Down, ALT)
    assert days(store)[1].id == first
    press([first], KEY.Key_Up, ALT)
    assert days(store)[0].id == first


def test_days_are_added_by_the_dialog(page, store, ctx):
    from studio.desktop.pages.schedule_dialogs import DaysDialog

    dialog = DaysDialog(ctx, page, days(store), page.state.facts.rules.day)
    dialog.fields.count.setText("2")
    dialog.fields.call.setText("nine")
    dialog.ok.click()
    assert "not a time of day" in dialog.error.text()
    dialog.fields.call.setText("9:00")
    dialog.ok.click()
    assert [day.date.day for day in days(store)] == [3, 4, 5, 6, 7]
    assert days(store)[-1].call_minute == 540
