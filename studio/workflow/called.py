"""On which days a person is called, by the board and the cast list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from studio.people.model import Availability, Casting
from studio.schedule.dood import WORKING, dood
from studio.schedule.model import Board


@dataclass(frozen=True, slots=True)
class CalledDay:
    """A shooting day of a person; `code` is that of the day out of days, empty for the crew.

    `free` is whether the person can come on that day.
    """

    number: int
    date: date
    code: str
    free: bool


def called_days(
    board: Board,
    castings: Sequence[Casting],
    availability: Sequence[Availability],
    person_id: str,
) -> list[CalledDay]:
    """List the days of a person: those of their roles, or every shooting day for the crew."""
    roles = {casting.character_id for casting in castings if casting.person_id == person_id}
    away = [one for one in availability if one.person_id == person_id]
    codes: dict[date, str] = {}
    for row in dood(board).rows if roles else ():
        if row.id in roles:
            pairs = zip(board.days, row.codes, strict=True)
            codes.update({day.date: code for day, code in pairs if code in WORKING})
    return [
        CalledDay(day.number or 0, day.date, codes.get(day.date, ""), _free(away, day.date))
        for day in board.shooting_days
        if not roles or day.date in codes
    ]


def _free(away: Sequence[Availability], day: date) -> bool:
    text = day.isoformat()
    return not any(one.first_date <= text <= one.last_date for one in away)
