"""The context menu of the manuscript."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.desktop.pages.base import Act
from studio.desktop.pages.script_parts.forms import MODIFIERS
from studio.desktop.widgets.manuscript_editors import KIND_KEYS
from studio.desktop.widgets.manuscript_rows import EPISODE, HEADING, SPEECH, Row
from studio.script.model import KINDS

if TYPE_CHECKING:
    from studio.desktop.pages.script import ScriptPage

MOST = 24  # names that a menu offers


def line_acts(page: "ScriptPage", rows: Sequence[Row]) -> list[Act]:
    """Return what can be done with the selected rows."""
    if not rows:
        return []
    t = page.t
    last = rows[-1].id
    acts = [
        Act(t("Edit"), "pencil", lambda: page.view.edit_row(rows[0].id), "Return", writes=True),
        Act(t("Add a line below"), "plus", lambda: page.add_line(last), "Ctrl+Return", writes=True),
    ]
    lines = [row.id for row in rows if row.kind not in (EPISODE, HEADING)]
    if lines:
        acts.append(Act(t("Kind"), "list", menu=_kinds(page, lines)))
    spoken = [row.id for row in rows if row.kind in SPEECH]
    if spoken:
        acts.append(Act(t("Character"), "user", menu=_speakers(page, spoken, rows[0].scene_id)))
        acts.append(Act(t("Modifier"), "message-square", menu=_modifiers(page, spoken)))
    if any(row.kind != EPISODE for row in rows):
        acts.append(Act(t("Delete"), "trash-2", lambda: page.remove_rows(rows), "Del", writes=True))
    return acts


def _kinds(page: "ScriptPage", lines: list[str]) -> list[Act]:
    ordered = [*KIND_KEYS, *(kind for kind in KINDS if kind not in KIND_KEYS)]
    return [
        Act(
            page.t(KINDS[kind]),
            "",
            lambda kind=kind: page.change_kinds(lines, kind),  # type: ignore[misc]
            f"Alt+{at + 1}" if at < len(KIND_KEYS) else "",
            writes=True,
        )
        for at, kind in enumerate(ordered)
    ]


def _speakers(page: "ScriptPage", lines: list[str], scene_id: str) -> list[Act]:
    here = page.facts.cast_in(scene_id)
    names = [*here, *(name for name in page.facts.cast_names if name not in here)]
    return [
        Act(
            name,
            "user",
            lambda name=name: page.edits.change_speaker(lines, name),  # type: ignore[misc]
            writes=True,
        )
        for name in names[:MOST]
    ]


def _modifiers(page: "ScriptPage", lines: list[str]) -> list[Act]:
    choices = [("", page.t("On camera")), *((modifier, modifier) for modifier in MODIFIERS)]
    return [
        Act(
            words,
            "",
            lambda value=value: page.edits.change_modifier(lines, value),  # type: ignore[misc]
            writes=True,
        )
        for value, words in choices
    ]
