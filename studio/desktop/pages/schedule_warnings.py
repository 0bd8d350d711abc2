"""The list of warnings under the board: day by day, each leads to what it is about."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.models.table import Column, Heading, RecordTable
from studio.desktop.pages.schedule_state import SEVERITY_ICON, State
from studio.desktop.widgets.label import label
from studio.desktop.widgets.table_view import TableView
from studio.schedule.warnings import Severity, Warning


@dataclass(frozen=True, slots=True)
class WarningRow:
    """One warning in the words of the window."""

    id: str
    severity: Severity
    text: str
    target: tuple[str, ...]


class WarningsPanel(QWidget):
    """Lists the warnings; `chosen(ids)` names the strips, or else the day, of the chosen one."""

    chosen = Signal(list)
    closed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        t = ctx.lang.text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        self._title = label(font=ctx.look.fonts.strong)
        top.addWidget(self._title, 1)
        close = QToolButton()
        close.setProperty("look", "quiet")
        close.setAccessibleName(t("Close the warnings"))
        close.setToolTip(t("Close the warnings"))
        ctx.icons.bind(close, "x", "muted")
        close.clicked.connect(self.closed)
        top.addWidget(close)
        column.addLayout(top)
        self.table = RecordTable[WarningRow](ctx, self._columns())
        self.view = TableView(self.table)
        self.view.setAccessibleName(t("Warnings"))
        self.view.horizontalHeader().hide()
        self.view.chosen.connect(self._choose)
        column.addWidget(self.view, 1)

    def _columns(self) -> list[Column[WarningRow]]:
        return [
            Column(
                "",
                self._severity,
                icons=lambda row: [SEVERITY_ICON[row.severity]],
                weight=0,
                floor=32,
                tip=self._severity,
            ),
            Column(
                self._ctx.lang.text("Warning"),
                lambda row: row.text,
                weight=1,
                tip=lambda row: row.text,
            ),
        ]

    def _severity(self, row: WarningRow) -> str:
        t = self._ctx.lang.text
        words = {"error": t("Error"), "warning": t("Warning"), "info": t("Information")}
        return words[row.severity]

    def show_warnings(self, state: State) -> None:
        """Show what speaks against the board now."""
        rows: list[WarningRow | Heading] = []
        seen: dict[str, int] = {}
        last: str | None = None
        for one in state.warnings:
            day = state.days.get(one.day_id or "")
            if day is not None and day.id != last:
                last = day.id
                rows.append(
                    Heading(day.id, state.day_name(day), detail=state.lang.short_day(day.date))
                )
            rows.append(_row(state, one, seen))
        self.table.show(rows)
        count = len(state.warnings)
        self._title.setText(
            self._ctx.lang.count("{n} warning", "{n} warnings", count)
            if count
            else self._ctx.lang.text("No warnings")
        )

    def _choose(self, ids: list[str]) -> None:
        row = self.table.record(self.table.row_of(ids[0])) if ids else None
        if row is not None and self.view.hasFocus():
            self.chosen.emit(list(row.target))


def _row(state: State, one: Warning, seen: dict[str, int]) -> WarningRow:
    key = f"{one.rule}/{one.day_id}/{one.strip_id}"
    seen[key] = seen.get(key, -1) + 1
    target = one.strip_ids or ((one.day_id,) if one.day_id else ())
    return WarningRow(f"{key}/{seen[key]}", one.severity, state.lang.say(one.message), target)
