"""The script as it is in the production, in the shape that a rewrite is compared with."""

from collections import defaultdict
from dataclasses import dataclass

from studio.project.store import Store
from studio.script import store as script
from studio.script.model import Line, Scene


@dataclass(frozen=True, slots=True)
class OldScene:
    """A scene of the production with its lines in order and its cast, by id and name.

    `episode_at` is the place of its episode in the season, `at` its own place in the season.
    """

    scene: Scene
    at: int
    lines: tuple[Line, ...]
    cast: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """The id that survives when the scene does."""
        return self.scene.id


def old_scenes(store: Store) -> list[OldScene]:
    """Read the scenes of the production in story order, omitted ones too."""
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in script.lines(store):
        lines[line.scene_id].append(line)
    names = {character.id: character.name for character in script.characters(store)}
    cast = script.cast_of(store)
    return [
        OldScene(
            scene,
            at,
            tuple(lines[scene.id]),
            tuple((one, names[one]) for one in cast.get(scene.id, [])),
        )
        for at, scene in enumerate(script.scenes(store, omitted=True))
    ]
