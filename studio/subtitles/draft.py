"""Cues drafted from the script before anything is shot: by how fast people speak and read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from studio.script.model import SPOKEN, Line
from studio.script.vocabulary import figure
from studio.subtitles.breaking import break_text, divided, fits, joined
from studio.subtitles.limits import Limits, count

_DIRECTION = re.compile(r"[（(][^（()）\n]*[）)]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTER = re.compile(r"[^\W_]")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SEEN = frozenset({"action", "shot"})
# Han characters in a word, where speech is counted in words.
_HAN_WORD = 1.6


@dataclass(frozen=True, slots=True)
class DraftCue:
    """A cue before it is stored; times in milliseconds from the start of the episode."""

    scene_id: str
    line_id: str
    start_ms: int
    end_ms: int
    kind: str
    text: str


def draft(
    lines: Sequence[Line], limits: Limits, scene_seconds: Mapping[str, int]
) -> list[DraftCue]:
    """Draft the cues of an episode from its lines in story order.

    Speech lasts as long as it takes to say and to read; an action line takes its usual screen
    time, and a scene at least the seconds it is estimated at, by scene id.
    """
    made: list[DraftCue] = []
    clock = 0
    for scene_id, of_scene in groupby(lines, key=lambda line: line.scene_id):
        begun = clock
        for line in of_scene:
            if line.kind in SPOKEN or line.kind == "caption":
                clock = _add(made, line, limits, clock)
            elif line.kind in _SEEN:
                clock += int(figure("script", "both", "seconds_per_action_line") * 1000)
        clock = max(clock, begun + scene_seconds.get(scene_id, 0) * 1000)
    return made


def _add(made: list[DraftCue], line: Line, limits: Limits, clock: int) -> int:
    """Add the cues of one line from `clock` on, and return when the next may begin."""
    kind = "caption" if line.kind == "caption" else "speech"
    said = line.text if kind == "caption" else _DIRECTION.sub("", line.text)
    for text in portions(said, limits):
        end = clock + duration(text, limits)
        made.append(DraftCue(line.scene_id, line.id, clock, end, kind, break_text(text, limits)))
        clock = end + limits.gap
    return clock


def portions(text: str, limits: Limits) -> Iterable[str]:
    """Cut a text into parts that each fit one cue, at pauses where there are some."""
    flat = joined(text, limits)
    if not _LETTER.search(flat):
        return
    waiting = [flat]
    while waiting:
        part = waiting.pop()
        first, second = "", ""
        if not _fits_one(part, limits):
            first, second = divided(part, limits)
        if first and second:
            waiting += [second, first]
        else:
            yield part


def _fits_one(text: str, limits: Limits) -> bool:
    return fits(break_text(text, limits), limits) and (
        count(text, limits) / limits.speed * 1000 <= limits.longest
    )


def duration(text: str, limits: Limits) -> int:
    """Return how long a text should stand, in milliseconds: said and read at leisure."""
    read = count(text, limits) / limits.speed
    return int(min(max(limits.shortest, read * 1000, spoken(text, limits) * 1000), limits.longest))


def spoken(text: str, limits: Limits) -> float:
    """Return the seconds it takes to say a text."""
    if limits.unit == "words":
        han = len(_HAN.findall(text))
        return (len(_WORD.findall(_HAN.sub(" ", text))) + han / _HAN_WORD) / limits.speech
    letters = len(_LETTER.findall(text)) if limits.wrap == "thai" else _syllables(text)
    return letters / limits.speech


def _syllables(text: str) -> int:
    """Count characters that are a syllable each, and words of other scripts as two."""
    wide = len([char for char in _LETTER.findall(text) if char > "\u2e7f"])
    return wide + 2 * len(re.findall(r"[A-Za-z0-9]+", text))
