"""Subtitles as an ASS document, as far as burning in needs it: each line placed by us.

libass sizes a font by the room that it asks for above and below, not by its em: the size is
written so that the em is the same in every font. The order of right-to-left lines is libass's.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from studio.media.safe_zones import HEIGHT, WIDTH
from studio.subtitles.layout import PlacedCue, PlacedLine, Span
from studio.subtitles.limits import Limits
from studio.subtitles.type import Face, font_of, order

_HEAD = """\
[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}
WrapStyle: 2
ScaledBorderAndShadow: yes
Kerning: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, \
Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,{font},{size:.2f},&H00FFFFFF,&H00FFFFFF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,\
1,{outline},{shadow},2,0,0,0,-1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})
_RTL_MARK, _WORD_JOINER = "\u200f", "\u2060"


@dataclass(frozen=True, slots=True)
class Stage:
    """The picture in the pixels of the document, and where in it the 1080×1920 picture lies."""

    width: int
    height: int
    left: float
    top: float


def stage(width: int, height: int) -> Stage:
    """Return the stage of an upright picture; another shape is cut to 9:16 from its middle."""
    scale = min(width / WIDTH, height / HEIGHT)
    wide, high = round(width / scale), round(height / scale)
    return Stage(wide, high, (wide - WIDTH) / 2, (high - HEIGHT) / 2)


def document(cues: Sequence[PlacedCue], limits: Limits, width: int, height: int) -> str:
    """Write placed cues for an upright picture of this size."""
    on = stage(width, height)
    first = order(limits.script)[0]
    head = _HEAD.format(
        width=on.width,
        height=on.height,
        font=full_name(first),
        size=font_size(first, limits.em),
        outline=limits.outline,
        shadow=limits.shadow,
    )
    events = [_event(one, line, limits, on) for one in cues for line in one.lines]
    return head + "".join(events)


def _event(placed: PlacedCue, line: PlacedLine, limits: Limits, on: Stage) -> str:
    # The foot of an ASS line is as far below the letters as its deepest font reaches.
    foot = max((room(span.face)[1] for span in line.spans), default=0.0) * limits.em
    place = f"{{\\an2\\pos({on.left + line.x:.2f},{on.top + line.y + foot:.2f})}}"
    # The direction of a line is that of its language, whatever word it begins with.
    mark = _RTL_MARK if limits.script in _RIGHT_TO_LEFT else ""
    if mark and line.spans:
        place += _font(line.spans[0].face, limits.em)
    text = "".join(_span(span, limits.em) for span in line.spans)
    begin, end = clock(placed.cue.start_ms), clock(placed.cue.end_ms)
    return f"Dialogue: 0,{begin},{end},Default,,0,0,0,,{place}{mark}{text}\n"


def _span(span: Span, em: float) -> str:
    manner = f"\\b{span.bold:d}\\i{span.italic:d}\\u{span.underline:d}"
    return f"{_font(span.face, em)}{{{manner}}}{escaped(span.text)}"


def _font(face: Face, em: float) -> str:
    return f"{{\\fn{full_name(face)}\\fs{font_size(face, em):.2f}}}"


def escaped(text: str) -> str:
    """Return text of one line in which nothing is a command."""
    plain = text.replace("\\", f"\\{_WORD_JOINER}").replace("{", "\\{").replace("}", "\\}")
    return " ".join(plain.splitlines()).replace("\t", " ")


def clock(milliseconds: int) -> str:
    """Write a time in the hundredths that ASS has.

    The hundredth before: a frame whose time was rounded to this very millisecond is in.
    """
    hundredths = max(0, (milliseconds - 1) // 10)
    seconds, hundredth = divmod(hundredths, 100)
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}.{hundredth:02}"


@cache
def full_name(face: Face) -> str:
    """Return the name by which libass finds exactly this font."""
    return str(font_of(face).face.get_name(4))


@cache
def room(face: Face) -> tuple[float, float]:
    """Return the room above and below that libass gives a font, in ems."""
    table = font_of(face).face.reference_table("OS/2").data
    above, below = struct.unpack_from(">HH", table, 74)
    upem = font_of(face).face.upem
    return above / upem, below / upem


def font_size(face: Face, em: float) -> float:
    """Return the size to write so that the em is `em` pixels."""
    return sum(room(face)) * em
