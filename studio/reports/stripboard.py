"""The stripboard as a one-liner: one row per strip in its colour, a band per day."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from studio.base.clock import show_length
from studio.base.eighths import show_eighths
from studio.base.progress import Progress
from studio.base.words import N_
from studio.reports.blocks import Block
from studio.reports.page import Frame, write_pages
from studio.reports.say import NOTHING, Said, Speaker, inline, plain
from studio.reports.scene_words import (
    banner,
    cast_numbers,
    colour_of,
    light,
    numbers,
    screen_time,
    set_of,
    synopsis,
)
from studio.reports.table import Column, Layout, Look
from studio.schedule.model import Board, Day, Strip
from studio.schedule.presets import rules as rules_of
from studio.schedule.timing import timing

LOOK = Look(7.8, 1.8, 1.22)
Group = tuple[Said, Said, Sequence[Strip]]  # name, totals, strips


def heading(speaker: Speaker) -> list[Said]:
    """Say the column titles."""
    titles = [N_("Scene"), N_("I/E"), N_("Set"), N_("Synopsis"), N_("Cast"), N_("Pages"), N_("Min")]
    return [speaker.label(title) for title in titles]


def row(speaker: Speaker, strip: Strip) -> list[Said]:
    """Say one strip."""
    if not strip.scenes:
        return [NOTHING, NOTHING, banner(speaker, strip), *[NOTHING] * 3, plain(strip.minutes)]
    return [
        numbers(speaker, [strip]),
        light(speaker, strip.scenes[0]),
        set_of(speaker, strip),
        synopsis(speaker, strip),
        cast_numbers(speaker, strip.cast),
        plain(show_eighths(strip.eighths)),
        plain(strip.minutes),
    ]


def rows(speaker: Speaker, board: Board) -> list[Group]:
    """Say the whole board: each day with its totals and strips, at the end what has no day."""
    groups: list[Group] = [
        (day_name(speaker, day), totals(speaker, day.strips, work_of(speaker, day)), day.strips)
        for day in board.days
    ]
    if board.boneyard:
        work = sum(strip.minutes for strip in board.boneyard)
        left = totals(speaker, board.boneyard, work)
        groups.append((speaker.label(N_("Boneyard")), left, board.boneyard))
    return groups


def day_name(speaker: Speaker, day: Day) -> Said:
    """Name a day: its number and date, or that nobody shoots."""
    dates = speaker.short_day(day.date)
    if day.number is None:
        kind = speaker.label(N_("Travel day") if day.kind == "travel" else N_("Day off"))
    else:
        kind = speaker.label(N_("Day {number}"), number=day.number)
    texts = [f"{name}  {when}" for name, when in zip(kind, dates, strict=False)]
    if day.note:
        texts[-1] = f"{texts[-1]}  {day.note}"
    return tuple(texts)


def work_of(speaker: Speaker, day: Day) -> int:
    """Return the working minutes of a day, company moves included, as the schedule reckons."""
    return timing(day, rules_of(speaker.production.country).day).work


def totals(speaker: Speaker, strips: Sequence[Strip], work: int) -> Said:
    """Say pages, screen time and working minutes."""
    texts = speaker.label(
        N_("pages {pages}, screen {screen}, work {work}"),
        pages=show_eighths(sum(strip.eighths for strip in strips)),
        screen=screen_time(sum(strip.seconds for strip in strips)),
        work=show_length(work),
    )
    return (inline(texts, "   "),)


def summary(speaker: Speaker, board: Board) -> Said:
    """Say how many days and scenes the board has, and what they add up to."""
    strips = [strip for day in board.days for strip in day.strips]
    scenes = {scene.scene_id for strip in strips for scene in strip.scenes}
    days = speaker.label(
        N_("{days} shooting days, {scenes} scenes"),
        days=len(board.shooting_days),
        scenes=len(scenes),
    )
    work = sum(work_of(speaker, day) for day in board.days)
    return (*days, inline(totals(speaker, strips, work)))


def write(
    out: Path,
    board: Board,
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the stripboard and return the number of pages."""
    frame = Frame(speaker, speaker.label(N_("Stripboard")), printed, summary(speaker, board))
    widths = ((42, 0.0), (46, 0.0), (0.0, 0.3), (0.0, 0.7), (62, 0.0), (28, 0.0), (22, 0.0))
    columns = tuple(
        Column(
            title,
            wide,
            share,
            "right" if index > 4 else "left",
            bold=index == 0,
            tag=index == 1,
        )
        for index, (title, (wide, share)) in enumerate(zip(heading(speaker), widths, strict=True))
    )
    layout = Layout(columns, frame.room, LOOK)
    return write_pages(out, frame, [layout.table(_set(layout, speaker, board))], progress)


def _set(layout: Layout, speaker: Speaker, board: Board) -> list[Block]:
    blocks: list[Block] = []
    for name, summed, strips in rows(speaker, board):
        blocks.append(layout.band(name, summed if strips else NOTHING, dark=True))
        if not strips:
            blocks.append(layout.remark(speaker.label(N_("Nothing is planned."))))
        for strip in strips:
            fill = "" if strip.scenes else colour_of("banner")
            colour = colour_of(strip.colour) if strip.scenes else ""
            blocks.append(layout.row(row(speaker, strip), colour=colour, fill=fill))
    if not blocks:
        nothing = speaker.label(N_("No days and no scenes yet. Import a script first."))
        blocks.append(layout.remark(nothing))
    return blocks
