"""The inspector of the budget: the selected line or account, and the terms of all lines."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from studio.budget import store as budgets
from studio.budget.model import Account, Budget, Fringe, Line
from studio.budget.totals import AccountTotal, LineTotal, Totals
from studio.budget.words import account_name, both_names, line_name
from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.names import Names
from studio.desktop.pages.budget_terms import Terms
from studio.desktop.widgets.acts import plain
from studio.desktop.widgets.form import MARGIN, Form
from studio.desktop.widgets.label import label
from studio.project.production import Production


def _names(form: Form, show: Production, one: Account | Line) -> dict[str, str]:
    """Return what the fields of the names show."""
    found = dict(zip(("name", "other_name"), both_names(show, one), strict=True))
    return {key: value for key, value in found.items() if key in form.keys()}  # noqa: SIM118


def _typed(show: Production, one: Account | Line, column: str, value: object) -> dict[str, object]:
    """Return the columns to write; a name that is typed keeps its translated twin."""
    if column not in ("name", "other_name"):
        return {column: value}
    found = dict(zip(("name", "other_name"), both_names(show, one), strict=True))
    return {**found, column: value}


class LineForm(Form):
    """A line: its names, its note, its fringes, and what it pays."""

    def __init__(self, ctx: Context, show: Production, names: Names) -> None:
        super().__init__(ctx)
        self._about = show
        self._done: LineTotal | None = None
        self._sum = label(wrap=True)
        self.rows.addSpacing(4)
        self.rows.addWidget(self._sum)
        self._problem = label(tone="bad", wrap=True)
        self.rows.addWidget(self._problem)
        self.add_pair("name", ctx.lang.text("Name"), self._set, names)
        self.add_text("note", ctx.lang.text("Note"), lambda text: self._set("note", text))
        self.add_title(ctx.lang.text("Fringes"))
        self._boxes: dict[str, QCheckBox] = {}
        self._fringes: tuple[Fringe, ...] = ()
        self._holder = QVBoxLayout()
        self.rows.addLayout(self._holder)

    def show_line(self, budget: Budget, done: LineTotal) -> None:
        """Show a line."""
        lang, line = self.ctx.lang, done.line
        amount = lang.money(done.own_minor, done.currency)
        self.set_heading(line_name(lang, self._about, budget, line), amount)
        cells = [lang.decimal(done.values[key]) for key in done.values]
        self._sum.setText(" × ".join(cells))
        self._sum.setVisible(not done.problem)
        self._problem.setText(lang.say(done.problem) if done.problem else "")
        self._problem.setVisible(bool(done.problem))
        self.show_record(line.id, {"note": line.note, **_names(self, self._about, line)})
        self._done = done
        self._offer(budget.fringes)

    def _offer(self, fringes: tuple[Fringe, ...]) -> None:
        if fringes != self._fringes:
            for box in self._boxes.values():
                box.hide()
                box.deleteLater()
            self._fringes = fringes
            self._boxes = {one.id: self._box(one) for one in fringes}
        for fringe_id, box in self._boxes.items():
            box.setChecked(bool(self._done) and fringe_id in self._done.line.fringes)  # type: ignore[union-attr]

    def _box(self, fringe: Fringe) -> QCheckBox:
        words = f"{account_name(self.ctx.lang, self._about, fringe)}  {fringe.percent}"
        box = QCheckBox(plain(words))
        # A long name must not ask for more width than the pane has.
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setProperty("elided", True)
        box.setToolTip(plain_tip(words))
        box.setEnabled(not self.ctx.store.read_only)
        box.clicked.connect(self._put)
        self._holder.addWidget(box)
        return box

    def _put(self) -> None:
        if self._done is not None:
            chosen = [fringe_id for fringe_id, box in self._boxes.items() if box.isChecked()]
            budgets.set_fringes(self.ctx.store, [self._done.line.id], chosen)

    def _set(self, column: str, text: str) -> None:
        if self._done is not None:
            line = self._done.line
            values = _typed(self._about, line, column, text)
            budgets.change_line(self.ctx.store, line.id, **values)


class AccountForm(Form):
    """An account or a section: number, names, and the percent that it is of the others."""

    def __init__(self, ctx: Context, show: Production, names: Names) -> None:
        super().__init__(ctx)
        self._about = show
        self._account: Account | None = None
        t = ctx.lang.text
        self._problem = label(tone="bad", wrap=True)
        self.rows.addWidget(self._problem)
        self.add_text("number", t("Number"), lambda text: self._set("number", text))
        self.add_pair("name", t("Name"), self._set, names)
        self.add_text(
            "percent",
            t("Percent of all other accounts"),
            lambda text: self._set("percent", text),
            hint=t("empty, or such as 10%"),
        )
        self._exempt = QCheckBox(plain(t("Left out of such percents")))
        self._exempt.setEnabled(not ctx.store.read_only)
        self._exempt.clicked.connect(lambda on: self._set("exempt", on))
        self.rows.addSpacing(8)
        self.add_widget(self._exempt)

    def show_account(self, account: Account, total: str, problem: str = "") -> None:
        """Show an account with its total."""
        lang = self.ctx.lang
        self.set_heading(
            f"{account.number}  {account_name(lang, self._about, account)}".strip(), total
        )
        values = {"number": account.number, "percent": account.percent}
        self.show_record(account.id, values | _names(self, self._about, account))
        self._account = account
        self._exempt.setChecked(account.exempt)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        for key in ("number", "percent"):
            self._fields[key].setEnabled(account.parent_id is not None)
        self._exempt.setVisible(account.parent_id is not None)

    def _set(self, column: str, value: object) -> None:
        if self._account is not None:
            values = _typed(self._about, self._account, column, value)
            budgets.change_account(self.ctx.store, self._account.id, **values)


class BudgetPanel(QWidget):
    """The form of what is selected above the globals, fringes and rates."""

    def __init__(self, ctx: Context, show: Production, names: Names) -> None:
        super().__init__()
        self._ctx = ctx
        self.line = LineForm(ctx, show, names)
        self.account = AccountForm(ctx, show, names)
        self.terms = Terms(ctx, show, names)
        around = QVBoxLayout()
        around.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        around.addWidget(self.terms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.account)
        column.addLayout(around)
        column.addStretch(1)

    def show_budget(self, budget: Budget, done: Totals, chosen: Sequence[str]) -> None:
        """Show the first of the selected rows, and the terms."""
        chosen_id = next(iter(chosen), "")
        lines = {one.line.id: one for account in done.accounts for one in account.lines}
        line = lines.get(chosen_id)
        if line is not None:
            self.line.show_line(budget, line)
        account = next((one for one in budget.accounts if one.id == chosen_id), None)
        if account is not None:
            self._show_account(account, done)
        self.line.setVisible(line is not None)
        self.account.setVisible(account is not None)
        self.terms.show_terms(budget, done)

    def _show_account(self, account: Account, done: Totals) -> None:
        money = self._ctx.lang.money
        totals: dict[str, AccountTotal] = {one.account.id: one for one in done.accounts}
        found = totals.get(account.id)
        if found is not None:
            problem = self._ctx.lang.say(found.problem) if found.problem else ""
            self.account.show_account(account, money(found.minor, done.currency), problem)
            return
        minor = sum(one.minor for one in done.sections if one.account.id == account.id)
        self.account.show_account(account, money(minor, done.currency))
