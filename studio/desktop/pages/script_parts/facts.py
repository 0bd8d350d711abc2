"""What the script page knows of the production: read once per change, searched in memory."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.desktop.context import Context
from studio.project.production import production
from studio.script import store as script
from studio.script.model import Episode, Line, Scene
from studio.script.revisions import revisions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Hit:
    """A row with the words that were looked for."""

    row_id: str
    episode_id: str


class Facts:
    """Episodes and scenes by id in story order, omitted ones too.

    Lines are read when they are asked for; those of omitted scenes are not shown.
    """

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self.episodes: dict[str, Episode] = {}
        self.scenes: dict[str, Scene] = {}
        self.set_of: Mapping[str, tuple[str, str]] = {}
        self.choose: Callable[[str, str, str], str] = production(ctx.store).choose
        self._scene_of: dict[str, str] = {}
        self.set_names: list[str] = []
        self.cast_names: list[str] = []
        self._lines: list[Line] | None = None
        self.revision: str | None = None
        self.revision_name = ""
        self.locked = False

    def read(self) -> None:
        """Read the production again."""
        store, code = self._ctx.store, self._ctx.lang.code
        about = production(store)
        self.choose = about.choose
        self.episodes = {episode.id: episode for episode in script.episodes(store)}
        self.scenes = {scene.id: scene for scene in script.scenes(store, omitted=True)}
        self.revision, self.locked = about.revision_id, about.scenes_locked
        self.revision_name = next(
            (one.name for one in revisions(store) if one.id == self.revision), ""
        )
        set_of = {}
        for scene in self.scenes.values():
            shown = about.choose(code, scene.set_name, scene.other_set_name)
            both = (scene.set_name, scene.other_set_name)
            set_of[scene.id] = (shown, both[1] if shown == both[0] else both[0])
        self.set_of = set_of
        self.set_names = [one.name for one in script.sets(store)]
        self.cast_names = [one.name for one in script.characters(store)]
        self._lines = None

    def scene(self, scene_id: str) -> Scene | None:
        """Return a scene, or None when it is gone."""
        return self.scenes.get(scene_id)

    def named(self, main: str, other: str) -> str:
        """Return the name to show in the language of the window."""
        return self.choose(self._ctx.lang.code, main, other)

    def lines_of(self, episode_id: str) -> list[Line]:
        """Return the lines of an episode."""
        return script.episode_lines(self._ctx.store, episode_id)

    def all_lines(self) -> list[Line]:
        """Return the lines of the season, read when they are first asked for."""
        if self._lines is None:
            shown = {scene.id for scene in self.scenes.values() if not scene.omitted}
            every = script.lines(self._ctx.store)
            self._lines = [line for line in every if line.scene_id in shown]
        return self._lines

    def episode_of(self, row_id: str) -> str:
        """Return the episode of an episode, a scene or a line; empty when it is gone."""
        if row_id in self.episodes:
            return row_id
        scene = self.scenes.get(row_id)
        if scene is None:
            line = next((line for line in self.all_lines() if line.id == row_id), None)
            scene = self.scenes.get(line.scene_id) if line else None
        return scene.episode_id if scene else ""

    def matching(self, words: str) -> list[Scene]:
        """Return the scenes that have all the words in lines, characters, set or number."""
        wanted = words.casefold().split()
        if not wanted:
            return list(self.scenes.values())
        texts = {scene.id: [self._about(scene)] for scene in self.scenes.values()}
        for line in self.all_lines():
            texts[line.scene_id].append(f"{line.character} {line.text}")
        kept = []
        for scene in self.scenes.values():
            text = "\n".join(texts[scene.id]).casefold()
            if all(word in text for word in wanted):
                kept.append(scene)
        return kept

    def find(self, words: str, start: str, step: int) -> Hit | None:
        """Return the next heading or line with one of the words, going round at the end."""
        wanted = words.casefold().split()
        hits = self._hits(wanted) if wanted else []
        order = {row_id: at for at, row_id in enumerate(self._order())}
        here = order.get(start, -1)
        if step < 0:
            before = [hit for hit in hits if order[hit.row_id] < here]
            return (before or hits)[-1] if hits else None
        after = [hit for hit in hits if order[hit.row_id] >= here + step]
        return (after or hits)[0] if hits else None

    def _hits(self, wanted: list[str]) -> list[Hit]:
        texts = {scene.id: self._about(scene) for scene in self.scenes.values()}
        texts |= {line.id: f"{line.character} {line.text}" for line in self.all_lines()}
        kept = {scene.id for scene in self.matching(" ".join(wanted))}
        hits = []
        for row_id in self._order():
            folded = texts.get(row_id, "").casefold()
            if any(word in folded for word in wanted):
                scene_id = self._scene_of.get(row_id, row_id)
                if scene_id in kept:
                    hits.append(Hit(row_id, self.scenes[scene_id].episode_id))
        return hits

    def _order(self) -> list[str]:
        """Return the ids of all rows in story order."""
        by_scene: dict[str, list[str]] = {}
        self._scene_of = {}
        for line in self.all_lines():
            by_scene.setdefault(line.scene_id, []).append(line.id)
            self._scene_of[line.id] = line.scene_id
        rows: list[str] = []
        episode = ""
        for scene in self.scenes.values():
            if scene.episode_id != episode:
                episode = scene.episode_id
                rows.append(episode)
            rows += [scene.id, *by_scene.get(scene.id, [])]
        return rows

    def _about(self, scene: Scene) -> str:
        return " ".join((scene.number, scene.heading or "", scene.set_name, scene.other_set_name))

    def cast_in(self, scene_id: str) -> list[str]:
        """Return the names of those in a scene."""
        names = {one.id: one.name for one in script.characters(self._ctx.store)}
        ids = script.cast_of(self._ctx.store).get(scene_id, [])
        return [names[one] for one in ids if one in names]
