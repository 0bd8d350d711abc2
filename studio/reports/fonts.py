"""The shipped fonts, embedded in every page: one for each run of a script, loaded when met."""

import threading
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from studio.base.data import resource
from studio.reports import scripts
from studio.reports.shaping import Placed, Span, shaped, spoken

# How a text looks: these added up. A bold or slanted text in a font without such type is regular.
Face = int
BOLD, MONO, ITALIC = 1, 2, 4
# Families in the order of preference, with the file for regular and for bold type.
_FAMILIES = {
    "Inter": ("Inter-Regular", "Inter-SemiBold"),
    "SC": ("NotoSansSC-Regular", "NotoSansSC-Bold"),
    "TC": ("NotoSansTC-Regular", "NotoSansTC-Bold"),
    "JP": ("NotoSansJP-Regular", "NotoSansJP-Bold"),
    "KR": ("NotoSansKR-Regular", "NotoSansKR-Bold"),
    "Thai": ("NotoSansThai-Regular", "NotoSansThai-Bold"),
    "Arabic": ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    "Devanagari": ("NotoSansDevanagari-Regular", "NotoSansDevanagari-Bold"),
}
_MONO = {
    0: "CourierPrime-Regular",
    BOLD: "CourierPrime-Bold",
    ITALIC: "CourierPrime-Italic",
    BOLD | ITALIC: "CourierPrime-BoldItalic",
}
SLANTED = frozenset(_MONO[face] for face in _MONO if face & ITALIC)
_RANGES = (
    (0x0600, 0x08FF, "Arabic"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFC, "Arabic"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0900, 0x097F, "Devanagari"),
    (0xA8E0, 0xA8FF, "Devanagari"),
    (0x3040, 0x30FF, "JP"),
    (0x1100, 0x11FF, "KR"),
    (0x3130, 0x318F, "KR"),
    (0xAC00, 0xD7AF, "KR"),
)
_IDEOGRAPHS = ("SC", "TC", "JP", "KR")
# Signs that Chinese and Latin share but draw in different widths: they follow their neighbour.
_SHARED = "“”‘’—…·"
_FIGURES = set("0123456789")
_FIGURE_TEXT = set("0123456789:/ .,+-–—−%")
_SHAPED = {name for family in ("Arabic", "Thai", "Devanagari") for name in _FAMILIES[family]}
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters drawn with one font, from left to right; `space` follows each of them.

    `spans` are what is drawn: shaped scripts have their glyphs placed one by one.
    """

    font: str
    text: str
    width: float
    spans: tuple[Span, ...]
    space: float = 0.0


@cache
def _loaded(name: str) -> TTFont:
    font = TTFont(name, str(resource("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


def _font(name: str) -> TTFont:
    with _lock:
        return _loaded(name)


def usual() -> str:
    """Return the name of the font that most text is set in, ready for use."""
    name, _ = _FAMILIES["Inter"]
    _font(name)
    return name


def _families(char: str) -> tuple[str, ...]:
    """Name the families worth asking for a character, the likeliest first."""
    code = ord(char)
    likely = next((family for low, high, family in _RANGES if low <= code <= high), "")
    if likely:
        return (likely, *_IDEOGRAPHS) if likely in _IDEOGRAPHS else (likely, "Inter")
    if scripts.is_ideograph(char):
        return _IDEOGRAPHS
    return "Inter", "SC", "Arabic", "Thai", "Devanagari"


@cache
def font_of(char: str, face: Face) -> str | None:
    """Return the font that draws a character; bold falls back to regular; None when none does."""
    if face & MONO and not scripts.is_ideograph(char):
        name = _MONO[face & ~MONO]
        if ord(char) in _font(name).face.charToGlyph:
            return name
    for family in _families(char):
        regular, heavy = _FAMILIES[family]
        for name in dict.fromkeys((heavy, regular) if face & BOLD else (regular,)):
            if ord(char) in _font(name).face.charToGlyph:
                return name
    return None


@cache
def _em(font: str, char: str) -> float:
    """Return the width of a character in ems."""
    return float(_font(font).stringWidth(char, 1000)) / 1000


@cache
def _tabular(font: str, char: str) -> float:
    """Return what a figure lacks to be as wide as a zero, so that columns of times align."""
    return round(_em(font, "0") - _em(font, char), 4)


def printable(text: str, face: Face) -> str:
    """Replace characters that no shipped font holds by their names."""
    return "".join(
        c if c == "\n" or font_of(c, face) is not None else scripts.spelled(c) for c in text
    )


@lru_cache(maxsize=20_000)
def runs(line: str, face: Face) -> tuple[Run, ...]:
    """Cut a visual line into runs of one font; widths are in ems.

    `line` must be printable. A text of figures alone is set in figures of equal width.
    """
    figures = bool(line) and _FIGURE_TEXT.issuperset(line)
    pieces: list[tuple[str, float, str]] = []
    for index, char in enumerate(line):
        font = _chosen(line, index, face)
        space = _tabular(font, char) if figures and char in _FIGURES else 0.0
        if pieces and pieces[-1][:2] == (font, space):
            pieces[-1] = (font, space, pieces[-1][2] + char)
        else:
            pieces.append((font, space, char))
    return tuple(_run(*piece) for piece in pieces)


def _run(font: str, space: float, text: str) -> Run:
    if font in _SHAPED:
        with _lock:
            width, spans = shaped(_loaded(font), spoken(text))
        return Run(font, text, width, spans)
    width = sum(_em(font, char) + space for char in text)
    return Run(font, text, width, (Span("", (Placed(text),)),), space)


def _chosen(line: str, index: int, face: Face) -> str:
    char = line[index]
    if char in _SHARED:
        before = line[:index].rstrip(_SHARED)[-1:]
        after = line[index:].lstrip(_SHARED)[:1]
        if any(scripts.is_ideograph(c) for c in before + after):
            return _FAMILIES["SC"][face & BOLD]
    font = font_of(char, face)
    if font is None:
        raise ValueError(f"{char!r} is not printable")
    return font


def width(line: str, face: Face) -> float:
    """Return the width of a printable line in ems."""
    return sum(run.width for run in runs(line, face))
