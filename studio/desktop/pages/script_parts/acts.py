"""What the script page offers: in its header, and in the menus of manuscript and outline."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from studio.desktop.pages.base import Act
from studio.desktop.pages.script_parts.forms import MODIFIERS
from studio.desktop.widgets.manuscript_editors import KIND_KEYS
from studio.desktop.widgets.manuscript_rows import EPISODE, HEADING, SPEECH, Row
from studio.script.model import KINDS

if TYPE_CHECKING:
    from studio.desktop.pages.script import ScriptPage

MOST = 24  # names that a menu offers


def header_acts(page: "ScriptPage") -> Sequence[Act]:
    """Return the acts of the page's header."""
    t, files = page.t, page.files
    none = "" if page.facts.episodes else t("There is no script yet.")
    acts = [
        Act(t("Add"), "plus", menu=_additions(page, none), writes=True),
        Act(t("Script"), "file-text", menu=_script_acts(page, none)),
        Act(t("Export script…"), "upload", files.choose_export, why_not=none),
        Act(
            t("Import script…"),
            "download",
            files.choose_files,
            "Ctrl+Shift+I",
            primary=True,
            writes=True,
        ),
    ]
    if page.facts.revision_name:
        tip = t("Every line you change gets the star of this revision")
        name = t(page.facts.revision_name)
        acts.insert(0, Act(name, "star", page.show_revisions, tip=tip))
    return acts


def _additions(page: "ScriptPage", none: str) -> tuple[Act, ...]:
    t = page.t
    first = partial(page.add_scene, first=True)
    return (
        Act(t("Line below"), "plus", page.add_line_here, "Ctrl+Return", why_not=none),
        Act(t("Scene"), "clapperboard", page.add_scene, "Ctrl+Shift+N", writes=True, why_not=none),
        Act(t("Scene at the top of the episode"), "arrow-up", first, writes=True, why_not=none),
        Act(t("Episode"), "film", page.add_episode, writes=True),
    )


def _script_acts(page: "ScriptPage", none: str) -> tuple[Act, ...]:
    t, locked = page.t, page.facts.locked
    return (
        Act(t("Revisions…"), "star", page.show_revisions, why_not=none),
        Act(
            t("Unlock scene numbers") if locked else t("Lock scene numbers"),
            "lock-open" if locked else "lock",
            lambda: page.edits.lock(on=not locked),
            tip=t("Locked numbers stay: new scenes get letters, deleted ones are omitted"),
            writes=True,
            why_not=none,
        ),
        Act(
            t("Script changes"),
            "history",
            lambda: page.ctx.show_page("reports", "changes"),
            why_not=none,
        ),
        Act(
            t("Preview pages"),
            "printer",
            lambda: page.ctx.show_page("reports", "script"),
            why_not=none,
        ),
        Act(t("Number cast"), "hash", page.number_cast, writes=True, why_not=none),
        Act(t("Import folder…"), "folder-open", page.files.choose_folder, writes=True),
    )


def scene_acts(page: "ScriptPage", ids: Sequence[str]) -> list[Act]:
    """Return what can be done with scenes and episodes."""
    t, scenes = page.t, page.facts.scenes
    omitted = [one for one in ids if one in scenes and scenes[one].omitted]
    left = [one for one in ids if one not in omitted]
    acts = [Act(t("Add scene"), "plus", page.add_scene, writes=True)]
    if omitted:
        acts.append(_restore(page, omitted))
    if left:
        acts.append(
            Act(_delete_words(page, left), "trash-2", lambda: page.remove_ids(left), writes=True)
        )
    return acts


def _restore(page: "ScriptPage", scenes: Sequence[str]) -> Act:
    return Act(
        page.t("Restore scene"), "rotate-ccw", lambda: page.edits.restore(scenes), writes=True
    )


def _delete_words(page: "ScriptPage", ids: Sequence[str]) -> str:
    """Say that a locked scene is omitted, which is what deleting it means."""
    scenes = [one for one in ids if one in page.facts.scenes]
    return page.t("Omit scene") if scenes and page.facts.locked else page.t("Delete")


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
    omitted = [row.id for row in rows if row.omitted]
    if omitted:
        acts.append(_restore(page, omitted))
    if any(row.kind != EPISODE and not row.omitted for row in rows):
        words = _delete_words(page, [row.id for row in rows])
        acts.append(Act(words, "trash-2", lambda: page.remove_rows(rows), "Del", writes=True))
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
