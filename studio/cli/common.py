"""What the commands share: opening the file, JSON, and where a result is written."""

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.words import N_
from studio.cli.words import t
from studio.i18n import CHOICES, Language, language
from studio.project.store import Store
from studio.workflow import settings

FILE = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
JSON = click.option("--json", "as_json", is_flag=True, help=t("Print JSON."))
OUT = click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=t("The file to write."),
)


@contextlib.contextmanager
def opened(file: Path, *, read_only: bool = False) -> Iterator[Store]:
    """Open a production for one command."""
    store = Store.open(file, settings.load().author(), read_only=read_only)
    try:
        yield store
    finally:
        store.close()


@contextlib.contextmanager
def shown_progress() -> Iterator[Progress]:
    """Show on a terminal how far the work is; a log is not filled with it."""
    shown = sys.stderr.isatty()
    last = -1

    def show(done: int, total: int) -> None:
        nonlocal last
        percent = done * 100 // max(total, 1)
        if shown and percent != last:
            last = percent
            click.echo(f"\r{percent:3} %", nl=False, err=True)

    try:
        yield Progress(show)
    finally:
        if last >= 0:
            click.echo("\r     \r", nl=False, err=True)


def languages(codes: str) -> list[Language]:
    """Read `zh,en` into one or two languages; raises StudioError for more."""
    parts = [code for code in codes.split(",") if code.strip()]
    if not 1 <= len(parts) <= 2:
        raise StudioError(
            N_("“{codes}” is not one language or two. Write it like zh or zh,en."), codes=codes
        )
    chosen = [language(code) for code in parts]
    for one in chosen:
        if not one.spoken:
            raise StudioError(
                N_("There are no words in {language} yet. Use one of: {known}."),
                language=one.code,
                known=", ".join(CHOICES),
            )
    return chosen


def say_json(value: object) -> None:
    """Print a value as JSON in UTF-8, whatever the terminal speaks."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "backslashreplace"))
