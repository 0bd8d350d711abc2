"""Text on a page: measured, broken into lines and drawn on one baseline, in any mix of scripts.

Texts are plain: nothing in them is ever read as markup. Lengths are points, y grows upwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from studio.reports import fonts, scripts
from studio.reports.shaping import Span

Align = Literal["left", "centre", "right"]

INK = "#15181D"
MUTED = "#56606C"
HAIRLINE = "#C3C9D1"
SHADE = "#F0F2F5"
PAPER = "#FFFFFF"
MM = 72 / 25.4
# The cap height of Inter, by which text is centred on a row.
CAP_HEIGHT = 0.727
_SLANT = 0.2  # of emphasis in a font that has no italics


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: size in points, weight, colour, distance of lines in sizes."""

    size: float = 8.0
    bold: bool = False
    colour: str = INK
    leading: float = 1.28
    mono: bool = False
    italic: bool = False

    @property
    def face(self) -> fonts.Face:
        """The fonts it is set in."""
        return fonts.BOLD * self.bold | fonts.MONO * self.mono | fonts.ITALIC * self.italic

    @property
    def line_height(self) -> float:
        """The distance from baseline to baseline, in points."""
        return self.size * self.leading

    def strong(self) -> "Style":
        """Give the bold twin."""
        return replace(self, bold=True)

    def quiet(self) -> "Style":
        """Give the twin for what is read second."""
        return replace(self, colour=MUTED)


@lru_cache(maxsize=20_000)
def _lines(text: str, face: fonts.Face, ems: float) -> tuple[str, ...]:
    """Break a text into printable lines, none wider than `ems` unless one character is."""
    out: list[str] = []
    for paragraph in fonts.printable(scripts.prepared(text), face).split("\n"):
        base = scripts.base_of(paragraph)
        broken = _broken(paragraph.strip(), face, ems)
        out += [scripts.visual(line, base) for line in broken]
    while len(out) > 1 and not out[-1]:
        out.pop()
    return tuple(out)


def _broken(paragraph: str, face: fonts.Face, ems: float) -> list[str]:
    if fonts.width(paragraph, face) <= ems:
        return [paragraph]
    done: list[str] = []
    line, used = "", 0.0
    for atom in scripts.atoms(paragraph):
        word = atom.rstrip()
        if line and used + fonts.width(word, face) > ems:
            done.append(line.rstrip())
            line, used = "", 0.0
        if not line and fonts.width(word, face) > ems:
            *full, line = _chopped(atom, face, ems)
            done += full
            used = fonts.width(line, face)
            continue
        line += atom
        used += fonts.width(atom, face)
    return [*done, line.rstrip()] if line.strip() or not done else done


def _chopped(word: str, face: fonts.Face, ems: float) -> list[str]:
    """Cut a word that is wider than a line between its characters."""
    parts, used = [""], 0.0
    for cluster in scripts.clusters(word):
        wide = fonts.width(cluster, face)
        if parts[-1] and used + wide > ems:
            parts.append("")
            used = 0.0
        parts[-1] += cluster
        used += wide
    return parts


def lines(text: str, style: Style, width: float) -> tuple[str, ...]:
    """Break a text into lines of at most `width` points; an empty text is one empty line."""
    return _lines(text, style.face, max(0.0, width) / style.size)


def width(text: str, style: Style) -> float:
    """Return the width of the widest line of a text when it is not broken."""
    return max(fonts.width(line, style.face) for line in _lines(text, style.face, 1e9)) * style.size


@lru_cache(maxsize=256)
def _colour(name: str) -> Color:
    return HexColor(name)


def _draw_span(
    text: PDFTextObject, span: Span, x: float, y: float, size: float, slant: float
) -> None:
    """Draw glyphs, with what they read where that is not plain, for search, copy and voices."""
    code: list[str] = text._code  # type: ignore[attr-defined]  # there is no other way in
    if span.spoken:
        said = span.spoken.encode("utf-16-be").hex()
        code.append(f"/Span <</ActualText <feff{said}>>> BDC")
    for part in span.parts:
        text.setTextTransform(1, 0, slant, 1, x + part.x * size, y + part.y * size)
        text.textOut(part.text)
    if span.spoken:
        code.append("EMC")


class Pen:
    """Draws on the canvas of one document."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def line_of_text(
        self, line: str, x: float, y: float, style: Style, align: Align = "left"
    ) -> None:
        """Draw one line that `lines` made; `x` is its left end, middle or right end."""
        pieces = fonts.runs(line, style.face)
        if not pieces:
            return
        length = sum(piece.width for piece in pieces) * style.size
        x -= {"left": 0.0, "centre": length / 2, "right": length}[align]
        text = self.canvas.beginText()
        text.setFillColor(_colour(style.colour))
        for piece in pieces:
            text.setFont(piece.font, style.size)
            text.setCharSpace(piece.space * style.size)
            leans = style.italic and piece.font not in fonts.SLANTED
            for span in piece.spans:
                at = x + piece.space / 2 * style.size
                _draw_span(text, span, at, y, style.size, _SLANT if leans else 0.0)
            x += piece.width * style.size
        self.canvas.drawText(text)

    def text(
        self, text: str, x: float, top: float, style: Style, width: float, align: Align = "left"
    ) -> float:
        """Draw a text broken to `width` below `top` and return its height."""
        broken = lines(text, style, width)
        self.lines(broken, x, top, style, width, align)
        return len(broken) * style.line_height

    def lines(
        self,
        broken: Sequence[str],
        x: float,
        top: float,
        style: Style,
        width: float,
        align: Align = "left",
    ) -> None:
        """Draw lines below `top`, aligned in a column of `width` that starts at `x`."""
        anchor = x + {"left": 0.0, "centre": width / 2, "right": width}[align]
        # Capitals stand in the middle of their line, so that neighbours in a row align.
        y = top - (style.line_height + style.size * CAP_HEIGHT) / 2
        for line in broken:
            self.line_of_text(line, anchor, y, style, align)
            y -= style.line_height

    def rule(
        self, x: float, y: float, width: float, thickness: float = 0.4, colour: str = HAIRLINE
    ) -> None:
        """Draw a horizontal rule."""
        self.canvas.setStrokeColor(_colour(colour))
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, y, x + width, y)

    def upright(
        self, x: float, top: float, height: float, thickness: float = 0.4, colour: str = HAIRLINE
    ) -> None:
        """Draw a vertical rule down from `top`."""
        self.canvas.setStrokeColor(_colour(colour))
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, top, x, top - height)

    def box(
        self, x: float, top: float, width: float, height: float, fill: str, line: str = ""
    ) -> None:
        """Fill a rectangle that hangs from `top`, with an outline when `line` is a colour."""
        self.canvas.setFillColor(_colour(fill))
        if line:
            self.canvas.setStrokeColor(_colour(line))
            self.canvas.setLineWidth(0.4)
        self.canvas.rect(x, top - height, width, height, stroke=int(bool(line)), fill=1)

    def matrix(
        self, cells: Sequence[Sequence[int]], x: float, top: float, side: float, margin: int = 2
    ) -> None:
        """Draw a square code of dark cells with a quiet margin of `margin` cells."""
        step = side / (len(cells) + 2 * margin)
        path = self.canvas.beginPath()
        for row, dark in enumerate(cells):
            for start, length in _dark_runs(dark):
                path.rect(
                    x + (start + margin) * step,
                    top - (row + margin + 1) * step,
                    length * step,
                    step,
                )
        self.canvas.setFillColor(_colour(INK))
        self.canvas.drawPath(path, stroke=0, fill=1)


def _dark_runs(cells: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index, dark in enumerate(cells):
        if dark and runs and sum(runs[-1]) == index:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((index, 1))
    return runs
