"""What the lists of an import show, as rows of texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.base.eighths import show_eighths
from studio.base.text import one_line
from studio.base.words import msg
from studio.desktop.widgets.manuscript_rows import show_light, show_seconds
from studio.i18n import Language
from studio.script.model import KINDS
from studio.script.reading import Diagnostic, Kind, Reading, ReadScene
from studio.script.rewrite.changes import KIND_WORDS, LineChange, SceneChange, SceneState

FIRST = 200  # scenes that are shown
TONES = {"error": "bad", "warning": "warn", "info": "muted"}
_CHANGE_TONES = {"added": "good", "changed": "warn", "moved": "accent", "omitted": "bad"}
_SIGNS = {"added": "+", "changed": "~", "moved": "→", "gone": "−"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of one of the lists: up to six texts and a colour."""

    id: str
    cells: tuple[str, ...]
    token: str = ""


def change_rows(lang: Language, told: Sequence[SceneChange]) -> list[Row]:
    """Show what becomes of each scene, and below it of its lines."""
    rows = []
    for at, one in enumerate(told):
        token = _CHANGE_TONES[one.kind]
        cells = (
            one.number,
            lang.text(KIND_WORDS[one.kind]),
            _state(lang, one.before),
            _state(lang, one.after),
            _for_departments(lang, one),
        )
        rows.append(Row(f"{at}", cells, token))
        if one.kind != "omitted":
            rows += [
                Row(f"{at}.{spot}", _line_cells(line), "") for spot, line in enumerate(one.lines)
            ]
    return rows


def _line_cells(line: LineChange) -> tuple[str, ...]:
    before = "" if line.kind == "moved" else one_line(line.before)
    speaker = f"{line.speaker}: " if line.speaker and line.after else ""
    return ("", _SIGNS[line.kind], before, f"{speaker}{one_line(line.after)}", "")


def _state(lang: Language, state: SceneState | None) -> str:
    if state is None:
        return "—"
    light = show_light(lang, state.int_ext, state.time_of_day)
    parts = (state.number, light, state.set, show_eighths(state.eighths))
    return "  ".join(part for part in parts if part)


def _for_departments(lang: Language, one: SceneChange) -> str:
    words = [f"+{name}" for name in one.cast_in] if one.before else []
    words += [f"−{name}" for name in one.cast_out] if one.after else []
    words += [f"+{name}×{count}" if count > 1 else f"+{name}" for _, name, count in one.elements_in]
    words += [f"−{name}" for _, name, _ in one.elements_out]
    return lang.join(words)


def missed_rows(lang: Language, reading: Reading, kinds: Mapping[int, Kind]) -> list[Row]:
    """Show the lines that no reader placed, and what somebody said that they are."""
    files = reading.unclassified_files
    return [
        Row(
            str(at),
            (
                str(line),
                text,
                lang.text(KINDS[kinds[at]]) if at in kinds else lang.text("Choose…"),
                files[at] if at < len(files) else "",
            ),
            "" if at in kinds else "warn",
        )
        for at, (line, text) in enumerate(reading.unclassified)
    ]


def told_rows(lang: Language, diagnostics: Sequence[Diagnostic]) -> list[Row]:
    """Show what the reader wants a person to see, the worst first."""
    order = {"error": 0, "warning": 1, "info": 2}
    found = sorted(diagnostics, key=lambda told: order[told.severity])
    return [
        Row(
            str(at),
            (str(told.line or "—"), lang.say(msg(told.text, **told.values)), told.file),
            TONES[told.severity],
        )
        for at, told in enumerate(found)
    ]


def scene_rows(lang: Language, reading: Reading) -> tuple[int, list[Row]]:
    """Count the scenes and show the first ones."""
    scenes = [scene for episode in reading.episodes for scene in episode.scenes]
    return len(scenes), [_scene(lang, at, scene) for at, scene in enumerate(scenes[:FIRST])]


def _scene(lang: Language, at: int, scene: ReadScene) -> Row:
    where = "ext" if scene.int_ext in ("EXT", "EST") else "int"
    when = "night" if scene.time_of_day in ("NIGHT", "DUSK") else "day"
    return Row(
        str(at),
        (
            scene.number,
            show_light(lang, scene.int_ext, scene.time_of_day),
            scene.set or (scene.heading or ""),
            lang.join(scene.cast),
            show_eighths(scene.eighths),
            show_seconds(scene.seconds),
        ),
        f"{where}_{when}",
    )


def kind_rows(lang: Language, counted: Sequence[tuple[str, int]]) -> list[Row]:
    """Show how many lines there are of each kind."""
    return [Row(kind, (lang.text(KINDS[kind]), lang.number(n))) for kind, n in counted]


def name_rows(
    lang: Language,
    counted: Sequence[tuple[str, int]],
    merged: Mapping[str, str],
    offers: Mapping[str, str],
) -> list[Row]:
    """Show names with their scenes, whom they were merged with, and first who they may be."""
    rows = []
    for name, count in counted:
        same = merged.get(name, "")
        offer = offers.get(name, "") if not same else ""
        shown = lang.text("{name}?", name=offer) if offer else same
        rows.append(Row(name, (name, lang.number(count), shown), "warn" if offer else ""))
    return sorted(rows, key=lambda row: not row.token)
