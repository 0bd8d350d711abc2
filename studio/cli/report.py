"""studio report: any report as a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from studio.cli.common import languages, opened
from studio.cli.words import spoken, t
from studio.i18n import Language
from studio.project.production import production
from studio.project.store import Store

if TYPE_CHECKING:
    from studio.reports.registry import Of, Report

# The languages of the words on a page.
LANGUAGE = click.option(
    "--language",
    "codes",
    metavar="CODE[,CODE]",
    help=t("One language or two, such as zh or zh,en; the production's two when not given."),
)


@click.command(help=t("Print a report of a production into a PDF."))
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="FILE")
@click.argument("kind", required=False, metavar="KIND")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--language",
    "codes",
    metavar="CODE[,CODE]",
    help=t(
        "One language or two, such as zh or zh,en; the production's two when not given. For a"
        " subtitle list, the language of the subtitles."
    ),
)
@click.option(
    "--words",
    metavar="CODE[,CODE]",
    help=t("For a subtitle list, the languages of the words around the subtitles."),
)
@click.option(
    "--day", type=int, metavar="N", help=t("The shooting day, for a call sheet or sides.")
)
@click.option("--list", "listed", is_flag=True, help=t("List the kinds of report."))
def report_command(
    file: Path | None,
    kind: str | None,
    out: Path | None,
    codes: str | None,
    words: str | None,
    day: int | None,
    listed: bool,
) -> None:
    """Write the report and say what was written."""
    from studio.reports.registry import REPORTS, report

    if listed:
        for known in REPORTS:
            said = spoken().join((t(known.title), t(known.about)), ".")
            click.echo(f"{known.key:<12}{said}")
        return
    if file is None or kind is None or out is None:
        raise click.UsageError(t("Give FILE, KIND and -o OUT.pdf, or --list."))
    wanted = report(kind)
    of, heads = _asked(wanted, codes, words, day)
    with opened(file, read_only=True) as store:
        pages = wanted.write(store, out, chosen(store, heads), of)
    click.echo(written(out, pages))


def _asked(
    wanted: "Report", codes: str | None, words: str | None, day: int | None
) -> "tuple[Of, str | None]":
    """Return what the report is of, and the languages of its words."""
    if wanted.needs == "day" and day is None:
        raise click.UsageError(t("This report is of one shooting day: give --day N."))
    if day is not None and wanted.needs != "day":
        raise click.UsageError(t("--day is for call sheets and sides only."))
    if wanted.needs != "language":
        if words is not None:
            raise click.UsageError(t("--words is for subtitle lists only."))
        return day, codes
    if codes is None:
        raise click.UsageError(t("A subtitle list is of one language: give --language CODE."))
    return codes, words


def chosen(store: Store, codes: str | None) -> list[Language]:
    """Return the languages asked for, else the main and the other one of the production."""
    if codes is not None:
        return languages(codes)
    show = production(store)
    return languages(",".join(code for code in (show.language, show.other_language) if code))


def written(out: Path, pages: int) -> str:
    """Say what was written."""
    return t("{file} is written, pages: {pages}.", file=str(out), pages=pages)
