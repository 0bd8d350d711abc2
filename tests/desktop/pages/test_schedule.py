"""The stripboard page: what is shown, warnings, filter, boards, read-only."""

import pytest
from PySide6.QtCore import Qt

from studio.callsheet import store as callsheet
from studio.callsheet.sheet import sheet_of
from studio.desktop.models.table import Heading
from studio.desktop.pages.schedule import SchedulePage
from studio.desktop.pages.schedule_columns import EST, SET
from studio.people import store as people
from studio.project.store import Store
from studio.schedule import store as schedule
from studio.script import editing
from tests.desktop.pages.schedule_parts import (
    CTRL,
    KEY,
    board,
    days,
    heading,
    ids,
    page,
    press,
    rows,
    shown,
    store,
)
from tests.schedule.making import ids_of, row

__all__ = ["ids", "page", "press", "store"]  # the fixtures


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
