"""The breakdown in the project file: read and edited."""

from collections.abc import Iterable
from typing import NamedTuple

from studio.base.errors import StudioError
from studio.base.order import spread
from studio.base.text import one_line
from studio.base.words import N_
from studio.breakdown.model import Category, Element, SceneElement, standard_categories
from studio.project.store import Db, Store, delete, insert, insert_many, update


def categories(store: Store) -> list[Category]:
    """List the categories in the order of a breakdown sheet."""
    rows = store.query(
        """
        SELECT category.id, category.key, category.name, category.letter, category.colour,
               count(element.id) AS elements
        FROM category LEFT JOIN element ON element.category_id = category.id
        GROUP BY category.id ORDER BY category.sort
        """
    )
    return [Category(**row) for row in rows]  # type: ignore[arg-type]


def elements(store: Store) -> list[Element]:
    """List all elements by category and name."""
    rows = store.query(
        """
        SELECT element.id, element.category_id, category.name AS category,
               category.key AS category_key, element.name, element.other_name, element.note,
               count(need.id) AS scenes, coalesce(sum(need.quantity), 0) AS quantity
        FROM element JOIN category ON category.id = element.category_id
        LEFT JOIN (SELECT scene_element.* FROM scene_element
                   JOIN scene ON scene.id = scene_id AND scene.omitted = 0) AS need
            ON need.element_id = element.id
        GROUP BY element.id ORDER BY category.sort, element.name
        """
    )
    return [Element(**row) for row in rows]  # type: ignore[arg-type]


def scene_elements(store: Store, scene_id: str | None = None) -> list[SceneElement]:
    """List what one scene needs, or what all scenes need, by category."""
    where, values = ("WHERE scene_element.scene_id = ?", [scene_id]) if scene_id else ("", [])
    rows = store.query(
        f"""
        SELECT scene_element.id, scene_element.scene_id, scene_element.element_id,
               element.category_id, category.name AS category, category.key AS category_key,
               category.letter, category.colour, element.name, element.other_name,
               scene_element.quantity, scene_element.line_id, scene_element.note
        FROM scene_element JOIN element ON element.id = scene_element.element_id
        JOIN category ON category.id = element.category_id
        {where} ORDER BY category.sort, element.name
        """,
        values,
    )
    return [SceneElement(**row) for row in rows]  # type: ignore[arg-type]


def seed_categories(store: Store) -> dict[str, str]:
    """Add the standard categories that are missing; returns category ids by key."""
    with store.edit(N_("Add the standard categories")) as db:
        known = {c.key: c.id for c in categories(store)}
        standard = standard_categories()
        rows = [
            {
                "key": c.key,
                "ucid": c.ucid,
                "name": c.name,
                "letter": c.letter,
                "colour": c.colour,
                "sort": rank,
            }
            for c, rank in zip(standard, spread(len(standard)), strict=True)
            if c.key not in known
        ]
        ids = insert_many(db, "category", rows)
        known.update({str(row["key"]): one for row, one in zip(rows, ids, strict=True)})
    return known


def add_to_scene(
    store: Store,
    scene_id: str,
    category_key: str,
    name: str,
    quantity: int = 1,
    *,
    other_name: str = "",
    line_id: str | None = None,
) -> str:
    """Say that a scene needs an element (made when new) and return the row's id.

    An element that the scene has already gets the new quantity; `line_id` is the script line
    that names it.
    """
    check_quantity(quantity)
    if not one_line(name):
        raise StudioError(N_("An element needs a name. Type one and repeat."))
    with store.edit(N_("Add {name} to a scene"), name=one_line(name)) as db:
        element_id = _find_element(store, db, category_key, name, other_name)
        rows = store.query(
            "SELECT id FROM scene_element WHERE scene_id = ? AND element_id = ?",
            [scene_id, element_id],
        )
        if rows:
            named = {} if line_id is None else {"line_id": line_id}
            update(db, "scene_element", str(rows[0]["id"]), quantity=quantity, **named)
            return str(rows[0]["id"])
        return insert(
            db,
            "scene_element",
            scene_id=scene_id,
            element_id=element_id,
            quantity=quantity,
            line_id=line_id,
        )


class Need(NamedTuple):
    """Something that a scene needs; `line_id` is the script line that names it."""

    scene_id: str
    category_key: str
    name: str
    quantity: int = 1
    line_id: str | None = None


def add_many(store: Store, needs: Iterable[Need]) -> None:
    """Say what new scenes need; elements are made when new.

    Meant for imports: a thing that a scene names twice is needed in the greater quantity.
    """
    with store.edit(N_("Add elements to the scenes")) as db:
        ids = {
            (str(row["category_id"]), str(row["name"])): str(row["id"])
            for row in store.query("SELECT id, category_id, name FROM element ORDER BY id DESC")
        }
        categories_by_key = seed_categories(store)
        most: dict[tuple[str, str], int] = {}
        named: dict[tuple[str, str], str | None] = {}
        for scene_id, category_key, name, quantity, line_id in needs:
            check_quantity(quantity)
            if category_key not in categories_by_key:
                raise _no_category(category_key)
            element = (categories_by_key[category_key], one_line(name))
            if element not in ids:
                ids[element] = insert(db, "element", category_id=element[0], name=element[1])
            need = (scene_id, ids[element])
            most[need] = max(quantity, most.get(need, 0))
            named[need] = named.get(need) or line_id
        rows = [
            {"scene_id": n[0], "element_id": n[1], "quantity": quantity, "line_id": named[n]}
            for n, quantity in most.items()
        ]
        insert_many(db, "scene_element", rows)


def _no_category(key: str) -> StudioError:
    return StudioError(
        N_("There is no category “{key}”. Choose one from the breakdown page."), key=key
    )


def _find_element(store: Store, db: Db, category_key: str, name: str, other_name: str) -> str:
    category_id = seed_categories(store).get(category_key)
    if category_id is None:
        raise _no_category(category_key)
    rows = store.query(
        "SELECT id, other_name FROM element WHERE category_id = ? AND name = ?",
        [category_id, one_line(name)],
    )
    if not rows:
        return insert(
            db,
            "element",
            category_id=category_id,
            name=one_line(name),
            other_name=one_line(other_name),
        )
    if other_name and not rows[0]["other_name"]:
        update(db, "element", str(rows[0]["id"]), other_name=one_line(other_name))
    return str(rows[0]["id"])


def set_quantity(store: Store, row_id: str, quantity: int) -> None:
    """Say how many a scene needs."""
    check_quantity(quantity)
    with store.edit(N_("Change a quantity")) as db:
        update(db, "scene_element", row_id, quantity=quantity)


def check_quantity(quantity: int) -> None:
    """Raise StudioError unless the quantity is a number from 1 to 99999."""
    if not 1 <= quantity <= 99_999:
        raise StudioError(
            N_("“{quantity}” is not a quantity. Use a number from 1 to 99999."), quantity=quantity
        )


def remove_from_scene(store: Store, row_ids: list[str]) -> None:
    """Take elements out of a scene; an element that no scene needs any more goes too."""
    with store.edit(N_("Remove {count} elements"), count=len(row_ids)) as db:
        for row_id in row_ids:
            rows = store.query("SELECT element_id FROM scene_element WHERE id = ?", [row_id])
            delete(db, "scene_element", row_id)
            for row in rows:
                db.execute(
                    "DELETE FROM element WHERE id = ? AND note = '' AND id NOT IN"
                    " (SELECT element_id FROM scene_element)",
                    [row["element_id"]],
                )


def change_element(store: Store, element_id: str, **values: object) -> None:
    """Change columns of an element: name, other_name, note, category_id.

    Raises StudioError for an empty name, and for one that another element of the category has.
    """
    with store.edit(N_("Change an element")) as db:
        update(db, "element", element_id, **values)
        _check_name(store, element_id)


def _check_name(store: Store, element_id: str) -> None:
    rows = store.query(
        """
        SELECT element.name, other.id AS other FROM element LEFT JOIN element AS other
        ON other.category_id = element.category_id AND other.name = element.name
        AND other.id <> element.id WHERE element.id = ?
        """,
        [element_id],
    )
    if not str(rows[0]["name"]).strip():
        raise StudioError(N_("An element needs a name. Type one and repeat."))
    if rows[0]["other"] is not None:
        raise StudioError(
            N_("“{name}” is in this category already. Merge the two instead."),
            name=rows[0]["name"],
        )


def merge_elements(store: Store, keep_id: str, other_id: str) -> None:
    """Make two elements one: scenes that need the other need the kept one."""
    with store.edit(N_("Merge two elements")) as db:
        db.execute(
            "DELETE FROM scene_element WHERE element_id = ? AND scene_id IN"
            " (SELECT scene_id FROM scene_element WHERE element_id = ?)",
            [other_id, keep_id],
        )
        db.execute(
            "UPDATE scene_element SET element_id = ? WHERE element_id = ?", [keep_id, other_id]
        )
        delete(db, "element", other_id)
