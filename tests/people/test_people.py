from datetime import date

import pytest

from studio.base.errors import StudioError
from studio.people import store as people
from studio.project.store import insert


def character(store, name):
    """A character who is in a scene."""
    with store.edit("Add") as db:
        made = insert(db, "character", name=name)
        episode = insert(db, "episode", number=1, sort="i")
        scene = insert(db, "scene", episode_id=episode, sort="i")
        insert(db, "scene_character", scene_id=scene, character_id=made)
        return made


def test_standard_departments_are_seeded_once_and_in_one_step(store):
    first = people.seed_departments(store)
    again = people.seed_departments(store)
    assert first == again
    assert [d.name for d in people.departments(store)] == list(people.standard())
    store.undo()
    assert people.departments(store) == []


def test_a_person_lands_in_a_department_by_name(store):
    people.seed_departments(store)
    people.add_person(store, " 李 雷 ", department="Camera", position="Gaffer", call_offset=-30)
    people.add_person(store, "Ana", department="Second unit")
    found = {p.name: p for p in people.people(store)}
    assert found["李 雷"].department == "Camera"
    assert found["李 雷"].call_offset == -30
    assert people.departments(store)[-1].name == "Second unit"


def test_a_deleted_department_leaves_its_people(store):
    person = people.add_person(store, "Ana", department="Camera")
    people.delete_department(store, people.departments(store)[0].id)
    assert [(p.id, p.department_id) for p in people.people(store)] == [(person, None)]
    store.undo()
    assert people.people(store)[0].department == "Camera"


def test_casting_joins_character_and_person_and_keeps_numbers(store):
    hero, other, third = (character(store, name) for name in ("林晚", "顾沉", "宾客"))
    ana = people.add_person(store, "Ana", department="Cast", other_name="Ana A.")
    people.cast_character(store, hero, ana, cast_number=2, work_minor=500_000, currency="CNY")
    people.number_cast(store)
    rows = {c.character: c for c in people.castings(store)}
    assert rows["林晚"].cast_number == 2
    assert (rows["林晚"].person, rows["林晚"].other_person) == ("Ana", "Ana A.")
    assert sorted(c.cast_number for c in rows.values()) == [1, 2, 3]
    assert {rows["顾沉"].character_id, rows["宾客"].character_id} == {other, third}
    people.delete_people(store, [ana])
    assert people.castings(store)[1].person_id is None


def test_days_off_are_checked(store):
    ana = people.add_person(store, "Ana")
    with pytest.raises(StudioError, match="before the first"):
        people.add_unavailable(store, ana, "2026-12-09", "2026-12-08")
    with pytest.raises(StudioError, match="not a date"):
        people.add_unavailable(store, ana, "tomorrow", "2026-12-08")
    row = people.add_unavailable(store, ana, "2026-12-08", "2026-12-09", "theatre")
    assert people.availability(store)[0].note == "theatre"
    people.delete_unavailable(store, row)
    assert people.availability(store) == []


def test_age_counts_whole_years(store):
    people.add_person(store, "Kid", birth_date="2018-12-10")
    kid = people.people(store)[0]
    assert (kid.age_on(date(2026, 12, 9)), kid.age_on(date(2026, 12, 10))) == (7, 8)


def test_a_wrong_currency_is_told(store):
    ana = people.add_person(store, "Ana")
    with pytest.raises(StudioError, match="not a currency code"):
        people.change_person(store, ana, rate_currency="yuan")
    people.change_person(store, ana, rate_currency="cny", rate_minor=80_000, department="Grip")
    changed = people.people(store)[0]
    assert (changed.rate_currency, changed.rate_minor, changed.department) == (
        "CNY",
        80_000,
        "Grip",
    )


def test_a_birth_date_is_kept_in_one_form_or_refused(store):
    person = people.add_person(store, "Ana", birth_date="20120301")
    assert people.people(store)[0].birth_date == "2012-03-01"
    for change in (
        lambda: people.change_person(store, person, birth_date="next year"),
        lambda: people.add_person(store, "Bo", birth_date="1.3.2012"),
        lambda: people.add_person(store, "Bo", rate_currency="yuan"),
    ):
        with pytest.raises(StudioError):
            change()
    assert len(people.people(store)) == 1
