"""The change list of a rewrite: per scene what was added, changed, moved or left out."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from studio.base.order import longest_rising
from studio.base.words import N_
from studio.script.model import Line
from studio.script.reading import ReadLine, ReadScene
from studio.script.rewrite.before import OldScene
from studio.script.rewrite.compare import Compared, LinePair, ScenePair

Kind = Literal["added", "changed", "moved", "omitted", "same"]
KIND_WORDS: dict[Kind, str] = {
    "added": N_("Added"),
    "changed": N_("Changed"),
    "moved": N_("Moved"),
    "omitted": N_("Omitted"),
    "same": N_("Unchanged"),
}
Element = tuple[str, str, int]  # category key, name, quantity
# What has another name in the breakdown: a state is what somebody wears and looks like.
_CATEGORIES = {"makeup": "makeup_hair", "state": "wardrobe"}


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line before and after; `before` is empty for a new one, `after` for one that is gone."""

    kind: Literal["added", "changed", "moved", "gone"]
    line_id: str | None
    speaker: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SceneState:
    """What departments plan by: number, set, light, eighths of a page and screen seconds."""

    episode: int | None
    number: str
    set: str
    int_ext: str | None
    time_of_day: str | None
    eighths: int
    seconds: int


@dataclass(frozen=True, slots=True)
class SceneChange:
    """What became of one scene. `before` is None when it is new, `after` when it is left out.

    Cast by name; elements are those that the script names now and the breakdown does not have,
    or has in another quantity, and those of its script that it names no longer.
    """

    kind: Kind
    scene_id: str | None
    before: SceneState | None
    after: SceneState | None
    moved: bool
    lines: tuple[LineChange, ...]
    cast_in: tuple[str, ...]
    cast_out: tuple[str, ...]
    elements_in: tuple[Element, ...]
    elements_out: tuple[Element, ...]

    @property
    def number(self) -> str:
        """The number by which people find the scene now, or found it before it went."""
        state = self.after or self.before
        return state.number if state else ""


def changes(compared: Compared, elements: Mapping[str, Sequence[Element]]) -> list[SceneChange]:
    """List what becomes of every scene, unchanged ones included, in the order of the rewrite.

    `elements` are what the breakdown has of each scene, by scene id. Omitted scenes stand behind
    the scene that they followed.
    """
    moved = _moved(compared.scenes)
    found = [_scene_change(pair, at in moved, elements) for at, pair in enumerate(compared.scenes)]
    placed: list[tuple[float, SceneChange]] = [(float(at), one) for at, one in enumerate(found)]
    spots = {pair.old.at: at for at, pair in enumerate(compared.scenes) if pair.old}
    known = sorted(spots)
    for scene in compared.omitted:
        if scene.scene.omitted:
            continue  # it was left out before
        before = bisect_left(known, scene.at)
        spot = spots[known[before - 1]] if before else -1
        placed.append((spot + 0.5, _omitted(scene)))
    return [one for _, one in sorted(placed, key=lambda item: item[0])]


def _moved(pairs: Sequence[ScenePair]) -> set[int]:
    """Return the places of the scenes that left the order of the others, or their episode."""
    order = [(at, pair.old) for at, pair in enumerate(pairs) if pair.old]
    kept = longest_rising([old.at for _, old in order])
    return {
        at
        for spot, (at, old) in enumerate(order)
        if spot not in kept or old.scene.episode != pairs[at].new.episode
    }


def _scene_change(
    pair: ScenePair, moved: bool, elements: Mapping[str, Sequence[Element]]
) -> SceneChange:
    after = _state_after(pair)
    if pair.old is None:
        lines = tuple(_line_change(line) for line in pair.lines if line.old is None)
        new = pair.new.scene
        cast = tuple(cast_of(new))
        return SceneChange(
            "added", None, None, after, False, lines, cast, (), tuple(_needed(new)), ()
        )
    before = _state_before(pair.old)
    lines = (*_line_changes(pair), *_gone(pair.gone))
    cast_in, cast_out = cast_change(pair.old, pair.new.scene)
    element_in, element_out = _element_change(
        pair.old, pair.new.scene, elements.get(pair.old.id, ())
    )
    changed = lines or cast_in or cast_out or element_in or element_out or before != after
    kind: Kind = "changed" if changed or pair.old.scene.omitted else "moved" if moved else "same"
    return SceneChange(
        kind,
        pair.old.id,
        before,
        after,
        moved,
        lines,
        cast_in,
        cast_out,
        element_in,
        element_out,
    )


def _omitted(scene: OldScene) -> SceneChange:
    names = tuple(name for _, name in scene.cast)
    state = _state_before(scene)
    return SceneChange(
        "omitted", scene.id, state, None, False, _gone(scene.lines), (), names, (), ()
    )


def _state_before(old: OldScene) -> SceneState:
    scene = old.scene
    return SceneState(
        scene.episode,
        scene.number,
        scene.set_name,
        scene.int_ext,
        scene.time_of_day,
        scene.eighths,
        scene.seconds,
    )


def _state_after(pair: ScenePair) -> SceneState:
    scene = pair.new.scene
    return SceneState(
        pair.new.episode,
        scene.number,
        scene.set,
        scene.int_ext,
        scene.time_of_day,
        scene.eighths,
        scene.seconds,
    )


def _line_changes(pair: ScenePair) -> tuple[LineChange, ...]:
    assert pair.old is not None  # noqa: S101 - asked for scenes that survive only
    told = []
    for line in pair.lines:
        if line.old is None or is_changed(line.old, line.new):
            told.append(_line_change(line))
        elif line.old.scene_id != pair.old.id:
            told.append(
                LineChange("moved", line.old.id, line.new.character, line.old.text, line.new.text)
            )
    return tuple(told)


def is_changed(old: Line, new: ReadLine) -> bool:
    """Whether anything of a line is written otherwise now."""
    return (old.kind, old.character, old.modifier, old.text, old.dual) != (
        new.kind,
        new.character,
        new.modifier,
        new.text,
        new.dual,
    )


def _line_change(line: LinePair) -> LineChange:
    if line.old is None:
        return LineChange("added", None, line.new.character, "", line.new.text)
    return LineChange("changed", line.old.id, line.new.character, line.old.text, line.new.text)


def _gone(lines: Sequence[Line]) -> tuple[LineChange, ...]:
    return tuple(LineChange("gone", line.id, line.character, line.text, "") for line in lines)


def cast_of(scene: ReadScene) -> list[str]:
    """Name who is in a scene; a group such as 宾客×20 is background, not cast."""
    crowd = {name for category, name, _ in scene.elements if category == "background"}
    return [name for name in scene.cast if name not in crowd]


def cast_change(old: OldScene, new: ReadScene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who comes into a scene and who leaves it.

    Somebody whom the old script did not name was put there by hand, and stays.
    """
    now = cast_of(new)
    had = [name for _, name in old.cast]
    before, after = _written(old.lines), _written(new.lines)
    came = tuple(name for name in now if name not in had)
    left = tuple(name for name in had if name not in now and name in before and name not in after)
    return came, left


def _element_change(
    old: OldScene, new: ReadScene, had: Sequence[Element]
) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """Return what the script names anew, or in another quantity, and what it names no longer.

    What somebody sorted, merged or counted by hand stays as long as the script says the same.
    """
    known = {name for _, name, _ in had}
    before, after = _written(old.lines), _written(new.lines)
    came = []
    for category, name, quantity in _needed(new):
        count = max(1, quantity)
        named = _quantity(before, name)
        is_new = named is None and name not in known
        is_counted = named not in (None, count) and (category, name, count) not in had
        if is_new or is_counted:
            came.append((category, name, count))
    left = tuple(one for one in had if one[1] in before and one[1] not in after)
    return tuple(came), left


def _written(lines: Sequence[Line] | Sequence[ReadLine]) -> str:
    """Return what a scene says of who and what is in it: its information lines and speakers."""
    meta = [line.text for line in lines if line.kind == "meta"]
    return " ".join([*meta, *(line.character for line in lines)])


def _quantity(written: str, name: str) -> int | None:
    """Return how many of a thing a scene names; None when it does not name it."""
    found = re.search(re.escape(name) + r"\s*(?:[×xX*＊]\s*(\d+))?", written)
    if found is None:
        return None
    return int(found[1]) if found[1] else 1


def _needed(scene: ReadScene) -> list[Element]:
    return [(_CATEGORIES.get(key, key), name, count) for key, name, count in scene.elements]
