"""How the window looks now: theme, fonts and icons, switched while it runs."""

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from studio.desktop import fonts as shipped
from studio.desktop.icons import Icons
from studio.desktop.theme import Theme, palette, theme

CHOICES = ("system", "light", "dark")
_QT_NAMES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}


class Look(QObject):
    """Theme, fonts and icons of the window; `changed` is emitted after a switch."""

    changed = Signal()

    def __init__(self, choice: str = "system", language: str = "en") -> None:
        super().__init__()
        shipped.register()
        self._choice = choice
        self.fonts = shipped.fonts(language)
        self.theme: Theme = theme(self._wanted())
        self.icons = Icons(self.theme)
        self._words = QTranslator(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()
        self._translate_qt(language)

    @property
    def choice(self) -> str:
        """What the user chose: system, light or dark."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Follow the system, or be light or dark."""
        self._choice = choice
        self._follow()

    def speak(self, language: str) -> None:
        """Use the fonts of a language."""
        self.fonts = shipped.fonts(language)
        self._apply()
        self._translate_qt(language)

    def _translate_qt(self, language: str) -> None:
        """Let Qt's own buttons and menus speak the language too."""
        app = QApplication.instance()
        if app is None:
            return
        app.removeTranslator(self._words)
        self._words = QTranslator(self)
        name = _QT_NAMES.get(language, language.replace("-", "_"))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._words.load(f"qtbase_{name}", folder):
            app.installTranslator(self._words)

    def _wanted(self) -> str:
        if self._choice in ("light", "dark"):
            return self._choice
        scheme = QGuiApplication.styleHints().colorScheme()
        # Where the system does not tell: dark, for the people who work at night.
        return "light" if scheme == Qt.ColorScheme.Light else "dark"

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme.name:
            self.theme = theme(wanted)
            self.icons.retint(self.theme)
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.theme))
            app.setFont(self.fonts.text)
