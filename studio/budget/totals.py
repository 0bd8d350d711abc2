"""A budget worked out, by pure rules.

A line is Amount × Unit × Times × Rate. It is rounded half up to the minor unit of its own
currency, then, converted, to that of the production's; a fringe is rounded per line. Everything
above a line is a sum of whole minor units, so sums conserve.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext

from studio.base.errors import StudioError
from studio.base.money import digits, major
from studio.base.words import N_, Message
from studio.budget.formula import FormulaError, half_up, parse, resolve
from studio.budget.model import COLUMNS, TITLES, Account, Budget, Fringe, Line

_WIDE = Context(prec=200, rounding=ROUND_HALF_EVEN)  # products of cells and a rate stay exact


@dataclass(frozen=True, slots=True)
class LineTotal:
    """A line worked out: the values of its cells by name, its total in its own currency and in
    the production's, its fringes by id. With a `problem` the line counts as nothing.
    """

    line: Line
    currency: str
    values: Mapping[str, Decimal]
    own_minor: int
    minor: int
    fringes: Mapping[str, int]
    problem: Message | None = None

    @property
    def fringe_minor(self) -> int:
        """The sum of its fringes."""
        return sum(self.fringes.values())


@dataclass(frozen=True, slots=True)
class AccountTotal:
    """An account with its lines; `minor` holds their fringes, or the percent it is."""

    account: Account
    lines: tuple[LineTotal, ...]
    minor: int
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class SectionTotal:
    """A section with its accounts."""

    account: Account
    accounts: tuple[AccountTotal, ...]

    @property
    def minor(self) -> int:
        """The sum of its accounts."""
        return sum(one.minor for one in self.accounts)


@dataclass(frozen=True, slots=True)
class Totals:
    """A budget worked out; amounts in minor units of `currency`.

    `values` are the globals by name, `wrong` what is the matter with those that have no value,
    `base` what percents are taken of.
    """

    currency: str
    sections: tuple[SectionTotal, ...]
    values: Mapping[str, Decimal]
    wrong: Mapping[str, Message]
    rates: Mapping[str, Decimal]
    base: int

    @property
    def accounts(self) -> tuple[AccountTotal, ...]:
        """All accounts in order."""
        return tuple(one for section in self.sections for one in section.accounts)

    @property
    def total(self) -> int:
        """The sum of everything."""
        return sum(section.minor for section in self.sections)

    @property
    def problems(self) -> tuple[Message, ...]:
        """What is wrong, in order: a total with problems leaves lines out."""
        found = list(self.wrong.values())
        for account in self.accounts:
            found += [line.problem for line in account.lines if line.problem]
            found += [account.problem] if account.problem else []
        return tuple(found)

    def per(self, name: str) -> int | None:
        """Return the total divided by a global, half up; None when that is nothing."""
        count = self.values.get(name, Decimal(0))
        return rounded(Decimal(self.total) / count) if count > 0 else None


def rounded(value: Decimal) -> int:
    """Round half up to a whole number; below zero away from it, as spreadsheets do."""
    return int(half_up(value))


def totals(budget: Budget) -> Totals:
    """Work out the whole budget; what is wrong is told in its place, never raised."""
    bound = {one.name: one.value for one in budget.bound}
    values, wrong = resolve({one.name: one.formula for one in budget.globals}, bound)
    told = {name: _in_global(name, problem) for name, problem in wrong.items()}
    rates, percents = budget.rates(), fringe_percents(budget, values)
    by_account: dict[str, list[LineTotal]] = {}
    earned: dict[tuple[str, str], int] = {}
    for line in _in_order(budget):
        done = line_total(budget, line, values, rates, percents, earned)
        by_account.setdefault(line.account_id, []).append(done)
    plain = {
        account.id: _plain(account, by_account.get(account.id, ())) for account in budget.accounts
    }
    base = sum(one.minor for one in plain.values() if not one.account.percent and _counts(one))
    sections = tuple(
        SectionTotal(
            section,
            tuple(
                _with_percent(plain[one.id], base, values)
                for one in budget.accounts
                if one.parent_id == section.id
            ),
        )
        for section in budget.accounts
        if section.parent_id is None
    )
    return Totals(budget.currency, sections, values, told, rates, base)


def _in_order(budget: Budget) -> list[Line]:
    """Return the lines from the top of the budget to its end: so a cutoff is reached."""
    sections = [one.id for one in budget.accounts if one.parent_id is None]
    order = {
        account.id: (sections.index(account.parent_id), at)
        for at, account in enumerate(budget.accounts)
        if account.parent_id in sections
    }
    return sorted(budget.lines, key=lambda line: order.get(line.account_id, (0, 0)))


def _counts(one: AccountTotal) -> bool:
    return one.account.parent_id is not None and not one.account.exempt


def _plain(account: Account, lines: Sequence[LineTotal]) -> AccountTotal:
    return AccountTotal(account, tuple(lines), sum(one.minor + one.fringe_minor for one in lines))


def _with_percent(one: AccountTotal, base: int, values: Mapping[str, Decimal]) -> AccountTotal:
    if not one.account.percent:
        return one
    try:
        part = _part(percent(one.account.percent, values), base)
    except FormulaError as error:
        told = Message(
            N_("In account {number}, the percent: {problem}."),
            {"number": one.account.number, "problem": error.message},
        )
        return AccountTotal(one.account, one.lines, one.minor, told)
    return AccountTotal(one.account, one.lines, one.minor + part)


def percent(text: str, values: Mapping[str, Decimal]) -> Decimal:
    """Work out a percent, such as `8%`, as a fraction; raises FormulaError."""
    return parse(text).value(values)


def fringe_percents(
    budget: Budget, values: Mapping[str, Decimal]
) -> dict[str, tuple[Fringe, Decimal | Message]]:
    """Work out the fringes by id: each with its fraction, or with what is wrong."""
    found: dict[str, tuple[Fringe, Decimal | Message]] = {}
    for fringe in budget.fringes:
        try:
            found[fringe.id] = (fringe, percent(fringe.percent, values))
        except FormulaError as error:
            found[fringe.id] = (fringe, error.message)
    return found


def line_total(
    budget: Budget,
    line: Line,
    values: Mapping[str, Decimal],
    rates: Mapping[str, Decimal],
    percents: Mapping[str, tuple[Fringe, Decimal | Message]],
    earned: dict[tuple[str, str], int] | None = None,
) -> LineTotal:
    """Work out one line; a cell that is wrong is told in `problem`, and the line is nothing.

    `earned` has by fringe and person what the lines above pay, and is added to.
    """
    currency = budget.currency_of(line)
    cells: dict[str, Decimal] = {}
    try:
        cells = line_values(budget, line, values)
        if currency not in rates:
            raise StudioError(
                N_("In “{line}”: there is no rate for {currency}. Add one with its date."),
                line=line.name,
                currency=currency,
            )
        own, minor = _amounts(cells, currency, budget.currency, rates[currency])
        before = {} if earned is None else earned
        fringes = _fringes(line, budget.payee_of(line), minor, percents, before)
    except StudioError as error:
        return LineTotal(line, currency, cells, 0, 0, {}, error.message)
    return LineTotal(line, currency, cells, own, minor, fringes)


def line_values(budget: Budget, line: Line, values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Work out the cells of a line; raises StudioError naming line, column and character."""
    return {column: cell_value(budget, line, column, values) for column in COLUMNS}


def cell_value(budget: Budget, line: Line, column: str, values: Mapping[str, Decimal]) -> Decimal:
    """Work out one cell of a line; raises StudioError naming line, column and character."""
    link = budget.links.get(line.link)
    names = {**values, **link.values} if link else values
    text = str(getattr(line, column)).strip()
    if not text:
        return Decimal(column != "rate")
    if column == "unit" and is_label(text, names):
        return Decimal(1)
    try:
        return parse(text).value(names)
    except FormulaError as error:
        raise StudioError(
            N_("In “{line}”, {column}: {problem}."),
            line=line.name or (link.name if link else ""),
            column=Message(TITLES[column]),
            problem=error.message,
        ) from error


def is_label(text: str, names: Mapping[str, Decimal]) -> bool:
    """Whether a unit is a word that only says what is counted, such as `day`: it counts as 1."""
    words = text.split()
    return (
        bool(words)
        and all(word.isalpha() for word in words)
        and not (text.isascii() and text.isupper())
        and text.upper() not in names
    )


def _amounts(
    cells: Mapping[str, Decimal], currency: str, base: str, rate: Decimal
) -> tuple[int, int]:
    """Return the line in its own currency and in the base's, both rounded to minor units."""
    with localcontext(_WIDE):
        product = cells["amount"] * cells["unit"] * cells["times"] * cells["rate"]
        own = rounded(product.scaleb(digits(currency)))
        minor = rounded((major(own, currency) * rate).scaleb(digits(base)))
    if abs(minor) >= 10**15:
        raise StudioError(N_("A line is too large. Check its amount and its rate."))
    return own, minor


def _fringes(
    line: Line,
    payee: str,
    minor: int,
    percents: Mapping[str, tuple[Fringe, Decimal | Message]],
    earned: dict[tuple[str, str], int],
) -> dict[str, int]:
    found = {}
    for fringe_id in line.fringes:
        if fringe_id not in percents:
            continue
        fringe, part = percents[fringe_id]
        if isinstance(part, Message):
            raise StudioError(
                N_("In “{line}”, fringe “{fringe}”: {problem}."),
                line=line.name,
                fringe=fringe.name,
                problem=part,
            )
        before = earned.get((fringe_id, payee), 0) if payee else 0
        left = minor if fringe.cutoff_minor is None else max(0, fringe.cutoff_minor - before)
        found[fringe_id] = _part(part, min(minor, left))
    for fringe_id in found:
        earned[fringe_id, payee] = earned.get((fringe_id, payee), 0) + minor
    return found


def _part(part: Decimal, minor: int) -> int:
    with localcontext(_WIDE):
        return rounded(part * minor)


def _in_global(name: str, problem: Message) -> Message:
    return Message(N_("In the global {name}: {problem}."), {"name": name, "problem": problem})
