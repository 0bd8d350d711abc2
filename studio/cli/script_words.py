"""What a reading holds and what a rewrite changes, in lines of text."""

from collections.abc import Sequence

from studio.base.text import one_line
from studio.base.words import msg
from studio.i18n import Language
from studio.script.model import KINDS
from studio.script.reading import Diagnostic
from studio.script.rewrite.changes import KIND_WORDS, SceneChange
from studio.script.rewrite.departments import Departments
from studio.workflow.script_import import Summary

_SIGNS = {"added": "+", "changed": "~", "moved": "→", "gone": "−"}
_LONGEST = 60


def summary_lines(found: Summary, lang: Language) -> list[str]:
    """Say what a reading holds, a line each."""
    kinds = lang.join(f"{lang.text(KINDS[kind])} {count}" for kind, count in found.lines)
    lines = [
        lang.text("Format: {format}", format=found.format),
        lang.text("Title: {title}", title=found.title or "—"),
        lang.text("Episodes: {count}", count=found.episodes),
        lang.text("Scenes: {count}", count=found.scenes),
        lang.text("Lines: {kinds}", kinds=kinds or "0"),
        lang.text("Cast: {names}", names=_names(found.cast, lang)),
        lang.text("Sets: {names}", names=_names(found.sets, lang)),
        lang.text("Front matter: {count} lines", count=found.front),
        lang.text("Not understood: {count} lines", count=len(found.unclassified)),
    ]
    lines += [f"  {number}: {text}" for number, text in found.unclassified]
    for one in found.diagnostics:
        said = lang.say(msg(one.text, **one.values))
        place = f" {one.line}" if one.line else ""
        lines.append("  " + lang.join((f"{_severity(one, lang)}{place}", said), ":"))
    return lines


def change_lines(told: Sequence[SceneChange], lang: Language) -> list[str]:
    """Say what became of each scene, and of its lines."""
    lines = []
    for one in told:
        words = [one.number, lang.text(KIND_WORDS[one.kind])]
        if one.before and one.after and one.before.number != one.after.number:
            words.append(lang.text("was {number}", number=one.before.number))
        if one.moved and one.kind != "moved":
            words.append(lang.text(KIND_WORDS["moved"]))
        lines.append("  " + "  ".join(words))
        if one.kind == "omitted":
            continue
        for line in one.lines:
            said = one_line(line.after or line.before)
            said = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
            speaker = f"{line.speaker}: " if line.speaker else ""
            lines.append(f"      {_SIGNS[line.kind]} {speaker}{said}")
    return lines


def department_lines(found: Departments, lang: Language) -> list[str]:
    """Say what changed for whom."""
    rows = (
        (lang.text("New in a scene"), [f"{name} ({at})" for name, at in found.cast_in]),
        (lang.text("No longer in a scene"), [f"{name} ({at})" for name, at in found.cast_out]),
        (
            lang.text("New things"),
            [f"{name}×{count} ({at})" for (_, name, count), at in found.things_in],
        ),
        (
            lang.text("Things not named any more"),
            [f"{name} ({at})" for (_, name, _), at in found.things_out],
        ),
        (
            lang.text("Lengths in eighths"),
            [f"{at}: {before} → {after}" for at, before, after in found.lengths],
        ),
        (lang.text("Sets"), [f"{at}: {before} → {after}" for at, before, after in found.sets]),
    )
    return ["  " + lang.join((title, lang.join(said)), ":") for title, said in rows if said]


def _severity(told: Diagnostic, lang: Language) -> str:
    t = lang.text
    return {"error": t("error"), "warning": t("warning"), "info": t("note")}[told.severity]


def _names(counted: tuple[tuple[str, int], ...], lang: Language) -> str:
    return lang.join(f"{name} ({count})" for name, count in counted) or "—"
