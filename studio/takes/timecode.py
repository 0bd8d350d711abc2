"""The timecode of a frame of a take, counted on from the one its clip begins with."""

from fractions import Fraction

from studio.media import timecode
from studio.takes.model import Take


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
    begin = timecode.frames_of(start, fps)
    if begin is None:
        return ""
    mark = "." if "." in start else ";"
    return timecode.code_of(begin + frames, fps, drop=timecode.is_drop(start), mark=mark)
