"""Every page in both themes and in each language and stretched words: nothing is cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox

from studio.desktop.registry import available
from studio.desktop.window import MainWindow
from studio.workflow.demo.place import build_at
from studio.workflow.settings import Settings
from tests.desktop.looking import clipped, settle

KEYS = [entry.key for entry in available()]


@pytest.fixture(scope="module")
def season(tmp_path_factory):
    path = tmp_path_factory.mktemp("season") / "Demo.studio"
    build_at(path)
    return path


@pytest.fixture
def opened(qtbot, season):
    made = []

    def make(language, theme, size=(1280, 720), path=season):
        window = MainWindow(Settings(language=language, theme=theme))
        qtbot.addWidget(window)
        window.resize(*size)
        if path is not None:
            assert window.open(path)
        window.show()
        qtbot.waitExposed(window)
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "es", "qps"])
def test_no_page_cuts_off_a_label_or_button(opened, qtbot, language, theme):
    window = opened(language, theme)
    wrong = []
    for key in KEYS:
        window.shell.show_page(key)
        assert not window.grab().isNull()
        settle()
        wrong += [f"{key}: {line}" for line in clipped(window)]
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "zh-Hans", "es", "qps"])
def test_the_start_page_cuts_off_nothing(opened, language):
    assert clipped(opened(language, "dark", path=None)) == []


def test_all_labels_show_their_text_as_it_is(opened):
    window = opened("en", "light")
    for key in KEYS:
        window.shell.show_page(key)
    labels = [w for w in window.findChildren(QLabel) if not isinstance(w.parent(), QMessageBox)]
    assert labels
    assert [w.text() for w in labels if w.textFormat() != Qt.TextFormat.PlainText] == []
