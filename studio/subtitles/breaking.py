"""Line breaks, made here and never by a renderer: by phrase and kinsoku, or between words.

A break is welcome behind a pause; two lines of about the same length read best.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from studio.subtitles.limits import Limits, Measure, characters, count
from studio.subtitles.measure import FontMeasure
from studio.subtitles.phrases import phrase_ends

_THAI_LEADING = frozenset("เแโใไ")
_THAI_FOLLOWING = frozenset("ะาำๅๆฯ")
_TAG = re.compile(r"<(/?)[^<>]*>|\{\\[^{}]*\}")
_LATIN = re.compile(r"[^\W_]")
# What a bad place costs, in characters of imbalance between two lines.
_OVER, _LEAN, _PAUSE, _NUMBER = 10_000.0, 4.0, 8.0, 6.0
# A Thai space is sure; the model may part a compound, less likely before a leading vowel.
_THAI_SURE, _THAI_LIKELY = 8.0, 12.0
_RULER = FontMeasure()


def break_text(text: str, limits: Limits, measure: Measure = _RULER) -> str:
    r"""Break a text into lines, joined by `\n`; all its characters stay, but for spaces at breaks.

    A line keeps to the characters and to the pixels that the limits allow. Breaks that are there
    count as spaces (as nothing in Chinese). A text that needs more lines than the limits allow
    gets them.
    """
    flat = joined(text, limits)
    if count(flat, limits) <= limits.target and measure.width(flat, limits) <= limits.width:
        return flat
    cut = pieces(flat, limits)
    widths = [measure.width(piece, limits) for piece in cut]
    return "\n".join(_lines(cut, widths, limits, measure.width(" ", limits)))


def joined(text: str, limits: Limits) -> str:
    """Return a text in one line."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    flat = ""
    for line in filter(None, lines):
        latin = _latin(flat[-1:]), _latin(line[:1])
        beside = flat[-1:].isalnum() and line[:1].isalnum()
        glue = limits.wrap == "word" or all(latin) or (any(latin) and beside)
        flat += f" {line}" if flat and glue else line
    return flat


def _latin(char: str) -> bool:
    return (
        bool(_LATIN.match(char))
        and unicodedata.east_asian_width(char) not in "WF"
        and not _is_thai(char)
    )


def pieces(flat: str, limits: Limits) -> list[str]:
    """Cut a line wherever it may be broken; the pieces joined are the line.

    A phrase stays whole, unless it is too long for a line by itself.
    """
    if limits.wrap == "word":
        return re.findall(r"\S+ *| +", flat)
    may = _may_break_thai if limits.wrap == "thai" else _may_break_han
    closed = _inside_tags(flat)
    places = [at for at in range(1, len(flat)) if at not in closed and may(flat, at)]
    ends = phrase_ends(flat, limits)
    phrases = [0, *(at for at in places if at in ends or flat[at - 1] == " "), len(flat)]
    found: list[str] = []
    for start, end in pairwise(phrases):
        inside: Sequence[int] = ()
        if count(flat[start:end], limits) > limits.most:
            inside = places[bisect_right(places, start) : bisect_left(places, end)]
        found += [flat[one:two] for one, two in pairwise((start, *inside, end))]
    return found


def _inside_tags(flat: str) -> set[int]:
    """Return where a break would cut a tag, or part it from what it marks."""
    closed: set[int] = set()
    for tag in _TAG.finditer(flat):
        ends = bool(tag[1])
        closed.update(range(tag.start() + (0 if ends else 1), tag.end() + (0 if ends else 1)))
    return closed


def _may_break_han(flat: str, at: int) -> bool:
    before, after = _around(flat, at)
    rules = characters()
    if after == " " or after in rules.not_first or before in rules.not_last:
        return False
    return flat[at - 1] == " " or not (_latin(before) and _latin(after))


def _may_break_thai(flat: str, at: int) -> bool:
    before, after = _around(flat, at)
    if before in _THAI_LEADING or after in _THAI_FOLLOWING or unicodedata.category(after) == "Mn":
        return False
    return _may_break_han(flat, at)


def _around(flat: str, at: int) -> tuple[str, str]:
    """Return the characters that would end and begin a line; a space at the break is dropped."""
    before = flat[at - 1]
    return flat[at - 2] if before == " " and at > 1 else before, flat[at]


def _lines(cut: Sequence[str], widths: Sequence[float], limits: Limits, space: float) -> list[str]:
    """Choose breaks: two lines that read best, or as many as the text needs, each filled."""
    greedy = _filled(cut, widths, limits, space)
    if len(greedy) > 2 or len(cut) < 2:
        return greedy
    return _two(cut, widths, limits, space)


def _filled(cut: Sequence[str], widths: Sequence[float], limits: Limits, space: float) -> list[str]:
    lines, line, size, wide = [], "", 0.0, 0.0
    for piece, width in zip(cut, widths, strict=True):
        longer = size + count(piece.rstrip(), limits)
        wider = wide + width - _hanging(piece, space)
        if line and (longer > limits.most or wider > limits.width):
            lines.append(line.rstrip())
            line, size, wide = "", 0.0, 0.0
        line += piece
        size += count(piece, limits)
        wide += width
    return [*lines, line.rstrip()]


def _hanging(piece: str, space: float) -> float:
    """Return the width of the spaces at the end of a piece: at a break they are dropped."""
    return (len(piece) - len(piece.rstrip(" "))) * space


def _two(cut: Sequence[str], widths: Sequence[float], limits: Limits, space: float) -> list[str]:
    sizes = [count(piece, limits) for piece in cut]
    total, first = sum(sizes), 0.0
    whole, wide = sum(widths) - _hanging(cut[-1], space), 0.0
    best, where = float("inf"), 1
    for at in range(1, len(cut)):
        first += sizes[at - 1]
        wide += widths[at - 1]
        cost = abs(total - 2 * first) + _cost(cut[at - 1], cut[at], limits)
        longest = max(first, total - first)
        cost += _OVER * max(0.0, longest - limits.most) + max(0.0, longest - limits.target)
        widest = max(wide - _hanging(cut[at - 1], space), whole - wide)
        cost += _OVER * max(0.0, widest - limits.width) / limits.em
        if cost < best:
            best, where = cost, at
    return ["".join(cut[:where]).rstrip(), "".join(cut[where:]).rstrip()]


def _cost(before: str, after: str, limits: Limits) -> float:
    """Say how badly a break stands here, in characters of imbalance that it is worth."""
    word = before.rstrip()
    cost = 0.0
    if word[-1:] in characters().pause:
        cost -= _PAUSE
    if word.lower() in characters().leaning or after[0] in characters().clinging:
        cost += _LEAN
    if word[-1:] in characters().numerals and after[0] in characters().numerals:
        cost += _NUMBER
    if limits.wrap == "thai":
        sure = _THAI_SURE if after[0] in _THAI_LEADING else _THAI_LIKELY
        cost += -_PAUSE if before.endswith(" ") else sure
    return cost


def _is_thai(char: str) -> bool:
    return "\u0e00" <= char <= "\u0e7f"


def fits(text: str, limits: Limits, measure: Measure = _RULER) -> bool:
    """Tell whether a text, broken as it is, keeps to the number, length and width of lines."""
    lines = text.split("\n")
    return len(lines) <= limits.lines and all(
        count(one, limits) <= limits.most and measure.width(one, limits) <= limits.width
        for one in lines
    )


def shown(text: str, limits: Limits, measure: Measure = _RULER) -> str:
    """Return a text as it is shown: with its own breaks where they fit, else broken anew."""
    return text if fits(text, limits, measure) else break_text(text, limits, measure)


def divided(text: str, limits: Limits, share: float = 0.5) -> tuple[str, str]:
    """Cut a text in two, the first about `share` of it, where a pause is near; both in one line.

    The second is empty when the text cannot be cut.
    """
    flat = joined(text, limits)
    cut = pieces(flat, limits)
    sizes = [count(piece, limits) for piece in cut]
    total, first = sum(sizes), 0.0
    best, where = float("inf"), len(cut)
    for at in range(1, len(cut)):
        first += sizes[at - 1]
        end = cut[at - 1].rstrip()[-1:]
        off = abs(first - share * total) - total * _welcome(end)
        if off < best:
            best, where = off, at
    return "".join(cut[:where]).rstrip(), "".join(cut[where:]).rstrip()


def _welcome(end: str) -> float:
    """Return how far from the wished place a cut may be for this end, as a share of the text."""
    if end in characters().stop:
        return 0.25
    return 0.15 if end in characters().pause else 0.0
