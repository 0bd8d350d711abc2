"""The subtitles of one language beside their source: times, speakers, states and findings."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

from studio.base.progress import Progress
from studio.base.words import N_
from studio.i18n import language
from studio.reports.blocks import Block
from studio.reports.page import Frame, write_pages
from studio.reports.say import NOTHING, Said, Speaker, plain, said
from studio.reports.table import Column, Layout, Look
from studio.reports.typeset import Align
from studio.script.model import Episode
from studio.subtitles.check import Finding
from studio.subtitles.formats.markup import plain as unmarked
from studio.subtitles.limits import Limits, count
from studio.subtitles.model import LANGUAGE_STATUSES, STATUSES, TrackCue, TrackLanguage
from studio.subtitles.words import RULES

LOOK = Look(8.0, 1.9, 1.3, gutter=9.0)
# Marks above one line and below the other must not meet.
TALL = {"th", "hi"}
ERROR, WARNING = "×", "!"


@dataclass(frozen=True, slots=True)
class Track:
    """The language that is listed, and the code of the language it is made from."""

    language: TrackLanguage
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """The subtitles of an episode; `done` of them have a text, `errors` are wrong."""

    name: Said
    rows: tuple[tuple[Said, ...], ...]
    done: int
    errors: int


def rows(
    speaker: Speaker,
    episodes: Sequence[Episode],
    cues: Sequence[TrackCue],
    findings: Sequence[Finding],
    limits: Limits,
) -> list[Group]:
    """Say each episode that has subtitles; `cues` are of all episodes in their order, by time."""
    by_id = {episode.id: episode for episode in episodes}
    wrong: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        wrong[finding.cue_id].append(finding)
    groups = []
    for episode_id, of_episode in groupby(cues, key=lambda cue: cue.episode_id):
        here = list(of_episode)
        body = tuple(
            _row(speaker, number, cue, wrong[cue.id], limits)
            for number, cue in enumerate(here, start=1)
        )
        done = sum(bool(cue.text.strip()) for cue in here)
        errors = sum(any(f.severity == "error" for f in wrong[cue.id]) for cue in here)
        groups.append(Group(_episode(speaker, by_id.get(episode_id)), body, done, errors))
    return groups


def _episode(speaker: Speaker, episode: Episode | None) -> Said:
    if episode is None or episode.number is None:
        return plain(episode.title if episode else "")
    names = speaker.label(N_("Episode {number}"), number=episode.number)
    if not episode.title or episode.title in names:
        return names
    return (f"{names[0]}  {episode.title}", *names[1:])


def _row(
    speaker: Speaker, number: int, cue: TrackCue, wrong: Sequence[Finding], limits: Limits
) -> tuple[Said, ...]:
    text = unmarked(cue.text).strip()
    speed = count(cue.text, limits) / cue.seconds if text and cue.seconds > 0 else None
    return (
        plain(number),
        plain(f"{_clock(cue.start_ms)}\n{_clock(cue.end_ms)}"),
        plain(f"{cue.seconds:.2f}"),
        plain(cue.speaker),
        plain(unmarked(cue.source)),
        plain(text),
        plain("" if speed is None else f"{speed:.1f}"),
        speaker.label(STATUSES[cue.status]) if cue.status in STATUSES else plain(cue.status or "—"),
        _wrong(speaker, wrong),
    )


def _wrong(speaker: Speaker, wrong: Sequence[Finding]) -> Said:
    """Name what is wrong: errors with a cross, warnings with an exclamation mark."""
    if not wrong:
        return NOTHING
    return speaker.each(
        lambda one: one.join(
            f"{ERROR if finding.severity == 'error' else WARNING} "
            + one.text(RULES.get(finding.rule, finding.rule))
            for finding in wrong
        )
    )


def _clock(ms: int) -> str:
    """Write a time in an episode as `M:SS.mmm`."""
    minutes, rest = divmod(max(ms, 0), 60_000)
    return f"{minutes}:{rest // 1000:02}.{rest % 1000:03}"


def write(
    out: Path,
    track: Track,
    groups: Sequence[Group],
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the list and return the number of pages."""
    code = track.language.code
    title = speaker.each(
        lambda one: one.text(N_("Subtitles: {language}"), language=one.name_of(code))
    )
    frame = Frame(speaker, title, printed, _summary(speaker, track, groups), wide=True)
    columns = (
        Column(plain("#"), 22, align="right", quiet=True),
        Column(speaker.label(N_("In and out")), 46),
        Column(speaker.label(N_("Seconds")), 34),
        Column(speaker.label(N_("Character")), 62),
        Column(speaker.label(N_("Source")), share=0.5, align=_side(track.source)),
        Column(
            speaker.each(lambda one: one.name_of(code)), share=0.5, align=_side(code), bold=True
        ),
        Column(speaker.label(N_("Chars/s")), 34, align="right"),
        Column(speaker.label(N_("Status")), 54),
        Column(speaker.label(N_("Findings")), 96),
    )
    tall = {language(one).base for one in (code, track.source)} & TALL
    layout = Layout(columns, frame.room, replace(LOOK, leading=1.6) if tall else LOOK)
    return write_pages(out, frame, [layout.table(_set(layout, speaker, groups))], progress)


def _side(code: str) -> Align:
    return "right" if language(code).right_to_left else "left"


def _summary(speaker: Speaker, track: Track, groups: Sequence[Group]) -> Said:
    done = sum(group.done for group in groups)
    every = sum(len(group.rows) for group in groups)
    state = LANGUAGE_STATUSES[track.language.status]
    return said(
        [
            one.join(
                (
                    one.text(N_("{done} of {all} subtitles have a text"), done=done, all=every),
                    one.text(
                        N_("{count} have errors"), count=sum(group.errors for group in groups)
                    ),
                    one.text(state),
                ),
                ";",
            )
            for one in speaker.languages
        ]
    )


def _set(layout: Layout, speaker: Speaker, groups: Sequence[Group]) -> list[Block]:
    if not groups:
        nothing = N_("No subtitles yet. Draft them on the page Subtitles.")
        return [layout.remark(speaker.label(nothing))]
    blocks: list[Block] = []
    for group in groups:
        figures = f"{group.done}/{len(group.rows)}" + (
            f"   {ERROR} {group.errors}" if group.errors else ""
        )
        blocks.append(layout.band(group.name, plain(figures)))
        blocks += [layout.row(cells) for cells in group.rows]
    return blocks
