"""Days on which somebody or something is not available: a list, and a line to add to it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.pages.base import Act
from studio.desktop.widgets.acts import button
from studio.desktop.widgets.label import ElidedLabel, label


class DaysAway(Protocol):
    """Days, both included, as ISO dates."""

    @property
    def id(self) -> str:
        """The row id."""

    @property
    def first_date(self) -> str:
        """The first day."""

    @property
    def last_date(self) -> str:
        """The last day."""

    @property
    def note(self) -> str:
        """Why."""


class DaysOff(QWidget):
    """Lists the days away of one subject; `add(first, last, note)` and `remove(id)` edit them."""

    def __init__(
        self,
        ctx: Context,
        *,
        add: Callable[[str, str, str], object],
        remove: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._ctx = ctx
        self._t = ctx.lang.text
        self._add, self._remove = add, remove
        self._shown: list[DaysAway] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        column.addLayout(self._dates())
        column.addLayout(self._reason())
        self._error = label(font=ctx.look.fonts.small, tone="bad", wrap=True)
        self._error.hide()
        column.addWidget(self._error)

    def _dates(self) -> QHBoxLayout:
        self._first, self._last = QLineEdit(), QLineEdit()
        for field, name in ((self._first, self._t("First day")), (self._last, self._t("Last day"))):
            field.setAccessibleName(name)
            field.setToolTip(plain_tip(name))
            field.setReadOnly(self._ctx.store.read_only)
            field.returnPressed.connect(self._submit)
        self._first.editingFinished.connect(self._follow)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._first, 1)
        line.addWidget(label("–", tone="muted"))
        line.addWidget(self._last, 1)
        return line

    def _reason(self) -> QHBoxLayout:
        self._note = QLineEdit()
        self._note.setPlaceholderText(self._t("Reason"))
        self._note.setAccessibleName(self._t("Reason"))
        self._note.setReadOnly(self._ctx.store.read_only)
        self._note.returnPressed.connect(self._submit)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._note, 1)
        act = Act(self._t("Add"), "plus", self._submit, writes=True, tip=self._t("Add these days"))
        line.addWidget(button(self._ctx, act))
        return line

    def start_at(self, day: date) -> None:
        """Offer this day first."""
        self._first.setText(day.isoformat())
        self._last.setText(day.isoformat())

    def show_days(self, days: Sequence[DaysAway]) -> None:
        """Show these days."""
        if list(days) == self._shown:
            return
        self._shown = list(days)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in days:
            self._rows.addWidget(self._row(one))
        if not days:
            self._rows.addWidget(label(self._t("Always available"), tone="muted"))

    def _row(self, one: DaysAway) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = self._span(one)
        line.addWidget(label(words))
        line.addWidget(ElidedLabel(one.note, tone="muted"), 1)
        remove = QToolButton()
        remove.setProperty("look", "quiet")
        remove.setIconSize(QSize(16, 16))
        remove.setAccessibleName(self._t("Remove {days}", days=words))
        remove.setToolTip(plain_tip(self._t("Remove {days}", days=words)))
        remove.setEnabled(not self._ctx.store.read_only)
        self._ctx.icons.bind(remove, "x", "muted")
        remove.clicked.connect(lambda _=False, row_id=one.id: self._take_back(row_id))
        line.addWidget(remove)
        return row

    def _span(self, one: DaysAway) -> str:
        write = self._ctx.lang.short_day
        first, last = date.fromisoformat(one.first_date), date.fromisoformat(one.last_date)
        return write(first) if first == last else f"{write(first)} – {write(last)}"

    def _follow(self) -> None:
        """Keep the last day from lying before the first; ISO dates compare as texts."""
        if self._last.text() < self._first.text():
            self._last.setText(self._first.text())

    def _submit(self) -> None:
        try:
            self._add(self._first.text().strip(), self._last.text().strip(), self._note.text())
        except StudioError as error:
            self._error.setText(self._ctx.lang.say(error.message))
            self._error.show()
            return
        self._error.hide()
        self._note.clear()

    def _take_back(self, row_id: str) -> None:
        self._remove(row_id)
        self._ctx.toast(self._t("Days removed."), undo=True)
