"""People in the project file: read and edited."""

import tomllib
from collections.abc import Collection
from functools import cache

from studio.base.data import resource
from studio.base.days import check_day, check_days
from studio.base.money import check_currency
from studio.base.order import after_last, spread
from studio.base.text import one_line
from studio.base.words import N_
from studio.people.model import Availability, Casting, Department, Person
from studio.project.store import Store, delete, insert, insert_many, name_of, update

_TEXT = ("name", "other_name", "position", "phone", "email", "note")


@cache
def standard() -> dict[str, list[str]]:
    """Return the standard departments with their positions, from `presets/crew.toml`."""
    with resource("presets", "crew.toml").open("rb") as file:
        found = tomllib.load(file)["department"]
    return {entry["name"]: [position["name"] for position in entry["position"]] for entry in found}


def departments(store: Store) -> list[Department]:
    """List the departments in their order."""
    rows = store.query(
        """
        SELECT department.id, department.name, count(person.id) AS people
        FROM department LEFT JOIN person ON person.department_id = department.id
        GROUP BY department.id ORDER BY department.sort
        """
    )
    return [Department(**row) for row in rows]  # type: ignore[arg-type]


def people(store: Store) -> list[Person]:
    """List everyone by department, then in their order."""
    rows = store.query(
        """
        SELECT person.id, person.department_id, coalesce(department.name, '') AS department,
               person.name, person.other_name, person.position, person.phone, person.email,
               person.rate_minor, person.rate_currency, person.call_offset, person.birth_date,
               person.note
        FROM person LEFT JOIN department ON department.id = person.department_id
        ORDER BY department.sort IS NULL, department.sort, person.sort
        """
    )
    return [Person(**row) for row in rows]  # type: ignore[arg-type]


def castings(store: Store) -> list[Casting]:
    """List the cast by cast number; characters without a number come last."""
    rows = store.query(
        """
        SELECT casting.id, casting.character_id, character.name AS character,
               character.other_name AS other_character, casting.person_id,
               coalesce(person.name, '') AS person,
               coalesce(person.other_name, '') AS other_person, casting.cast_number,
               casting.work_minor, casting.hold_minor, casting.currency, casting.pickup_place,
               casting.other_pickup_place,
               casting.pickup_minutes, casting.makeup_minutes, casting.wardrobe_minutes
        FROM casting JOIN character ON character.id = casting.character_id
        LEFT JOIN person ON person.id = casting.person_id
        ORDER BY casting.cast_number IS NULL, casting.cast_number, character.name
        """
    )
    return [Casting(**row) for row in rows]  # type: ignore[arg-type]


def availability(store: Store) -> list[Availability]:
    """List the days on which people cannot work, by date."""
    rows = store.query("SELECT * FROM availability ORDER BY first_date, id")
    return [Availability(**row) for row in rows]  # type: ignore[arg-type]


def seed_departments(store: Store) -> dict[str, str]:
    """Add the standard departments that are missing; returns department ids by name."""
    with store.edit(N_("Add the standard departments")) as db:
        known = {d.name: d.id for d in departments(store)}
        fresh = [name for name in standard() if name not in known]
        taken = [str(row["sort"]) for row in store.query("SELECT sort FROM department")]
        ranks = after_last(taken, len(fresh)) if taken else spread(len(fresh))
        rows = [{"name": n, "sort": r} for n, r in zip(fresh, ranks, strict=True)]
        known.update(zip(fresh, insert_many(db, "department", rows), strict=True))
    return known


def add_department(store: Store, name: str) -> str:
    """Add a department at the end, or return the one of that name."""
    name = one_line(name)
    with store.edit(N_("Add department {name}"), name=name) as db:
        known = store.query("SELECT id FROM department WHERE name = ? ORDER BY sort", [name])
        if known:
            return str(known[0]["id"])
        taken = [str(row["sort"]) for row in store.query("SELECT sort FROM department")]
        return insert(db, "department", name=name, sort=after_last(taken)[0])


def rename_department(store: Store, department_id: str, name: str) -> None:
    """Rename a department."""
    with store.edit(N_("Rename a department")) as db:
        update(db, "department", department_id, name=one_line(name))


def delete_department(store: Store, department_id: str) -> None:
    """Delete a department; its people stay, without one."""
    with store.edit(N_("Delete a department")) as db:
        delete(db, "department", department_id)


def add_person(
    store: Store, name: str, *, department: str = "", position: str = "", **values: object
) -> str:
    """Add a person to a department (by name, made when new) and return their id."""
    with store.edit(N_("Add {name}"), name=one_line(name)) as db:
        taken = [str(row["sort"]) for row in store.query("SELECT sort FROM person")]
        return insert(
            db,
            "person",
            name=one_line(name),
            position=one_line(position),
            department_id=add_department(store, department) if department else None,
            sort=after_last(taken)[0],
            **_clean(values),
        )


def change_person(store: Store, person_id: str, **values: object) -> None:
    """Change columns of a person; `department` names a department, made when new."""
    with store.edit(N_("Change {name}"), name=name_of(store, "person", person_id)) as db:
        if "department" in values:
            name = one_line(str(values.pop("department")))
            values["department_id"] = add_department(store, name) if name else None
        update(db, "person", person_id, **_clean(values))


def delete_people(store: Store, person_ids: list[str]) -> None:
    """Delete people; their parts stay, uncast."""
    with store.edit(N_("Delete {count} people"), count=len(person_ids)) as db:
        for person_id in person_ids:
            delete(db, "person", person_id)


def cast_character(store: Store, character_id: str, person_id: str | None, **values: object) -> str:
    """Cast a person for a character, or change the casting there is; returns its id.

    `values` are columns of the casting: cast_number, work_minor, hold_minor, currency, pickup_…
    """
    with store.edit(N_("Cast {name}"), name=name_of(store, "character", character_id)) as db:
        rows = store.query("SELECT id FROM casting WHERE character_id = ?", [character_id])
        if rows:
            update(db, "casting", str(rows[0]["id"]), person_id=person_id, **values)
            return str(rows[0]["id"])
        return insert(db, "casting", character_id=character_id, person_id=person_id, **values)


def change_casting(store: Store, casting_id: str, **values: object) -> None:
    """Change columns of a casting."""
    with store.edit(N_("Change the cast")) as db:
        update(db, "casting", casting_id, **values)


def delete_casting(store: Store, casting_id: str) -> None:
    """Take a character off the cast list."""
    with store.edit(N_("Change the cast")) as db:
        delete(db, "casting", casting_id)


def number_cast(store: Store, known: Collection[str] = ()) -> None:
    """Put all who are in a scene on the cast list; number those without one, by lines spoken.

    The characters in `known`, by id, are left as they are.
    """
    with store.edit(N_("Number the cast")) as db:
        rows = store.query(
            """
            SELECT character.id AS character_id, casting.id, casting.cast_number,
                   (SELECT count(*) FROM line WHERE line.character_id = character.id) AS said
            FROM character LEFT JOIN casting ON casting.character_id = character.id
            WHERE casting.id IS NOT NULL OR EXISTS
                  (SELECT 1 FROM scene_character WHERE character_id = character.id)
            ORDER BY said DESC, character.id
            """
        )
        used = {int(str(row["cast_number"])) for row in rows if row["cast_number"] is not None}
        number = 0
        for row in rows:
            if row["cast_number"] is not None or row["character_id"] in known:
                continue
            number = next(n for n in range(number + 1, number + len(used) + 2) if n not in used)
            if row["id"] is None:
                character_id = str(row["character_id"])
                insert(db, "casting", character_id=character_id, cast_number=number)
            else:
                update(db, "casting", str(row["id"]), cast_number=number)


def add_unavailable(store: Store, person_id: str, first: str, last: str, note: str = "") -> str:
    """Say that a person cannot work from one day to another, both included."""
    first, last = check_days(first, last)
    with store.edit(
        N_("Change when {name} is available"), name=name_of(store, "person", person_id)
    ) as db:
        return insert(
            db,
            "availability",
            person_id=person_id,
            first_date=first,
            last_date=last,
            note=one_line(note),
        )


def delete_unavailable(store: Store, row_id: str) -> None:
    """Take back that a person cannot work."""
    with store.edit(N_("Change who is available")) as db:
        delete(db, "availability", row_id)


def _clean(values: dict[str, object]) -> dict[str, object]:
    clean = {k: one_line(str(v)) if k in _TEXT else v for k, v in values.items()}
    if clean.get("rate_currency"):
        clean["rate_currency"] = check_currency(str(clean["rate_currency"]))
    if clean.get("birth_date"):
        clean["birth_date"] = check_day(str(clean["birth_date"]))
    return clean
