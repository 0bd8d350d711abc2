"""Previews and change lists as plain values for the command line's JSON."""

from collections.abc import Sequence
from dataclasses import asdict

from studio.script.rewrite.changes import SceneChange
from studio.workflow.conversation import Preview


def preview_json(found: Preview, *, imported: bool) -> dict[str, object]:
    """Return what was read and what it changes, keys in the order they are documented in."""
    told = found.summary
    return {
        "imported": imported,
        "format": told.format,
        "title": told.title,
        "episodes": told.episodes,
        "scenes": told.scenes,
        "lines": dict(told.lines),
        "cast": [{"name": name, "scenes": count} for name, count in told.cast],
        "sets": [{"name": name, "scenes": count} for name, count in told.sets],
        "front": told.front,
        "same_people": [{"name": alias, "as": name} for alias, name in found.same_people],
        "same_sets": [{"name": alias, "as": name} for alias, name in found.same_sets],
        "unclassified": [{"line": line, "text": text} for line, text in told.unclassified],
        "diagnostics": [
            {
                "severity": one.severity,
                "line": one.line,
                "text": one.text.format(**one.values),
                "file": one.file,
            }
            for one in told.diagnostics
        ],
        "rewrites": found.plan.rewrites,
        "changes": changes_json(
            [one for one in found.plan.told if found.plan.rewrites and one.kind != "same"]
        ),
    }


def changes_json(told: Sequence[SceneChange]) -> list[dict[str, object]]:
    """Return a change list."""
    return [{"number": one.number, **asdict(one)} for one in told]
