"""Day out of days: who, what set or thing works on which day; the names stay while days scroll."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.pages.schedule_state import State
from studio.desktop.widgets.label import ElidedLabel, label
from studio.desktop.widgets.table_view import TableView
from studio.schedule.dood import KINDS, Dood, DoodKind, dood
from studio.schedule.model import Day

CENTRE = Qt.AlignmentFlag.AlignHCenter
SUMS = "sums"
_KIND_WORDS: dict[DoodKind, str] = {
    "cast": N_("Cast"),
    "set": N_("Sets"),
    "place": N_("Places"),
    "element": N_("Elements"),
}
_GROUNDS = {"SW": "good", "W": "int_night", "WF": "good", "SWF": "good", "H": "warn"}
DAY_WIDTH = 52
Look = Literal["text", "strong", "muted"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; the first one has the sums of the days."""

    id: str
    number: str
    name: str
    other: str
    codes: tuple[str, ...]
    work: str
    hold: str
    total: str
    conflicts: tuple[bool, ...] = ()

    @property
    def is_sum(self) -> bool:
        """Whether it is the line of the sums."""
        return self.id == SUMS


class DoodView(QWidget):
    """Two tables side by side over the same lines: names with sums, and the days.

    `asked(name, day_id)` when a cell is clicked or opened: show that day, filtered by the name.
    """

    asked = Signal(str, str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._state: State | None = None
        self._days: tuple[Day, ...] = ()
        self._filter = ""
        t = ctx.lang.text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.kind = QComboBox()
        self.kind.setAccessibleName(t("What the lines are"))
        for kind in KINDS:
            self.kind.addItem(t(_KIND_WORDS[kind]), kind)
        self.kind.activated.connect(lambda _: self._refresh())
        top = QHBoxLayout()
        top.addWidget(self.kind)
        legend = t("SW start · W work · H hold · I idle · WF finish · SWF one day only")
        top.addWidget(ElidedLabel(legend, tone="muted"), 1)
        self._sums = label(tone="muted")
        top.addWidget(self._sums)
        column.addLayout(top)
        self.names = RecordTable[Line](ctx, self._name_columns())
        self.names_view = TableView(self.names)
        self.names_view.setAccessibleName(t("Day out of days, names"))
        self.names_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names_view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tables = QHBoxLayout()
        self._tables.setSpacing(0)
        self._tables.addWidget(self.names_view, 2)
        column.addLayout(self._tables, 1)
        self.days_view: TableView | None = None

    def show_state(self, state: State) -> None:
        """Show the day out of days of this board."""
        self._state = state
        self._refresh()

    def filter(self, text: str) -> None:
        """Show the lines with these words."""
        self._filter = text
        self._refresh()

    def found(self) -> Dood:
        """Return what is shown."""
        assert self._state is not None  # noqa: S101 - the page shows a state first
        kind: DoodKind = self.kind.currentData()
        state = self._state
        return dood(state.board, kind, state.elements, state.facts.persons)

    def _refresh(self) -> None:
        if self._state is None:
            return
        found = self.found()
        days = tuple(day for day in found.days if day.shoots)
        if self.days_view is None or days_key(days) != days_key(self._days):
            self._days = days
            self._make_days()
        words = self._filter.casefold().split()
        lines = [line for line in self._lines(found) if _has(line, words)]
        lines.insert(0, self._sum_line(found))
        self.names.show(lines)
        if self.days_view is not None:
            self.days_view.table.show(lines)
        lang = self._ctx.lang
        work, hold = (sum(figures) for figures in (found.working, found.holding))
        told = lang.text("{work} working days, {hold} on hold", work=work, hold=hold)
        self._sums.setText(told)

    def _lines(self, found: Dood) -> list[Line]:
        state = self._state
        shoots = [at for at, day in enumerate(found.days) if day.shoots]
        made: list[Line] = []
        for row in found.rows:
            name, other = state.two(row.name, row.other_name) if state else (row.name, "")
            made.append(
                Line(
                    row.id,
                    "" if row.number is None else str(row.number),
                    name,
                    other,
                    tuple(row.codes[at] for at in shoots),
                    str(row.work),
                    str(row.hold),
                    str(row.total),
                    tuple(at in row.conflicts for at in shoots),
                )
            )
        return made

    def _sum_line(self, found: Dood) -> Line:
        t = self._ctx.lang.text
        shoots = [at for at, day in enumerate(found.days) if day.shoots]
        counts = [(found.working[at], found.holding[at]) for at in shoots]
        work, hold = sum(found.working), sum(found.holding)
        codes = tuple(f"{w} + {h} H" if h else str(w) for w, h in counts)
        total = str(work + hold)
        return Line(SUMS, "", t("Working each day"), "", codes, str(work), str(hold), total)

    def _name_columns(self) -> list[Column[Line]]:
        t = self._ctx.lang.text

        def figure(title: str, read: Callable[[Line], str], look: Look) -> Column[Line]:
            return Column(title, read, weight=0, floor=52, align=RIGHT, look=look, above=" ")

        name = Column[Line](
            t("Name"),
            lambda line: line.name,
            weight=1,
            floor=120,
            second=lambda line: line.other,
            tip=lambda line: f"{line.name}\n{line.other}".strip(),
            colour=lambda line: "muted" if line.is_sum else "text",
            above=" ",
        )
        return [
            figure(t("No."), lambda line: line.number, "strong"),
            name,
            figure(t("Work"), lambda line: line.work, "text"),
            figure(t("Hold"), lambda line: line.hold, "muted"),
            figure(t("Total"), lambda line: line.total, "strong"),
        ]

    def _make_days(self) -> None:
        old, ctx = self.days_view, self._ctx
        table = RecordTable[Line](ctx, [self._day(at, day) for at, day in enumerate(self._days)])
        view = TableView(table)
        view.setAccessibleName(ctx.lang.text("Day out of days, days"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.clicked.connect(self._clicked)
        view.opened.connect(lambda _: self._clicked(view.currentIndex()))
        bars = (self.names_view.verticalScrollBar(), view.verticalScrollBar())
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)
        self._tables.addWidget(view, 3)
        self.days_view = view
        if old is not None:
            old.hide()
            old.deleteLater()

    def _day(self, at: int, day: Day) -> Column[Line]:
        lang = self._ctx.lang
        return Column(
            str(day.number),
            lambda line: line.codes[at],
            weight=1,
            floor=DAY_WIDTH,
            align=CENTRE,
            look="caps",
            above=lang.tiny_day(day.date),
            ground=lambda line: _ground(line, at),
            colour=lambda line: "muted" if line.is_sum else "text",
            tip=lambda line: self._tip(line, at, day),
        )

    def _tip(self, line: Line, at: int, day: Day) -> str:
        t = self._ctx.lang.text
        words = {
            "SW": t("starts work"),
            "W": t("works"),
            "H": t("on hold"),
            "I": t("idle: away, unpaid"),
            "WF": t("finishes work"),
            "SWF": t("works on this day only"),
        }.get(line.codes[at])
        date = self._ctx.lang.short_day(day.date)
        if not words:
            return date
        told = t("{name}: {what}, {date}", name=line.name, what=words, date=date)
        if _clashes(line, at):
            told = self._ctx.lang.join([told, t("not available that day")])
        return told

    def _clicked(self, index: QModelIndex) -> None:
        view = self.days_view
        line = view.table.record(index) if view is not None and index.isValid() else None
        if line is not None and line.codes[index.column()]:
            name = "" if line.is_sum else line.name
            self.asked.emit(name, self._days[index.column()].id)


def _clashes(line: Line, at: int) -> bool:
    return at < len(line.conflicts) and line.conflicts[at]


def _ground(line: Line, at: int) -> str:
    if line.is_sum:
        return ""
    return "bad" if _clashes(line, at) else _GROUNDS.get(line.codes[at], "")


def days_key(days: Sequence[Day]) -> list[tuple[str, object, int | None]]:
    """Return what the columns depend on."""
    return [(day.id, day.date, day.number) for day in days]


def _has(line: Line, words: Sequence[str]) -> bool:
    text = f"{line.number}\n{line.name}\n{line.other}".casefold()
    return all(word in text for word in words)
