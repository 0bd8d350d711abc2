"""Places in the project file: read and edited."""

from studio.base.days import check_days
from studio.base.order import after_last
from studio.base.text import one_line
from studio.base.words import N_
from studio.places.model import Place, PlaceAvailability, read_coordinates
from studio.project.store import Store, delete, insert, name_of, update

_TEXT = (
    "name",
    "other_name",
    "address",
    "other_address",
    "hospital",
    "other_hospital",
    "hospital_address",
    "other_hospital_address",
    "hospital_phone",
    "parking",
    "other_parking",
    "base_camp",
    "other_base_camp",
    "note",
    "other_note",
)


def places(store: Store) -> list[Place]:
    """List the places in their order, with the number of sets each stands for."""
    rows = store.query(
        """
        SELECT place.*, count(set_place.id) AS sets
        FROM place LEFT JOIN set_place ON set_place.place_id = place.id
        GROUP BY place.id ORDER BY place.sort
        """
    )
    return [Place(**{k: v for k, v in row.items() if k != "sort"}) for row in rows]  # type: ignore[arg-type]


def place_of_sets(store: Store) -> dict[str, str]:
    """Return the place id of each set that has one, by set id."""
    rows = store.query("SELECT set_id, place_id FROM set_place ORDER BY id")
    return {str(row["set_id"]): str(row["place_id"]) for row in rows}


def availability(store: Store) -> list[PlaceAvailability]:
    """List the days on which places cannot be used, by date."""
    rows = store.query("SELECT * FROM place_availability ORDER BY first_date, id")
    return [PlaceAvailability(**row) for row in rows]  # type: ignore[arg-type]


def add_place(store: Store, name: str, **values: object) -> str:
    """Add a place and return its id; `coordinates` may be given as text."""
    with store.edit(N_("Add place {name}"), name=one_line(name)) as db:
        ranks = [str(row["sort"]) for row in store.query("SELECT sort FROM place")]
        return insert(db, "place", name=one_line(name), sort=after_last(ranks)[0], **_clean(values))


def change_place(store: Store, place_id: str, **values: object) -> None:
    """Change columns of a place; `coordinates` may be given as text."""
    with store.edit(N_("Change place {name}"), name=name_of(store, "place", place_id)) as db:
        update(db, "place", place_id, **_clean(values))


def delete_places(store: Store, place_ids: list[str]) -> None:
    """Delete places; their sets stay, without one."""
    with store.edit(N_("Delete {count} places"), count=len(place_ids)) as db:
        for place_id in place_ids:
            delete(db, "place", place_id)


def map_set(store: Store, set_id: str, place_id: str | None) -> None:
    """Say at which place a set is shot, or with None that it is open."""
    with store.edit(N_("Change where a set is shot")) as db:
        db.execute("DELETE FROM set_place WHERE set_id = ?", [set_id])
        if place_id is not None:
            insert(db, "set_place", set_id=set_id, place_id=place_id)


def add_unavailable(store: Store, place_id: str, first: str, last: str, note: str = "") -> str:
    """Say that a place cannot be used from one ISO day to another, both included."""
    first, last = check_days(first, last)
    with store.edit(
        N_("Change when {name} is available"), name=name_of(store, "place", place_id)
    ) as db:
        return insert(
            db,
            "place_availability",
            place_id=place_id,
            first_date=first,
            last_date=last,
            note=one_line(note),
        )


def delete_unavailable(store: Store, row_id: str) -> None:
    """Take back that a place cannot be used."""
    with store.edit(N_("Change which places are available")) as db:
        delete(db, "place_availability", row_id)


def _clean(values: dict[str, object]) -> dict[str, object]:
    clean = {k: one_line(str(v)) if k in _TEXT else v for k, v in values.items()}
    if "coordinates" in clean:
        found = read_coordinates(str(clean.pop("coordinates")))
        clean["latitude_micro"], clean["longitude_micro"] = found or (None, None)
    return clean
