"""Reports: every printed page of the production, seen as the real file before it leaves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSplitter

from studio.base.words import N_
from studio.budget.store import TABLES as BUDGET
from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.pages.base import Act, Item, Page
from studio.desktop.pdf_jobs import PdfMaker, Wanted, print_pdf, printed_languages, save_pdf
from studio.desktop.widgets.choice_list import Choice, ChoiceList
from studio.desktop.widgets.pdf_preview import PdfPreview
from studio.project.production import production
from studio.reports.registry import REPORTS, report
from studio.schedule import store as schedule
from studio.subtitles import store as subtitles

_NONE_YET = {
    "day": N_("There are no shooting days yet. Plan some on the schedule."),
    "language": N_("There are no subtitles yet. Draft them on the page Subtitles."),
}


class ReportsPage(Page):
    """A kind of report is chosen on the left; beside it stands its PDF."""

    KEY = "reports"
    TABLES = frozenset(
        {"production", "episode", "scene", "line", "character", "scene_character", "story_set"}
        | {"element", "scene_element", "category", "department", "person", "casting"}
        | {"availability", "place", "set_place", "board", "board_day", "shoot_day", "strip"}
        | {"strip_scene", "call_sheet", "call", "department_note", "clip", "slate", "take"}
        | {"marker", "language", "cue", "cue_text", "revision", *BUDGET}
    )
    FILTER = N_("Filter reports")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._languages = printed_languages(production(ctx.store))
        self._ready = False
        self.kinds = ChoiceList(ctx.look)
        self.kinds.setAccessibleName(self.t("Reports"))
        self.kinds.setMinimumWidth(200)
        self.kinds.offer([Choice(r.key, self.t(r.title), self.t(r.about)) for r in REPORTS])
        self.preview = PdfPreview(ctx)
        self.maker = PdfMaker(ctx, self)
        self.maker.made.connect(self._made)
        self.maker.refused.connect(self._refused)
        self._lay_out()
        self.kinds.pick(REPORTS[0].key)
        self.kinds.picked.connect(lambda _: self._choose(at_once=True))

    def _lay_out(self) -> None:
        self._of = {
            "day": self._choice(self.t("Shooting day")),
            "language": self._choice(self.t("Language of the subtitles")),
        }
        self._language = self._choice(self.t("Languages of the report"))
        for words, _ in self._languages:
            self._language.addItem(words)
        for box in (self._language, *self._of.values()):
            self.preview.add_control(box)
            box.activated.connect(lambda _: self._ask(at_once=True))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(16)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.kinds)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([280, 720])
        self.body.addWidget(splitter, 1)

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setAccessibleName(name)
        box.setToolTip(plain_tip(name))
        return box

    # --- what is shown --------------------------------------------------------------------

    def refresh(self) -> None:
        """Offer the days and languages there are, and set the chosen report again."""
        t, lang, store = self.t, self.ctx.lang, self.ctx.store
        days = [
            ("  ·  ".join((t("Day {n}", n=day.number), lang.short_day(day.date))), day.number)
            for day in schedule.active_board(store).shooting_days
        ]
        codes = [(lang.name_of(one.code), one.code) for one in subtitles.languages(store)]
        _offer(self._of["day"], days)
        _offer(self._of["language"], codes)
        self._choose(at_once=not self.preview.pdf)

    def _choose(self, *, at_once: bool) -> None:
        needed = report(self._key()).needs
        for need, box in self._of.items():
            box.setVisible(need == needed and box.count() > 0)
        self._ask(at_once=at_once)

    def filter(self, text: str) -> None:
        """Show the reports with these words."""
        self.kinds.filter(text)

    def select(self, row_id: str) -> None:
        """Choose a report by its key."""
        self.kinds.pick(row_id)

    def palette_items(self) -> Sequence[Item]:
        """Offer every report."""
        return [
            Item(
                self.t(kind.title),
                self.t("Report"),
                lambda key=kind.key: self.kinds.pick(key),  # type: ignore[misc]
                "printer",
            )
            for kind in REPORTS
        ]

    def _key(self) -> str:
        chosen = self.kinds.currentItem()
        return str(chosen.data(Qt.ItemDataRole.UserRole)) if chosen else REPORTS[0].key

    def _wanted(self) -> Wanted:
        _, languages = self._languages[max(0, self._language.currentIndex())]
        kind = report(self._key())
        box = self._of.get(kind.needs)
        return Wanted(kind.key, languages, box.currentData() if box else None)

    def _ask(self, *, at_once: bool) -> None:
        wanted = self._wanted()
        needs = report(wanted.key).needs
        if needs and wanted.of is None:
            self.maker.forget()
            self._refused(self.t(_NONE_YET[needs]))
            return
        if not self.preview.pdf:
            self.preview.say(self.t("The pages are being set…"))
        self.maker.ask(wanted, at_once=at_once)

    def _made(self, pdf: bytes) -> None:
        wanted = self._wanted()
        self.preview.show_pdf(pdf, f"{wanted.key} {wanted.of}")
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
        """Offer to print and to save what is shown."""
        t = self.t
        why = "" if self._ready else t("There is no report to print yet.")
        save = Act(
            t("Save PDF…"), "download", self._save, why_not=why, primary=True, shortcut="Ctrl+S"
        )
        return [Act(t("Print…"), "printer", self._print, why_not=why, shortcut="Ctrl+P"), save]

    def _print(self) -> None:
        print_pdf(self.ctx, self, self.preview.pdf, self._file_name())

    def _save(self) -> None:
        save_pdf(self.ctx, self, self._wanted(), self._file_name())

    def _file_name(self) -> str:
        wanted = self._wanted()
        title = self.t(report(wanted.key).title)
        if wanted.of is None:
            return f"{title}.pdf"
        if isinstance(wanted.of, str):
            return f"{title} {wanted.of}.pdf"
        return self.t("{report} day {n}", report=title, n=wanted.of) + ".pdf"


def _offer(box: QComboBox, choices: Sequence[tuple[str, int | str | None]]) -> None:
    """Offer these; what was chosen stays chosen."""
    chosen = box.currentData()
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
