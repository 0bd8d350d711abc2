"""The budget of the demo: the template, filled in with what this production spends."""

from studio.base.words import N_
from studio.budget import store as budgets
from studio.project.store import Store
from studio.workflow.demo.data import Entry, day, entries, number, pairs, table, text

_CELLS = ("amount", "unit", "times", "rate", "currency")
_CONTINGENCY, _CONTRIBUTIONS = "Contingency", "Employer contributions"


def budget(store: Store, _: Entry) -> None:
    """Make the budget as one step."""
    about = table("budget")
    with store.edit(N_("Write the budget")):
        budgets.start(store)
        for one in entries(about, "rate"):
            on = day(one, "date").isoformat()
            budgets.set_rate(
                store, text(one, "currency"), text(one, "rate"), on, text(one, "source")
            )
        for one in entries(about, "global"):
            title = text(one, "title") if "title" in one else None
            budgets.set_global(store, text(one, "name"), text(one, "formula"), title)
        _percents(store, about)
        for one in entries(about, "line"):
            _line(store, one)


def _percents(store: Store, about: Entry) -> None:
    found = budgets.read(store)
    for account in found.accounts:
        if account.name == _CONTINGENCY:
            budgets.change_account(store, account.id, percent=text(about, "contingency"))
    for fringe in found.fringes:
        if fringe.name == _CONTRIBUTIONS:
            cutoff = number(about, "contributions_cutoff") * 100
            percent = text(about, "contributions")
            budgets.change_fringe(store, fringe.id, percent=percent, cutoff_minor=cutoff)


def _line(store: Store, one: Entry) -> None:
    cells = {key: text(one, key) for key in _CELLS if key in one}
    found = budgets.read(store)
    account = next(a.id for a in found.accounts if a.number == text(one, "account"))
    for line in found.lines:
        if line.account_id == account and line.name == text(one, "name"):
            budgets.change_line(store, line.id, **cells)
            return
    budgets.add_line(store, account, **pairs(one, "name"), **cells)
