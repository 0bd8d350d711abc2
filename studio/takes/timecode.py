"""The timecode of a frame, counted on from the one its clip begins with, drop frame included."""

import re
from fractions import Fraction

from studio.takes.model import Take

_TIMECODE = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})([:;.])(\d{2,3})")


def timecode_at(take: Take, frame: int) -> str:
    """Return the timecode of a frame of the take's clip, such as `10:00:04:12`.

    Empty when the clip has none, or when its frames come unevenly so that none can be counted.
    """
    if take.timecode is None or take.variable:
        return ""
    return counted_on(take.timecode, frame, take.fps)


def counted_on(start: str, frames: int, fps: Fraction) -> str:
    """Count a timecode on by some frames; a `;` drops numbers as NTSC does, and midnight begins
    anew. Empty for what is no timecode.
    """
    found = _TIMECODE.fullmatch(start.strip())
    base = round(fps)
    if found is None or base < 1:
        return ""
    hours, minutes, seconds, first = (int(found[at]) for at in (1, 2, 3, 5))
    if minutes > 59 or seconds > 59 or first >= base:
        return ""
    drop = _dropped(base) if found[4] != ":" else 0
    whole = hours * 60 + minutes
    number = (whole * 60 + seconds) * base + first - drop * (whole - whole // 10) + frames
    return _written(number, base, drop, found[4])


def _dropped(base: int) -> int:
    """Return how many numbers are left out each minute: two of 30, four of 60."""
    return base // 15 if base % 30 == 0 else 0


def _written(number: int, base: int, drop: int, mark: str) -> str:
    ten_minutes = base * 600 - drop * 9
    number %= ten_minutes * 6 * 24
    tens, rest = divmod(number, ten_minutes)
    # The first minute of ten is whole, the nine others are shorter.
    over = max(0, rest - drop) // (base * 60 - drop) if drop else 0
    number += drop * (9 * tens + over)
    seconds, frame = divmod(number, base)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}{mark}{frame:02}"
