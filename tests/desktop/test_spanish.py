"""The window in Spanish: chosen at once, a guess for new productions, long names of keys."""

import pytest
from PySide6.QtWidgets import QScrollArea

from studio.desktop.dialogs.keys import KeysDialog
from studio.desktop.dialogs.new import NewDialog
from studio.desktop.dialogs.settings import SettingsDialog
from studio.desktop.window import MainWindow
from studio.workflow.settings import Settings


@pytest.fixture
def window(qtbot):
    made = MainWindow(Settings(language="es"))
    qtbot.addWidget(made)
    yield made
    made.close()


def test_spanish_is_chosen_in_the_settings(window):
    window.keep_choices("en", "", "")
    assert window.lang.code == "en"
    dialog = SettingsDialog(window)
    dialog.language.setCurrentIndex(dialog.language.findText("Español"))
    dialog.accept()
    assert window.lang.code == "es"
    assert window.lang.text("Cast & crew") == "Elenco y equipo"


def test_a_new_production_begins_in_the_language_of_the_window(window, qtbot):
    def guessed(code):
        window.keep_choices(code, "", "")
        dialog = NewDialog(window, "")
        qtbot.addWidget(dialog)
        return dialog.language.currentData(), dialog.other.currentData()

    assert guessed("es") == ("es", "en")
    assert guessed("zh-Hans") == ("zh-Hans", "en")
    assert guessed("en") == ("zh-Hans", "en")


@pytest.mark.parametrize("language", ["en", "zh-Hans", "es", "qps"])
def test_no_key_of_the_list_is_cut_off(qtbot, window, language):
    window.keep_choices(language, "", "")
    dialog = KeysDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    area = dialog.findChild(QScrollArea)
    assert area.geometry().right() < dialog.width()
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
