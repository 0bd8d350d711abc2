"""studio script: read, import and export scripts."""

from pathlib import Path

import click

from studio.base.words import msg
from studio.cli.common import FILE, JSON, OUT, opened, say_json
from studio.cli.words import spoken, t
from studio.i18n import Language
from studio.script import formats
from studio.script.model import KINDS
from studio.script.reading import Diagnostic
from studio.workflow import script_export, script_import
from studio.workflow.script_import import Summary

SCRIPTS = click.argument(
    "scripts", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SCRIPT..."
)
AS = click.option("--as", "as_format", help=t("The format, when it should not be guessed."))


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


@script_command.command("import", help=t("Import scripts into a production as one step."))
@FILE
@SCRIPTS
@AS
def import_(file: Path, scripts: tuple[Path, ...], as_format: str | None) -> None:
    """Read, tell and commit."""
    reading = formats.read_season(scripts, as_format)
    with opened(file) as store:
        click.echo("\n".join(summary_lines(script_import.summary(reading), spoken())))
        script_import.commit(store, reading, ", ".join(path.name for path in scripts))
    click.echo(t("Imported into {file}. “studio undo” takes it back.", file=file.name))


@script_command.command(help=t("Write the script of a production in another format."))
@FILE
@click.option("--as", "as_format", help=t("The format, when the name of OUT does not say it."))
@OUT
def export(file: Path, as_format: str | None, out: Path) -> None:
    """Write the whole script."""
    with opened(file, read_only=True) as store:
        script_export.write(store, out, as_format)
    click.echo(str(out))


def summary_lines(found: Summary, lang: Language) -> list[str]:
    """Say what a reading holds, a line each."""
    kinds = lang.join(f"{lang.text(KINDS[kind])} {count}" for kind, count in found.lines)
    lines = [
        lang.text("Format: {format}", format=found.format),
        lang.text("Title: {title}", title=found.title or "—"),
        lang.text("Episodes: {count}", count=found.episodes),
        lang.text("Scenes: {count}", count=found.scenes),
        lang.text("Lines: {kinds}", kinds=kinds or "0"),
        lang.text("Cast: {names}", names=_names(found.cast, lang)),
        lang.text("Sets: {names}", names=_names(found.sets, lang)),
        lang.text("Front matter: {count} lines", count=found.front),
        lang.text("Not understood: {count} lines", count=len(found.unclassified)),
    ]
    lines += [f"  {number}: {text}" for number, text in found.unclassified]
    for one in found.diagnostics:
        said = lang.say(msg(one.text, **one.values))
        lines.append("  " + lang.join((f"{_severity(one, lang)} {one.line}", said), ":"))
    return lines


def _severity(told: Diagnostic, lang: Language) -> str:
    t = lang.text
    return {"error": t("error"), "warning": t("warning"), "info": t("note")}[told.severity]


def _names(counted: tuple[tuple[str, int], ...], lang: Language) -> str:
    return lang.join(f"{name} ({count})" for name, count in counted) or "—"
