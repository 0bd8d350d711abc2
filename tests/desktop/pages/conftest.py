"""A small production to look at: five scenes, four characters, six people, two places, two days."""

from datetime import date

import pytest

from studio.people import store as people
from studio.places import store as places
from studio.project.store import insert
from studio.schedule import store as schedule
from studio.script import editing
from studio.script import store as script

SCENES = (  # number, set, cast
    ("1-1", "天台", ("林晚", "顾沉")),
    ("1-2", "病房", ("林晚",)),
    ("1-3", "天台", ("顾沉", "宾客")),
    ("2-1", "病房", ("林晚", "顾沉")),
    ("2-2", "码头", ("林晚",)),
)


@pytest.fixture
def show(store):
    """Fill the production; returns its store."""
    with store.edit("Fill"):
        _script(store)
        _people(store)
        _places(store)
        _days(store)
    return store


def _script(store):
    with store.edit("Script") as db:
        episode = insert(db, "episode", number=1, title="戒指", sort="i")
    for number, place, cast in SCENES:
        scene = editing.add_scene(store, episode, number, set_name=place)
        for name in cast:
            character = editing.add_to_cast(store, scene, name)
            with store.edit("Line") as db:
                insert(
                    db,
                    "line",
                    scene_id=scene,
                    kind="dialogue",
                    text="你来了。",
                    character_id=character,
                    sort=f"i{name}",
                )
    for found in script.characters(store):
        if found.name == "林晚":
            editing.change_character(store, found.id, other_name="Lin Wan")


def _people(store):
    add = people.add_person
    add(store, "高青", other_name="Gao Qing", department="Production", position="Producer")
    add(
        store,
        "邵明",
        other_name="Shao Ming",
        department="Camera",
        position="Focus puller",
        phone="138-0000-0001",
        rate_minor=90_000,
        rate_currency="CNY",
        call_offset=-30,
    )
    add(store, "Ana", department="Camera", position="Camera operator")
    star = add(store, "岑星", other_name="Cen Xing", department="Cast", position="Actor")
    add(store, "詹予", other_name="Zhan Yu", department="Cast", position="Actor")
    add(store, "Stray")
    lin = next(c.id for c in script.characters(store) if c.name == "林晚")
    people.cast_character(
        store, lin, star, cast_number=1, work_minor=680_000, currency="CNY", pickup_minutes=20
    )
    people.add_unavailable(store, star, "2026-12-08", "2026-12-08", "theatre")


def _places(store):
    roof = places.add_place(
        store, "影视城", other_name="Film city", coordinates="29.15, 120.31", hospital="人民医院"
    )
    places.add_place(store, "旧医院", other_name="Old hospital")
    rooftop = next(s.id for s in script.sets(store) if s.name == "天台")
    places.map_set(store, rooftop, roof)


def _days(store):
    first = schedule.add_day(store, date(2026, 12, 7), call_minute=420)
    second = schedule.add_day(store, date(2026, 12, 8), call_minute=480)
    schedule.sync_strips(store)
    strips = {strip.numbers[0]: strip.id for strip in schedule.active_board(store).boneyard}
    schedule.move_strips(store, [strips["1-1"], strips["1-3"]], first)
    schedule.move_strips(store, [strips["1-2"], strips["2-1"], strips["2-2"]], second)
