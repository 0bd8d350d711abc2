"""On which days a person is called."""

from datetime import date

from studio.people.model import Availability, Casting
from studio.schedule.model import Board, CastRef, Day, Strip, StripScene
from studio.workflow.called import called_days

LIN = CastRef("lin", "林晚", "", 1, "ana")


def day(number, at, *cast):
    scene = StripScene(
        f"s{number}", f"1-{number}", 1, number, "INT", None, "", "", "", "DAY", "", "",
        cast, 4, 30, 20, None, "", "", "INT DAY",
    )  # fmt: skip
    strip = Strip(f"t{number}", "scene", "", "text", f"d{number}", "i", False, None, (scene,))
    return Day(f"d{number}", f"sd{number}", at, number, "shoot", 420, 600, False, "", (strip,))


BOARD = Board(
    "b",
    "A",
    (
        day(1, date(2026, 12, 7), LIN),
        day(2, date(2026, 12, 8)),
        day(3, date(2026, 12, 9), LIN),
    ),
    (),
)
CAST = [Casting("c", "lin", "林晚", "", "ana", "Ana", "", 1, 0, 0, "", "", "", 0, 0, 0)]


def test_the_cast_is_called_when_their_role_works_and_not_when_it_waits():
    days = called_days(BOARD, CAST, [], "ana")
    assert [(d.number, d.code) for d in days] == [(1, "SW"), (3, "WF")]


def test_the_crew_is_called_every_shooting_day():
    assert [d.number for d in called_days(BOARD, CAST, [], "bo")] == [1, 2, 3]


def test_a_day_away_is_marked():
    away = [Availability("a", "ana", "2026-12-09", "2026-12-12", "")]
    assert [d.free for d in called_days(BOARD, CAST, away, "ana")] == [True, False]
