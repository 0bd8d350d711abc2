"""The editor's log: every take by shooting day, with its clip, its times, choices and notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from studio.base.progress import Progress
from studio.base.words import N_
from studio.reports.blocks import Block
from studio.reports.page import Frame, write_pages
from studio.reports.say import NOTHING, Said, Speaker, plain
from studio.reports.stripboard import day_name
from studio.reports.table import Column, Layout, Look
from studio.reports.typeset import SHADE
from studio.schedule.model import Board, Day
from studio.takes.model import BEST, Marker, Take
from studio.takes.presets import take_rules
from studio.takes.timecode import timecode_at

LOOK = Look(7.8, 1.9, 1.24, gutter=9.0)


@dataclass(frozen=True, slots=True)
class Row:
    """A take as it is printed; a circled one is strong."""

    cells: tuple[Said, ...]
    circled: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The takes of a shooting day, with how many there are and how long they run."""

    name: Said
    totals: Said
    rows: tuple[Row, ...]


def rows(speaker: Speaker, takes: Sequence[Take], board: Board) -> list[Group]:
    """Say the takes by day, and in a day in the order in which its scenes are shot.

    A scene that is not planned for the day comes behind those that are; takes without a day
    come last.
    """
    days = {day.shoot_day_id: day for day in board.days}
    groups = []
    for date_, day_id in sorted({(take.date or "9", take.shoot_day_id) for take in takes}):
        day = days.get(day_id or "")
        here = _in_shooting_order([take for take in takes if take.shoot_day_id == day_id], day)
        name = _day(speaker, day, date_ if day_id else "")
        body = tuple(Row(_cells(speaker, take), take.circled) for take in here)
        groups.append(Group(name, totals(speaker, here), body))
    return groups


def _in_shooting_order(takes: Sequence[Take], day: Day | None) -> list[Take]:
    """Sort by the place of their scenes in the day; takes of one scene stay in story order."""
    scenes = [scene.scene_id for strip in (day.strips if day else ()) for scene in strip.scenes]
    places = {scene: at for at, scene in reversed(list(enumerate(scenes)))}
    return sorted(takes, key=lambda take: places.get(take.scene_id or "", len(scenes)))


def _day(speaker: Speaker, day: Day | None, day_date: str) -> Said:
    if day is not None:
        return day_name(speaker, day)
    if not day_date:
        return speaker.label(N_("No day"))
    return speaker.short_day(date.fromisoformat(day_date))


def totals(speaker: Speaker, takes: Sequence[Take]) -> Said:
    """Say how many takes there are, how many circled, and how long all of them run."""
    return speaker.label(
        N_("takes {takes}, circled {circled}, material {time}"),
        takes=len(takes),
        circled=sum(take.circled for take in takes),
        time=_length(sum((_seconds(take) for take in takes), Fraction(0))),
    )


def _cells(speaker: Speaker, take: Take) -> tuple[Said, ...]:
    reasons = take_rules().reasons
    reason = reasons.get(take.ng_reason, take.ng_reason)
    return (
        plain(take.scene),
        plain(take.slate),
        plain("" if take.number is None else take.number),
        plain(take.camera),
        plain(take.file),
        _range(speaker, take),
        plain(_length(_seconds(take))),
        speaker.label(N_("Circled")) if take.circled else NOTHING,
        plain(f"{take.rating}/{BEST}" if take.rating else ""),
        speaker.label(reason) if reason else NOTHING,
        _notes(take),
    )


def _range(speaker: Speaker, take: Take) -> Said:
    """Say where the take begins and ends: by timecode, else by frames."""
    first, last = timecode_at(take, take.first), timecode_at(take, take.last)
    if first and last:
        return plain(f"{first}\n{last}")
    return speaker.label(N_("frames {first}–{last}"), first=take.first, last=take.last)


def _notes(take: Take) -> Said:
    lines = [take.note] if take.note else []
    lines += [_marker(take, one) for one in take.markers]
    return plain("\n".join(lines))


def _marker(take: Take, one: Marker) -> str:
    timecode = timecode_at(take, one.frame)
    place = f"{one.frame} ({timecode})" if timecode else str(one.frame)
    return f"• {place}  {one.note}".rstrip()


def _seconds(take: Take) -> Fraction:
    """Return how long the take runs; by the average rate where frames come unevenly."""
    if take.fps <= 0:
        return Fraction(0)
    return (take.last - take.first + 1) / take.fps


def _length(seconds: Fraction) -> str:
    """Write a length as `M:SS.t`, rounded to tenths."""
    tenths = round(seconds * 10)
    minutes, rest = divmod(tenths, 600)
    return f"{minutes}:{rest // 10:02}.{rest % 10}"


def write(
    out: Path,
    groups: Sequence[Group],
    summary: Said,
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the log and return the number of pages."""
    frame = Frame(speaker, speaker.label(N_("Editor's log")), printed, summary, wide=True)
    columns = (
        Column(speaker.label(N_("Scene")), 40, bold=True),
        Column(speaker.label(N_("Slate")), 34, bold=True),
        Column(speaker.label(N_("Take")), 26, bold=True),
        Column(speaker.label(N_("Cam")), 36),
        Column(speaker.label(N_("Clip")), share=0.32),
        Column(speaker.label(N_("In and out")), 62),
        Column(speaker.label(N_("Length")), 36),
        Column(speaker.label(N_("Circled")), 42, bold=True),
        Column(speaker.label(N_("Rating")), 32),
        Column(speaker.label(N_("NG")), 72),
        Column(speaker.label(N_("Notes and marks")), share=0.68),
    )
    layout = Layout(columns, frame.room, LOOK)
    return write_pages(out, frame, [layout.table(_set(layout, speaker, groups))], progress)


def _set(layout: Layout, speaker: Speaker, groups: Sequence[Group]) -> list[Block]:
    if not groups:
        return [layout.remark(speaker.label(N_("No takes yet. Add clips on the page Takes.")))]
    blocks: list[Block] = []
    for group in groups:
        blocks.append(layout.band(group.name, group.totals))
        blocks += [layout.row(row.cells, fill=SHADE if row.circled else "") for row in group.rows]
    return blocks
