"""The figures of one text against its limits: what a meter shows while somebody types."""

from dataclasses import dataclass

from studio.subtitles.formats.markup import plain
from studio.subtitles.limits import Limits, Measure, count


@dataclass(frozen=True, slots=True)
class Figures:
    """How much a text is: `speed` in characters a second, `longest` in characters of its longest
    line, `width` in pixels of its widest one; and the limits that count.
    """

    speed: float
    longest: float
    lines: int
    width: float
    limits: Limits

    @property
    def too_fast(self) -> bool:
        """Whether it cannot be read in its time."""
        return self.speed > self.limits.speed

    @property
    def too_long(self) -> bool:
        """Whether a line has too many characters."""
        return self.longest > self.limits.most

    @property
    def too_many(self) -> bool:
        """Whether there are too many lines."""
        return self.lines > self.limits.lines

    @property
    def too_wide(self) -> bool:
        """Whether a line leaves the safe box."""
        return self.width > self.limits.width

    @property
    def good(self) -> bool:
        """Whether it keeps to all limits."""
        return not (self.too_fast or self.too_long or self.too_many or self.too_wide)


def figures(text: str, milliseconds: int, limits: Limits, measure: Measure) -> Figures:
    """Return the figures of a text that stands for some milliseconds."""
    seconds = max(0.001, milliseconds / 1000)
    lines = plain(text).split("\n") if text.strip() else []
    return Figures(
        speed=count(text, limits) / seconds,
        longest=max((count(line, limits) for line in lines), default=0.0),
        lines=len(lines),
        width=max((measure.width(line, limits) for line in lines), default=0.0),
        limits=limits,
    )
