"""Where strips that are dragged or nudged would land, and what that would cost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.base.clock import show_clock, show_length
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.pages.schedule_rows import fill_tone
from studio.desktop.pages.schedule_state import BONEYARD, State
from studio.desktop.widgets.row_drag import Cost
from studio.schedule.model import Day, Strip
from studio.schedule.timing import Timing


@dataclass(frozen=True, slots=True)
class Target:
    """A place on the board: a day, or the boneyard with None, in front of a strip or at the end."""

    day_id: str | None
    before: str | None = None


def after_row(state: State, row_id: str) -> Target:
    """Return the place right behind a strip or a heading; empty is the top of the board."""
    if row_id in state.days:
        return Target(row_id, _first(state.days[row_id].strips))
    if row_id == BONEYARD:
        return Target(None, _first(state.board.boneyard))
    strip = state.strips.get(row_id)
    if strip is None:
        days = state.board.days
        return Target(days[0].id, _first(days[0].strips)) if days else Target(None)
    day = state.day_of(strip)
    ids = [one.id for one in (day.strips if day else state.board.boneyard)]
    at = ids.index(row_id) + 1
    return Target(day.id if day else None, ids[at] if at < len(ids) else None)


def onto_heading(heading_id: str) -> Target:
    """Return the end of a day, or of the boneyard."""
    return Target(None if heading_id == BONEYARD else heading_id)


def other_day(state: State, strips: Sequence[Strip], step: int) -> Target | None:
    """Return the end of the next open shooting day, or of the one before; None without one.

    The boneyard comes after the last day.
    """
    days = [day for day in state.board.days if day.shoots]
    if not days or not strips:
        return None
    at = strips[0 if step < 0 else -1]
    now = next((i for i, day in enumerate(days) if day.id == at.day_id), None)
    if now is None:
        now = len(days) if at.day_id is None else _by_date(state, days, at.day_id, step)
    now += step
    while 0 <= now < len(days) and days[now].locked:
        now += step
    return Target(days[now].id) if 0 <= now < len(days) else None


def _by_date(state: State, days: Sequence[Day], day_id: str, step: int) -> int:
    """Return between which shooting days another day lies."""
    date = state.days[day_id].date
    before = sum(day.date < date for day in days)
    return before - 1 if step > 0 else before


def refusal(state: State, strips: Sequence[Strip], target: Target) -> StudioError | None:
    """Say why strips cannot go there."""
    locked = [day for strip in strips if (day := state.day_of(strip)) and day.locked]
    day = state.days.get(target.day_id or "")
    if day is not None and day.locked:
        locked.append(day)
    if locked:
        number, date = locked[-1].number, state.lang.short_day(locked[-1].date)
        named = date if number is None else state.day_name(locked[-1])
        return StudioError(N_("{day} is locked. Unlock it first."), day=named)
    if day is not None and not day.shoots and any(strip.scenes for strip in strips):
        return StudioError(
            N_("Nothing is shot on {date}. Choose a shooting day."),
            date=state.lang.short_day(day.date),
        )
    if day is None and any(strip.kind == "banner" for strip in strips):
        return StudioError(N_("A banner has no place in the boneyard. Remove it instead."))
    return None


def cost(state: State, ids: Sequence[str], target: Target) -> Cost:
    """Tell in a few words what a move would do to the day it goes to."""
    strips = [strip for strip in state.board.strips() if strip.id in set(ids)]
    refused = refusal(state, strips, target)
    if refused is not None:
        return Cost(state.lang.say(refused.message), "bad")
    t = state.lang.text
    day = state.days.get(target.day_id or "")
    if day is None:
        return Cost(t("To the boneyard"))
    was = state.timings[day.id]
    now = state.facts.timing(_with(day, strips, target.before))
    parts = [t("{day}: {times}", day=state.day_name(day), times=_times(state, was, now, strips))]
    tone = fill_tone(state, now.work, day.work_minutes)
    if now.work > day.work_minutes:
        over = show_length(now.work - day.work_minutes)
        parts[0] = t("{day}, over by {time}", day=parts[0], time=over)
    away = missing(state, strips, day)
    if away:
        parts.append(t("{names} not available", names=state.lang.join(away)))
        tone = "bad"
    return Cost(state.lang.join(parts, ";"), "good" if tone == "edge" else tone)


def missing(state: State, strips: Sequence[Strip], day: Day) -> list[str]:
    """Name who and what of these strips is not available on a day."""
    names = (name for strip in strips for name in state.facts.obstacles(strip, day.date))
    return list(dict.fromkeys(names))


def _times(state: State, was: Timing, now: Timing, strips: Sequence[Strip]) -> str:
    if was.work != now.work:
        return f"{show_length(was.work)} → {show_length(now.work)}"
    first = strips[0].id if strips else ""
    start = next((slot.start for slot in now.slots if slot.strip_id == first), None)
    return state.lang.text("starts {time}", time=show_clock(start))


def _with(day: Day, strips: Sequence[Strip], before: str | None) -> Day:
    """Return the day with these strips on it, in front of one or at the end."""
    moved = {strip.id for strip in strips}
    ids = [strip.id for strip in day.strips]
    at = ids.index(before) if before in ids else len(ids)
    head = [strip for strip in day.strips[:at] if strip.id not in moved]
    tail = [strip for strip in day.strips[at:] if strip.id not in moved]
    return replace(day, strips=(*head, *strips, *tail))


def _first(strips: Sequence[Strip]) -> str | None:
    return strips[0].id if strips else None
