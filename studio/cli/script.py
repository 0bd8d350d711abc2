"""studio script: read, import and export scripts."""

from pathlib import Path

import click

from studio.cli.common import FILE, JSON, OUT, opened, say_json
from studio.cli.script_import import AS, SCRIPTS, changes_command, import_command
from studio.cli.script_words import summary_lines
from studio.cli.words import spoken, t
from studio.script import formats
from studio.workflow import script_export, script_import


@click.group(help=t("Read, import and export scripts."))
def script_command() -> None:
    """Hold the commands of the script."""


@script_command.command(help=t("Read scripts and tell what is in them; no production needed."))
@SCRIPTS
@AS
@JSON
def read(scripts: tuple[Path, ...], as_format: str | None, as_json: bool) -> None:
    """Read without committing anything."""
    reading = formats.read_season(scripts, as_format)
    if as_json:
        say_json(formats.reading_json(reading))
    else:
        click.echo("\n".join(summary_lines(script_import.summary(reading), spoken())))


@script_command.command(help=t("Write the script of a production in another format."))
@FILE
@click.option("--as", "as_format", help=t("The format, when the name of OUT does not say it."))
@OUT
def export(file: Path, as_format: str | None, out: Path) -> None:
    """Write the whole script."""
    with opened(file, read_only=True) as store:
        script_export.write(store, out, as_format)
    click.echo(str(out))


script_command.add_command(import_command)
script_command.add_command(changes_command)
