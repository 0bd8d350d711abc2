"""What was read of clips, kept in the cache folder by content: reading a clip again is instant."""

import contextlib
import json
import os
from fractions import Fraction
from pathlib import Path
from typing import Any

from studio.base.errors import StudioError
from studio.base.folders import cache_folder
from studio.base.output import finished_file
from studio.media.info import Audio, ClipInfo, Index

# Raised when what is kept, or how it is found, changes: older files are then read anew.
_VERSION = 2


def folder(kind: str) -> Path:
    """Return the folder of the cache for one kind of thing: clips, pictures, proxies."""
    return cache_folder() / "takes" / kind


def proxy_file(named: str) -> Path:
    """Return where the proxy of a content is, whether it was made or not."""
    return folder("proxies") / f"{named}.mp4"


def proxy_sizes() -> dict[str, int]:
    """Return how many bytes each proxy takes, by the content it is of."""
    sizes: dict[str, int] = {}
    with contextlib.suppress(OSError), os.scandir(folder("proxies")) as found:
        for entry in found:
            if entry.name.endswith(".mp4"):
                with contextlib.suppress(OSError):
                    sizes[entry.name.removesuffix(".mp4")] = entry.stat().st_size
    return sizes


def picture_file(named: str, frame: int, width: int) -> Path:
    """Return where the small picture of a frame is, whether it was made or not."""
    return folder("pictures") / named / f"{frame}-{width}.jpg"


def load(named: str) -> tuple[ClipInfo, Index] | None:
    """Return what is kept of a clip with this content; None when there is nothing of use."""
    try:
        kept = json.loads(_file(named).read_text("utf-8"))
        if kept["version"] != _VERSION:
            return None
        return _info(kept["info"]), _index(kept["index"])
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError):
        return None


def save(named: str, info: ClipInfo, index: Index) -> None:
    """Keep what was read of a clip; a full or locked disk only costs the next reading time."""
    about = {
        **{name: getattr(info, name) for name in ClipInfo.__slots__ if name != "audio"},
        "fps": str(info.fps),
        "audio": [info.audio.codec, info.audio.rate, info.audio.channels] if info.audio else None,
    }
    places = {name: getattr(index, name) for name in Index.__slots__}
    places["time_base"] = str(index.time_base)
    kept = {"version": _VERSION, "info": about, "index": places}
    with contextlib.suppress(OSError, StudioError), finished_file(_file(named)) as part:
        part.write_text(json.dumps(kept), encoding="utf-8")


def _file(named: str) -> Path:
    return folder("clips") / f"{named}.json"


def _info(kept: dict[str, Any]) -> ClipInfo:
    audio = kept.pop("audio")
    rate = Fraction(kept.pop("fps"))
    return ClipInfo(fps=rate, audio=Audio(*audio) if audio else None, **kept)


def _index(kept: dict[str, Any]) -> Index:
    kept.update({name: tuple(kept[name]) for name in ("pts", "keys", "seeks")})
    return Index(time_base=Fraction(kept.pop("time_base")), **kept)
