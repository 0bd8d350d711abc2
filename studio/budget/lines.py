"""Edits of accounts and lines, each one undoable step."""

from collections.abc import Sequence
from dataclasses import replace

from studio.base.errors import StudioError
from studio.base.money import check_currency
from studio.base.order import after_last, between_many
from studio.base.text import one_line
from studio.base.words import N_
from studio.budget.formula import FormulaError
from studio.budget.model import COLUMNS, Budget, Line
from studio.budget.reading import read
from studio.budget.totals import cell_value, line_total, percent, totals
from studio.project.store import Db, Store, delete, insert, insert_many, update

_TEXTS = ("number", "name", "other_name", "note", *COLUMNS)


def add_section(store: Store, name: str, other_name: str = "") -> str:
    """Add a section at the end and return its id."""
    return add_account(store, None, name=name, other_name=other_name)


def add_account(store: Store, section_id: str | None, **values: object) -> str:
    """Add an account at the end of a section and return its id.

    `values`: number, name, other_name, percent, exempt. Raises StudioError for a wrong percent.
    """
    with store.edit(N_("Add an account")) as db:
        clean = _clean_account(read(store), values)
        sort = after_last(_ranks(store, "account"))[0]
        return insert(db, "account", parent_id=section_id, sort=sort, **clean)


def change_account(store: Store, account_id: str, **values: object) -> None:
    """Change columns of an account or a section."""
    with store.edit(N_("Change an account")) as db:
        update(db, "account", account_id, **_clean_account(read(store), values))


def delete_account(store: Store, account_id: str) -> None:
    """Delete an account with its lines, or a section with its accounts."""
    with store.edit(N_("Delete an account")) as db:
        delete(db, "account", account_id)


def move_account(store: Store, account_id: str, before: str | None) -> None:
    """Put an account in front of another one, into whose section it goes; None: to the end.

    A section goes in front of a section. Raises StudioError for the one in front of the other.
    """
    with store.edit(N_("Move an account")) as db:
        rows = store.query("SELECT id, parent_id, sort FROM account ORDER BY sort, id")
        by_id = {str(row["id"]): row for row in rows}
        parent = by_id[account_id]["parent_id"]
        target = by_id[before]["parent_id"] if before else parent
        if (parent is None) != (target is None):
            raise StudioError(N_("A section stands among sections, an account in a section."))
        rest = [str(row["id"]) for row in rows if row["id"] != account_id]
        rank = _ranks_before(rest, by_id, before, 1)[0]
        update(db, "account", account_id, parent_id=target, sort=rank)


def add_line(store: Store, account_id: str, *, before: str | None = None, **values: object) -> str:
    """Add a line to an account and return its id.

    `values`: name, other_name, amount, unit, times, rate, currency, person_id, casting_id,
    place_id, note. Raises StudioError for a wrong formula.
    """
    with store.edit(N_("Add a budget line")) as db:
        clean = _clean(values)
        _check(read(store), Line("", account_id, str(clean.get("name", ""))), clean)
        rows = _siblings(store, account_id, [])
        by_id = {str(row["id"]): row for row in rows}
        rank = _ranks_before([str(row["id"]) for row in rows], by_id, before, 1)[0]
        return insert(db, "budget_line", account_id=account_id, sort=rank, **clean)


def change_line(store: Store, line_id: str, **values: object) -> None:
    """Change columns of a line; a wrong formula raises StudioError and nothing changes."""
    budget = read(store)
    line = next((one for one in budget.lines if one.id == line_id), None)
    with store.edit(N_("Change “{name}”"), name=line.name if line else "") as db:
        clean = _clean(values)
        if line:
            _check(budget, line, clean)
        update(db, "budget_line", line_id, **clean)


def delete_lines(store: Store, line_ids: Sequence[str]) -> None:
    """Delete lines."""
    with store.edit(N_("Delete budget lines: {count}"), count=len(line_ids)) as db:
        for line_id in line_ids:
            delete(db, "budget_line", line_id)


def move_lines(
    store: Store, line_ids: Sequence[str], account_id: str, before: str | None = None
) -> None:
    """Put lines in front of a line of an account, or at its end."""
    with store.edit(N_("Move budget lines: {count}"), count=len(line_ids)) as db:
        rows = _siblings(store, account_id, line_ids)
        by_id = {str(row["id"]): row for row in rows}
        ranks = _ranks_before(list(by_id), by_id, before, len(line_ids))
        for line_id, rank in zip(line_ids, ranks, strict=True):
            update(db, "budget_line", line_id, account_id=account_id, sort=rank)


def set_fringes(store: Store, line_ids: Sequence[str], fringe_ids: Sequence[str]) -> None:
    """Set which fringes come on top of lines."""
    with store.edit(N_("Change fringes")) as db:
        for line_id in line_ids:
            db.execute("DELETE FROM line_fringe WHERE line_id = ?", [line_id])
            _insert_fringes(db, line_id, fringe_ids)


def _insert_fringes(db: Db, line_id: str, fringe_ids: Sequence[str]) -> None:
    rows = [{"line_id": line_id, "fringe_id": one} for one in dict.fromkeys(fringe_ids)]
    insert_many(db, "line_fringe", rows)


def clean_percent(text: str) -> str:
    """Write a percent with its sign: `8` becomes `8%`; an empty text stays."""
    plain = one_line(text)
    return f"{plain}%" if plain and plain.replace(".", "", 1).isdecimal() else plain


def check_percent(budget: Budget, text: str) -> str:
    """Return a percent with its sign; raises StudioError when it cannot be worked out."""
    clean = clean_percent(text)
    try:
        if clean:
            percent(clean, totals(budget).values)
    except FormulaError as error:
        raise StudioError(
            N_("The percent “{text}” is wrong: {problem}."), text=text, problem=error.message
        ) from error
    return clean


def _clean_account(budget: Budget, values: dict[str, object]) -> dict[str, object]:
    clean = _clean(values)
    if "percent" in clean:
        clean["percent"] = check_percent(budget, str(clean["percent"]))
    if "exempt" in clean:
        clean["exempt"] = int(bool(clean["exempt"]))
    return clean


def _clean(values: dict[str, object]) -> dict[str, object]:
    clean = {k: one_line(str(v)) if k in _TEXTS else v for k, v in values.items()}
    if clean.get("currency"):
        clean["currency"] = check_currency(str(clean["currency"]))
    return clean


def _check(budget: Budget, line: Line, values: dict[str, object]) -> None:
    """Raise StudioError for what is wrong in the cells that are to change."""
    after = replace(line, **values)  # type: ignore[arg-type]
    done = totals(replace(budget, lines=()))
    wrong_before = line_total(budget, line, done.values, done.rates, {}).problem
    for column in COLUMNS:
        if column in values:
            cell_value(budget, after, column, done.values)
    found = line_total(budget, after, done.values, done.rates, {}).problem
    if found and not wrong_before:
        raise StudioError(found.text, **found.values)


def _siblings(store: Store, account_id: str, but: Sequence[str]) -> list[dict[str, object]]:
    rows = store.query(
        "SELECT id, sort FROM budget_line WHERE account_id = ? ORDER BY sort, id", [account_id]
    )
    return [row for row in rows if row["id"] not in but]


def _ranks(store: Store, table: str) -> list[str]:
    return [str(row["sort"]) for row in store.query(f"SELECT sort FROM {table}")]


def _ranks_before(
    ids: Sequence[str], rows: dict[str, dict[str, object]], before: str | None, count: int
) -> list[str]:
    """Return ranks in front of one of the ids, or behind the last."""
    at = ids.index(before) if before in ids else len(ids)
    low = str(rows[ids[at - 1]]["sort"]) if at else ""
    high = str(rows[ids[at]]["sort"]) if at < len(ids) else ""
    if high and low >= high:  # two desks may have made the same rank
        low = ""
    return between_many(low, high, count)
