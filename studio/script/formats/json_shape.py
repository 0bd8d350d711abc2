"""A reading as plain values, in the shape that `studio script read --json` prints."""

from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene


def reading_json(reading: Reading) -> dict[str, object]:
    """Return a reading as dicts and lists, keys in the order they are documented in."""
    return {
        "format": reading.format,
        "title": reading.title,
        "front": [text for _, text in reading.front],
        "episodes": [_episode(episode) for episode in reading.episodes],
        "unclassified": [{"line": line, "text": text} for line, text in reading.unclassified],
    }


def _episode(episode: ReadEpisode) -> dict[str, object]:
    return {
        "number": episode.number,
        "title": episode.title,
        "scenes": [_scene(scene) for scene in episode.scenes],
    }


def _scene(scene: ReadScene) -> dict[str, object]:
    return {
        "number": scene.number,
        "heading": scene.heading,
        "int_ext": scene.int_ext,
        "set": scene.set,
        "time": scene.time,
        "time_of_day": scene.time_of_day,
        "eighths": scene.eighths,
        "cast": list(scene.cast),
        "lines": [_line(line) for line in scene.lines],
    }


def _line(line: ReadLine) -> dict[str, object]:
    return {
        "kind": line.kind,
        "character": line.character,
        "modifier": line.modifier,
        "text": line.text,
        "dual": line.dual,
        "source": list(line.source),
    }
