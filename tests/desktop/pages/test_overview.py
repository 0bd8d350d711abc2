from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from studio.desktop.pages.overview import OverviewPage
from studio.desktop.widgets.season_grid import marks
from studio.project.store import insert
from studio.script import store as script
from studio.script.formats import read_text
from studio.subtitles import store as subtitles
from studio.subtitles.editing import draft_episodes
from studio.subtitles.texts import add_language, change_language, set_texts
from studio.workflow import script_import
from studio.workflow.overview import season, summed

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
    assert marks(first) == ("full", "open", "open", "open")
    assert season(page.ctx.store)[7].paywall


def take(store, scene_id, *, circled):
    with store.edit("Add a take") as db:
        clip = insert(
            db, "clip", path="a.mp4", hash=scene_id, frames=50, fps_num=25, fps_den=1,
            width=9, height=16, duration_ms=2000,
        )  # fmt: skip
        slate = insert(db, "slate", scene_id=scene_id, name="1")
        return insert(db, "take", clip_id=clip, slate_id=slate, number=1, circled=circled)


def cell(page, row, title):
    column = [one.title for one in page.table.columns].index(title)
    return page.table.index(row, column)


def told(page, row, title, role=Qt.ItemDataRole.DisplayRole):
    return str(cell(page, row, title).data(role))


def test_a_scene_is_shot_when_one_of_its_takes_is_circled(page, store):
    first, second = (scene.id for scene in script.scenes(store)[:2])
    take(store, first, circled=0)
    assert told(page, 0, "Shot") == "0/1"
    tip = told(page, 0, "Shot", Qt.ItemDataRole.ToolTipRole)
    assert "1 scene has takes, and none of them is circled." in tip
    take(store, first, circled=1)
    take(store, first, circled=1)
    take(store, second, circled=1)
    assert told(page, 0, "Shot") == "1/1"
    assert marks(season(store)[0]) == ("full", "open", "full", "open")
    sums = summed(season(store))
    assert (sums.shot, sums.with_takes, sums.scenes) == (2, 2, 40)
    assert "2 shot" in page._sums.toolTip() or "2 shot" in page._sums.text()
    store.undo()
    assert told(page, 1, "Shot") == "0/1"


def test_each_episode_says_how_far_its_languages_are(page, store):
    assert told(page, 0, "Subtitled") == "—"
    episodes = season(store)
    draft_episodes(store, [one.id for one in episodes[:2]])
    cues = subtitles.track(store, "en", episodes[0].id)
    set_texts(store, "en", {cue.id: "Hello." for cue in cues})
    add_language(store, "ar")
    change_language(store, "en", status="finished")
    page.refresh()
    assert [told(page, row, "Subtitled") for row in range(3)] == ["2/3", "1/3", "0/3"]
    heard = told(page, 0, "Subtitled", Qt.ItemDataRole.AccessibleTextRole)
    n = len(cues)
    assert [f"zh-Hans  {n}/{n}", f"en  {n}/{n}  Finished", f"ar  0/{n}"] == heard.split("\n")[1:]
    assert "no subtitles yet" in told(page, 2, "Subtitled", Qt.ItemDataRole.ToolTipRole)
    assert summed(season(store)).languages == {"zh-Hans": 2, "en": 1, "ar": 0}
    assert marks(season(store)[0])[3] == "begun"
    shown = page._languages.toolTip() or page._languages.text()
    assert "zh-Hans 2/40  ·  en 1/40  ·  ar 0/40" in shown
    page.grab()


@pytest.mark.parametrize(
    ("title", "pages", "expected"),
    [
        ("Subtitled", ["script", "subtitles"], "subtitles"),
        ("Subtitled", ["script"], "script"),
        ("Title", ["script", "subtitles"], "script"),
    ],
)
def test_a_cell_opens_the_page_of_what_it_shows(page, ctx, monkeypatch, title, pages, expected):
    made = [SimpleNamespace(key=key) for key in pages]
    monkeypatch.setattr("studio.desktop.pages.overview.available", lambda: made)
    page.view.setCurrentIndex(cell(page, 1, title))
    page.view.opened.emit(season(ctx.store)[1].id)
    assert ctx.host.shown[-1] == (expected, season(ctx.store)[1].id)
