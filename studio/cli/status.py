"""studio status: how far each episode is: written, scheduled, shot and subtitled."""

from pathlib import Path

import click

from studio.base.columns import fit, table
from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.words import t
from studio.workflow.overview import EpisodeState, SeasonTotals, season, summed

_TITLE = 24


@click.command(help=t("Tell how far each episode is: written, scheduled, shot, subtitled."))
@FILE
@JSON
def status_command(file: Path, as_json: bool) -> None:
    """Print a line for each episode, and the sums."""
    with opened(file, read_only=True) as store:
        episodes = season(store)
    sums = summed(episodes)
    if as_json:
        plain = [_plain(one) for one in episodes]
        say_json({"episodes": plain, "total": _plain_sums(sums)})
        return
    if not episodes:
        click.echo(t("There are no episodes yet. Import a script first."))
        return
    for row in table([_head(), *map(_row, episodes), _sums_row(sums)], right={0}):
        click.echo(row)
    if sums.languages:
        listed = [f"{code} {_of(done, sums.episodes)}" for code, done in sums.languages.items()]
        click.echo(t("Episodes with all subtitles: {list}", list="  ".join(listed)))


def _plain(one: EpisodeState) -> dict[str, object]:
    return {
        "number": one.number,
        "title": one.title,
        "written": one.written,
        "scenes": one.scenes,
        "scheduled": one.scheduled,
        "shot": one.shot,
        "with_takes": one.with_takes,
        "seconds": one.seconds,
        "paywall": one.paywall,
        "subtitles": {
            part.code: {
                "done": part.done,
                "cues": part.cues,
                "complete": part.complete,
                "finished": part.finished,
            }
            for part in one.subtitled
        },
    }


def _plain_sums(sums: SeasonTotals) -> dict[str, object]:
    return {
        "episodes": sums.episodes,
        "written": sums.written,
        "scenes": sums.scenes,
        "scheduled": sums.scheduled,
        "shot": sums.shot,
        "with_takes": sums.with_takes,
        "seconds": sums.seconds,
        "subtitled_episodes": sums.languages,
    }


def _head() -> list[str]:
    return [
        *(t("Episode"), t("Title"), t("Written")),
        *(t("Scheduled"), t("Shot"), t("Subtitled")),
    ]


def _row(one: EpisodeState) -> list[str]:
    return [
        "—" if one.number is None else str(one.number),
        fit(one.title, _TITLE),
        t("Written") if one.written else t("Missing"),
        _of(one.scheduled, one.scenes),
        _of(one.shot, one.scenes),
        _of(one.languages_done, len(one.subtitled)),
    ]


def _sums_row(sums: SeasonTotals) -> list[str]:
    return [
        "",
        t("Total"),
        _of(sums.written, sums.episodes),
        _of(sums.scheduled, sums.scenes),
        _of(sums.shot, sums.scenes),
        "",
    ]


def _of(done: int, whole: int) -> str:
    return f"{done}/{whole}" if whole else "—"
