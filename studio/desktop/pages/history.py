"""The history of the production: who changed what, and when; and the way back."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.models.table import Column, RecordTable, plain_tip
from studio.desktop.pages.base import Act
from studio.desktop.widgets.inspector import InspectorPane
from studio.desktop.widgets.label import label
from studio.desktop.widgets.table_view import TableView
from studio.project.changelog import Change, Step

MOST = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One step of the history, in the words of the window."""

    id: str
    seq: int
    what: str
    who: str
    when: str
    stands: bool


class HistoryPanel(QWidget):
    """Lists the newest steps; a row's menu takes everything back down to it."""

    def __init__(self, ctx: Context, pane: InspectorPane) -> None:
        super().__init__()
        self._ctx = ctx
        t = ctx.lang.text
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(label(t("History"), font=ctx.look.fonts.heading), 1)
        close = QToolButton()
        close.setProperty("look", "quiet")
        close.setAccessibleName(t("Close the history"))
        close.setToolTip(t("Close the history"))
        ctx.icons.bind(close, "x", "muted")
        close.clicked.connect(lambda: pane.show_panel(None))
        top.addWidget(close)
        layout.addLayout(top)
        self.table = RecordTable[Row](
            ctx,
            [
                Column(
                    t("Step"),
                    lambda r: r.what,
                    weight=3,
                    floor=112,
                    colour=lambda r: "text" if r.stands else "muted",
                    tip=lambda r: f"{r.what}\n{r.who}, {r.when}",
                ),
                Column(t("Who, when"), _who, weight=2, floor=88, look="muted"),
            ],
        )
        self.view = TableView(self.table)
        self.view.setAccessibleName(t("History"))
        self.view.menu_acts = self._menu
        layout.addWidget(self.view, 1)
        hint = label(
            t("Undone steps are muted. The menu of a step takes back all from the newest to it."),
            tone="muted",
            wrap=True,
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        hint.setToolTip(plain_tip(hint.text()))
        layout.addWidget(hint)
        self.refresh()

    def refresh(self) -> None:
        """Show the newest steps."""
        self.table.show([self._row(step) for step in self._ctx.store.history(MOST)])

    def on_change(self, change: Change) -> None:
        """Every change is a step, or takes one back."""
        self.refresh()

    def undo_to(self, row_id: str) -> None:
        """Take back the newest steps down to this one, and this one."""
        row = self.table.record(self.table.row_of(row_id))
        count = 0
        store = self._ctx.store
        try:
            while row is not None:
                step = store.next_undo()
                if step is None or step.seq < row.seq:
                    break
                store.undo()
                count += 1
        except StudioError as error:
            self._ctx.tell(error)
        if count:
            self._ctx.toast(
                self._ctx.lang.count(
                    "{n} step was taken back. Redo brings it again.",
                    "{n} steps were taken back. Redo brings them again.",
                    count,
                )
            )

    def _menu(self, ids: list[str]) -> list[Act]:
        row = self.table.record(self.table.row_of(ids[0])) if len(ids) == 1 else None
        if row is None:
            return []
        t = self._ctx.lang.text
        why_not = "" if row.stands else t("This step is undone already.")
        return [
            Act(
                t("Undo to here"),
                "undo-2",
                lambda: self.undo_to(row.id),
                writes=True,
                why_not=why_not,
            )
        ]

    def _row(self, step: Step) -> Row:
        lang = self._ctx.lang
        when = lang.moment(datetime.fromisoformat(step.at))
        return Row(
            str(step.seq),
            step.seq,
            lang.say(step.label),
            f"{step.author} · {step.desk}",
            when,
            step.state == "standing",
        )


def _who(row: Row) -> str:
    return f"{row.who.partition(' · ')[0]}, {row.when}"
