"""studio demo: the demo production and what leaves it, in a folder."""

from pathlib import Path

import click

from studio.cli.words import t
from studio.workflow.demo.export import write_demo


@click.command(
    help=t(
        "Build the demo in a folder, with its clips, reports, subtitles and a subtitled take,"
        " and list the files."
    )
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def demo_command(folder: Path) -> None:
    """Write the demo and print a line for each file."""
    for path in write_demo(folder):
        click.echo(f"{path}  {path.stat().st_size // 1024 + 1} KB")
