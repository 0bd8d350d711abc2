"""The script of a production with its breakdown as a reading, which every format can write."""

from collections.abc import Collection, Mapping

from studio.breakdown import store as breakdown
from studio.breakdown.model import SceneElement
from studio.project.production import production
from studio.project.store import Store
from studio.script import store as script
from studio.script.formats import is_omitted
from studio.script.model import Line, Scene
from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene, Revision
from studio.script.revisions import revisions

OMITTED = "OMITTED"


def reading_of(
    store: Store, scene_ids: Collection[str] | None = None, *, omitted: bool | None = None
) -> Reading:
    """Return the whole script, or these scenes of it; source lines are given as (0, 0).

    Scenes that were omitted in a file are in it as the file has them. The others are, with
    `omitted`, as headings that say so; without saying, they are when numbers are locked.
    """
    show = production(store)
    told = show.scenes_locked if omitted is None else omitted
    names = {character.id: character.name for character in script.characters(store)}
    marks = {one.id: one.name for one in revisions(store)}
    cast = script.cast_of(store)
    lines: dict[str, list[Line]] = {}
    for line in script.lines(store):
        lines.setdefault(line.scene_id, []).append(line)
    needs: dict[str, list[SceneElement]] = {}
    for element in breakdown.scene_elements(store):
        needs.setdefault(element.scene_id, []).append(element)
    scenes: dict[str, list[ReadScene]] = {}
    for scene in script.scenes(store, omitted=True):
        if scene_ids is not None and scene.id not in scene_ids:
            continue
        if scene.omitted and not is_omitted(scene.heading or ""):
            if told:
                scenes.setdefault(scene.episode_id, []).append(_left_out(scene, marks))
            continue
        in_cast = [names[one] for one in cast.get(scene.id, [])]
        made = _scene(scene, in_cast, lines.get(scene.id, []), marks)
        _add_elements(made, needs.get(scene.id, []), lines.get(scene.id, []))
        scenes.setdefault(scene.episode_id, []).append(made)
    reading = Reading(format="ninesixteen", title=show.title, locked_scenes=show.scenes_locked)
    front = "\n".join(str(source["front"]) for source in script.front_matter(store))
    reading.front = [(0, text) for text in front.split("\n") if text.strip()]
    reading.revisions = [Revision(one.id, one.name, one.colour, "*") for one in revisions(store)]
    reading.episodes = [
        ReadEpisode(e.number, e.title, None, scenes.get(e.id, []), e.hook, e.paywall)
        for e in script.episodes(store)
        if scene_ids is None or e.id in scenes
    ]
    return reading


def _left_out(scene: Scene, marks: Mapping[str, str]) -> ReadScene:
    """Write an omitted scene: its number, and that it is omitted."""
    return ReadScene(
        number=scene.number,
        heading=OMITTED,
        omitted=True,
        eighths=0,
        page=scene.page,
        revision=marks.get(scene.revision_id or "", ""),
    )


def _scene(scene: Scene, cast: list[str], lines: list[Line], marks: Mapping[str, str]) -> ReadScene:
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
        revision=marks.get(scene.revision_id or "", ""),
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
                marks.get(line.revision_id or "", ""),
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
