"""Which line of a rewritten scene is which line of the production: by what it says."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from studio.script.model import Line
from studio.script.reading import ReadLine
from studio.script.rewrite.similar import bare, line_likeness

_ENOUGH = 0.5
# A gap with more pairs than this is compared along its diagonal only.
_MANY, _NEAR = 10_000, 20


def key_of(line: Line | ReadLine) -> tuple[str, str, str]:
    """Return what makes two lines the same one: kind, speaker and what is said."""
    return (line.kind, line.character, bare(line.text) or line.text)


def match_lines(old: Sequence[Line], new: Sequence[ReadLine]) -> dict[int, int]:
    """Return the place in `old` of each line in `new` that is one of them, by place in `new`.

    Lines that are word for word the same and in order come first, then those that moved, then
    those that were reworded, between the same neighbours.
    """
    before, after = [key_of(line) for line in old], [key_of(line) for line in new]
    pairs: dict[int, int] = {}
    gaps: list[tuple[int, int, int, int]] = []
    for tag, one, one_end, two, two_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            pairs.update(zip(range(two, two_end), range(one, one_end), strict=True))
        elif tag == "replace":
            gaps.append((one, one_end, two, two_end))
    _moved(before, after, pairs)
    taken = set(pairs.values())
    for gap in gaps:
        _reworded(old, new, gap, pairs, taken)
    return pairs


def _moved(
    before: Sequence[tuple[str, str, str]],
    after: Sequence[tuple[str, str, str]],
    pairs: dict[int, int],
) -> None:
    """Pair lines that say the same at another place of the scene."""
    taken = set(pairs.values())
    free: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, key in enumerate(before):
        if at not in taken:
            free[key].append(at)
    for at, key in enumerate(after):
        if at not in pairs and free.get(key):
            pairs[at] = free[key].pop(0)


def _reworded(
    old: Sequence[Line],
    new: Sequence[ReadLine],
    gap: tuple[int, int, int, int],
    pairs: dict[int, int],
    taken: set[int],
) -> None:
    """Pair what was reworded in a gap, the most alike first; who speaks counts a little."""
    one, one_end, two, two_end = gap
    left = [at for at in range(one, one_end) if at not in taken]
    right = [at for at in range(two, two_end) if at not in pairs]
    few = len(left) * len(right) <= _MANY
    judged = []
    for place, now in enumerate(right):
        for spot, was in enumerate(left):
            if not few and abs(spot - place * len(left) // len(right)) > _NEAR:
                continue
            likeness = line_likeness(_shape(old[was]), _shape(new[now]))
            if likeness >= _ENOUGH:
                judged.append((-likeness, abs(spot - place), was, now))
    for _, _, was, now in sorted(judged):
        if was not in taken and now not in pairs:
            pairs[now] = was
            taken.add(was)


def _shape(line: Line | ReadLine) -> tuple[str, str, str]:
    return (line.kind, line.character, line.text)
