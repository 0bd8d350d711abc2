"""Readings as short tuples, so that tests can say what they expect in one line each."""

from pathlib import Path

from studio.script.reading import Reading

SAMPLES = Path(__file__).parent / "samples"


def flat(reading: Reading) -> list[tuple[str, ...]]:
    """Headings and lines in order: kind, text and, for speech, character, modifier, dual."""
    found: list[tuple[str, ...]] = []
    for episode in reading.episodes:
        if episode.number is not None:
            found.append(("episode", str(episode.number), episode.title))
        for scene in episode.scenes:
            if scene.heading is not None:
                found.append(("heading", scene.heading))
            for line in scene.lines:
                speech = (line.character, line.modifier, line.dual or "")
                found.append((line.kind, line.text, *(speech if line.character else ())))
    return found


def elements(reading: Reading) -> list[object]:
    """Everything that must survive writing and reading back."""
    return [
        (
            episode.number,
            episode.title,
            [
                (
                    scene.heading,
                    scene.number,
                    [
                        (x.kind, x.character, x.modifier, x.text, x.dual, x.level, x.spans)
                        for x in scene.lines
                    ],
                )
                for scene in episode.scenes
            ],
        )
        for episode in reading.episodes
    ]
