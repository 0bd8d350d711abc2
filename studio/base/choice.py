"""Words of a fixed list, such as the kinds of a line or a day."""

from collections.abc import Sequence

from studio.base.errors import StudioError
from studio.base.words import N_


def one_of(word: str, words: Sequence[str]) -> str:
    """Return the word when it is in the list; raises StudioError that names the list."""
    if word not in words:
        raise StudioError(
            N_("“{word}” is not possible here. Choose one of: {words}."),
            word=word,
            words=tuple(words),
        )
    return word
