"""studio places: where it is shot, and which sets stand there."""

from dataclasses import asdict
from pathlib import Path

import click

from studio.base.columns import table
from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.words import spoken, t
from studio.places import store as places
from studio.places.model import Place
from studio.script import store as script


@click.command(help=t("Show the places with their sets, and the sets without a place."))
@FILE
@JSON
def places_command(file: Path, as_json: bool) -> None:
    """List the places in their order."""
    with opened(file, read_only=True) as store:
        found, at = places.places(store), places.place_of_sets(store)
        sets: dict[str | None, list[str]] = {}
        for one in script.sets(store):
            sets.setdefault(at.get(one.id), []).append(one.name)
    if as_json:
        listed = [_plain(one, sets.get(one.id, [])) for one in found]
        say_json({"places": listed, "sets_without_place": sets.get(None, [])})
        return
    lines = table([_row(one, sets.get(one.id, [])) for one in found])
    if sets.get(None):
        lines.append(t("Sets without a place: {sets}", sets=spoken().join(sets[None])))
    click.echo("\n".join(lines) if lines else t("There are no places yet."))


def _row(place: Place, sets: list[str]) -> list[str]:
    return [place.name, spoken().join(sets), place.address, place.hospital, place.hospital_phone]


def _plain(place: Place, sets: list[str]) -> dict[str, object]:
    kept = {k: v for k, v in asdict(place).items() if k not in ("id", "sets")}
    return {**kept, "coordinates": place.coordinates, "sets": sets}
