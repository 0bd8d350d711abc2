"""A reading as plain values, in the shape that `studio script read --json` prints."""

from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene


def reading_json(reading: Reading) -> dict[str, object]:
    """Return a reading as dicts and lists, keys in the order they are documented in."""
    shape: dict[str, object] = {
        "format": reading.format,
        "title": reading.title,
        "front": [text for _, text in reading.front],
        "episodes": [_episode(episode) for episode in reading.episodes],
        "unclassified": [{"line": line, "text": text} for line, text in reading.unclassified],
    }
    if reading.revisions:
        shape["revisions"] = [
            {"id": one.id, "name": one.name, "color": one.colour, "mark": one.mark}
            for one in reading.revisions
        ]
    return _with(shape, locked_pages=reading.locked_pages, locked_scenes=reading.locked_scenes)


def _episode(episode: ReadEpisode) -> dict[str, object]:
    return {
        "number": episode.number,
        "title": episode.title,
        "scenes": [_scene(scene) for scene in episode.scenes],
    }


def _scene(scene: ReadScene) -> dict[str, object]:
    shape: dict[str, object] = {
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
    # What only some files tell: a key stands here when there is something to say.
    return _with(
        shape,
        page=scene.page,
        title=scene.title,
        color=scene.colour,
        synopsis=scene.synopsis,
        omitted=scene.omitted,
        measured=scene.measured,
        spans=[list(span) for span in scene.spans],
        elements=[
            {"category": category, "name": name, "quantity": quantity}
            for category, name, quantity in scene.elements
            if scene.element_lines
        ],
    )


def _line(line: ReadLine) -> dict[str, object]:
    shape: dict[str, object] = {
        "kind": line.kind,
        "character": line.character,
        "modifier": line.modifier,
        "text": line.text,
        "dual": line.dual,
        "source": list(line.source),
    }
    return _with(shape, spans=[list(span) for span in line.spans], revision=line.revision)


def _with(shape: dict[str, object], **more: object) -> dict[str, object]:
    shape.update({key: value for key, value in more.items() if value})
    return shape
