"""The marks inside a cue's text, carried from one format to another or taken out."""

import html
import re
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([A-Za-z]*)(?:[^A-Za-z<>][^<>]*)?>")
_OVERRIDE = re.compile(r"\{\\[^{}\n]*\}")
_TOP = re.compile(r"\{\\an[789]\}")
_VTT_TAG = re.compile(r"<(/?)([A-Za-z0-9:]*)[^>]*(?:>|$)")
_STAND_IN = re.compile("\ue000(/?[biu])\ue001")
_KEPT = {"b", "i", "u"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of a text and the marks that it stands in."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


def srt_to_webvtt(text: str) -> str:
    """Turn SRT text into WebVTT text: bold, italics and underline stay, the rest is plain."""
    marked = _TAG.sub(_stand_in, _OVERRIDE.sub("", text))
    escaped = marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _STAND_IN.sub(r"<\1>", escaped)


def _stand_in(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name in _KEPT:
        return f"\ue000{tag[1]}{name}\ue001"
    return "" if name in ("font", "span") else tag[0]


def webvtt_to_srt(text: str) -> str:
    """Turn WebVTT text into SRT text: bold, italics and underline stay, references are resolved."""

    def kept(tag: re.Match[str]) -> str:
        return f"<{tag[1]}{tag[2]}>" if tag[2] in _KEPT else ""

    return html.unescape(_VTT_TAG.sub(kept, text)) if "<" in text or "&" in text else text


def is_on_top(text: str) -> bool:
    r"""Tell whether SRT text asks for the top of the picture, as `{\an8}` does."""
    return _TOP.search(text) is not None


def plain(text: str) -> str:
    """Return the text that is seen: no tags, no overrides."""
    if "<" in text or "{" in text:
        return _TAG.sub("", _OVERRIDE.sub("", text))
    return text


def marked(text: str) -> list[Marked]:
    """Cut SRT text where bold, italics or underline begin or end; the parts joined are `plain`."""
    clean = _OVERRIDE.sub("", text)
    on: set[str] = set()
    parts: list[Marked] = []
    at = 0
    for tag in _TAG.finditer(clean):
        parts.append(_part(clean[at : tag.start()], on))
        at = tag.end()
        name = tag[2].lower()
        if tag[1]:
            on.discard(name)
        else:
            on.add(name)
    parts.append(_part(clean[at:], on))
    return [part for part in parts if part.text]


def _part(text: str, on: set[str]) -> Marked:
    return Marked(text, "b" in on, "i" in on, "u" in on)
