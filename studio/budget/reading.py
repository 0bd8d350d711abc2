"""Reading the budget from the project file."""

from dataclasses import replace

from studio.base.errors import StudioError
from studio.budget import bound
from studio.budget.model import Account, Budget, Exchange, Fringe, Global, Line
from studio.budget.totals import Totals, totals
from studio.project.production import production
from studio.project.store import Store

# What a page that shows the budget must follow.
TABLES = (
    *("account", "budget_line", "global", "fringe", "line_fringe", "exchange_rate", "production"),
    *("board", "board_day", "strip", "strip_scene", "scene", "scene_character", "episode"),
    *("person", "casting", "character", "place", "set_place", "language"),
)


def read(store: Store) -> Budget:
    """Read the budget, with what comes from the board, the script, the people and the places."""
    currency = production(store).currency
    typed = Budget(
        currency,
        accounts=_accounts(store),
        lines=_lines(store),
        globals=tuple(
            Global(**row)  # type: ignore[arg-type]
            for row in store.query("SELECT id, name, formula, note FROM global ORDER BY sort, id")
        ),
        fringes=tuple(
            Fringe(**row)  # type: ignore[arg-type]
            for row in store.query(
                "SELECT id, name, other_name, percent, cutoff_minor FROM fringe ORDER BY sort, id"
            )
        ),
        exchange=tuple(
            Exchange(**row)  # type: ignore[arg-type]
            for row in store.query("SELECT * FROM exchange_rate ORDER BY currency, date, id")
        ),
    )
    found, links = bound.read(store, currency, typed.rates())
    return replace(typed, bound=found, links=links)


def worked_out(store: Store) -> Totals:
    """Read the budget and work it out."""
    return totals(read(store))


def whole(store: Store) -> tuple[Budget, Totals]:
    """Read the budget and work it out; raises StudioError when something in it is wrong.

    For what leaves the house: a total without the lines that are wrong would be a wrong one.
    """
    budget = read(store)
    done = totals(budget)
    for problem in done.problems:
        raise StudioError(problem.text, **problem.values)
    return budget, done


def _accounts(store: Store) -> tuple[Account, ...]:
    rows = store.query(
        "SELECT id, parent_id, number, name, other_name, percent, exempt FROM account"
        " ORDER BY sort, id"
    )
    return tuple(
        Account(**{**row, "exempt": bool(row["exempt"])})  # type: ignore[arg-type]
        for row in rows
    )


def _lines(store: Store) -> tuple[Line, ...]:
    fringes: dict[str, list[str]] = {}
    for row in store.query(
        "SELECT line_id, fringe_id FROM line_fringe JOIN fringe ON fringe.id = fringe_id"
        " ORDER BY fringe.sort, fringe.id, line_fringe.id"
    ):
        mine = fringes.setdefault(str(row["line_id"]), [])
        if row["fringe_id"] not in mine:
            mine.append(str(row["fringe_id"]))
    rows = store.query(
        "SELECT id, account_id, name, other_name, amount, unit, times, rate, currency,"
        " person_id, casting_id, place_id, note FROM budget_line ORDER BY sort, id"
    )
    return tuple(
        Line(**row, fringes=tuple(fringes.get(str(row["id"]), ())))  # type: ignore[arg-type]
        for row in rows
    )
