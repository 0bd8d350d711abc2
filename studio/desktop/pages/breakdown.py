"""The breakdown: what each scene needs and how long it takes, and all elements of the season."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget

from studio.base.clock import show_length
from studio.base.eighths import show_eighths
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.pages.base import Act, Page
from studio.desktop.pages.breakdown_parts.elements import Elements
from studio.desktop.pages.breakdown_parts.scenes import make_scenes
from studio.desktop.pages.breakdown_parts.sheet import Sheet
from studio.desktop.pages.breakdown_parts.state import State
from studio.desktop.pages.breakdown_parts.tagging import Tagging
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.views import Views
from studio.script import store as script

SCENES, ELEMENTS = 0, 1
FOLLOWED = (
    "episode scene line character story_set scene_character category element scene_element"
    " production"
)


class BreakdownPage(Page):
    """Two views: scenes with the sheet and the lines of the chosen one, and all elements."""

    KEY = "breakdown"
    TABLES = frozenset(FOLLOWED.split())
    FILTER = N_("Filter the breakdown")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.state = State(ctx)
        self.scenes = make_scenes(ctx)
        self.sheet = Sheet(ctx, self.state)
        self.tagging = Tagging(ctx, self._tag)
        self.elements = Elements(ctx, self.state)
        self.scenes.chosen.connect(lambda _: self._show_scene())
        self.scenes.opened.connect(lambda scene_id: ctx.show_page("script", scene_id))
        self.scenes.menu_acts = self._scene_acts
        self.elements.view.chosen.connect(lambda _: self.acts_changed.emit())
        self.views = Views(self.t("Views of the breakdown"))
        self.views.add(self.t("Scenes"), self._scenes_view())
        self.views.add(self.t("Elements"), self.elements)
        self.views.switched.connect(self.acts_changed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.views)
        words = self.t("Scenes appear here as soon as their script is imported.")
        act = Act(self.t("Go to the script"), "file-text", lambda: ctx.show_page("script"))
        self._stack.addWidget(EmptyState(ctx, words, act, "tags"))
        self.body.addWidget(self._stack, 1)

    def _scenes_view(self) -> QSplitter:
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.scenes)
        left.addWidget(self.tagging)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 2)
        left.setSizes([420, 280])
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(left)
        whole.addWidget(self.sheet)
        whole.setStretchFactor(0, 5)
        whole.setStretchFactor(1, 3)
        whole.setSizes([640, 400])
        self.sheet.setMinimumWidth(340)
        for splitter in (left, whole):
            splitter.setHandleWidth(12)
            splitter.setChildrenCollapsible(False)
        return whole

    def refresh(self) -> None:
        """Show what the production holds now."""
        was_empty = not self.state.scenes
        self.state.read()
        self._stack.setCurrentIndex(0 if self.state.scenes else 1)
        self.scenes.table.show(self.state.rows)
        if self.state.rows and not self.scenes.chosen_ids():
            self.scenes.choose([self.state.rows[0].id])
        self.elements.show_elements()
        self._show_scene()
        self._sum_up()
        if was_empty != (not self.state.scenes):
            self.acts_changed.emit()

    def filter(self, text: str) -> None:
        """Show the scenes and elements with these words."""
        self.scenes.table.filter(text)
        self.elements.table.filter(text)

    def select(self, row_id: str) -> None:
        """Select a scene or an element."""
        in_scenes = row_id in self.state.scenes
        self.views.show_view(SCENES if in_scenes else ELEMENTS)
        (self.scenes if in_scenes else self.elements.view).choose([row_id])

    def acts(self) -> Sequence[Act]:
        """Offer to add an element, or to merge those that are selected."""
        t = self.t
        if self.views.at == ELEMENTS:
            menu = self.elements.acts([])
            if menu:
                return (*menu,)
            why = t("Select two or more elements first.")
            return (Act(t("Merge into one"), "merge", writes=True, why_not=why),)
        why = "" if self.state.scenes else t("There is no scene yet.")
        return (
            Act(
                t("Add element"),
                "plus",
                self._begin,
                "Ctrl+E",
                primary=True,
                writes=True,
                why_not=why,
            ),
        )

    def _begin(self) -> None:
        self.sheet.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_scene(self) -> None:
        ids = self.scenes.chosen_ids()
        scene_id = ids[0] if ids else ""
        self.sheet.show_scene(scene_id)
        lines = script.lines(self.ctx.store, scene_id) if scene_id else []
        self.tagging.show_lines(lines, self.state.needs.get(scene_id, []), self.state.kinds)

    def _sum_up(self) -> None:
        lang, scenes = self.ctx.lang, self.state.scenes.values()
        minutes = show_length(sum(scene.minutes for scene in scenes))
        parts = [
            lang.count("{n} scene", "{n} scenes", len(scenes)),
            lang.text("{pages} pages", pages=show_eighths(sum(s.eighths for s in scenes))),
            lang.text(
                "{n} min on screen", n=lang.number(round(sum(s.seconds for s in scenes) / 60))
            ),
            lang.text("{length} h to shoot", length=minutes),
            lang.count("{n} element", "{n} elements", len(self.state.elements)),
        ]
        self.views.set_note("  ·  ".join(parts))

    def _tag(self, key: str, words: str, line_id: str) -> None:
        if self.sheet.tag(key, words, line_id=line_id):
            self.ctx.toast(self.t("“{name}” was added to the scene.", name=words), undo=True)

    def _scene_acts(self, ids: list[str]) -> Sequence[Act]:
        t = self.t
        return (
            Act(t("Open in the script"), "file-text", lambda: self.ctx.show_page("script", ids[0])),
            Act(t("Add element"), "plus", self._begin, writes=True),
        )
