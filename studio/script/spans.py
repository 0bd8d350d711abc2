"""Emphasis inside a line: which characters are bold, italic, underlined or struck."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

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
    return text[start:end], clipped(spans, start, end)


def carried(old: str, new: str, spans: Sequence[Span]) -> Spans:
    """Carry the spans of a text over to its edited form.

    What is before and after the edit keeps its style; an edit inside a span belongs to it.
    """
    if not spans or old == new:
        return tuple(spans)
    least = min(len(old), len(new))
    head = next((at for at in range(least) if old[at] != new[at]), least)
    tail = 0
    while tail < least - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    grown, behind = len(new) - len(old), len(old) - tail

    def place(at: int, *, is_end: bool) -> int:
        if at <= head and not (is_end and at == head < behind):
            return at
        if at >= behind:
            return at + grown
        return min(at, head) if is_end else behind + grown

    return joined(
        Span(place(s.start, is_end=False), place(s.end, is_end=True), s.style) for s in spans
    )


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
