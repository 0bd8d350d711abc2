"""Proxies: small copies in which any frame is found at once. Frame k of one is frame k of its clip.

They lie in the cache folder under the hash of the clip's content, and can be deleted any time.
"""

from dataclasses import replace
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.words import N_
from studio.media.clip_cache import proxy_file
from studio.media.ffmpeg_cmd import proxy_arguments
from studio.media.info import Clip
from studio.media.opening import local
from studio.media.probe import read_clip
from studio.media.runner import run_ffmpeg, workspace

_SHORT_SIDE = 540
# A proxy that takes this many times the length of its clip is stuck.
_SLOWEST = 60
_START = 120


def proxy_path(named: str) -> Path:
    """Return where the proxy of a content is, whether it was made or not."""
    return proxy_file(named)


def proxy_of(clip: Clip) -> Clip | None:
    """Return the proxy of a clip; None when there is none that is good."""
    path = proxy_path(clip.hash)
    try:
        made = read_clip(path)
    except StudioError:
        return None
    return made if made.info.frames == clip.info.frames else None


def make_proxy(clip: Clip, progress: Progress | None = None) -> Clip:
    """Make the proxy of a clip, or return the one there is.

    Raises StudioError when ffmpeg cannot, and Cancelled; then nothing is left behind.
    """
    there = proxy_of(clip)
    if there is not None:
        return there
    out = proxy_path(clip.hash)
    width, height = proxy_size(clip.info.width, clip.info.height)
    with workspace(out.parent) as place:
        made = place / "proxy.mp4"
        run_ffmpeg(
            proxy_arguments(
                *(local(clip.path), made.name, width, height),
                sound=clip.info.audio is not None,
                counted=clip.counted,
            ),
            place,
            clip.path.name,
            milliseconds=clip.info.duration_ms,
            progress=progress,
            timeout=_START + _SLOWEST * clip.info.duration_ms / 1000,
        )
        proxy = read_clip(made)
        if proxy.info.frames != clip.info.frames:
            raise StudioError(
                N_("{file} shows {frames} frames, but ffmpeg wrote {made}. Play the clip itself."),
                file=clip.path.name,
                frames=clip.info.frames,
                made=proxy.info.frames,
            )
        made.replace(out)
    return replace(proxy, path=out)


def proxy_size(width: int, height: int) -> tuple[int, int]:
    """Return the size of a proxy: its short side 540 at most, both sides even."""
    scale = min(1.0, _SHORT_SIDE / min(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)
