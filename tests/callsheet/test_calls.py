from datetime import date

from studio.callsheet.calls import cast_calls, crew_calls, officers
from studio.callsheet.model import CallEntry, Slot, day_clock
from studio.people.model import Casting, Department, Person
from studio.schedule.model import CastRef, Strip
from tests.callsheet.test_timeline import scene

DAY = date(2026, 12, 7)


def person(key, department="d1", **values):
    about = {
        "department": "Camera",
        "name": key,
        "other_name": "",
        "position": "",
        "phone": "",
        "email": "",
        "rate_minor": 0,
        "rate_currency": "",
        "call_offset": 0,
        "birth_date": None,
        "note": "",
    }
    return Person(key, department, **{**about, **values})


def casting(character, number, person_id="p1", **values):
    about = {
        "character": character,
        "other_character": "",
        "person": "Actor",
        "other_person": "",
        "work_minor": 0,
        "hold_minor": 0,
        "currency": "",
        "pickup_place": "Hotel",
        "other_pickup_place": "",
        "pickup_minutes": 20,
        "makeup_minutes": 45,
        "wardrobe_minutes": 15,
    }
    return Casting(
        f"c-{character}", character, person_id=person_id, cast_number=number, **{**about, **values}
    )


def slot(start, *characters):
    cast = tuple(CastRef(name, name, "", None, None) for name in characters)
    part = scene(f"s{start}", 60)
    shown = Strip(f"s{start}", "scene", "", "text", "d", "", False, None, (part,))
    object.__setattr__(part, "cast", cast)
    return Slot("strip", start, 60, start + 60, shown)


def called(castings, slots, *, codes=None, entries=None, people=()):
    return cast_calls(
        castings,
        {one.id: one for one in people},
        slots,
        codes or {},
        entries or {},
        day=DAY,
        adult_age=18,
    )


def test_times_are_reckoned_backwards_from_the_first_scene():
    (call,) = called([casting("Mei", 1)], [slot(420), slot(540, "Mei"), slot(700, "Mei")])
    times = (call.pickup, call.makeup, call.wardrobe, call.on_set, call.release)
    assert [day_clock(t) for t in times] == ["07:40", "08:00", "08:45", "09:00", "12:40"]
    assert call.scenes == ("s540", "s700")


def test_who_is_not_picked_up_has_no_pick_up_time():
    (call,) = called([casting("Mei", 1, pickup_minutes=0)], [slot(540, "Mei")])
    assert call.pickup is None


def test_a_typed_time_moves_all_that_comes_before_it():
    entries = {"p1": CallEntry(on_set=600)}
    (call,) = called([casting("Mei", 1)], [slot(540, "Mei")], entries=entries)
    assert [day_clock(t) for t in (call.pickup, call.makeup, call.wardrobe)] == [
        "08:40",
        "09:00",
        "09:45",
    ]


def test_a_call_before_midnight_is_of_the_day_before():
    (call,) = called([casting("Mei", 1)], [slot(30, "Mei")])
    assert day_clock(call.pickup) == "23:10 −1"


def test_the_held_are_listed_without_times_and_the_free_are_not():
    calls = called([casting("Mei", 1), casting("Lan", 2)], [slot(540)], codes={"Mei": "H"})
    assert [(call.character.main, call.status, call.on_set) for call in calls] == [
        ("Mei", "H", None)
    ]


def test_a_minor_is_marked_with_the_age_on_the_day():
    child = person("p1", birth_date="2019-12-07")
    (call,) = called([casting("Mei", 1)], [slot(540, "Mei")], people=[child])
    assert call.minor_age == 7
    grown = person("p1", birth_date="2008-12-07")
    (call,) = called([casting("Mei", 1)], [slot(540, "Mei")], people=[grown])
    assert call.minor_age is None


def test_the_crew_is_called_by_its_offset_or_by_what_was_typed():
    people = [
        person("Ana", call_offset=-30),
        person("Bo"),
        person("Actor"),
        person("Free", department=None),
    ]
    departments = crew_calls(
        [Department("d1", "Camera", 3), Department("d2", "Empty", 0)],
        people,
        [casting("Mei", 1, "Actor")],
        {"Bo": CallEntry(call=500, note="late")},
        420,
    )
    assert [d.name for d in departments] == ["Camera", ""]
    assert [(p.name.main, day_clock(p.call), p.note) for p in departments[0].people] == [
        ("Ana", "06:30", ""),
        ("Bo", "08:20", "late"),
    ]
    assert departments[1].people[0].name.main == "Free"


def test_the_head_of_the_sheet_names_the_first_of_each_position():
    crew = crew_calls(
        [Department("d1", "Camera", 3)],
        [person("A", position="Driver"), person("B", position="Director")],
        [],
        {},
        420,
    )
    assert [one.name.main for one in officers(crew, ("Director", "Producer"))] == ["B"]
