"""Everything in a production that has a name, for a search over all of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from studio.i18n import Language
from studio.project.production import production
from studio.project.store import Store
from studio.script.light import say_light

Kind = Literal["episode", "scene", "person", "character", "place", "day"]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing with a name: its kind and id, how it is written, and what tells it apart."""

    kind: Kind
    id: str
    label: str
    detail: str


def everything(store: Store, lang: Language) -> list[Found]:
    """List episodes, scenes, people, characters, places and shooting days."""
    return [
        *_episodes(store, lang),
        *_scenes(store, lang),
        *_days(store, lang),
        *_named(store, lang),
    ]


def _episodes(store: Store, lang: Language) -> Iterator[Found]:
    for row in store.query("SELECT id, number, title FROM episode ORDER BY sort, id"):
        number = "" if row["number"] is None else str(row["number"])
        title = lang.text("Episode {number}", number=number)
        yield Found("episode", str(row["id"]), f"{title}  {row['title']}".strip(), "")


def _scenes(store: Store, lang: Language) -> Iterator[Found]:
    rows = store.query(
        "SELECT s.id, s.number, s.int_ext, s.time_of_day, s.heading, s.synopsis,"
        " t.name, t.other_name FROM scene s JOIN episode e ON e.id = s.episode_id"
        " LEFT JOIN story_set t ON t.id = s.set_id ORDER BY e.sort, s.sort, s.id"
    )
    choose = production(store).choose
    for row in rows:
        place = choose(lang.code, str(row["name"] or ""), str(row["other_name"] or ""))
        label = f"{row['number']}  {place or row['heading'] or ''}".strip()
        light = say_light(lang, *(str(row[c] or "") for c in ("int_ext", "time_of_day")))
        detail = "  ".join(part for part in (light.upper(), str(row["synopsis"])) if part)
        yield Found("scene", str(row["id"]), label or lang.text("Scene"), detail)


def _days(store: Store, lang: Language) -> Iterator[Found]:
    rows = store.query(
        "SELECT d.id, d.date FROM shoot_day d JOIN board_day b ON b.shoot_day_id = d.id"
        " JOIN board ON board.id = b.board_id WHERE board.active = 1 AND b.kind = 'shoot'"
        " ORDER BY d.date, d.id"
    )
    for number, row in enumerate(rows, 1):
        label = lang.text("Day {number}", number=number)
        yield Found("day", str(row["id"]), label, lang.day(date.fromisoformat(str(row["date"]))))


def _named(store: Store, lang: Language) -> Iterator[Found]:
    choose = production(store).choose
    tables: tuple[tuple[Kind, str], ...] = (
        ("person", "SELECT id, name, other_name, position AS detail FROM person"),
        ("character", "SELECT id, name, other_name, '' AS detail FROM character"),
        ("place", "SELECT id, name, other_name, address AS detail FROM place"),
    )
    for kind, sql in tables:
        for row in store.query(f"{sql} ORDER BY name, id"):
            name, other = str(row["name"]), str(row["other_name"])
            shown = choose(lang.code, name, other)
            second = other if shown == name else name
            detail = "  ".join(part for part in (second, str(row["detail"])) if part)
            yield Found(kind, str(row["id"]), shown, detail)
