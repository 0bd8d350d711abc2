"""studio undo, redo and history: the steps of a production."""

from datetime import datetime
from pathlib import Path

import click

from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.words import spoken, t
from studio.project.changelog import Step


@click.command(help=t("Undo the newest step."))
@FILE
def undo_command(file: Path) -> None:
    """Undo and name the step and its author."""
    with opened(file) as store:
        step = store.undo()
    click.echo(_told(t("Undone: {step}"), step) if step else t("There is nothing to undo."))


@click.command(help=t("Redo the step that was undone last."))
@FILE
def redo_command(file: Path) -> None:
    """Redo and name the step and its author."""
    with opened(file) as store:
        step = store.redo()
    click.echo(_told(t("Redone: {step}"), step) if step else t("There is nothing to redo."))


@click.command(help=t("List who did what and when, newest first."))
@FILE
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    default=50,
    show_default=True,
    help=t("How many steps at the most."),
)
@JSON
def history_command(file: Path, limit: int, as_json: bool) -> None:
    """List the steps."""
    with opened(file, read_only=True) as store:
        steps = store.history(limit)
    if as_json:
        say_json({"steps": [_plain(step) for step in steps]})
        return
    marks = {"standing": "", "undone": t("(undone)"), "superseded": t("(undone for good)")}
    for step in steps:
        moment = spoken().moment(datetime.fromisoformat(step.at))
        label = spoken().say(step.label)
        click.echo(f"{moment}  {step.author}@{step.desk}  {label} {marks[step.state]}".rstrip())


def _told(frame: str, step: Step) -> str:
    return frame.format(step=f"{spoken().say(step.label)} ({step.author}@{step.desk})")


def _plain(step: Step) -> dict[str, object]:
    return {
        "number": step.seq,
        "text": spoken().say(step.label),
        "author": step.author,
        "desk": step.desk,
        "at": step.at,
        "state": step.state,
    }
