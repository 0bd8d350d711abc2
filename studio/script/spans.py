"""Emphasis inside a line: which characters are bold, italic, underlined or struck."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

_WORD = re.compile(r"[^\W_\u3040-\uffff]+|.", re.DOTALL)
_MOST = 1_000_000
STYLES = ("bold", "italic", "underline", "strike")


class Span(NamedTuple):
    """The characters from `start` up to `end` of a text have a style of STYLES."""

    start: int
    end: int
    style: str


Spans = tuple[Span, ...]


def joined(spans: Iterable[Span]) -> Spans:
    """Sort spans, and join those of one style that touch or overlap."""
    given = list(spans)
    if not given:
        return ()
    found: list[Span] = []
    for style in STYLES:
        last: Span | None = None
        for span in sorted(one for one in given if one.style == style and one.start < one.end):
            if last and span.start <= last.end:
                last = Span(last.start, max(last.end, span.end), style)
                found[-1] = last
            else:
                last = span
                found.append(span)
    return tuple(sorted(found))


def shifted(spans: Iterable[Span], by: int) -> Spans:
    """Move spans by a number of characters."""
    return tuple(Span(one.start + by, one.end + by, one.style) for one in spans)


def clipped(spans: Iterable[Span], start: int, end: int) -> Spans:
    """Return what of the spans lies in a part of the text, counted from the part's beginning."""
    inside = (Span(max(s.start, start), min(s.end, end), s.style) for s in spans)
    return joined(Span(s.start - start, s.end - start, s.style) for s in inside)


def stripped(text: str, spans: Sequence[Span], *, left: bool = True) -> tuple[str, Spans]:
    """Strip a text, and keep its spans on the characters they were on."""
    start = len(text) - len(text.lstrip()) if left else 0
    end = max(start, len(text.rstrip()))
    return text[start:end], clipped(spans, start, end) if spans else ()


def carried(old: str, new: str, spans: Sequence[Span]) -> Spans:
    """Carry the spans of a text over to its edited form.

    Words that stay keep their style; what was typed has one when all that it replaced, or what
    stands on both sides of it, has it.
    """
    if not spans or old == new:
        return tuple(spans)
    found: list[Span] = []
    for start, end, new_start, new_end, same in _regions(old, new):
        for one in spans:
            if same:
                low, high = max(one.start, start), min(one.end, end)
                by = new_start - start
                found.append(Span(low + by, max(low, high) + by, one.style))
            elif _covers(one, start, end):
                found.append(Span(new_start, new_end, one.style))
    return joined(found)


def _covers(one: Span, start: int, end: int) -> bool:
    """Tell whether all of a part of the text has a style, or both sides of a place in it."""
    return one.start < start < one.end if start == end else one.start <= start and end <= one.end


def _regions(old: str, new: str) -> Iterator[tuple[int, int, int, int, bool]]:
    """Give the parts that two texts share and those that differ, by words and signs."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) * len(after) > _MOST:  # so long that comparing would take a while
        yield 0, len(old), 0, len(new), False
        return
    places = [0, *accumulate(map(len, before))]
    others = [0, *accumulate(map(len, after))]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        yield places[i], places[i_end], others[j], others[j_end], tag == "equal"


def dump_spans(spans: Sequence[Span]) -> str:
    """Write spans as the text that a production keeps; empty without any."""
    return json.dumps([list(span) for span in spans], separators=(",", ":")) if spans else ""


def load_spans(text: str) -> Spans:
    """Read what dump_spans wrote; whatever else is found counts as no spans."""
    if not text:
        return ()
    try:
        found = json.loads(text)
        return joined(Span(int(start), int(end), str(style)) for start, end, style in found)
    except (ValueError, TypeError):
        return ()
