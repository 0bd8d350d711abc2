"""What the lines of the budget are worked out with: globals, fringes, exchange rates."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.base.money import major, minor
from studio.budget import store as budgets
from studio.budget.model import Budget, Exchange, Fringe
from studio.budget.totals import Totals
from studio.budget.words import account_name, plain_number
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, R, RecordTable
from studio.desktop.names import Names
from studio.desktop.pages.base import Act
from studio.desktop.widgets.acts import button
from studio.desktop.widgets.label import ElidedLabel, label
from studio.desktop.widgets.table_view import ROW, TableView
from studio.project.production import Production

HEAD = 36


@dataclass(frozen=True, slots=True)
class Term:
    """A global; `id` is its name. A bound one has a source and, unless replaced, no formula."""

    id: str
    formula: str
    value: Decimal | None
    source: str
    bound: bool


class Part(QWidget, Generic[R]):
    """A title, a button that adds, and a table as high as its rows."""

    def __init__(
        self,
        ctx: Context,
        title: str,
        table: RecordTable[R],
        add: Act,
        remove: Callable[[list[str]], None],
    ) -> None:
        super().__init__()
        self.table = table
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(title, font=ctx.look.fonts.heading), 1)
        head.addWidget(button(ctx, add))
        column.addLayout(head)
        self.view = TableView(table)
        self.view.setAccessibleName(title)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.remove_asked.connect(remove)
        self.view.menu_acts = lambda ids: [
            Act(ctx.lang.text("Delete"), "trash-2", lambda: remove(ids), writes=True)
        ]
        column.addWidget(self.view)
        self.note = label(tone="muted", font=ctx.look.fonts.small, wrap=True)
        self.note.hide()
        column.addWidget(self.note)

    def say(self, words: str) -> None:
        """Say more about the selected row, below the table."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def fit(self) -> None:
        """Take the height of the rows."""
        rows = self.table.rowCount()
        self.view.setFixedHeight(HEAD + ROW * rows + 2)
        self.view.setVisible(rows > 0)

    def type_name(self, row_id: str, column: int = 0) -> None:
        """Open a cell of a row for typing."""
        self.view.choose([row_id])
        index = self.table.index(self.table.row_of(row_id), column)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.setFocus()
            self.view.edit(index)


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
