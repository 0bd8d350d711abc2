"""How a board is printed: as tables for people and as JSON for programs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import partial

import click

from studio.base.clock import show_clock, show_length
from studio.base.columns import fit, table
from studio.base.eighths import show_eighths
from studio.base.words import Message
from studio.cli.words import spoken, t
from studio.project.production import Production
from studio.project.store import Store
from studio.schedule.auto import Plan
from studio.schedule.dood import Dood
from studio.schedule.facts import Facts
from studio.schedule.model import Board, Day, Strip
from studio.schedule.timing import Timing
from studio.schedule.warnings import Warning
from studio.script.light import say_light

_MARKS = {"error": "✕", "warning": "!", "info": "·"}
_NAME = 28
_Choose = Callable[[str, str], str]


def plain_board(board: Board, facts: Facts, found: list[Warning]) -> dict[str, object]:
    """Return a board, its times and its warnings as plain data."""
    return {
        "board": board.name,
        "days": [_plain_day(day, facts.timing(day)) for day in board.days],
        "boneyard": [_plain_strip(strip, None) for strip in board.boneyard],
        "warnings": [_plain_warning(one) for one in found],
    }


def _plain_day(day: Day, when: Timing) -> dict[str, object]:
    starts = when.starts
    return {
        "date": day.date.isoformat(),
        "number": day.number,
        "kind": day.kind,
        "call": show_clock(day.call_minute),
        "wrap": show_clock(when.wrap) if day.strips else None,
        "locked": day.locked,
        "note": day.note,
        "strips": [_plain_strip(strip, starts[strip.id]) for strip in day.strips],
        "minutes": day.minutes,
        "eighths": day.eighths,
    }


def _plain_strip(strip: Strip, start: int | None) -> dict[str, object]:
    return {
        "id": strip.id,
        "kind": strip.kind,
        "start": None if start is None else show_clock(start),
        "banner": strip.banner,
        "scenes": list(strip.numbers),
        "set": strip.set_name,
        "colour": strip.colour,
        "cast": [ref.name for ref in strip.cast],
        "minutes": strip.minutes,
        "eighths": strip.eighths,
        "pinned": strip.pinned,
    }


def _plain_warning(one: Warning) -> dict[str, object]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "text": spoken().say(one.message),
        "day": one.day,
        "strip": one.strip_id,
        "strips": list(one.strip_ids),
    }


def plain_dood(found: Dood) -> dict[str, object]:
    """Return a day out of days as plain data."""
    return {
        "kind": found.kind,
        "days": [day.date.isoformat() for day in found.days],
        "numbers": [day.number for day in found.days],
        "rows": [
            {
                "number": row.number,
                "name": row.name,
                "other_name": row.other_name,
                "codes": list(row.codes),
                "work": row.work,
                "hold": row.hold,
                "idle": row.idle,
                "conflicts": [found.days[at].date.isoformat() for at in sorted(row.conflicts)],
                "travel": row.travel,
                "total": row.total,
                "first": row.first.isoformat(),
                "last": row.last.isoformat(),
            }
            for row in found.rows
        ],
        "working": list(found.working),
        "holding": list(found.holding),
    }


def plain_plan(board: Board, proposal: Plan) -> dict[str, object]:
    """Return what a plan would change on a board as plain data."""
    strips = {strip.id: strip for strip in board.strips()}
    numbers = {day.id: day.number for day in board.days}
    return {
        "new_days": [day.date.isoformat() for day in proposal.new_days],
        "moves": [
            {
                "scenes": list(strips[move.strip_id].numbers),
                "from": numbers[move.from_day] if move.from_day else None,
                "to": numbers[move.to_day] if move.to_day else None,
            }
            for move in proposal.moves
        ],
        "unplaced": [
            {"scenes": list(strips[one.strip_id].numbers), "reason": spoken().say(one.reason)}
            for one in proposal.unplaced
        ],
        "before": asdict(proposal.before),
        "after": asdict(proposal.after),
    }


def say_board(board: Board, facts: Facts, about: Production) -> None:
    """Print a board day by day with its times, the boneyard last."""
    choose = partial(about.choose, spoken().code)
    if not board.days and not board.boneyard:
        click.echo(t("There are no scenes yet. Import a script: studio script import."))
        return
    timed = {day.id: facts.timing(day) for day in board.days}
    starts = {key: start for when in timed.values() for key, start in when.starts.items()}
    rows = [_row(strip, starts.get(strip.id), choose) for strip in board.strips()]
    lines = iter(table(rows, {5, 6}))
    for day in board.days:
        click.echo(_heading(day, timed[day.id]))
        _say_lines(lines, len(day.strips))
    if board.boneyard:
        click.echo(t("Boneyard"))
        _say_lines(lines, len(board.boneyard))


def _say_lines(lines: Iterator[str], count: int) -> None:
    for _ in range(count):
        click.echo(f"  {next(lines)}".rstrip())
    click.echo()


def _heading(day: Day, when: Timing) -> str:
    name = t("Day {number}", number=day.number) if day.number else t("No shooting")
    parts = [name, spoken().short_day(day.date)]
    if day.shoots:
        parts += [
            t("call {time}", time=show_clock(day.call_minute)),
            t(
                "{work} of {planned} h",
                work=show_length(day.minutes),
                planned=show_length(day.work_minutes),
            ),
            t("pages {length}", length=show_eighths(day.eighths)),
        ]
    if day.strips:
        parts.append(t("wrap {time}", time=show_clock(when.wrap)))
    if day.locked:
        parts.append(t("locked"))
    return "  ".join([*parts, day.note]).rstrip()


def _row(strip: Strip, start: int | None, choose: _Choose) -> list[str]:
    at = "" if start is None else show_clock(start)
    if strip.kind == "banner":
        return [at, f"— {strip.banner}", "", "", "", show_length(strip.minutes), "", ""]
    numbers = "+".join(
        f"{scene.number} ({scene.part}/{scene.parts})" if scene.parts > 1 else scene.number
        for scene in strip.scenes
    )
    cast = spoken().join(
        str(ref.cast_number) if ref.cast_number else choose(ref.name, ref.other_name)
        for ref in strip.cast
    )
    return [
        at,
        numbers,
        say_light(spoken(), *strip.colour.split()).upper(),
        fit(choose(strip.set_name, strip.other_set_name), _NAME),
        fit(cast, _NAME),
        show_length(strip.minutes),
        show_eighths(strip.eighths),
        t("pinned") if strip.pinned else "",
    ]


def say_warnings(found: list[Warning]) -> None:
    """Print warnings, marked by how bad they are."""
    for one in found:
        click.echo(f"{_MARKS[one.severity]} {spoken().say(one.message)}")


def say_dood(found: Dood, about: Production) -> None:
    """Print a day out of days with its totals."""
    choose = partial(about.choose, spoken().code)
    if not found.rows:
        click.echo(t("Nothing is planned yet, so that nobody works on any day."))
        return
    totals = [t("Work"), t("Hold"), t("Total")]
    head = [["", t("Shooting day"), *(str(day.number or "–") for day in found.days), *totals]]
    head += [["", "", *(spoken().tiny_day(day.date) for day in found.days), "", "", ""]]
    rows = [
        [
            str(row.number or ""),
            fit(choose(row.name, row.other_name), _NAME),
            *row.codes,
            str(row.work),
            str(row.hold),
            str(row.total),
        ]
        for row in found.rows
    ]
    last = ["", t("Work"), *map(str, found.working), "", "", ""]
    count = len(found.days)
    for line in table([*head, *rows, last], {0, *range(2 + count, 5 + count)}):
        click.echo(line)


def say_step(store: Store, notes: Iterable[Message] = ()) -> None:
    """Print the step that was just made, and what there is to tell about it."""
    step = store.next_undo()
    if step:
        click.echo(spoken().say(step.label))
    for note in notes:
        click.echo(f"! {spoken().say(note)}")


def say_plan(proposal: Plan) -> None:
    """Print what a plan moves, what it cannot place, and what the board would cost."""
    click.echo()
    for one in proposal.unplaced:
        click.echo(f"! {spoken().say(one.reason)}")
    click.echo(t("Strips that change their day: {count}", count=len(proposal.moves)))
    before, after = proposal.before, proposal.after
    words = [
        (t("Company moves"), before.company_moves, after.company_moves),
        (t("Changes of set"), before.set_moves, after.set_moves),
        (t("Cast working days"), before.cast_work, after.cast_work),
        (t("Cast waiting days"), before.cast_hold, after.cast_hold),
        (t("Days too long"), before.overfull_days, after.overfull_days),
        (t("In the boneyard"), before.unscheduled, after.unscheduled),
    ]
    head = ["", t("before"), t("after")]
    for line in table([head, *([word, str(a), str(b)] for word, a, b in words)], {1, 2}):
        click.echo(line)
