"""studio subtitles: read and convert subtitle files; draft, check and export a production's."""

from pathlib import Path

import click

from studio.base.columns import table
from studio.base.output import finished_file
from studio.cli.common import JSON, say_json
from studio.cli.words import spoken, t
from studio.subtitles import formats
from studio.subtitles.formats import Document
from studio.subtitles.formats.webvtt_writer import stamp

SUBTITLES = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
OUT_FILE = click.argument("out", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT")


@click.group(help=t("Read and convert subtitle files; draft, check and export subtitles."))
def subtitles_command() -> None:
    """Hold the commands of the subtitles."""


@subtitles_command.command(help=t("Read a subtitle file and tell what is in it."))
@SUBTITLES
@JSON
def read(file: Path, as_json: bool) -> None:
    """Read a file; no production is needed."""
    document = formats.read_file(file)
    if as_json:
        say_json(formats.document_json(document))
    else:
        click.echo("\n".join(_shown(document)))


@subtitles_command.command(help=t("Convert a subtitle file; the ending of OUT names the format."))
@click.argument("source", type=click.Path(path_type=Path), metavar="IN")
@OUT_FILE
def convert(source: Path, out: Path) -> None:
    """Read a file and write it in another format, or as it was in its own."""
    to = formats.format_of(out)
    document = formats.convert(formats.read_file(source), to)
    with finished_file(out) as part:
        part.write_bytes(formats.write(document))
    click.echo(str(out))


def _shown(document: Document) -> list[str]:
    rows = [
        [cue.id, stamp(cue.start_ms), stamp(cue.end_ms), cue.text.replace("\n", " / ")]
        for cue in document.cues
    ]
    lines = [
        t("Format: {format}", format=document.format),
        t("Subtitles: {count}", count=len(document.cues)),
        *table(rows, right={0}),
    ]
    return lines + [
        f"{one.severity} {one.line}: {spoken().say(one.message)}" for one in document.remarks
    ]
