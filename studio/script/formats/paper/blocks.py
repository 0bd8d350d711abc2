"""The rows of a laid-out script: lines with the words of one column, and the gaps above them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from studio.script.formats.fountain_blocks import read_cue
from studio.script.formats.fountain_headings import has_prefix
from studio.script.formats.laid.paragraphs import is_heading
from studio.script.formats.paper.lines import PaperLine, PaperPage, Segment
from studio.script.formats.typed.reader import split_number
from studio.script.spans import Spans, clipped, shifted

_NUMBER_LENGTH = 8


@dataclass(slots=True)
class PaperRow:
    """A line without what stands in its margins; `gap` is None for the first line of a page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int
    gap: bool | None
    spans: Spans = ()
    number: str = ""
    sides: list[Segment] = field(default_factory=list)
    """Two columns beside each other: the line is a part of dual dialogue, perhaps."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of a script stands: the edges of action, and the height of a line."""

    left: float
    right: float
    pitch: float
    centre: float


def frame_of(pages: Sequence[PaperPage]) -> Frame:
    """Measure where the text stands, by headings, else by the leftmost common edge."""
    heads: list[float] = []
    edges: Counter[int] = Counter()
    rights: list[float] = []
    pitches: Counter[float] = Counter()
    for page in pages:
        before: PaperLine | None = None
        for line in page.lines:
            edges[round(line.x0 / 3)] += 1
            rights += [s.x1 for s in line.segments[-1:] if not _is_number(s.text)]
            if before and 4 < line.y - before.y < 60:
                pitches[round((line.y - before.y) * 2) / 2] += 1
            before = line
            heads += [_start(s) for s in line.segments[:2] if is_heading(s.text)]
    total = sum(edges.values())
    common = [edge * 3.0 for edge, count in edges.items() if count * 12 >= total]
    left = median(heads) if heads else min(common, default=72.0)
    # The pitch is the smallest distance that is common; the gaps are larger.
    often = [pitch for pitch, count in pitches.items() if count * 8 >= sum(pitches.values())]
    rights.sort()
    right = rights[int(len(rights) * 0.98)] if rights else 540.0
    width = pages[0].width if pages else 612.0
    return Frame(left, right, min(often, default=12.0), width / 2)


def rows_of(pages: Sequence[PaperPage], frame: Frame) -> list[PaperRow]:
    """Make rows of all lines, the numbers of scenes taken out of the margins."""
    rows: list[PaperRow] = []
    for page in pages:
        before: PaperLine | None = None
        for line in page.lines:
            gap = line.y - before.y > 1.35 * frame.pitch if before else None
            rows.append(_row(line, frame, gap))
            before = line
    return rows


def _row(line: PaperLine, frame: Frame, gap: bool | None) -> PaperRow:
    segments = [replace(segment) for segment in line.segments]
    number = ""
    if len(segments) > 1 and segments[0].x0 < frame.left - 6 and _is_number(segments[0].text):
        number = segments.pop(0).text.strip(" .")
    if len(segments) > 1 and _is_number(segments[-1].text):
        last = segments[-1].text.strip(" .")
        if last == number or (not number and is_heading(segments[0].text)):
            number = last
            segments.pop()
    if len(segments) == 1 and not number:
        number = _glued(segments[0], frame)
    elif segments and number:
        _unglue_right(segments[-1], number)
    text, spans = _joined(segments)
    row = PaperRow(text, segments[0].x0, segments[-1].x1, line.y, line.size, line.page, gap, spans)
    row.number = number
    row.sides = segments if len(segments) == 2 else []
    return row


def _glued(segment: Segment, frame: Frame) -> str:
    """Take the number off a heading that stands close behind it."""
    number, rest = split_number(segment.text)
    if not number:
        return ""
    start = segment.text.find(rest[:40], len(number))
    if start <= 0:
        return ""
    segment.spans = clipped(segment.spans, start, start + len(rest))
    segment.x0 = segment.starts[start]
    segment.text, segment.starts = rest, segment.starts[start:]
    return number


def _unglue_right(segment: Segment, number: str) -> None:
    if has_prefix(segment.text) and segment.text.endswith(f" {number}"):
        segment.text = segment.text[: -len(number)].rstrip()


def _start(segment: Segment) -> float:
    """Return where a heading begins, behind its number."""
    number, rest = split_number(segment.text)
    start = segment.text.find(rest[:40], len(number)) if number else 0
    return segment.starts[max(start, 0)] if segment.starts else segment.x0


def _is_number(text: str) -> bool:
    text = text.strip(" .")
    plain = text.replace("-", "").replace("+", "").replace(".", "")
    digits = any(char.isdigit() for char in plain)
    return digits and len(text) <= _NUMBER_LENGTH and plain.isalnum() and plain == plain.upper()


def _joined(segments: Sequence[Segment]) -> tuple[str, Spans]:
    text = ""
    spans: Spans = ()
    for segment in segments:
        text += " " if text else ""
        spans += shifted(segment.spans, len(text))
        text += segment.text
    return text, spans


def is_cue(text: str) -> bool:
    """Say whether words could be a cue in capitals."""
    text = text.strip()
    return len(text) <= 60 and not is_heading(text) and read_cue(text) is not None
