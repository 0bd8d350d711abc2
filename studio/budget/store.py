"""The budget in the project file: everything that reads or changes it, in one place."""

from studio.budget.lines import (
    add_account,
    add_line,
    add_section,
    change_account,
    change_line,
    delete_account,
    delete_lines,
    move_account,
    move_lines,
    set_fringes,
)
from studio.budget.reading import TABLES, read, whole, worked_out
from studio.budget.template import start
from studio.budget.terms import (
    add_fringe,
    change_fringe,
    delete_fringe,
    delete_global,
    delete_rate,
    set_global,
    set_rate,
)

__all__ = [
    "TABLES",
    "add_account",
    "add_fringe",
    "add_line",
    "add_section",
    "change_account",
    "change_fringe",
    "change_line",
    "delete_account",
    "delete_fringe",
    "delete_global",
    "delete_lines",
    "delete_rate",
    "move_account",
    "move_lines",
    "read",
    "set_fringes",
    "set_global",
    "set_rate",
    "start",
    "whole",
    "worked_out",
]
