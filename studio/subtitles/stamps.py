"""Times of subtitles as people read and type them: `1:02.350`."""

import re

from studio.base.errors import StudioError
from studio.base.words import N_

_STAMP = re.compile(r"^\s*(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?\s*$")
_LONGEST = 24 * 3600 * 1000


def show_stamp(ms: int) -> str:
    """Write milliseconds as `M:SS.mmm`, with hours where there are some."""
    minutes, rest = divmod(ms, 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest // 1000:02d}.{rest % 1000:03d}"
    return f"{hours}:{minutes:02d}:{seconds}" if hours else f"{minutes}:{seconds}"


def read_stamp(text: str) -> int:
    """Read `1:02.350`, `62.35` or `0:01:02,350` as milliseconds; StudioError for other texts."""
    found = _STAMP.match(text)
    if found:
        hours, minutes = int(found[1] or 0), int(found[2] or 0)
        ms = int((found[4] or "0").ljust(3, "0"))
        total = ((hours * 60 + minutes) * 60 + int(found[3])) * 1000 + ms
        if total <= _LONGEST:
            return total
    raise StudioError(
        N_("“{text}” is not a time. Write minutes and seconds, such as 1:02.350."), text=text
    )
