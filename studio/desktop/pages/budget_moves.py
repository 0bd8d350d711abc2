"""Where rows of the budget land when they are dragged, moved by keys, or sent to an account."""

from collections.abc import Callable, Sequence
from functools import partial

from studio.budget import store as budgets
from studio.budget.model import Account, Budget
from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.pages.budget_table import LineTable


class Moves:
    """Moves lines between lines and accounts, and accounts between accounts."""

    def __init__(self, ctx: Context, table: LineTable, budget: Callable[[], Budget]) -> None:
        self._ctx = ctx
        self._table = table
        self._budget = budget

    def put(self, ids: list[str], after_id: str) -> None:
        """Put rows after another one; an account moves by itself, with its lines."""
        accounts = {one.id: one for one in self._budget().accounts}
        moved = [one for one in ids if one in accounts]
        lines = [one for one in ids if one not in accounts]
        if lines:
            account, before = self.place_after(after_id, lines)
            if account is not None:
                budgets.move_lines(self._ctx.store, lines, account.id, before)
            return
        if len(moved) == 1 and accounts[moved[0]].parent_id is not None:
            before = self._account_before(moved[0], after_id)
            if before != moved[0]:
                self._ctx.attempt(lambda: budgets.move_account(self._ctx.store, moved[0], before))

    def place_after(
        self, row_id: str, moved: Sequence[str] = ()
    ) -> tuple[Account | None, str | None]:
        """Return the account of a row and the line behind it; of a section, its first account."""
        budget = self._budget()
        rows = [one for one in budget.lines if one.id not in moved]
        line = next((one for one in budget.lines if one.id == row_id), None)
        account = self._owner(row_id)
        if account is None:
            inside = [one for one in budget.accounts if one.parent_id]
            here = [one for one in inside if one.parent_id == row_id]
            return next(iter([*here, *inside]), None), None
        mine = [one.id for one in rows if one.account_id == account.id]
        if line is None:
            return account, next(iter(mine), None) if moved else None
        if line.id in mine:
            at = mine.index(line.id) + 1
            return account, mine[at] if at < len(mine) else None
        return account, self._behind(line.id, mine)

    def _behind(self, line_id: str, mine: Sequence[str]) -> str | None:
        """Return the first of the lines that stands below one which is itself moved."""
        row = self._table.row_of(line_id)
        return next((one for one in mine if self._table.row_of(one) > row), None)

    def targets(self, ids: Sequence[str]) -> list[Act]:
        """Offer every account for lines to go to."""
        accounts = {one.id for one in self._budget().accounts}
        lines = [one for one in ids if one not in accounts]
        if not lines:
            return []
        return [
            Act(
                f"{one.number} {self._ctx.lang.text(one.name)}".strip(),
                "wallet",
                partial(budgets.move_lines, self._ctx.store, lines, one.id),
                writes=True,
            )
            for one in self._budget().accounts
            if one.parent_id is not None
        ]

    def _owner(self, row_id: str) -> Account | None:
        """Return the account that a row is, or to which a line belongs; None for a section."""
        budget = self._budget()
        line = next((one for one in budget.lines if one.id == row_id), None)
        wanted = line.account_id if line else row_id
        found = (one for one in budget.accounts if one.id == wanted and one.parent_id)
        return next(found, None)

    def _account_before(self, moved: str, after_id: str) -> str | None:
        """Return the account in front of which one lands; itself when it stays."""
        order = [one for one in self._shown_accounts() if one.id != moved]
        own = next(one for one in self._budget().accounts if one.id == moved)
        owner = self._owner(after_id)
        if owner is None:  # on top of a section, or of everything
            inside = [one.id for one in order if one.parent_id == after_id]
            return inside[0] if inside else moved
        up = self._table.row_of(after_id) < self._table.row_of(moved)
        if owner.id == moved:
            everything = self._shown_accounts()
            at = everything.index(own) + 1
            if at >= len(everything) or everything[at].parent_id != own.parent_id:
                return moved
            owner = everything[at]
        at = order.index(owner)
        if up and not self._ends(owner, after_id):
            return owner.id
        following = order[at + 1] if at + 1 < len(order) else None
        if following is not None and following.parent_id == owner.parent_id:
            return following.id
        return None if owner.parent_id == own.parent_id else owner.id

    def _shown_accounts(self) -> list[Account]:
        accounts = self._budget().accounts
        sections = [one.id for one in accounts if one.parent_id is None]
        return [one for key in sections for one in accounts if one.parent_id == key]

    def _ends(self, owner: Account, row_id: str) -> bool:
        """Whether a row is the last one of an account."""
        row = self._table.row_of(row_id) + 1
        if row >= self._table.rowCount():
            return True
        below = self._owner(self._table.at(row).id)
        return below is None or below.id != owner.id
