"""The media programs of this computer: ffmpeg, found once and asked what it can do."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Literal

_VERSION = re.compile(r"^ffmpeg version (\S+)")
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Ffmpeg:
    """An ffmpeg that runs; `libass` burns subtitles in, `libx264` writes H.264."""

    path: str
    version: str
    libass: bool
    libx264: bool
    source: Literal["path", "wheel"]

    @property
    def able(self) -> bool:
        """Whether it does all that is asked of it here."""
        return self.libass and self.libx264


@cache
def find_ffmpeg() -> Ffmpeg | None:
    """Return the ffmpeg on the PATH, else the packaged one; None when neither runs.

    One that can do everything comes before one that cannot. Asked once per process.
    """
    on_path = shutil.which("ffmpeg")
    found = probe_ffmpeg(on_path, "path") if on_path else None
    if found and found.able:
        return found
    packaged = _packaged()
    other = probe_ffmpeg(packaged, "wheel") if packaged else None
    return other if other and (other.able or found is None) else found


def probe_ffmpeg(path: str, source: Literal["path", "wheel"]) -> Ffmpeg | None:
    """Ask the program at `path` for its version and abilities; None when it does not run."""
    version = _VERSION.match(_ask(path, "-version"))
    if not version:
        return None
    filters = _second_words(_ask(path, "-hide_banner", "-filters"))
    encoders = _second_words(_ask(path, "-hide_banner", "-encoders"))
    return Ffmpeg(path, version[1], "subtitles" in filters, "libx264" in encoders, source)


def _packaged() -> str | None:
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:
        return None


def _ask(path: str, *options: str) -> str:
    try:
        answer = subprocess.run(  # noqa: S603 - a list, never a shell
            [path, *options],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout if answer.returncode == 0 else ""


def _second_words(table: str) -> set[str]:
    """Take the names of a table such as ` ... subtitles  V->V  Render text`."""
    rows = (line.split() for line in table.splitlines())
    return {row[1] for row in rows if len(row) > 1}
