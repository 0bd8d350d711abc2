"""The inspector of a scene: what happens in it, and the shots that are planned."""

from collections.abc import Sequence
from functools import partial

from studio.desktop.context import Context
from studio.desktop.models.table import Column, RecordTable
from studio.desktop.names import Names
from studio.desktop.pages.base import Act
from studio.desktop.pages.takes_parts.rows import scene_words
from studio.desktop.widgets.form import Form
from studio.desktop.widgets.label import label
from studio.desktop.widgets.part import Part
from studio.script.model import Scene
from studio.takes import store as room
from studio.takes.model import SHOT_KINDS, Shot, Take


class Shots(Part[Shot]):
    """The planned shots of a scene; those that no slate shows yet have a hollow dot."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._scene = ""
        self._shot: frozenset[str] = frozenset()
        t = ctx.lang.text
        super().__init__(
            ctx,
            t("Planned shots"),
            RecordTable[Shot](ctx, self._columns()),
            Act(t("Add"), "plus", self.add, tip=t("Add a shot"), writes=True),
            self._remove,
        )

    def _columns(self) -> list[Column[Shot]]:
        t = self._ctx.lang.text
        kinds = {t(words): kind for kind, words in SHOT_KINDS.items()}
        return [
            Column(
                t("Shot"),
                lambda s: s.name,
                partial(self._set, "name"),
                weight=0,
                floor=48,
                look="strong",
                dot=lambda s: "good" if s.name in self._shot else "edge",
                tip=lambda s: t("Has takes") if s.name in self._shot else t("Not shot yet"),
            ),
            Column(t("Shot size"), lambda s: s.size, partial(self._set, "size"), floor=48),
            Column(t("Angle"), lambda s: s.angle, partial(self._set, "angle"), floor=48, fold=2),
            Column(t("Movement"), lambda s: s.movement, partial(self._set, "movement"), floor=56),
            Column(
                t("Kind"),
                lambda s: t(SHOT_KINDS[s.kind]),
                lambda s, text: self._set("kind", s, kinds.get(text, s.kind)),
                weight=0,
                floor=72,
                fold=3,
                choices=lambda _: list(kinds),
            ),
            Column(t("Note"), lambda s: s.note, partial(self._set, "note"), floor=64, fold=1),
        ]

    def show_scene(self, scene_id: str, takes: Sequence[Take]) -> None:
        """Show the plan of a scene; `takes` are those of it."""
        self._scene = scene_id
        self._shot = frozenset(take.slate for take in takes)
        self.table.show(room.shots(self._ctx.store, scene_id))
        self.fit()

    def add(self) -> None:
        """Add a shot after the last one and type its size."""
        if not self._scene:
            return
        taken = {shot.name for shot in room.shots(self._ctx.store, self._scene)}
        name = next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
        self.type_name(room.add_shot(self._ctx.store, self._scene, name), 1)

    def _set(self, column: str, shot: Shot, text: str) -> None:
        room.change_shot(self._ctx.store, shot.id, **{column: text})

    def _remove(self, ids: list[str]) -> None:
        room.remove_shots(self._ctx.store, ids)
        count = self._ctx.lang.count
        self._ctx.toast(count("Removed {n} shot.", "Removed {n} shots.", len(ids)), undo=True)


class SceneForm(Form):
    """What a scene is, what of it is shot, and its planned shots."""

    def __init__(self, ctx: Context, names: Names) -> None:
        super().__init__(ctx)
        self._names = names
        self._words = label(wrap=True)
        self.add_widget(self._words)
        self._state = label(tone="muted", wrap=True)
        self.add_widget(self._state)
        self.rows.addSpacing(16)
        self.shots = Shots(ctx)
        self.add_widget(self.shots)

    def show_scene(self, scene: Scene, takes: Sequence[Take]) -> None:
        """Show a scene with its takes."""
        lang = self.ctx.lang
        self.set_heading(lang.text("Scene {number}", number=scene.number))
        self._words.setText(scene_words(scene, self._names))
        circled = sum(take.circled for take in takes)
        count = lang.count("{n} take", "{n} takes", len(takes))
        self._state.setText(f"{count}  ·  {lang.text('{n} circled', n=circled)}")
        self.shots.show_scene(scene.id, takes)
