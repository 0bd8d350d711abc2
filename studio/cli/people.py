"""studio people: cast and crew."""

from dataclasses import asdict
from pathlib import Path

import click

from studio.base.columns import table
from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.words import spoken, t
from studio.people import store as people
from studio.people.model import Casting, Person


@click.command(help=t("Show the cast by number and the crew by department."))
@FILE
@JSON
def people_command(file: Path, as_json: bool) -> None:
    """List everybody, with the days on which they are away."""
    with opened(file, read_only=True) as store:
        castings, persons = people.castings(store), people.people(store)
        away: dict[str, list[str]] = {}
        for one in people.availability(store):
            away.setdefault(one.person_id, []).append(f"{one.first_date}/{one.last_date}")
    if as_json:
        crew = [{**_plain(one), "away": away.get(one.id, [])} for one in persons]
        say_json({"cast": [_plain(one) for one in castings], "people": crew})
        return
    lines = table([_cast_row(one, away) for one in castings], right=(0,))
    lines += table([_crew_row(one, away) for one in persons if not _acts(one, castings)])
    click.echo("\n".join(lines) if lines else t("There are no people yet."))


def _acts(person: Person, castings: list[Casting]) -> bool:
    return any(one.person_id == person.id for one in castings)


def _cast_row(one: Casting, away: dict[str, list[str]]) -> list[str]:
    number = "" if one.cast_number is None else str(one.cast_number)
    performer = one.person or t("not cast")
    return [number, one.character, performer, _away(one.person_id or "", away)]


def _crew_row(one: Person, away: dict[str, list[str]]) -> list[str]:
    return [t(one.department), t(one.position), one.name, one.phone, _away(one.id, away)]


def _away(person_id: str, away: dict[str, list[str]]) -> str:
    days = away.get(person_id)
    return t("away {dates}", dates=spoken().join(days)) if days else ""


def _plain(one: Person | Casting) -> dict[str, object]:
    return {key: value for key, value in asdict(one).items() if not key.endswith("id")}
