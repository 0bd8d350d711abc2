"""The rows of a manuscript: an episode's title, its scene headings and their lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from studio.base.eighths import show_eighths
from studio.i18n import Language
from studio.script.cue import join_cue
from studio.script.light import say_light
from studio.script.model import SPOKEN, Episode, Line, Scene

DRAFT = "draft"  # the id of a line that is being written and not kept yet
EPISODE, HEADING = "episode", "heading"
SPEECH = SPOKEN | {"parenthetical"}
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row; its id is that of the episode, scene or line, or `DRAFT`.

    `kind` is a kind of line, `episode` or `heading`. `cue` is set where the speaker is drawn,
    `first` at the first row of all; `facts` stand at the right of a heading. An `omitted`
    heading is struck. `star` tells whose revision changed the row: "current" or "earlier".
    """

    id: str
    scene_id: str
    kind: str
    text: str
    character: str = ""
    modifier: str = ""
    cue: str = ""
    first: bool = False
    number: str = ""
    light: str = ""
    other: str = ""
    token: str = ""
    facts: str = ""
    omitted: bool = False
    star: str = ""


def show_seconds(seconds: int) -> str:
    """Write a screen time as `M:SS`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def show_light(lang: Language, int_ext: str | None, time_of_day: str | None) -> str:
    """Write inside or outside, and the light, such as `INT DAY`; capitals where a script has."""
    return say_light(lang, int_ext, time_of_day).upper()


def strip_token(scene: Scene) -> str:
    """Name the theme's colour of a scene's strip."""
    return scene.colour.lower().replace(" ", "_")


def rows_of(
    lang: Language,
    episode: Episode,
    scenes: Sequence[Scene],
    lines: Sequence[Line],
    names: Mapping[str, tuple[str, str]],
    revision: str | None = None,
) -> list[Row]:
    """Return the manuscript of an episode; `names` gives a scene's set, main and other name.

    Of an omitted scene only the heading is shown. `revision` is the id of the current one.
    """
    by_scene: dict[str, list[Line]] = {}
    for line in lines:
        by_scene.setdefault(line.scene_id, []).append(line)
    rows = [_title(lang, episode, [scene for scene in scenes if not scene.omitted])]
    for scene in scenes:
        rows.append(_heading(lang, scene, names.get(scene.id, ("", "")), revision))
        if not scene.omitted:
            rows += line_rows(by_scene.get(scene.id, []), revision)
    return rows


def line_rows(lines: Sequence[Line], revision: str | None = None) -> list[Row]:
    """Return the lines of one scene, with a cue where somebody begins to speak."""
    pairs = zip(lines, [None, *lines], strict=False)
    return [_line(line, before, revision) for line, before in pairs]


def _star(of: str | None, current: str | None) -> str:
    return "" if of is None else "current" if of == current else "earlier"


def draft_row(scene_id: str, kind: str, character: str = "") -> Row:
    """Return the row of a line that is being written."""
    return Row(DRAFT, scene_id, kind, "", character, cue=character)


def looks_eastern(lines: Sequence[Line]) -> bool:
    """Tell whether most lines are in Chinese, which a Chinese script sets its own way."""
    said = [line for line in lines if line.kind != "meta"]
    return sum(bool(_HAN.search(line.text)) for line in said) * 2 > len(said)


def insert_draft(rows: Sequence[Row], draft: Row, after: str) -> list[Row]:
    """Return the rows with a draft behind the row of an id."""
    at = next((i for i, row in enumerate(rows) if row.id == after), len(rows) - 1)
    return [*rows[: at + 1], replace(draft, cue=draft.character), *rows[at + 1 :]]


def _title(lang: Language, episode: Episode, scenes: Sequence[Scene]) -> Row:
    number = "" if episode.number is None else lang.text("Episode {number}", number=episode.number)
    facts = [
        lang.count("{n} scene", "{n} scenes", len(scenes)),
        lang.text(
            "{length} of {target}",
            length=show_seconds(episode.seconds),
            target=show_seconds(episode.target_seconds),
        ),
    ]
    if episode.paywall:
        facts.append(lang.text("Paywall"))
    return Row(
        episode.id,
        "",
        EPISODE,
        episode.title if number or episode.title else lang.text("Script"),
        first=True,
        number=number,
        facts="  ·  ".join(facts),
    )


def _heading(lang: Language, scene: Scene, names: tuple[str, str], revision: str | None) -> Row:
    length = f"{show_eighths(scene.eighths)}  ·  {show_seconds(scene.seconds)}"
    return Row(
        scene.id,
        scene.id,
        HEADING,
        names[0] or (scene.heading or ""),
        number=scene.number,
        light=show_light(lang, scene.int_ext, scene.time_of_day),
        other=names[1],
        token=strip_token(scene),
        facts=lang.text("Omitted") if scene.omitted else length,
        omitted=scene.omitted,
        star=_star(scene.revision_id, revision),
    )


def _line(line: Line, before: Line | None, revision: str | None) -> Row:
    goes_on = (
        before is not None
        and before.character == line.character
        and before.modifier == line.modifier
        and (before.kind == "parenthetical" or line.kind == "parenthetical")
        and before.kind in SPEECH
        and not (before.kind in SPOKEN and _HAN.search(line.text))
    )
    cue = join_cue(line.character, line.modifier) if line.kind in SPEECH and not goes_on else ""
    return Row(
        line.id,
        line.scene_id,
        line.kind,
        line.text,
        line.character,
        line.modifier,
        cue,
        star=_star(line.revision_id, revision),
    )
