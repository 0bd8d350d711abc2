"""The schedule in the project file: everything that reads or changes it, in one place."""

from studio.schedule.applying import apply_plan
from studio.schedule.days import add_day, add_days, change_day, move_day, remove_day
from studio.schedule.placing import ensure_board, sync_strips
from studio.schedule.reading import active_board, boards, read_board, read_elements, read_facts
from studio.schedule.scenarios import activate_board, duplicate_board, remove_board, rename_board
from studio.schedule.strips import (
    add_banner,
    change_banner,
    merge_strips,
    move_strips,
    nudge,
    pin,
    remove_banner,
    separate_strip,
    set_minutes,
    split_strip,
)

__all__ = [
    "activate_board",
    "active_board",
    "add_banner",
    "add_day",
    "add_days",
    "apply_plan",
    "boards",
    "change_banner",
    "change_day",
    "duplicate_board",
    "ensure_board",
    "merge_strips",
    "move_day",
    "move_strips",
    "nudge",
    "pin",
    "read_board",
    "read_elements",
    "read_facts",
    "remove_banner",
    "remove_board",
    "remove_day",
    "rename_board",
    "separate_strip",
    "set_minutes",
    "split_strip",
    "sync_strips",
]
