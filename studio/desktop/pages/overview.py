"""The season as a grid of episodes: how far each one is, and what it still lacks."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.pages.base import Act, Page
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.label import ElidedLabel, label
from studio.desktop.widgets.season_grid import SeasonGrid
from studio.desktop.widgets.table_view import TableView
from studio.workflow.overview import EpisodeState, season

DASH = "—"


class OverviewPage(Page):
    """Shows every episode in one line; a double click opens it in the script."""

    KEY = "overview"
    TABLES = frozenset({"episode", "scene", "line", "gate", "strip", "strip_scene", "board"})
    FILTER = N_("Filter episodes")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._episodes: list[EpisodeState] = []
        self._sums = ElidedLabel(tone="muted")
        self._legend = label(tone="muted")
        line = QHBoxLayout()
        line.addWidget(self._sums, 1)
        line.addWidget(self._legend)
        self.body.addLayout(line)
        self.grid = SeasonGrid(ctx)
        self.body.addWidget(self.grid)
        self.table = RecordTable[EpisodeState](ctx, self._columns())
        self.view = TableView(self.table)
        self.view.setAccessibleName(self.t("Episodes"))
        self.view.opened.connect(lambda row_id: ctx.show_page("script", row_id))
        self.grid.opened.connect(lambda row_id: ctx.show_page("script", row_id))
        self.grid.chosen.connect(lambda row_id: self.view.choose([row_id]))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(
            EmptyState(
                ctx,
                self.t("The season appears here as soon as its script is imported."),
                Act(self.t("Go to the script"), "file-text", lambda: ctx.show_page("script")),
            )
        )
        self.body.addWidget(self._stack, 1)

    def _columns(self) -> list[Column[EpisodeState]]:
        t = self.t
        return [
            Column(t("Episode"), _number, weight=0, floor=64, look="strong", sort=_order),
            Column(t("Title"), lambda e: e.title, weight=3, floor=160, second=lambda e: e.hook),
            Column(t("Written"), self._written, weight=0.5, floor=88, dot=_written_dot),
            Column(t("Scenes"), _scenes, weight=0, floor=72, fold=2, align=RIGHT, look="muted"),
            Column(t("Scheduled"), self._scheduled, weight=0.5, floor=96, dot=_scheduled_dot),
            Column(
                t("Shot"), lambda e: _figure(e.shot), weight=0.2, floor=56, fold=3, look="muted"
            ),
            Column(
                t("Subtitled"),
                lambda e: _figure(e.subtitled),
                weight=0.2,
                floor=72,
                fold=3,
                look="muted",
            ),
            Column(
                t("Est. length"),
                _length,
                weight=0,
                floor=88,
                align=RIGHT,
                colour=lambda e: "text" if e.length_ok else "warn",
                sort=lambda e: e.seconds,
                tip=self._length_tip,
            ),
            Column(t("Paywall"), self._paywall, weight=0.3, floor=104, fold=1, pill=_paywall_pill),
        ]

    def refresh(self) -> None:
        """Show the season."""
        self._episodes = season(self.ctx.store)
        self.grid.show_episodes(self._episodes)
        self.table.show(self._episodes)
        self._stack.setCurrentIndex(0 if self._episodes else 1)
        self._sum_up()

    def filter(self, text: str) -> None:
        """Show the episodes with these words."""
        self.table.filter(text)

    def select(self, row_id: str) -> None:
        """Select an episode."""
        self.view.choose([row_id])

    def _sum_up(self) -> None:
        lang, episodes = self.ctx.lang, self._episodes
        scenes = sum(e.scenes for e in episodes)
        scheduled = sum(e.scheduled for e in episodes)
        seconds = sum(e.seconds for e in episodes)
        parts = [
            lang.count("{n} episode", "{n} episodes", len(episodes)),
            lang.count("{n} scene", "{n} scenes", scenes),
            lang.text("{n} scheduled", n=lang.number(scheduled)),
            lang.text("{n} min in all", n=lang.number(round(seconds / 60))),
        ]
        self._sums.set_whole("  ·  ".join(parts) if episodes else "")
        marks = self.t("Marks: written, scheduled, shot, subtitled  ·  target: 60–120 seconds")
        self._legend.setText(marks if episodes else "")

    def _written(self, episode: EpisodeState) -> str:
        return self.t("Written") if episode.written else self.t("Missing")

    def _scheduled(self, episode: EpisodeState) -> str:
        return f"{episode.scheduled}/{episode.scenes}" if episode.scenes else DASH

    def _paywall(self, episode: EpisodeState) -> str:
        return self.t("Paywall") if episode.paywall else ""

    def _length_tip(self, episode: EpisodeState) -> str:
        if episode.length_ok:
            return self.t("Within 60–120 seconds.")
        return self.t("The format wants 60–120 seconds; the target here is {n}.", n=episode.target)


def _number(episode: EpisodeState) -> str:
    return DASH if episode.number is None else str(episode.number)


def _order(episode: EpisodeState) -> int:
    return episode.number or 0


def _scenes(episode: EpisodeState) -> str:
    return str(episode.scenes)


def _figure(value: int | None) -> str:
    return DASH if value is None else str(value)


def _length(episode: EpisodeState) -> str:
    return f"{episode.seconds // 60}:{episode.seconds % 60:02d}"


def _written_dot(episode: EpisodeState) -> str:
    return "good" if episode.written else "warn"


def _scheduled_dot(episode: EpisodeState) -> str:
    if not episode.scenes or not episode.scheduled:
        return "edge"
    return "good" if episode.scheduled == episode.scenes else "warn"


def _paywall_pill(episode: EpisodeState) -> str:
    return "accent" if episode.paywall else ""
