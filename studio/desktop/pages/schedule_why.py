"""Why a strip stands where it stands, and where else it could: facts, no judgement."""

from dataclasses import replace

from studio.base.clock import show_length
from studio.base.words import N_
from studio.desktop.pages.schedule_state import State
from studio.i18n import Language
from studio.schedule.model import Day, Strip

_MOST = 12


def why_here(state: State, strip: Strip) -> list[str]:
    """Tell what speaks for the present day of a strip, and on which others it could be shot."""
    day = state.day_of(strip)
    told = [*_with_it(state, strip, day), *_alone(state, strip, day)] if day else []
    return [*told, *_elsewhere(state, strip, day)]


def _with_it(state: State, strip: Strip, day: Day) -> list[str]:
    """Tell of the set, and of the move that the strip costs."""
    lang, told = state.lang, list[str]()
    others = [one for one in day.scene_strips if one.id != strip.id]
    if strip.set_id:
        there = sum(one.set_id == strip.set_id for one in others)
        days = [
            str(other.number)
            for other in state.board.shooting_days
            if other.id != day.id and any(one.set_id == strip.set_id for one in other.strips)
        ]
        if there:
            told.append(
                lang.count(
                    "{n} more scene on this set that day",
                    "{n} more scenes on this set that day",
                    there,
                )
            )
        elif days:
            told.append(
                lang.text(
                    "The only scene on this set that day; the set is also used on day {days}",
                    days=lang.join(days),
                )
            )
    without = state.facts.timing(
        replace(day, strips=tuple(one for one in day.strips if one.id != strip.id))
    )
    extra = state.timings[day.id].work - without.work - strip.minutes
    if extra > 0:
        told.append(lang.text("It costs a company move ({time})", time=show_length(extra)))
    return told


def _alone(state: State, strip: Strip, day: Day) -> list[str]:
    """Name the cast who work on the day for this strip alone."""
    others = {ref.character_id for one in day.strips if one.id != strip.id for ref in one.cast}
    alone = [
        state.two(ref.name, ref.other_name)[0]
        for ref in strip.cast
        if ref.character_id not in others
    ]
    if alone:
        text = N_("On this day only for this scene: {names}")
        return [state.lang.text(text, names=state.lang.join(alone))]
    return [state.lang.text("All its cast work that day anyway")] if strip.cast else []


def _elsewhere(state: State, strip: Strip, here: Day | None) -> list[str]:
    """Name the days with everybody and room, and for the others what is missing."""
    lang, free = state.lang, list[str]()
    barred: dict[str, list[str]] = {}
    for day in state.board.shooting_days:
        if here is not None and day.id == here.id:
            continue
        away = state.facts.obstacles(strip, day.date)
        for name in away:
            barred.setdefault(name, []).append(str(day.number))
        room = day.work_minutes - state.timings[day.id].work
        if not away and not day.locked and room >= strip.minutes:
            free.append(str(day.number))
    told: list[str] = []
    if free:
        told.append(
            lang.text("Everyone is free and there is room on day {days}", days=_few(lang, free))
        )
    elif state.board.shooting_days:
        told.append(lang.text("No other day has everyone free and room for it"))
    for name, days in barred.items():
        text = N_("{name} is not available on day {days}")
        told.append(lang.text(text, name=name, days=_few(lang, days)))
    return told


def _few(lang: Language, days: list[str]) -> str:
    return lang.join(days[:_MOST] + ["…"] * (len(days) > _MOST))
