from dataclasses import replace
from datetime import date

import pytest

from studio.callsheet.model import day_clock
from studio.callsheet.timeline import break_name, lunch_of, timeline, wrap_of
from studio.schedule.model import Day, Strip, StripScene
from studio.schedule.presets import rules
from studio.schedule.timing import Hours, timing

RULES = rules().day
SEVEN = 420


def scene(number, minutes, place="p1"):
    return StripScene(
        scene_id=number,
        number=number,
        episode=1,
        story=0,
        int_ext="INT",
        set_id="s",
        set_name="Hall",
        other_set_name="",
        time="",
        time_of_day="DAY",
        synopsis="",
        other_synopsis="",
        cast=(),
        eighths=8,
        minutes=minutes,
        seconds=60,
        place_id=place,
        place_name="",
        other_place_name="",
        colour="INT DAY",
    )


def strip(number, minutes, place="p1"):
    return Strip(
        number, "scene", "", "text", "d", number, False, None, (scene(number, minutes, place),)
    )


def banner(kind, minutes):
    return Strip(kind, "banner", "", kind, "d", "z", False, minutes, ())


def day(*strips, call=SEVEN):
    return Day("d", "sd", date(2026, 12, 7), 1, "shoot", call, 600, False, "", strips)


def told(slots):
    return [
        (slot.kind if slot.strip is None else slot.strip.id, day_clock(slot.start))
        for slot in slots
    ]


def test_lunch_is_between_two_strips_and_never_later_than_six_hours_after_the_call():
    slots = timeline(day(*(strip(str(n), 100) for n in range(1, 6))), RULES)
    assert told(slots) == [
        ("1", "07:00"),
        ("2", "08:40"),
        ("3", "10:20"),
        ("lunch", "12:00"),
        ("4", "13:00"),
        ("5", "14:40"),
    ]
    assert lunch_of(slots) <= SEVEN + RULES.meal_after
    assert wrap_of(slots) == SEVEN + 500 + RULES.meal


def test_a_day_done_within_six_hours_has_no_lunch():
    slots = timeline(day(strip("1", 200), strip("2", 160)), RULES)
    assert lunch_of(slots) is None
    assert wrap_of(slots) == SEVEN + 360


def test_a_meal_banner_is_the_lunch():
    slots = timeline(day(strip("1", 200), banner("meal", 45), strip("2", 300)), RULES)
    assert [slot.kind for slot in slots] == ["strip", "strip", "strip"]
    assert day_clock(lunch_of(slots)) == "10:20"
    assert wrap_of(slots) == SEVEN + 545


def test_lunch_falls_into_a_strip_that_is_longer_than_six_hours():
    slots = timeline(day(strip("1", 500)), RULES)
    assert told(slots) == [("1", "07:00"), ("lunch", "13:00")]
    assert slots[0].end == wrap_of(slots) == SEVEN + 560


def test_a_chosen_lunch_waits_for_the_strip_that_is_nearer_to_its_end():
    strips = strip("1", 275), strip("2", 75), strip("3", 60)
    slots = timeline(day(*strips), RULES, lunch=775)
    assert told(slots) == [("1", "07:00"), ("2", "11:35"), ("lunch", "12:50"), ("3", "13:50")]
    assert (day_clock(lunch_of(slots)), day_clock(wrap_of(slots))) == ("12:50", "14:50")


def test_a_chosen_lunch_comes_before_the_strip_that_has_hardly_begun():
    strips = strip("1", 275), strip("2", 75), strip("3", 60)
    slots = timeline(day(*strips), RULES, lunch=720)
    assert told(slots) == [("1", "07:00"), ("lunch", "11:35"), ("2", "12:35"), ("3", "13:50")]
    assert (day_clock(lunch_of(slots)), day_clock(wrap_of(slots))) == ("11:35", "14:50")


def test_a_chosen_lunch_never_comes_before_the_first_strip():
    slots = timeline(day(strip("1", 200), strip("2", 60)), RULES, lunch=450)
    assert told(slots) == [("1", "07:00"), ("lunch", "10:20"), ("2", "11:20")]


def test_a_chosen_lunch_stops_a_strip_that_is_longer_than_six_hours():
    slots = timeline(day(strip("1", 500)), RULES, lunch=720)
    assert told(slots) == [("1", "07:00"), ("lunch", "12:00")]
    assert wrap_of(slots) == SEVEN + 560


def test_a_chosen_lunch_during_a_move_is_where_the_move_ends():
    slots = timeline(day(strip("1", 60), strip("2", 60, "p2")), RULES, lunch=500)
    assert told(slots) == [("1", "07:00"), ("move", "08:00"), ("lunch", "09:00"), ("2", "10:00")]


def test_a_chosen_lunch_after_everything_ends_the_day():
    slots = timeline(day(strip("1", 100)), RULES, lunch=900)
    assert told(slots) == [("1", "07:00"), ("lunch", "08:40")]


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (None, "Lunch"),
        (659, "Meal"),
        (660, "Lunch"),
        (1019, "Lunch"),
        (1020, "Dinner"),
        (1439, "Dinner"),
        (1500, "Meal"),
    ],
)
def test_the_break_is_named_by_the_hour_at_which_it_begins(start, name):
    assert break_name(start) == name


def test_another_place_without_a_banner_costs_the_usual_move():
    slots = timeline(day(strip("1", 60), strip("2", 60, "p2")), RULES)
    assert told(slots) == [("1", "07:00"), ("move", "08:00"), ("2", "09:00")]


def test_the_strips_begin_at_the_shooting_call():
    slots = timeline(day(strip("1", 60)), RULES, start=510)
    assert told(slots) == [("1", "08:30")]


def test_a_day_without_strips_has_no_times():
    assert timeline(day(), RULES, lunch=700) == ()
    assert wrap_of(()) is None
    assert lunch_of(()) is None


def parts_of(planned, hours):
    return [(part.kind, part.start, part.end) for part in timing(planned, RULES, hours).parts]


@pytest.mark.parametrize("hours", [Hours(), Hours(510), Hours(meal=700), Hours(510, 740)])
def test_schedule_and_sheet_have_one_clock(hours):
    planned = day(*(strip(str(n), 70 + n, f"p{n // 4}") for n in range(8)))
    sheet = timeline(planned, RULES, start=hours.shooting, lunch=hours.meal)
    ours = [(slot.kind.replace("lunch", "meal"), slot.start, slot.end) for slot in sheet]
    assert ours == parts_of(planned, hours)
    assert wrap_of(sheet) == timing(planned, RULES, hours).wrap


@pytest.mark.parametrize("call", [SEVEN, 960, 1200])
@pytest.mark.parametrize("lengths", [(100, 50, 200, 90, 45), (30,) * 15, (200, 190), (60,)])
def test_the_wrap_agrees_with_the_schedule(call, lengths):
    strips = [strip(str(n), m, f"p{n % 3 // 2}") for n, m in enumerate(lengths)]
    planned = day(*strips, call=call)
    assert wrap_of(timeline(planned, RULES)) == timing(planned, RULES).wrap


def test_the_strips_start_when_the_schedule_says():
    planned = day(*(strip(str(n), 35 + n, f"p{n // 8}") for n in range(15)))
    ours = [slot.start for slot in timeline(planned, RULES) if slot.strip]
    assert ours == [slot.start for slot in timing(planned, RULES).slots]
    assert wrap_of(timeline(planned, replace(RULES, meal=0))) is not None


def test_times_of_another_day_say_so():
    assert day_clock(None) == "—"
    assert day_clock(450) == "07:30"
    assert day_clock(1560) == "02:00 +1"
    assert day_clock(-30) == "23:30 −1"
