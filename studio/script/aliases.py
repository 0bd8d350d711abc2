"""Other names of characters and sets: a rewrite that uses one means the same person or place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studio.base.text import one_line
from studio.base.words import N_
from studio.project.store import Store, insert
from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene


@dataclass(frozen=True, slots=True)
class Aliases:
    """The name that counts, by another name: of characters and of sets."""

    characters: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)

    def joined(self, other: "Aliases") -> "Aliases":
        """Return both, followed to the end of a chain; what the other says counts more."""
        return Aliases(
            _followed({**self.characters, **other.characters}),
            _followed({**self.sets, **other.sets}),
        )


def _followed(names: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for alias in names:
        name, seen = names[alias], {alias}
        while name in names and name not in seen:
            seen.add(name)
            name = names[name]
        if name != alias:
            found[alias] = name
    return found


def aliases(store: Store) -> Aliases:
    """Return the other names that the production knows; a name that is in use is none."""
    characters = store.query(
        "SELECT character_alias.name AS alias, character.name FROM character_alias"
        " JOIN character ON character.id = character_id"
        " WHERE character_alias.name NOT IN (SELECT name FROM character)"
    )
    sets = store.query(
        "SELECT set_alias.name AS alias, story_set.name FROM set_alias"
        " JOIN story_set ON story_set.id = set_id"
        " WHERE set_alias.name NOT IN (SELECT name FROM story_set)"
    )
    return Aliases(
        {str(row["alias"]): str(row["name"]) for row in characters},
        {str(row["alias"]): str(row["name"]) for row in sets},
    )


def keep_aliases(store: Store, told: Aliases) -> None:
    """Remember other names for the rewrites to come; names of nobody are passed over."""
    with store.edit(N_("Remember other names")) as db:
        for table, column, owner, names in (
            ("character_alias", "character_id", "character", told.characters),
            ("set_alias", "set_id", "story_set", told.sets),
        ):
            ids = {
                str(row["name"]): str(row["id"])
                for row in store.query(f"SELECT id, name FROM {owner} ORDER BY id DESC")
            }
            known = {
                (str(row[column]), str(row["name"]))
                for row in store.query(f"SELECT {column}, name FROM {table}")
            }
            for alias, name in names.items():
                row_id = ids.get(one_line(name))
                clean = one_line(alias)
                if row_id and clean and clean != name and (row_id, clean) not in known:
                    insert(db, table, **{column: row_id, "name": clean})


def with_aliases(reading: Reading, told: Aliases) -> Reading:
    """Return a reading in which every other name is the name that counts."""
    if not told.characters and not told.sets:
        return reading
    return replace(reading, episodes=[_episode(episode, told) for episode in reading.episodes])


def _episode(episode: ReadEpisode, told: Aliases) -> ReadEpisode:
    return replace(episode, scenes=[_scene(scene, told) for scene in episode.scenes])


def _scene(scene: ReadScene, told: Aliases) -> ReadScene:
    name = told.characters
    return replace(
        scene,
        set=told.sets.get(scene.set, scene.set),
        cast=list(dict.fromkeys(name.get(one, one) for one in scene.cast)),
        lines=[_line(line, name) for line in scene.lines],
    )


def _line(line: ReadLine, name: Mapping[str, str]) -> ReadLine:
    if line.character not in name:
        return line
    return replace(line, character=name[line.character])
