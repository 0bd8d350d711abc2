"""studio breakdown: what each scene needs."""

from pathlib import Path

import click

from studio.base.clock import show_length
from studio.base.columns import table
from studio.base.eighths import show_eighths
from studio.breakdown import store as breakdown
from studio.breakdown.model import SceneElement
from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.words import spoken, t
from studio.script import store as script
from studio.script.light import say_light
from studio.script.model import Scene


@click.command(help=t("Show what each scene needs: length, cast and elements by category."))
@FILE
@JSON
def breakdown_command(file: Path, as_json: bool) -> None:
    """List the scenes in story order."""
    with opened(file, read_only=True) as store:
        names = {one.id: one.name for one in script.characters(store)}
        cast = {scene: [names[one] for one in ids] for scene, ids in script.cast_of(store).items()}
        needs: dict[str, list[SceneElement]] = {}
        for element in breakdown.scene_elements(store):
            needs.setdefault(element.scene_id, []).append(element)
        scenes = script.scenes(store)
    if as_json:
        found = [_plain(one, cast.get(one.id, []), needs.get(one.id, [])) for one in scenes]
        say_json({"scenes": found})
        return
    if not scenes:
        click.echo(t("There is no script yet. Import one: studio script import."))
        return
    rows = [_row(one, cast.get(one.id, []), needs.get(one.id, [])) for one in scenes]
    click.echo("\n".join(table(rows)))


def _row(scene: Scene, cast: list[str], needs: list[SceneElement]) -> list[str]:
    lang = spoken()
    by_category: dict[str, list[str]] = {}
    for one in needs:
        by_category.setdefault(lang.text(one.category), []).append(_counted(one))
    listed = [f"{category} {lang.join(names)}" for category, names in by_category.items()]
    return [
        scene.number,
        say_light(lang, scene.int_ext, scene.time_of_day),
        scene.set_name,
        show_eighths(scene.eighths),
        show_length(scene.minutes),
        lang.join([lang.join(cast), *listed], ";"),
    ]


def _counted(element: SceneElement) -> str:
    return f"{element.name} ×{element.quantity}" if element.quantity > 1 else element.name


def _plain(scene: Scene, cast: list[str], needs: list[SceneElement]) -> dict[str, object]:
    return {
        "number": scene.number,
        "set": scene.set_name,
        "int_ext": scene.int_ext,
        "time_of_day": scene.time_of_day,
        "eighths": scene.eighths,
        "seconds": scene.seconds,
        "minutes": scene.minutes,
        "cast": cast,
        "elements": [
            {"category": one.category_key, "name": one.name, "quantity": one.quantity}
            for one in needs
        ],
    }
