"""What could not be done with some files: a line over the page, and the sentences behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from studio.base.words import Message
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.widgets.label import label

WIDE, HIGH = 640, 320


class Notice(QFrame):
    """Says how many files were refused until it is dismissed; shows why on demand."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.setObjectName("card")
        self.sentences: list[str] = []
        t = ctx.lang.text
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        self._icon = QLabel()
        self._icon.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._icon)
        self.words = label()
        row.addWidget(self.words)
        row.addStretch(1)
        self.show_button = self._button(t("Show why"))
        self.show_button.clicked.connect(self.explain)
        row.addWidget(self.show_button)
        self.close_button = self._button(t("Dismiss"))
        self.close_button.clicked.connect(self.hide)
        row.addWidget(self.close_button)
        ctx.look.changed.connect(self._tint)
        self._tint()
        self.hide()

    def _button(self, words: str) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("look", "quiet")
        return made

    def tell(self, refused: Sequence[Message]) -> None:
        """Show that these files could not be used."""
        lang = self._ctx.lang
        self.sentences = [lang.say(one) for one in refused]
        n = len(refused)
        self.words.setText(lang.count("{n} file was refused.", "{n} files were refused.", n))
        self.setAccessibleName(self.words.text())
        self.show()

    def explain(self) -> None:
        """List the sentences."""
        RefusedDialog(self._ctx, self, self.sentences).exec()

    def _tint(self) -> None:
        scale = self.devicePixelRatioF()
        self._icon.setPixmap(self._ctx.icons.pixmap("triangle-alert", "warn", 16, scale))


class RefusedDialog(Frame):
    """The sentences, one for each file; they can be copied."""

    def __init__(self, ctx: Context, parent: QWidget, sentences: Sequence[str]) -> None:
        super().__init__(
            parent.window(), ctx.lang, ctx.look, ctx.lang.text("Files that were refused")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDE, HIGH)
        text = QPlainTextEdit("\n".join(sentences))
        text.setReadOnly(True)
        text.setAccessibleName(self.t("Files that were refused"))
        self.body.addWidget(text, 1)
        self.add_button(self.t("Close"), primary=True).clicked.connect(self.accept)
