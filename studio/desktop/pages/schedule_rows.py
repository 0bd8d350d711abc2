"""The rows of the board: a heading for each day and the boneyard, strips with their times."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from studio.base.clock import show_clock, show_length
from studio.base.eighths import show_eighths
from studio.desktop.models.table import Heading
from studio.desktop.pages.schedule_state import BONEYARD, DAY_KIND_WORDS, SEVERITY_ICON, State
from studio.i18n import Language
from studio.schedule.model import Day, Strip
from studio.schedule.warnings import Severity


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One strip as the board shows it: when it starts, and the worst of its warnings."""

    id: str
    strip: Strip
    start: int | None
    mark: Severity | None
    locked: bool


def board_rows(state: State, folded: Collection[str]) -> list[BoardRow | Heading]:
    """List the days with their strips, then the boneyard; folded ones without their strips."""
    rows: list[BoardRow | Heading] = []
    for day in state.board.days:
        rows.append(day_heading(state, day, is_open=day.id not in folded))
        if day.id not in folded:
            rows += _rows(state, day.strips, locked=day.locked)
    rows.append(_boneyard(state, is_open=BONEYARD not in folded))
    if BONEYARD not in folded:
        rows += _rows(state, state.board.boneyard, locked=False)
    return rows


def _rows(state: State, strips: Sequence[Strip], *, locked: bool) -> list[BoardRow]:
    slots, marks = state.slots, state.marks
    found: list[BoardRow] = []
    for strip in strips:
        slot = slots.get(strip.id)
        start = slot.start if slot else None
        found.append(BoardRow(strip.id, strip, start, marks.get(strip.id), locked))
    return found


def day_heading(state: State, day: Day, *, is_open: bool = True) -> Heading:
    """Head a day: number, date, call, pages, moves, how full it is."""
    lang = state.lang
    icons: list[tuple[str, str]] = []
    mark = state.marks.get(day.id)
    if mark in ("error", "warning"):
        icons.append(SEVERITY_ICON[mark])
    if day.locked:
        icons.append(("lock", "muted"))
    detail = [lang.short_day(day.date)]
    if not day.shoots:
        detail += [day.note] if day.note else []
        return Heading(
            day.id,
            lang.text(DAY_KIND_WORDS[day.kind]),
            detail="  ·  ".join(detail),
            icons=tuple(icons),
            open=is_open,
            selectable=True,
        )
    detail.append(lang.text("call {time}", time=show_clock(day.call_minute)))
    detail.append(pages(lang, day.eighths))
    work, moves = state.timings[day.id].work, state.timings[day.id].moves
    if moves:
        detail.append(lang.count("{n} move", "{n} moves", moves))
    detail += [day.note] if day.note else []
    tone = fill_tone(state, work, day.work_minutes)
    return Heading(
        day.id,
        state.day_name(day),
        note=hours(lang, work, day.work_minutes),
        tone="muted" if tone == "edge" else tone,
        detail="  ·  ".join(detail),
        fill=work / day.work_minutes if day.work_minutes else float(work > 0),
        fill_tone=tone,
        icons=tuple(icons),
        open=is_open,
        selectable=True,
    )


def hours(lang: Language, work: int, planned: int) -> str:
    """Write how long a day works of what is planned, and by how much it is over."""
    told = lang.text("{work} of {most}", work=show_length(work), most=show_length(planned))
    if work <= planned:
        return told
    return told + "  ·  " + lang.text("{time} over", time=show_length(work - planned))


def fill_tone(state: State, work: int, planned: int) -> str:
    """Name the colour of a day that works so long: calm, amber, or red past the overtime."""
    over = work - planned
    if over <= 0:
        return "edge"
    return "warn" if over <= state.facts.rules.auto.overtime else "bad"


def _boneyard(state: State, *, is_open: bool) -> Heading:
    lang, strips = state.lang, state.board.boneyard
    eighths = sum(strip.eighths for strip in strips)
    minutes = sum(strip.minutes for strip in strips)
    note = ""
    if strips:
        note = f"{pages(lang, eighths)}  ·  {show_length(minutes)}"
    empty = lang.text("Every scene has a day")
    detail = lang.count("{n} scene", "{n} scenes", len(strips)) if strips else empty
    return Heading(
        BONEYARD,
        lang.text("Boneyard"),
        note=note,
        detail=detail,
        open=is_open if strips else None,
        selectable=True,
    )


def pages(lang: Language, eighths: int) -> str:
    """Write a length in pages."""
    if eighths == 8:
        return lang.text("1 page")
    return lang.text("{pages} pages", pages=show_eighths(eighths))
