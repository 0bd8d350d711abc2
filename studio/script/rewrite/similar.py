"""How much two texts, or two scenes, say the same: from 0 (nothing) to 1 (word for word)."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_SAME_KIND = 0.05
_SAME_SPEAKER = 0.10


@lru_cache(maxsize=100_000)
def bare(text: str) -> str:
    """Return a text without case, spaces and punctuation: what is compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def pairs_of(texts: Iterable[str]) -> Counter[str]:
    """Count the pairs of neighbouring characters of texts; a single character is its own pair."""
    found: Counter[str] = Counter()
    for text in texts:
        plain = bare(text)
        found.update(plain[at : at + 2] for at in range(max(1, len(plain) - 1)) if plain)
    return found


def alike(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of pairs that both have; two empty ones are alike."""
    total = one.total() + other.total()
    if not total:
        return 1.0
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return 2 * sum(min(count, large[pair]) for pair, count in small.items()) / total


@lru_cache(maxsize=100_000)
def _pairs(text: str) -> Counter[str]:
    return pairs_of([text])


def line_likeness(one: tuple[str, str, str], other: tuple[str, str, str]) -> float:
    """Compare two lines given as kind, speaker and text; the same speaker counts a little."""
    likeness = alike(_pairs(one[2]), _pairs(other[2]))
    if one[0] == other[0]:
        likeness += _SAME_KIND
    if one[1] and one[1] == other[1]:
        likeness += _SAME_SPEAKER
    return min(likeness, 1.0)
