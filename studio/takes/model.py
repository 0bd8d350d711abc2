"""Clips, shots, slates, takes and marks as records."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from studio.base.words import N_

ShotKind = Literal["shoot", "generate", "composite"]
SHOT_KINDS: dict[ShotKind, str] = {
    "shoot": N_("Shoot"),
    "generate": N_("Generate"),
    "composite": N_("Composite"),
}
BEST = 5


@dataclass(frozen=True, slots=True)
class Marker:
    """A note at a frame of a take, counted from 0 in its clip."""

    id: str
    frame: int
    note: str


@dataclass(frozen=True, slots=True)
class Shot:
    """A planned picture of a scene."""

    id: str
    scene_id: str
    name: str
    size: str
    angle: str
    movement: str
    kind: ShotKind
    note: str


@dataclass(frozen=True, slots=True)
class Take:
    """A take and its clip.

    `path` is as the file keeps it: relative to the production with `/`, else absolute. Frames are
    shown frames from 0; `in_frame` and `out_frame` are both played, None is the clip's own end.
    `scene` is the scene's number and `slate` the name on the slate; both empty when not linked.
    `cue_offset_ms` moves the subtitles of the scene from the in-frame, where they begin.
    """

    id: str
    clip_id: str
    path: str
    hash: str
    frames: int
    fps_num: int
    fps_den: int
    variable: bool
    width: int
    height: int
    timecode: str | None
    duration_ms: int
    scene_id: str | None
    episode: int | None
    scene: str
    slate_id: str | None
    slate: str
    shoot_day_id: str | None
    date: str | None
    number: int | None
    camera: str
    in_frame: int | None
    out_frame: int | None
    circled: bool
    rating: int
    ng_reason: str
    note: str
    markers: tuple[Marker, ...] = ()
    cue_offset_ms: int = 0

    @property
    def fps(self) -> Fraction:
        """The exact frame rate; the average where it is variable."""
        return Fraction(self.fps_num, self.fps_den)

    @property
    def first(self) -> int:
        """The first frame of the take in its clip."""
        return self.in_frame or 0

    @property
    def last(self) -> int:
        """The last frame of the take in its clip."""
        return self.frames - 1 if self.out_frame is None else self.out_frame

    @property
    def file(self) -> str:
        """The name of the file of its clip."""
        return self.path.rpartition("/")[2]
