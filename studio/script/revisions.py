"""Revisions of a script that is being shot: their names, colours and dates, in a fixed order."""

from dataclasses import dataclass
from datetime import date, datetime

from studio.base.errors import StudioError
from studio.base.order import after_last
from studio.base.text import one_line
from studio.base.words import N_
from studio.project.production import check_time_zone, production
from studio.project.store import Store, delete, insert, update
from studio.script.vocabulary import preset

_FORMS = "revisions"


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision; `colour` is a key of the preset, `lines` how many lines have its star."""

    id: str
    name: str
    colour: str
    date: str
    lines: int


@dataclass(frozen=True, slots=True)
class RevisionColour:
    """A colour of revised pages: its key, its name as a message id, and how it is shown."""

    key: str
    name: str
    shown: str


def revision_colours() -> tuple[RevisionColour, ...]:
    """Return the colours in the order of the preset; the first is that of the first draft."""
    rows = preset(_FORMS)["colour"]
    assert isinstance(rows, list)  # noqa: S101 - our own file
    return tuple(RevisionColour(**row) for row in rows)


def revisions(store: Store) -> list[Revision]:
    """List the revisions, the oldest first."""
    rows = store.query(
        "SELECT revision.id, revision.name, revision.colour, revision.date,"
        " count(line.id) AS lines FROM revision"
        " LEFT JOIN line ON line.revision_id = revision.id"
        " GROUP BY revision.id ORDER BY revision.sort"
    )
    return [Revision(**row) for row in rows]  # type: ignore[arg-type]


def add_revision(store: Store, name: str = "", colour: str = "", day: date | None = None) -> str:
    """Begin a revision and return its id; without a colour it has the next one of the order."""
    there = revisions(store)
    colours = revision_colours()
    keys = [one.key for one in colours]
    chosen = colour or keys[(len(there) + 1) % len(keys)]
    _check_colour(chosen)
    clean = one_line(name) or next(one.name for one in colours if one.key == chosen)
    if any(one.name == clean for one in there):
        raise StudioError(
            N_("There is a revision “{name}” already. Choose another name."), name=clean
        )
    with store.edit(N_("Begin revision {name}"), name=clean) as db:
        ranks = [str(row["sort"]) for row in store.query("SELECT sort FROM revision")]
        return insert(
            db,
            "revision",
            name=clean,
            colour=chosen,
            date=(day or _today(store)).isoformat(),
            sort=after_last(ranks)[0],
        )


def change_revision(store: Store, revision_id: str, **values: str) -> None:
    """Change name, colour or date of a revision."""
    if "colour" in values:
        _check_colour(values["colour"])
    with store.edit(N_("Change a revision")) as db:
        update(db, "revision", revision_id, **values)


def remove_revision(store: Store, revision_id: str) -> None:
    """Remove a revision; its lines stay and lose their stars."""
    with store.edit(N_("Remove a revision")) as db:
        delete(db, "revision", revision_id)


def find_revision(store: Store, name: str) -> str:
    """Return the id of the revision of that name; it is begun when there is none.

    A new one has the colour that its name speaks of, such as `Blue Rev. (3/5/26)`.
    """
    name = one_line(name)
    known = [one.id for one in revisions(store) if one.name.casefold() == name.casefold()]
    if known:
        return known[0]
    words = name.casefold().replace("-", " ").split()
    spoken = [one.key for one in revision_colours() if one.key in words]
    return add_revision(store, name, spoken[0] if spoken else "")


def _today(store: Store) -> date:
    """Return the day it is where the production is."""
    return datetime.now(check_time_zone(production(store).time_zone)).date()


def _check_colour(key: str) -> None:
    known = [one.key for one in revision_colours()]
    if key not in known:
        raise StudioError(
            N_("“{colour}” is not a colour of a revision. Use one of: {known}."),
            colour=key,
            known=", ".join(known),
        )
