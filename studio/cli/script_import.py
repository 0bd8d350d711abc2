"""studio script import and changes: see what a script would change, take it in, look back."""

from collections.abc import Mapping
from pathlib import Path

import click

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.cli.common import FILE, JSON, opened, say_json
from studio.cli.script_words import change_lines, department_lines, summary_lines
from studio.cli.words import spoken, t
from studio.script import formats
from studio.script.aliases import Aliases
from studio.script.deciding import DECISIONS
from studio.script.reading import Kind
from studio.script.revisions import find_revision
from studio.script.rewrite import history
from studio.workflow import conversation, script_import
from studio.workflow.change_json import changes_json, preview_json
from studio.workflow.conversation import Answers, Preview

SCRIPTS = click.argument(
    "scripts", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SCRIPT..."
)
AS = click.option("--as", "as_format", help=t("The format, when it should not be guessed."))
_NAME = N_("Another name and whom it means, like 小晚=林晚. May be given more than once.")
_SET = N_("Another name of a set and which it means. May be given more than once.")
_KIND = N_("What a line is that was not understood, like 12=action. May be given more than once.")


@click.command("import", help=t("Import scripts into a production as one step."))
@FILE
@SCRIPTS
@AS
@click.option("--preview", is_flag=True, help=t("Only tell what would change."))
@click.option("--name", "names", multiple=True, help=t(_NAME))
@click.option("--set", "sets", multiple=True, help=t(_SET))
@click.option("--line", "kinds", multiple=True, help=t(_KIND))
@click.option("--revision", help=t("The revision that changed lines are marked with."))
@JSON
def import_command(
    file: Path,
    scripts: tuple[Path, ...],
    as_format: str | None,
    preview: bool,
    names: tuple[str, ...],
    sets: tuple[str, ...],
    kinds: tuple[str, ...],
    revision: str | None,
    as_json: bool,
) -> None:
    """Read, tell and commit."""
    reading = formats.read_season(scripts, as_format)
    with opened(file, read_only=preview) as store:
        where = [line for line, _ in reading.unclassified]
        answers = Answers(Aliases(_pairs(names), _pairs(sets)), _kinds(kinds, where))
        found = conversation.preview(store, reading, answers)
        if not preview:
            script_import.commit(
                store,
                found.reading,
                ", ".join(path.name for path in scripts),
                names=answers.names,
                revision=find_revision(store, revision) if revision else None,
            )
    if as_json:
        say_json(preview_json(found, imported=not preview))
        return
    _say(found)
    if not preview:
        click.echo(t("Imported into {file}. “studio undo” takes it back.", file=file.name))


@click.command("changes", help=t("Tell what the rewrites of the script changed, the latest first."))
@FILE
@JSON
def changes_command(file: Path, as_json: bool) -> None:
    """Print the kept change lists."""
    with opened(file, read_only=True) as store:
        kept = history.rewrites(store)
        lists = {one.id: history.scene_changes(store, one.id) for one in kept}
    if as_json:
        say_json(
            [
                {
                    "file": one.file,
                    "at": one.at,
                    "revision": one.revision or None,
                    "changes": changes_json([row.change for row in lists[one.id]]),
                }
                for one in kept
            ]
        )
        return
    if not kept:
        click.echo(t("No script was imported again yet."))
    for one in kept:
        click.echo(f"{one.at}  {one.file}")
        told = [row.change for row in lists[one.id]]
        click.echo("\n".join(change_lines(told, spoken())))


def _say(found: Preview) -> None:
    lang = spoken()
    lines = summary_lines(found.summary, lang)
    for alias, name in (*found.same_people, *found.same_sets):
        lines.append(lang.text("  Perhaps the same: {name} and {other}", name=alias, other=name))
    if found.plan.rewrites:
        told = [change for change in found.plan.told if change.kind != "same"]
        lines.append(lang.text("Changes: {count} scenes", count=len(told)))
        lines += change_lines(told, lang)
        lines += department_lines(found.departments, lang)
    click.echo("\n".join(lines))


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in given:
        alias, equals, name = (part.strip() for part in text.partition("="))
        if not (alias and equals and name):
            raise StudioError(
                N_("“{text}” is not a pair of names. Write it like 小晚=林晚."), text=text
            )
        found[alias] = name
    return found


def _kinds(given: tuple[str, ...], where: list[int]) -> Mapping[int, Kind]:
    found: dict[int, Kind] = {}
    for text in given:
        line, _, kind = (part.strip() for part in text.partition("="))
        known = [one for one in DECISIONS if one == kind]
        if not line.isdigit() or int(line) not in where or not known:
            raise StudioError(
                N_(
                    "“{text}” does not say what a line is. Write a line that was not understood and"
                    " one of: {kinds}, like 12=action."
                ),
                text=text,
                kinds=", ".join(DECISIONS),
            )
        found[where.index(int(line))] = known[0]
    return found
