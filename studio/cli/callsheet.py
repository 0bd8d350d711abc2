"""studio callsheet: the call sheet of one shooting day as a PDF."""

from pathlib import Path

import click

from studio.cli.common import FILE, OUT, opened
from studio.cli.report import LANGUAGE, chosen, written
from studio.cli.words import t


@click.command(help=t("Print the call sheet of a shooting day into a PDF."))
@FILE
@click.option("--day", type=int, required=True, metavar="N", help=t("Number of the shooting day."))
@LANGUAGE
@OUT
def callsheet_command(file: Path, day: int, codes: str | None, out: Path) -> None:
    """Write the call sheet and say what was written."""
    from studio.reports.registry import report

    with opened(file, read_only=True) as store:
        pages = report("callsheet").write(store, out, chosen(store, codes), day)
    click.echo(written(out, pages))
