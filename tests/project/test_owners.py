"""A room writes only its own tables; the registry below says whose each table is."""

import sqlite3

from studio.project.changelog import user_tables

OWNERS = {
    "project": {"production", "setting"},
    "script": {
        "script_source",
        "episode",
        "gate",
        "scene",
        "line",
        "character",
        "story_set",
        "scene_character",
        "revision",
        "rewrite",
        "scene_change",
        "character_alias",
        "set_alias",
    },
    "people": {"department", "person", "casting", "availability"},
    "places": {"place", "place_availability", "set_place"},
    "breakdown": {"category", "element", "scene_element"},
    "schedule": {"board", "shoot_day", "board_day", "strip", "strip_scene"},
    "takes": {"clip", "shot", "slate", "take", "marker"},
    "callsheet": {"call_sheet", "call", "department_note"},
    "subtitles": {"language", "cue", "cue_text"},
    "budget": {
        "account",
        "budget_line",
        "global",
        "fringe",
        "line_fringe",
        "exchange_rate",
    },
}


def test_every_table_has_one_owner(store):
    owned = [table for tables in OWNERS.values() for table in tables]
    assert sorted(owned) == user_tables(store.db)


def written(store, work):
    """The tables that a piece of work inserts into, updates or deletes from by itself."""
    seen: set[str] = set()

    def watch(action, table, _column, _db, source):
        if source is None and action in (
            sqlite3.SQLITE_INSERT,
            sqlite3.SQLITE_UPDATE,
            sqlite3.SQLITE_DELETE,
        ):
            seen.add(table)
        return sqlite3.SQLITE_OK

    store.db.conn.set_authorizer(watch)
    try:
        work()
    finally:
        store.db.conn.set_authorizer(None)
    return seen & set(user_tables(store.db))


def test_rooms_write_only_their_own_tables(store):
    from studio.breakdown import store as breakdown
    from studio.people import store as people
    from studio.places import store as places
    from studio.script import editing

    def script():
        episode = editing.add_episode(store, 1)
        scene = editing.add_scene(store, episode, "1-1", set_name="宴会厅")
        line = editing.add_line(store, scene, "dialogue", "你好")
        editing.change_line(store, line, character="林晚")
        editing.set_line_text(store, line, "再见")
        editing.change_scene(store, scene, eighths=4, set="大堂")
        editing.set_paywall(store, episode, True)

    def crew():
        people.seed_departments(store)
        person = people.add_person(store, "Ana", department="Cast")
        people.number_cast(store)
        people.add_unavailable(store, person, "2026-12-07", "2026-12-07")

    assert written(store, script) <= OWNERS["script"]
    assert written(store, crew) <= OWNERS["people"]
    scene = str(store.query("SELECT id FROM scene")[0]["id"])
    story_set = str(store.query("SELECT id FROM story_set")[0]["id"])
    assert written(store, lambda: breakdown.add_to_scene(store, scene, "props", "账本")) == {
        "category",
        "element",
        "scene_element",
    }
    place = []
    assert written(store, lambda: place.append(places.add_place(store, "Villa"))) == {"place"}
    assert written(store, lambda: places.map_set(store, story_set, place[0])) == {"set_place"}
