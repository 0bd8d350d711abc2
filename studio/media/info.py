"""What is known of a clip: its picture, its sound, and when each shown frame is shown."""

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Audio:
    """The first sound track; `rate` in hertz."""

    codec: str
    rate: int
    channels: int


@dataclass(frozen=True, slots=True)
class ClipInfo:
    """A clip as a person sees it.

    `frames` are shown frames (what an edit list hides is not counted); `fps` is exact, and the
    average where `variable`; `width` and `height` are of the upright picture; `rotation` is how
    many degrees clockwise make it upright; `duration_ms` is from the first shown frame to the end
    of the last one.
    """

    frames: int
    fps: Fraction
    variable: bool
    width: int
    height: int
    rotation: int
    codec: str
    bit_depth: int
    timecode: str | None
    duration_ms: int
    audio: Audio | None

    @property
    def rate(self) -> str:
        """The frame rate as `30000/1001`."""
        return f"{self.fps.numerator}/{self.fps.denominator}"


@dataclass(frozen=True, slots=True)
class Index:
    """Where each shown frame is: frame k has `pts[k]`, in units of `time_base` seconds.

    `keys` are the rising times of the pictures that decoding can start at, also of hidden ones;
    `seeks` are the times by which the container finds them. Where `counted`, times do not name
    the frames (some have none, or two have the same) and frames are counted from the start.
    `opencv` says that OpenCV's frame numbers are the shown frames of this clip.
    """

    pts: tuple[int, ...]
    keys: tuple[int, ...]
    seeks: tuple[int, ...]
    time_base: Fraction
    counted: bool
    opencv: bool

    def __len__(self) -> int:
        return len(self.pts)

    def seconds(self, frame: int) -> Fraction:
        """Return when a frame is shown, in seconds after the first one."""
        return (self.pts[frame] - self.pts[0]) * self.time_base

    def frame_at(self, seconds: Fraction) -> int:
        """Return the frame that is on the screen `seconds` after the first one appeared."""
        moment = self.pts[0] + seconds / self.time_base
        after = bisect_left(self.pts, moment)
        exact = after < len(self.pts) and self.pts[after] == moment
        return max(0, after if exact else after - 1)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a clip: shown frames from `first` to `last`, and when it begins and ends.

    Times are seconds on the clip's own clock, on which its first frame need not be at zero.
    """

    first: int
    last: int
    begin: Fraction
    end: Fraction


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip that was read: where it is, the hash of its content, and what is in it."""

    path: Path
    hash: str
    info: ClipInfo
    index: Index

    @property
    def counted(self) -> Fraction | None:
        """The rate at which frames are shown that have no times of their own; else None."""
        return self.info.fps if self.index.counted else None

    def part(self, first: int, last: int) -> Part:
        """Return the part from one shown frame to another, both in it."""
        pts, unit = self.index.pts, self.index.time_base
        end = pts[0] * unit + Fraction(self.info.duration_ms, 1000)
        if last + 1 < len(pts):
            end = pts[last + 1] * unit
        return Part(first, last, pts[first] * unit, end)
