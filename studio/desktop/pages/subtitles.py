"""Subtitles: source beside target with live limits, in time, and over the take as it plays."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.pages.base import Act, Item, Page
from studio.desktop.pages.subtitle_parts.asking import LanguageDialog
from studio.desktop.pages.subtitle_parts.bar import ChooserBar
from studio.desktop.pages.subtitle_parts.desk import Desk, language_name
from studio.desktop.pages.subtitle_parts.doing import Doing
from studio.desktop.pages.subtitle_parts.files import SUFFIXES, Files
from studio.desktop.pages.subtitle_parts.findings import FindingsView
from studio.desktop.pages.subtitle_parts.grid import CueTable, CueView
from studio.desktop.pages.subtitle_parts.take_panel import TakePanel
from studio.desktop.pages.subtitle_parts.timeline import Timeline
from studio.desktop.widgets.acts import reason
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.views import Views
from studio.script import store as script
from studio.subtitles import store as reading
from studio.subtitles import texts
from studio.subtitles.stamps import show_stamp

_LIST = 280


class SubtitlesPage(Page):
    """The grid of an episode in a language, the timeline below, the take in the inspector."""

    KEY = "subtitles"
    TABLES = frozenset(
        {
            "cue",
            "cue_text",
            "language",
            "episode",
            "scene",
            "line",
            "character",
            "clip",
            "slate",
            "take",
            "production",
        }
    )
    FILTER = N_("Filter subtitles")
    REPORT = "subtitles"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.desk = Desk(ctx)
        self.bar = ChooserBar(self.desk)
        self.table = CueTable(self.desk)
        self.view = CueView(self.table, self.desk)
        self.timeline = Timeline(self.desk)
        self.findings = FindingsView(self.desk)
        self.panel = TakePanel(self.desk)
        self.doing = Doing(self.desk, self.view, self.panel.toggle)
        self.files = Files(self.desk, self)
        self._following = False
        self._keys: list[QShortcut] = []
        self._had = (False, False, False)
        self._lay_out()
        self._connect()
        self._listen()

    # --- what it is made of -------------------------------------------------------------------

    def _lay_out(self) -> None:
        t = self.t
        draft = Act(
            t("Draft from the script"), "wand-sparkles", self.files.draft, "", "", True, True
        )
        script = Act(t("Go to the script"), "file-text", lambda: self.ctx.show_page("script"))
        self.tray = self._make_tray()
        self.grids = QStackedWidget()
        self.grids.addWidget(self.view)
        self.grids.addWidget(
            EmptyState(
                self.ctx,
                t("This episode has no subtitles yet. Its script says what is spoken and shown."),
                draft,
                "captions",
            )
        )
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setHandleWidth(8)
        self.split.addWidget(self.grids)
        self.split.addWidget(self.tray)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setCollapsible(0, False)
        self.split.setSizes([10_000, 1])
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.split, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(work)
        words = t("Subtitles are drafted from the script. Write it or import it first.")
        self.stack.addWidget(EmptyState(self.ctx, words, script, "captions"))
        self.body.addWidget(self.stack, 1)

    def _make_tray(self) -> Views:
        """Make the part below the grid: the timeline and the findings."""
        t = self.t
        tray = Views(t("Timeline and findings"))
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.timeline)
        column.addStretch(1)
        tray.add(t("Timeline"), below)
        tray.add(t("Findings"), self.findings)
        self.zooming = QWidget()
        line = QHBoxLayout(self.zooming)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for icon, words, call in (
            ("zoom-out", t("Show more time"), lambda: self.timeline.zoom(1 / 1.5)),
            ("zoom-in", t("Show less time"), lambda: self.timeline.zoom(1.5)),
            ("maximize", t("Show the whole episode"), self.timeline.fit),
        ):
            made = QToolButton()
            made.setProperty("look", "quiet")
            made.setAccessibleName(words)
            made.setToolTip(plain_tip(words))
            self.ctx.icons.bind(made, icon, "muted")
            made.clicked.connect(call)
            line.addWidget(made)
        tray.add_corner(self.zooming)
        tray.switched.connect(self._turned)
        return tray

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self._show)
        desk.moved.connect(self._moved)
        self.bar.add_asked.connect(self.add_language)
        self.bar.platform_chosen.connect(
            lambda key: texts.change_language(self.ctx.store, desk.code, platform=key)
        )
        self.bar.status_chosen.connect(
            lambda key: texts.change_language(self.ctx.store, desk.code, status=key)
        )
        self.view.chosen.connect(self._chosen)
        self.view.remove_asked.connect(self.doing.delete)
        self.view.opened.connect(lambda _: self.panel.toggle())
        self.view.menu_acts = lambda _: [*self.doing.cue_acts(), *self.doing.text_acts()]
        self.timeline.picked.connect(self._picked)
        self.timeline.wanted.connect(desk.seek)
        self.timeline.retimed.connect(self.doing.retime)
        self.timeline.opened.connect(self.view.type_text)
        self.findings.wanted.connect(self._go)
        self.findings.place_wanted.connect(self._go_far)
        self.panel.showed.connect(desk.seek)
        self.panel.widened.connect(self.inspector_changed)

    def _listen(self) -> None:
        """Hear the keys of the acts that stand in menus."""
        for act in _all(self._menus()):
            if act.shortcut and act.call is not None and not reason(self.ctx, act):
                keys = QShortcut(QKeySequence(act.shortcut), self)
                keys.activated.connect(act.call)
                self._keys.append(keys)

    # --- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the episode and the language in work again."""
        self.desk.read()

    def _show(self) -> None:
        desk = self.desk
        self.bar.show_desk()
        self.table.show_desk()
        self.findings.show_desk()
        self.stack.setCurrentIndex(0 if desk.episodes else 1)
        self.grids.setCurrentIndex(0 if desk.cues else 1)
        self.tray.setVisible(bool(desk.cues))
        wrong = len(desk.findings)
        title = self.t("Findings {n}", n=wrong) if wrong else self.t("Findings")
        self.tray.set_title(1, title)
        self._note()
        if not self.view.chosen_ids():
            self._moved(desk.at)
        self.timeline.choose(self.view.chosen_ids())
        had = (bool(desk.episodes), bool(desk.progress), len(desk.languages) > 1)
        if had != self._had:
            self._had = had
            self.acts_changed.emit()
        self.inspector_changed.emit()

    def _note(self) -> None:
        """Write the moment beside the tabs, with how much there is."""
        desk, count = self.desk, self.ctx.lang.count
        parts = [f"{show_stamp(desk.at)} / {show_stamp(desk.end)}"]
        parts.append(count("{n} subtitle", "{n} subtitles", len(desk.cues)))
        changed = sum(bool(cue.change) for cue in desk.cues)
        if changed:
            parts.append(count("{n} source changed", "{n} sources changed", changed))
        self.tray.set_note("  ·  ".join(parts) if desk.cues else "")

    def _turned(self) -> None:
        """Give findings more room than the timeline needs."""
        is_list = self.tray.at == 1
        self.zooming.setVisible(not is_list)
        whole = sum(self.split.sizes())
        tray = _LIST if is_list else self.tray.minimumSizeHint().height()
        self.split.setSizes([max(1, whole - tray), tray])

    def filter(self, text: str) -> None:
        """Show the subtitles with these words."""
        self.table.filter(text)

    def inspector(self) -> QWidget | None:
        """Return the take beside the subtitles; nothing while there are none."""
        return self.panel if self.desk.cues else None

    def select(self, row_id: str) -> None:
        """Show an episode, a scene, or a subtitle."""
        store = self.ctx.store
        scene = script.scene(store, row_id)
        episode_id = scene.episode_id if scene else reading.episode_of(store, row_id)
        if episode_id:
            self.desk.open_episode(episode_id)
            found = (one.id for one in self.desk.cues if row_id in (one.id, one.scene_id))
            self._go(next(found, row_id))
            return
        if any(one.id == row_id for one in self.desk.episodes):
            self.desk.open_episode(row_id)

    # --- grid, timeline and take in step --------------------------------------------------------

    def _chosen(self, ids: Sequence[str]) -> None:
        """Mark the chosen cues in time; go to the first one, unless the playhead brought it."""
        self.timeline.choose(ids)
        cue = self.desk.cue(self.view.current_id() if self.view.current_id() in ids else "")
        if cue is None or self._following:
            return
        if not cue.start_ms <= self.desk.at < cue.end_ms:
            self.desk.seek(cue.start_ms)

    def _moved(self, ms: int) -> None:
        """Follow the playhead with the row, but not away from a text that is being typed."""
        self._note()
        cue = self.desk.cue_at(ms)
        if cue is None or self.view.typing or cue.id in self.view.chosen_ids():
            return
        self._following = True
        try:
            self.view.choose([cue.id])
        finally:
            self._following = False

    def _picked(self, cue_id: str, add: bool) -> None:
        chosen = self.view.chosen_ids()
        if add:
            others = [one for one in chosen if one != cue_id]
            self.view.choose(others if cue_id in chosen and others else [cue_id, *others])
        elif cue_id not in chosen or len(chosen) > 1:
            self.view.choose([cue_id])

    def _go(self, cue_id: str) -> None:
        self.view.choose([cue_id])

    def _go_far(self, episode_id: str, code: str) -> None:
        self.desk.open_episode(episode_id)
        self.desk.open_language(code)

    # --- what can be done -------------------------------------------------------------------

    def acts(self) -> Sequence[Act]:
        """Offer what changes subtitles and texts, files, and the step that comes next."""
        t = self.t
        if not self.desk.progress:
            words = t("Draft all episodes")
            why = "" if self.desk.episodes else t("There is no script yet.")
            draft = self.files.draft_all
            return [Act(words, "wand-sparkles", draft, "", "", True, True, why)]
        last = Act(t("Export…"), "download", self.files.export, "Ctrl+E", primary=True)
        if len(self.desk.languages) < 2:
            last = Act(t("Add language…"), "languages", self.add_language, "", "", True, True)
        return [*self._menus(), last]

    def _menus(self) -> list[Act]:
        t = self.t
        return [
            Act(t("Subtitle"), "captions", menu=self.doing.cue_acts()),
            Act(t("Text"), "pencil", menu=[*self.doing.text_acts(), self._free_act()]),
            Act(t("Files"), "folder-open", menu=self.files.acts()),
            Act(t("Go to"), "arrow-down", menu=self.doing.walk_acts()),
        ]

    def _free_act(self) -> Act:
        free = self.table.source_is_free
        words = self.t("Lock the source") if free else self.t("Edit the source too")
        return Act(words, "lock" if free else "lock-open", self._free_source, writes=True)

    def _free_source(self) -> None:
        self.table.free_source(not self.table.source_is_free)
        self.view.viewport().update()
        self.acts_changed.emit()

    def palette_items(self) -> Sequence[Item]:
        """Offer every language."""
        words = self.t("Language of the subtitles")
        return [
            Item(language_name(one.code), words, _opener(self.desk, one.code), "languages")
            for one in self.desk.languages
        ]

    def add_language(self) -> None:
        """Ask for a language and work on it."""
        LanguageDialog(self.desk, self, self.desk.open_language).exec()

    def take_file(self, path: Path) -> None:
        """Import a subtitle file that was dropped on the window."""
        if path.suffix.lower() in SUFFIXES:
            self.files.bring(path)


def _all(acts: Sequence[Act]) -> Iterator[Act]:
    for act in acts:
        yield act
        yield from _all(act.menu)


def _opener(desk: Desk, code: str) -> Callable[[], None]:
    return lambda: desk.open_language(code)
