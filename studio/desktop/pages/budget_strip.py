"""The strip over the budget: the total, and what an episode, a minute and a day cost."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.base.words import N_
from studio.budget.totals import Totals
from studio.desktop.context import Context
from studio.desktop.widgets.label import ElidedLabel, label

FIGURES = (
    ("", N_("Total")),
    ("EPISODES", N_("Per episode")),
    ("MINUTES", N_("Per finished minute")),
    ("SHOOT_DAYS", N_("Per shooting day")),
)


class TotalsStrip(QWidget):
    """Four figures beside each other, and below them what is wrong in the budget."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._values: dict[str, ElidedLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, title in FIGURES:
            row.addWidget(self._card(name, ctx.lang.text(title)), 1)
        column.addLayout(row)
        self.problems = label(tone="bad", wrap=True)
        self.problems.hide()
        column.addWidget(self.problems)

    def _card(self, name: str, title: str) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(2)
        inside.addWidget(ElidedLabel(title, font=self._ctx.look.fonts.small, tone="muted"))
        self._values[name] = ElidedLabel(font=self._ctx.look.fonts.heading)
        inside.addWidget(self._values[name])
        return card

    def show_totals(self, done: Totals) -> None:
        """Show the figures; a part that cannot be divided is a dash."""
        lang = self._ctx.lang
        for name, shown in self._values.items():
            minor = done.per(name) if name else done.total
            shown.set_whole("–" if minor is None else lang.money(minor, done.currency))
        problems = done.problems
        if problems:
            words = lang.count(
                "{n} thing is wrong and counts as nothing:",
                "{n} things are wrong and count as nothing:",
                len(problems),
            )
            self.problems.setText(f"{words} {lang.say(problems[0])}")
        self.problems.setVisible(bool(problems))

    def texts(self) -> list[str]:
        """Return the figures, for tests."""
        return [shown.whole() for shown in self._values.values()]
