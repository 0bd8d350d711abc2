"""Which scene of a rewrite is which scene of the production.

A pair is judged by what is said and done in it first, then by number and set: a scene that was
only renumbered is found, and one whose number went to another scene is not mistaken for it.
What is left over is paired by its number, for in a script that is being shot the number is the
scene.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from studio.script.reading import ReadScene
from studio.script.rewrite.before import OldScene
from studio.script.rewrite.similar import alike, bare, pairs_of

# How much of a scene must be the same: by itself, with the same number, with the same set.
_ENOUGH, _ENOUGH_NUMBERED = 0.40, 0.15
_NUMBER, _SET = 0.25, 0.10
# A line in more scenes than this says nothing about which scene it is.
_COMMON = 6
_SHORT = 4
# Beyond this many pairs of leftovers only neighbours are compared.
_MANY, _NEAR = 40_000, 8


@dataclass(frozen=True, slots=True)
class NewScene:
    """A scene of the rewrite: its place in the season and the number of its episode."""

    scene: ReadScene
    episode: int | None
    at: int


def same_number(old: str, new: str) -> bool:
    """Compare scene numbers; an empty one is like no other."""
    return bool(bare(old)) and _key(old) == _key(new)


def _key(number: str) -> str:
    return "".join(number.split()).casefold()


class _Side:
    """What is compared of the scenes of one side."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.pairs = [pairs_of(lines) for lines in texts]
        self.where: dict[str, set[int]] = defaultdict(set)
        for at, lines in enumerate(texts):
            for text in lines:
                plain = bare(text)
                if len(plain) >= _SHORT:
                    self.where[plain].add(at)


def match_scenes(old: Sequence[OldScene], new: Sequence[NewScene]) -> dict[int, int]:
    """Return the place in `old` of each scene in `new` that is one of them, by place in `new`."""
    before = _Side([[line.text for line in one.lines] for one in old])
    after = _Side([[line.text for line in one.scene.lines] for one in new])
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def take(found: Iterator[tuple[int, int]]) -> None:
        """Judge pairs, and keep the best ones."""
        judged = _judged(found, old, new, before.pairs, after.pairs)
        for _, _, was, now in sorted(judged):
            if was not in taken and now not in pairs:
                pairs[now] = was
                taken.add(was)

    take(_likely(old, new, before.where, after.where))
    take(_left(old, new, pairs, taken))
    for was, now in _by_number(old, new):
        if was not in taken and now not in pairs:
            pairs[now] = was
            taken.add(was)
    return pairs


def _judged(
    found: Iterator[tuple[int, int]],
    old: Sequence[OldScene],
    new: Sequence[NewScene],
    before: Sequence[Counter[str]],
    after: Sequence[Counter[str]],
) -> list[tuple[float, int, int, int]]:
    """Return the pairs that are good enough, sorted best first by their first two figures."""
    judged = []
    for was, now in set(found):
        likeness = alike(before[was], after[now])
        one, other = old[was].scene, new[now].scene
        numbered = _numbered(old[was], new[now])
        placed = bool(one.set_name) and one.set_name == other.set
        if likeness >= (_ENOUGH_NUMBERED if numbered else _ENOUGH):
            score = likeness + _NUMBER * numbered + _SET * placed
            judged.append((-score, abs(was - now), was, now))
    return judged


def _numbered(old: OldScene, new: NewScene) -> bool:
    if not same_number(old.scene.number, new.scene.number):
        return False
    return old.scene.episode == new.episode or "-" in new.scene.number


def _likely(
    old: Sequence[OldScene],
    new: Sequence[NewScene],
    before: Mapping[str, set[int]],
    after: Mapping[str, set[int]],
) -> Iterator[tuple[int, int]]:
    """Pairs that share a number or a line which is not in every other scene."""
    yield from _by_number(old, new)
    for text, places in after.items():
        known = before.get(text, ())
        if 0 < len(known) <= _COMMON and len(places) <= _COMMON:
            yield from ((was, now) for was in known for now in places)


def _by_number(old: Sequence[OldScene], new: Sequence[NewScene]) -> Iterator[tuple[int, int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(old):
        places[_key(one.scene.number)].append(at)
    for at, other in enumerate(new):
        for was in places.get(_key(other.scene.number), ()):
            if _numbered(old[was], other):
                yield was, at


def _left(
    old: Sequence[OldScene], new: Sequence[NewScene], pairs: Mapping[int, int], taken: set[int]
) -> Iterator[tuple[int, int]]:
    """All pairs of what is left over; of very many only those that stand near each other."""
    free_old = [at for at in range(len(old)) if at not in taken]
    free_new = [at for at in range(len(new)) if at not in pairs]
    if len(free_old) * len(free_new) <= _MANY:
        yield from ((was, now) for was in free_old for now in free_new)
        return
    for place, now in enumerate(free_new):
        middle = place * len(free_old) // len(free_new)
        near = free_old[max(0, middle - _NEAR) : middle + _NEAR + 1]
        yield from ((was, now) for was in near)
