"""The takes as rows: each with what the files and the cache say, under the heading of its scene."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from studio.base.words import N_
from studio.desktop.models.table import Heading
from studio.desktop.names import Names
from studio.i18n import Language
from studio.script.model import Scene
from studio.takes.model import Take
from studio.takes.presets import take_rules

OPEN = "open"  # the heading of takes that are not linked
_SCENE = "scene "
_STAR = "★"
# Words that the filter finds beside what the cells show.
_CIRCLED, _MISSING, _NG, _VARIABLE = N_("circled"), N_("missing"), N_("NG"), N_("variable")
_NOT_LINKED, _PROXY, _MARKED = N_("not linked"), N_("proxy"), N_("marked")


@dataclass(frozen=True, slots=True)
class Row:
    """A take as the table shows it; `about` is what its scene says, for the filter."""

    take: Take
    missing: bool = False
    proxy: bool = False
    about: str = ""

    @property
    def id(self) -> str:
        """The id of the take."""
        return self.take.id


def heading_id(scene_id: str | None) -> str:
    """Return the id of the heading of a scene."""
    return _SCENE + scene_id if scene_id else OPEN


def scene_of(row_id: str) -> str:
    """Return the scene that a heading is of; empty for a take and for takes without a scene."""
    return row_id.removeprefix(_SCENE) if row_id.startswith(_SCENE) else ""


@dataclass(frozen=True)
class Seen:
    """What is known of the takes beside the production: files that are gone, proxies there are."""

    missing: Collection[str] = ()  # ids of clips
    proxies: Collection[str] = ()  # hashes of contents


def arranged(
    found: Sequence[Take],
    scenes: Mapping[str, Scene],
    seen: Seen,
    names: Names,
    lang: Language,
) -> list[Row | Heading]:
    """Put the takes under headings, those that are not linked first: they ask for work."""
    rows: list[Row | Heading] = []
    ordered = sorted(found, key=lambda one: one.scene_id is not None)
    for scene_id, group in groupby(ordered, key=lambda one: one.scene_id):
        takes = list(group)
        scene = scenes.get(scene_id or "")
        head = _heading(scene_id, scene, takes, names, lang)
        rows.append(head)
        about = f"{head.title}\n{head.detail}"
        rows += [
            Row(take, take.clip_id in seen.missing, take.hash in seen.proxies, about)
            for take in takes
        ]
    return rows


def _heading(
    scene_id: str | None,
    scene: Scene | None,
    takes: Sequence[Take],
    names: Names,
    lang: Language,
) -> Heading:
    note = lang.count("{n} take", "{n} takes", len(takes))
    if scene is None:
        return Heading(
            heading_id(scene_id), lang.text("Not linked"), note, "warn", selectable=False
        )
    circled = sum(take.circled for take in takes)
    if circled:
        note = f"{note}  ·  {lang.text('{n} circled', n=circled)}"
    detail = scene_words(scene, names)
    if scene.omitted:
        detail = "  ·  ".join(filter(None, (lang.text("Omitted"), detail)))
    return Heading(heading_id(scene_id), scene.number, note, detail=detail, selectable=True)


def scene_words(scene: Scene, names: Names) -> str:
    """Say where a scene plays and what happens."""
    parts = (
        names.first(scene.set_name, scene.other_set_name),
        names.first(scene.synopsis, scene.other_synopsis),
    )
    return "  ·  ".join(filter(None, parts))


def stars(rating: int) -> str:
    """Write a rating."""
    return _STAR * rating


def reasons(lang: Language) -> dict[str, str]:
    """Return the words of the reasons for NG by their keys."""
    return {key: lang.text(name) for key, name in take_rules().reasons.items()}


def found_words(row: Row, lang: Language) -> str:
    """Return what the filter finds beside the cells: states in words, marks, the scene."""
    take = row.take
    states = (
        (take.circled, _CIRCLED),
        (row.missing, _MISSING),
        (bool(take.ng_reason), _NG),
        (take.variable, _VARIABLE),
        (take.scene_id is None, _NOT_LINKED),
        (row.proxy, _PROXY),
        (bool(take.markers), _MARKED),
    )
    parts = [words for holds, word in states if holds for words in (lang.text(word), word)]
    parts += [take.file, row.about, *(mark.note for mark in take.markers)]
    if take.ng_reason:
        parts.append(take_rules().reasons.get(take.ng_reason, ""))
    return "\n".join(parts)
