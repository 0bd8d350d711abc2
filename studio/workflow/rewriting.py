"""A script against the production that has it already: the change list, and its other rooms."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.breakdown import store as breakdown
from studio.breakdown.model import SceneElement
from studio.breakdown.store import Need
from studio.project.store import Db, Store
from studio.script import locking
from studio.script.aliases import Aliases, aliases, with_aliases
from studio.script.reading import Reading
from studio.script.rewrite.apply import Apply
from studio.script.rewrite.before import OldScene, old_scenes
from studio.script.rewrite.changes import Element, SceneChange, changes
from studio.script.rewrite.compare import Compared, ScenePair, compare


@dataclass(frozen=True, slots=True)
class Plan:
    """What a reading would do: every scene and line paired, and the change list.

    `rewrites` tells whether it touches episodes that are there, `whole` whether these are all.
    """

    compared: Compared
    told: tuple[SceneChange, ...]
    rewrites: bool
    whole: bool


def plan(store: Store, reading: Reading, names: Aliases | None = None) -> Plan:
    """Compare a reading with the production; nothing is changed."""
    known = aliases(store)
    reading = with_aliases(reading, known.joined(names) if names else known)
    old = old_scenes(store)
    compared = _numbered(store, compare(old, reading), old)
    touched = [pair.old for pair in compared.scenes if pair.old] + list(compared.omitted)
    needs = _needs(breakdown.scene_elements(store))
    told = changes(compared, {scene_id: [e for _, e in rows] for scene_id, rows in needs.items()})
    return Plan(compared, tuple(told), bool(touched), bool(old) and len(touched) == len(old))


def _numbered(store: Store, compared: Compared, old: Sequence[OldScene]) -> Compared:
    """Let scenes that the file gives no number keep theirs; new ones get one when it is locked."""
    pairs = [
        _with_number(pair, pair.old.scene.number)
        if pair.old and not pair.new.scene.number and pair.new.scene.heading is not None
        else pair
        for pair in compared.scenes
    ]
    if locking.is_locked(store):
        taken = [one.scene.number for one in old] + [pair.new.scene.number for pair in pairs]
        at = 0
        for episode in compared.episodes:
            end = at + len(episode.scenes)
            scenes = [i for i in range(at, end) if pairs[i].new.scene.heading is not None]
            numbers = [pairs[i].new.scene.number for i in scenes]
            filled = locking.fill_numbers(taken, numbers, episode.number)
            for i, number in zip(scenes, filled, strict=True):
                pairs[i] = _with_number(pairs[i], number)
            taken += filled
            at = end
    return replace(compared, scenes=tuple(pairs))


def _with_number(pair: ScenePair, number: str) -> ScenePair:
    if pair.new.scene.number == number:
        return pair
    return replace(pair, new=replace(pair.new, scene=replace(pair.new.scene, number=number)))


def finish(store: Store, db: Db, found: Plan, work: Apply) -> list[SceneChange]:
    """Bring the breakdown along, and return what changed with the ids of the new scenes.

    A thing that the script names no longer stays tagged: the list tells of it, a person decides.
    """
    fresh = iter(
        scene_id
        for pair, scene_id in zip(found.compared.scenes, work.scene_ids, strict=True)
        if pair.old is None
    )
    told = [
        replace(change, scene_id=next(fresh))
        if change.kind == "added" and change.scene_id is None
        else change
        for change in found.told
    ]
    had = _needs(breakdown.scene_elements(store))
    more: list[Need] = []
    for change in told:
        if change.scene_id is None:
            continue
        rows = {(e[0], e[1]): row for row, e in had.get(change.scene_id, [])}
        for category, name, quantity in change.elements_in:
            row = rows.get((category, name))
            if row is None:
                line_id = work.line_of(change.scene_id, (category, name))
                need = Need(change.scene_id, category, name, max(1, quantity), line_id)
                more.append(need)
            else:
                breakdown.set_quantity(store, row.id, quantity)
    if more:
        breakdown.add_many(store, more)
    return [change for change in told if change.kind != "same"] if found.rewrites else []


def _needs(rows: Sequence[SceneElement]) -> dict[str, list[tuple[SceneElement, Element]]]:
    found: dict[str, list[tuple[SceneElement, Element]]] = {}
    for row in rows:
        element = (row.category_key, row.name, row.quantity)
        found.setdefault(row.scene_id, []).append((row, element))
    return found
