"""The stripboard page: a board is planned, also the first one."""

import pytest

from studio.desktop.pages.schedule import BOARD, NO_DAYS, NO_SCRIPT
from studio.schedule import store as schedule
from tests.desktop.pages.schedule_parts import board, days, ids, page, store
from tests.schedule.making import production

__all__ = ["ids", "page", "store"]  # the fixtures


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
