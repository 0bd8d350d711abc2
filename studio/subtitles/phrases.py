"""Where phrases end in scripts that are written without spaces, by the models of budoux."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from studio.subtitles.limits import Limits

if TYPE_CHECKING:
    import budoux


def phrase_ends(flat: str, limits: Limits) -> frozenset[int]:
    """Return the places in a line where a phrase ends and the next one begins."""
    return _ends(flat, _model(limits))


def _model(limits: Limits) -> str:
    if limits.wrap == "thai":
        return "thai"
    if limits.language.split("-")[0] == "ja":
        return "japanese"
    return "traditional_chinese" if limits.script == "Hant" else "simplified_chinese"


@lru_cache(maxsize=20_000)
def _ends(flat: str, model: str) -> frozenset[int]:
    found, at = set(), 0
    for phrase in _parser(model).parse(flat):
        at += len(phrase)
        found.add(at)
    return frozenset(found)


@cache
def _parser(model: str) -> "budoux.Parser":
    import budoux  # late: nothing is broken before the window is there

    made: budoux.Parser = getattr(budoux, f"load_default_{model}_parser")()
    return made
