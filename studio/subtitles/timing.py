"""Cues on the frames of the picture, and texts that are timed apart from the other languages."""

from collections.abc import Sequence
from fractions import Fraction

from studio.base.words import N_
from studio.project.production import production
from studio.project.store import Store, update
from studio.subtitles import editing, texts
from studio.subtitles import store as reading
from studio.subtitles.model import TrackCue


def frame_rate(store: Store) -> Fraction:
    """Return the frames a second of the production."""
    show = production(store)
    return Fraction(show.fps_num, show.fps_den)


def on_frame(milliseconds: float, rate: Fraction) -> int:
    """Return the time of the frame that is nearest, in milliseconds."""
    frame = round(milliseconds * rate / 1000)
    return round(frame * 1000 / rate)


def frames_ms(frames: int, rate: Fraction) -> int:
    """Return how long some frames last, in milliseconds."""
    return round(frames * 1000 / rate)


def snapped(cue: TrackCue, rate: Fraction) -> tuple[int, int]:
    """Return the times of a cue on the nearest frames; it lasts one frame at least."""
    start = on_frame(cue.start_ms, rate)
    return start, max(on_frame(cue.end_ms, rate), on_frame(start + float(1000 / rate), rate))


def snap(store: Store, cue_ids: Sequence[str], code: str) -> int:
    """Put cues, as they are timed in a language, on frames; returns how many were moved."""
    rate = frame_rate(store)
    found = [cue for cue in reading.cues(store, code, cue_ids) if _off(cue, rate)]
    if not found:
        return 0
    with store.edit(N_("Snap {count} subtitles to frames"), count=len(found)):
        for cue in found:
            retime(store, cue, *snapped(cue, rate), code)
    return len(found)


def _off(cue: TrackCue, rate: Fraction) -> bool:
    return snapped(cue, rate) != (cue.start_ms, cue.end_ms)


def retime(store: Store, cue: TrackCue, start_ms: int, end_ms: int, code: str) -> None:
    """Give a cue other times: for all languages, or for one that is timed apart."""
    editing.retime(store, cue.id, start_ms, end_ms, code if cue.apart else None)


def time_apart(store: Store, cue_ids: Sequence[str], code: str, *, apart: bool) -> None:
    """Let texts in a language have times of their own, or give them the common ones again."""
    found = [cue for cue in reading.cues(store, code, cue_ids) if cue.apart != apart]
    if not found:
        return
    label = N_("Time {count} subtitles apart") if apart else N_("Time {count} subtitles as others")
    with store.edit(label, count=len(found)) as db:
        language_id = texts.add_language(store, code)
        for cue in found:
            times = {
                "start_ms": cue.start_ms if apart else None,
                "end_ms": cue.end_ms if apart else None,
            }
            rows = store.query(
                "SELECT id FROM cue_text WHERE cue_id = ? AND language_id = ?",
                [cue.id, language_id],
            )
            if rows:
                update(db, "cue_text", str(rows[0]["id"]), **times)
            elif apart:
                texts.write(store, db, cue.id, language_id, times)
