"""The stripboard page: strips and days are moved by key and by mouse; with undo."""

import json
from datetime import date

from PySide6.QtCore import Qt

from studio.desktop.widgets.row_drag import MIME
from studio.people import store as people
from studio.schedule import store as schedule
from tests.desktop.pages.schedule_parts import (
    ALT,
    CTRL,
    KEY,
    board,
    days,
    drop,
    heading,
    ids,
    page,
    press,
    shown,
    store,
)
from tests.schedule.making import ids_of

__all__ = ["ids", "page", "press", "store"]  # the fixtures


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
