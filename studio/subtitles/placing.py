"""Where a cue may be moved: between its neighbours, onto frames and edges that are near."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Literal

from studio.subtitles.model import TrackCue
from studio.subtitles.timing import frames_ms, on_frame

Part = Literal["whole", "start", "end"]
_NEVER = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Span:
    """The time of a scene in an episode: from its first cue to its last."""

    scene_id: str
    start_ms: int
    end_ms: int


def spans(cues: Sequence[TrackCue]) -> list[Span]:
    """Return the scenes of an episode's cues, in order; a scene may be told in several parts."""
    found: list[Span] = []
    for scene_id, of_scene in groupby(cues, key=lambda cue: cue.scene_id):
        if scene_id is not None:
            here = list(of_scene)
            found.append(Span(scene_id, here[0].start_ms, max(cue.end_ms for cue in here)))
    return found


def room(cues: Sequence[TrackCue], cue: TrackCue, gap: int) -> tuple[int, int]:
    """Return from when to when a cue may stand so that it keeps away from its neighbours.

    Texts on the screen and speech do not disturb each other. A neighbour that overlaps already
    is no limit.
    """
    others = [one for one in cues if one.kind == cue.kind and one.id != cue.id]
    low = max((one.end_ms + gap for one in others if one.end_ms <= cue.start_ms), default=0)
    high = min((one.start_ms - gap for one in others if one.start_ms >= cue.end_ms), default=_NEVER)
    return min(low, cue.start_ms), max(high, cue.end_ms)


def edges(cues: Sequence[TrackCue], cue: TrackCue, gap: int) -> list[int]:
    """Return the times that a cue's edge snaps to: those of the others, with the gap too."""
    others = [one for one in cues if one.id != cue.id]
    near = {time for one in others for time in (one.start_ms, one.end_ms)}
    apart = {time for one in others for time in (one.start_ms - gap, one.end_ms + gap)}
    return sorted(near | apart)


def placed(
    cue: TrackCue,
    part: Part,
    by: int,
    within: tuple[int, int],
    points: Sequence[int],
    reach: int,
    rate: Fraction,
) -> tuple[int, int]:
    """Return the times of a cue of which a part is moved `by` milliseconds.

    It stays `within` its room, snaps to a point nearer than `reach`, else to a frame, and lasts
    one frame at least.
    """
    low, high = within
    least = frames_ms(1, rate)
    if part == "start":
        start = _snap(cue.start_ms + by, points, reach, rate)
        return min(max(start, low), cue.end_ms - least), cue.end_ms
    if part == "end":
        end = _snap(cue.end_ms + by, points, reach, rate)
        return cue.start_ms, max(min(end, high), cue.start_ms + least)
    length = cue.end_ms - cue.start_ms
    start = _snap(cue.start_ms + by, points, reach, rate)
    end = _snap(cue.end_ms + by, points, reach, rate)
    on_end = end in points and start not in points
    start = end - length if on_end else start
    start = max(low, min(start, high - length))
    return start, start + length


def _snap(time: int, points: Sequence[int], reach: int, rate: Fraction) -> int:
    near = min(points, key=lambda point: abs(point - time), default=None)
    if near is not None and abs(near - time) <= reach and near >= 0:
        return near
    return max(0, on_frame(time, rate))
