"""Where each line of a subtitle stands in the picture: the one answer for window and film.

Pixels of a 1080×1920 picture. Lines stand at equal distances in every font, whatever room a font
asks for itself; cues that are shown at once stand over each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.media.safe_zones import WIDTH
from studio.subtitles.breaking import shown
from studio.subtitles.formats.markup import Marked, marked
from studio.subtitles.limits import Limits
from studio.subtitles.measure import FontMeasure
from studio.subtitles.model import TrackCue
from studio.subtitles.type import Face, runs

_RULER = FontMeasure()


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a line, in the order of reading, in one font and one manner."""

    text: str
    face: Face
    bold: bool
    italic: bool
    underline: bool


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line: its middle is at `x`, its letters stand on `y`, and it is `width` wide."""

    spans: tuple[Span, ...]
    x: float
    y: float
    width: float

    @property
    def text(self) -> str:
        """What is read in it."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class PlacedCue:
    """A cue with its lines from the top."""

    cue: TrackCue
    lines: tuple[PlacedLine, ...]


def lay_out(cues: Sequence[TrackCue], limits: Limits) -> list[PlacedCue]:
    """Place the cues that have a text in the box of the limits, in the order of time."""
    placed: list[PlacedCue] = []
    standing: dict[str, list[tuple[int, int]]] = {}  # place: when it ends, rows up to it
    for cue in sorted(cues, key=lambda cue: (cue.start_ms, cue.end_ms)):
        if not cue.text.strip():
            continue
        lines = _marked_lines(shown(cue.text, limits))
        others = [one for one in standing.get(cue.place, []) if one[0] > cue.start_ms]
        row = max((rows for _, rows in others), default=0)
        standing[cue.place] = [*others, (cue.end_ms, row + len(lines))]
        placed.append(PlacedCue(cue, _placed(lines, cue.place, row, limits)))
    return placed


def _placed(
    lines: Sequence[Sequence[Marked]], place: str, row: int, limits: Limits
) -> tuple[PlacedLine, ...]:
    widths = [_RULER.width("".join(part.text for part in line), limits) for line in lines]
    x = middle(max(widths), limits)
    bases = baselines(len(lines), place, row, limits)
    return tuple(
        PlacedLine(_spans(line, limits.script), x, y, width)
        for line, y, width in zip(lines, bases, widths, strict=True)
    )


def middle(width: float, limits: Limits) -> float:
    """Return the middle of lines: that of the picture where it has room, else that of the box."""
    left, _, right, _ = limits.box
    half = width / 2 + limits.outline + limits.shadow
    if left + half <= WIDTH / 2 <= right - half:
        return WIDTH / 2
    return (left + right) / 2


def baselines(count: int, place: str, row: int, limits: Limits) -> list[float]:
    """Return what lines stand on, from the top, when `row` rows of their place are taken."""
    _, top, _, bottom = limits.box
    step = limits.leading * limits.em
    if place == "top":
        first = top + limits.outline + limits.height * limits.em
        return [first + (row + at) * step for at in range(count)]
    last = bottom - limits.outline - limits.shadow - limits.depth * limits.em
    return [last - (row + count - 1 - at) * step for at in range(count)]


def _marked_lines(text: str) -> list[list[Marked]]:
    lines: list[list[Marked]] = [[]]
    for part in marked(text):
        for at, piece in enumerate(part.text.split("\n")):
            if at:
                lines.append([])
            if piece:
                lines[-1].append(Marked(piece, part.bold, part.italic, part.underline))
    return lines


def _spans(line: Sequence[Marked], script: str) -> tuple[Span, ...]:
    """Cut a line where its font or its manner changes."""
    found: list[Span] = []
    cuts = runs("".join(part.text for part in line), script)
    faces = [run.face for run in cuts for _ in run.text]
    at = 0
    for part in line:
        for char in part.text:
            last = found[-1] if found else None
            now = Span(char, faces[at], part.bold, part.italic, part.underline)
            at += 1
            if last and _manner(last) == _manner(now):
                found[-1] = Span(last.text + char, *_manner(now))
            else:
                found.append(now)
    return tuple(found)


def _manner(span: Span) -> tuple[Face, bool, bool, bool]:
    return span.face, span.bold, span.italic, span.underline
