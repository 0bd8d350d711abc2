"""Who is called when: the cast backwards from their first scene, the crew from the general call."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from studio.breakdown.model import SceneElement
from studio.callsheet.model import (
    CallEntry,
    CastCall,
    CrewCall,
    CrewDepartment,
    Item,
    Need,
    Pair,
    Slot,
    typed,
)
from studio.people.model import Casting, Department, Person
from studio.schedule.model import Strip

NO_CALL = CallEntry()
BACKGROUND = "background"


def cast_calls(
    castings: Sequence[Casting],
    people: Mapping[str, Person],
    slots: Sequence[Slot],
    codes: Mapping[str, str],
    entries: Mapping[str, CallEntry],
    *,
    day: date,
    adult_age: int,
) -> tuple[CastCall, ...]:
    """List the cast of a day by cast number: those who work, and those who are held.

    `codes` are the day-out-of-days codes of the day by character; `entries` by person.
    """
    calls = []
    for casting in castings:
        code = codes.get(casting.character_id, "")
        mine = [s for s in slots if s.strip and _is_in(casting.character_id, s.strip)]
        if not code and not mine:
            continue
        person = people.get(casting.person_id or "")
        entry = entries.get(casting.person_id or "", NO_CALL)
        age = person.age_on(day) if person else None
        calls.append(
            _cast_call(
                casting,
                person,
                code or "W",
                mine,
                entry,
                age if age is not None and age < adult_age else None,
            )
        )
    return tuple(calls)


def _is_in(character_id: str, strip: Strip) -> bool:
    return any(ref.character_id == character_id for ref in strip.cast)


def _cast_call(
    casting: Casting,
    person: Person | None,
    code: str,
    mine: Sequence[Slot],
    entry: CallEntry,
    minor_age: int | None,
) -> CastCall:
    """Reckon backwards: on set with the first scene, wardrobe before it, make-up before that."""
    on_set = typed(entry.on_set, mine[0].start if mine else None)
    wardrobe = typed(entry.wardrobe, _before(on_set, casting.wardrobe_minutes))
    makeup = typed(entry.makeup, _before(wardrobe, casting.makeup_minutes))
    leave = _before(makeup, casting.pickup_minutes) if casting.pickup_minutes else None
    return CastCall(
        number=casting.cast_number,
        character_id=casting.character_id,
        person_id=casting.person_id,
        character=Pair(casting.character, casting.other_character),
        performer=Pair(casting.person, casting.other_person),
        phone=person.phone if person else "",
        status=code,
        scenes=_numbers(slot.strip for slot in mine if slot.strip),
        pickup_place=Pair(casting.pickup_place, casting.other_pickup_place),
        pickup=typed(entry.pickup, leave),
        makeup=makeup,
        wardrobe=wardrobe,
        on_set=on_set,
        release=max((slot.end for slot in mine), default=None),
        minor_age=minor_age,
        note=entry.note,
    )


def _before(time: int | None, minutes: int) -> int | None:
    return None if time is None else time - minutes


def _numbers(strips: Iterable[Strip]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number for strip in strips for number in strip.numbers))


def unlisted(
    castings: Sequence[Casting], slots: Sequence[Slot], background: Sequence[Item]
) -> tuple[Item, ...]:
    """List the characters of the day who are neither on the cast list nor in the background."""
    listed = {casting.character_id for casting in castings}
    found: dict[str, Item] = {}
    for slot in slots:
        for ref in slot.strip.cast if slot.strip else ():
            if ref.character_id in listed or not slot.strip:
                continue
            known = found.get(ref.character_id)
            seen = known.scenes if known else ()
            found[ref.character_id] = Item(
                Pair(ref.name, ref.other_name),
                1,
                tuple(dict.fromkeys((*seen, *slot.strip.numbers))),
                known.on_set if known else slot.start,
            )
    named = {item.name.main for item in background}
    return tuple(item for item in found.values() if item.name.main not in named)


def crew_calls(
    departments: Sequence[Department],
    people: Sequence[Person],
    cast: Sequence[Casting],
    entries: Mapping[str, CallEntry],
    call: int,
) -> tuple[CrewDepartment, ...]:
    """List everyone who does not act, by department, each with a call.

    People without a department come last, in one without a name.
    """
    acting = {casting.person_id for casting in cast}
    found: dict[str, list[CrewCall]] = {}
    for person in people:
        if person.id in acting:
            continue
        entry = entries.get(person.id, NO_CALL)
        own = call + person.call_offset if entry.call is None else entry.call
        found.setdefault(person.department_id or "", []).append(
            CrewCall(
                person.id,
                Pair(person.name, person.other_name),
                person.position,
                person.phone,
                own,
                entry.note,
            )
        )
    named = [(department.id, department.name) for department in departments]
    return tuple(
        CrewDepartment(key, name, tuple(found[key]))
        for key, name in [*named, ("", "")]
        if key in found
    )


def officers(crew: Sequence[CrewDepartment], positions: Sequence[str]) -> tuple[CrewCall, ...]:
    """Choose who is named at the head of the sheet: the first of each position."""
    everyone = [person for department in crew for person in department.people]
    found = (next((p for p in everyone if p.position == wanted), None) for wanted in positions)
    return tuple(person for person in found if person is not None)


def items_of(
    elements: Sequence[SceneElement], slots: Sequence[Slot], *, background: bool
) -> tuple[Need, ...]:
    """Collect what the scenes of a day need, by category.

    The same thing in several scenes is listed once, in the greatest quantity that a scene needs.
    """
    order: dict[str, tuple[str, int]] = {}
    for slot in slots:
        for scene in slot.strip.scenes if slot.strip else ():
            order.setdefault(scene.scene_id, (scene.number, slot.start))
    rows: dict[tuple[str, str], dict[str, list[SceneElement]]] = {}
    for element in elements:
        if element.scene_id in order and (element.category_key == BACKGROUND) == background:
            kind = rows.setdefault((element.category, element.letter), {})
            kind.setdefault(element.element_id, []).append(element)
    return tuple(
        Need(category, letter, tuple(_item(uses, order) for uses in kinds.values()))
        for (category, letter), kinds in rows.items()
    )


def _item(uses: Sequence[SceneElement], order: Mapping[str, tuple[str, int]]) -> Item:
    scenes = sorted((order[use.scene_id] for use in uses), key=lambda found: found[1])
    return Item(
        Pair(uses[0].name, uses[0].other_name),
        max(use.quantity for use in uses),
        tuple(dict.fromkeys(number for number, _ in scenes)),
        scenes[0][1],
    )
