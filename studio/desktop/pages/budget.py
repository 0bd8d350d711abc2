"""Budget: accounts and lines typed like a spreadsheet, with what an episode costs above them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from studio.base.words import N_
from studio.budget import store as budgets
from studio.budget.model import Account, Budget
from studio.budget.totals import Totals, totals
from studio.desktop.context import Context
from studio.desktop.names import Names
from studio.desktop.pages.base import Act, Item, Page
from studio.desktop.pages.budget_moves import Moves
from studio.desktop.pages.budget_panel import BudgetPanel
from studio.desktop.pages.budget_strip import TotalsStrip
from studio.desktop.pages.budget_table import LineTable
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.table_view import TableView
from studio.project.production import production


class BudgetPage(Page):
    """A table of accounts and lines, the totals above it, the terms in the inspector."""

    KEY = "budget"
    TABLES = frozenset(budgets.TABLES)
    FILTER = N_("Filter lines")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        show = production(ctx.store)
        names = Names(show, ctx.lang)
        self._show = show
        self._budget = Budget(show.currency)
        self._done: Totals = totals(self._budget)
        self.table = LineTable(ctx, show, names)
        self.view = TableView(self.table, movable=True)
        self.view.setAccessibleName(self.t("Budget"))
        self.view.chosen.connect(self._inspect)
        self.view.remove_asked.connect(self._delete)
        self.view.folded.connect(lambda row_id, is_open: self._fold([row_id], is_open=is_open))
        self.view.menu_acts = self._row_acts
        self._moves = Moves(ctx, self.table, lambda: self._budget)
        self.view.moved.connect(self._moves.put)
        self.strip = TotalsStrip(ctx)
        self.panel = BudgetPanel(ctx, show, names)
        self._lay_out()

    def _lay_out(self) -> None:
        start = Act(
            self.t("Start from the template"), "wallet", self.start, primary=True, writes=True
        )
        words = self.t(
            "Start from the template: the crew, the cast and the places of this production are"
            " in it with their rates, and the board says for how many days."
        )
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.strip)
        column.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(EmptyState(self.ctx, words, start, "wallet"))
        self.body.addWidget(self._stack, 1)

    # --- what is shown --------------------------------------------------------------------

    def refresh(self) -> None:
        """Work the budget out and show it."""
        had = bool(self._budget.accounts)
        self._budget = budgets.read(self.ctx.store)
        self._done = totals(self._budget)
        self.table.show_budget(self._budget, self._done)
        self.strip.show_totals(self._done)
        self._stack.setCurrentIndex(0 if self._budget.accounts else 1)
        self._inspect()
        if had != bool(self._budget.accounts):
            self.acts_changed.emit()
        self.inspector_changed.emit()

    def filter(self, text: str) -> None:
        """Show the lines with these words."""
        self.table.filter(text)

    def _inspect(self) -> None:
        self.panel.show_budget(self._budget, self._done, self._chosen())

    def _chosen(self) -> list[str]:
        chosen, current = self.view.chosen_ids(), self.view.current_id()
        return [current, *chosen] if current in chosen else chosen

    def inspector(self) -> QWidget | None:
        """Return the panel; nothing while there is no budget."""
        return self.panel if self._budget.accounts else None

    def select(self, row_id: str) -> None:
        """Select a line or an account."""
        self.view.choose([row_id])

    def _fold(self, account_ids: Sequence[str], *, is_open: bool) -> None:
        self.table.fold(account_ids, is_open=is_open)
        self.table.show_budget(self._budget, self._done)

    def fold_all(self, *, is_open: bool) -> None:
        """Fold all accounts, or open them."""
        self._fold([one.id for one in self._budget.accounts], is_open=is_open)

    # --- what can be done -------------------------------------------------------------------

    def acts(self) -> Sequence[Act]:
        """Offer to add lines and accounts, to fold, and to take the budget along."""
        t = self.t
        if not self._budget.accounts:
            return [Act(t("Start from the template"), "wallet", self.start, "", "", True, True)]
        view = [
            Act(t("Fold all accounts"), "chevron-right", lambda: self.fold_all(is_open=False)),
            Act(t("Open all accounts"), "chevron-down", lambda: self.fold_all(is_open=True)),
        ]
        out = [
            Act(t("Workbook (XLSX)"), "table", self.export),
            Act(t("Top sheet"), "printer", lambda: self.ctx.show_page("reports", "topsheet")),
            Act(t("Budget detail"), "printer", lambda: self.ctx.show_page("reports", "budget")),
        ]
        add = [
            Act(t("Add account"), "plus", self.add_account, writes=True),
            Act(t("Add section"), "plus", self.add_section, writes=True),
        ]
        return [
            Act(t("View"), "rows-3", menu=view),
            Act(t("Export"), "download", menu=out),
            Act(t("Accounts"), "wallet", menu=add),
            Act(t("Add line"), "plus", self.add_line, primary=True, writes=True),
        ]

    def palette_items(self) -> Sequence[Item]:
        """Offer every account."""
        lang = self.ctx.lang
        return [
            Item(
                f"{one.account.number} {lang.text(one.account.name)}",
                lang.money(one.minor, self._done.currency),
                lambda i=one.account.id: self.select(i),  # type: ignore[misc]
                "wallet",
            )
            for one in self._done.accounts
        ]

    def start(self) -> None:
        """Make the budget from the template."""
        if self.ctx.attempt(lambda: budgets.start(self.ctx.store)):
            self.ctx.toast(self.t("The budget is made. Fill in the rates that are 0."), undo=True)

    def add_line(self) -> None:
        """Add a line below the selected one, or to the selected account, and type its name."""
        account, before = self._moves.place_after(self.view.current_id())
        if account is None:
            self.ctx.toast(self.t("Add an account first."))
            return
        self._fold([account.id], is_open=True)
        made = budgets.add_line(self.ctx.store, account.id, before=before, name=self.t("New line"))
        self._type(made)

    def _type(self, row_id: str) -> None:
        self.view.choose([row_id])
        index = self.table.index(self.table.row_of(row_id), 0)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.setFocus()
            self.view.edit(index)

    def add_account(self) -> None:
        """Add an account to the section of the selection."""
        account, _ = self._moves.place_after(self.view.current_id())
        section = account.parent_id if account else self._section()
        made = budgets.add_account(self.ctx.store, section, number="", name=self.t("New account"))
        self.select(made)
        self.ctx.toast(self.t("Added an account. Name it on the right."), undo=True)

    def _section(self) -> str | None:
        sections: list[Account] = [one for one in self._budget.accounts if not one.parent_id]
        here = [one.id for one in sections if one.id == self.view.current_id()]
        return next(iter([*here, *(one.id for one in reversed(sections))]), None)

    def add_section(self) -> None:
        """Add a section at the end."""
        self.select(budgets.add_section(self.ctx.store, self.t("New section")))
        self.ctx.toast(self.t("Added a section. Name it on the right."), undo=True)

    def _delete(self, ids: list[str]) -> None:
        accounts = {one.id for one in self._budget.accounts}
        with self.ctx.store.edit(N_("Delete from the budget: {count}"), count=len(ids)):
            budgets.delete_lines(self.ctx.store, [one for one in ids if one not in accounts])
            for account_id in ids:
                if account_id in accounts:
                    budgets.delete_account(self.ctx.store, account_id)
        self.ctx.toast(
            self.ctx.lang.count("Deleted {n} row.", "Deleted {n} rows.", len(ids)), undo=True
        )

    def _row_acts(self, ids: list[str]) -> list[Act]:
        t = self.t
        return [
            Act(t("Add line"), "plus", self.add_line, writes=True),
            Act(t("Move to account"), "wallet", menu=self._moves.targets(ids)),
            Act(t("Delete"), "trash-2", lambda: self._delete(ids), writes=True),
        ]

    def export(self) -> None:
        """Choose a file and write the workbook."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.t("Save the budget"), f"{self._show.title}.xlsx", "XLSX (*.xlsx)"
        )
        if name:
            self.ctx.attempt(lambda: self._write(Path(name).with_suffix(".xlsx")))

    def _write(self, out: Path) -> None:
        from studio.reports import budget_xlsx

        budget_xlsx.write(out, *budgets.whole(self.ctx.store), self._show, self.ctx.lang)
        self.ctx.toast(self.t("{file} is written.", file=out.name))
