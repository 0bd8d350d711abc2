"""When a frame of a take is shown: from the clip's own table of times where it is known."""

from studio.media import clip_cache
from studio.takes.model import Take


def frame_ms(take: Take, frame: int) -> int:
    """Return when a frame appears, in milliseconds after the clip's first shown frame.

    Exact when the clip was read on this computer; else by its frame rate. The frame behind the
    last one stands for the clip's end.
    """
    if frame >= take.frames:
        return take.duration_ms
    kept = clip_cache.load(take.hash) if frame else None
    if kept is not None and frame < len(kept[1]):
        return round(kept[1].seconds(frame) * 1000)
    return round(frame / take.fps * 1000)
