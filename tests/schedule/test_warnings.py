from datetime import date

from studio.schedule import store as schedule
from studio.schedule.presets import rules
from studio.schedule.timing import timing
from studio.schedule.warnings import warnings
from tests.schedule.making import by_number, ids_of, planned, row
from tests.schedule.pieces import banner, board, day, facts, strip


def told(a_board, known=None):
    return [(one.rule, str(one.message)) for one in warnings(a_board, known or facts())]


def rules_of(a_board, known=None):
    return [rule for rule, _ in told(a_board, known)]


def test_a_quiet_board_has_no_warnings():
    assert told(board(day(0, strip("1-1", cast=[1])), day(1, strip("1-2", cast=[1])))) == []


def test_an_absent_actor_is_named_once_with_day_and_scenes():
    plan = board(day(0), day(1, strip("1-1", cast=[1, 2]), strip("1-2", cast=[1])))
    found = [one for one in warnings(plan, facts(away={1: [1]})) if one.severity == "error"]
    assert [str(one.message) for one in found] == [
        "Actor 1 is not available on day 2 (scenes 1-1, 1-2)."
    ]
    assert (found[0].day, found[0].strip_id, found[0].strip_ids) == (2, "1-1", ("1-1", "1-2"))


def test_an_absent_actor_on_another_day_is_no_matter():
    assert told(board(day(0, strip("1-1", cast=[1]))), facts(away={1: [1]})) == []


def test_a_closed_place_is_named():
    plan = board(day(0, strip("1-1", place="B"), strip("1-2", place="B")))
    assert told(plan, facts(closed={"B": [0]})) == [
        ("place_unavailable", "Place B is not available on day 1 (scenes 1-1, 1-2).")
    ]


def test_roles_without_an_actor_are_listed_per_day():
    plan = board(day(0, strip("1-1", cast=[1, 20]), strip("1-2", cast=[21])))
    assert told(plan) == [("cast_uncast", "Nobody is cast yet as Role 20, Role 21 (day 1).")]


def test_a_day_is_too_long_with_its_banners_but_without_its_meal():
    scenes = [strip(f"1-{n}", minutes=100) for n in range(6)]
    assert rules_of(board(day(0, *scenes, banner("Lunch", 60, "meal")))) == []
    assert told(board(day(0, *scenes, banner("Fight rehearsal", 75)))) == [
        ("day_too_long", "Day 1 works 11:15 hours, 1:15 more than planned.")
    ]


def test_a_move_between_places_takes_time_unless_a_banner_stands_for_it():
    two = (strip("1-1", minutes=280), strip("1-2", minutes=280, place="B"))
    assert rules_of(board(day(0, *two))) == ["day_too_long"]
    assert rules_of(board(day(0, two[0], banner("To B", 30, "move"), two[1]))) == []


def test_more_than_two_places_a_day_are_told_in_order():
    plan = board(day(0, *(strip(f"1-{p}", place=p, minutes=20) for p in "ABA")))
    assert told(plan) == [
        ("company_moves", "Day 1 moves 2 times between places: Place A → Place B → Place A.")
    ]


def test_exteriors_of_day_and_night_on_one_day_are_told():
    plan = board(day(0, strip("1-1", colour="EXT DAY"), strip("1-2", colour="EXT NIGHT")))
    assert rules_of(plan) == ["day_night_mix"]
    assert rules_of(board(day(0, strip("1-1"), strip("1-2", colour="INT NIGHT")))) == []


def test_a_short_night_between_wrap_and_call_is_told():
    late = day(0, strip("1-1", minutes=540), call=960)
    assert told(board(late, day(1, strip("1-2")))) == [
        (
            "turnaround",
            "Only 5:00 hours of rest between the wrap of day 1 (26:00) and the call of day 2;"
            " 11:00 are usual.",
        )
    ]
    assert rules_of(board(late, day(1, kind="off"), day(2, strip("1-2")))) == []


def test_an_empty_shooting_day_is_told_and_a_day_off_is_not():
    assert rules_of(board(day(0), day(1, kind="off"))) == ["empty_day"]


def test_a_child_at_night_and_beyond_its_hours_is_told_as_no_legal_advice():
    known = facts(born={1: date(2016, 8, 4)})
    evening = board(day(0, strip("1-1", minutes=400), strip("1-2", cast=[1]), call=900))
    assert told(evening, known) == [
        (
            "minor_at_night",
            "Actor 1 is 9 and works outside of 05:00–22:00 on day 1 (scenes 1-2; table:"
            " California, school days, not legal advice).",
        )
    ]
    long = board(day(0, strip("1-1", cast=[1], minutes=200), strip("1-2", cast=[1], minutes=130)))
    assert rules_of(long, known) == ["minor_hours"]
    assert rules_of(long, facts(born={1: date(2000, 1, 1)})) == []


def test_errors_come_first_within_a_day():
    plan = board(day(0, strip("1-1", cast=[1, 30], minutes=700)))
    assert rules_of(plan, facts(away={1: [0]})) == [
        "cast_unavailable",
        "day_too_long",
        "cast_uncast",
    ]


def test_a_long_day_without_a_meal_banner_gets_the_usual_meal():
    long = day(0, strip("1-1", minutes=200), strip("1-2", minutes=200), strip("1-3", minutes=60))
    plan = timing(long, rules().day)
    assert [(slot.start, slot.end) for slot in plan.slots] == [(420, 620), (680, 880), (880, 940)]
    assert (plan.work, plan.meal, plan.wrap) == (460, 60, 940)


def test_a_meal_banner_is_taken_where_it_stands():
    plan = timing(
        day(0, strip("1-1", minutes=300), banner("Lunch", 45, "meal"), strip("1-2", minutes=300)),
        rules().day,
    )
    assert [(slot.start, slot.end) for slot in plan.slots][-1] == (765, 1065)
    assert (plan.work, plan.meal, plan.wrap) == (600, 45, 1065)


def test_facts_are_read_with_names_in_the_language_asked_for(tmp_path):
    with planned(tmp_path) as store:
        person, place = ids_of(store, "person")[0], ids_of(store, "place")[0]
        with store.edit("Name") as db:
            db.execute("UPDATE person SET other_name = 'Li Lei' WHERE id = ?", [person])
        row(
            store,
            "availability",
            person_id=person,
            first_date="2026-08-03",
            last_date="2026-08-04",
        )
        row(
            store,
            "place_availability",
            place_id=place,
            first_date="2026-08-04",
            last_date="2026-08-04",
        )
        board_now = schedule.active_board(store)
        scene = by_number(board_now)["1-1"]
        schedule.move_strips(store, [scene], board_now.days[1].id)
        board_now = schedule.active_board(store)
        found = warnings(board_now, schedule.read_facts(store, "en"))
        texts = [str(one.message) for one in found if one.severity == "error"]
        assert texts == [
            "Li Lei is not available on day 2 (scenes 1-1).",
            "Place 0 is not available on day 2 (scenes 1-1).",
        ]
        assert schedule.read_facts(store).persons[person].name == "Actor 0"
