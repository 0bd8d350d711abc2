"""The script of a production as a reading, which every format can write into a file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.output import finished_file
from studio.base.words import N_
from studio.breakdown import store as breakdown
from studio.breakdown.model import SceneElement
from studio.project import files
from studio.project.production import production
from studio.project.store import Store
from studio.script import store as script
from studio.script.formats import is_omitted, write_fdx_file, write_fountain_file
from studio.script.model import Line, Scene
from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene

Writer = Callable[[Reading, bytes], bytes]

# What a writer is given besides the script is the file of its format that the script came from;
# b"" when there was none.
WRITERS: Mapping[str, Writer] = {"fountain": write_fountain_file, "fdx": write_fdx_file}
SUFFIXES = {".fdx": "fdx"}


def write(store: Store, out: Path, as_format: str | None = None) -> None:
    """Write the whole script of a production; the format is `as_format`, else what `out` says.

    Raises StudioError when that cannot be.
    """
    as_format = as_format or SUFFIXES.get(out.suffix.lower(), "fountain")
    if as_format not in WRITERS:
        raise StudioError(
            N_("“{format}” cannot be written. Use one of: {known}."),
            format=as_format,
            known=", ".join(WRITERS),
        )
    files.check_output(store.path, out)
    before = next((data for name, data in script.originals(store) if name == as_format), b"")
    data = WRITERS[as_format](reading_of(store), before)
    with finished_file(out) as part:
        part.write_bytes(data)


def reading_of(store: Store) -> Reading:
    """Return the whole script; source lines are not known and given as (0, 0)."""
    names = {character.id: character.name for character in script.characters(store)}
    cast = script.cast_of(store)
    lines: dict[str, list[Line]] = {}
    for line in script.lines(store):
        lines.setdefault(line.scene_id, []).append(line)
    needs: dict[str, list[SceneElement]] = {}
    for element in breakdown.scene_elements(store):
        needs.setdefault(element.scene_id, []).append(element)
    scenes: dict[str, list[ReadScene]] = {}
    for scene in script.scenes(store, omitted=True):
        if scene.omitted and not is_omitted(scene.heading or ""):
            continue
        in_cast = [names[one] for one in cast.get(scene.id, [])]
        made = _scene(scene, in_cast, lines.get(scene.id, []))
        _add_elements(made, needs.get(scene.id, []), lines.get(scene.id, []))
        scenes.setdefault(scene.episode_id, []).append(made)
    reading = Reading(format="ninesixteen", title=production(store).title)
    front = "\n".join(str(source["front"]) for source in script.front_matter(store))
    reading.front = [(0, text) for text in front.split("\n") if text.strip()]
    reading.episodes = [
        ReadEpisode(e.number, e.title, None, scenes.get(e.id, []), e.hook, e.paywall)
        for e in script.episodes(store)
    ]
    return reading


def _scene(scene: Scene, cast: list[str], lines: list[Line]) -> ReadScene:
    return ReadScene(
        number=scene.number,
        heading=scene.heading,
        int_ext=scene.int_ext,  # type: ignore[arg-type]
        set=scene.set_name,
        time=scene.time,
        time_of_day=scene.time_of_day,  # type: ignore[arg-type]
        eighths=scene.eighths,
        seconds=scene.seconds,
        cast=cast,
        page=scene.page,
        synopsis=scene.synopsis,
        omitted=scene.omitted,
        lines=[
            ReadLine(
                line.kind,  # type: ignore[arg-type]
                line.text,
                (0, 0),
                line.character,
                line.modifier,
                line.dual,  # type: ignore[arg-type]
                line.level,
                line.spans,
            )
            for line in lines
        ],
    )


def _add_elements(scene: ReadScene, needs: list[SceneElement], lines: list[Line]) -> None:
    places = {line.id: at for at, line in enumerate(lines)}
    for need in needs:
        scene.elements.append((need.category_key, need.name, need.quantity))
        if need.line_id in places:
            scene.element_lines[need.category_key, need.name] = places[need.line_id]
