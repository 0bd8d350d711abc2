"""What speaks against a board, found anew whenever it changes; nothing is forbidden."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from studio.base.clock import show_clock, show_length
from studio.base.words import N_, Message, msg
from studio.schedule.facts import Facts, Subject
from studio.schedule.model import Board, Day, Strip, numbers_of
from studio.schedule.timing import Timing

Severity = Literal["error", "warning", "info"]
_RANK = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Warning:
    """One thing to look at. `strip_ids` are the strips it is about, `strip_id` the first."""

    rule: str
    severity: Severity
    message: Message
    day_id: str | None
    day: int | None
    strip_ids: tuple[str, ...] = ()

    @property
    def strip_id(self) -> str | None:
        """The first strip it is about."""
        return self.strip_ids[0] if self.strip_ids else None


def warnings(board: Board, facts: Facts) -> list[Warning]:
    """Return all warnings of a board day by day, errors first."""
    timed = [(day, facts.timing(day)) for day in board.shooting_days]
    found: list[Warning] = []
    for day, plan in timed:
        for rule in _DAY_RULES:
            found.extend(rule(day, plan, facts))
    found.extend(_turnarounds(timed, facts))
    return sorted(found, key=lambda one: (one.day or 0, _RANK[one.severity]))


def _about(
    rule: str, severity: Severity, day: Day, strips: Iterable[Strip], message: Message
) -> Warning:
    return Warning(rule, severity, message, day.id, day.number, tuple(one.id for one in strips))


def _people(day: Day, facts: Facts) -> dict[str, tuple[Subject, list[Strip]]]:
    """Return who is cast in the strips of a day, with the strips, by person id."""
    found: dict[str, tuple[Subject, list[Strip]]] = {}
    for strip in day.scene_strips:
        for ref in strip.cast:
            person = facts.person_of(ref)
            if person and ref.person_id:
                strips = found.setdefault(ref.person_id, (person, []))[1]
                if not strips or strips[-1] is not strip:
                    strips.append(strip)
    return found


def _cast_unavailable(day: Day, _: Timing, facts: Facts) -> Iterator[Warning]:
    text = N_("{person} is not available on day {day} (scenes {scenes}).")
    for person, strips in _people(day, facts).values():
        if person.away_on(day.date):
            message = msg(text, person=person.name, day=day.number, scenes=numbers_of(strips))
            yield _about("cast_unavailable", "error", day, strips, message)


def _rewritten(day: Day, _: Timing, facts: Facts) -> Iterator[Warning]:
    text = N_("The script of scenes {scenes} on day {day} was rewritten. Look at their strips.")
    strips = [
        strip
        for strip in day.scene_strips
        if any(scene.scene_id in facts.rewritten for scene in strip.scenes)
    ]
    if strips:
        message = msg(text, day=day.number, scenes=numbers_of(strips))
        yield _about("rewritten", "info", day, strips, message)


def _place_unavailable(day: Day, _: Timing, facts: Facts) -> Iterator[Warning]:
    text = N_("{place} is not available on day {day} (scenes {scenes}).")
    at: dict[str, list[Strip]] = {}
    for strip in day.scene_strips:
        for place_id in dict.fromkeys(scene.place_id for scene in strip.scenes):
            if place_id:
                at.setdefault(place_id, []).append(strip)
    for place_id, strips in at.items():
        place = facts.places.get(place_id)
        if place and place.away_on(day.date):
            message = msg(text, place=place.name, day=day.number, scenes=numbers_of(strips))
            yield _about("place_unavailable", "error", day, strips, message)


def _uncast(day: Day, _: Timing, facts: Facts) -> Iterator[Warning]:
    open_roles = {
        ref.character_id: facts.choose(ref.name, ref.other_name)
        for strip in day.scene_strips
        for ref in strip.cast
        if facts.person_of(ref) is None
    }
    if open_roles:
        strips = [
            strip
            for strip in day.scene_strips
            if any(ref.character_id in open_roles for ref in strip.cast)
        ]
        names = tuple(open_roles.values())
        text = N_("Nobody is cast yet as {characters} (day {day}).")
        message = msg(text, characters=names, day=day.number)
        yield _about("cast_uncast", "info", day, strips, message)


def _too_long(day: Day, plan: Timing, facts: Facts) -> Iterator[Warning]:
    over = plan.work - day.work_minutes
    if over > 0:
        text = N_("Day {day} works {work} hours, {over} more than planned.")
        message = msg(text, day=day.number, work=show_length(plan.work), over=show_length(over))
        yield _about("day_too_long", "warning", day, (), message)


def _company_moves(day: Day, plan: Timing, facts: Facts) -> Iterator[Warning]:
    most = facts.rules.day.places
    if len(plan.places) > most:
        names = [facts.places[one].name for one in plan.places if one in facts.places]
        text = N_("Day {day} moves {moves} times between places: {places}.")
        message = msg(text, day=day.number, moves=plan.moves, places=" → ".join(names))
        yield _about("company_moves", "warning", day, (), message)


def _day_and_night(day: Day, _: Timing, facts: Facts) -> Iterator[Warning]:
    light = [strip for strip in day.scene_strips if strip.colour == "EXT DAY"]
    dark = [strip for strip in day.scene_strips if strip.colour == "EXT NIGHT"]
    if light and dark:
        text = N_("Day {day} has exteriors by day ({light}) and by night ({dark}).")
        message = msg(text, day=day.number, light=numbers_of(light), dark=numbers_of(dark))
        yield _about("day_night_mix", "warning", day, [*light, *dark], message)


def _empty(day: Day, _: Timing, facts: Facts) -> Iterator[Warning]:
    if not day.scene_strips:
        message = msg(N_("Nothing is planned on day {day}."), day=day.number)
        yield _about("empty_day", "info", day, (), message)


def _minors(day: Day, plan: Timing, facts: Facts) -> Iterator[Warning]:
    """Check the hours of those under age against the table of the production's country."""
    table = facts.rules.minors
    slots = {slot.strip_id: slot for slot in plan.slots}
    for person, strips in _people(day, facts).values():
        age = person.age_on(day.date)
        if age is None or age >= table.adult_age:
            continue
        late = [
            strip
            for strip in strips
            if slots[strip.id].end > table.latest or slots[strip.id].start < table.earliest
        ]
        known = {"person": person.name, "age": age, "day": day.number, "table": msg(table.name)}
        if late:
            text = N_(
                "{person} is {age} and works outside of {first}–{last} on day {day} (scenes"
                " {scenes}; table: {table}, not legal advice)."
            )
            first, last = show_clock(table.earliest), show_clock(table.latest)
            scenes = numbers_of(late)
            message = msg(text, first=first, last=last, scenes=scenes, **known)
            yield _about("minor_at_night", "error", day, late, message)
        hours = table.hours_at(age)
        work = sum(strip.minutes for strip in strips)
        if hours and work > hours.work:
            text = N_(
                "{person} is {age} and works {work} hours on day {day}, more than {most}"
                " (table: {table}, not legal advice)."
            )
            spans = {"work": show_length(work), "most": show_length(hours.work)}
            yield _about("minor_hours", "error", day, strips, msg(text, **spans, **known))


def _turnarounds(timed: list[tuple[Day, Timing]], facts: Facts) -> Iterator[Warning]:
    wanted = facts.rules.day.turnaround
    busy = [(day, plan) for day, plan in timed if day.scene_strips]
    for (day, plan), (following, _) in itertools.pairwise(busy):
        apart = (following.date - day.date).days * 24 * 60
        rest = apart + following.call_minute - plan.wrap
        if rest < wanted:
            text = N_(
                "Only {rest} hours of rest between the wrap of day {day} ({wrap}) and the call of"
                " day {next}; {wanted} are usual."
            )
            message = msg(
                text,
                rest=show_length(max(0, rest)),
                day=day.number,
                wrap=show_clock(plan.wrap),
                next=following.number,
                wanted=show_length(wanted),
            )
            yield _about("turnaround", "warning", following, (), message)


_DAY_RULES: tuple[Callable[[Day, Timing, Facts], Iterator[Warning]], ...] = (
    _cast_unavailable,
    _place_unavailable,
    _minors,
    _too_long,
    _company_moves,
    _day_and_night,
    _uncast,
    _empty,
    _rewritten,
)
