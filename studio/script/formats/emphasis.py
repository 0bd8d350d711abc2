r"""Emphasis of Fountain: `*italic*`, `**bold**`, `_underline_` as spans of a plain text, and back.

Marks do not reach over a line end, a mark with spaces on both sides is a sign of the text, and a
backslash makes a mark a sign: `\*`.
"""

import re
from collections.abc import Sequence

from studio.script.spans import Span, Spans, joined

_MARK = re.compile(r"\\[*_]|\*+|_+")
_MARKS = {"underline": "_", "bold": "**", "italic": "*"}
_STARS = {1: ("italic",), 2: ("bold",), 3: ("bold", "italic")}
_SIGN = re.compile(r"[*_]")


def read_emphasis(text: str) -> tuple[str, Spans]:
    """Split a text into what is said and which of it has emphasis."""
    if "*" not in text and "_" not in text:
        return text, ()
    rows: list[str] = []
    spans: list[Span] = []
    at = 0
    for row in text.split("\n"):
        plain, found = _Row(row).read()
        spans += [Span(at + one.start, at + one.end, one.style) for one in found]
        rows.append(plain)
        at += len(plain) + 1
    return "\n".join(rows), joined(spans)


class _Row:
    """One line: marks wait as pieces until their partner is found, and are signs without one."""

    def __init__(self, row: str) -> None:
        self.row = row
        self.pieces: list[str] = []
        self.open: dict[str, int] = {}
        self.pairs: list[tuple[str, int, int]] = []

    def read(self) -> tuple[str, list[Span]]:
        at = 0
        for found in _MARK.finditer(self.row):
            self.pieces.append(self.row[at : found.start()])
            at = found.end()
            if found[0][0] == "\\":
                self.pieces.append(found[0][1])
            else:
                self.mark(found)
        self.pieces.append(self.row[at:])
        for _, start, end in self.pairs:
            self.pieces[start] = self.pieces[end] = ""
        places = [0]
        for piece in self.pieces:
            places.append(places[-1] + len(piece))
        spans = [Span(places[start], places[end], style) for style, start, end in self.pairs]
        return "".join(self.pieces), spans

    def mark(self, found: re.Match[str]) -> None:
        """Take a run of stars, or an underscore: each of its styles ends or begins here."""
        run = found[0]
        styles = _STARS.get(len(run), ()) if run[0] == "*" else ("underline",) * (len(run) == 1)
        before = self.row[found.start() - 1 : found.start()]
        after = self.row[found.end() : found.end() + 1]
        ends = bool(before) and not before.isspace()
        begins = bool(after) and not after.isspace()
        if run == "_":  # inside a word it is a sign: snake_case
            ends = ends and not (after.isalnum() and before.isalnum())
            begins = begins and not (before.isalnum() and after.isalnum())
        if not styles:
            self.pieces.append(run)
        # What was opened last is closed first, so that marks of three stars nest.
        for style in sorted(styles, key=lambda one: -self.open.get(one, -1)):
            self.pieces.append(_MARKS[style])
            here = len(self.pieces) - 1
            start = self.open.get(style)
            if start is not None and ends and any(self.pieces[start + 1 : here]):
                self.pairs.append((style, start, here))
                del self.open[style]
            elif begins and start is None:
                self.open[style] = here


def write_emphasis(text: str, spans: Sequence[Span], *, escape: bool) -> str:
    """Put the marks of emphasis into a text; with `escape` its own signs get a backslash."""
    if not spans and not (escape and _SIGN.search(text)):
        return text
    begins, ends = _marks_by_place(text, spans)
    parts: list[str] = []
    for at, char in enumerate(text):
        parts += ends.get(at, ())
        parts += begins.get(at, ())
        parts.append(f"\\{char}" if escape and char in "*_" else char)
    parts += ends.get(len(text), ())
    return "".join(parts)


def _marks_by_place(
    text: str, spans: Sequence[Span]
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Say which marks stand before which character; a span of several lines has marks in each."""
    begins: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    pieces = [piece for one in spans if one.style in _MARKS for piece in _in_rows(text, one)]
    for one in sorted(pieces, key=lambda s: (s.start, -s.end, s.style != "bold")):
        begins.setdefault(one.start, []).append(_MARKS[one.style])
        ends.setdefault(one.end, []).insert(0, _MARKS[one.style])
    return begins, ends


def _in_rows(text: str, span: Span) -> list[Span]:
    """Cut a span at line ends, and take the spaces off its ends: marks must touch words."""
    found: list[Span] = []
    at = span.start
    for row in text[span.start : span.end].split("\n"):
        start = at + len(row) - len(row.lstrip())
        end = at + len(row.rstrip())
        if start < end:
            found.append(Span(start, end, span.style))
        at += len(row) + 1
    return found
