"""People from a spreadsheet: rows of cells become the columns of persons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.base.clock import read_minutes
from studio.base.errors import StudioError
from studio.base.money import read
from studio.base.text import one_line
from studio.base.words import N_
from studio.people import store as people
from studio.project.store import Store

# The columns of a block without a row of titles, as the crew table has them.
COLUMNS = ("name", "other_name", "position", "phone", "email", "rate", "call_offset", "department")


@dataclass(frozen=True, slots=True)
class Block:
    """What a pasted block says: one dictionary per person, column to text."""

    people: tuple[dict[str, str], ...]


def read_block(
    rows: Sequence[Sequence[str]],
    titles: Mapping[str, str],
    columns: Sequence[str] = COLUMNS,
) -> Block:
    """Read a block; `titles` maps the titles that its first row may have to columns.

    A first row in which most cells are titles says which column is which, else they are
    `columns`. Rows without a name are left out. Raises StudioError when nobody is left.
    """
    clean = [[one_line(cell) for cell in row] for row in rows]
    known = {title.casefold(): column for title, column in titles.items()}
    if clean and clean[0]:
        found = [known.get(cell.casefold(), "") for cell in clean[0]]
        if {"name", "other_name"} & set(found) and sum(map(bool, found)) * 2 >= len(found):
            columns, clean = found, clean[1:]
    entries = [
        {column: cell for column, cell in zip(columns, row, strict=False) if column and cell}
        for row in clean
    ]
    for entry in entries:
        if "name" not in entry and "other_name" in entry:
            entry["name"] = entry.pop("other_name")
    named = tuple(entry for entry in entries if "name" in entry)
    if not named:
        raise StudioError(
            N_("There are no people on the clipboard. Copy rows that start with a name.")
        )
    return Block(named)


def add_block(
    store: Store,
    block: Block,
    *,
    department: str,
    currency: str,
    terms: Mapping[str, str],
) -> list[str]:
    """Add the people of a block as one step and return their ids.

    Those who name no department go to `department`; `terms` maps shown words of positions and
    departments to the standard terms. Raises StudioError for a wrong figure, and adds nobody.
    """
    with store.edit(N_("Paste {count} people"), count=len(block.people)):
        return [_add(store, dict(entry), department, currency, terms) for entry in block.people]


def _add(
    store: Store, entry: dict[str, str], department: str, currency: str, terms: Mapping[str, str]
) -> str:
    values: dict[str, object] = {}
    if "rate" in entry:
        values["rate_minor"], values["rate_currency"] = read(entry.pop("rate"), currency)
    if "call_offset" in entry:
        values["call_offset"] = read_minutes(entry.pop("call_offset"))
    unit = entry.pop("department", department)
    position = entry.pop("position", "")
    return people.add_person(
        store,
        entry.pop("name"),
        department=terms.get(unit.casefold(), unit),
        position=terms.get(position.casefold(), position),
        **values,
        **entry,
    )
