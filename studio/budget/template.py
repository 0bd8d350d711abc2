"""A new budget from the template, with the crew, the cast and the places of the production."""

from collections.abc import Iterator, Mapping, Sequence

from studio.base.errors import StudioError
from studio.base.order import spread
from studio.base.words import N_
from studio.budget.presets import TemplateAccount, TemplateLine, template
from studio.budget.reading import read
from studio.people import store as people
from studio.people.model import CAST
from studio.places import store as places
from studio.project.store import Db, Store, insert, insert_many

_Row = dict[str, object]


def start(store: Store) -> None:
    """Make the budget as one undoable step; raises StudioError when there is one."""
    if read(store).accounts:
        raise StudioError(
            N_("{file} has a budget already. Change it, or undo it first."), file=store.path.name
        )
    with store.edit(N_("Start the budget from the template")) as db:
        fringes = _terms(store, db)
        sections = template().sections
        paid = _paid(store)
        ranks = iter(spread(sum(1 + len(accounts) for _, accounts in sections)))
        for name, accounts in sections:
            section = insert(db, "account", name=name, sort=next(ranks))
            for account in accounts:
                made = insert(
                    db,
                    "account",
                    parent_id=section,
                    number=account.number,
                    name=account.name,
                    percent=account.percent,
                    exempt=int(account.exempt),
                    sort=next(ranks),
                )
                _lines(db, made, [*paid.get(account.number, ()), *_own(account)], fringes)


def _terms(store: Store, db: Db) -> dict[str, str]:
    """Add the globals and fringes that are missing; returns the fringes' ids by name."""
    budget = read(store)
    known = {one.name for one in budget.globals}
    rows = [
        {"name": name, "formula": formula, "note": title, "sort": rank}
        for (name, formula, title), rank in zip(
            template().globals, spread(len(template().globals)), strict=True
        )
        if name not in known
    ]
    insert_many(db, "global", rows)
    fringes = {one.name: one.id for one in budget.fringes}
    ranks = spread(len(template().fringes))
    for (name, percent), rank in zip(template().fringes, ranks, strict=True):
        if name not in fringes:
            fringes[name] = insert(db, "fringe", name=name, percent=percent, sort=rank)
    return fringes


def _own(account: TemplateAccount) -> Iterator[tuple[TemplateLine, _Row]]:
    yield from ((line, {}) for line in account.lines)


def _paid(store: Store) -> dict[str, list[tuple[TemplateLine, _Row]]]:
    """Return the lines that pay the production's crew, cast and places, by account number."""
    found: dict[str, list[tuple[TemplateLine, _Row]]] = {}
    accounts = [account for _, mine in template().sections for account in mine]
    cast = people.castings(store)
    acting = {one.person_id for one in cast}
    for person in people.people(store):
        if person.id in acting or person.department == CAST:
            continue
        number = template().account_for(person.position, person.department)
        row: _Row = {"name": person.position or person.name, "person_id": person.id}
        found.setdefault(number, []).extend((line, row) for line in template().crew)
    number = next((one.number for one in accounts if one.cast), "")
    for casting in cast:
        row = {"casting_id": casting.id}
        found.setdefault(number, []).extend((line, row) for line in template().cast)
    number = next((one.number for one in accounts if one.places), "")
    for place in places.places(store):
        row = {"name": place.name, "other_name": place.other_name, "place_id": place.id}
        found.setdefault(number, []).extend((line, row) for line in template().place)
    return found


def _lines(
    db: Db,
    account_id: str,
    lines: Sequence[tuple[TemplateLine, _Row]],
    fringes: Mapping[str, str],
) -> None:
    for (line, row), rank in zip(lines, spread(len(lines)), strict=True):
        made = insert(
            db,
            "budget_line",
            account_id=account_id,
            sort=rank,
            amount=line.amount,
            unit=line.unit,
            times=line.times,
            rate=line.rate,
            **{"name": line.name, **row},
        )
        insert_many(
            db,
            "line_fringe",
            [{"line_id": made, "fringe_id": fringes[one]} for one in line.fringes],
        )
