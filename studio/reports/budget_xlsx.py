"""The budget as a workbook that goes on calculating: top sheet, detail, globals and rates."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.format import Format

from studio.base.money import digits, major
from studio.base.output import finished_file
from studio.base.words import N_
from studio.budget.formula import Formula, parse
from studio.budget.model import Budget
from studio.budget.totals import (
    AccountTotal,
    LineTotal,
    SectionTotal,
    Totals,
    fringe_percents,
    is_label,
)
from studio.budget.words import account_name, line_name, unit_name
from studio.i18n import Language
from studio.project.production import Production
from studio.reports.workbook import Sum, Value, cell, place

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TOP, DETAIL, GLOBALS = N_("Top sheet"), N_("Detail"), N_("Globals")
AMOUNT, UNIT, TIMES, RATE, CURRENCY, EXCHANGE, TOTAL, FRINGES = range(2, 10)


def write(out: Path, budget: Budget, done: Totals, show: Production, lang: Language) -> None:
    """Write the workbook; raises StudioError when the folder cannot be written."""
    with finished_file(out) as part, xlsxwriter.Workbook(str(part)) as book:
        _Book(book, budget, done, show, lang).write()


class _Book:
    """One workbook while it is written; rows are counted from 0."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        budget: Budget,
        done: Totals,
        show: Production,
        lang: Language,
    ) -> None:
        self.book, self.budget, self.done = book, budget, done
        self.show, self.lang = show, lang
        self.names = {key: lang.text(key)[:31] for key in (TOP, DETAIL, GLOBALS)}
        self.sheets: dict[str, Worksheet] = {
            key: book.add_worksheet(name) for key, name in self.names.items()
        }
        money = f"#,##0.{'0' * digits(budget.currency)}".rstrip(".")
        self.plain = book.add_format({"valign": "top"})
        self.number = book.add_format({"num_format": "#,##0.####"})
        self.money = book.add_format({"num_format": money})
        self.percent = book.add_format({"num_format": "0.00%"})
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.strong = book.add_format({"bold": True, "bg_color": "#E9EBEF"})
        self.total = book.add_format({"bold": True, "bg_color": "#E9EBEF", "num_format": money})
        self.refs: dict[str, str] = {}  # globals, by name
        self.rates: dict[str, str] = {}
        self.fringes: dict[str, str] = {}
        self.earned: dict[tuple[str, str], list[str]] = {}  # cells, by fringe and person
        self.accounts: dict[str, str] = {}  # the cell of each account's total, by id

    def write(self) -> None:
        """Fill the three sheets; the top sheet refers to the others."""
        self._globals()
        self._detail()
        self._top()
        self.sheets[TOP].activate()

    def _row(
        self, key: str, row: int, values: Sequence[Value], styles: Format | Sequence[Format]
    ) -> None:
        each = styles if isinstance(styles, Sequence) else [styles] * len(values)
        for column, (value, style) in enumerate(zip(values, each, strict=True)):
            cell(self.sheets[key], row, column, value, style)

    def _heads(self, key: str, row: int, titles: Sequence[str]) -> None:
        self._row(key, row, [self.lang.text(title) for title in titles], self.head)

    def _globals(self) -> None:
        sheet = self.sheets[GLOBALS]
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 16)
        sheet.set_column(2, 3, 44)
        self._heads(GLOBALS, 0, [N_("Global"), N_("Value"), N_("Formula"), N_("Source")])
        told = {one.name: (one.formula, self.lang.text(one.note)) for one in self.budget.globals}
        for one in self.budget.bound:
            told.setdefault(one.name, ("", self.lang.say(one.source)))
        for row, name in enumerate(told, 1):
            self.refs[name] = f"G_{name}"
            self.book.define_name(self.refs[name], f"={place(row, 1, self.names[GLOBALS])}")
        for row, (name, (formula, source)) in enumerate(told.items(), 1):
            value: Value = self.done.values[name]
            if formula:
                value = self._value(formula, {}, self.done.values[name])
            styles = [self.plain, self.number, self.plain, self.plain]
            self._row(GLOBALS, row, [name, value, formula, source], styles)
        row = self._exchange(len(told) + 2)
        self._fringes(row + 1)

    def _exchange(self, row: int) -> int:
        self._heads(GLOBALS, row, [N_("Currency"), N_("Exchange rate"), N_("Date"), N_("Source")])
        newest = {one.currency: one for one in sorted(self.budget.exchange, key=lambda r: r.date)}
        for currency, rate in self.done.rates.items():
            row += 1
            one = newest.get(currency)
            self.rates[currency] = place(row, 1, self.names[GLOBALS])
            values: list[Value] = [currency, rate, *((one.date, one.source) if one else ("", ""))]
            self._row(GLOBALS, row, values, [self.plain, self.number, self.plain, self.plain])
        return row + 1

    def _fringes(self, row: int) -> None:
        self._heads(GLOBALS, row, [N_("Fringe"), N_("Percent"), N_("Cutoff"), ""])
        for fringe, part in fringe_percents(self.budget, self.done.values).values():
            row += 1
            self.fringes[fringe.id] = place(row, 1, self.names[GLOBALS])
            share: Value = None
            if isinstance(part, Decimal):
                share = self._value(fringe.percent, {}, part)
            cutoff = fringe.cutoff_minor
            most = None if cutoff is None else major(cutoff, self.budget.currency)
            values: list[Value] = [account_name(self.lang, self.show, fringe), share, most]
            self._row(GLOBALS, row, values, [self.plain, self.percent, self.money])

    def _detail(self) -> None:
        sheet = self.sheets[DETAIL]
        for column, wide in enumerate((9, 44, 11, 11, 9, 12, 9, 10, 15, 13)):
            sheet.set_column(column, column, wide)
        titles = [
            N_("Account"),
            N_("Budget line"),
            N_("Amount"),
            N_("Unit"),
            N_("Times"),
            N_("Rate"),
        ]
        titles += [N_("Currency"), N_("Exchange rate"), N_("Total"), N_("Fringes")]
        self._heads(DETAIL, 0, titles)
        sheet.freeze_panes(1, 2)
        row = 1
        late: list[tuple[int, int, AccountTotal]] = []
        for one in self.done.accounts:
            first = row + 1
            for at, line in enumerate(one.lines):
                self._line(first + at, line)
            self.accounts[one.account.id] = place(row, TOTAL, self.names[DETAIL])
            last = first + len(one.lines)
            late.append((row, last, one))
            row = last
        for head, end, one in late:
            self._account(head, end, one)

    def _account(self, row: int, end: int, one: AccountTotal) -> None:
        """Head an account with the sum of its lines and, with a percent, its part of the base."""
        parts = []
        if end > row + 1:
            parts.append(f"SUM({place(row + 1, TOTAL)}:{place(end - 1, FRINGES)})")
        if one.account.percent:
            base = "+".join(
                self.accounts[other.account.id]
                for other in self.done.accounts
                if not other.account.percent and not other.account.exempt
            )
            share = _written(parse(one.account.percent), self.refs, {})
            parts.append(f"ROUND({share}*({base or 0}),{self._decimals})")
        total = Sum("+".join(parts) or "0", self._major(one.minor))
        name = account_name(self.lang, self.show, one.account)
        note = one.account.percent
        values: list[Value] = [one.account.number, name, note, *[None] * 5, total, None]
        self._row(DETAIL, row, values, [*[self.strong] * 8, self.total, self.strong])

    def _line(self, row: int, done: LineTotal) -> None:
        line = done.line
        link = self.budget.links.get(line.link)
        local = link.values if link else {}
        label = not line.unit or is_label(line.unit, {**self.done.values, **local})
        values: list[Value] = [None, line_name(self.lang, self.show, self.budget, line)]
        for column in ("amount", "unit", "times", "rate"):
            text = getattr(line, column)
            if column == "unit" and label:
                values.append(unit_name(self.lang, line))
            elif not text:
                values.append(done.values[column])
            else:
                values.append(self._value(text, local, done.values[column]))
        factors = [AMOUNT, TIMES, RATE] if label else [AMOUNT, UNIT, TIMES, RATE]
        own = "*".join(place(row, column) for column in factors)
        rounded = f"ROUND({own},{digits(done.currency)})*{place(row, EXCHANGE)}"
        values += [
            done.currency,
            Sum(self.rates[done.currency], self.done.rates[done.currency]),
            Sum(f"ROUND({rounded},{self._decimals})", self._major(done.minor)),
            self._on_top(row, done),
        ]
        styles = [*[self.plain] * 2, *[self.number] * 4, self.plain, self.number]
        self._row(DETAIL, row, values, [*styles, self.money, self.money])

    def _value(self, text: str, local: Mapping[str, Decimal], value: Decimal) -> Value:
        """Return a formula that goes on calculating, or the value when nothing in it can change."""
        formula = parse(text)
        if formula.names <= local.keys():
            return value
        return Sum(_written(formula, self.refs, local), value)

    def _on_top(self, row: int, done: LineTotal) -> Value:
        by_id = {one.id: one for one in self.budget.fringes}
        payee = self.budget.payee_of(done.line)
        parts = []
        for fringe_id in done.fringes:
            cutoff = by_id[fringe_id].cutoff_minor
            counted = place(row, TOTAL)
            if cutoff is not None:
                before = self.earned.setdefault((fringe_id, payee), []) if payee else []
                left = f"{self._major(cutoff)}"
                left = f"MAX(0,{'-'.join([left, *before])})" if before else left
                before.append(counted)
                counted = f"MIN({counted},{left})"
            parts.append(f"ROUND({counted}*{self.fringes[fringe_id]},{self._decimals})")
        return Sum("+".join(parts), self._major(done.fringe_minor)) if parts else None

    def _top(self) -> None:
        sheet = self.sheets[TOP]
        for column, wide in enumerate((9, 44, 18)):
            sheet.set_column(column, column, wide)
        title = self.show.choose(self.lang.code, self.show.title, self.show.other_title)
        self._row(TOP, 0, [None, title, self.budget.currency], self.head)
        row, sums = 2, []
        for section in self.done.sections:
            sums.append(place(row, 2))
            row = self._section(row, section)
        row += 1
        total = Sum("+".join(sums) or "0", self._major(self.done.total))
        self._row(TOP, row, [None, self.lang.text(N_("Total")), total], self._bold)
        parts = [
            (N_("Per episode"), "EPISODES"),
            (N_("Per finished minute"), "MINUTES"),
            (N_("Per shooting day"), "SHOOT_DAYS"),
        ]
        for at, (words, name) in enumerate(parts, row + 1):
            minor = self.done.per(name)
            if minor is not None:
                share = f"ROUND({place(row, 2)}/{self.refs[name]},{self._decimals})"
                value = Sum(share, self._major(minor))
                self._row(TOP, at, [None, self.lang.text(words), value], self._bold)

    def _section(self, row: int, section: SectionTotal) -> int:
        name = account_name(self.lang, self.show, section.account)
        count = len(section.accounts)
        span = f"SUM({place(row + 1, 2)}:{place(row + count, 2)})" if count else "0"
        self._row(TOP, row, [None, name, Sum(span, self._major(section.minor))], self._bold)
        for one in section.accounts:
            row += 1
            total = Sum(self.accounts[one.account.id], self._major(one.minor))
            name = account_name(self.lang, self.show, one.account)
            styles = [self.plain, self.plain, self.money]
            self._row(TOP, row, [one.account.number, name, total], styles)
        return row + 1

    @property
    def _bold(self) -> list[Format]:
        return [self.strong, self.strong, self.total]

    @property
    def _decimals(self) -> int:
        return digits(self.budget.currency)

    def _major(self, minor: int) -> Decimal:
        return major(minor, self.budget.currency)


def _written(formula: Formula, refs: Mapping[str, str], local: Mapping[str, Decimal]) -> str:
    """Write a formula for a workbook: globals by their names in it, names of a line as values."""
    stack: list[str] = []
    for step in formula.steps:
        if step.kind == "number":
            stack.append(f"{step.value:f}")
        elif step.kind == "name":
            stack.append(f"{local[step.name]:f}" if step.name in local else refs[step.name])
        elif step.kind == "call":
            found = stack[-step.count :]
            del stack[-step.count :]
            whole = step.name == "ROUND" and step.count == 1
            stack.append(f"{step.name}({','.join(found)}{',0' if whole else ''})")
        elif step.kind == "%":
            stack.append(f"({stack.pop()}/100)")
        elif step.kind == "neg":
            stack.append(f"(-{stack.pop()})")
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(f"({left}{step.kind}{right})")
    return stack[-1]
