"""Order inside a parent: short text ranks, so that two desks can insert without renumbering."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

_Value = TypeVar("_Value", str, int)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WIDTH = 4


def between(before: str, after: str) -> str:
    """Return a rank that sorts strictly between two ranks; an empty text is an open end.

    Ranks are base-36 fractions without trailing zeros and compare as plain text.
    """
    if after and before >= after:
        raise ValueError(f"no rank between {before!r} and {after!r}")
    rank = ""
    bounded = bool(after)
    at = 0
    while True:
        low = _DIGITS.index(before[at]) if at < len(before) else 0
        high = _DIGITS.index(after[at]) if bounded and at < len(after) else len(_DIGITS)
        if high - low > 1:
            return rank + _DIGITS[(low + high) // 2]
        rank += _DIGITS[low]
        bounded = bounded and high == low
        at += 1


def between_many(before: str, after: str, count: int) -> list[str]:
    """Return `count` rising ranks strictly between two ranks; an empty text is an open end."""
    if not before and not after:
        return spread(count)
    if not after:
        return after_last([before], count)
    made: list[str] = []
    _halve(before, after, count, made)
    return made


def _halve(before: str, after: str, count: int, made: list[str]) -> None:
    if count <= 0:
        return
    middle = between(before, after)
    _halve(before, middle, (count - 1) // 2, made)
    made.append(middle)
    _halve(middle, after, count // 2, made)


def spread(count: int) -> list[str]:
    """Return `count` rising ranks of equal width with room between them, none ending in zero."""
    base = len(_DIGITS)
    width = 1
    while base**width < (count + 1) * 2:
        width += 1
    gap = base**width // (count + 1)
    return [_digits(gap * (index + 1), width) + "i" for index in range(count)]


def _digits(number: int, width: int) -> str:
    out = ""
    for _ in range(width):
        number, digit = divmod(number, len(_DIGITS))
        out = _DIGITS[digit] + out
    return out


def after_last(ranks: Sequence[str], count: int = 1) -> list[str]:
    """Return `count` rising ranks that follow the greatest of `ranks`."""
    if not ranks:
        return spread(count)
    last = max(ranks)
    made: list[str] = []
    for _ in range(count):
        last = _next(last)
        made.append(last)
    return made


def _next(rank: str) -> str:
    """Return a rank a little above: appending thousands must not make ranks long."""
    number = int((rank + "0" * _WIDTH)[:_WIDTH], 36) + 1
    return _digits(number, _WIDTH) + "i" if number < 36**_WIDTH else between(rank, "")


def longest_rising(values: Sequence[_Value]) -> set[int]:
    """Return the places of a longest strictly rising series in some values."""
    tails: list[_Value] = []
    places: list[int] = []
    links: list[int] = []
    for at, value in enumerate(values):
        spot = bisect_left(tails, value)
        links.append(places[spot - 1] if spot else -1)
        tails[spot : spot + 1] = [value]
        places[spot : spot + 1] = [at]
    found: set[int] = set()
    at = places[-1] if places else -1
    while at >= 0:
        found.add(at)
        at = links[at]
    return found


def reranked(ranks: Sequence[str | None]) -> list[str]:
    """Return rising ranks for rows in a wanted order; as many as possible keep what they have.

    `ranks` are those of the rows now, None for a new row.
    """
    known = [(at, rank) for at, rank in enumerate(ranks) if rank is not None]
    stay = longest_rising([rank for _, rank in known])
    kept = {known[spot][0]: known[spot][1] for spot in stay}
    made: list[str] = []
    for stays, run in groupby(range(len(ranks)), key=kept.__contains__):
        places = list(run)
        if stays:
            made += [kept[at] for at in places]
        else:
            made += between_many(
                made[-1] if made else "", kept.get(places[-1] + 1, ""), len(places)
            )
    return made
