"""Locked scene numbers: what has one keeps it, what comes gets letters, what goes is omitted."""

from collections.abc import Iterable

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.project.production import production
from studio.project.store import Db, Store, update
from studio.script import store as script
from studio.script.numbering import new_scene_number, number_between


def is_locked(store: Store) -> bool:
    """Tell whether the scene numbers are locked."""
    return production(store).scenes_locked


def lock_scenes(store: Store) -> int:
    """Lock the scene numbers; scenes without one get theirs now. Returns how many got one."""
    with store.edit(N_("Lock the scene numbers")) as db:
        numbered = _number_all(store, db)
        update(db, "production", production(store).id, scenes_locked=1)
    return numbered


def unlock_scenes(store: Store) -> None:
    """Unlock the scene numbers: scenes that are deleted are gone again."""
    with store.edit(N_("Unlock the scene numbers")) as db:
        update(db, "production", production(store).id, scenes_locked=0)


def number_for(
    store: Store, episode_id: str, after: str | None = None, *, first: bool = False
) -> str:
    """Return the number of a scene that will follow another, end its episode, or be its `first`."""
    everything = script.scenes(store, omitted=True)
    episode = next(one.number for one in script.episodes(store) if one.id == episode_id)
    inside = [scene for scene in everything if scene.episode_id == episode_id]
    taken = [scene.number for scene in everything]
    if first and inside:
        found = number_between(taken, None, inside[0].number)
        return found or new_scene_number(taken, [], None, episode)
    at = next((i for i, scene in enumerate(inside) if scene.id == after), len(inside) - 1)
    numbers = [scene.number for scene in inside]
    before = numbers[at] if inside else None
    if is_locked(store) and before and at + 1 < len(inside):
        found = number_between(taken, before, numbers[at + 1])
        if found:
            return found
    return new_scene_number(taken, numbers, before, episode)


def omit_scene(store: Store, scene_id: str) -> None:
    """Omit a scene: it keeps its number and its lines, and is not shot."""
    with store.edit(N_("Omit scene {number}"), number=_number(store, scene_id)) as db:
        values = {"revision_id": production(store).revision_id}
        update(db, "scene", scene_id, omitted=1, **{k: v for k, v in values.items() if v})


def restore_scene(store: Store, scene_id: str) -> None:
    """Bring an omitted scene back as it was."""
    scene = script.scene(store, scene_id)
    if scene is not None and not scene.heading and not script.lines(store, scene_id):
        raise StudioError(
            N_("Nothing is left of scene {number}. Add a scene instead."), number=scene.number
        )
    with store.edit(N_("Restore scene {number}"), number=_number(store, scene_id)) as db:
        update(db, "scene", scene_id, omitted=0)


def fill_numbers(taken: Iterable[str], numbers: list[str], episode: int | None) -> list[str]:
    """Give the scenes of an episode that have no number one between their neighbours."""
    known = [number for number in taken if number]
    filled = list(numbers)
    for at, number in enumerate(filled):
        if number:
            continue
        before = filled[at - 1] if at else None
        after = next((one for one in filled[at + 1 :] if one), None)
        made = ""
        if after is not None:
            made = number_between(known, before, after)
        filled[at] = made or new_scene_number(known, filled[:at], before, episode)
        known.append(filled[at])
    return filled


def _number_all(store: Store, db: Db) -> int:
    """Give a number to what has no number yet; a text before the first heading is no scene."""
    everything = script.scenes(store, omitted=True)
    taken = [scene.number for scene in everything if scene.number]
    count = 0
    for episode in script.episodes(store):
        inside = [s for s in everything if s.episode_id == episode.id and s.heading is not None]
        fresh = fill_numbers(taken, [scene.number for scene in inside], episode.number)
        for scene, number in zip(inside, fresh, strict=True):
            if scene.number != number:
                update(db, "scene", scene.id, number=number)
                taken.append(number)
                count += 1
    return count


def _number(store: Store, scene_id: str) -> str:
    scene = script.scene(store, scene_id)
    return scene.number if scene else ""
