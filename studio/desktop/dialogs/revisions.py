"""The revisions of a script: begun, named, coloured, dated, and which one marks changes now."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.widgets.label import label
from studio.desktop.widgets.table_view import TableView
from studio.script import revisions
from studio.script.revisions import Revision, RevisionColour

_SWATCH = (26, 16)


@dataclass(frozen=True, slots=True)
class Row:
    """A revision in the table."""

    id: str
    name: str
    colour: RevisionColour
    date: str
    lines: int
    current: bool


class RevisionsDialog(Frame):
    """Lists revisions; every edit is a step that can be undone."""

    def __init__(self, parent: QWidget, ctx: Context) -> None:
        super().__init__(parent, ctx.lang, ctx.look, ctx.lang.text("Revisions"))
        self._ctx = ctx
        t = self.t
        self.setMinimumSize(680, 420)
        words = t(
            "While a revision is current, every line you change gets its star. Printed pages with"
            " stars carry the name, the colour and the date of the revision."
        )
        self.body.addWidget(label(words, tone="muted", wrap=True))
        self.table = RecordTable[Row](ctx, self._columns())
        self.view = TableView(self.table)
        self.view.setAccessibleName(t("Revisions"))
        self.view.chosen.connect(lambda _: self._enable())
        self.view.remove_asked.connect(lambda _: self.remove())
        self.body.addWidget(self.view, 1)
        self.begin_button = self._button(t("Begin a revision"), self.begin)
        self.current_button = self._button(t("Make current"), self.make_current)
        self.remove_button = self._button(t("Remove"), self.remove)
        self.add_button(t("Done"), primary=True).clicked.connect(self.accept)
        stop = ctx.store.subscribe(lambda _: self.show_revisions())
        self.finished.connect(lambda _: stop())
        self.show_revisions()

    def _button(self, words: str, call: Callable[[], None]) -> QPushButton:
        made = self.add_button(words)
        made.clicked.connect(call)
        return made

    def _columns(self) -> list[Column[Row]]:
        t = self.t
        return [
            Column(
                "",
                lambda r: t("Current") if r.current else "",
                weight=0,
                floor=40,
                icons=lambda r: [("star", "accent_text")] if r.current else [],
                tip=lambda r: t("What you change now gets this star") if r.current else "",
            ),
            Column(
                t("Name"),
                lambda r: t(r.name),
                lambda r, text: self._change(r, name=text),
                weight=2,
                floor=140,
                look="strong",
                edit=lambda r: r.name,
            ),
            Column("", lambda r: "", weight=0, floor=44, picture=self._swatch),
            Column(
                t("Colour"),
                lambda r: t(r.colour.name),
                self._recolour,
                floor=110,
                choices=lambda r: [t(one.name) for one in revisions.revision_colours()],
            ),
            Column(
                t("Date"), lambda r: r.date, lambda r, text: self._change(r, date=text), floor=100
            ),
            Column(
                t("Marked lines"),
                lambda r: self.lang.number(r.lines),
                weight=0.4,
                floor=96,
                align=RIGHT,
                look="muted",
            ),
        ]

    def _swatch(self, row: Row, scale: float) -> QPixmap:
        wide, high = _SWATCH
        made = QPixmap(int(wide * scale), int(high * scale))
        made.setDevicePixelRatio(scale)
        made.fill(QColor(0, 0, 0, 0))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.look.theme.colour("line"))
        painter.setBrush(QColor(row.colour.shown))
        painter.drawRoundedRect(QRectF(0.5, 0.5, wide - 1, high - 1), 3, 3)
        painter.end()
        return made

    def show_revisions(self) -> None:
        """Show what the production has."""
        store = self._ctx.store
        current = revisions.current_revision(store)
        self.table.show([_row(one, current) for one in revisions.revisions(store)])
        self._enable()

    def chosen(self) -> Row | None:
        """Return the selected revision."""
        return self.table.record(self.table.row_of(next(iter(self.view.chosen_ids()), "")))

    def _enable(self) -> None:
        row, read_only = self.chosen(), self._ctx.store.read_only
        why = self.t("This production is open for reading only.") if read_only else ""
        self.begin_button.setEnabled(not read_only)
        self.begin_button.setToolTip(why)
        for button in (self.current_button, self.remove_button):
            button.setEnabled(row is not None and not read_only)
            button.setToolTip(why or ("" if row else self.t("Choose a revision first.")))
        is_current = row is not None and row.current
        words = self.t("Mark nothing") if is_current else self.t("Make current")
        self.current_button.setText(words)

    def _attempt(self, call: Callable[[], object]) -> None:
        try:
            call()
        except StudioError as error:
            self.say_error(error)
        else:
            self.error.hide()

    def begin(self) -> None:
        """Begin a revision in the next colour and make it the current one."""

        def call() -> None:
            self.view.choose([revisions.begin_revision(self._ctx.store)])

        self._attempt(call)

    def make_current(self) -> None:
        """Let the selected revision mark what is changed, or none when it is the current one."""
        row = self.chosen()
        if row is not None:
            wanted = None if row.current else row.id
            self._attempt(lambda: revisions.set_current(self._ctx.store, wanted))

    def remove(self) -> None:
        """Remove the selected revision; its lines lose their stars."""
        row = self.chosen()
        if row is not None and not self._ctx.store.read_only:
            self._attempt(lambda: revisions.remove_revision(self._ctx.store, row.id))
            self._ctx.toast(self.t("The revision was removed."), undo=True)

    def _change(self, row: Row, **values: str) -> None:
        revisions.change_revision(self._ctx.store, row.id, **values)

    def _recolour(self, row: Row, text: str) -> None:
        known = {self.t(one.name): one.key for one in revisions.revision_colours()}
        self._change(row, colour=known.get(text, text))


def _row(one: Revision, current: str | None) -> Row:
    known = {colour.key: colour for colour in revisions.revision_colours()}
    colour = known.get(one.colour) or RevisionColour(one.colour, one.colour, "#FFFFFF")
    return Row(one.id, one.name, colour, one.date, one.lines, one.id == current)
