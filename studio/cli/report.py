"""studio report: any report as a PDF."""

from pathlib import Path

import click

from studio.cli.common import languages, opened
from studio.cli.words import spoken, t
from studio.i18n import Language
from studio.project.production import production
from studio.project.store import Store

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
@LANGUAGE
@click.option("--day", type=int, metavar="N", help=t("The shooting day, for a call sheet."))
@click.option("--list", "listed", is_flag=True, help=t("List the kinds of report."))
def report_command(
    file: Path | None,
    kind: str | None,
    out: Path | None,
    codes: str | None,
    day: int | None,
    listed: bool,
) -> None:
    """Write the report and say what was written."""
    from studio.reports.registry import REPORTS, report

    if listed:
        for known in REPORTS:
            words = spoken().join((t(known.title), t(known.about)), ".")
            click.echo(f"{known.key:<12}{words}")
        return
    if file is None or kind is None or out is None:
        raise click.UsageError(t("Give FILE, KIND and -o OUT.pdf, or --list."))
    wanted = report(kind)
    if wanted.per_day and day is None:
        raise click.UsageError(t("A call sheet is of one shooting day: give --day N."))
    if day is not None and not wanted.per_day:
        raise click.UsageError(t("--day is for call sheets only."))
    with opened(file, read_only=True) as store:
        pages = wanted.write(store, out, chosen(store, codes), day)
    click.echo(written(out, pages))


def chosen(store: Store, codes: str | None) -> list[Language]:
    """Return the languages asked for, else the main and the other one of the production."""
    if codes is not None:
        return languages(codes)
    show = production(store)
    return languages(",".join(code for code in (show.language, show.other_language) if code))


def written(out: Path, pages: int) -> str:
    """Say what was written."""
    return t("{file} is written, pages: {pages}.", file=str(out), pages=pages)
