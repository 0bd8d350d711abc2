import pytest
from PySide6.QtCore import Qt

from studio.desktop.pages.overview import OverviewPage
from studio.desktop.widgets.season_grid import marks
from studio.script.formats import read_text
from studio.workflow import script_import
from studio.workflow.overview import season

SEASON = "".join(
    f"第{n}集：题\n{n}-1 日 内 大厅\n林晚：你好。\n" + ("【付费卡点】\n" if n == 8 else "")
    for n in range(1, 41)
)


@pytest.fixture
def page(make_page, store):
    script_import.commit(store, read_text(SEASON, "s.txt"), "s.txt")
    return make_page(OverviewPage)


def test_a_tile_per_episode_wraps_to_the_width(page):
    grid = page.grid
    assert grid.isVisible()
    right = max(grid.tile(at).right() for at in range(40))
    assert right < grid.width()
    assert grid.tile(39).bottom() < grid.height()
    assert grid.tile(39).top() > grid.tile(0).bottom()


def test_a_chosen_tile_chooses_the_row_and_arrows_walk(page, qtbot):
    grid = page.grid
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.tile(3).center())
    third = season(page.ctx.store)[3].id
    assert page.view.chosen_ids() == [third]
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert page.view.chosen_ids() == [season(page.ctx.store)[4].id]


def test_enter_on_a_tile_opens_the_episode(page, qtbot):
    grid = page.grid
    grid.choose(season(page.ctx.store)[0].id)
    with qtbot.waitSignal(grid.opened):
        qtbot.keyClick(grid, Qt.Key.Key_Return)


def test_the_marks_say_what_is_done(page):
    first = season(page.ctx.store)[0]
    assert marks(first) == ("good", "line", "line", "line")
    assert season(page.ctx.store)[7].paywall
