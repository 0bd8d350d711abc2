"""Arabic, Thai and Devanagari as their fonts want them: HarfBuzz chooses and places the glyphs."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFont

from studio.base.data import resource
from studio.reports import scripts

if TYPE_CHECKING:
    import uharfbuzz

# Glyphs that no character has, such as a joined pair, get characters for private use.
_PRIVATE = 0xE000


@dataclass(frozen=True, slots=True)
class Placed:
    """Characters drawn behind each other from a point on; in ems, `y` grows upwards."""

    text: str
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """Glyphs and what they read, for search and copy; empty where their characters say it."""

    spoken: str
    parts: tuple[Placed, ...]


@cache
def _font(name: str) -> "uharfbuzz.Font":
    import uharfbuzz

    file = resource("fonts", f"{name}.ttf")
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))


def shaped(font: TTFont, text: str) -> tuple[float, tuple[Span, ...]]:
    """Return the width of a text of one script, in the order of reading, and its glyphs placed.

    From left to right it is one span. From right to left each letter is one, from the left on:
    readers of the file put letters in order, and none agrees with the others on whole words.
    """
    import uharfbuzz

    ruler = _font(font.fontName)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(ruler, buffer)
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    starts = sorted({info.cluster for info, _ in glyphs}) if scripts.runs_left(text) else [0]
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    em = float(ruler.face.upem)
    spans: dict[int, list[Placed]] = {}
    at, end = 0, 0
    for info, place in glyphs:
        nominal = ruler.get_glyph_h_advance(info.codepoint)
        char = _char(font, info.codepoint, nominal / em)
        parts = spans.setdefault(info.cluster if len(ends) > 1 else 0, [])
        if parts and not place.x_offset and not place.y_offset and at == end:
            parts[-1] = Placed(parts[-1].text + char, parts[-1].x)
        else:
            parts.append(Placed(char, (at + place.x_offset) / em, place.y_offset / em))
        end = at + nominal if not place.x_offset and not place.y_offset else -1
        at += place.x_advance
    return at / em, tuple(
        Span(text[start : ends[start]], tuple(parts)) for start, parts in spans.items()
    )


def spoken(text: str) -> str:
    """Return a text as it is read: not in the order from left to right, nor in joined forms."""
    if not scripts.runs_left(text):
        return text
    return unicodedata.normalize("NFKC", "".join(reversed(list(scripts.clusters(text)))))


def _char(font: TTFont, glyph: int, advance: float) -> str:
    """Return the character by which the PDF library draws a glyph."""
    face = font.face
    chars: dict[int, list[int]] = face.glyphToChar  # type: ignore[attr-defined]  # not in the stubs
    known = chars.get(glyph)
    if known:
        return chr(known[0])
    code = _PRIVATE + glyph
    while face.charToGlyph.get(code, glyph) != glyph:
        code += 1
    face.charToGlyph[code] = glyph
    face.charWidths[code] = advance * 1000
    chars[glyph] = [code]
    return chr(code)
