"""Chinese text made comparable: folded marks and characters, numerals, Markdown taken off."""

from dataclasses import dataclass
from functools import cache

from studio.script.vocabulary import word

NUMERAL = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百廿]{1,7})"
_EDGE = " \t\u3000\u00a0#>*_`|~\u200b\ufeff"
_DIGITS = {
    "零": 0,
    "〇": 0,
    "两": 2,
    **{char: at for at, char in enumerate("一二三四五六七八九", 1)},
}
_MARKS = {
    "—": "-", "–": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "﹣": "-", "─": "-", "━": "-",
    "．": ".", "【": "[", "】": "]", "〔": "[", "〕": "]", "［": "[", "］": "]",
    "〖": "[", "〗": "]", "「": "“", "」": "”", "『": "“", "』": "”", "﹕": ":", "∶": ":",
    "︰": ":", "\u3000": " ", "\u00a0": " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A source line: its number, as written, and without marks around it, folded and not."""

    number: int
    raw: str
    text: str
    folded: str


def fold(text: str) -> str:
    """Fold to simplified characters and half-width marks, character for character."""
    return text.translate(_table())


def row(number: int, raw: str) -> Row:
    """Prepare a source line; Markdown marks and list bullets around it are taken off."""
    text = raw
    if "*" in text or "_" in text:
        text = text.replace("**", "").replace("__", "")
    text = text.strip(_EDGE)
    if text.startswith(("- ", "• ", "+ ")):
        text = text[2:].strip(_EDGE)
    return Row(number, raw, text, fold(text))


def number_of(numeral: str) -> int | None:
    """Read `12`, `十二`, `一百零三` or `廿三`; None for anything else."""
    if numeral.isdecimal():
        return int(numeral)
    total = part = 0
    plain = numeral.replace("廿", "二十")
    if not plain or any(char not in _DIGITS and char not in "十百" for char in plain):
        return None
    if not any(char in "十百" for char in plain):
        return int("".join(str(_DIGITS[char]) for char in plain))
    for char in plain:
        if char in _DIGITS:
            part = _DIGITS[char]
        else:
            total += (part or 1) * (10 if char == "十" else 100)
            part = 0
    return total + part


@cache
def _table() -> dict[int, str]:
    table = {0xFF01 + at: chr(0x21 + at) for at in range(94)}
    table.update({ord(mark): plain for mark, plain in _MARKS.items() if len(mark) == 1})
    pairs = zip(word("script_chinese", "fold", "from"), word("script_chinese", "fold", "to"))  # noqa: B905
    table.update({ord(old): new for old, new in pairs})
    return table
