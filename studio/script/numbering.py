"""The number of a new scene: the next one, or a letter where it stands between two."""

import re
from collections.abc import Sequence
from string import ascii_uppercase

_NUMBER = re.compile(r"^(.*?)(\d+)([A-Z]*)$")


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


def _next_free(head: str, number: int, known: set[str]) -> str:
    while True:
        number += 1
        if f"{head}{number}" not in known:
            return f"{head}{number}"
