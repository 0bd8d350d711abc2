"""studio open: the window on a production."""

from pathlib import Path

import click

from studio.cli.window import Window
from studio.cli.words import t


@click.command(help=t("Open a production, or the demo, in the window."))
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--demo", is_flag=True, help=t("Open the demo production; it is built once."))
@click.option("--fresh", is_flag=True, help=t("With --demo: build it anew first."))
@click.pass_obj
def open_command(window: Window, file: Path | None, demo: bool, fresh: bool) -> int:
    """Hand over to the window, which the entry point brought along."""
    if file is not None and demo:
        raise click.UsageError(t("Give a file or --demo, not both."))
    if fresh and not demo:
        raise click.UsageError(t("--fresh is for --demo only."))
    return window(file, demo, fresh)
