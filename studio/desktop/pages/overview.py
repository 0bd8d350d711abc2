"""The season as a grid of episodes: how far each one is, and what it still lacks."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.pages.base import Act, Page
from studio.desktop.registry import available
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.label import ElidedLabel, label
from studio.desktop.widgets.season_grid import SeasonGrid
from studio.desktop.widgets.table_view import TableView
from studio.workflow.overview import EpisodeState, SeasonTotals, season, summed

DASH = "—"


class OverviewPage(Page):
    """Shows every episode in one line; a double click opens it."""

    KEY = "overview"
    TABLES = frozenset(
        {"episode", "scene", "line", "gate", "strip", "strip_scene", "board", "take", "slate"}
        | {"language", "cue", "cue_text", "production"}
    )
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
        self._languages = ElidedLabel(tone="muted")
        self.body.addWidget(self._languages)
        self.grid = SeasonGrid(ctx)
        self.body.addWidget(self.grid)
        self.table = RecordTable[EpisodeState](ctx, self._columns())
        self.view = TableView(self.table)
        self.view.setAccessibleName(self.t("Episodes"))
        self.view.opened.connect(self._open)
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
            Column(t("Scenes"), _scenes, weight=0, floor=72, fold=3, align=RIGHT, look="muted"),
            *self._done_columns(),
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

    def _done_columns(self) -> list[Column[EpisodeState]]:
        """Make the columns of what is scheduled, shot and subtitled, of how many."""
        t = self.t
        return [
            Column(
                t("Scheduled"),
                lambda e: _of(e.scheduled, e.scenes),
                weight=0.3,
                floor=96,
                dot=lambda e: _dot(e.scheduled, e.scenes),
            ),
            Column(
                t("Shot"),
                lambda e: _of(e.shot, e.scenes),
                weight=0.2,
                floor=72,
                dot=lambda e: _dot(e.shot, e.scenes),
                sort=lambda e: e.shot,
                tip=self._shot_tip,
            ),
            Column(
                t("Subtitled"),
                lambda e: _of(e.languages_done, len(e.subtitled)) if e.subtitled else DASH,
                weight=0,
                floor=144,
                meters=lambda e: [one.done / one.cues if one.cues else 0.0 for one in e.subtitled],
                sort=lambda e: sum(one.done for one in e.subtitled),
                tip=self._subtitled_tip,
            ),
        ]

    def refresh(self) -> None:
        """Show the season."""
        self._episodes = season(self.ctx.store)
        self.grid.show_episodes(self._episodes)
        self.table.show(self._episodes)
        self._stack.setCurrentIndex(0 if self._episodes else 1)
        self._sum_up()

    def _open(self, episode_id: str) -> None:
        """Go to the episode: from its languages to its subtitles, else to its script."""
        column = self.table.columns[max(0, self.view.currentIndex().column())]
        to_subtitles = column.meters is not None and "subtitles" in {e.key for e in available()}
        self.ctx.show_page("subtitles" if to_subtitles else "script", episode_id)

    def filter(self, text: str) -> None:
        """Show the episodes with these words."""
        self.table.filter(text)

    def select(self, row_id: str) -> None:
        """Select an episode."""
        self.view.choose([row_id])

    def _sum_up(self) -> None:
        lang, sums = self.ctx.lang, summed(self._episodes)
        parts = [
            lang.count("{n} episode", "{n} episodes", sums.episodes),
            lang.count("{n} scene", "{n} scenes", sums.scenes),
            lang.text("{n} scheduled", n=lang.number(sums.scheduled)),
            lang.text("{n} shot", n=lang.number(sums.shot)),
            lang.text("{n} min in all", n=lang.number(round(sums.seconds / 60))),
        ]
        self._sums.set_whole("  ·  ".join(parts) if self._episodes else "")
        marks = self.t("Marks: written, scheduled, shot, subtitled  ·  target: 60–120 seconds")
        self._legend.setText(marks if self._episodes else "")
        self._languages.set_whole(self._said_languages(sums))
        self._languages.setVisible(bool(sums.languages))

    def _said_languages(self, sums: SeasonTotals) -> str:
        """Say for each language in how many episodes all subtitles are there."""
        figures = [_of(done, sums.episodes) for done in sums.languages.values()]
        listed = [f"{code} {figure}" for code, figure in zip(sums.languages, figures, strict=True)]
        return self.t("Episodes with all subtitles: {list}", list="  ·  ".join(listed))

    def _written(self, episode: EpisodeState) -> str:
        return self.t("Written") if episode.written else self.t("Missing")

    def _shot_tip(self, episode: EpisodeState) -> str:
        said = [self.t("A scene is shot when one of its takes is circled.")]
        waiting = episode.with_takes - episode.shot
        if waiting:
            said.append(
                self.ctx.lang.count(
                    "{n} scene has takes, and none of them is circled.",
                    "{n} scenes have takes, and none of them is circled.",
                    waiting,
                )
            )
        return "\n".join(said)

    def _subtitled_tip(self, episode: EpisodeState) -> str:
        """List the languages in the order of the bars."""
        if not any(one.cues for one in episode.subtitled):
            return self.t("This episode has no subtitles yet.")
        lines = [
            f"{one.code}  {_of(one.done, one.cues)}"
            + (f"  {self.t('Finished')}" if one.finished else "")
            for one in episode.subtitled
        ]
        return "\n".join([self.t("Subtitles with a text:"), *lines])

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


def _of(done: int, whole: int) -> str:
    return f"{done}/{whole}" if whole else DASH


def _length(episode: EpisodeState) -> str:
    return f"{episode.seconds // 60}:{episode.seconds % 60:02d}"


def _written_dot(episode: EpisodeState) -> str:
    return "good" if episode.written else "warn"


def _dot(done: int, whole: int) -> str:
    if not done:
        return "edge"
    return "good" if done == whole else "warn"


def _paywall_pill(episode: EpisodeState) -> str:
    return "accent" if episode.paywall else ""
