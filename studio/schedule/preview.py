"""What a move by hand would cost, told before it is made."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from studio.base.clock import show_length
from studio.base.words import N_, Message, msg
from studio.schedule.auto import counts
from studio.schedule.facts import Facts
from studio.schedule.model import Board, Strip
from studio.schedule.warnings import Warning, warnings


@dataclass(frozen=True, slots=True)
class MoveCost:
    """The difference a move makes; `warnings` are those that it would add.

    `work` and `planned` are minutes of the day it goes to, both 0 for the boneyard.
    """

    day: int | None
    work: int
    planned: int
    company_moves: int
    cast_work: int
    cast_hold: int
    warnings: tuple[Warning, ...]

    def sentences(self) -> tuple[Message, ...]:
        """Say the difference in a few words each, worst first; nothing is said about no change."""
        said = [one.message for one in self.warnings]
        if self.day is not None:
            said.append(
                msg(
                    N_("Day {day}: {work} of {planned} hours"),
                    day=self.day,
                    work=show_length(self.work),
                    planned=show_length(self.planned),
                )
            )
        for text, change in (
            (N_("company moves {change}"), self.company_moves),
            (N_("cast working days {change}"), self.cast_work),
            (N_("cast waiting days {change}"), self.cast_hold),
        ):
            if change:
                said.append(msg(text, change=f"{change:+d}".replace("-", "−")))
        return tuple(said)


def moved(
    board: Board, strip_ids: Collection[str], day_id: str | None, before: str | None = None
) -> Board:
    """Return the board as `move_strips` would leave it; nothing is written."""
    wanted = set(strip_ids)
    block = [replace(strip, day_id=day_id) for strip in board.strips() if strip.id in wanted]

    def arranged(strips: Sequence[Strip], *, here: bool) -> tuple[Strip, ...]:
        staying = [strip for strip in strips if strip.id not in wanted]
        if not here:
            return tuple(staying)
        ids = [strip.id for strip in strips]
        following = ids[ids.index(before) :] if before in ids else []
        at = next((n for n, strip in enumerate(staying) if strip.id in following), len(staying))
        return (*staying[:at], *block, *staying[at:])

    days = tuple(
        replace(day, strips=arranged(day.strips, here=day.id == day_id)) for day in board.days
    )
    return replace(board, days=days, boneyard=arranged(board.boneyard, here=day_id is None))


def cost_of_move(
    board: Board,
    facts: Facts,
    strip_ids: Collection[str],
    day_id: str | None,
    before: str | None = None,
) -> MoveCost:
    """Compare the board with what it would be after a move."""
    after = moved(board, strip_ids, day_id, before)
    was, will = counts(board, facts), counts(after, facts)
    known = {str(one.message) for one in _grave(board, facts)}
    day = after.day(day_id)
    return MoveCost(
        day=day.number if day else None,
        work=facts.timing(day).work if day else 0,
        planned=day.work_minutes if day else 0,
        company_moves=will.company_moves - was.company_moves,
        cast_work=will.cast_work - was.cast_work,
        cast_hold=will.cast_hold - was.cast_hold,
        warnings=tuple(one for one in _grave(after, facts) if str(one.message) not in known),
    )


def _grave(board: Board, facts: Facts) -> list[Warning]:
    return [one for one in warnings(board, facts) if one.severity != "info"]
