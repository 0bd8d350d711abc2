"""The settings of the user: language, theme, and the names the history shows."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from studio.base.words import N_
from studio.desktop import look
from studio.desktop.dialogs.frame import Frame
from studio.i18n import CHOICES, language
from studio.project.store import system_author

if TYPE_CHECKING:
    from studio.desktop.window import MainWindow

_THEMES = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}


class SettingsDialog(Frame):
    """Language and theme change at once; names hold from the next step on."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, window.lang, window.look, window.lang.text("Settings"))
        self._window = window
        t, kept, system = self.t, window.settings, system_author()
        self.language = QComboBox()
        self.language.addItem(t("As the system"), "")
        for code in CHOICES:
            self.language.addItem(language(code).native_name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(kept.language)))
        self.theme = QComboBox()
        for choice in look.CHOICES:
            self.theme.addItem(t(_THEMES[choice]), choice)
        self.theme.setCurrentIndex(max(0, self.theme.findData(kept.theme)))
        self.theme.activated.connect(lambda _: window.choose_theme(str(self.theme.currentData())))
        self.name = QLineEdit(kept.name)
        self.name.setPlaceholderText(system.name)
        self.desk = QLineEdit(kept.desk)
        self.desk.setPlaceholderText(system.desk)
        self.add_row(t("Language"), self.language)
        self.add_row(t("Theme"), self.theme)
        self.add_row(t("Your name in the history"), self.name)
        self.add_row(t("Name of this desk"), self.desk)
        done = self.add_button(t("Done"), primary=True)
        done.clicked.connect(self.accept)

    def done(self, result: int) -> None:
        """Keep what was chosen, however the dialog was closed."""
        super().done(result)
        code = str(self.language.currentData())
        self._window.keep_choices(code, self.name.text().strip(), self.desk.text().strip())
