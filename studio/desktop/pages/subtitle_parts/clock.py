"""The time of a take and the time of its episode, one from the other."""

from dataclasses import dataclass, replace
from fractions import Fraction

from studio.media import clip_cache
from studio.media.info import Index
from studio.project.store import Store
from studio.subtitles.model import TrackCue
from studio.subtitles.over_take import cues_over_take
from studio.takes.model import Take
from studio.takes.times import frame_ms

_HALF = Fraction(1, 2000)  # of a millisecond: times are rounded to it


@dataclass(frozen=True)
class TakeClock:
    """One take under its scene: `by` milliseconds lie between the episode and the clip.

    `cues` are those of the scene, timed from the clip's first frame.
    """

    take: Take
    by: int
    cues: tuple[TrackCue, ...]
    index: Index | None

    def clip_ms(self, frame: int) -> float:
        """Return when a frame is shown, from the clip's first one."""
        if self.index is not None and 0 <= frame < len(self.index):
            return float(self.index.seconds(frame) * 1000)
        return frame_ms(self.take, frame) if self.index is None else self.take.duration_ms

    def episode_ms(self, frame: int) -> int:
        """Return the moment of the episode that a frame stands for."""
        return round(self.clip_ms(frame)) - self.by

    def frame(self, ms: int) -> int:
        """Return the first frame that is shown at a moment of the episode or behind it.

        So a cue that begins between two frames is seen when somebody goes to it.
        """
        wanted = max(0, ms + self.by)
        seconds = Fraction(wanted, 1000) + _HALF
        if self.index is not None:
            found = self.index.frame_at(seconds)
        else:
            found = int(seconds * self.take.fps)
        if self.clip_ms(found) + 0.5 < wanted:
            found += 1
        return max(0, min(found, self.take.frames - 1))

    def holds(self, ms: int) -> bool:
        """Tell whether the clip has a picture for a moment of the episode."""
        return 0 <= ms + self.by < self.take.duration_ms

    def first_here(self, frame: int) -> int:
        """Return the offset at which the scene's first cue appears with a frame."""
        return round(self.clip_ms(frame)) - round(self.clip_ms(self.take.first))


def take_clock(store: Store, take: Take, code: str, common: dict[str, int]) -> TakeClock | None:
    """Return the clock of a take; None when its scene has no cues.

    `common` are the starts of the episode's cues by id in that language.
    """
    cues = tuple(cues_over_take(store, take.id, code))
    by = next((cue.start_ms - common[cue.id] for cue in cues if cue.id in common), None)
    if by is None:
        return None
    kept = clip_cache.load(take.hash)
    return TakeClock(take, by, cues, kept[1] if kept else None)


def typed_over(clock: TakeClock, typing: tuple[str, str] | None) -> tuple[TrackCue, ...]:
    """Return the cues with the text that is being typed in its place."""
    if typing is None:
        return clock.cues
    return tuple(replace(cue, text=typing[1]) if cue.id == typing[0] else cue for cue in clock.cues)
