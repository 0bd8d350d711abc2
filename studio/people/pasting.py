"""People from a spreadsheet: rows of cells become the columns of persons."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from studio.base.clock import read_minutes
from studio.base.data import resource
from studio.base.errors import StudioError
from studio.base.money import read
from studio.base.text import one_line
from studio.base.words import N_
from studio.people import store as people
from studio.people.guessing import Words, guess
from studio.project.store import Store


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of cells without their titles, and what each column means; empty: left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def people(self) -> list[dict[str, str]]:
        """Return who is in the rows, column to text; a single name is the name."""
        found = [
            {c: cell for c, cell in zip(self.columns, row, strict=True) if c and cell}
            for row in self.rows
        ]
        for entry in found:
            if "name" not in entry and "other_name" in entry:
                entry["name"] = entry.pop("other_name")
        return [entry for entry in found if "name" in entry]

    def meaning(self, at: int, column: str) -> "Block":
        """Return the block with another meaning of a column, which no second one keeps."""
        rest = ["" if c == column else c for c in self.columns]
        return Block((*rest[:at], column, *rest[at + 1 :]), self.rows)


@cache
def standard_titles() -> dict[str, str]:
    """Return the titles of `presets/people.toml` in lower case, with the column each means."""
    with resource("presets", "people.toml").open("rb") as file:
        found = tomllib.load(file)["titles"]
    return {title: column for column, titles in found.items() for title in titles}


def read_block(rows: Sequence[Sequence[str]], titles: Mapping[str, str], words: Words) -> Block:
    """Read a block; `titles` maps titles of its first row to columns, besides the usual ones.

    Columns without a title are recognised by what is in them. Raises StudioError when there
    are no rows.
    """
    wide = max(map(len, rows), default=0)
    clean = [tuple(one_line(c) for c in (*row, *[""] * (wide - len(row)))) for row in rows]
    clean = [row for row in clean if any(row)]
    known = standard_titles() | {_plain(title): column for title, column in titles.items()}
    columns, titled = [""] * wide, False
    if clean:
        found = [known.get(_plain(cell), "") for cell in clean[0]]
        titled = sum(map(bool, found)) * 2 >= sum(map(bool, clean[0]))
        if titled:
            columns, clean = _once(found), clean[1:]
    if not clean:
        raise StudioError(N_("There are no people on the clipboard. Copy rows with names in them."))
    cells = list(zip(*clean, strict=True))
    return Block(tuple(guess(columns, cells, words, titled=titled)), tuple(clean))


def _plain(title: str) -> str:
    return one_line(title).casefold().rstrip(":：*").strip()


def _once(columns: Sequence[str]) -> list[str]:
    return [c if c not in columns[:at] else "" for at, c in enumerate(columns)]


def department_of(entry: Mapping[str, str], words: Words, otherwise: str) -> str:
    """Tell where a person goes: what the row says, else by the position, else `otherwise`."""
    if "department" in entry:
        return words.departments.get(entry["department"].casefold(), entry["department"])
    position = words.positions.get(entry.get("position", "").casefold(), "")
    homes = [unit for unit, positions in people.standard().items() if position in positions]
    return otherwise if otherwise in homes else next(iter(homes), otherwise)


def add_block(
    store: Store, block: Block, *, department: str, currency: str, words: Words
) -> list[str]:
    """Add the people of a block as one step and return their ids.

    Those of an unknown position who name no department go to `department`. Raises StudioError
    for a wrong figure or when nobody has a name, and adds nobody.
    """
    found = block.people()
    if not found:
        raise StudioError(N_("Nobody has a name. Choose the column with the names."))
    with store.edit(N_("Paste {count} people"), count=len(found)):
        return [
            _add(store, entry, department_of(entry, words, department), currency, words)
            for entry in found
        ]


def _add(store: Store, entry: dict[str, str], department: str, currency: str, words: Words) -> str:
    values: dict[str, object] = {}
    rest = {key: text for key, text in entry.items() if key not in ("name", "department")}
    if "rate" in rest:
        values["rate_minor"], values["rate_currency"] = read(rest.pop("rate"), currency)
    if "call_offset" in rest:
        values["call_offset"] = read_minutes(rest.pop("call_offset"))
    position = rest.pop("position", "")
    return people.add_person(
        store,
        entry["name"],
        department=department,
        position=words.positions.get(position.casefold(), position),
        **values,
        **rest,
    )
