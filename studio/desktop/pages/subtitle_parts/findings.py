"""What is wrong with the subtitles of the episode, or of the season: a list that leads to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.pages.base import Act
from studio.desktop.pages.subtitle_parts.bar import chooser, fill
from studio.desktop.pages.subtitle_parts.desk import Desk, language_name
from studio.desktop.widgets.acts import tip
from studio.desktop.widgets.label import ElidedLabel
from studio.desktop.widgets.table_view import TableView
from studio.subtitles.check import Finding
from studio.subtitles.stamps import show_stamp
from studio.subtitles.standing import Standing, season

Season = Mapping[str, Mapping[str, Standing]]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as it is listed; `id` tells several of one cue apart."""

    id: str
    found: Finding
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """An episode in a language that has findings; `id` is both."""

    id: str
    episode_id: str
    code: str
    title: str
    standing: Standing


class FindingsView(QWidget):
    """Lists findings; `wanted(cue_id)` goes to one, `place_wanted(episode, code)` to an episode."""

    wanted = Signal(str)
    place_wanted = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        t = desk.ctx.lang.text
        self._season: Season | None = None
        self.scope = chooser(t("Where to look"), 140)
        self.kind = chooser(t("What to list"), 170)
        fill(
            self.kind,
            [("", t("Errors and warnings")), ("error", t("Errors")), ("warning", t("Warnings"))],
            "",
        )
        fill(self.scope, [("", t("This episode")), ("season", t("Whole season"))], "")
        self.again = QToolButton()
        act = Act(t("Check the season again"), "rotate-ccw")
        self.again.setAccessibleName(act.label)
        self.again.setToolTip(tip(desk.ctx, act))
        desk.ctx.icons.bind(self.again, act.icon)
        self.again.clicked.connect(self.check_season)
        self.note = ElidedLabel(tone="muted")
        self.table = self._make_table()
        self.view = TableView(self.table)
        self.view.setAccessibleName(t("Findings"))
        self.view.chosen.connect(self._go)
        self.seasons = self._make_seasons()
        self.season_view = TableView(self.seasons)
        self.season_view.setAccessibleName(t("Findings of the season"))
        self.season_view.opened.connect(self._go_far)
        self._lay_out()
        self.kind.activated.connect(lambda _: self.show_desk())
        self.scope.activated.connect(lambda _: self._rescope())
        self._rescope()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.scope, 1)
        line.addWidget(self.kind, 1)
        line.addWidget(self.again)
        line.addWidget(self.note, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.view, 1)
        column.addWidget(self.season_view, 1)

    def _make_table(self) -> RecordTable[FindingRow]:
        t, lang = self._desk.ctx.lang.text, self._desk.ctx.lang
        return RecordTable[FindingRow](
            self._desk.ctx,
            [
                Column("#", lambda r: str(r.number), weight=0, floor=48, align=RIGHT, look="muted"),
                Column(
                    t("In"),
                    lambda r: show_stamp(r.found.start_ms),
                    weight=0,
                    floor=78,
                    align=RIGHT,
                    look="muted",
                ),
                Column(
                    t("Kind"),
                    lambda r: t("Error") if r.found.severity == "error" else t("Warning"),
                    weight=0,
                    floor=104,
                    dot=lambda r: "bad" if r.found.severity == "error" else "warn",
                ),
                Column(
                    t("Finding"),
                    lambda r: lang.say(r.found.message),
                    weight=3,
                    floor=200,
                    tip=lambda r: lang.say(r.found.message),
                ),
                Column(t("Text"), lambda r: r.text, weight=2, floor=100, fold=1, look="muted"),
            ],
        )

    def _make_seasons(self) -> RecordTable[SeasonRow]:
        t = self._desk.ctx.lang.text

        def figure(title: str, key: str, colour: str) -> Column[SeasonRow]:
            return Column(
                title,
                lambda r: str(getattr(r.standing, key) or ""),
                weight=0,
                floor=84,
                align=RIGHT,
                colour=lambda r: colour,
                sort=lambda r: getattr(r.standing, key),
            )

        return RecordTable[SeasonRow](
            self._desk.ctx,
            [
                Column(t("Episode"), lambda r: r.title, weight=2, floor=120),
                Column(t("Language"), lambda r: language_name(r.code), weight=2, floor=110),
                Column(
                    t("Texts"),
                    lambda r: f"{r.standing.texts}/{r.standing.cues}",
                    weight=0,
                    floor=76,
                    align=RIGHT,
                ),
                figure(t("Errors"), "errors", "bad"),
                figure(t("Warnings"), "warnings", "warn"),
                figure(t("Source changed"), "changed", "text"),
            ],
        )

    def _rescope(self) -> None:
        far = self.scope.currentData() == "season"
        self.view.setVisible(not far)
        self.season_view.setVisible(far)
        self.again.setVisible(far)
        self.kind.setVisible(not far)
        if far and self._season is None:
            self.check_season()
        self.show_desk()

    def show_desk(self) -> None:
        """List what the desk found."""
        desk = self._desk
        if self.scope.currentData() == "season":
            return
        wanted = str(self.kind.currentData() or "")
        places = {cue.id: (at, cue) for at, cue in enumerate(desk.cues, 1)}
        rows = []
        for at, found in enumerate(desk.findings):
            if found.cue_id in places and wanted in ("", found.severity):
                number, cue = places[found.cue_id]
                text = (cue.text or cue.source).replace("\n", " ")
                rows.append(FindingRow(f"{at}/{found.cue_id}/{found.rule}", found, number, text))
        self.table.show(rows)
        self.note.set_whole("" if rows else desk.ctx.lang.text("Nothing is wrong here."))

    def errors(self) -> int:
        """Return how many errors the episode has in this language."""
        return sum(found.severity == "error" for found in self._desk.findings)

    def _go(self, ids: Sequence[str]) -> None:
        row = self.table.record(self.table.row_of(ids[0])) if ids else None
        if row is not None and self.view.hasFocus():
            self.wanted.emit(row.found.cue_id)

    def _go_far(self, row_id: str) -> None:
        row = self.seasons.record(self.seasons.row_of(row_id))
        if row is not None:
            fill_scope = self.scope.findData("")
            self.scope.setCurrentIndex(fill_scope)
            self._rescope()
            self.place_wanted.emit(row.episode_id, row.code)

    def check_season(self) -> None:
        """Check all episodes in all languages, as a job."""
        from studio.project.store import Store

        ctx, path, measure = self._desk.ctx, self._desk.ctx.store.path, self._desk.measure
        self.note.set_whole(ctx.lang.text("The season is being checked…"))
        self.again.setEnabled(False)

        def work(progress: object) -> Season:
            with Store.open(path, read_only=True) as store:
                return season(store, measure, progress)  # type: ignore[arg-type]

        ctx.jobs.run(
            ctx.lang.text("Checking the subtitles of the season"),
            work,
            done=self._show_season,
            failed=self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        self.again.setEnabled(True)
        self.note.set_whole("")
        self._desk.ctx.tell(error)

    def _show_season(self, found: Season) -> None:
        self._season = found
        self.again.setEnabled(True)
        t, rows = self._desk.ctx.lang.text, []
        for episode in self._desk.episodes:
            number = t("Episode {n}", n=episode.number) if episode.number is not None else ""
            title = "  ·  ".join(filter(None, (number, episode.title)))
            for code, standing in found.get(episode.id, {}).items():
                if standing.errors or standing.warnings:
                    rows.append(
                        SeasonRow(f"{episode.id}/{code}", episode.id, code, title, standing)
                    )
        self.seasons.show(rows)
        errors = sum(row.standing.errors for row in rows)
        warnings = sum(row.standing.warnings for row in rows)
        self.note.set_whole(
            t("Errors: {errors}, warnings: {warnings}", errors=errors, warnings=warnings)
        )
