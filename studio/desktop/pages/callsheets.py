"""Call sheets: the days on the left, the real PDF of one beside them, its words on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from studio.base.eighths import show_eighths
from studio.base.words import N_
from studio.callsheet import store as callsheet
from studio.callsheet.model import day_clock
from studio.callsheet.sheet import sheet_of
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable, plain_tip
from studio.desktop.names import Names
from studio.desktop.pages.base import Act, Item, Page
from studio.desktop.pages.callsheet_calls import CallsTable
from studio.desktop.pages.callsheet_panel import SheetPanel
from studio.desktop.pages.callsheet_rewrites import RewriteNotice
from studio.desktop.pdf_jobs import PdfMaker, Wanted, print_pdf, printed_languages, save_pdf
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.pdf_preview import PdfPreview
from studio.desktop.widgets.table_view import TableView
from studio.desktop.widgets.views import Views
from studio.people import store as people
from studio.project.production import production
from studio.schedule import store as schedule
from studio.schedule.model import Board, Day

SHEET_VIEW, CALLS_VIEW = 0, 1


@dataclass(frozen=True, slots=True)
class DayRow:
    """A shooting day in the list; `version` is None until something is typed for it."""

    id: str
    shoot_day_id: str
    number: int
    date: date
    call: int
    scenes: int
    eighths: int
    version: int | None


class CallSheetsPage(Page):
    """A day is chosen, its sheet is read as it will be printed, and typed beside it."""

    KEY = "callsheets"
    TABLES = frozenset(
        {"call_sheet", "call", "department_note", "production", "board", "board_day", "shoot_day"}
        | {"strip", "strip_scene", "scene", "episode", "story_set", "character", "scene_character"}
        | {"element", "scene_element", "category", "person", "department", "casting"}
        | {"place", "set_place", "scene_change"}
    )
    FILTER = N_("Filter days")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        show = production(ctx.store)
        self.names = Names(show, ctx.lang)
        self._languages = printed_languages(show)
        self._board: Board | None = None
        self._ready = False
        self.days = RecordTable[DayRow](
            ctx, [*self._day_columns(), *self._figures(), self._version_column()]
        )
        self.day_view = TableView(self.days)
        self.day_view.setAccessibleName(self.t("Shooting days"))
        self.day_view.setMinimumWidth(184)
        self.day_view.chosen.connect(lambda _: self._show_day(at_once=True))
        self.calls = CallsTable(ctx, self.names)
        self.calls_view = TableView(self.calls)
        self.calls_view.setAccessibleName(self.t("Calls"))
        self.preview = PdfPreview(ctx)
        self.maker = PdfMaker(ctx, self)
        self.maker.made.connect(self._made)
        self.maker.refused.connect(self._refused)
        self.panel = SheetPanel(ctx, self.names)
        self._lay_out()

    def _day_columns(self) -> list[Column[DayRow]]:
        t, lang = self.t, self.ctx.lang
        return [
            Column(
                t("Shooting day"),
                lambda d: str(d.number),
                weight=1,
                floor=116,
                look="strong",
                second=lambda d: lang.short_day(d.date),
            ),
            Column(
                t("Call"),
                lambda d: day_clock(d.call),
                weight=0,
                floor=56,
                align=RIGHT,
                widest="00:00",
            ),
        ]

    def _figures(self) -> list[Column[DayRow]]:
        t, lang = self.t, self.ctx.lang
        return [
            Column(
                t("Scenes"),
                lambda d: lang.number(d.scenes),
                weight=0,
                floor=60,
                fold=1,
                align=RIGHT,
                look="muted",
            ),
            Column(
                t("Pages"),
                lambda d: show_eighths(d.eighths),
                weight=0,
                floor=56,
                fold=2,
                widest="88 8/8",
                align=RIGHT,
                look="muted",
            ),
        ]

    def _version_column(self) -> Column[DayRow]:
        t = self.t
        return Column(
            t("Version"),
            lambda d: "–" if d.version is None else str(d.version),
            weight=0,
            floor=60,
            fold=3,
            align=RIGHT,
            look="muted",
            tip=lambda d: t("Nothing was typed for this day yet.") if not d.version else "",
        )

    def _lay_out(self) -> None:
        t = self.t
        self._language = QComboBox()
        self._language.setAccessibleName(t("Languages of the sheet"))
        self._language.setToolTip(plain_tip(t("Languages of the sheet")))
        for words, _ in self._languages:
            self._language.addItem(words)
        self._language.currentIndexChanged.connect(lambda _: self._ask(at_once=True))
        self.views = Views(t("Sheet or calls"))
        self.views.add(t("Call sheet"), self.preview)
        self.views.add(t("Calls"), self.calls_view)
        self.preview.add_control(self._language)
        self.views.add_corner(self._steps())
        self.views.switched.connect(lambda: self._ask(at_once=True))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(16)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.day_view)
        splitter.addWidget(self.views)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 5)
        splitter.setSizes([240, 600])
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        to_board = Act(
            t("Go to the schedule"), "calendar-days", lambda: self.ctx.show_page("schedule")
        )
        words = t("Every shooting day of the schedule gets its call sheet here.")
        self._stack.addWidget(EmptyState(self.ctx, words, to_board, "clipboard-list"))
        self.rewrites = RewriteNotice(self.ctx)
        self.body.addWidget(self.rewrites)
        self.body.addWidget(self._stack, 1)

    def _steps(self) -> QWidget:
        """Make the two buttons that go from day to day."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        t = self.t
        for icon, words, keys, step in (
            ("chevron-left", t("Previous day"), "Alt+PgUp", -1),
            ("chevron-right", t("Next day"), "Alt+PgDown", 1),
        ):
            made = QToolButton()
            made.setProperty("look", "quiet")
            made.setAccessibleName(words)
            made.setShortcut(keys)
            made.setToolTip(plain_tip(f"{words}  {made.shortcut().toString()}"))
            self.ctx.icons.bind(made, icon, "muted")
            made.clicked.connect(lambda _=False, step=step: self.step(step))
            line.addWidget(made)
        return holder

    # --- what is shown --------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the days and the sheet of the one that is chosen."""
        self._board = schedule.active_board(self.ctx.store)
        versions = callsheet.versions(self.ctx.store)
        rows = [_row(day, versions) for day in self._board.shooting_days]
        self.days.show(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and not self.day_view.chosen_ids():
            self.day_view.choose([rows[0].id])
        else:
            self._show_day(at_once=False)
        self.inspector_changed.emit()
        self.acts_changed.emit()

    def filter(self, text: str) -> None:
        """Show the days with these words."""
        self.days.filter(text)

    def select(self, row_id: str) -> None:
        """Select a day, by its own id or that of its date."""
        rows = (self.days.record(row) for row in range(self.days.rowCount()))
        found = (row.id for row in rows if row and row_id in (row.id, row.shoot_day_id))
        self.day_view.choose([next(found, row_id)])

    def inspector(self) -> QWidget | None:
        """Return the words of the sheet; nothing without a day."""
        return self.panel if self.days.rowCount() else None

    def palette_items(self) -> Sequence[Item]:
        """Offer every day."""
        rows = (self.days.record(row) for row in range(self.days.rowCount()))
        return [
            Item(
                self.t("Call sheet of day {n}", n=row.number),
                self.ctx.lang.short_day(row.date),
                lambda row=row: self.select(row.id),  # type: ignore[misc]
                "clipboard-list",
            )
            for row in rows
            if row is not None
        ]

    def _day(self) -> Day | None:
        chosen = self.day_view.chosen_ids()
        return self._board.day(chosen[0]) if self._board and chosen else None

    def _show_day(self, *, at_once: bool) -> None:
        day, store = self._day(), self.ctx.store
        if day is None or self._board is None:
            return
        self.rewrites.show_day(day)
        sheet = sheet_of(store, self._board, day)
        self.panel.sheet.show_sheet(sheet, callsheet.sheet_entry(store, day.shoot_day_id))
        notes = callsheet.department_notes(store, day.shoot_day_id)
        self.panel.notes.show_notes(day.shoot_day_id, people.departments(store), notes)
        self.calls.show_calls(sheet, callsheet.call_entries(store, day.shoot_day_id))
        lang = self.ctx.lang
        title = lang.text("Day {n} of {all}", n=sheet.number, all=sheet.of)
        self.views.set_note(f"{title}  ·  {lang.short_day(sheet.date)}")
        self._ask(at_once=at_once)

    def _wanted(self) -> Wanted | None:
        day = self._day()
        if day is None or day.number is None or not self._languages:
            return None
        _, languages = self._languages[max(0, self._language.currentIndex())]
        return Wanted("callsheet", languages, day.number)

    def _ask(self, *, at_once: bool) -> None:
        wanted = self._wanted()
        if wanted is None or self.views.at != SHEET_VIEW:
            return
        if not self.preview.pdf:
            self.preview.say(self.t("The sheet is being set…"))
        self.maker.ask(wanted, at_once=at_once)

    def _made(self, pdf: bytes) -> None:
        self.preview.show_pdf(pdf, next(iter(self.day_view.chosen_ids()), ""))
        self._set_ready(True)

    def _refused(self, sentence: str) -> None:
        self.preview.say(sentence)
        self._set_ready(False)

    def _set_ready(self, ready: bool) -> None:
        if ready != self._ready:
            self._ready = ready
            self.acts_changed.emit()

    # --- what can be done -------------------------------------------------------------------

    def acts(self) -> Sequence[Act]:
        """Offer to print and to save."""
        t = self.t
        none = "" if self.days.rowCount() else t("There are no shooting days yet.")
        soon = none or ("" if self._ready else t("The sheet is still being set."))
        return [
            Act(t("Print…"), "printer", self._print, why_not=soon, shortcut="Ctrl+P"),
            Act(
                t("Save PDF…"),
                "download",
                self._save,
                why_not=none,
                primary=True,
                shortcut="Ctrl+S",
            ),
        ]

    def step(self, days: int) -> None:
        """Go some days on or back."""
        row = self.days.row_of(next(iter(self.day_view.chosen_ids()), ""))
        target = self.days.record(row + days)
        if row >= 0 and target is not None:
            self.day_view.choose([target.id])

    def _print(self) -> None:
        print_pdf(self.ctx, self, self.preview.pdf, self._file_name())

    def _save(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            save_pdf(self.ctx, self, wanted, self._file_name())

    def _file_name(self) -> str:
        day = self._day()
        number, on = (day.number, day.date.isoformat()) if day else (0, "")
        return self.t("Call sheet day {n} {date}", n=number, date=on) + ".pdf"


def _row(day: Day, versions: dict[str, int]) -> DayRow:
    return DayRow(
        id=day.id,
        shoot_day_id=day.shoot_day_id,
        number=day.number or 0,
        date=day.date,
        call=day.call_minute,
        scenes=sum(len(strip.scenes) for strip in day.strips),
        eighths=day.eighths,
        version=versions.get(day.shoot_day_id),
    )
