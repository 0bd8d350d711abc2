"""What can be done to the days of the board, and to boards as a whole."""

from collections.abc import Callable
from datetime import date
from string import ascii_uppercase

from PySide6.QtWidgets import QWidget

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.pages.schedule_dialogs import DaysDialog, NameDialog
from studio.desktop.pages.schedule_doing import Select
from studio.desktop.pages.schedule_state import State
from studio.schedule import store as schedule
from studio.schedule.model import BoardInfo, DayKind


class DayDoing:
    """Adds, changes, moves and removes days; each edit is one undoable step."""

    def __init__(
        self, ctx: Context, page: QWidget, state: Callable[[], State], select: Select
    ) -> None:
        self._ctx = ctx
        self._page = page
        self._state = state
        self._select = select
        self._t = ctx.lang.text

    def add(self) -> None:
        """Ask for shooting days and add them."""
        state = self._state()
        dialog = DaysDialog(self._ctx, self._page, state.board.days, state.facts.rules.day)
        if dialog.exec():
            self._select(dialog.made)
            count = len(dialog.made)
            self._say(
                self._ctx.lang.count("Added {n} shooting day", "Added {n} shooting days", count)
            )
        dialog.deleteLater()

    def lock(self, day_id: str, on: bool) -> None:
        """Lock a day against every change, or unlock it."""
        name = self._name(day_id)
        words = self._t("{day} is locked", day=name) if on else self._t("{day} is open", day=name)
        self._try(lambda: schedule.change_day(self._ctx.store, day_id, locked=on), words)

    def kind(self, day_id: str, kind: DayKind) -> None:
        """Make a day a shooting day, a day off or a travel day; raises StudioError."""
        schedule.change_day(self._ctx.store, day_id, kind=kind)

    def date(self, day_id: str, on: date) -> None:
        """Put a day on another date; raises StudioError."""
        schedule.change_day(self._ctx.store, day_id, on=on)

    def step(self, day_id: str, step: int) -> None:
        """Swap what is shot on a day with the day before or after; the dates stay."""
        days = [day.id for day in self._state().board.days]
        at = days.index(day_id) + (step if step < 0 else step + 1)
        if at < 0 or at > len(days):
            self._ctx.toast(self._t("There is no day in that direction."))
            return
        before = days[at] if at < len(days) else None
        words = self._t("Moved {day}", day=self._name(day_id))
        self._try(lambda: schedule.move_day(self._ctx.store, day_id, before), words)
        self._select([day_id])

    def put_before(self, day_id: str, before: str | None) -> None:
        """Put a day in front of another, or last."""
        words = self._t("Moved {day}", day=self._name(day_id))
        self._try(lambda: schedule.move_day(self._ctx.store, day_id, before), words)
        self._select([day_id])

    def clear(self, day_id: str) -> None:
        """Move the scenes of a day to the boneyard."""
        ids = [strip.id for strip in self._state().days[day_id].scene_strips]
        words = self._ctx.lang.count(
            "Moved {n} scene to the boneyard", "Moved {n} scenes to the boneyard", len(ids)
        )
        self._try(lambda: schedule.move_strips(self._ctx.store, ids, None), words)

    def remove(self, day_ids: list[str]) -> None:
        """Remove days; their scenes go to the boneyard."""
        names = self._ctx.lang.join(map(self._name, day_ids))

        def do() -> None:
            with self._ctx.store.edit(N_("Remove {n} days"), n=len(day_ids)):
                for day_id in day_ids:
                    schedule.remove_day(self._ctx.store, day_id)

        self._try(do, self._t("Removed {days}", days=names))

    def _name(self, day_id: str) -> str:
        state = self._state()
        return state.day_name(state.days[day_id])

    def _say(self, words: str) -> None:
        self._ctx.toast(words, undo=True)

    def _try(self, do: Callable[[], object], words: str) -> None:
        try:
            do()
        except StudioError as error:
            self._ctx.tell(error)
            return
        self._say(words)


class BoardDoing:
    """Copies, renames, chooses and removes boards."""

    def __init__(self, ctx: Context, page: QWidget, state: Callable[[], State]) -> None:
        self._ctx = ctx
        self._page = page
        self._state = state
        self._t = ctx.lang.text

    def duplicate(self) -> None:
        """Ask for a name and copy the board, to try something on the copy."""
        board = self._state().board
        taken = {info.name for info in self._state().boards}
        name = next(
            (letter for letter in ascii_uppercase if letter not in taken), f"{board.name} 2"
        )

        def do(name: str) -> None:
            with self._ctx.store.edit(N_("Copy board {name}"), name=board.name):
                copy = schedule.duplicate_board(self._ctx.store, board.id, name)
                schedule.activate_board(self._ctx.store, copy)

        title = self._t("Copy board {name}", name=board.name)
        self._ask(title, name, self._t("Copy and use"), do)

    def rename(self) -> None:
        """Ask for another name."""
        board = self._state().board
        self._ask(
            self._t("Rename board {name}", name=board.name),
            board.name,
            self._t("Rename"),
            lambda name: schedule.rename_board(self._ctx.store, board.id, name),
        )

    def activate(self, info: BoardInfo) -> None:
        """Use another board."""
        self._try(
            lambda: schedule.activate_board(self._ctx.store, info.id),
            self._t("Board {name} is in use", name=info.name),
        )

    def remove(self) -> None:
        """Remove the board in use; another takes over."""
        board = self._state().board
        self._try(
            lambda: schedule.remove_board(self._ctx.store, board.id),
            self._t("Removed board {name}", name=board.name),
        )

    def _ask(self, title: str, name: str, words: str, do: Callable[[str], None]) -> None:
        dialog = NameDialog(self._ctx, self._page, title, name, words, do)
        dialog.exec()
        dialog.deleteLater()

    def _try(self, do: Callable[[], object], words: str) -> None:
        try:
            do()
        except StudioError as error:
            self._ctx.tell(error)
            return
        self._ctx.toast(words, undo=True)
