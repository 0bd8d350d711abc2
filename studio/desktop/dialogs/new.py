"""A new production: title, languages, currency, time zone, and where its file goes."""

from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QFileDialog, QLineEdit

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.dialogs.frame import Frame
from studio.project.files import SUFFIX
from studio.project.production import create

if TYPE_CHECKING:
    from studio.desktop.window import MainWindow

# Languages a production is often made in; any other code may be typed.
LANGUAGES = (
    ("zh-Hans", N_("Chinese (Simplified)")),
    ("zh-Hant", N_("Chinese (Traditional)")),
    ("en", N_("English")),
    ("es", N_("Spanish")),
    ("pt-BR", N_("Portuguese (Brazil)")),
    ("id", N_("Indonesian")),
    ("th", N_("Thai")),
    ("ko", N_("Korean")),
    ("ja", N_("Japanese")),
    ("ar", N_("Arabic")),
    ("hi", N_("Hindi")),
)
CURRENCIES = ("CNY", "USD", "EUR", "GBP", "KRW", "JPY", "THB", "IDR", "INR", "BRL", "MXN", "AED")


class NewDialog(Frame):
    """Asks what a production needs, and makes its file."""

    def __init__(self, window: "MainWindow", title: str) -> None:
        super().__init__(window, window.lang, window.look, window.lang.text("New production"))
        self._window = window
        self.path: Path | None = None
        t = self.t
        self.title_field = QLineEdit(title)
        self.title_field.setPlaceholderText(t("The title of the series"))
        self.language = self._languages(_usual(window.lang.code), with_none=False)
        self.other = self._languages("en", with_none=True)
        self.currency = QComboBox()
        self.currency.setEditable(True)
        self.currency.addItems(list(CURRENCIES))
        self.zone = QLineEdit("Asia/Shanghai")
        zones = QCompleter(sorted(available_timezones()), self.zone)
        zones.setFilterMode(Qt.MatchFlag.MatchContains)
        zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.zone.setCompleter(zones)
        self.add_row(t("Title"), self.title_field)
        self.add_row(t("Main language"), self.language)
        self.add_row(t("Second language"), self.other)
        self.add_row(t("Currency"), self.currency)
        self.add_row(t("Time zone"), self.zone)
        self.add_button(t("Cancel")).clicked.connect(self.reject)
        self.make_button = self.add_button(t("Choose a folder and create"), primary=True)
        self.make_button.clicked.connect(self._ask_and_make)

    def _languages(self, chosen: str, *, with_none: bool) -> QComboBox:
        made = QComboBox()
        if with_none:
            made.addItem(self.t("None"), "")
        for code, name in LANGUAGES:
            made.addItem(self.t(name), code)
        made.setCurrentIndex(made.findData(chosen))
        return made

    def _ask_and_make(self) -> None:
        title = self.title_field.text().strip() or self.t("Untitled")
        safe = "".join(c for c in title if c not in '\\/:*?"<>|').strip(". ") or "Untitled"
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.t("Where the production is kept"),
            str(Path.home() / f"{safe}{SUFFIX}"),
            self.t("Productions") + " (*.studio)",
        )
        if name:
            self.make(Path(name))

    def make(self, path: Path) -> None:
        """Make the file; what is refused is said, and the dialog stays."""
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            store = create(
                path,
                self.title_field.text(),
                language=str(self.language.currentData()),
                other_language=str(self.other.currentData()),
                currency=self.currency.currentText(),
                time_zone=self.zone.text().strip(),
                author=self._window.settings.author(),
            )
        except StudioError as error:
            self.say_error(error)
            return
        store.close()
        self.path = path
        self.accept()


def ask_new_production(window: "MainWindow", title: str) -> Path | None:
    """Ask, make, and return the file; None when the user thought better of it."""
    dialog = NewDialog(window, title)
    dialog.exec()
    return dialog.path


def _usual(spoken: str) -> str:
    """Guess the main language: the window's; most crews with an English window shoot in Chinese."""
    known = [code for code, _ in LANGUAGES if code != "en"]
    return spoken if spoken in known else known[0]
