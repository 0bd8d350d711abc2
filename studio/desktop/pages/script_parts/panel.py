"""The inspector of the script page: the form of the selected episode, scene or line."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.breakdown import store as breakdown
from studio.desktop.context import Context
from studio.desktop.pages.script_parts.facts import Facts
from studio.desktop.pages.script_parts.forms import (
    EpisodeForm,
    LineForm,
    SceneForm,
    cast_chips,
)
from studio.desktop.widgets.facts import Fact
from studio.desktop.widgets.form import Form
from studio.schedule import store as schedule
from studio.script.model import Scene


class ScriptPanel(QWidget):
    """Shows one of three forms."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.episode, self.scene, self.line = EpisodeForm(ctx), SceneForm(ctx), LineForm(ctx)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for form in (self.episode, self.scene, self.line):
            layout.addWidget(form)
        layout.addStretch(1)
        self._show(self.episode)

    def show_row(self, facts: Facts, row_id: str, episode_id: str) -> None:
        """Show what a row stands for; the episode when it is gone."""
        scene = facts.scenes.get(row_id)
        episode = facts.episodes.get(row_id) or facts.episodes.get(episode_id)
        if scene is not None:
            self._show_scene(facts, scene)
            return
        lines = facts.lines_of(episode_id) if row_id not in facts.episodes else []
        line = next((line for line in lines if line.id == row_id), None)
        if line is not None:
            self.line.show_line(line, facts.scenes[line.scene_id], facts.cast_names)
            self._show(self.line)
        elif episode is not None:
            self.episode.show_episode(episode)
            self._show(self.episode)

    def _show(self, form: Form) -> None:
        for one in (self.episode, self.scene, self.line):
            one.setVisible(one is form)

    def _show_scene(self, facts: Facts, scene: Scene) -> None:
        needs, days = self._needs(facts, scene.id), self._days(scene)
        self.scene.show_scene(scene, facts.set_of[scene.id], needs, days)
        chips = cast_chips(self._ctx, scene.id, facts.named)
        self.scene.show_cast(chips, facts.cast_names, facts.set_names)
        self._show(self.scene)

    def _needs(self, facts: Facts, scene_id: str) -> list[Fact]:
        """Write what a scene needs, one fact for each category."""
        names: dict[str, list[str]] = {}
        colours: dict[str, str] = {}
        for one in breakdown.scene_elements(self._ctx.store, scene_id):
            name = facts.named(one.name, one.other_name)
            words = name if one.quantity == 1 else f"{name} ×{one.quantity}"
            names.setdefault(one.category, []).append(words)
            colours[one.category] = one.colour
        t = self._ctx.lang.text
        if not names:
            return [Fact(t("None yet"), tone="muted")]
        return [
            Fact(self._ctx.lang.join(words), t(category), ("tags", colours[category]))
            for category, words in names.items()
        ]

    def _days(self, scene: Scene) -> list[Fact]:
        """Write when a scene is shot."""
        lang, scene_id = self._ctx.lang, scene.id
        if scene.omitted:
            return [Fact(lang.text("Omitted"), tone="muted")]
        days = []
        for day in schedule.active_board(self._ctx.store).days:
            inside = (one.scene_id for strip in day.strips for one in strip.scenes)
            if scene_id in inside and day.number is not None:
                words = lang.text("Day {number}", number=day.number)
                days.append(Fact(words, lang.short_day(day.date), ("calendar-days", "muted")))
        return days or [Fact(lang.text("In the boneyard"), tone="muted")]
