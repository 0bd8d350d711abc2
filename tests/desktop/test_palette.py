"""The palette finds pages, commands and names, and works by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.desktop.fuzzy import score
from studio.desktop.palette import show_palette
from studio.i18n import language
from studio.project.store import Store
from studio.workflow.finding import everything
from tests.desktop.sample import sample


def best(typed, *names):
    scored = [(score(typed, name), name) for name in names]
    return max((points, name) for points, name in scored if points is not None)[1]


def test_letters_in_order_fit_and_others_do_not():
    assert score("ovw", "Overview") is not None
    assert score("wvo", "Overview") is None
    assert score("", "Overview") == 0


@pytest.mark.parametrize(
    ("typed", "wanted", "other"),
    [
        ("cast", "Cast & crew", "Broadcast"),
        ("nm", "Night market", "Animal"),
        ("陆", "陆沉", "林晓 陆沉"),
        ("12-3", "12-3  Rooftop", "112-3  Rooftop"),
    ],
)
def test_starts_of_words_come_first(typed, wanted, other):
    assert best(typed, other, wanted) == wanted


def test_everything_with_a_name_is_found_in_the_language_of_the_window(tmp_path):
    store = Store.open(sample(tmp_path / "Show.studio"))
    found = everything(store, language("en"))
    store.close()
    kinds = {kind: [f for f in found if f.kind == kind] for kind in {f.kind for f in found}}
    assert {kind: len(of) for kind, of in kinds.items()} == {
        "episode": 24,
        "scene": 66,
        "day": 9,
        "person": 3,
        "character": 3,
        "place": 1,
    }
    assert kinds["scene"][0].label == "1-1  Rooftop"
    assert kinds["person"][0].label == "Lin Xiao"
    assert kinds["person"][0].detail == "林晓"


def test_arrows_and_enter_do_the_chosen_line(window, qtbot):
    palette = show_palette(window)
    qtbot.waitUntil(palette.isVisible)
    QTest.keyClicks(palette.field, "histor")
    assert palette.model.items[0].label == "History"
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.shell.pane.panel is not None


def test_nothing_that_fits_is_said(window, qtbot):
    palette = show_palette(window)
    QTest.keyClicks(palette.field, "zzzzqq")
    assert palette.model.items == []
    assert palette._none.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def test_without_a_production_only_what_can_be_done_is_offered(window, qtbot):
    window.close_production()
    palette = show_palette(window)
    labels = [item.label for item in palette.model.items]
    assert "Open the demo" in labels
    assert "Undo" not in labels
    palette.close()
