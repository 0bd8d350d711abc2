"""The call sheet of a shooting day, put together from what all rooms know."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.breakdown import store as breakdown
from studio.callsheet import store as typed_in
from studio.callsheet.calls import cast_calls, crew_calls, items_of, officers, unlisted
from studio.callsheet.model import Advance, CallSheet, Pair, SheetPlace, typed
from studio.callsheet.presets import SheetRules, sheet_rules
from studio.callsheet.sun import MICRO, Sun, sun_times
from studio.callsheet.timeline import lunch_of, timeline, wrap_of
from studio.people import store as people
from studio.places import store as places
from studio.places.model import Place
from studio.project.production import check_time_zone, production
from studio.project.store import Store
from studio.schedule.dood import dood
from studio.schedule.facts import Subject
from studio.schedule.model import Board, Day
from studio.schedule.presets import MinorTable, rules
from studio.schedule.reading import active_board, read_facts


def shooting_day(board: Board, number: int) -> Day:
    """Return the shooting day of a number; raises StudioError that says which there are."""
    day = board.day_numbered(number)
    if day is not None:
        return day
    last = len(board.shooting_days)
    if not last:
        raise StudioError(N_("There are no shooting days yet. Plan some on the schedule first."))
    if last == 1:
        raise StudioError(
            N_("There is no shooting day {number}. The only one is day 1."), number=number
        )
    raise StudioError(
        N_("There is no shooting day {number}. Choose one from 1 to {last}."),
        number=number,
        last=last,
    )


def call_sheet(store: Store, number: int) -> CallSheet:
    """Compute the call sheet of a shooting day of the active board.

    Raises StudioError when there is no such day.
    """
    board = active_board(store)
    return sheet_of(store, board, shooting_day(board, number))


def sheet_of(store: Store, board: Board, day: Day) -> CallSheet:
    """Compute the call sheet of a day of a board."""
    show = production(store)
    limits, presets = rules(show.country), sheet_rules(show.country)
    entry = typed_in.sheet_entry(store, day.shoot_day_id)
    slots = timeline(day, limits.day, start=entry.shooting_call, lunch=entry.lunch)
    there = day_places(day, places.places(store), presets)
    sheet = CallSheet(
        number=day.number or 0,
        of=len(board.shooting_days),
        date=day.date,
        shoot_day_id=day.shoot_day_id,
        version=entry.version,
        day_note=day.note,
        call=day.call_minute,
        breakfast=typed(entry.breakfast, day.call_minute - presets.breakfast_before),
        shooting_call=typed(entry.shooting_call, slots[0].start if slots else None),
        lunch=lunch_of(slots) if slots else entry.lunch,
        wrap=typed(entry.wrap, wrap_of(slots)),
        sun=_sun(there, day.date, check_time_zone(show.time_zone)),
        weather=entry.weather,
        safety=entry.safety,
        radio=entry.radio,
        slots=slots,
        places=tuple(place for place, _ in there),
        notes=typed_in.department_notes(store, day.shoot_day_id),
        advance=advance(board, day),
    )
    codes = codes_on(board, day, read_facts(store).persons)
    return _with_people(store, _with_things(store, sheet), codes, limits.minors, presets)


def _with_things(store: Store, sheet: CallSheet) -> CallSheet:
    """Add what the scenes need."""
    elements = breakdown.scene_elements(store)
    background = items_of(elements, sheet.slots, background=True)
    return replace(
        sheet,
        extras=tuple(item for need in background for item in need.items),
        needs=items_of(elements, sheet.slots, background=False),
    )


def _with_people(
    store: Store,
    sheet: CallSheet,
    codes: Mapping[str, str],
    minors: MinorTable,
    presets: SheetRules,
) -> CallSheet:
    """Add who is called; `codes` are those of the day out of days, by character."""
    castings, persons = people.castings(store), people.people(store)
    typed_calls = typed_in.call_entries(store, sheet.shoot_day_id)
    crew = crew_calls(people.departments(store), persons, castings, typed_calls, sheet.call)
    return replace(
        sheet,
        cast=cast_calls(
            castings,
            {person.id: person for person in persons},
            sheet.slots,
            codes,
            typed_calls,
            day=sheet.date,
            adult_age=minors.adult_age,
        ),
        unlisted=unlisted(castings, sheet.slots, sheet.extras),
        crew=crew,
        officers=officers(crew, presets.officers),
    )


def day_places(
    day: Day, known: Sequence[Place], presets: SheetRules
) -> list[tuple[SheetPlace, Place]]:
    """List the places of a day in the order in which it comes to them, numbered from 1."""
    by_id = {place.id: place for place in known}
    ids = dict.fromkeys(scene.place_id for strip in day.strips for scene in strip.scenes)
    found = [by_id[place_id] for place_id in ids if place_id in by_id]
    return [
        (_sheet_place(number, place, presets), place) for number, place in enumerate(found, start=1)
    ]


def _sheet_place(number: int, place: Place, presets: SheetRules) -> SheetPlace:
    link = ""
    if place.latitude_micro is not None and place.longitude_micro is not None:
        link = presets.map_link.format(
            latitude=f"{place.latitude_micro / MICRO:.6f}",
            longitude=f"{place.longitude_micro / MICRO:.6f}",
        )
    return SheetPlace(
        number=number,
        place_id=place.id,
        name=Pair(place.name, place.other_name),
        address=Pair(place.address, place.other_address),
        hospital=Pair(place.hospital, place.other_hospital),
        hospital_address=Pair(place.hospital_address, place.other_hospital_address),
        hospital_phone=place.hospital_phone,
        parking=Pair(place.parking, place.other_parking),
        base_camp=Pair(place.base_camp, place.other_base_camp),
        note=Pair(place.note, place.other_note),
        map_link=link,
    )


def _sun(there: Sequence[tuple[SheetPlace, Place]], day: date, zone: ZoneInfo) -> Sun | None:
    """Compute the sun at the first place whose position is known."""
    for _, place in there:
        if place.latitude_micro is not None and place.longitude_micro is not None:
            return sun_times(day, place.latitude_micro, place.longitude_micro, zone)
    return None


def codes_on(board: Board, day: Day, persons: Mapping[str, Subject]) -> dict[str, str]:
    """Return the day-out-of-days code of each character who works or is held on a day.

    Who is idle, away between days of work, is not called and so not among them.
    """
    counted = dood(board, persons=persons)
    at = [other.id for other in counted.days].index(day.id)
    return {row.id: row.codes[at] for row in counted.rows if row.codes[at] not in ("", "I")}


def advance(board: Board, day: Day) -> Advance | None:
    """Say what is shot on the next shooting day; None on the last."""
    following = next((other for other in board.shooting_days if other.date > day.date), None)
    if following is None or following.number is None:
        return None
    return Advance(following.number, following.date, following.call_minute, following.scene_strips)
