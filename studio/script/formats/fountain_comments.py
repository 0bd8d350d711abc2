"""Notes and boneyards of Fountain: taken out of the text before anything else is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_OPEN = re.compile(r"\[\[|/\*")
_NOTE_END = re.compile(r"\]\]|\n\n")
_HOLE = "\0"


@dataclass(frozen=True, slots=True)
class Comment:
    """A note or a boneyard: its text and its first and last source line."""

    text: str
    source: tuple[int, int]


@dataclass(slots=True)
class Line:
    """A source line: as written, without its comments, and the comments that begin on it."""

    raw: str
    text: str
    comments: list[Comment] = field(default_factory=list)
    blank: bool = False
    ghost: bool = False
    """Nothing is left when the comments are gone."""


def take_comments(rows: list[str], first: int) -> list[Line]:
    """Split source lines (the first has number `first`) into text and comments.

    `rows` must hold no NUL. Takes linear time, whatever is left open.
    """
    if not rows:
        return []
    text = "\n".join(rows)
    if "[[" not in text and "/*" not in text:
        return [Line(raw, raw, blank=not raw or raw.isspace()) for raw in rows]
    kept: list[str] = []
    comments: list[Comment] = []
    at, number = 0, first
    for start, end in _spans(text):
        number += text.count("\n", at, start)
        body = text[start + 2 : end - 2]
        breaks = body.count("\n")
        comments.append(Comment(_tidy(body), (number, number + breaks)))
        kept += [text[at:start], _HOLE + ("\n" + _HOLE) * breaks]
        at, number = end, number + breaks
    kept.append(text[at:])
    lines = [_line(raw, left) for raw, left in zip(rows, "".join(kept).split("\n"), strict=True)]
    for comment in comments:
        lines[comment.source[0] - first].comments.append(comment)
    return lines


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Find `[[ ]]` that no empty line cuts, and `/* */`; what is never closed is plain text."""
    at = unclosed_until = 0
    bones = True
    while found := _OPEN.search(text, at):
        start, end = found.start(), -1
        at = start + 2
        if found[0] == "/*":
            end = text.find("*/", at) if bones else -1
            bones = end >= 0
        elif start >= unclosed_until:
            close = _NOTE_END.search(text, at)
            if close and close[0] == "]]":
                end = close.start()
            else:
                # every other note that opens before the empty line is unclosed too
                unclosed_until = close.start() if close else len(text)
        if end >= 0:
            at = end + 2
            yield start, at


def _line(raw: str, left: str) -> Line:
    """Close the holes of a line: one space where there was one on both sides."""
    text = left
    if _HOLE in left:
        parts = left.split(_HOLE)
        text = parts[0]
        for part in parts[1:]:
            if text.endswith((" ", "\t")) and (not part or part[0] in " \t"):
                text = text.rstrip(" \t") + (" " if part.strip() else "") + part.lstrip(" \t")
            else:
                text += part
    blank = not raw.strip()
    return Line(raw, text, blank=blank, ghost=not blank and not text.strip())


def _tidy(body: str) -> str:
    return "\n".join(row.strip() for row in body.split("\n")).strip()
