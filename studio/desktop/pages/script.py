"""The script: the outline of the season, and an episode as a manuscript that is written in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QStackedWidget, QWidget

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.dialogs.revisions import RevisionsDialog
from studio.desktop.pages.base import Act, Item, Page
from studio.desktop.pages.script_parts.acts import header_acts, line_acts, scene_acts
from studio.desktop.pages.script_parts.edits import Draft, Edits
from studio.desktop.pages.script_parts.facts import Facts
from studio.desktop.pages.script_parts.files import ScriptFiles
from studio.desktop.pages.script_parts.outline import make_outline, outline_rows
from studio.desktop.pages.script_parts.panel import ScriptPanel
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.manuscript import ManuscriptView
from studio.desktop.widgets.manuscript_rows import (
    DRAFT,
    EPISODE,
    HEADING,
    Row,
    draft_row,
    insert_draft,
    looks_eastern,
    rows_of,
)
from studio.people import store as people
from studio.script.cue import read_typed

FOLLOWED = (
    "episode scene line character story_set scene_character gate scene_element element category"
    " strip strip_scene board board_day shoot_day production revision"
)


class ScriptPage(Page):
    """Reads, writes, imports and exports the script."""

    KEY = "script"
    TABLES = frozenset(FOLLOWED.split())
    FILTER = N_("Find in the script")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.facts = Facts(ctx)
        self.edits = Edits(ctx)
        self.files = ScriptFiles(ctx, self)
        self.panel = ScriptPanel(ctx)
        self._episode = ""
        self._draft: Draft | None = None
        self._dropped: Draft | None = None
        self._words = ""
        self.revisions: RevisionsDialog | None = None
        self._syncing = False
        self.outline = make_outline(
            ctx,
            number=self.edits.write_number,
            name=self.edits.write_name,
            names=lambda: self.facts.set_names,
        )
        self.view = ManuscriptView(ctx)
        self.view.setAccessibleName(self.t("Script of the episode"))
        self._offer()
        self._connect()
        self._lay_out()

    def _offer(self) -> None:
        self.view.names = lambda: self.facts.cast_names
        self.view.sets = lambda: self.facts.set_names
        self.view.scene = self.facts.scene
        self.view.menu_acts = lambda ids: line_acts(self, self._rows(ids))
        self.outline.menu_acts = self._outline_acts

    def _connect(self) -> None:
        self.outline.chosen.connect(self._outline_chosen)
        self.outline.remove_asked.connect(self.remove_ids)
        self.view.chosen.connect(self._rows_chosen)
        self.view.typed.connect(self._typed)
        self.view.left.connect(self._left)
        self.view.add_asked.connect(self.add_line)
        self.view.kind_asked.connect(self.change_kinds)
        self.view.remove_asked.connect(lambda ids: self.remove_rows(self._rows(ids)))
        self.view.moved.connect(self._moved)
        self.view.pasted.connect(self._paste)
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            QShortcut(QKeySequence(keys), self, partial(self.find_next, step))

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(12)
        self.splitter.setChildrenCollapsible(False)
        self.outline.setMinimumWidth(312)
        self.view.setMinimumWidth(320)
        self.splitter.addWidget(self.outline)
        self.splitter.addWidget(self.view)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes([420, 520])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        words = self.t(
            "Bring the script here: Chinese micro-drama text, Fountain or Final Draft. You see"
            " what was recognised before anything is taken in."
        )
        act = Act(self.t("Import script…"), "download", self.files.choose_files, writes=True)
        self._stack.addWidget(EmptyState(self.ctx, words, act, "file-text"))
        self.body.addWidget(self._stack, 1)

    # --- what is shown ------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the season and the chosen episode."""
        before = self._offered()
        self.facts.read()
        if self._episode not in self.facts.episodes:
            self._episode = next(iter(self.facts.episodes), "")
        self._stack.setCurrentIndex(0 if self.facts.episodes else 1)
        self._show_outline()
        self._show_manuscript()
        self._inspect()
        if before != self._offered():
            self.acts_changed.emit()

    def _offered(self) -> tuple[object, ...]:
        """Return what the acts of the page depend on."""
        return not self.facts.episodes, self.facts.locked, self.facts.revision_name

    def _show_outline(self) -> None:
        facts = self.facts
        scenes = facts.matching(self._words)
        inside = {scene.episode_id for scene in scenes}
        episodes = [e for e in facts.episodes.values() if not self._words or e.id in inside]
        self._syncing = True
        self.outline.table.show(outline_rows(self.ctx, episodes, scenes, facts.set_of))
        if not self.outline.chosen_ids():
            self.outline.choose([self._episode])
        self._syncing = False

    def _show_manuscript(self) -> None:
        episode = self.facts.episodes.get(self._episode)
        if episode is None:
            self.view.show_rows([], eastern=True)
            return
        scenes = [s for s in self.facts.scenes.values() if s.episode_id == episode.id]
        lines = self.facts.lines_of(episode.id)
        facts = self.facts
        rows = rows_of(self.ctx.lang, episode, scenes, lines, facts.set_of, facts.revision)
        if self._draft is not None:
            rows = insert_draft(rows, self._draft.row, self._draft.after)
        self._syncing = True
        self.view.show_rows(rows, eastern=looks_eastern(lines))
        self._syncing = False

    def show_episode(self, episode_id: str) -> None:
        """Show another episode; what is being typed is kept first."""
        if episode_id == self._episode:
            return
        self.view.finish_edit()
        self._draft = None
        self._episode = episode_id
        self._show_manuscript()
        self.view.scrollToTop()

    def filter(self, text: str) -> None:
        """Show the scenes with these words, mark the words, and go to the first."""
        self._words = text.strip()
        self._show_outline()
        self.view.mark_words(self._words)
        if self._words:
            self.find_next(0)

    def find_next(self, step: int) -> None:
        """Go to the next line with the words of the filter; 0 is the first from here on."""
        found = self.facts.find(self._words, self.view.current_id() or self._episode, step)
        if found is not None:
            self.show_episode(found.episode_id)
            self.view.choose([found.row_id])

    def select(self, row_id: str) -> None:
        """Select an episode, a scene or a line."""
        episode_id = self.facts.episode_of(row_id)
        if episode_id:
            self.show_episode(episode_id)
            self.view.choose([row_id])
            self._scroll_up(row_id)

    def inspector(self) -> QWidget | None:
        """Return the forms of what is selected."""
        return self.panel if self.facts.episodes else None

    def _inspect(self) -> None:
        ids = self.view.chosen_ids()
        row_id = ids[0] if len(ids) == 1 else self._episode
        if row_id == DRAFT and self._draft is not None:
            row_id = self._draft.row.scene_id
        self.panel.show_row(self.facts, row_id, self._episode)
        self.inspector_changed.emit()

    # --- selection ----------------------------------------------------------------------

    def _outline_chosen(self, ids: Sequence[str]) -> None:
        if self._syncing or not ids:
            return
        row_id = self.outline.current_id() or ids[0]
        self.show_episode(self.facts.episode_of(row_id))
        self._syncing = True
        self.view.choose([row_id])
        self._syncing = False
        self._scroll_up(row_id)
        self._inspect()

    def _scroll_up(self, row_id: str) -> None:
        index = self.view.rows.index(max(0, self.view.rows.row_of(row_id)), 0)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _rows_chosen(self, ids: Sequence[str]) -> None:
        if self._syncing:
            return
        row = self.view.rows.record(self.view.rows.row_of(ids[0])) if ids else None
        if row is not None:
            self._syncing = True
            self.outline.choose([row.scene_id or row.id])
            self._syncing = False
        self._inspect()

    def _rows(self, ids: Sequence[str]) -> list[Row]:
        found = (self.view.rows.record(self.view.rows.row_of(row_id)) for row_id in ids)
        return [row for row in found if row is not None]

    # --- edits --------------------------------------------------------------------------

    def _typed(self, row_id: str, values: dict[str, str]) -> None:
        row = self.view.rows.record(self.view.rows.row_of(row_id))
        if row is None:
            return
        if row_id != DRAFT:
            self.edits.typed(row, values)
            return
        draft, self._draft = self._draft, None
        if draft is None:
            return
        if not values.get("text", row.text).strip():
            self._dropped = draft
            self._show_manuscript()
            return
        self._dropped = None
        made = self.edits.add_line(draft, values)
        if made:
            self.view.choose([made])
        else:
            self._show_manuscript()

    def _left(self, row_id: str) -> None:
        """Forget a draft that stayed empty."""
        if row_id == DRAFT and self._draft is not None:
            draft, self._draft = self._draft, None
            self._dropped = draft
            self._show_manuscript()
            self.view.choose([draft.after])

    def add_line(self, after: str, kind: str = "") -> None:
        """Begin a line below a row; it is kept when something was typed."""
        if self.ctx.store.read_only:
            return
        if after == DRAFT:  # the draft was kept, or dropped, a moment ago
            after = self.view.current_id()
        row = self.view.rows.record(self.view.rows.row_of(after))
        if row is not None and row.kind == EPISODE:
            row = next((r for r in self.view.rows_shown() if r.kind == HEADING), None)
        if row is None or row.id == DRAFT:
            return
        kind = kind or _next_kind(row)
        speaker = row.character if row.kind == "parenthetical" else ""
        self._begin(Draft(draft_row(row.scene_id, kind, speaker), row.id))

    def _begin(self, draft: Draft) -> None:
        self._draft = draft
        self._show_manuscript()
        self.view.edit_row(DRAFT)

    def change_kinds(self, ids: Sequence[str], kind: str) -> None:
        """Make lines another kind; a draft that is empty yet begins again as that kind."""
        if ids == [DRAFT]:
            if self._dropped is not None:
                draft = self._dropped
                self._begin(Draft(draft_row(draft.row.scene_id, kind), draft.after))
                return
            ids = self.view.chosen_ids()
        lines = [row.id for row in self._rows(ids) if row.kind not in (EPISODE, HEADING)]
        if lines and not self.ctx.store.read_only:
            self.edits.change_kinds(lines, kind)

    def remove_rows(self, rows: Sequence[Row]) -> None:
        """Delete lines and scenes."""
        if rows and not self.ctx.store.read_only:
            scenes = [row.id for row in rows if row.kind == HEADING]
            lines = [row for row in rows if row.kind not in (EPISODE, HEADING)]
            if scenes or lines:
                self.edits.remove(lines, scenes, [])

    def _moved(self, ids: Sequence[str], after: str) -> None:
        self.edits.move(self._rows(ids), self.view.rows.record(self.view.rows.row_of(after)))

    def _paste(self, after: str, text: str) -> None:
        row = self.view.rows.record(self.view.rows.row_of(after))
        if row is not None and row.scene_id:
            self.edits.paste(row, read_typed(text, self.facts.cast_names))

    def add_scene(self, *, first: bool = False) -> None:
        """Add a scene behind the selected one, or as the first, and begin with its heading."""
        chosen = self._rows(self.view.chosen_ids())
        after = chosen[0].scene_id if chosen and chosen[0].scene_id else None
        self.view.finish_edit()
        made = self.edits.add_scene(self._episode, after, first=first) if self._episode else ""
        if made:
            self.view.setFocus()
            self.view.edit_row(made)

    def add_episode(self) -> None:
        """Add an episode behind the last, and begin with its title."""
        self.view.finish_edit()
        made = self.edits.add_episode()
        if made:
            self.select(made)
            self.view.setFocus()
            self.view.edit_row(made)

    def number_cast(self) -> None:
        """Give every character a cast number."""
        if self.ctx.attempt(lambda: people.number_cast(self.ctx.store)):
            self.ctx.toast(self.t("The cast is numbered by lines spoken."), undo=True)

    # --- what the window asks -----------------------------------------------------------

    def acts(self) -> Sequence[Act]:
        """Offer import, export and additions."""
        return header_acts(self)

    def show_revisions(self) -> None:
        """Open the list of revisions."""
        self.revisions = RevisionsDialog(self, self.ctx)
        self.revisions.open()

    def add_line_here(self) -> None:
        """Begin a line below the selected row."""
        self.add_line(self.view.current_id() or self._episode)

    def _outline_acts(self, ids: list[str]) -> Sequence[Act]:
        return scene_acts(self, ids)

    def remove_ids(self, ids: Sequence[str]) -> None:
        """Delete scenes and episodes; locked scenes are omitted."""
        if not self.ctx.store.read_only:
            scenes = [one for one in ids if one in self.facts.scenes]
            self.edits.remove([], scenes, [one for one in ids if one in self.facts.episodes])

    def palette_items(self) -> Sequence[Item]:
        """Offer the next place of the words in the filter."""
        if not self._words:
            return ()
        return (Item(self.t("Next line found"), "F3", lambda: self.find_next(1), "search"),)

    def take_file(self, path: Path) -> None:
        """Read a script that was dropped on the window."""
        self.files.read([path])


def _next_kind(row: Row) -> str:
    """Guess what follows: speech answers speech, everything else is action."""
    if row.kind in ("parenthetical", "dialogue", "lyric"):
        return "dialogue"
    return row.kind if row.kind in ("note", "caption", "meta") else "action"
