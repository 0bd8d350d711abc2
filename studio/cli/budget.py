"""studio budget: the budget on the terminal, its template, its formulas and its workbook."""

from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from studio.base.columns import fit, table
from studio.base.errors import StudioError
from studio.base.money import minor
from studio.base.words import N_
from studio.budget import store as budgets
from studio.budget.model import Account, Budget, Line
from studio.budget.totals import AccountTotal, LineTotal, Totals
from studio.budget.words import account_name, line_name, plain_number, unit_name
from studio.cli.board import say_step
from studio.cli.common import FILE, JSON, OUT, opened, say_json
from studio.cli.report import LANGUAGE, chosen
from studio.cli.words import spoken, t
from studio.project.production import Production, production

_NAME = 40
_DATE = click.DateTime(["%Y-%m-%d"])


@click.group(help=t("The budget: show, start, change and export it."))
def budget_command() -> None:
    """Hold the commands of the budget."""


@budget_command.command("show", help=t("Show the accounts with their totals."))
@FILE
@click.option("--lines", "detailed", is_flag=True, help=t("Show the lines of each account too."))
@JSON
def show(file: Path, detailed: bool, as_json: bool) -> None:
    """Print the totals; a budget with a wrong formula is told instead of a wrong total."""
    with opened(file, read_only=True) as store:
        about = production(store)
        budget, done = budgets.whole(store)
    if as_json:
        say_json(_plain(done, detailed))
    else:
        _say(about, budget, done, detailed)


@budget_command.command("new", help=t("Start the budget from the template."))
@FILE
def new(file: Path) -> None:
    """Make accounts and lines, with the crew, the cast and the places of the production."""
    with opened(file) as store:
        budgets.start(store)
        say_step(store)


@budget_command.command("set", help=t("Set a global, such as: set FILE PREP_DAYS 4."))
@FILE
@click.argument("name")
@click.argument("formula", required=False)
@click.option("--remove", is_flag=True, help=t("Delete it; a bound one counts again."))
def set_(file: Path, name: str, formula: str | None, remove: bool) -> None:
    """Set or delete a global."""
    if (formula is None) == (not remove):
        raise click.UsageError(t("Give a formula or --remove."))
    with opened(file) as store:
        if formula is None:
            budgets.delete_global(store, name.upper())
        else:
            budgets.set_global(store, name, formula)
        say_step(store)


@budget_command.command("line", help=t("Change a line of an account, or add it."))
@FILE
@click.argument("account")
@click.argument("name")
@click.option("--amount", help=t("A formula."))
@click.option("--unit", help=t("A word such as day, or a formula."))
@click.option("--times", help=t("A formula."))
@click.option("--rate", help=t("A formula, in the line's currency."))
@click.option("--currency", help=t("A currency code, such as USD."))
@click.option("--remove", is_flag=True, help=t("Delete the line."))
def line_(file: Path, account: str, name: str, remove: bool, **cells: str | None) -> None:
    """Change, add or delete a line by its name."""
    values = {key: value for key, value in cells.items() if value is not None}
    with opened(file) as store:
        about, budget = production(store), budgets.read(store)
        within = _account(budget, account)
        found = _line(about, budget, within, name)
        if remove and found:
            budgets.delete_lines(store, [found.id])
        elif remove:
            raise StudioError(
                N_("There is no line “{name}” in account {account}."), name=name, account=account
            )
        elif found:
            budgets.change_line(store, found.id, **values)
        else:
            budgets.add_line(store, within.id, name=name, **values)
        say_step(store)


@budget_command.command("rate", help=t("Say what a unit of a currency costs on a date."))
@FILE
@click.argument("currency")
@click.argument("rate")
@click.option("--date", "on", type=_DATE, required=True, help=t("The date of the rate."))
@click.option("--source", default="", help=t("Who says so."))
def rate_(file: Path, currency: str, rate: str, on: datetime, source: str) -> None:
    """Set an exchange rate."""
    with opened(file) as store:
        budgets.set_rate(store, currency, rate, on.date().isoformat(), source)
        say_step(store)


@budget_command.command("fringe", help=t("Set a percent on top of lines, or delete it."))
@FILE
@click.argument("name")
@click.argument("percent", required=False)
@click.option("--cutoff", help=t("What one person earns at most counts; “none” for no limit."))
@click.option("--remove", is_flag=True, help=t("Delete the fringe; lines lose it."))
def fringe_(file: Path, name: str, percent: str | None, cutoff: str | None, remove: bool) -> None:
    """Change a fringe by its name, or add it."""
    if remove == (percent is not None or cutoff is not None):
        raise click.UsageError(t("Give a percent, --cutoff or --remove."))
    with opened(file) as store:
        about, budget = production(store), budgets.read(store)
        values: dict[str, object] = {} if percent is None else {"percent": percent}
        if cutoff is not None:
            none = cutoff.lower() == "none"
            values["cutoff_minor"] = None if none else minor(cutoff, about.currency)
        found = _fringe(about, budget, name)
        if remove:
            budgets.delete_fringe(store, found if found else _no_fringe(name))
        elif found:
            budgets.change_fringe(store, found, **values)
        elif percent is None:
            _no_fringe(name)
        else:
            with store.edit(N_("Add fringe {name}"), name=name):
                budgets.change_fringe(store, budgets.add_fringe(store, name, percent), **values)
        say_step(store)


@budget_command.command("export", help=t("Write the budget as a workbook with formulas (XLSX)."))
@FILE
@LANGUAGE
@OUT
def export(file: Path, codes: str | None, out: Path) -> None:
    """Write the workbook."""
    from studio.reports import budget_xlsx

    with opened(file, read_only=True) as store:
        budget_xlsx.write(out, *budgets.whole(store), production(store), chosen(store, codes)[0])
    click.echo(t("{file} is written.", file=str(out)))


def _plain(done: Totals, detailed: bool) -> dict[str, object]:
    plain: dict[str, object] = {
        "currency": done.currency,
        "accounts": [_plain_account(one, detailed) for one in done.accounts],
        "total": done.total,
        "per_episode": done.per("EPISODES"),
        "per_minute": done.per("MINUTES"),
    }
    return {**plain, "per_shoot_day": done.per("SHOOT_DAYS")} if detailed else plain


def _plain_account(one: AccountTotal, detailed: bool) -> dict[str, object]:
    plain: dict[str, object] = {
        "number": one.account.number,
        "name": one.account.name,
        "total": one.minor,
    }
    if detailed:
        plain["lines"] = [_plain_line(line) for line in one.lines]
    return plain


def _plain_line(done: LineTotal) -> dict[str, object]:
    line = done.line
    return {
        "name": line.name,
        "amount": line.amount,
        "unit": line.unit,
        "times": line.times,
        "rate": line.rate,
        "currency": done.currency,
        "own_total": done.own_minor,
        "total": done.minor,
        "fringes": done.fringe_minor,
    }


def _say(about: Production, budget: Budget, done: Totals, detailed: bool) -> None:
    lang = spoken()
    rows = []
    for section in done.sections:
        rows.append(["", account_name(lang, about, section.account), _money(section.minor, done)])
        for one in section.accounts:
            name = fit(account_name(lang, about, one.account), _NAME)
            rows.append([one.account.number, name, _money(one.minor, done)])
            if detailed:
                rows += [_line_row(about, budget, line) for line in one.lines]
    if not rows:
        click.echo(t("There is no budget yet. Start one with: studio budget new FILE"))
        return
    for row in table(rows, {2}):
        click.echo(row)
    click.echo()
    figures = [
        (t("Total"), done.total),
        (t("Per episode"), done.per("EPISODES")),
        (t("Per finished minute"), done.per("MINUTES")),
        (t("Per shooting day"), done.per("SHOOT_DAYS")),
    ]
    shown = [[name, "—" if minor is None else _money(minor, done)] for name, minor in figures]
    for row in table(shown, {1}):
        click.echo(row)


def _line_row(about: Production, budget: Budget, done: LineTotal) -> list[str]:
    lang = spoken()
    cells = [plain_number(done.values[key]) for key in ("amount", "times", "rate")]
    unit = unit_name(lang, done.line)
    sum_ = f"{cells[0]} {unit} × {cells[1]} × {cells[2]} {done.currency}"
    name = fit(line_name(lang, about, budget, done.line), _NAME)
    return ["", f"  {name}", lang.money(done.minor, about.currency), sum_]


def _money(minor: int, done: Totals) -> str:
    return spoken().money(minor, done.currency)


def _account(budget: Budget, number: str) -> Account:
    for account in budget.accounts:
        if account.parent_id is not None and account.number == number:
            return account
    raise StudioError(N_("There is no account {number} in the budget."), number=number)


def _fringe(about: Production, budget: Budget, name: str) -> str | None:
    """Return the id of a fringe by its name as it is typed or shown."""
    for one in budget.fringes:
        if name in (one.name, one.other_name, account_name(spoken(), about, one)):
            return one.id
    return None


def _no_fringe(name: str) -> NoReturn:
    raise StudioError(N_("There is no fringe “{name}” in the budget."), name=name)


def _line(about: Production, budget: Budget, account: Account, name: str) -> Line | None:
    for line in budget.lines:
        shown = line_name(spoken(), about, budget, line)
        if line.account_id == account.id and name in (line.name, line.other_name, shown):
            return line
    return None
