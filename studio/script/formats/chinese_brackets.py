"""Bracketed and labelled directions of Chinese scripts: captions, shots, transitions, notes."""

import re
from functools import cache

from studio.script.formats.chinese_text import fold
from studio.script.reading import Kind, ReadLine
from studio.script.vocabulary import longest_first, words

_VOCABULARY = "script_chinese"
_WHOLE = re.compile(r"\[(?P<inner>[^\[\]]*)\](?P<rest>.*)$", re.DOTALL)
_CAPTION = re.compile(r" ?[:\- ] ?")
_SYSTEM = ("系统", "短信", "微信", "手机", "弹幕", "消息", "朋友圈", "热搜", "新闻", "聊天", "来电")


def bracket_line(text: str, source: tuple[int, int]) -> ReadLine | None:
    """Read a line that is one bracket, or a shot's bracket and what it shows; else None.

    A caption's text is what is shown on screen; other brackets keep their words.
    """
    plain = fold(text)
    found = _WHOLE.match(plain) if plain.startswith("[") else None
    if not found:
        return None
    inner = text[found.start("inner") : found.end("inner")].strip()
    kind, shown = bracket_kind(inner)
    if found["rest"].strip():
        return ReadLine("shot", text, source) if kind == "shot" else None
    return ReadLine(kind, shown, source) if kind and inner else None


def bracket_kind(inner: str) -> tuple[Kind, str]:
    """Say what the words inside a bracket are, and which of them are its text."""
    direction = direction_line(inner)
    if direction:
        return direction
    plain = fold(inner)
    if ":" in plain and plain.startswith(_SYSTEM):
        return "caption", inner
    if found := _direction_start().match(plain):
        return _kind_of(found["word"]), inner
    return "note", inner


def direction_line(text: str) -> tuple[Kind, str] | None:
    """Read a direction without brackets: `字幕:三年后`, `闪回`, `特写:一只手`."""
    plain = fold(text[:200])
    found = _direction().match(plain)
    if not found:
        return None
    kind = _kind_of(found["word"])
    if kind == "caption":
        value = text[found.end() :].strip()
        return (kind, value or text)
    return kind, text


def _kind_of(word: str) -> Kind:
    for kind in ("caption", "shot", "transition"):
        if word in words(_VOCABULARY, "labels", kind):
            return kind
    return "note"


@cache
def _every() -> str:
    kinds = ("caption", "shot", "transition")
    return longest_first(*(words(_VOCABULARY, "labels", kind) for kind in kinds))


@cache
def _direction() -> re.Pattern[str]:
    """Match a word of the vocabulary that is the whole text or that a colon follows."""
    return re.compile(rf"(?P<word>{_every()})[\d一二三]{{0,2}}(?: ?:|[ 。.!…]*$)")


@cache
def _direction_start() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{_every()})")
