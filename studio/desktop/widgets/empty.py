"""What an empty page shows: one sentence, one button, and the way to the demo."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.widgets.acts import button
from studio.desktop.widgets.label import label


class EmptyState(QWidget):
    """One sentence on what belongs here, one button that brings it, “open the demo”."""

    def __init__(
        self, ctx: Context, sentence: str, act: Act | None = None, icon: str = "film"
    ) -> None:
        super().__init__()
        self._ctx = ctx
        self._name = icon
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._icon = QLabel()
        self._icon.setTextFormat(Qt.TextFormat.PlainText)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._icon.setFixedSize(QSize(40, 40))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        words = label(sentence, tone="muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setFixedWidth(400)
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        if act is not None:
            layout.addWidget(button(ctx, act), 0, Qt.AlignmentFlag.AlignHCenter)
        demo = QPushButton(ctx.lang.text("Open the demo"))
        demo.setProperty("look", "quiet")
        demo.clicked.connect(self._open_demo)
        layout.addWidget(demo, 0, Qt.AlignmentFlag.AlignHCenter)
        ctx.look.changed.connect(self._tint)
        self._tint()

    def _open_demo(self) -> None:
        self._ctx.host.open_demo()

    def _tint(self) -> None:
        drawn = self._ctx.icons.pixmap(self._name, "edge", 40, self.devicePixelRatioF())
        self._icon.setPixmap(drawn)
