"""Text with emphasis, broken into lines and drawn piece by piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from studio.reports import fonts, scripts
from studio.reports.typeset import Align, Pen, Style, lines
from studio.script.spans import Spans, clipped


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a printed line in one look."""

    text: str
    style: Style
    underline: bool = False
    strike: bool = False

    @property
    def width(self) -> float:
        """Its width in points."""
        return fonts.width(self.text, self.style.face) * self.style.size


Pieces = tuple[Piece, ...]
# One character with its look: style, underlined, struck.
_Look = tuple[Style, bool, bool]


def rich_lines(text: str, spans: Spans, style: Style, room: float) -> list[Pieces]:
    """Break a text into lines of at most `room` points that keep its emphasis.

    Emphasis in right-to-left text is left out: it would tear joined letters apart.
    """
    if not spans or scripts.runs_left(text):
        return [(Piece(line, style),) for line in lines(text, style, room)]
    broken: list[Pieces] = []
    start = 0
    for paragraph in text.split("\n"):
        inside = clipped(spans, start, start + len(paragraph))
        broken += _paragraph(paragraph, inside, style, room)
        start += len(paragraph) + 1
    return broken


def _paragraph(text: str, spans: Spans, style: Style, room: float) -> Iterator[Pieces]:
    chars: list[str] = []
    looks: list[_Look] = []
    for part, look in _segments(text, spans, style):
        clean = fonts.printable(scripts.prepared(part), look[0].face)
        chars.append(clean)
        looks += [look] * len(clean)
    whole = "".join(chars)
    for start, end in _broken(whole, looks, room):
        yield _pieces(whole, looks, start, end)


def _segments(text: str, spans: Spans, style: Style) -> Iterator[tuple[str, _Look]]:
    edges = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    for start, end in pairwise(edges):
        on = {span.style for span in spans if span.start <= start and end <= span.end}
        made = replace(style, bold=style.bold or "bold" in on, italic="italic" in on)
        yield text[start:end], (made, "underline" in on, "strike" in on)


def _broken(text: str, looks: Sequence[_Look], room: float) -> Iterator[tuple[int, int]]:
    """Yield where lines begin and end, the spaces between them left out."""
    widths = [
        fonts.width(c, look[0].face) * look[0].size for c, look in zip(text, looks, strict=True)
    ]
    start, at, used = 0, 0, 0.0
    for atom in scripts.atoms(text):
        solid = sum(widths[at : at + len(atom.rstrip())])
        if at > start and used + solid > room + 0.01:
            yield start, start + len(text[start:at].rstrip())
            start, used = at, 0.0
        if at == start and solid > room:
            for index in range(at, at + len(atom.rstrip())):
                if index > start and used + widths[index] > room + 0.01:
                    yield start, index
                    start, used = index, 0.0
                used += widths[index]
            used += sum(widths[at + len(atom.rstrip()) : at + len(atom)])
        else:
            used += sum(widths[at : at + len(atom)])
        at += len(atom)
    yield start, max(start, start + len(text[start:].rstrip()))


def _pieces(text: str, looks: Sequence[_Look], start: int, end: int) -> Pieces:
    found: list[Piece] = []
    for index in range(start, end):
        style, underline, strike = looks[index]
        if found and (found[-1].style, found[-1].underline, found[-1].strike) == looks[index]:
            found[-1] = replace(found[-1], text=found[-1].text + text[index])
        else:
            found.append(Piece(text[index], style, underline, strike))
    return tuple(found)


def width_of(pieces: Pieces) -> float:
    """Return the width of a line in points."""
    return sum(piece.width for piece in pieces)


def draw(pen: Pen, pieces: Pieces, x: float, y: float, align: Align = "left") -> None:
    """Draw a line on its baseline; `x` is its left end, middle or right end."""
    wide = width_of(pieces)
    x -= {"left": 0.0, "centre": wide / 2, "right": wide}[align]
    for piece in pieces:
        pen.line_of_text(piece.text, x, y, piece.style)
        size, long = piece.style.size, piece.width
        if piece.underline:
            pen.rule(x, y - size * 0.14, long, size * 0.06, piece.style.colour)
        if piece.strike:
            pen.rule(x, y + size * 0.26, long, size * 0.06, piece.style.colour)
        x += long
