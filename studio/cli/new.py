"""studio new: an empty production."""

from pathlib import Path

import click

from studio.cli.common import FILE
from studio.cli.words import t
from studio.i18n import language
from studio.project import production
from studio.workflow import settings


@click.command(help=t("Make a new production file."))
@FILE
@click.option("--title", required=True, help=t("The title of the production."))
@click.option("--language", "code", default="zh", show_default=True, help=t("Its main language."))
@click.option(
    "--other-language", default="en", show_default=True, help=t("The second language on set.")
)
@click.option("--currency", default="CNY", show_default=True, help=t("Its main currency."))
@click.option(
    "--time-zone", default="Asia/Shanghai", show_default=True, help=t("Where it is shot.")
)
def new_command(
    file: Path, title: str, code: str, other_language: str, currency: str, time_zone: str
) -> None:
    """Make the file and say so."""
    store = production.create(
        file,
        title,
        language=language(code).code,
        other_language=language(other_language).code,
        currency=currency,
        time_zone=time_zone,
        author=settings.load().author(),
    )
    store.close()
    click.echo(t("{file} is ready. Import a script next: studio script import.", file=str(file)))
