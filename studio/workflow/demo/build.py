"""Builds the demo: script, breakdown, people, places, board, call sheets, budget, takes."""

from pathlib import Path

from studio.base.progress import Progress
from studio.base.words import N_
from studio.breakdown import store as breakdown
from studio.callsheet import store as callsheet
from studio.people import store as people
from studio.people.model import CAST
from studio.places import store as places
from studio.project import production
from studio.project.store import Author, Store
from studio.schedule import store as schedule
from studio.script import editing
from studio.script import store as script
from studio.script.formats import read_season
from studio.workflow import script_import
from studio.workflow.demo.data import (
    Entry,
    clock,
    day,
    entries,
    number,
    pairs,
    script_file,
    table,
    text,
)
from studio.workflow.demo.footage import footage
from studio.workflow.demo.money import budget
from studio.workflow.demo.subtitles import subtitles


def build(path: Path, progress: Progress | None = None, author: Author | None = None) -> Store:
    """Make the demo at a path that is free, and return it open."""
    progress = progress or Progress()
    about = entries({"p": [table("production")["production"]]}, "p")[0]
    store = production.create(
        path,
        text(about, "title"),
        language="zh-Hans",
        other_language=text(about, "other_language"),
        currency=text(about, "currency"),
        time_zone=text(about, "time_zone"),
        author=author,
    )
    try:
        _fill(store, about, progress)
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    return store


def _fill(store: Store, about: Entry, progress: Progress) -> None:
    steps = (
        *(_describe, _people, _script, _cast, _places, _scenes, _days, _call_sheets, budget),
        *(subtitles, footage),
    )
    for at, step in enumerate(steps):
        progress.step(at, len(steps))
        step(store, about)
    progress.step(len(steps), len(steps))


def _describe(store: Store, about: Entry) -> None:
    production.change(
        store,
        other_title=text(about, "other_title"),
        country=text(about, "country"),
        fps_num=number(about, "fps_num"),
        fps_den=number(about, "fps_den"),
        **pairs(about, "company", "notice"),
    )


def _script(store: Store, _: Entry) -> None:
    reading = read_season([script_file()])
    script_import.commit(store, reading, script_file().name, number_cast=False, snapshot=False)


def _people(store: Store, about: Entry) -> None:
    currency = text(about, "currency")
    with store.edit(N_("Add the crew")):
        people.seed_departments(store)
        for one in entries(table("people"), "crew"):
            people.add_person(
                store,
                text(one, "name"),
                other_name=text(one, "other_name"),
                department=text(one, "department"),
                position=text(one, "position"),
                phone=text(one, "phone"),
                email=text(one, "email"),
                rate_minor=number(one, "day_rate") * 100,
                rate_currency=currency,
                call_offset=number(one, "call_offset"),
            )


def _cast(store: Store, about: Entry) -> None:
    characters = {c.name: c.id for c in script.characters(store)}
    with store.edit(N_("Cast the show")):
        for one in entries(table("people"), "cast"):
            character = characters[text(one, "character")]
            editing.change_character(store, character, other_name=text(one, "other_character"))
            person = _performer(store, one)
            people.cast_character(
                store,
                character,
                person,
                cast_number=number(one, "number"),
                work_minor=number(one, "work_rate") * 100,
                hold_minor=number(one, "hold_rate") * 100,
                currency=text(about, "currency"),
                pickup_minutes=number(one, "pickup_minutes"),
                makeup_minutes=number(one, "makeup_minutes"),
                wardrobe_minutes=number(one, "wardrobe_minutes"),
                **pairs(one, "pickup_place"),
            )
        for one in entries(table("people"), "group"):
            if text(one, "name") in characters:
                character = characters[text(one, "name")]
                editing.change_character(store, character, other_name=text(one, "other_name"))
        _absences(store)


def _performer(store: Store, one: Entry) -> str:
    return people.add_person(
        store,
        text(one, "name"),
        other_name=text(one, "other_name"),
        department=CAST,
        position="Actor",
        phone=text(one, "phone"),
        email=text(one, "email"),
        birth_date=day(one, "birth_date").isoformat() if "birth_date" in one else None,
        note=text(one, "note"),
    )


def _absences(store: Store) -> None:
    ids = {person.name: person.id for person in people.people(store)}
    for one in entries(table("people"), "unavailable"):
        people.add_unavailable(
            store,
            ids[text(one, "name")],
            day(one, "first").isoformat(),
            day(one, "last").isoformat(),
            text(one, "reason"),
        )


def _places(store: Store, about: Entry) -> None:
    sets = {s.name: s.id for s in script.sets(store)}
    ids: dict[str, str] = {}
    with store.edit(N_("Add the places")):
        for one in entries(table("places"), "place"):
            ids[text(one, "key")] = places.add_place(
                store,
                coordinates=f"{one['latitude']}, {one['longitude']}",
                hospital_phone=text(one, "hospital_phone"),
                fee_minor=number(one, "daily_fee") * 100,
                fee_currency=text(about, "currency"),
                **pairs(one, "name", "address", "hospital", "hospital_address", "parking"),
                **pairs(one, "base_camp", "note"),
            )
        for one in entries(table("places"), "set"):
            set_id = sets[text(one, "name")]
            editing.change_set(store, set_id, other_name=text(one, "other_name"))
            places.map_set(store, set_id, ids[text(one, "place")])
        for one in entries(table("places"), "unavailable"):
            places.add_unavailable(
                store,
                ids[text(one, "place")],
                day(one, "first").isoformat(),
                day(one, "last").isoformat(),
                text(one, "reason"),
            )


def _scenes(store: Store, _: Entry) -> None:
    ids = {scene.number: scene.id for scene in script.scenes(store)}
    with store.edit(N_("Break down the script")):
        for one in entries(table("scenes"), "scene"):
            scene_id = ids[text(one, "number")]
            editing.change_scene(
                store, scene_id, minutes=number(one, "minutes"), **pairs(one, "synopsis")
            )
            for need in entries(one, "elements"):
                breakdown.add_to_scene(
                    store,
                    scene_id,
                    text(need, "category"),
                    text(need, "name"),
                    number(need, "quantity"),
                    other_name=text(need, "other_name"),
                )


def _days(store: Store, _: Entry) -> None:
    with store.edit(N_("Plan the shooting days")):
        for one in entries(table("production"), "day"):
            span = clock(one, "wrap") - clock(one, "call")
            schedule.add_day(
                store, day(one, "date"), call_minute=clock(one, "call"), work_minutes=span
            )
        schedule.sync_strips(store)
        board = schedule.active_board(store)
        strips = {strip.numbers[0]: strip.id for strip in board.boneyard if strip.scenes}
        by_date = {one.date: one.id for one in board.days}
        for one in entries(table("production"), "day"):
            for scene in _numbers(one):
                schedule.move_strips(store, [strips[scene]], by_date[day(one, "date")])


def _numbers(entry: Entry) -> list[str]:
    found = entry["scenes"]
    return [str(one) for one in found] if isinstance(found, list) else []


def _call_sheets(store: Store, _: Entry) -> None:
    departments = {d.name: d.id for d in people.departments(store)}
    calls = {day(one, "date"): one for one in entries(table("production"), "day")}
    radio = entries(table("callsheets"), "radio")
    with store.edit(N_("Write the call sheets")):
        for one in schedule.active_board(store).shooting_days:
            entry = next(
                e for e in entries(table("callsheets"), "day") if day(e, "date") == one.date
            )
            callsheet.change_sheet(
                store,
                one.shoot_day_id,
                breakfast=clock(calls[one.date], "breakfast"),
                shooting_call=clock(calls[one.date], "shooting_call"),
                lunch=clock(calls[one.date], "lunch"),
                radio=_channels(radio, "name"),
                other_radio=_channels(radio, "other_name"),
                **pairs(entry, "weather", "safety"),
            )
            for note in entries(entry, "notes"):
                callsheet.set_department_note(
                    store,
                    one.shoot_day_id,
                    departments[text(note, "department")],
                    **pairs(note, "text"),
                )


def _channels(radio: list[Entry], key: str) -> str:
    return " · ".join(f"{number(one, 'channel')} {text(one, key)}" for one in radio)
