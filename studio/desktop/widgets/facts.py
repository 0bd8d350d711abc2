"""Short facts under a title, for inspectors: a text, a muted second line, an icon."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.widgets.acts import button
from studio.desktop.widgets.label import Tone, label

ICON = 14


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; `icon` is (icon, colour)."""

    text: str
    second: str = ""
    icon: tuple[str, str] | None = None
    tone: Tone = "text"


class FactList(QWidget):
    """A title with facts below; gone while there are none."""

    def __init__(self, ctx: Context, title: str = "") -> None:
        super().__init__()
        self._ctx = ctx
        self._facts: tuple[Fact, ...] = ()
        self._icons: list[tuple[QLabel, tuple[str, str]]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16 if title else 8, 0, 0)
        column.setSpacing(6)
        if title:
            column.addWidget(label(title, font=ctx.look.fonts.small_strong, tone="muted"))
        self._holder: QWidget | None = None
        ctx.look.changed.connect(self._tint)
        self.hide()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these in place of the earlier ones."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._icons = []
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(facts):
            self._add(grid, row, fact)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._holder)
        self._tint()
        self.setVisible(bool(facts))

    def texts(self) -> list[str]:
        """Return what is shown, for tests and screen readers."""
        return [" ".join(filter(None, (fact.text, fact.second))) for fact in self._facts]

    def _add(self, grid: QGridLayout, row: int, fact: Fact) -> None:
        column = 0
        if fact.icon is not None:
            drawn = QLabel()
            drawn.setTextFormat(Qt.TextFormat.PlainText)
            drawn.setFixedSize(ICON, ICON + 4)
            self._icons.append((drawn, fact.icon))
            grid.addWidget(drawn, row, 0, Qt.AlignmentFlag.AlignTop)
            column = 1
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(fact.text, tone=fact.tone, wrap=True))
        if fact.second:
            words.addWidget(
                label(fact.second, tone="muted", font=self._ctx.look.fonts.small, wrap=True)
            )
        grid.addLayout(words, row, column, 1, 2 - column)

    def _tint(self) -> None:
        for drawn, (name, colour) in self._icons:
            drawn.setPixmap(self._ctx.icons.pixmap(name, colour, ICON, self.devicePixelRatioF()))


class ActRow(QWidget):
    """A row of buttons that changes with what is selected."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 12, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addStretch(1)

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Offer these, in place of the earlier ones."""
        while self._layout.count() > 1:
            item = self._layout.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for at, act in enumerate(acts):
            self._layout.insertWidget(at, button(self._ctx, act))
