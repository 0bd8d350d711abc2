"""studio subtitles: read and convert files; draft, check, export and burn in a production's."""

from pathlib import Path

import click

from studio.base.columns import table
from studio.base.errors import StudioError
from studio.base.output import finished_file
from studio.base.words import N_
from studio.cli.common import FILE, JSON, OUT, opened, say_json, shown_progress
from studio.cli.subtitle_season import episode_id, import_command, status_command
from studio.cli.words import spoken, t
from studio.i18n import canonical
from studio.project.store import Store
from studio.script import store as script
from studio.subtitles import editing, formats
from studio.subtitles import store as reading
from studio.subtitles.check import Finding, check
from studio.subtitles.export import export
from studio.subtitles.formats import Document
from studio.subtitles.formats.webvtt_writer import stamp
from studio.subtitles.limits import limits
from studio.takes import store as room
from studio.takes.finding import find_take

SUBTITLES = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
EPISODE = click.option("--episode", type=int, help=t("Only the episode of this number."))
OUT_FILE = click.argument("out", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT")


@click.group(help=t("Read and convert subtitle files; draft, check, export and burn in subtitles."))
def subtitles_command() -> None:
    """Hold the commands of the subtitles."""


subtitles_command.add_command(import_command)
subtitles_command.add_command(status_command)


@subtitles_command.command(help=t("Read a subtitle file and tell what is in it."))
@SUBTITLES
@JSON
def read(file: Path, as_json: bool) -> None:
    """Read a file; no production is needed."""
    document = formats.read_file(file)
    if as_json:
        say_json(formats.document_json(document))
    else:
        click.echo("\n".join(_shown(document)))


@subtitles_command.command(help=t("Convert a subtitle file; the ending of OUT names the format."))
@click.argument("source", type=click.Path(path_type=Path), metavar="IN")
@OUT_FILE
def convert(source: Path, out: Path) -> None:
    """Read a file and write it in another format, or as it was in its own."""
    to = formats.format_of(out)
    document = formats.convert(formats.read_file(source), to)
    with finished_file(out) as part:
        part.write_bytes(formats.write(document))
    click.echo(str(out))


@subtitles_command.command(help=t("Draft subtitles from the script, by how fast people speak."))
@FILE
@EPISODE
@click.option("--again", is_flag=True, help=t("Replace the subtitles that are there."))
def draft(file: Path, episode: int | None, again: bool) -> None:
    """Draft what has no subtitles yet, as one step."""
    with opened(file) as store:
        wanted = _episodes(store, episode)
        made = editing.draft_episodes(store, wanted, again=again)
        numbers = [str(one.number or "—") for one in script.episodes(store) if one.id in made]
    if not made:
        click.echo(t("Nothing was drafted: there are subtitles already, or no script."))
        return
    total = sum(made.values())
    click.echo(
        spoken().count(
            "Drafted {n} subtitle. Episodes: {numbers}.",
            "Drafted {n} subtitles. Episodes: {numbers}.",
            total,
            numbers=", ".join(numbers),
        )
    )


@subtitles_command.command("export", help=t("Write subtitle files, one per episode and language."))
@FILE
@click.option("--languages", required=True, help=t("The languages, such as en,es."))
@click.option("--as", "endings", default="srt", show_default=True, help=t("The formats: srt,vtt."))
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=t("The folder to write to."),
)
@EPISODE
def export_(file: Path, languages: str, endings: str, folder: Path, episode: int | None) -> None:
    """Write the files and name them."""
    with opened(file, read_only=True) as store:
        wanted = _episodes(store, episode)
        for out in export(store, folder, _listed(languages), _listed(endings.lower()), wanted):
            click.echo(str(out))


@subtitles_command.command("check", help=t("List what is wrong with the subtitles."))
@FILE
@click.option("--language", "code", help=t("Only this language."))
@click.option("--platform", help=t("The platform whose safe box counts."))
@EPISODE
@JSON
def check_(
    file: Path, code: str | None, platform: str | None, episode: int | None, as_json: bool
) -> None:
    """Check all languages, or one."""
    with opened(file, read_only=True) as store:
        codes, found = _checked(store, code, platform, _episodes(store, episode))
        numbers = {one.id: one.number for one in script.episodes(store)}
    if as_json:
        say_json({"languages": codes, "findings": [_plain(one, numbers) for one in found]})
    else:
        rows = [
            [
                "✕" if one.severity == "error" else "!",
                one.language,
                str(numbers[one.episode_id] or ""),
                stamp(one.start_ms),
                spoken().say(one.message),
            ]
            for one in found
        ]
        click.echo("\n".join(table(rows) or [t("Nothing is wrong.")]))


@subtitles_command.command("burn", help=t("Write a take as MP4 with subtitles in the picture."))
@FILE
@click.option(
    "--take",
    "word",
    required=True,
    metavar="TAKE",
    help=t("Which take: as “takes list” names it (1-2/3/4), its file, or how one begins."),
)
@click.option("--language", "code", required=True, help=t("The language of the subtitles."))
@click.option("--platform", help=t("The platform whose safe box counts."))
@OUT
def burn_(file: Path, word: str, code: str, platform: str | None, out: Path) -> None:
    """Burn the subtitles of one language into one take."""
    from studio.subtitles.burn import burn  # late: only this command needs the video libraries

    with opened(file, read_only=True) as store:
        take = find_take(room.takes(store), word)
        with shown_progress() as progress:
            burn(store, take.id, code, out, progress, platform=platform)
    click.echo(t("{file} is written.", file=str(out)))


def _checked(
    store: Store, code: str | None, platform: str | None, wanted: list[str] | None
) -> tuple[list[str], list[Finding]]:
    known = {one.code: one for one in reading.languages(store)}
    codes = list(known) if code is None else [canonical(code)]
    if not known or codes[0] not in known:
        raise StudioError(
            N_("There are no subtitles in {language} yet. Draft or translate them first."),
            language=code or reading.source_code(store),
        )
    found: list[Finding] = []
    for one in codes:
        cues = reading.track(store, one)
        kept = [cue for cue in cues if wanted is None or cue.episode_id in wanted]
        within = limits(one, platform or known[one].platform)
        found += check(kept, within, finished=known[one].status == "finished")
    return codes, found


def _plain(one: Finding, numbers: dict[str, int | None]) -> dict[str, object]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "language": one.language,
        "episode": numbers[one.episode_id],
        "cue": one.cue_id,
        "start_ms": one.start_ms,
        "end_ms": one.end_ms,
        "text": spoken().say(one.message),
    }


def _episodes(store: Store, number: int | None) -> list[str] | None:
    if number is None:
        return None
    return [episode_id(store, number)]


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _shown(document: Document) -> list[str]:
    rows = [
        [cue.id, stamp(cue.start_ms), stamp(cue.end_ms), cue.text.replace("\n", " / ")]
        for cue in document.cues
    ]
    lines = [
        t("Format: {format}", format=document.format),
        t("Subtitles: {count}", count=len(document.cues)),
        *table(rows, right={0}),
    ]
    return lines + [
        f"{one.severity} {one.line}: {spoken().say(one.message)}" for one in document.remarks
    ]
