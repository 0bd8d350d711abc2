"""studio script: read, import and export scripts."""

import re
from pathlib import Path

import click

from studio.cli.common import FILE, JSON, OUT, languages, opened, say_json
from studio.cli.script_import import AS, SCRIPTS, changes_command, import_command
from studio.cli.script_revisions import lock_command, revision_command
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


@script_command.command(
    help=t("Write the script of a production: pdf, docx, fountain, fdx; its scenes: xlsx, csv.")
)
@FILE
@click.option("--as", "as_format", help=t("The format, when the name of OUT does not say it."))
@click.option("--scenes", metavar="N[,N]", help=t("Only these scenes, such as 1-1,2-3: sides."))
@click.option("--language", metavar="CODE", help=t("The language of the words around the script."))
@OUT
def export(
    file: Path, as_format: str | None, scenes: str | None, language: str | None, out: Path
) -> None:
    """Write the whole script, or scenes of it."""
    with opened(file, read_only=True) as store:
        wanted = None
        if scenes is not None:
            numbers = [number for number in re.split("[,，、]", scenes) if number.strip()]
            if not numbers:
                raise click.UsageError(t("Name at least one scene, such as --scenes 1-1."))
            wanted = script_export.scenes_numbered(store, numbers)
        spoken_in = languages(language) if language else ()
        script_export.write(store, out, as_format, scene_ids=wanted, languages=spoken_in)
    click.echo(str(out))


script_command.add_command(import_command)
script_command.add_command(changes_command)
script_command.add_command(revision_command, "revision")
script_command.add_command(lock_command, "lock")
