"""Revisions of a script that is being shot: their names, colours and dates, in a fixed order."""

from dataclasses import dataclass
from datetime import date, datetime

from studio.base.errors import StudioError
from studio.base.order import after_last
from studio.base.text import one_line
from studio.base.words import N_
from studio.project.production import check_time_zone, production
from studio.project.store import Store, delete, gone, insert, update
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
    while not one_line(name) and any(one.name.casefold() == clean.casefold() for one in there):
        clean = f"Double {clean}"  # as the trade calls the second round of colours
    _check_name(clean, there)
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


def begin_revision(store: Store, name: str = "", colour: str = "", day: date | None = None) -> str:
    """Begin a revision that marks what is changed from now on, as one step; return its id."""
    with store.edit(N_("Begin a revision")):
        made = add_revision(store, name, colour, day)
        set_current(store, made)
    return made


def change_revision(store: Store, revision_id: str, **values: str) -> None:
    """Change name, colour or date (YYYY-MM-DD) of a revision.

    Raises StudioError for a name that is empty or taken, a colour or a date that is none.
    """
    if "colour" in values:
        _check_colour(values["colour"])
    if "name" in values:
        values["name"] = one_line(values["name"])
        _check_name(values["name"], [one for one in revisions(store) if one.id != revision_id])
    if "date" in values:
        values["date"] = _read_day(values["date"])
    with store.edit(N_("Change a revision")) as db:
        update(db, "revision", revision_id, **values)


def remove_revision(store: Store, revision_id: str) -> None:
    """Remove a revision; its lines stay and lose their stars."""
    with store.edit(N_("Remove a revision")) as db:
        delete(db, "revision", revision_id)


def current_revision(store: Store) -> str | None:
    """Return the id of the revision that marks what is changed now; None when nothing is marked."""
    return production(store).revision_id


def set_current(store: Store, revision_id: str | None) -> None:
    """Choose the revision that marks what is changed from now on; None marks nothing."""
    if revision_id is not None and revision_id not in {one.id for one in revisions(store)}:
        raise gone()
    with store.edit(N_("Choose the current revision")) as db:
        update(db, "production", production(store).id, revision_id=revision_id)


def marked(store: Store) -> dict[str, object]:
    """Return the column that an edit of the script sets to mark what it changes."""
    current = current_revision(store)
    return {"revision_id": current} if current else {}


def revision_named(store: Store, name: str) -> Revision:
    """Return the revision of that name; raises StudioError that lists the names."""
    there = revisions(store)
    for one in there:
        if one.name.casefold() == one_line(name).casefold():
            return one
    raise StudioError(
        N_("There is no revision “{name}”. Use one of: {known}."),
        name=name,
        known=", ".join(one.name for one in there) or "—",
    )


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


def _check_name(name: str, others: list[Revision]) -> None:
    if not name:
        raise StudioError(N_("A revision needs a name. Type one and repeat."))
    if any(one.name.casefold() == name.casefold() for one in others):
        raise StudioError(
            N_("There is a revision “{name}” already. Choose another name."), name=name
        )


def _read_day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise StudioError(
            N_("“{text}” is not a date. Write it as 2026-12-31."), text=text
        ) from None


def _check_colour(key: str) -> None:
    known = [one.key for one in revision_colours()]
    if key not in known:
        raise StudioError(
            N_("“{colour}” is not a colour of a revision. Use one of: {known}."),
            colour=key,
            known=", ".join(known),
        )
