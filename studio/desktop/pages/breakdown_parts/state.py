"""What the breakdown page shows, read once per change."""

from dataclasses import dataclass

from studio.breakdown import store as breakdown
from studio.breakdown.model import Category, Element, SceneElement, standard_categories
from studio.desktop.context import Context
from studio.project.production import production
from studio.script import store as script
from studio.script.model import Character, Scene

CAST = "cast"  # the key of the category whose elements are characters


@dataclass(frozen=True, slots=True)
class SceneRow:
    """A scene in the table, with what it needs; names are in the language of the window."""

    id: str
    scene: Scene
    name: str
    other: str
    cast: str
    elements: int
    words: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A category to choose from, whether the production has it yet or not."""

    key: str
    name: str
    letter: str
    colour: str


class State:
    """Scenes, elements and cast of the production."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self.scenes: dict[str, Scene] = {}
        self.rows: list[SceneRow] = []
        self.kinds: list[Kind] = []
        self.categories: list[Category] = []
        self.elements: list[Element] = []
        self.needs: dict[str, list[SceneElement]] = {}
        self.characters: dict[str, Character] = {}
        self.cast: dict[str, list[str]] = {}

    def read(self) -> None:
        """Read the production again."""
        store = self._ctx.store
        self._about = production(store)
        self.scenes = {scene.id: scene for scene in script.scenes(store)}
        self.categories = breakdown.categories(store)
        self.elements = breakdown.elements(store)
        self.characters = {one.id: one for one in script.characters(store)}
        self.cast = script.cast_of(store)
        self.needs = {}
        for need in breakdown.scene_elements(store):
            self.needs.setdefault(need.scene_id, []).append(need)
        self.kinds = self._all_kinds()
        self.rows = [self._row(scene) for scene in self.scenes.values()]

    def named(self, main: str, other: str) -> tuple[str, str]:
        """Return the name to show, and the other one."""
        shown = self._about.choose(self._ctx.lang.code, main, other)
        return shown, other if shown == main else main

    def cast_of(self, scene_id: str) -> list[Character]:
        """Return the characters of a scene."""
        ids = self.cast.get(scene_id, [])
        return [self.characters[one] for one in ids if one in self.characters]

    def names_of(self, key: str) -> list[str]:
        """Return the names known in a category, those of characters for the cast."""
        if key == CAST:
            return [one.name for one in self.characters.values()]
        return [one.name for one in self.elements if one.category_key == key]

    def _all_kinds(self) -> list[Kind]:
        known = {one.key: one for one in self.categories}
        standard = [
            Kind(one.key, one.name, one.letter, one.colour)
            for one in standard_categories()
            if one.key not in known
        ]
        own = [Kind(one.key, one.name, one.letter, one.colour) for one in self.categories]
        order = {one.key: at for at, one in enumerate(standard_categories())}
        return sorted([*own, *standard], key=lambda kind: order.get(kind.key, len(order)))

    def _row(self, scene: Scene) -> SceneRow:
        name, other = self.named(scene.set_name, scene.other_set_name)
        cast = self.cast_of(scene.id)
        needs = self.needs.get(scene.id, [])
        words = [f"{one.name} {one.other_name}" for one in needs]
        words += [f"{one.name} {one.other_name}" for one in cast]
        return SceneRow(
            scene.id,
            scene,
            name or (scene.heading or ""),
            other,
            self._ctx.lang.join(self.named(one.name, one.other_name)[0] for one in cast),
            len(needs),
            "\n".join(words),
        )
