"""What of a script is as it was read, and what is not: the old and the new side by side."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from studio.base.text import clean_text, one_line
from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene

SPOKEN_KINDS = frozenset({"dialogue", "parenthetical", "lyric"})


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """What is written as one piece: an episode's title, a heading, a speech, any other line."""

    key: Hashable
    kind: str
    source: tuple[int, int]
    episode: ReadEpisode | None = None
    scene: ReadScene | None = None
    lines: tuple[ReadLine, ...] = ()
    of: ReadScene | None = None
    """The scene that its lines are in."""


def groups_of(reading: Reading) -> list[Group]:
    """List the pieces of a script in order; pieces that say the same have the same key."""
    return list(_groups(reading))


def _groups(reading: Reading) -> Iterator[Group]:
    for episode in reading.episodes:
        if episode.number is not None:
            key = ("episode", episode.number, one_line(episode.title))
            yield Group(key, "episode", episode.source or (0, 0), episode=episode)
        for scene in episode.scenes:
            if scene.heading is not None:
                head = ("heading", one_line(scene.heading), one_line(scene.number))
                yield Group(head, "heading", scene.source or (0, 0), scene=scene)
            for lines in speeches(scene.lines):
                sources = [line.source for line in lines]
                source = (min(s[0] for s in sources), max(s[1] for s in sources))
                said = tuple(map(line_key, lines))
                yield Group(said, lines[0].kind, source, lines=tuple(lines), of=scene)


def line_key(line: ReadLine) -> Hashable:
    """Return what a line says, in the form that a production keeps it in."""
    return (
        line.kind,
        one_line(line.character),
        one_line(line.modifier),
        clean_text(line.text),
        line.dual,
        line.spans,
    )


def speeches(lines: Sequence[ReadLine]) -> Iterator[list[ReadLine]]:
    """Group the lines that stand under one cue; every other line stands alone."""
    group: list[ReadLine] = []
    for line in lines:
        if group and not _joins(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _joins(last: ReadLine, line: ReadLine) -> bool:
    """Two speeches in a row need a cue each, or they would become one."""
    same = (last.character, last.modifier, last.dual) == (line.character, line.modifier, line.dual)
    spoken = last.kind in SPOKEN_KINDS and line.kind in SPOKEN_KINDS and bool(line.character)
    return same and spoken and not last.kind == line.kind == "dialogue"


def partners(old: Sequence[Group], new: Sequence[Group]) -> list[int | None]:
    """Say for each new piece which old one it is or replaces: its place in `old`, or None."""
    found: list[int | None] = [None] * len(new)
    head = 0
    while head < min(len(old), len(new)) and old[head].key == new[head].key:
        found[head] = head
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail].key == new[-1 - tail].key:
        tail += 1
        found[-tail] = len(old) - tail
    before = [group.key for group in old[head : len(old) - tail]]
    after = [group.key for group in new[head : len(new) - tail]]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            found[head + j : head + j_end] = range(head + i, head + i_end)
        elif tag == "replace":
            _replace(old, new, range(head + i, head + i_end), range(head + j, head + j_end), found)
    return found


def _replace(
    old: Sequence[Group],
    new: Sequence[Group],
    gone: range,
    come: range,
    found: list[int | None],
) -> None:
    """Pair what came with what went, in order, where both are of one kind."""
    waiting = iter(gone)
    for at in come:
        for candidate in waiting:
            if alike(old[candidate], new[at]):
                found[at] = candidate
                break


def alike(one: Group, other: Group) -> bool:
    """Tell whether a piece can take another's place."""
    speak = one.kind in SPOKEN_KINDS and other.kind in SPOKEN_KINDS
    return speak or one.kind == other.kind
