"""Episode lines of Chinese scripts, with the marks that writers put into them."""

import re
from functools import cache
from typing import NamedTuple

from studio.script.formats.chinese_text import NUMERAL, fold, number_of
from studio.script.vocabulary import longest_first, words

_VOCABULARY = "script_chinese"
_WRAP = ' []()=-~☆★●◆■·<>"“”'
_EPISODE = re.compile(
    rf"(?:第 ?{NUMERAL} ?季 ?)?(?:第 ?(?P<ordinal>{NUMERAL}) ?[集回话](?!合)"
    r"|(?P<count>\d{1,3}) ?集(?=[ :,、.\-\])(]|$)"
    r"|(?:EPISODE|Episode|episode|EP|Ep|ep|E)[ .#]?(?P<latin>\d{1,3})(?![\dA-Za-z]))(?P<rest>.*)$"
)
_SCENE = re.compile(rf"[ :,、·.-]*(?:第 ?{NUMERAL} ?[场幕]|\d{{1,3}} ?场|场景? ?{NUMERAL}|-+ ?\d)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3}) ?[.、] ?(?P<title>[^\d\s.、].*)$")
_SEPARATORS = " :·.、,-|/~"
_NO_TITLE = tuple("的里中和与及至到~，,之时")
_LONGEST_TITLE = 30
_GROUP = re.compile(r"[(\[]([^()\[\]]{0,40})[)\]]")


class EpisodeLine(NamedTuple):
    """What an episode line says."""

    number: int
    title: str
    paywall: bool = False
    hook: str = ""


def episode_line(text: str) -> EpisodeLine | None:
    """Read `第一集:手办血案`, `【第3集】`, `EP12 重逢`; None for scenes, ranges and prose."""
    plain = fold(text)
    if len(plain) > 80 or not plain:
        return None
    start = plain.find("》") + 1 if plain.startswith("《") else 0
    while start < len(plain) and plain[start] in _WRAP:
        start += 1
    found = _EPISODE.match(plain, start)
    if not found:
        return None
    rest_at = found.start("rest")
    number = number_of(found["ordinal"] or found["count"] or found["latin"])
    if number is None or _SCENE.match(found["rest"]):
        return None
    return _titled(number, text[rest_at:])


def numbered_title(text: str) -> EpisodeLine | None:
    """Read `1.起初` or `2、开端`, which is an episode line only where scenes follow each."""
    plain = fold(text)
    found = _NUMBERED.match(plain[:40])
    if not found or re.search(r"[。!?,:;…]", found["title"]) or len(plain) > 24:
        return None
    title = text[found.start("title") :]
    lead = len(title) - len(fold(title).lstrip(_SEPARATORS + _WRAP))
    return EpisodeLine(int(found["number"]), title[lead:].rstrip())


def is_ending(text: str) -> bool:
    """Say whether a line closes an episode or the script: `(第一集 完)`, `未完待续`."""
    plain = fold(text).strip(_WRAP + "。.!…")
    found = _EPISODE.match(plain)
    rest = (found["rest"] if found else plain).strip(_WRAP + _SEPARATORS)
    return rest in words(_VOCABULARY, "endings", "words")


def has_paywall(text: str) -> bool:
    """Say whether a mark of money or a word such as 付费卡点 stands in a title or a note."""
    plain = fold(text)
    return any(mark in text for mark in words(_VOCABULARY, "paywall", "marks")) or (
        _paywall_words().search(plain) is not None
    )


def _titled(number: int, rest: str) -> EpisodeLine | None:
    plain = fold(rest)
    paywall = has_paywall(rest)
    hook = ""
    for group in reversed(list(_GROUP.finditer(plain))):
        if has_paywall(group[1]) or "钩子" in group[1] or group[1].strip() in _endings():
            hook = group[1].partition(":")[2].strip() if "钩子" in group[1] else hook
            rest = rest[: group.start()] + rest[group.end() :]
    for mark in words(_VOCABULARY, "paywall", "marks"):
        rest = rest.replace(mark, "")
    plain = fold(rest)
    title = rest[len(plain) - len(plain.lstrip(_SEPARATORS + _WRAP)) :]
    glued = bool(plain) and title == rest
    title = _unwrapped(title.rstrip(" \u3000=-—~～☆★●◆■·"))
    folded = fold(title)
    if folded in _endings() or len(title) > _LONGEST_TITLE or "。" in folded:
        return None
    if glued and (len(title) > 12 or title.startswith(_NO_TITLE) or re.search("[,;:]", folded)):
        return None
    if paywall and _paywall_words().fullmatch(folded):
        title = ""
    return EpisodeLine(number, title, paywall, hook)


def _unwrapped(title: str) -> str:
    """Drop a closing bracket whose opening one stood before the number."""
    while title and fold(title[-1]) in '])>"”' and not set(fold(title)) & set('[(<"“'):
        title = title[:-1]
    return title.strip()


def _endings() -> tuple[str, ...]:
    return words(_VOCABULARY, "endings", "words")


@cache
def _paywall_words() -> re.Pattern[str]:
    return re.compile(longest_first(words(_VOCABULARY, "paywall", "words")))
