"""Labels that show text as it is: Qt guesses HTML, and people's names must not be that."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from studio.desktop.models.table import plain_tip

Tone = Literal["text", "muted", "good", "warn", "bad"]


def label(
    text: str = "", *, font: QFont | None = None, tone: Tone = "text", wrap: bool = False
) -> QLabel:
    """Make a label of plain text; `tone` is a colour of the theme."""
    made = WrapLabel(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("tone", tone)
    if font is not None:
        made.setFont(font)
    return made


class WrapLabel(QLabel):
    """A label of several lines that always asks for the height its words need.

    Layouts inside of stacks and scroll areas forget to ask for the height at the real width.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def setText(self, arg__1: str) -> None:
        """Show other words and ask for their height."""
        super().setText(arg__1)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again at another width."""
        super().resizeEvent(event)
        self._ask()

    def _ask(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class ElidedLabel(QLabel):
    """A label that ends in … where there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", *, font: QFont | None = None, tone: Tone = "text") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("elided", True)  # may be smaller than its size hint
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)
        if font is not None:
            self.setFont(font)
        self._whole = ""
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """Show this text, as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole(self) -> str:
        """Return the text without the cut."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        cut = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut)
        self.setToolTip(plain_tip(self._whole) if cut != self._whole else "")
