"""What is wrong with the subtitles of an episode in one language: findings, most with a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from studio.base.words import N_, Message, msg
from studio.subtitles.formats.markup import plain
from studio.subtitles.limits import Limits, Measure, characters, count
from studio.subtitles.measure import FontMeasure
from studio.subtitles.model import TrackCue
from studio.subtitles.type import missing

Severity = Literal["error", "warning"]
_BROKEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a cue in a language."""

    rule: str
    severity: Severity
    cue_id: str
    episode_id: str
    language: str
    start_ms: int
    end_ms: int
    message: Message


_Told = Iterator[tuple[str, Severity, Message]]


def check(
    cues: Sequence[TrackCue],
    limits: Limits,
    measure: Measure | None = None,
    *,
    finished: bool = False,
) -> list[Finding]:
    """Return the findings of cues in the order of time; the cues may be of several episodes.

    What is not translated is an error in a finished language only.
    """
    ruler = measure or FontMeasure()
    before = _pairs(cues)
    found: list[Finding] = []
    for cue in cues:
        at = (cue.id, cue.episode_id, limits.language, cue.start_ms, cue.end_ms)
        told = [*_of_time(cue, limits), *_of_neighbour(before.get(cue.id), cue, limits)]
        if cue.text.strip():
            told += [*_of_lines(cue, limits, ruler), *_of_breaks(cue), *_of_text(cue, limits)]
        else:
            told += _of_nothing(cue, finished)
        found += [Finding(rule, severity, *at, message) for rule, severity, message in told]
    return found


def _of_nothing(cue: TrackCue, finished: bool) -> _Told:
    if cue.source.strip():
        severity: Severity = "error" if finished else "warning"
        yield "untranslated", severity, msg(N_("This subtitle has no text yet."))
    else:
        yield "empty", "error", msg(N_("This subtitle is empty."))


def _pairs(cues: Sequence[TrackCue]) -> dict[str, TrackCue]:
    """Return by cue id the cue that ended last before it: of its episode and of its kind."""
    before: dict[str, TrackCue] = {}
    latest: dict[tuple[str, str], TrackCue] = {}
    for cue in cues:
        row = (cue.episode_id, cue.kind)
        last = latest.get(row)
        if last:
            before[cue.id] = last
        if last is None or cue.end_ms >= last.end_ms:
            latest[row] = cue
    return before


def _of_time(cue: TrackCue, limits: Limits) -> _Told:
    length = cue.end_ms - cue.start_ms
    if length <= 0:
        yield "no_time", "error", msg(N_("This subtitle ends before it begins."))
    elif length < limits.shortest:
        yield (
            "too_short",
            "error",
            msg(
                N_("This subtitle stands for {seconds} s. Give it at least {least} s."),
                seconds=_seconds(length),
                least=_seconds(limits.shortest),
            ),
        )
    elif length > limits.longest:
        yield (
            "too_slow",
            "error",
            msg(
                N_("This subtitle stands for {seconds} s. Give it at most {most} s."),
                seconds=_seconds(length),
                most=_seconds(limits.longest),
            ),
        )


def _of_neighbour(before: TrackCue | None, cue: TrackCue, limits: Limits) -> _Told:
    if before is None:
        return
    gap = cue.start_ms - before.end_ms
    if gap < 0:
        yield (
            "overlap",
            "error",
            msg(
                N_("This subtitle begins {seconds} s before the one above it ends."),
                seconds=_seconds(-gap),
            ),
        )
    elif gap < limits.gap:
        yield (
            "gap",
            "error",
            msg(
                N_("This subtitle follows after {ms} ms. Leave at least {least} ms."),
                ms=gap,
                least=limits.gap,
            ),
        )


def _of_lines(cue: TrackCue, limits: Limits, measure: Measure) -> _Told:
    lines = plain(cue.text).split("\n")
    if len(lines) > limits.lines:
        yield (
            "too_many_lines",
            "error",
            msg(
                N_("This subtitle has {count} lines. Use at most {most}."),
                count=len(lines),
                most=limits.lines,
            ),
        )
    longest = max(count(line, limits) for line in lines)
    if longest > limits.most:
        yield (
            "too_long",
            "error",
            msg(
                N_("A line has {count} characters. Use at most {most}."),
                count=_plain(longest),
                most=limits.most,
            ),
        )
    width = max(measure.width(line, limits) for line in lines)
    if width > limits.width:
        yield (
            "too_wide",
            "error",
            msg(
                N_("A line is {pixels} pixels wide. Use at most {most}."),
                pixels=round(width),
                most=limits.width,
            ),
        )


def _of_breaks(cue: TrackCue) -> _Told:
    rules = characters()
    for first, second in pairwise(plain(cue.text).split("\n")):
        if second[:1] in rules.not_first or first[-1:] in rules.not_last:
            yield (
                "bad_break",
                "warning",
                msg(
                    N_("A line breaks between “{before}” and “{after}”. Break it elsewhere."),
                    before=first[-1:],
                    after=second[:1],
                ),
            )


def _of_text(cue: TrackCue, limits: Limits) -> _Told:
    speed = count(cue.text, limits) / cue.seconds if cue.seconds > 0 else 0
    if speed > limits.speed:
        yield (
            "too_fast",
            "error",
            msg(
                N_("This subtitle has {speed} characters a second. Use at most {most}."),
                speed=f"{speed:.1f}",
                most=limits.speed,
            ),
        )
    if _BROKEN.search(cue.text):
        yield (
            "broken_text",
            "error",
            msg(N_("This subtitle holds a character that cannot be shown. Type it again.")),
        )
    elif unknown := missing(plain(cue.text), limits.script):
        yield (
            "no_glyph",
            "error",
            msg(
                N_("No shipped font draws “{characters}”. Write it in another way."),
                characters="".join(unknown[:10]),
            ),
        )
    if cue.change == "changed":
        yield "source_changed", "error", msg(N_("The script changed after this was written."))
    elif cue.change == "line deleted":
        yield "line_deleted", "error", msg(N_("The script line of this subtitle was deleted."))


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.2f}"


def _plain(number: float) -> str:
    return f"{number:g}"
