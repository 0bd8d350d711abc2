"""Edits of globals, fringes and exchange rates, each one undoable step."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from studio.base.days import check_days
from studio.base.errors import StudioError
from studio.base.money import check_currency
from studio.base.order import after_last
from studio.base.text import one_line
from studio.base.words import N_
from studio.budget.bound import LINE_NAMES
from studio.budget.formula import FUNCTIONS, NAME, FormulaError, parse
from studio.budget.lines import check_percent
from studio.budget.model import COLUMNS, Budget, Global
from studio.budget.reading import read
from studio.budget.totals import totals
from studio.project.store import Store, delete, insert, update


def set_global(store: Store, name: str, formula: str, note: str | None = None) -> str:
    """Set a global by its name, made when new, and return its id.

    One with the name of a bound global replaces it until it is deleted. Raises StudioError for a
    name that is none, and for a formula that has no value.
    """
    name = check_name(name)
    budget = read(store)
    known = next((one for one in budget.globals if one.name == name), None)
    formula = one_line(formula)
    after = Global(known.id if known else "", name, formula)
    others = tuple(one for one in budget.globals if one.name != name)
    problem = totals(replace(budget, lines=(), globals=(*others, after))).wrong.get(name)
    if problem:
        raise StudioError(problem.text, **problem.values)
    with store.edit(N_("Set {name}"), name=name) as db:
        values = {"formula": formula} | ({} if note is None else {"note": one_line(note)})
        if known:
            update(db, "global", known.id, **values)
            return known.id
        taken = [str(row["sort"]) for row in store.query("SELECT sort FROM global")]
        return insert(db, "global", name=name, sort=after_last(taken)[0], **values)


def check_name(text: str) -> str:
    """Return the name of a global in capitals; raises StudioError when it cannot be one."""
    name = one_line(text).upper()
    if not NAME.fullmatch(name) or len(name) > 40:
        raise StudioError(
            N_("“{name}” cannot name a global. Use letters, digits and _, such as PREP_DAYS."),
            name=text,
        )
    if name in FUNCTIONS or name in LINE_NAMES:
        raise StudioError(N_("{name} has a meaning already. Choose another name."), name=name)
    return name


def delete_global(store: Store, name: str) -> None:
    """Delete a global; a bound one of its name counts again.

    Raises StudioError when something uses it and no bound one takes its place.
    """
    budget = read(store)
    if all(one.name != name for one in budget.bound):
        where = next(iter(uses(budget, name)), None)
        if where is not None:
            raise StudioError(
                N_("{name} is used in “{where}”. Change that first."), name=name, where=where
            )
    with store.edit(N_("Delete {name}"), name=name) as db:
        for one in budget.globals:
            if one.name == name:
                delete(db, "global", one.id)


def uses(budget: Budget, name: str) -> Iterator[str]:
    """Yield the names of what uses a global."""
    for other in budget.globals:
        if other.name != name and _uses(other.formula, name):
            yield other.name
    for line in budget.lines:
        if any(_uses(getattr(line, column), name) for column in COLUMNS):
            yield line.name
    percents = [(one.name, one.percent) for one in budget.fringes]
    percents += [(one.name, one.percent) for one in budget.accounts]
    yield from (title for title, percent in percents if _uses(percent, name))


def _uses(text: str, name: str) -> bool:
    try:
        return name in parse(text).names
    except FormulaError:
        return False


def add_fringe(
    store: Store,
    name: str,
    percent: str,
    *,
    other_name: str = "",
    cutoff_minor: int | None = None,
) -> str:
    """Add a fringe and return its id; raises StudioError for a wrong percent."""
    clean = check_percent(read(store), percent or "0")
    with store.edit(N_("Add fringe {name}"), name=one_line(name)) as db:
        taken = [str(row["sort"]) for row in store.query("SELECT sort FROM fringe")]
        return insert(
            db,
            "fringe",
            name=one_line(name),
            other_name=one_line(other_name),
            percent=clean,
            cutoff_minor=cutoff_minor,
            sort=after_last(taken)[0],
        )


def change_fringe(store: Store, fringe_id: str, **values: object) -> None:
    """Change columns of a fringe."""
    if "percent" in values:
        values["percent"] = check_percent(read(store), str(values["percent"]) or "0")
    for key in ("name", "other_name"):
        if key in values:
            values[key] = one_line(str(values[key]))
    with store.edit(N_("Change a fringe")) as db:
        update(db, "fringe", fringe_id, **values)


def delete_fringe(store: Store, fringe_id: str) -> None:
    """Delete a fringe; lines lose it."""
    with store.edit(N_("Delete a fringe")) as db:
        delete(db, "fringe", fringe_id)


def set_rate(store: Store, currency: str, rate: str, date: str, source: str = "") -> str:
    """Say what a unit of a currency costs on a date; the newest date counts. Returns the row's id.

    A rate of the same date is replaced. Raises StudioError for what is no rate.
    """
    base = read(store).currency
    currency = check_currency(currency)
    if currency == base:
        raise StudioError(
            N_("{currency} is the production's own currency and needs no rate."), currency=currency
        )
    day = check_days(date, date)[0]
    clean = {"rate": check_rate(rate), "source": one_line(source)}
    with store.edit(N_("Set the rate of {currency}"), currency=currency) as db:
        known = store.query(
            "SELECT id FROM exchange_rate WHERE currency = ? AND base = ? AND date = ?",
            [currency, base, day],
        )
        if known:
            update(db, "exchange_rate", str(known[0]["id"]), **clean)
            return str(known[0]["id"])
        return insert(db, "exchange_rate", currency=currency, base=base, date=day, **clean)


def delete_rate(store: Store, rate_id: str) -> None:
    """Delete an exchange rate."""
    with store.edit(N_("Delete an exchange rate")) as db:
        delete(db, "exchange_rate", rate_id)


def check_rate(text: str) -> str:
    """Return an exchange rate as plain digits; raises StudioError when it is none."""
    try:
        rate = Decimal(text.strip())
        if not rate.is_finite() or not Decimal("1e-9") <= rate <= Decimal("1e9"):
            raise InvalidOperation
    except InvalidOperation:
        raise StudioError(
            N_("“{text}” is not an exchange rate. Write what one unit costs, such as 7.12."),
            text=text,
        ) from None
    return f"{rate:f}"
