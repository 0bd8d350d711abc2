"""The stripboard page: moves, days, warnings, filter, day out of days, planning; with undo."""

import json
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from studio.callsheet import store as callsheet
from studio.callsheet.sheet import sheet_of
from studio.desktop.models.table import Heading
from studio.desktop.pages.schedule import BOARD, NO_DAYS, NO_SCRIPT, SchedulePage
from studio.desktop.pages.schedule_columns import EST, SET
from studio.desktop.widgets.row_drag import MIME
from studio.people import store as people
from studio.project.store import Store
from studio.schedule import store as schedule
from studio.script import editing
from tests.schedule.making import by_number, ids_of, layout, planned, production, row

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEY = Qt.Key


@pytest.fixture
def store(tmp_path):
    """Three days; scenes 1-1 and 1-2 on the first, 2-1 on the second, the rest waits."""
    made = planned(tmp_path, days=3)
    board = schedule.active_board(made)
    ids = by_number(board)
    schedule.move_strips(made, [ids["1-1"], ids["1-2"]], board.days[0].id)
    schedule.move_strips(made, [ids["2-1"]], board.days[1].id)
    yield made
    made.close()


@pytest.fixture
def page(make_page):
    return make_page(SchedulePage)


@pytest.fixture
def ids(store):
    return by_number(schedule.active_board(store))


@pytest.fixture
def press(qtbot, page):
    def do(rows, key, modifiers=Qt.KeyboardModifier.NoModifier):
        page.view.choose(rows)
        qtbot.keyClick(page.view, key, modifiers)

    return do


def days(store):
    return schedule.active_board(store).days


def board(store):
    return layout(schedule.active_board(store))


def rows(page):
    return [page.table.at(at) for at in range(page.table.rowCount())]


def shown(page):
    """Name what stands on the board: headings by their title, strips by their number."""
    return [
        one.title if isinstance(one, Heading) else ("+".join(one.strip.numbers) or one.strip.banner)
        for one in rows(page)
    ]


def heading(page, day_id):
    return next(one for one in rows(page) if one.id == day_id)


# --- what is shown ----------------------------------------------------------------------


def test_days_head_their_strips_and_the_boneyard_comes_last(page):
    assert shown(page) == [
        "Day 1",
        "1-1",
        "1-2",
        "Day 2",
        "2-1",
        "Day 3",
        "Boneyard",
        "2-2",
        "3-1",
        "3-2",
    ]


def test_a_day_tells_its_date_call_pages_moves_and_hours(page, store):
    first = heading(page, days(store)[0].id)
    assert first.detail == "Mon 3 Aug  ·  call 07:00  ·  1 page  ·  1 move"
    assert first.note == "3:00 of 10:00"
    assert first.fill == pytest.approx(0.3)


def test_a_day_that_is_too_long_turns_amber_then_red(page, store, ids):
    day = days(store)[0]
    schedule.set_minutes(store, [ids["1-1"]], 520)
    assert heading(page, day.id).fill_tone == "warn"
    schedule.set_minutes(store, [ids["1-1"]], 700)
    assert heading(page, day.id).fill_tone == "bad"
    assert "over" in heading(page, day.id).note


def test_a_strip_has_letters_beside_its_colour(page, ids):
    at = page.table.row_of(ids["2-2"])
    cells = [page.table.index(at, column).data() for column in range(4)]
    assert cells[:3] == ["2-2", "EXT", "NIGHT"]


def test_the_start_of_a_strip_follows_the_call(page, store):
    starts = [page.table.index(at, 8).data() for at in (1, 2)]
    assert starts == ["07:00", "09:00"]  # an hour of shooting, an hour of moving
    schedule.change_day(store, days(store)[0].id, call_minute=8 * 60)
    assert page.table.index(1, 8).data() == "08:00"


def test_the_board_has_the_clock_of_the_call_sheet(page, store):
    first = days(store)[0]
    callsheet.change_sheet(store, first.shoot_day_id, shooting_call=510)
    assert [page.table.index(at, 8).data() for at in (1, 2)] == ["08:30", "10:30"]
    sheet = sheet_of(store, schedule.active_board(store), first)
    assert page.state.timings[first.id].wrap == sheet.wrap == 690
    callsheet.change_sheet(store, first.shoot_day_id, wrap=1560)
    assert [one.rule for one in page.state.warnings].count("turnaround") == 1
    store.undo()
    assert "turnaround" not in [one.rule for one in page.state.warnings]


def test_hostile_names_are_shown_as_they_are(page, store):
    nasty = "<b>&amp;</b> {0} %s"
    editing.change_set(store, ids_of(store, "story_set")[0], other_name=nasty)
    cells = [page.table.index(at, SET).data() for at in range(page.table.rowCount())]
    assert nasty in cells


# --- moving -----------------------------------------------------------------------------


def test_alt_right_moves_to_the_next_day_and_tells_with_undo(page, store, ids, press, ctx):
    press([ids["1-1"], ids["1-2"]], KEY.Key_Right, ALT)
    assert board(store) == [[], ["2-1", "1-1", "1-2"], [], ["2-2", "3-1", "3-2"]]
    assert ctx.host.toasts[-1] == ("Moved 2 scenes to day 2", True)
    assert set(page.view.chosen_ids()) == {ids["1-1"], ids["1-2"]}
    store.undo()
    assert board(store)[0] == ["1-1", "1-2"]
    assert shown(page)[1:3] == ["1-1", "1-2"]


def test_ctrl_alt_up_moves_to_the_day_before_also_out_of_the_boneyard(store, ids, press):
    press([ids["2-2"]], KEY.Key_Up, CTRL | ALT)
    assert board(store)[2] == ["2-2"]
    press([ids["2-2"]], KEY.Key_Up, CTRL | ALT)
    assert board(store)[1] == ["2-1", "2-2"]


def test_alt_down_goes_across_the_border_of_a_day(store, ids, press):
    press([ids["1-2"]], KEY.Key_Down, ALT)
    assert board(store)[:2] == [["1-1"], ["1-2", "2-1"]]
    press([ids["1-2"]], KEY.Key_Up, ALT)
    assert board(store)[:2] == [["1-1", "1-2"], ["2-1"]]


def test_ctrl_b_takes_strips_to_the_boneyard(store, ids, press, ctx):
    press([ids["1-1"]], KEY.Key_B, CTRL)
    assert board(store)[-1] == ["2-2", "3-1", "3-2", "1-1"]
    assert ctx.host.toasts[-1] == ("Moved 1 scene to the boneyard", True)


def drop(page, dragged, row_id, part):
    """Drop strips on a row: `part` is how far down in it."""
    mime = QMimeData()
    mime.setData(MIME, json.dumps(dragged).encode())
    at = page.table.row_of(row_id)
    y = page.view.rowViewportPosition(at) + page.view.rowHeight(at) * part
    move = Qt.DropAction.MoveAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(200, y), move, mime, buttons, keys)
    page.view.dropEvent(event)


def test_a_drop_between_strips_lands_there(page, store, ids):
    drop(page, [ids["2-2"], ids["3-1"]], ids["1-2"], 0.2)
    assert board(store)[0] == ["1-1", "2-2", "3-1", "1-2"]


def test_dragging_takes_the_selected_rows_along_and_shows_their_number(page, ids, monkeypatch):
    from PySide6.QtGui import QDrag

    taken = []
    monkeypatch.setattr(
        QDrag,
        "exec",
        lambda drag, _: taken.append(
            (json.loads(bytes(drag.mimeData().data(MIME).data())), drag.pixmap().isNull())
        ),
    )
    page.view.choose([ids["1-1"], ids["2-1"]])
    page.view.startDrag(Qt.DropAction.MoveAction)
    assert taken == [([ids["1-1"], ids["2-1"]], False)]


def test_a_press_and_a_move_of_the_mouse_begin_a_drag_of_that_strip(page, ids, qtbot, monkeypatch):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QDrag, QMouseEvent
    from PySide6.QtWidgets import QApplication

    taken = []
    monkeypatch.setattr(
        QDrag,
        "exec",
        lambda drag, _: taken.append(json.loads(bytes(drag.mimeData().data(MIME).data()))),
    )
    view, port = page.view, page.view.viewport()
    at = page.table.row_of(ids["2-1"])
    start = QPoint(40, view.rowViewportPosition(at) + 10)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        if taken:
            break  # the real drag takes the mouse from here on
        where = QPointF(start + QPoint(0, 8 * step))
        left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        kind = QMouseEvent.Type.MouseMove
        there = QPointF(port.mapToGlobal(where.toPoint()))
        QApplication.sendEvent(port, QMouseEvent(kind, where, there, left, left, keys))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 40))
    assert taken == [[ids["2-1"]]]
    assert view.chosen_ids() == [ids["2-1"]]


def test_the_cost_is_drawn_where_the_strips_would_land(page, store, ids):
    from studio.desktop.widgets.row_drag import Spot

    plain = page.view.grab().toImage()
    page.view._show_spot(Spot(page.table.row_of(ids["1-2"])), [ids["2-1"]])
    assert page.view._cost.text == "Day 1: 3:00 → 4:00"
    between = page.view.grab().toImage()
    page.view._show_spot(Spot(page.table.row_of(days(store)[1].id), onto=True), [ids["1-1"]])
    assert page.view.grab().toImage() != between != plain


def test_a_drop_on_a_day_lands_at_its_end(page, store, ids):
    drop(page, [ids["2-1"]], days(store)[0].id, 0.5)
    assert board(store)[0] == ["1-1", "1-2", "2-1"]


def test_a_drop_on_the_boneyard_takes_strips_off(page, store, ids):
    drop(page, [ids["1-1"]], "boneyard", 0.5)
    assert board(store)[-1][-1] == "1-1"


def test_a_day_that_is_dragged_changes_places_and_dates_stay(page, store):
    first, _, third = days(store)
    drop(page, [third.id], first.id, 0.5)
    assert days(store)[0].id == third.id
    assert days(store)[0].date == date(2026, 8, 3)


def test_dragging_tells_what_the_move_costs(page, store, ids):
    target = days(store)[1]
    told = page._cost([ids["1-1"], ids["1-2"]], target.id, True)
    assert told.text == "Day 2: 1:00 → 4:00"
    assert told.tone == "good"
    schedule.set_minutes(store, [ids["2-1"]], 580)
    assert "over by 2:40" in page._cost([ids["1-1"], ids["1-2"]], target.id, True).text
    person = ids_of(store, "person")[0]
    people.add_unavailable(store, person, "2026-08-04", "2026-08-04")
    told = page._cost([ids["1-1"]], target.id, True)
    assert told.text.endswith("Actor 0 not available")
    assert told.tone == "bad"


def test_a_locked_day_refuses_and_says_so(page, store, ids, press, ctx):
    schedule.change_day(store, days(store)[0].id, locked=True)
    press([ids["1-1"]], KEY.Key_B, CTRL)
    assert board(store)[0] == ["1-1", "1-2"]
    assert "locked" in str(ctx.host.told[-1].message)
    assert page._cost([ids["2-1"]], days(store)[0].id, True).tone == "bad"
    assert ("lock", "muted") in heading(page, days(store)[0].id).icons


def test_nothing_is_planned_on_a_day_off(page, store, ids, ctx):
    schedule.change_day(store, days(store)[2].id, kind="off")
    drop(page, [ids["1-1"]], days(store)[2].id, 0.5)
    assert board(store)[2] == []
    assert "Nothing is shot on" in str(ctx.host.told[-1].message)


# --- strips -----------------------------------------------------------------------------


def put(page, row_id, column, text):
    return page.table.setData(page.table.index(page.table.row_of(row_id), column), text)


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


# --- warnings, filter, folding ----------------------------------------------------------


def test_warnings_follow_every_change_and_lead_to_the_strips(page, store, ids, qtbot):
    person = ids_of(store, "person")[0]
    people.add_unavailable(store, person, "2026-08-03", "2026-08-03")
    panel = page.warnings
    page.toggle_warnings()
    texts = [panel.table.index(at, 1).data() for at in range(panel.table.rowCount())]
    at = next(i for i, text in enumerate(texts) if text and text.startswith("Actor 0 is not"))
    panel.view.setFocus()
    panel.view.choose([panel.table.at(at).id])
    assert page.view.chosen_ids() == [ids["1-1"], ids["1-2"]]
    assert page.acts()[0].label == f"Warnings {len(page.state.warnings)}"
    before = len(page.state.warnings)
    store.undo()
    assert len(page.state.warnings) == before - 1


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("night", ["Boneyard", "2-2"]),
        ("s1", ["Day 1", "1-2", "Boneyard", "2-2", "3-2"]),
        ("actor ext night", ["Boneyard", "2-2"]),
        ("2-1", ["Day 2", "2-1"]),
        ("nothing of that", []),
    ],
)
def test_the_filter_keeps_days_that_have_matches(page, words, left):
    page.filter(words)
    assert shown(page) == left
    page.filter("")
    assert len(shown(page)) == 10


def test_a_heading_folds_and_the_filter_looks_inside(page, store, press):
    press(["boneyard"], KEY.Key_Left)
    assert shown(page)[-1] == "Boneyard"
    page.filter("3-2")
    assert shown(page) == ["Boneyard", "3-2"]
    page.filter("")
    press(["boneyard"], KEY.Key_Right)
    assert shown(page)[-1] == "3-2"


def test_other_pages_lead_here_by_scene_day_or_date(page, store, ids):
    scene = schedule.active_board(store).strip(ids["2-1"]).scenes[0].scene_id
    page.select(scene)
    assert page.view.chosen_ids() == [ids["2-1"]]
    day = days(store)[1]
    page.select(day.shoot_day_id)
    assert page.view.chosen_ids() == [day.id]


def test_the_inspector_tells_why_and_who(page, store, ids):
    person = ids_of(store, "person")[0]
    people.add_unavailable(store, person, "2026-08-03", "2026-08-03")
    page.select(ids["1-1"])
    pane = page.inspector()
    assert pane.cast.texts() == ["1  Role 0 Actor 0, not available that day"]
    assert any("Everyone is free" in text for text in pane.why.texts())
    assert any("not available on day 1" in text for text in pane.warnings.texts())
    page.view.clearSelection()
    assert "3 of 6 scenes have a day" in page.inspector().figures.texts()


# --- day out of days --------------------------------------------------------------------


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


# --- planning ---------------------------------------------------------------------------


def plan(page, qtbot):
    from studio.desktop.pages.schedule_plan import RESULT, PlanDialog

    page.plan()
    dialog = next(d for d in page.window().findChildren(PlanDialog) if d.isVisible())
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog._stack.currentIndex() == RESULT, timeout=60_000)
    return dialog


def test_a_plan_is_shown_first_and_applied_as_one_step(page, store, ids, qtbot, ctx):
    schedule.pin(store, [ids["1-1"]], True)
    schedule.change_day(store, days(store)[1].id, locked=True)
    dialog = plan(page, qtbot)
    assert board(store)[-1] == ["2-2", "3-1", "3-2"]
    assert "best board found" in dialog.found.text()
    assert "optimal" not in dialog.found.text()
    dialog.apply.click()
    assert board(store)[-1] == []
    assert "1-1" in board(store)[0]
    assert board(store)[1] == ["2-1"]
    assert ctx.host.toasts[-1] == ("Planned 3 scenes", True)
    store.undo()
    assert board(store)[-1] == ["2-2", "3-1", "3-2"]


def test_closing_the_dialog_stops_the_work(page, store, ctx, qtbot):
    from studio.desktop.pages.schedule_plan import PlanDialog

    page.plan()
    dialog = next(d for d in page.window().findChildren(PlanDialog) if d.isVisible())
    dialog.go.click()
    dialog.reject()
    qtbot.waitUntil(lambda: not ctx.jobs.running, timeout=60_000)
    assert board(store)[-1] == ["2-2", "3-1", "3-2"]


class TestWithoutDays:
    @pytest.fixture
    def store(self, tmp_path):
        made = production(tmp_path)
        yield made
        made.close()

    def test_the_empty_board_offers_a_first_plan(self, page, store, qtbot):
        assert page._stack.currentIndex() == NO_DAYS
        assert [act.label for act in page.acts()] == ["Add days", "Plan the first board…"]
        dialog = plan(page, qtbot)
        dialog.apply.click()
        assert page._stack.currentIndex() == BOARD
        assert board(store)[-1] == []
        store.undo()
        assert page._stack.currentIndex() == NO_DAYS


class TestWithoutScript:
    @pytest.fixture
    def store(self, tmp_path):
        made = production(tmp_path, scenes=0)
        yield made
        made.close()

    def test_the_page_leads_to_the_script(self, page):
        assert page._stack.currentIndex() == NO_SCRIPT
        assert page.acts() == []


# --- boards, read-only ------------------------------------------------------------------


def test_boards_are_copied_renamed_and_chosen(page, store, ids, ctx, monkeypatch):
    monkeypatch.setattr(
        "studio.desktop.pages.schedule_days.NameDialog.exec", lambda dialog: dialog.ok.click()
    )
    page.boards.duplicate()
    assert page.state.board.name == "B"
    page.strips.boneyard([page.state.board.days[0].strips[0].id])
    page.boards.activate(next(info for info in page.state.boards if info.name == "A"))
    assert shown(page)[1] == "1-1"
    menu = page.menus.board()
    assert [act.label for act in menu.menu[:2]] == ["A", "B"]
    page.boards.remove()
    assert page.state.board.name == "B"
    assert shown(page)[1] == "1-2"


def test_a_file_that_is_read_only_is_shown_but_not_moved(make_page, store, ids, ctx, qtbot):
    import dataclasses

    with Store.open(store.path, read_only=True) as reader:
        page = SchedulePage(dataclasses.replace(ctx, store=reader))
        qtbot.addWidget(page)
        page.refresh()
        page.show()
        page.view.choose([ids["1-1"]])
        qtbot.keyClick(page.view, KEY.Key_B, CTRL)
        qtbot.keyClick(page.view, KEY.Key_Delete)
        assert board(store)[0] == ["1-1", "1-2"]
        index = page.table.index(page.table.row_of(ids["1-1"]), EST)
        assert not page.table.flags(index) & Qt.ItemFlag.ItemIsEditable
        assert all(act.writes for act in page.menus.rows([ids["1-1"]])[1:6])


def test_a_scene_added_later_waits_in_the_boneyard_and_can_be_moved(page, store):
    episode = ids_of(store, "episode")[0]
    row(store, "scene", episode_id=episode, number="9-9", sort="z", eighths=2, minutes=20)
    assert "9-9" in shown(page)
    fresh = next(
        one.id for one in rows(page) if not isinstance(one, Heading) and one.id[:4] == "new:"
    )
    page.view.choose([fresh])
    page._asked("previous")
    assert board(store)[2] == ["9-9"]
