"""studio script revision and lock: revisions of a script that is being shot, locked numbers."""

from pathlib import Path

import click

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.words import spoken, t
from studio.project.store import Store
from studio.script import locking, revisions


@click.command(help=t("List the revisions of a script, begin one, or say which marks changes."))
@FILE
@click.option("--begin", metavar="NAME", help=t("Begin a revision and mark changes with it."))
@click.option("--colour", metavar="COLOUR", help=t("Its colour; without it the next one."))
@click.option(
    "--current", metavar="NAME", help=t("Mark what is changed from now on with this one.")
)
@click.option("--none", "nothing", is_flag=True, help=t("Mark nothing from now on."))
@click.option("--remove", metavar="NAME", help=t("Remove a revision; its lines lose their stars."))
@click.option("--list", "listed", is_flag=True, help=t("List the revisions, which is the default."))
@JSON
def revision_command(
    file: Path,
    begin: str | None,
    colour: str | None,
    current: str | None,
    nothing: bool,
    remove: str | None,
    listed: bool,
    as_json: bool,
) -> None:
    """Change what was asked for, then list."""
    asked = [one for one in (begin, current, remove, nothing or None) if one is not None]
    if len(asked) > 1:
        raise click.UsageError(t("Give one of --begin, --current, --none and --remove."))
    if colour is not None and begin is None:
        raise click.UsageError(t("--colour is for --begin NAME."))
    with opened(file, read_only=not asked) as store:
        if begin is not None:
            if not begin.strip():
                raise StudioError(N_("A revision needs a name. Type one and repeat."))
            revisions.begin_revision(store, begin, (colour or "").strip().casefold())
        elif current is not None:
            revisions.set_current(store, revisions.revision_named(store, current).id)
        elif remove is not None:
            revisions.remove_revision(store, revisions.revision_named(store, remove).id)
        elif nothing:
            revisions.set_current(store, None)
        _say(store, as_json=as_json)


def _say(store: Store, *, as_json: bool) -> None:
    found, current = revisions.revisions(store), revisions.current_revision(store)
    if as_json:
        say_json(
            {
                "revisions": [
                    {
                        "name": one.name,
                        "colour": one.colour,
                        "date": one.date,
                        "lines": one.lines,
                        "current": one.id == current,
                    }
                    for one in found
                ],
                "locked": locking.is_locked(store),
            }
        )
        return
    if not found:
        click.echo(t("There are no revisions yet."))
    for one in found:
        lines = spoken().count("{n} line", "{n} lines", one.lines)
        mark = "*" if one.id == current else " "
        click.echo(f"{mark} {one.name}  {one.colour}  {one.date}  {lines}")


@click.command(help=t("Lock the scene numbers: new scenes get letters, deleted ones are omitted."))
@FILE
@click.option("--off", is_flag=True, help=t("Unlock them."))
def lock_command(file: Path, off: bool) -> None:
    """Lock or unlock."""
    with opened(file) as store:
        if off:
            locking.unlock_scenes(store)
            click.echo(t("The scene numbers are unlocked."))
        else:
            count = locking.lock_scenes(store)
            click.echo(t("The scene numbers are locked; numbered now: {count}.", count=count))
