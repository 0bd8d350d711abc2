"""What a person decides about a reading before it is taken in: lines that no reader placed."""

from collections.abc import Mapping
from dataclasses import replace

from studio.script.estimate import eighths_of, seconds_of
from studio.script.reading import Kind, ReadEpisode, Reading, ReadLine, ReadScene

# What a line can be said to be; dialogue goes to whoever spoke before it.
DECISIONS: tuple[Kind, ...] = (
    "action",
    "dialogue",
    "caption",
    "transition",
    "note",
    "synopsis",
    "meta",
)


def decided(reading: Reading, kinds: Mapping[int, Kind]) -> Reading:
    """Return a reading in which unclassified lines, by their place in the list, have a kind.

    Each goes into the scene that it stands in, between its neighbours; a line before the first
    scene goes to the top of that one.
    """
    if not kinds:
        return reading
    episodes = [
        replace(
            episode,
            scenes=[replace(scene, lines=list(scene.lines)) for scene in episode.scenes],
        )
        for episode in reading.episodes
    ]
    left, files = [], []
    chinese = reading.chinese
    for at, (line, text) in enumerate(reading.unclassified):
        file = reading.unclassified_files[at] if at < len(reading.unclassified_files) else ""
        scene = _scene_at(episodes, line, file) if at in kinds else None
        if scene is None:
            left.append((line, text))
            files.append(file)
        else:
            _put(scene, line, text, kinds[at], chinese=chinese)
    return replace(
        reading,
        episodes=episodes,
        unclassified=left,
        unclassified_files=files if reading.unclassified_files else [],
    )


def _scene_at(episodes: list[ReadEpisode], line: int, file: str) -> ReadScene | None:
    """Return the scene that a source line stands in: the last one that begins before it."""
    scenes = [
        scene for episode in episodes if episode.file in ("", file) for scene in episode.scenes
    ]
    found = scenes[0] if scenes else None
    for scene in scenes:
        if _begins(scene) < line:
            found = scene
    return found


def _begins(scene: ReadScene) -> int:
    first = [line.source[0] for line in scene.lines[:1]]
    return min([scene.source[0], *first] if scene.source else [*first, 10**9])


def _put(scene: ReadScene, line: int, text: str, kind: Kind, *, chinese: bool) -> None:
    spot = sum(1 for one in scene.lines if one.source[0] < line)
    before = scene.lines[spot - 1] if spot else None
    speaker = before.character if before is not None and kind == "dialogue" else ""
    scene.lines.insert(spot, ReadLine(kind, text, (line, line), speaker))
    scene.eighths = eighths_of(scene.lines, scene.heading, chinese=chinese)
    scene.seconds = seconds_of(scene.lines, chinese=chinese)
