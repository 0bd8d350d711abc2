"""A subtitle file brought into one language of an episode: planned first, then one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from studio.base.words import N_
from studio.project.store import Store, insert
from studio.subtitles import store as reading
from studio.subtitles import texts
from studio.subtitles.breaking import joined
from studio.subtitles.formats import Document, FileCue, markup
from studio.subtitles.limits import limits
from studio.subtitles.model import TrackCue

Match = Literal["auto", "time", "order"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A cue of the episode and what the file has for it; times in milliseconds."""

    cue: TrackCue
    text: str
    start_ms: int
    end_ms: int

    @property
    def replaces(self) -> bool:
        """Whether another text stands there now."""
        return bool(self.cue.text.strip()) and self.cue.text != self.text


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: `pairs` are written, cues in `locked` and `missing` stay as they
    are, and `spare` cues of the file have none in the episode. `by` says how they were matched.
    """

    code: str
    by: Literal["time", "order"]
    pairs: tuple[Pair, ...]
    locked: tuple[Pair, ...]
    missing: tuple[TrackCue, ...]
    spare: tuple[FileCue, ...]

    @property
    def replaced(self) -> int:
        """How many texts that stand there now would be replaced."""
        return sum(pair.replaces for pair in self.pairs)


def plan(
    store: Store, episode_id: str, code: str, document: Document, match: Match = "auto"
) -> Plan:
    """Match the cues of a file with those of an episode.

    As many cues on both sides are matched in order, others by the time they share.
    """
    there = reading.track(store, code, episode_id)
    given = [cue for cue in _plain(document) if cue.text.strip()]
    in_order = match == "order" or (match == "auto" and len(there) == len(given))
    found = _by_order(there, given) if in_order else _by_time(there, given)
    pairs = [_pair(cue, found[cue.id], code) for cue in there if found.get(cue.id)]
    used = {id(one) for ones in found.values() for one in ones}
    return Plan(
        code,
        "order" if in_order else "time",
        tuple(pair for pair in pairs if pair.cue.status != "locked"),
        tuple(pair for pair in pairs if pair.cue.status == "locked"),
        tuple(cue for cue in there if not found.get(cue.id)),
        tuple(one for one in given if id(one) not in used),
    )


def _plain(document: Document) -> list[FileCue]:
    """Return the cues with texts as this program keeps them: with the marks of SRT."""
    if document.format == "srt":
        return list(document.cues)
    return [
        FileCue(one.id, one.start_ms, one.end_ms, markup.webvtt_to_srt(one.text))
        for one in document.cues
    ]


def _by_order(there: Sequence[TrackCue], given: Sequence[FileCue]) -> dict[str, list[FileCue]]:
    return {cue.id: [one] for cue, one in zip(there, given, strict=False)}


def _by_time(there: Sequence[TrackCue], given: Sequence[FileCue]) -> dict[str, list[FileCue]]:
    """Give each cue of the file to the one of the episode that it shares most time with."""
    found: dict[str, list[FileCue]] = {}
    for one in given:
        best = max(there, key=lambda cue: _shared(cue, one), default=None)
        if best is not None and _shared(best, one) > 0:
            found.setdefault(best.id, []).append(one)
    return found


def _shared(cue: TrackCue, one: FileCue) -> int:
    return min(cue.end_ms, one.end_ms) - max(cue.start_ms, one.start_ms)


def _pair(cue: TrackCue, given: Sequence[FileCue], code: str) -> Pair:
    text = given[0].text.strip()
    if len(given) > 1:
        text = joined("\n".join(one.text for one in given), limits(code))
    return Pair(cue, text, given[0].start_ms, max(one.end_ms for one in given))


def carry_out(store: Store, episode_id: str, plan: Plan, *, add: bool, own_times: bool) -> int:
    """Write a plan as one step and return how many texts were written.

    With `add`, the spare cues of the file are added to the episode. With `own_times`, the texts
    get the times of the file where they differ from those of the cue.
    """
    with store.edit(N_("Import subtitles in {language}"), language=plan.code) as db:
        language_id = texts.add_language(store, plan.code)
        written = {pair.cue.id: pair.text for pair in plan.pairs}
        texts.set_texts(store, plan.code, written)
        if own_times:
            for pair in plan.pairs:
                if (pair.start_ms, pair.end_ms) != (pair.cue.start_ms, pair.cue.end_ms):
                    times = {"start_ms": pair.start_ms, "end_ms": pair.end_ms}
                    texts.write(store, db, pair.cue.id, language_id, times)
        for one in plan.spare if add else ():
            row = {"episode_id": episode_id, "start_ms": one.start_ms, "end_ms": one.end_ms}
            place = "top" if markup.is_on_top(one.text) else "bottom"
            cue_id = insert(db, "cue", **row, place=place)
            texts.set_text(store, cue_id, plan.code, one.text)
    return len(written) + (len(plan.spare) if add else 0)
