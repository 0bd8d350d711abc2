"""The ruler of subtitles: how wide a line is in the shipped fonts, shaped by HarfBuzz."""

import re
from functools import lru_cache

from studio.subtitles.formats.markup import plain
from studio.subtitles.limits import Limits
from studio.subtitles.type import Face, font_of, runs

_HAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
# A line is as wide as its words: nothing is joined or kerned over a space or between Han signs.
_PARTS = re.compile(f"[{_HAN}]| +|[^ {_HAN}]+")


class FontMeasure:
    """Widths as the fonts have them; what was measured once is kept."""

    def width(self, line: str, limits: Limits) -> float:
        """Return the pixels of a line at the size `limits.em`, without its outline."""
        return limits.em * ems(plain(line), limits.script)


def ems(line: str, script: str) -> float:
    """Return the width of a line without marks, in ems."""
    return sum(_part(part, script) for part in _PARTS.findall(line))


@lru_cache(maxsize=100_000)
def _part(part: str, script: str) -> float:
    return sum(advance(run.text, run.face) for run in runs(part, script))


def advance(text: str, face: Face) -> float:
    """Return the width of a run in ems, shaped: ligatures, joined letters, marks, kerning."""
    import uharfbuzz

    font = font_of(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return float(sum(place.x_advance for place in buffer.glyph_positions)) / float(font.face.upem)
