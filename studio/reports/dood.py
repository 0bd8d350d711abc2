"""The day out of days: who works, waits or is free on which day, with totals."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from studio.base.progress import Progress
from studio.base.words import N_
from studio.reports.blocks import Block, NewPage, Words
from studio.reports.page import Frame, write_pages
from studio.reports.say import NOTHING, Said, Speaker, inline, plain
from studio.reports.table import Column, Layout, Look
from studio.reports.typeset import SHADE, Style
from studio.schedule.dood import Dood, DoodRow
from studio.schedule.model import Day

LOOK = Look(7.8, 2.0, 1.22, gutter=3.0)
NAME = 150.0
TOTAL = 26.0
CODE = 23.0
PAINT = dict.fromkeys(("SW", "W", "WF", "SWF"), "#DDE3EB") | {"H": "#FFFFFF", "I": "#FFFFFF"}
DAYS = 17  # day columns that fit beside names and totals on a sheet


def rows(speaker: Speaker, table: Dood) -> list[list[Said]]:
    """Say the table: a heading, one row per role, and the totals of each day."""
    head = [
        plain("#"),
        speaker.label(N_("Character")),
        *(_day(speaker, day) for day in table.days),
        *(speaker.label(title) for title in (N_("Work"), N_("Hold"), N_("Total"))),
    ]
    body = [
        [
            *_name(speaker, row),
            *(plain(code) for code in row.codes),
            *(plain(count) for count in (row.work, row.hold, row.total)),
        ]
        for row in table.rows
    ]
    foot = [
        NOTHING,
        speaker.label(N_("Working")),
        *(plain(count or "") for count in table.working),
        plain(sum(row.work for row in table.rows)),
        plain(sum(row.hold for row in table.rows)),
        plain(sum(row.total for row in table.rows)),
    ]
    return [head, *body, foot]


def _name(speaker: Speaker, row: DoodRow) -> list[Said]:
    number = "" if row.number is None else str(row.number)
    return [plain(number), speaker.name(row.name, row.other_name)]


def _day(speaker: Speaker, day: Day) -> Said:
    """Head a day with its number and its date in figures."""
    number = "—" if day.number is None else str(day.number)
    return (number, f"{day.date.month}/{day.date.day}")


def legend(speaker: Speaker) -> Said:
    """Explain the codes."""
    return speaker.label(
        N_(
            "SW first day, W works, H holds, I idle (away, unpaid), WF last day, SWF only day,"
            " — no shooting. Dates: M/D."
        )
    )


def write(
    out: Path,
    table: Dood,
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the day out of days and return the number of pages; many days take more sheets."""
    title = speaker.label(N_("Day out of days"))
    summary = speaker.label(
        N_("{roles} roles, {days} shooting days"),
        roles=len(table.rows),
        days=sum(day.shoots for day in table.days),
    )
    frame = Frame(speaker, title, printed, summary, wide=True)
    blocks: list[Block] = []
    for first in range(0, max(1, len(table.days)), DAYS):
        if blocks:
            blocks.append(NewPage())
        blocks.append(_sheet(speaker, table, frame.room, range(first, first + DAYS)))
    note = Words.of(legend(speaker), Style(7.5).quiet(), frame.room, one_line=True)
    return write_pages(out, frame, [*blocks, note], progress)


def _sheet(speaker: Speaker, table: Dood, room: float, shown: range) -> Block:
    """Set the names, the days from one to another, and the totals."""
    said = rows(speaker, table)
    count = len(table.days)
    days = [index for index in shown if index < count]
    keep = [0, 1, *(index + 2 for index in days), *range(count + 2, count + 5)]
    head, *body = [[cells[index] for index in keep] for cells in said]
    spare = room - NAME - 14.0 - 3 * TOTAL - (len(keep) - 1) * LOOK.gutter
    wide = min(44.0, max(CODE, spare / max(1, len(days)) - 2.0))
    layout = Layout(_columns(head, wide, room), room, LOOK)
    if not table.rows:
        nothing = speaker.label(N_("Nobody works yet: put scenes on days first."))
        return layout.table([layout.remark(nothing)])
    blocks: list[Block] = [
        layout.row(cells, colours=["", "", *(PAINT.get(c[0], "") for c in cells[2:-3]), "", "", ""])
        for cells in body[:-1]
    ]
    blocks.append(layout.row(body[-1], fill=SHADE, bold=True))
    return layout.table(blocks)


def _columns(head: Sequence[Said], wide: float, room: float) -> tuple[Column, ...]:
    name = Column(head[1], share=1.0, bold=True, one_line=True)
    columns = [Column(head[0], 14.0, bold=True), name]
    columns += [Column(title, wide, align="centre") for title in head[2:-3]]
    columns += [Column((inline(title),), TOTAL, align="right") for title in head[-3:]]
    return tuple(columns)
