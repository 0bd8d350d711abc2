"""The lines of the budget under their accounts, typed in place like a spreadsheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studio.base.text import one_line
from studio.budget import store as budgets
from studio.budget.model import Budget
from studio.budget.presets import template
from studio.budget.totals import AccountTotal, LineTotal, Totals
from studio.budget.words import account_name, unit_name
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, Heading, RecordTable
from studio.desktop.names import Names
from studio.project.production import Production


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as it is shown; `id` is the line's, `own` the name that can be typed."""

    id: str
    done: LineTotal
    own: str
    name: str
    second: str
    fringes: str


class LineTable(RecordTable[LineRow]):
    """Sections and accounts as headings, lines below them."""

    def __init__(self, ctx: Context, show: Production, names: Names) -> None:
        self._about = show
        self._names = names
        self._budget = Budget(show.currency)
        self._closed: set[str] = set()
        super().__init__(ctx, [])
        self.columns = [self._name_column(), *self._cell_columns(), *self._more_columns()]

    def show_budget(self, budget: Budget, done: Totals) -> None:
        """Show a budget; accounts that were folded stay folded."""
        self._budget = budget
        rows: list[LineRow | Heading] = []
        for section in done.sections:
            total = self.ctx.lang.amount(section.minor, done.currency)
            name = account_name(self.ctx.lang, self._about, section.account)
            rows.append(Heading(section.account.id, name, total, tone="text", selectable=True))
            for one in section.accounts:
                rows.append(self._account(one, done))
                if one.account.id not in self._closed:
                    rows += [self._row(line) for line in one.lines]
        self.show(rows)

    def fold(self, account_ids: Sequence[str], *, is_open: bool) -> None:
        """Fold accounts or open them; the page shows the budget again."""
        if is_open:
            self._closed.difference_update(account_ids)
        else:
            self._closed.update(account_ids)

    def _account(self, one: AccountTotal, done: Totals) -> Heading:
        account = one.account
        wrong = bool(one.problem) or any(line.problem for line in one.lines)
        detail = account.percent
        if not detail and one.lines:
            detail = self.ctx.lang.count("{n} budget line", "{n} budget lines", len(one.lines))
        return Heading(
            account.id,
            f"{account.number}   {account_name(self.ctx.lang, self._about, account)}".strip(),
            self.ctx.lang.amount(one.minor, done.currency),
            tone="text" if one.minor else "muted",
            detail=detail,
            icons=(("triangle-alert", "bad"),) if wrong else (),
            open=account.id not in self._closed if one.lines else None,
            selectable=True,
        )

    def _row(self, done: LineTotal) -> LineRow:
        line = done.line
        own = self._own_name(done)
        link = self._budget.links.get(line.link)
        paid = self._names.first(link.name, link.other_name) if link else ""
        parts = [part for part in ((paid, own) if line.casting_id else (own, paid)) if part]
        fringes = [
            account_name(self.ctx.lang, self._about, one)
            for one in self._budget.fringes
            if one.id in line.fringes
        ]
        second = parts[1] if len(set(parts)) > 1 else ""
        return LineRow(line.id, done, own, next(iter(parts), ""), second, ", ".join(fringes))

    def _own_name(self, done: LineTotal) -> str:
        line = done.line
        if line.other_name:
            return self._names.first(line.name, line.other_name)
        return self.ctx.lang.text(line.name)

    def _name_column(self) -> Column[LineRow]:
        return Column[LineRow](
            self.ctx.lang.text("Budget line"),
            lambda r: r.name,
            self._rename,
            weight=2.0,
            floor=190,
            second=lambda r: r.second,
            edit=lambda r: r.own,
            tip=lambda r: " · ".join(filter(None, (r.name, r.second))),
        )

    def _rename(self, row: LineRow, text: str) -> None:
        line = row.done.line
        typed = self._names.typed("name", line.name, line.other_name, one_line(text))
        budgets.change_line(self.ctx.store, row.id, **typed)

    def _cell_columns(self) -> list[Column[LineRow]]:
        t = self.ctx.lang.text
        return [
            self._cell(t("Amount"), "amount", 72),
            Column[LineRow](
                t("Unit"),
                lambda r: unit_name(self.ctx.lang, r.done.line),
                self._set_unit,
                weight=0,
                floor=84,
                look="muted",
                suggest=lambda _: [t(word) for word in template().units],
            ),
            self._cell(t("Times"), "times", 60),
            self._cell(t("Rate"), "rate", 84),
        ]

    def _cell(self, title: str, key: str, floor: int) -> Column[LineRow]:
        def formula(row: LineRow) -> str:
            return str(getattr(row.done.line, key))

        def read(row: LineRow) -> str:
            value = row.done.values.get(key)
            return formula(row) if value is None else self.ctx.lang.decimal(value)

        return Column[LineRow](
            title,
            read,
            lambda r, text: budgets.change_line(self.ctx.store, r.id, **{key: text}),
            weight=0,
            floor=floor,
            align=RIGHT,
            colour=lambda r: (
                "bad" if key not in r.done.values and r.done.problem else self._tone(formula(r))
            ),
            edit=formula,
            tip=lambda r: f"= {formula(r)}" if self._tone(formula(r)) != "text" else "",
        )

    def _tone(self, formula: str) -> str:
        """Tell formulas from typed figures."""
        typed = not formula or formula.lstrip("-").replace(".", "", 1).isdecimal()
        return "text" if typed else "accent_text"

    def _set_unit(self, row: LineRow, text: str) -> None:
        words = {self.ctx.lang.text(word): word for word in template().units}
        budgets.change_line(self.ctx.store, row.id, unit=words.get(one_line(text), text))

    def _more_columns(self) -> list[Column[LineRow]]:
        t, lang = self.ctx.lang.text, self.ctx.lang
        base = self._about.currency
        return [
            Column[LineRow](
                t("Currency"),
                lambda r: r.done.currency,
                self._set_currency,
                weight=0,
                floor=72,
                fold=2,
                look="muted",
                choices=lambda r: list(
                    dict.fromkeys([r.done.currency, *sorted(self._budget.rates())])
                ),
            ),
            Column[LineRow](
                t("Fringes"),
                lambda r: r.fringes,
                self._set_fringe,
                weight=0.8,
                floor=88,
                fold=3,
                look="muted",
                choices=lambda _: ["", *self._fringe_names()],
                tip=lambda r: r.fringes,
            ),
            Column[LineRow](
                t("Total {currency}", currency=base),
                lambda r: t("Wrong") if r.done.problem else lang.amount(r.done.minor, base),
                weight=0,
                floor=112,
                align=RIGHT,
                look="strong",
                colour=lambda r: "bad" if r.done.problem else "text" if r.done.minor else "muted",
                tip=self._total_tip,
            ),
        ]

    def _total_tip(self, row: LineRow) -> str:
        done, lang = row.done, self.ctx.lang
        if done.problem:
            return lang.say(done.problem)
        parts = []
        if done.currency != self._about.currency:
            parts.append(lang.money(done.own_minor, done.currency))
        if done.fringe_minor:
            amount = lang.money(done.fringe_minor, self._about.currency)
            parts.append(lang.text("Fringes on top: {amount}", amount=amount))
        return "\n".join(parts)

    def _set_currency(self, row: LineRow, text: str) -> None:
        link = self._budget.links.get(row.done.line.link)
        default = (link.currency if link else "") or self._about.currency
        code = "" if text.strip().upper() == default else text
        budgets.change_line(self.ctx.store, row.id, currency=code)

    def _fringe_names(self) -> dict[str, str]:
        name: Callable[..., str] = account_name
        return {name(self.ctx.lang, self._about, one): one.id for one in self._budget.fringes}

    def _set_fringe(self, row: LineRow, text: str) -> None:
        chosen = self._fringe_names().get(text)
        budgets.set_fringes(self.ctx.store, [row.id], [chosen] if chosen else [])
