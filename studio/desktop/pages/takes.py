"""Takes: the clips of the shoot under their scenes, looked at and judged."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from studio.base.progress import Progress
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.names import Names
from studio.desktop.pages.base import Act, Item, Page
from studio.desktop.pages.takes_parts import edits
from studio.desktop.pages.takes_parts.adding import Adding
from studio.desktop.pages.takes_parts.contact import Contact
from studio.desktop.pages.takes_parts.doing import Doing
from studio.desktop.pages.takes_parts.form import TakeForm
from studio.desktop.pages.takes_parts.notice import Notice
from studio.desktop.pages.takes_parts.panel import TakesPanel
from studio.desktop.pages.takes_parts.proxy_jobs import ProxyJobs
from studio.desktop.pages.takes_parts.review import Review
from studio.desktop.pages.takes_parts.rows import Row, Seen, arranged, scene_of
from studio.desktop.pages.takes_parts.shots import SceneForm
from studio.desktop.pages.takes_parts.table import PICTURE, TakeTable
from studio.desktop.pages.takes_parts.thumbs import Thumbnails
from studio.desktop.pages.takes_parts.view import TakeView
from studio.desktop.pages.takes_parts.words import take_name
from studio.desktop.widgets.empty import EmptyState
from studio.media.clip_cache import proxy_sizes
from studio.project.changelog import Change
from studio.project.production import production
from studio.project.store import Store
from studio.script import store as script
from studio.takes import store as room
from studio.takes.model import BEST, Take

if TYPE_CHECKING:
    from studio.script.model import Scene

LIST, PLAYER = 5, 4  # how list and player share the width
VIEW, CONTACT = "takes.view", "contact"
FEW = 40  # more takes at once are read as quickly all together


class TakesPage(Page):
    """A list of takes under their scenes, the player beside it, and all of a take at the right."""

    KEY = "takes"
    REPORT = "editorslog"
    TABLES = frozenset(
        {"take", "clip", "slate", "marker", "shot", "scene", "episode", "story_set", "shoot_day"}
        | {"cue", "cue_text", "language"}
    )
    FILTER = N_("Filter takes")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.names = Names(production(ctx.store), ctx.lang)
        self._takes: list[Take] = []
        self._scenes: dict[str, Scene] = {}
        self._days: dict[str, str] = {}
        self._missing: frozenset[str] = frozenset()
        self.thumbs = Thumbnails(ctx, self)
        self.table = TakeTable(ctx, self.thumbs)
        self.view = TakeView(self.table)
        self.contact = Contact(self.table, self.view)
        self.notice = Notice(ctx)
        self.review = Review(ctx, self.others)
        self.adding = Adding(ctx, self, self.notice.tell, self.look_for_files)
        self.proxies = ProxyJobs(ctx, self._show, self.notice.tell)
        self.doing = Doing(self)
        form = TakeForm(ctx, self.review.seek, self.review.frame, self.doing.form_acts)
        form.making = self.proxies.waiting
        form.marks.back = self.review.take_keys
        self.panel = TakesPanel(ctx, form, SceneForm(ctx, self.names))
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        view, review = self.view, self.review
        view.setAccessibleName(self.t("Takes"))
        view.chosen.connect(self._inspect)
        view.remove_asked.connect(self.doing.remove)
        view.menu_acts = self.doing.row_acts
        view.opened.connect(lambda _: review.play())
        for one in (view, self.contact):
            one.rated.connect(self.rate)
            one.circled.connect(self.circle)
            one.for_player.connect(review.press)
        self.contact.setAccessibleName(self.t("Contact sheet"))
        self.contact.opened.connect(review.play)
        review.range_asked.connect(self._set_range)
        review.mark_asked.connect(lambda _: self.mark())
        review.offset_asked.connect(self._set_offset)
        review.beside_changed.connect(self._share)
        self.thumbs.ready.connect(view.viewport().update)
        self.thumbs.ready.connect(self.contact.viewport().update)

    def _lay_out(self) -> None:
        t = self.t
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.setHandleWidth(16)
        whole.setChildrenCollapsible(False)
        self._views = QStackedWidget()
        self._views.addWidget(self.view)
        self._views.addWidget(self.contact)
        self.show_contact(self.ctx.host.remembered(VIEW) == CONTACT)
        whole.addWidget(self._views)
        whole.addWidget(self.review)
        whole.setStretchFactor(0, LIST)
        whole.setStretchFactor(1, PLAYER)
        self._split = whole
        self._share(False)
        add = Act(
            t("Add folder…"), "folder-open", self.adding.ask_folder, primary=True, writes=True
        )
        words = t(
            "Add the folder of a shooting day: its clips are linked to scenes by their names, and"
            " you judge them here."
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(EmptyState(self.ctx, words, add, "film"))
        self.body.addWidget(self.notice)
        self.body.addWidget(self._stack, 1)

    def _share(self, two: bool) -> None:
        """Share the width: two takes side by side leave the list what it needs at least."""
        self._split.setSizes([1, 10_000] if two else [LIST * 1000, PLAYER * 1000])

    @property
    def in_contact(self) -> bool:
        """Whether the takes are shown as a contact sheet."""
        return self._views.currentIndex() == 1

    def show_contact(self, on: bool) -> None:
        """Show the takes as a contact sheet, or as a list."""
        self._views.setCurrentIndex(1 if on else 0)

    def switch_views(self) -> None:
        """Show the other of list and contact sheet, and remember which."""
        self.show_contact(not self.in_contact)
        self.ctx.host.remember(VIEW, CONTACT if self.in_contact else "")
        ids = self.view.chosen_ids()
        self.view.choose(ids)  # whole rows, also where tiles were selected
        (self.contact if self.in_contact else self.view).setFocus()
        self.acts_changed.emit()

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the takes and show them; whether files are missing is looked up beside."""
        store = self.ctx.store
        had = bool(self._takes)
        clips = {(one.clip_id, one.path) for one in self._takes}
        self._takes = room.takes(store)
        self._scenes = {one.id: one for one in script.scenes(store, omitted=True)}
        rows = store.query("SELECT id, date FROM shoot_day ORDER BY date")
        self._days = {str(row["id"]): str(row["date"]) for row in rows}
        self._stack.setCurrentIndex(0 if self._takes else 1)
        self._show()
        if {(one.clip_id, one.path) for one in self._takes} != clips:
            self.look_for_files()
        if had != bool(self._takes):
            self.acts_changed.emit()
        self.inspector_changed.emit()

    def on_change(self, change: Change) -> None:
        """Read all takes anew, or only those that were judged or marked."""
        if not self._patch(change):
            super().on_change(change)

    def _patch(self, change: Change) -> bool:
        """Read the takes that changed; False when more than what is said of them did."""
        ids = {*change.rows.get("take", ())}
        marks = change.rows.get("marker", frozenset())
        ids |= {one.id for one in self._takes if any(mark.id in marks for mark in one.markers)}
        for mark in marks:
            found = self.ctx.store.query("SELECT take_id FROM marker WHERE id = ?", [mark])
            ids |= {str(row["take_id"]) for row in found}
        if change.everything or not change.rows.keys() <= {"take", "marker"} or len(ids) > FEW:
            return False
        now = {take_id: room.take(self.ctx.store, take_id) for take_id in ids}
        takes = [now.get(one.id, one) for one in self._takes]
        there = [one for one in takes if one is not None]
        known = {one.id for one in self._takes}
        if list(map(_place, there)) != list(map(_place, self._takes)) or not ids <= known:
            return False
        self._takes = there
        self._show()
        return True

    def _show(self) -> None:
        seen = Seen(self._missing, frozenset(proxy_sizes()))
        rows = arranged(self._takes, self._scenes, seen, self.names, self.ctx.lang)
        numbers = [one.number for one in self._scenes.values() if not one.omitted]
        self.table.show_takes(rows, numbers, self._days)
        if self._takes and not self.view.current_id():
            self._choose_first()
        self._inspect()

    def _choose_first(self) -> None:
        row = next(self.table.records(), None)
        if row is not None:
            self.view.choose([row.id])
            index = self.table.index(self.table.row_of(row.id), PICTURE)
            self.view.setCurrentIndex(index)

    def look_for_files(self) -> None:
        """Look beside the window which files are missing; a drive may answer slowly."""
        path = self.ctx.store.path
        if self._takes:
            self.ctx.jobs.run(
                self.t("Looking for the files"), lambda _: missing_in(path, _), done=self._looked
            )

    def _looked(self, missing: frozenset[str]) -> None:
        if missing != self._missing:
            self._missing = missing
            self.thumbs.forget_bad()
            self._show()
            self.acts_changed.emit()

    def filter(self, text: str) -> None:
        """Show the takes with these words."""
        self.table.filter(text)

    def chosen(self) -> list[Row]:
        """Return the takes that are selected, the current one first."""
        ids, current = self.view.chosen_ids(), self.view.current_id()
        ordered = [current, *(one for one in ids if one != current)] if current in ids else ids
        found = [self.table.record(self.table.row_of(one)) for one in ordered]
        return [row for row in found if row is not None]

    def takes(self) -> list[Take]:
        """Return the takes that are selected."""
        return [row.take for row in self.chosen()]

    def everything(self) -> list[Row]:
        """Return all takes."""
        return list(self.table.records())

    def others(self, row: Row) -> list[Row]:
        """Return the other takes: of the same slate, then of the scene, then the rest."""

        def distance(one: Row) -> tuple[bool, bool]:
            here = row.take
            return one.take.scene_id != here.scene_id, one.take.slate_id != here.slate_id

        return sorted((one for one in self.table.records() if one.id != row.id), key=distance)

    def _inspect(self) -> None:
        rows = self.chosen()
        self.review.show_row(rows[0] if rows else None)
        scene = self._scenes.get(scene_of(self.view.current_id()))
        if rows:
            self.panel.take.show_rows(rows, self._days)
            self.panel.show_only(self.panel.take)
        elif scene is not None:
            takes = [one for one in self._takes if one.scene_id == scene.id]
            self.panel.scene.show_scene(scene, takes)
            self.panel.show_only(self.panel.scene)
        else:
            self.panel.show_only(None)

    def inspector(self) -> QWidget | None:
        """Return the panel; nothing while there are no takes."""
        return self.panel if self._takes else None

    def select(self, row_id: str) -> None:
        """Select a take, or the first one of a scene."""
        found = next((one.id for one in self._takes if one.scene_id == row_id), row_id)
        self.view.choose([found])

    # --- what can be done -------------------------------------------------------------------------

    def acts(self) -> Sequence[Act]:
        """Offer to add clips, and what is done with all of them."""
        return self.doing.acts(has_takes=bool(self._takes), missing=len(self._missing))

    def palette_items(self) -> Sequence[Item]:
        """Offer every take."""
        return [
            Item(
                take_name(one, self.ctx.lang),
                one.file,
                lambda i=one.id: self.select(i),  # type: ignore[misc]
                "film",
            )
            for one in self._takes
        ]

    def take_files(self, paths: Sequence[Path]) -> None:
        """Add clips and folders that were dropped on the window."""
        self.adding.add(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Judge the take on the screen while the player has the focus."""
        text = event.text()
        focused = self.focusWidget()
        in_review = focused is not None and self.review.isAncestorOf(focused)
        plain = in_review and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and text.isascii() and text.isdigit() and int(text) <= BEST:
            self.rate(int(text))
        elif plain and text.lower() == "c":
            self.circle()
        else:
            super().keyPressEvent(event)

    def rate(self, rating: int) -> None:
        """Rate the selected takes."""
        self._change(rating=rating)

    def circle(self) -> None:
        """Circle the selected takes, or take their circles away."""
        takes = self.takes()
        if takes and not self.ctx.store.read_only:
            self.ctx.attempt(lambda: edits.circle(self.ctx.store, takes))

    def mark(self) -> None:
        """Mark the frame on the screen; while it stands still, type why."""
        if self.chosen():
            self.panel.take.marks.add(type_why=not self.review.playing)

    def _set_range(self, first: int | None, last: int | None) -> None:
        takes = self.table.takes([self.review.shown])
        if takes and not self.ctx.store.read_only:
            values = {"in_frame": first, "out_frame": last}
            self.ctx.attempt(lambda: edits.change(self.ctx.store, takes, **values))

    def _set_offset(self, milliseconds: int) -> None:
        takes = self.takes()[:1]
        if takes and not self.ctx.store.read_only:
            self.ctx.attempt(
                lambda: edits.change(self.ctx.store, takes, cue_offset_ms=milliseconds)
            )

    def _change(self, **values: object) -> None:
        takes = self.takes()
        if takes and not self.ctx.store.read_only:
            self.ctx.attempt(lambda: edits.change(self.ctx.store, takes, **values))


def _place(take: Take) -> tuple[object, ...]:
    """Return what gives a take its place in the list."""
    return take.id, take.scene_id, take.slate_id, take.number, take.first


def missing_in(path: Path, progress: Progress) -> frozenset[str]:
    """Return the clips of a production whose files are missing, with a store of its own."""
    progress.step(0, 1)
    with Store.open(path, read_only=True) as store:
        return frozenset(room.missing_clips(store))
