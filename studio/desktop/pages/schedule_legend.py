"""The line over the board: how many scenes of each strip colour, and the sums at the end."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from studio.desktop.context import Context
from studio.desktop.pages.schedule_columns import COLOURS
from studio.desktop.pages.schedule_rows import pages
from studio.desktop.pages.schedule_state import State
from studio.desktop.widgets.label import ElidedLabel, label
from studio.desktop.widgets.manuscript_rows import show_light

_KEYS = ("INT DAY", "INT NIGHT", "EXT DAY", "EXT NIGHT")


class Swatch(QWidget):
    """A small square in a colour of the theme."""

    def __init__(self, ctx: Context, token: str) -> None:
        super().__init__()
        self._ctx = ctx
        self._token = token
        self.setFixedSize(10, 10)
        ctx.look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._ctx.theme.colour(self._token))
        painter.setPen(self._ctx.theme.colour("edge"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 2, 2)
        painter.end()


class Legend(QWidget):
    """The strip colours with their words and counts; the sums of the board."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._counts: dict[str, QLabel] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for key in _KEYS:
            words = show_light(ctx.lang, *key.split())
            line.addWidget(Swatch(ctx, COLOURS[key]))
            line.addWidget(label(words, tone="muted", font=ctx.look.fonts.small))
            self._counts[key] = label("0", font=ctx.look.fonts.small_strong)
            line.addWidget(self._counts[key])
            line.addSpacing(8)
        self._sums = ElidedLabel(tone="muted")
        self._sums.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._sums, 1)

    def show_state(self, state: State) -> None:
        """Count the scenes of the board."""
        lang, board = self._ctx.lang, state.board
        found = Counter(scene.colour for strip in board.strips() for scene in strip.scenes)
        for key, shown in self._counts.items():
            shown.setText(lang.number(found[key]))
        days = len(board.shooting_days)
        eighths = sum(strip.eighths for strip in board.strips())
        self._sums.set_whole(
            "  ·  ".join(
                (
                    lang.count("{n} shooting day", "{n} shooting days", days),
                    pages(lang, eighths),
                )
            )
        )
