"""What the lines of the budget are worked out with: globals, fringes, exchange rates."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.base.money import major, minor
from studio.budget import store as budgets
from studio.budget.model import Budget, Exchange, Fringe
from studio.budget.totals import Totals
from studio.budget.words import account_name, plain_number
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.names import Names
from studio.desktop.pages.base import Act
from studio.desktop.widgets.part import Part
from studio.project.production import Production


@dataclass(frozen=True, slots=True)
class Term:
    """A global; `id` is its name. A bound one has a source and, unless replaced, no formula."""

    id: str
    formula: str
    value: Decimal | None
    source: str
    bound: bool


class Terms(QWidget):
    """The three tables below each other."""

    def __init__(self, ctx: Context, show: Production, names: Names) -> None:
        super().__init__()
        self.ctx, self._about, self._names = ctx, show, names
        t = ctx.lang.text
        self.globals = Part(
            ctx,
            t("Globals"),
            RecordTable[Term](ctx, self._global_columns()),
            Act(t("Add"), "plus", self.add_global, writes=True, tip=t("Add a global")),
            self._delete_globals,
        )
        self.fringes = Part(
            ctx,
            t("Fringes"),
            RecordTable[Fringe](ctx, self._fringe_columns()),
            Act(t("Add"), "plus", self.add_fringe, writes=True, tip=t("Add a fringe")),
            self._delete_fringes,
        )
        self.rates = Part(
            ctx,
            t("Exchange rates"),
            RecordTable[Exchange](ctx, self._rate_columns()),
            Act(t("Add"), "plus", self.add_rate, writes=True, tip=t("Add an exchange rate")),
            self._delete_rates,
        )
        self.globals.view.chosen.connect(self._explain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        for part in (self.globals, self.fringes, self.rates):
            column.addWidget(part)

    def show_terms(self, budget: Budget, done: Totals) -> None:
        """Show the globals of the user first, then the bound ones with their sources."""
        lang = self.ctx.lang
        own = {one.name: one for one in budget.globals}
        bound = {one.name: lang.say(one.source) for one in budget.bound}
        terms = [
            Term(name, one.formula, done.values.get(name), lang.text(one.note), bound=False)
            for name, one in own.items()
            if name not in bound
        ]
        terms += [
            Term(
                name,
                own[name].formula if name in own else "",
                done.values.get(name),
                lang.text("Set by hand") if name in own else source,
                bound=True,
            )
            for name, source in bound.items()
        ]
        self.globals.table.show(terms)
        self.fringes.table.show(budget.fringes)
        self.rates.table.show(budget.exchange)
        for part in (self.globals, self.fringes, self.rates):
            part.fit()

    # --- globals ------------------------------------------------------------------------------

    def _global_columns(self) -> list[Column[Term]]:
        t = self.ctx.lang.text
        return [
            Column[Term](
                t("Name"),
                lambda g: g.id,
                weight=1.0,
                floor=120,
                look="strong",
                second=lambda g: g.source,
                tip=lambda g: "\n".join(filter(None, (g.id, g.source))),
            ),
            Column[Term](
                t("Value"),
                lambda g: t("Wrong") if g.value is None else self.ctx.lang.decimal(g.value),
                lambda g, text: self._set_global(g.id, text),
                weight=0,
                floor=88,
                align=RIGHT,
                colour=lambda g: "bad" if g.value is None else "muted" if g.bound else "text",
                edit=lambda g: g.formula or plain_number(g.value or Decimal(0)),
                editable=lambda g: not g.bound or bool(g.formula),
                tip=lambda g: f"= {g.formula}" if g.formula else g.source,
            ),
        ]

    def _explain(self, names: list[str]) -> None:
        """Say how the selected global gets its value."""
        row = self.globals.table.row_of(names[0]) if names else -1
        term = self.globals.table.record(row)
        if term is None:
            self.globals.say("")
            return
        parts = [f"{term.id} = {term.formula}" if term.formula else term.id, term.source]
        if term.bound and not term.formula:
            parts.append(self.ctx.lang.text("Add a global of this name to replace it."))
        self.globals.say("\n".join(filter(None, parts)))

    def _set_global(self, name: str, text: str) -> None:
        budgets.set_global(self.ctx.store, name, text)

    def add_global(self) -> None:
        """Ask for the name and the formula of a global."""
        from studio.desktop.pages.budget_ask import GlobalDialog

        GlobalDialog(self.ctx, self).exec()

    def _delete_globals(self, names: list[str]) -> None:
        for name in names:
            if not self.ctx.attempt(partial(budgets.delete_global, self.ctx.store, name)):
                return
        self.ctx.toast(self.ctx.lang.text("Deleted."), undo=True)

    # --- fringes ------------------------------------------------------------------------------

    def _fringe_columns(self) -> list[Column[Fringe]]:
        t, store, base = self.ctx.lang.text, self.ctx.store, self._about.currency
        return [
            Column[Fringe](
                t("Name"),
                lambda f: account_name(self.ctx.lang, self._about, f),
                lambda f, text: budgets.change_fringe(
                    store, f.id, **self._names.typed("name", f.name, f.other_name, text)
                ),
                weight=1.0,
                floor=72,
            ),
            Column[Fringe](
                t("Percent"),
                lambda f: f.percent,
                lambda f, text: budgets.change_fringe(store, f.id, percent=text),
                weight=0,
                floor=64,
                align=RIGHT,
            ),
            Column[Fringe](
                t("Cutoff"),
                lambda f: (
                    "–" if f.cutoff_minor is None else self.ctx.lang.amount(f.cutoff_minor, base)
                ),
                lambda f, text: budgets.change_fringe(
                    store, f.id, cutoff_minor=minor(text, base) if text.strip() else None
                ),
                weight=0,
                floor=92,
                fold=1,
                align=RIGHT,
                edit=lambda f: "" if f.cutoff_minor is None else f"{major(f.cutoff_minor, base)}",
                tip=lambda _: t("Nothing is due on what one person earns above it"),
            ),
        ]

    def add_fringe(self) -> None:
        """Add a fringe and type its name."""
        made = budgets.add_fringe(self.ctx.store, self.ctx.lang.text("New fringe"), "0%")
        self.fringes.type_name(made)

    def _delete_fringes(self, ids: list[str]) -> None:
        for fringe_id in ids:
            budgets.delete_fringe(self.ctx.store, fringe_id)
        self.ctx.toast(self.ctx.lang.text("Deleted."), undo=True)

    # --- exchange rates -----------------------------------------------------------------------

    def _rate_columns(self) -> list[Column[Exchange]]:
        t = self.ctx.lang.text
        return [
            Column[Exchange](
                t("Date"),
                lambda r: r.date,
                weight=0,
                floor=104,
                look="muted",
                tip=lambda r: r.source,
            ),
            Column[Exchange](
                t("Exchange rate"),
                lambda r: f"{r.currency} {r.rate}",
                lambda r, text: self._set_rate(r, text, r.source),
                weight=1.0,
                floor=96,
                edit=lambda r: r.rate,
                tip=lambda r: r.source,
            ),
            Column[Exchange](
                t("Source"),
                lambda r: r.source,
                lambda r, text: self._set_rate(r, r.rate, text),
                weight=0.6,
                floor=56,
                fold=1,
                look="muted",
                tip=lambda r: r.source,
            ),
        ]

    def _set_rate(self, one: Exchange, rate: str, source: str) -> None:
        budgets.set_rate(self.ctx.store, one.currency, rate, one.date, source)

    def add_rate(self) -> None:
        """Ask for currency, rate, date and source, and keep them."""
        from studio.desktop.pages.budget_ask import RateDialog

        RateDialog(self.ctx, self).exec()

    def _delete_rates(self, ids: list[str]) -> None:
        for rate_id in ids:
            budgets.delete_rate(self.ctx.store, rate_id)
        self.ctx.toast(self.ctx.lang.text("Deleted."), undo=True)
