"""studio schedule: the board on the terminal, its day out of days, and the automatic board."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

import click

from studio.base.clock import read_clock
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.callsheet.store import typed_hours
from studio.cli import board as shown
from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.words import spoken, t
from studio.project.production import production
from studio.project.store import Store
from studio.schedule import auto
from studio.schedule import store as schedule
from studio.schedule.days import next_date
from studio.schedule.dood import KINDS, DoodKind, dood
from studio.schedule.facts import Facts
from studio.schedule.model import Board, Day, Strip
from studio.schedule.warnings import warnings

_DATE = click.DateTime(["%Y-%m-%d"])


@click.group(help=t("Shooting days and strips: show, plan and change them."))
def schedule_command() -> None:
    """Hold the commands of the schedule."""


@schedule_command.command("show", help=t("Show the board day by day, with its warnings."))
@FILE
@JSON
def show(file: Path, as_json: bool) -> None:
    """Print the active board."""
    with opened(file, read_only=True) as store:
        about, board = production(store), schedule.active_board(store)
        facts = _facts(store)
        found = warnings(board, facts)
    if as_json:
        say_json(shown.plain_board(board, facts, found))
        return
    shown.say_board(board, facts, about)
    shown.say_warnings(found)


@schedule_command.command("dood", help=t("Show the day out of days."))
@FILE
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default="cast",
    show_default=True,
    help=t("What the rows are."),
)
@JSON
def dood_(file: Path, kind: str, as_json: bool) -> None:
    """Print who works and waits on which day."""
    with opened(file, read_only=True) as store:
        about, board = production(store), schedule.active_board(store)
        persons = schedule.read_facts(store).persons
        elements = schedule.read_elements(store) if kind == "element" else None
    found = dood(board, cast("DoodKind", kind), elements, persons)
    if as_json:
        say_json(shown.plain_dood(found))
    else:
        shown.say_dood(found, about)


@schedule_command.command("auto", help=t("Plan the board; it changes only with --apply."))
@FILE
@click.option("--apply", "write", is_flag=True, help=t("Write the plan into the production."))
@click.option(
    "--days", "count", type=click.IntRange(1, 400), help=t("How many shooting days to add first.")
)
@click.option("--from", "first", type=_DATE, help=t("The date from which days are added."))
@click.option("--only-boneyard", is_flag=True, help=t("Leave scenes on the days they have."))
@JSON
def auto_(
    file: Path,
    write: bool,
    count: int | None,
    first: datetime | None,
    only_boneyard: bool,
    as_json: bool,
) -> None:
    """Plan, print what would move, and apply it when asked."""
    with opened(file, read_only=not write) as store:
        about, board = production(store), schedule.active_board(store)
        facts = _facts(store)
        if count or first or not board.shooting_days:
            begin = first.date() if first else next_date(board.days)
            board = auto.with_new_days(board, facts, begin, count)
        proposal = auto.plan(board, facts, auto.Options(only_boneyard=only_boneyard))
        after = auto.applied(board, proposal)
        if write:
            schedule.apply_plan(store, proposal)
            after = schedule.active_board(store)
    found = warnings(after, facts)
    if as_json:
        plain = shown.plain_plan(board, proposal)
        say_json({"applied": write, **plain, **shown.plain_board(after, facts, found)})
        return
    shown.say_board(after, facts, about)
    shown.say_warnings(found)
    shown.say_plan(proposal)
    click.echo(t("The plan is applied.") if write else t("Nothing is changed yet: add --apply."))


@schedule_command.command("move", help=t("Move scenes to a day or into the boneyard."))
@FILE
@click.argument("scenes", nargs=-1, required=True)
@click.option("--day", "number", type=int, help=t("The number of the shooting day."))
@click.option("--boneyard", is_flag=True, help=t("Take the scenes off their days."))
@click.option("--before", help=t("The scene in front of which they are put."))
def move(
    file: Path, scenes: tuple[str, ...], number: int | None, boneyard: bool, before: str | None
) -> None:
    """Move strips by the numbers of their scenes."""
    if (number is None) == (not boneyard):
        raise click.UsageError(t("Give --day or --boneyard."))
    with opened(file) as store:
        board = schedule.active_board(store)
        day = None if number is None else _day(board, number)
        ids = [strip.id for scene in scenes for strip in _strips(board, scene)]
        target = _strips(board, before)[0].id if before else None
        notes = schedule.move_strips(store, ids, day.id if day else None, target)
        shown.say_step(store, notes)


@schedule_command.command("day", help=t("Change a shooting day, or remove it."))
@FILE
@click.argument("number", type=int)
@click.option("--date", "on", type=_DATE, help=t("Its date; a taken one is swapped."))
@click.option("--call", help=t("Its general call, such as 07:30."))
@click.option("--minutes", type=int, help=t("How many minutes are worked."))
@click.option("--lock/--unlock", "locked", default=None, help=t("Keep its strips as they are."))
@click.option("--note", help=t("A note."))
@click.option("--remove", is_flag=True, help=t("Take it off the board."))
def day_(
    file: Path,
    number: int,
    on: datetime | None,
    call: str | None,
    minutes: int | None,
    locked: bool | None,
    note: str | None,
    remove: bool,
) -> None:
    """Change or remove one day."""
    with opened(file) as store:
        day = _day(schedule.active_board(store), number)
        if remove:
            schedule.remove_day(store, day.id)
        else:
            schedule.change_day(
                store,
                day.id,
                on=on.date() if on else None,
                call_minute=read_clock(call) if call else None,
                work_minutes=minutes,
                locked=locked,
                note=note,
            )
        shown.say_step(store)


def _facts(store: Store) -> Facts:
    """Read what the rules need, with the hours that the call sheets fix."""
    return replace(schedule.read_facts(store, spoken().code), hours=typed_hours(store))


def _day(board: Board, number: int) -> Day:
    found = board.day_numbered(number)
    if found is None:
        raise StudioError(
            N_("There is no shooting day {day}. The board has {count}."),
            day=number,
            count=len(board.shooting_days),
        )
    return found


def _strips(board: Board, scene: str) -> list[Strip]:
    found = [strip for strip in board.strips() if scene in strip.numbers]
    if not found:
        raise StudioError(N_("There is no scene {scene} on the board."), scene=scene)
    return found
