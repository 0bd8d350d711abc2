"""The number of a new scene: the next one, or a letter where it stands between two."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from studio.base.scene_numbers import Key, scene_key

_NUMBER = re.compile(r"^(.*?)(\d+)([A-Z]*)$")
_LETTERED = re.compile(r"^(.*?)([A-Z]*)(\d+)([A-Z]*)$")
_PAIRS = [one + other for one in ascii_uppercase for other in ascii_uppercase]


def new_scene_number(
    taken: Sequence[str], in_episode: Sequence[str], after: str | None, episode: int | None
) -> str:
    """Return a free number for a scene that follows `after` in its episode, or ends it.

    `taken` are the numbers of the season, `in_episode` those of the episode in story order.
    After `1-2` comes `1-3`, or `1-2A` when `1-3` is there already.
    """
    known = set(taken)
    before = after if after is not None else (in_episode[-1] if in_episode else None)
    found = _NUMBER.match(before) if before is not None else None
    if found is None:
        head, number = ("" if episode is None else f"{episode}-"), len(in_episode)
        return _next_free(head, number, known)
    at_the_end = not in_episode or before == in_episode[-1]
    following = f"{found[1]}{int(found[2]) + 1}"
    if at_the_end and following not in known:
        return following
    stem = f"{found[1]}{found[2]}"
    lettered = (f"{stem}{letter}" for letter in ascii_uppercase if letter > found[3])
    return next((n for n in lettered if n not in known), "") or _next_free(
        found[1], int(found[2]), known
    )


def number_between(taken: Sequence[str], before: str | None, after: str | None) -> str:
    """Return a free number that sorts between two; "" when the letters are used up.

    Numbers are locked, so the neighbours keep theirs: `72A` between 72 and 73, `A1` before 1,
    `72AA` between 72A and 72B, `A72A` between 72 and 72A.
    """
    known = set(taken)
    low, high = _bound(before), _bound(after)
    for number in _lettered(before, after):
        key = scene_key(number)
        if number not in known and (low is None or low < key) and (high is None or key < high):
            return number
    return ""


def _bound(number: str | None) -> Key | None:
    """Return the sort key of a neighbour; what has no figure, such as a prologue, is no bound."""
    return scene_key(number) if number is not None and _LETTERED.match(number) else None


def _lettered(before: str | None, after: str | None) -> Iterator[str]:
    found = _LETTERED.match(before) if before is not None else None
    if found:
        head, prefix, digits, suffix = found.groups()
        if prefix:
            yield from (f"{head}{letter}{digits}{suffix}" for letter in ascii_uppercase)
        stem = f"{head}{prefix}{digits}"
        yield from (f"{stem}{letter}" for letter in ascii_uppercase)
        yield from (f"{stem}{pair}" for pair in _PAIRS)
    found = _LETTERED.match(after) if after is not None else None
    if found:
        head, prefix, digits, suffix = found.groups()
        for letters in (*ascii_uppercase, *_PAIRS):
            yield f"{head}{letters}{digits}{suffix}"
            yield f"{head}{letters}{prefix}{digits}{suffix}"


def _next_free(head: str, number: int, known: set[str]) -> str:
    while True:
        number += 1
        if f"{head}{number}" not in known:
            return f"{head}{number}"
