"""The covering rule: every source line that is not blank is in exactly one part of a reading."""

from collections import defaultdict

from studio.script.reading import Reading


def check_cover(text: str, reading: Reading) -> list[str]:
    """Return what breaks the rule, one sentence per source line; an empty list when it holds.

    The parts are front, episode, heading, line and unclassified. Within the part `line` several
    may share a source line: a speech glued to a sentence, a note inside an action.
    """
    parts = _parts(reading)
    wrong = []
    for number, row in enumerate(text.split("\n"), 1):
        found = parts.get(number, [])
        if row.strip() and not found:
            wrong.append(f"line {number} is nowhere: {row!r}")
        elif len(set(found)) > 1 or (len(found) > 1 and found[0] != "line"):
            wrong.append(f"line {number} is in {' and '.join(found)}: {row!r}")
    return wrong


def _parts(reading: Reading) -> dict[int, list[str]]:
    parts: dict[int, list[str]] = defaultdict(list)
    for name, rows in (("front", reading.front), ("unclassified", reading.unclassified)):
        for number, _ in rows:
            parts[number].append(name)
    for episode in reading.episodes:
        _span(parts, "episode", episode.source)
        for scene in episode.scenes:
            _span(parts, "heading", scene.source)
            for line in scene.lines:
                _span(parts, "line", line.source)
    return parts


def _span(parts: dict[int, list[str]], name: str, source: tuple[int, int] | None) -> None:
    if source:
        for number in range(source[0], source[1] + 1):
            parts[number].append(name)
