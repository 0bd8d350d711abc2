"""What the budget page asks: a new global, a new exchange rate."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from studio.budget import store as budgets
from studio.desktop.context import Context
from studio.desktop.pages.schedule_dialogs import AskDialog, date_field


class GlobalDialog(AskDialog):
    """Asks for a name and a formula; the name of a bound global replaces that one."""

    def __init__(self, ctx: Context, parent: QWidget) -> None:
        super().__init__(ctx, parent, ctx.lang.text("Add a global"))
        self.name, self.formula, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setPlaceholderText("PREP_DAYS")
        self.formula.setPlaceholderText("SHOOT_DAYS / 2")
        self.add_row(self.t("Name"), self.name)
        self.add_row(self.t("Formula"), self.formula)
        self.add_row(self.t("Note"), self.note)
        self.finish(self.t("Add"), self._add)

    def _add(self) -> None:
        budgets.set_global(self.ctx.store, self.name.text(), self.formula.text(), self.note.text())


class RateDialog(AskDialog):
    """Asks what a unit of a currency costs, when, and who says so."""

    def __init__(self, ctx: Context, parent: QWidget) -> None:
        super().__init__(ctx, parent, ctx.lang.text("Add an exchange rate"))
        self.currency, self.rate, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.currency.setPlaceholderText("USD")
        self.rate.setPlaceholderText("7.12")
        self.date = date_field(ctx, date.today())  # noqa: DTZ011 - a calendar
        self.add_row(self.t("Currency"), self.currency)
        self.add_row(self.t("One costs"), self.rate)
        self.add_row(self.t("On"), self.date)
        self.add_row(self.t("Source"), self.source)
        self.finish(self.t("Add"), self._add)

    def _add(self) -> None:
        day = self.date.date().toString("yyyy-MM-dd")
        budgets.set_rate(
            self.ctx.store, self.currency.text(), self.rate.text(), day, self.source.text()
        )
