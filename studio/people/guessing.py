"""What the columns of a pasted crew list mean, by what is in them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from studio.base.text import has_han

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[\d\s()./–-]{7,}(?:\s*(?:x|ext\.?|转)\s*\d+)?", re.IGNORECASE)
_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}")
KNOWN = 1 / 3  # so much of a column in standard words makes it one of positions or departments
PLACED = ("rate", "call_offset")  # figures that only their place tells apart
ORDER = ("name", "other_name", "position", "phone", "email", "rate", "call_offset", "department")

Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that are known: in lower case, each with its standard term.

    `chinese_other` says that the Chinese name is the other name, not the name.
    """

    positions: Mapping[str, str]
    departments: Mapping[str, str]
    chinese_other: bool = False


def guess(
    columns: Sequence[str], cells: Sequence[Sequence[str]], words: Words, *, titled: bool
) -> list[str]:
    """Return what each column means; those of `columns` that are known already stay.

    `cells` are the cells by column. In a block without titles (`titled` is false), figures and
    words that cannot be told mean what the crew table has at their place.
    """
    found = list(columns)
    _claim(found, cells, "email", lambda cell: _EMAIL.fullmatch(cell) is not None, 1 / 2)
    _claim(found, cells, "phone", is_phone, 1 / 2)
    _claim(found, cells, "position", lambda cell: cell.casefold() in words.positions, KNOWN)
    _claim(found, cells, "department", lambda cell: cell.casefold() in words.departments, KNOWN)
    if "name" not in found:
        _claim(found, cells, "name", is_name, 1 / 2, first=True)
    _pair(found, cells, words, titled=titled)
    if not titled:
        _place(found, cells)
    return found


def is_phone(cell: str) -> bool:
    """Tell whether a cell is a telephone number."""
    digits = sum(map(str.isdigit, cell))
    return digits >= 7 and bool(_PHONE.fullmatch(cell)) and not _DATE.fullmatch(cell)


def is_name(cell: str) -> bool:
    """Tell whether a cell may be a name: words without figures."""
    return any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell)) and "@" not in cell


def _share(cells: Sequence[str], test: Test) -> float:
    filled = [cell for cell in cells if cell]
    return sum(map(test, filled)) / len(filled) if filled else 0


def _claim(
    found: list[str],
    cells: Sequence[Sequence[str]],
    column: str,
    test: Test,
    least: float,
    *,
    first: bool = False,
) -> None:
    """Give a meaning to the free column that passes best, or to the first that passes."""
    if column in found:
        return
    shares = [(_share(cells[at], test), -at) for at, known in enumerate(found) if not known]
    passed = [one for one in shares if one[0] >= least]
    if passed:
        found[-(passed[0] if first else max(passed))[1]] = column


def _pair(found: list[str], cells: Sequence[Sequence[str]], words: Words, *, titled: bool) -> None:
    """Find the name in the other writing, and tell by the writing which of the two is which."""
    if "name" not in found:
        return
    name = found.index("name")
    chinese = _is_chinese(cells[name])
    chosen = [
        at
        for at, known in enumerate(found)
        if not known and _share(cells[at], is_name) >= 1 / 2 and _is_chinese(cells[at]) != chinese
    ]
    if "other_name" not in found and chosen and not titled:
        found[chosen[0]] = "other_name"
    if "other_name" not in found:
        return
    other = found.index("other_name")
    if chinese != _is_chinese(cells[other]) and chinese == words.chinese_other:
        found[name], found[other] = "other_name", "name"


def _is_chinese(cells: Sequence[str]) -> bool:
    return _share(cells, has_han) >= 1 / 2


def _place(found: list[str], cells: Sequence[Sequence[str]]) -> None:
    """Say what is left by its place, as the crew table has it."""
    for at, known in enumerate(found):
        if known or not any(cells[at]):
            continue
        wanted = ORDER[at] if at < len(ORDER) else ""
        figures = _share(cells[at], lambda cell: any(map(str.isdigit, cell))) >= 1 / 2
        if figures:
            found[at] = wanted if wanted in ("phone", *PLACED) and wanted not in found else ""
        elif "position" not in found:
            found[at] = "position"
        elif wanted in PLACED and wanted not in found:
            found[at] = wanted
