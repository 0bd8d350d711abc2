"""Building a reading line by line: episodes and scenes come into being when a line needs them."""

import re

from studio.script.estimate import eighths_of, seconds_of
from studio.script.reading import Diagnostic, ReadEpisode, Reading, ReadLine, ReadScene, Severity

_JOINT = re.compile(r"[、/／&＆+＋]")


class Builder:
    """Collects what a reader finds; text before the first heading becomes a scene without one."""

    def __init__(self, format_name: str, *, chinese: bool = False) -> None:
        self.reading = Reading(format_name, chinese=chinese)
        self.episode: ReadEpisode | None = None
        self.scene: ReadScene | None = None
        self._asides: list[ReadLine] = []

    def start_episode(self, number: int | None, title: str, source: tuple[int, int]) -> ReadEpisode:
        """Begin an episode with its title line."""
        self._settle_asides()
        self.episode = ReadEpisode(number, title, source)
        self.reading.episodes.append(self.episode)
        self.scene = None
        return self.episode

    def start_scene(self, scene: ReadScene) -> ReadScene:
        """Begin a scene; asides that waited for it become its first lines."""
        self._open_episode().scenes.append(scene)
        self.scene = scene
        scene.lines[:0] = self._asides
        self._asides = []
        return scene

    def add(self, line: ReadLine) -> None:
        """Add a line to the scene at hand."""
        if self.scene is None:
            self.start_scene(ReadScene())
        assert self.scene is not None  # noqa: S101 - start_scene has just set it
        self.scene.lines.append(line)

    def add_aside(self, line: ReadLine) -> None:
        """Add a line that nobody shoots: before the first heading it waits for that scene."""
        if self.scene is None:
            self._asides.append(line)
        else:
            self.add(line)

    def tell(self, severity: Severity, line: int, text: str, **values: object) -> None:
        """Note something that a person should see."""
        self.reading.diagnostics.append(Diagnostic(severity, line, text, values))

    def finish(self) -> Reading:
        """Close the reading: one episode at least, speakers in the casts, lengths estimated."""
        self._settle_asides()
        self._open_episode()
        chinese = self.reading.chinese
        for episode in self.reading.episodes:
            for scene in episode.scenes:
                _add_speakers(scene, joint=chinese)
                if not scene.measured:
                    scene.eighths = eighths_of(scene.lines, scene.heading, chinese=chinese)
                scene.seconds = seconds_of(scene.lines, chinese=chinese)
        return self.reading

    def _open_episode(self) -> ReadEpisode:
        if self.episode is None:
            self.episode = ReadEpisode()
            self.reading.episodes.append(self.episode)
        return self.episode

    def _settle_asides(self) -> None:
        if self._asides:
            self.start_scene(ReadScene())


def _add_speakers(scene: ReadScene, *, joint: bool) -> None:
    """Put those who speak behind those whom the cast line names, each once.

    `joint`: who speaks together is written with marks between the names.
    """
    names = dict.fromkeys(scene.cast)
    for line in scene.lines:
        if line.character:
            both = _JOINT.split(line.character) if joint else [line.character]
            names.update(dict.fromkeys(name.strip() for name in both if name.strip()))
    scene.cast = list(names)
