"""Chinese text made comparable: folded marks and characters, numerals, Markdown taken off."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from studio.script.vocabulary import word

NUMERAL = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百廿]{1,7})"
# What Word and web pages leave inside lines and nobody sees: soft hyphens, zero-width marks.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
_KEPT = 200
_BLANK = " \t\u3000\u00a0"
_LEAD = _BLANK + "#>*_`|"
_EMPHASIS = re.compile(
    r"(\*{2,3}|__|~~)(?=\S)([^*]{1,200}?)(?<=\S)\1|(?<![\w*])(\*)(?=[^\s*])([^*]{1,80})(?<=\S)\*(?![\w*])"
)
_WIDE = re.compile("^([\u3400-\u9fff])[ \u3000\u00a0]{1,4}([\u3400-\u9fff])$")
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
    "︰": ":", "︓": ":", "\u3000": " ", "\u00a0": " ", "{": "(", "}": ")", "｛": "(", "｝": ")",
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
    # A line is asked about by several patterns, one after the other.
    return _folded(text) if len(text) <= _KEPT else text.translate(_table())


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return text.translate(_table())


def row(number: int, raw: str) -> Row:
    """Prepare a source line; Markdown marks and list bullets around it are taken off."""
    text = unseen_dropped(raw)
    if "*" in text or "__" in text or "~~" in text:
        text = _EMPHASIS.sub(lambda found: found[2] or found[4], text)
    text = _bare(text)
    if text.startswith(("- ", "• ", "+ ", "· ", "▪ ", "‣ ")):
        text = _bare(text[2:])
    return Row(number, raw, text, fold(text))


def close_name(name: str) -> str:
    """Close `林　晚`, which is set wide to be as long as names of three characters."""
    return _WIDE.sub(r"\1\2", name)


def unseen_dropped(text: str) -> str:
    """Drop soft hyphens and zero-width marks, which only look like nothing."""
    return text if text.isascii() else text.translate(_UNSEEN)


def _bare(text: str) -> str:
    """Take off the marks around a line; behind it only those that also stand before it."""
    text = text.strip(_BLANK)
    ends = "".join(mark for mark in "#|`" if text.startswith(mark))
    text = text.lstrip(_LEAD).rstrip(_BLANK + ends)
    return text[:-2].rstrip(_BLANK) if text.endswith(("**", "__")) and text[-3:-2] != "*" else text


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
