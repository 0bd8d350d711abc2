"""Timecodes: the name of a frame as cameras and editors write it, drop-frame aware."""

import math
import re
from fractions import Fraction

from studio.media.info import Clip

_PARTS = re.compile(r"[:;.,]")
_DIGITS = re.compile(r"\d{1,8}")
_CODE = re.compile(r"(\d{1,2})[:;.,](\d{1,2})[:;.,](\d{1,2})[:;.,](\d{1,3})")
_TIME = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,6}))?")


def is_drop(text: str) -> bool:
    """Whether a timecode is written as drop-frame: a semicolon or a dot before its frames."""
    marks = _PARTS.findall(text)
    return bool(marks) and marks[-1] in ";.,"


def frames_of(text: str, fps: Fraction) -> int | None:
    """Return the frames from 00:00:00:00 to a timecode; None when it is none at this rate."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds, frames = (int(found[at]) for at in (1, 2, 3, 4))
    rate = nominal(fps)
    if minutes > 59 or seconds > 59 or frames >= rate:
        return None
    whole = ((hours * 60 + minutes) * 60 + seconds) * rate + frames
    if not is_drop(text) or not drops(fps):
        return whole
    skipped = rate // 15
    if minutes % 10 and not seconds and frames < skipped:
        return None  # this name is left out
    passed = hours * 60 + minutes
    return whole - skipped * (passed - passed // 10)


def code_of(frames: int, fps: Fraction, *, drop: bool, mark: str = ";") -> str:
    """Write the timecode that is this many frames after 00:00:00:00; a day starts again."""
    rate = nominal(fps)
    skipped = rate // 15 if drop and drops(fps) else 0
    minute, ten = rate * 60 - skipped, rate * 600 - 9 * skipped
    count = frames % (ten * 144)
    if skipped:
        tens, rest = divmod(count, ten)
        over = max(0, (rest - skipped) // minute) if rest >= skipped else 0
        count += skipped * (9 * tens + over)
    seconds, part = divmod(count, rate)
    mark = mark if skipped else ":"
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{part:02}"


def nominal(fps: Fraction) -> int:
    """Return the whole rate that the frames of a timecode count to."""
    return max(1, round(fps))


def drops(fps: Fraction) -> bool:
    """Whether drop-frame exists at this rate: 29.97, 59.94 and their doubles."""
    return nominal(fps) % 30 == 0


def has_code(clip: Clip) -> bool:
    """Whether the frames of a clip are named by its own timecode."""
    told = clip.info.timecode
    steady = not clip.info.variable
    return steady and told is not None and frames_of(told, clip.info.fps) is not None


def label(clip: Clip, frame: int) -> str:
    """Name a frame: its source timecode, else its time from the clip's start."""
    told = clip.info.timecode
    if told is None or not has_code(clip):
        return clock(clip.index.seconds(frame))
    start = frames_of(told, clip.info.fps) or 0
    return code_of(start + frame, clip.info.fps, drop=is_drop(told))


def clock(seconds: Fraction) -> str:
    """Write a time as 00:00:01.234, rounded up so that the frame it names has begun."""
    whole, thousandths = divmod(math.ceil(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def find(clip: Clip, text: str) -> int | None:
    """Return the frame that a typed timecode or time names; None when the clip has none there.

    Digits alone fill from the right, as on an editing desk: 112 is one second and twelve frames.
    """
    text = text.strip()
    told = clip.info.timecode
    if told is None or not has_code(clip):
        return _at_time(clip, text)
    if _DIGITS.fullmatch(text):
        text = ":".join(text.zfill(8)[at : at + 2] for at in range(0, 8, 2))
    text = "00:" * (3 - len(_PARTS.findall(text))) + text
    if is_drop(told) and not is_drop(text):
        text = text[::-1].replace(":", ";", 1)[::-1]
    start, wanted = frames_of(told, clip.info.fps), frames_of(text, clip.info.fps)
    if start is None or wanted is None:
        return None
    day = frames_in_a_day(clip.info.fps, drop=is_drop(told))
    frame = (wanted - start) % day
    return frame if frame < clip.info.frames else None


def frames_in_a_day(fps: Fraction, *, drop: bool) -> int:
    """Return how many frames a timecode counts before it starts again."""
    rate = nominal(fps)
    skipped = rate // 15 if drop and drops(fps) else 0
    return (rate * 600 - 9 * skipped) * 144


def _at_time(clip: Clip, text: str) -> int | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = (int(found[at] or 0) for at in (1, 2, 3))
    part = Fraction(int(found[4]), 10 ** len(found[4])) if found[4] else Fraction(0)
    wanted = (hours * 60 + minutes) * 60 + seconds + part
    if wanted * 1000 > clip.info.duration_ms:
        return None
    return clip.index.frame_at(wanted)
