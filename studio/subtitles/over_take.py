"""The subtitles of a scene over a take of it: the first one appears at the take's in-frame."""

from dataclasses import replace

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.project.store import Store
from studio.subtitles import store as reading
from studio.subtitles.model import TrackCue
from studio.takes.reading import take
from studio.takes.times import frame_ms


def cues_over_take(
    store: Store, take_id: str, code: str, offset_ms: int | None = None
) -> list[TrackCue]:
    """List the cues of a take's scene in one language, timed over its clip, by time.

    Times are milliseconds from the clip's first shown frame; some may lie outside of the take.
    The scene's first cue stands at the in-frame plus the offset that the take keeps, or the one
    given here. A take without a scene has none. Raises StudioError when the take is gone.
    """
    found = take(store, take_id)
    if found is None:
        raise StudioError(N_("That take is no longer there: it was removed in another place."))
    if found.scene_id is None:
        return []
    # Every language is moved alike: one that is timed apart stays as far from the others.
    rows = store.query("SELECT min(start_ms) AS at FROM cue WHERE scene_id = ?", [found.scene_id])
    if rows[0]["at"] is None:
        return []
    own = found.cue_offset_ms if offset_ms is None else offset_ms
    by = frame_ms(found, found.first) + own - int(str(rows[0]["at"]))
    return [
        replace(cue, start_ms=cue.start_ms + by, end_ms=cue.end_ms + by)
        for cue in reading.scene_track(store, code, found.scene_id)
    ]
