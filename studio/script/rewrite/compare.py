"""A rewrite compared with the production: every scene and line paired, added or gone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.script.model import Line
from studio.script.reading import ReadEpisode, Reading, ReadLine
from studio.script.rewrite.before import OldScene
from studio.script.rewrite.lines import key_of, match_lines
from studio.script.rewrite.scenes import NewScene, match_scenes
from studio.script.rewrite.similar import bare

# Shorter lines (“Yes.”) are said everywhere: they do not move from scene to scene.
_LONG = 6


@dataclass(frozen=True, slots=True)
class LinePair:
    """A line of the rewrite and the line of the production that it is; None: it is new."""

    old: Line | None
    new: ReadLine


@dataclass(frozen=True, slots=True)
class ScenePair:
    """A scene of the rewrite with its lines, and the scene that it is; None: it is new.

    `gone` are lines of the old scene that the rewrite has nowhere.
    """

    old: OldScene | None
    new: NewScene
    lines: tuple[LinePair, ...]
    gone: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """All scenes of a rewrite in order, and the scenes of its episodes that it leaves out.

    `episodes` are those of the rewrite, with the number by which each is known. `apart` says that
    what has no episode number is another script than the one without numbers that is there.
    """

    episodes: tuple[ReadEpisode, ...]
    scenes: tuple[ScenePair, ...]
    omitted: tuple[OldScene, ...]
    apart: bool = False


def compare(old: Sequence[OldScene], reading: Reading) -> Compared:
    """Compare a reading with the production; scenes of episodes that it has not stay out of it."""
    reading = _without_omitted(old, reading)
    told = {episode.number for episode in reading.episodes}
    apart = None in told and not _shares_lines(old, reading)
    if apart:
        told.discard(None)
    ours = [scene for scene in old if scene.scene.episode in told]
    new = [
        NewScene(scene, episode.number, 0)
        for episode in reading.episodes
        for scene in episode.scenes
    ]
    new = [replace(scene, at=at) for at, scene in enumerate(new)]
    found = match_scenes(ours, new)
    pairs = [_pair(ours[found[one.at]] if one.at in found else None, one) for one in new]
    left = set(found.values())
    omitted = [scene for at, scene in enumerate(ours) if at not in left]
    return Compared(tuple(reading.episodes), tuple(_carried(pairs, omitted)), tuple(omitted), apart)


def _shares_lines(old: Sequence[OldScene], reading: Reading) -> bool:
    """Tell whether two scripts without episode numbers say anything alike: else they are two."""
    said = {bare(line.text) for one in old if one.scene.episode is None for line in one.lines}
    new = {
        bare(line.text)
        for episode in reading.episodes
        if episode.number is None
        for scene in episode.scenes
        for line in scene.lines
    }
    return any(len(text) >= _LONG for text in said & new)


def _without_omitted(old: Sequence[OldScene], reading: Reading) -> Reading:
    """Leave out what the rewrite only names as omitted, where the production has that scene.

    What was in it stays, as it does when a rewrite says nothing of a scene.
    """
    known = {(one.scene.episode, one.scene.number) for one in old if one.scene.number}
    episodes = [
        replace(
            episode,
            scenes=[
                scene
                for scene in episode.scenes
                if not scene.omitted or scene.lines or (episode.number, scene.number) not in known
            ],
        )
        for episode in reading.episodes
    ]
    return replace(reading, episodes=episodes)


def _pair(old: OldScene | None, new: NewScene) -> ScenePair:
    lines = new.scene.lines
    if old is None:
        return ScenePair(None, new, tuple(LinePair(None, line) for line in lines), ())
    found = match_lines(old.lines, lines)
    kept = set(found.values())
    return ScenePair(
        old,
        new,
        tuple(
            LinePair(old.lines[found[at]] if at in found else None, line)
            for at, line in enumerate(lines)
        ),
        tuple(line for at, line in enumerate(old.lines) if at not in kept),
    )


def _carried(pairs: Sequence[ScenePair], omitted: Sequence[OldScene]) -> list[ScenePair]:
    """Give lines that went to another scene, word for word, to the scene that they are in now."""
    free: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for left in (
        *(line for pair in pairs for line in pair.gone),
        *(line for scene in omitted for line in scene.lines),
    ):
        if len(bare(left.text)) >= _LONG:
            free[key_of(left)].append(left)
    moved: set[str] = set()
    carried = []
    for pair in pairs:
        lines = []
        for line in pair.lines:
            waiting = free.get(key_of(line.new)) if line.old is None else None
            if waiting:
                one = waiting.pop(0)
                moved.add(one.id)
                lines.append(LinePair(one, line.new))
            else:
                lines.append(line)
        carried.append(replace(pair, lines=tuple(lines)))
    return [
        replace(pair, gone=tuple(line for line in pair.gone if line.id not in moved))
        for pair in carried
    ]
