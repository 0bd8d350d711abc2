"""The snapshots of a production: when and why each was taken; bring one back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.widgets.label import label
from studio.desktop.widgets.table_view import TableView
from studio.project import keeping, snapshots

if TYPE_CHECKING:
    from studio.desktop.window import MainWindow

REASONS = {
    "timer": N_("Every ten minutes of change"),
    "by-hand": N_("By hand"),
    "before-update": N_("Before an update of the file"),
    "before-import": N_("Before an import"),
    "before-restore": N_("Before a snapshot was restored"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A snapshot in the table; its id is its file name."""

    id: str
    number: int
    at: str
    reason: str
    size: str


class SnapshotsDialog(Frame):
    """Lists, takes and brings back snapshots."""

    def __init__(self, window: "MainWindow", ctx: Context) -> None:
        super().__init__(window, ctx.lang, ctx.look, ctx.lang.text("Snapshots"))
        self._ctx = ctx
        t = self.t
        self.setMinimumSize(640, 440)
        words = t(
            "Whole copies of the production, kept beside it. Restoring one first takes a"
            " snapshot of what is there now."
        )
        self.body.addWidget(label(words, tone="muted", wrap=True))
        self.table = RecordTable[Row](
            ctx,
            [
                Column(t("When"), lambda r: r.at, floor=150, look="strong"),
                Column(t("Why"), lambda r: r.reason, weight=2, floor=200),
                Column(
                    t("Size"), lambda r: r.size, weight=0.3, floor=80, align=RIGHT, look="muted"
                ),
            ],
        )
        self.view = TableView(self.table)
        self.view.setAccessibleName(t("Snapshots"))
        self.view.chosen.connect(lambda _: self._enable())
        self.body.addWidget(self.view, 1)
        take = self.add_button(t("Take one now"))
        take.setEnabled(not ctx.store.read_only)
        take.clicked.connect(self._take)
        self.restore_button = self.add_button(t("Restore"))
        self.restore_button.clicked.connect(self.restore)
        self.add_button(t("Done"), primary=True).clicked.connect(self.accept)
        self._list()

    def _list(self) -> None:
        lang = self.lang
        self.table.show(
            [
                Row(
                    s.path.name,
                    s.number,
                    lang.moment(s.at),
                    lang.text(REASONS.get(s.reason, s.reason)),
                    lang.text("{n} KB", n=lang.number(max(1, s.size // 1024))),
                )
                for s in snapshots.listed(self._ctx.store.path)
            ]
        )
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self.view.chosen_ids()) and not self._ctx.store.read_only
        self.restore_button.setEnabled(chosen)
        self.restore_button.setToolTip("" if chosen else self.t("Choose a snapshot first."))

    def _take(self) -> None:
        path = self._ctx.store.path
        self._ctx.jobs.run(
            self.t("Taking a snapshot"),
            lambda progress: snapshots.take(path, "by-hand", progress),
            done=lambda _: self._list(),
        )

    def restore(self) -> None:
        """Bring the chosen snapshot back."""
        row = self.table.record(self.table.row_of(next(iter(self.view.chosen_ids()), "")))
        if row is None:
            return
        try:
            keeping.restore(self._ctx.store, row.number)
        except StudioError as error:
            self.say_error(error)
            return
        self._ctx.toast(self.t("The production is as it was at {when}.", when=row.at))
        self.accept()
