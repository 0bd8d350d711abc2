"""studio subtitles import and status: a translation comes in, and how far the season is."""

from pathlib import Path

import click

from studio.base.columns import table
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.words import spoken, t
from studio.project.store import Store
from studio.script import store as script
from studio.subtitles import formats, importing
from studio.subtitles import store as reading
from studio.subtitles.standing import season


def episode_id(store: Store, number: int) -> str:
    """Return the id of the episode of that number; raises StudioError when there is none."""
    found = [one.id for one in script.episodes(store) if one.number == number]
    if not found:
        raise StudioError(N_("There is no episode {number}."), number=number)
    return found[0]


@click.command("import", help=t("Bring a subtitle file into one language of an episode."))
@FILE
@click.argument("source", type=click.Path(path_type=Path), metavar="IN")
@click.option("--episode", type=int, required=True, help=t("The number of the episode."))
@click.option("--language", "code", required=True, help=t("The language of the file, such as en."))
@click.option(
    "--match",
    type=click.Choice(["auto", "time", "order"]),
    default="auto",
    show_default=True,
    help=t("How cues of the file find those of the episode."),
)
@click.option("--add", is_flag=True, help=t("Add what the episode has no cue for."))
@click.option("--times", is_flag=True, help=t("Take the times of the file for this language."))
@click.option("--dry-run", is_flag=True, help=t("Only tell what would be written."))
@JSON
def import_command(
    file: Path,
    source: Path,
    episode: int,
    code: str,
    match: importing.Match,
    add: bool,
    times: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Match the cues and write their texts, as one step."""
    document = formats.read_file(source)
    with opened(file, read_only=dry_run) as store:
        wanted = episode_id(store, episode)
        plan = importing.plan(store, wanted, code, document, match)
        add = add or not (plan.pairs or plan.locked or plan.missing)
        if not dry_run:
            importing.carry_out(store, wanted, plan, add=add, own_times=times)
    told = _told(plan, add=add)
    if as_json:
        say_json({"matched_by": plan.by, **told})
        return
    words = (
        t("Texts written: {count}", count=told["written"]),
        t("Of them in place of others: {count}", count=told["replaced"]),
        t("Cues added: {count}", count=told["added"]),
        t("Cues of the file left out: {count}", count=told["left_out"]),
        t("Cues of the episode without a text in the file: {count}", count=told["missing"]),
        t("Locked, left as they are: {count}", count=told["locked"]),
    )
    click.echo("\n".join(words))


def _told(plan: importing.Plan, *, add: bool) -> dict[str, int]:
    return {
        "written": len(plan.pairs),
        "replaced": plan.replaced,
        "added": len(plan.spare) if add else 0,
        "left_out": 0 if add else len(plan.spare),
        "missing": len(plan.missing),
        "locked": len(plan.locked),
    }


@click.command("status", help=t("Tell how far the subtitles of each episode and language are."))
@FILE
@JSON
def status_command(file: Path, as_json: bool) -> None:
    """List episodes with their texts, changes and findings by language."""
    with opened(file, read_only=True) as store:
        found = season(store)
        episodes = script.episodes(store)
        known = reading.languages(store)
    if as_json:
        languages = [
            {"code": one.code, "platform": one.platform, "status": one.status, "source": one.source}
            for one in known
        ]
        rows = [
            {
                "episode": one.number,
                "title": one.title,
                "languages": {
                    code: {key: getattr(standing, key) for key in standing.__slots__}
                    for code, standing in found.get(one.id, {}).items()
                },
            }
            for one in episodes
        ]
        say_json({"languages": languages, "episodes": rows})
        return
    lines = []
    for one in episodes:
        cells = [str(one.number or "—")]
        for language in known:
            standing = found.get(one.id, {}).get(language.code)
            cells.append(f"{standing.texts}/{standing.cues} ✕{standing.errors}" if standing else "")
        lines.append(cells)
    head = [spoken().text("Episode"), *(one.code for one in known)]
    click.echo("\n".join(table([head, *lines]) if lines else [t("There are no episodes yet.")]))
