"""studio snapshots: the safe copies beside a production."""

from pathlib import Path

import click

from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.words import spoken, t
from studio.project import keeping, snapshots


@click.command(help=t("List the snapshots of a production, take one, or restore one."))
@FILE
@click.option("--restore", type=int, metavar="N", help=t("Restore snapshot number N."))
@click.option("--take", is_flag=True, help=t("Take a snapshot now."))
@JSON
def snapshots_command(file: Path, restore: int | None, take: bool, as_json: bool) -> None:
    """List, take or restore."""
    if take and restore is not None:
        raise click.UsageError(t("Give --take or --restore, not both: taking one renumbers them."))
    with opened(file, read_only=restore is None) as store:
        if take:
            snapshots.take(store.path, "by-hand")
        if restore is not None:
            back = keeping.restore(store, restore)
            moment = spoken().moment(back.at)
            click.echo(t("The production is as it was at {moment}.", moment=moment), err=as_json)
    found = snapshots.listed(file)
    if as_json:
        say_json({"snapshots": [_plain(snapshot) for snapshot in found]})
        return
    if not found:
        click.echo(t("There are no snapshots yet."))
    for one in found:
        click.echo(
            f"{one.number:>3}  {spoken().moment(one.at)}  {one.reason}  {one.size // 1024} KB"
        )


def _plain(one: snapshots.Snapshot) -> dict[str, object]:
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "reason": one.reason,
        "bytes": one.size,
        "file": one.path.name,
    }
