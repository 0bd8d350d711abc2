"""Names in a script that may be one person, or one place: offered, never merged unasked."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from studio.base.text import has_han
from studio.script.rewrite.similar import alike, pairs_of
from studio.script.vocabulary import words

_BRACKETS = re.compile(r"\s*[（(\[【][^（）()\[\]【】]*[)）\]】]\s*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SET_LIKENESS = 0.75
_Same = Callable[[str, str], bool]


def same_people(counted: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    """Return pairs of another name and the name that it may stand for, the fuller one second.

    `counted` are names with the number of their scenes. Numbered roles (保安甲, COP 2) stay apart,
    and so does a name that could belong to two people.
    """
    return _offers(counted, _short_for)


def same_sets(counted: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    """Return pairs of sets that may be one place, the rarer one first."""
    often = dict(counted)
    return _offers(counted, lambda one, other: often[one] <= often[other] and _place(one, other))


def _offers(counted: Sequence[tuple[str, int]], stands_for: _Same) -> list[tuple[str, str]]:
    ordered = sorted(counted, key=lambda one: (-one[1], one[0]))
    rank = {name: at for at, (name, _) in enumerate(ordered)}
    found: list[tuple[str, str]] = []
    taken: set[str] = set()
    for name, _ in reversed(ordered):
        others = [other for other, _ in ordered if other != name and other not in taken]
        equal = [o for o in others if _folded(o) == _folded(name) and rank[o] < rank[name]]
        likely = equal[:1] or [other for other in others if stands_for(name, other)]
        if len(likely) == 1:
            found.append((name, likely[0]))
            taken.add(name)
    return found[::-1]


def _folded(name: str) -> str:
    bare = _BRACKETS.sub("", name) or name
    return " ".join(unicodedata.normalize("NFKC", bare).casefold().split())


def _short_for(one: str, other: str) -> bool:
    """Tell whether the first may be a shorter or familiar form of the second."""
    first, second = _folded(one), _folded(other)
    if has_han(first) and has_han(second):
        return _one_chinese(first, second)
    short, long = _WORD.findall(first), _WORD.findall(second)
    if not short or any(word.isdigit() for word in set(long) - set(short)):
        return False
    return len(short) < len(long) and set(short) <= set(long) and not _is_role(short)


def _is_role(name: Sequence[str]) -> bool:
    """Tell a role such as COP or NURSE from a name: it is not whoever has the word in theirs."""
    return len(name) == 1 and name[0] in words("script", "names", "roles")


def _one_chinese(short: str, full: str) -> bool:
    """小晚, 晚晚, 阿晚, 晚儿, 林小姐, 林总 may be 林晚; 林晚 is no other name of 林晚晴."""
    if not 2 <= len(full) <= 4:
        return False
    surname, given = full[0], full[1:]
    for title in words("script", "names", "titles"):
        if short.endswith(title) and short != title:
            before = short[: -len(title)]
            return before in (surname, given, given[-1:])
    for prefix in words("script", "names", "prefixes"):
        if short.startswith(prefix) and short[len(prefix) :] in (given, given[-1:], surname):
            return True
    if short.endswith("儿") and short[:-1] in (given, given[-1:]):
        return True
    return short in (given, given[-1:] * 2) and len(short) > 1


def _place(one: str, other: str) -> bool:
    first, second = _folded(one), _folded(other)
    if first == second:
        return True
    if any(char.isdigit() for char in first + second):
        return False
    short, long = sorted((first, second), key=len)
    if has_han(short) and len(short) > 1 and long.endswith(short):
        return True
    return alike(pairs_of([first]), pairs_of([second])) >= _SET_LIKENESS
