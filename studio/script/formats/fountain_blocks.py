"""What a single line of Fountain can be: cue, transition, forced element."""

import re
from dataclasses import dataclass
from functools import cache

from studio.script.vocabulary import words

_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]")
_OPENERS = "([{<\"'“‘《〈「『【（［〔*_#&$¿¡"
PAGE_BREAK = re.compile(r"={3,}$")


@dataclass(frozen=True, slots=True)
class Cue:
    """Who speaks: the name, the extensions without brackets, and the mark of dual dialogue."""

    name: str
    modifier: str
    dual: bool


def has_cjk(text: str) -> bool:
    """Say whether a text has Chinese, Japanese or Korean characters."""
    return not text.isascii() and _CJK.search(text) is not None


def is_forced_heading(text: str) -> bool:
    """Say whether a single period before a letter, a digit or an opening mark forces a heading."""
    return len(text) > 1 and text[0] == "." and (text[1].isalnum() or text[1] in _OPENERS)


def read_cue(text: str) -> Cue | None:
    """Read a character cue: `@` forces it, otherwise the name is in capitals with a letter.

    Chinese names have no capitals and are cues only when they are forced.
    """
    text = text.strip()
    if text[1:2].islower() and text[:1] != "@":  # prose: spared the careful look
        return None
    forced = text.startswith("@")
    dual = text.endswith("^")
    name, extensions = split_extensions(text[forced:].rstrip("^").strip())
    if not name or not (forced or _in_capitals(name)):
        return None
    return Cue(name, ", ".join(extensions), dual)


def split_extensions(text: str) -> tuple[str, list[str]]:
    """Split `MOM (O.S.) (CONT'D)` into the name and its extensions."""
    found: list[str] = []
    while text.endswith((")", "）")):
        at = max(text.rfind("("), text.rfind("（"))
        if at < 0:
            break
        if inner := text[at + 1 : -1].strip():
            found.insert(0, inner)
        text = text[:at].rstrip()
    while len(text) > 2 and text[0] == text[-1] and text[0] in "*_":
        text = text[1:-1].strip()
    return text, found


def _in_capitals(name: str) -> bool:
    return name.isupper() and not has_cjk(name) and not name.endswith("TO:")


def is_transition(text: str) -> bool:
    """Capitals that end in `TO:` without a space behind, or one of the usual endings."""
    if text[-1:].isspace():
        return False
    text = text.strip().strip("*_")
    if text in _endings():
        return True
    return text.endswith("TO:") and not any(char.islower() for char in text)


def is_section(text: str) -> bool:
    """`# Act One`: marks of depth and a title."""
    return text[:1] == "#" and bool(text.strip("# "))


def is_centred(text: str) -> bool:
    """`> between marks <`."""
    return len(text) > 1 and text[0] == ">" and text[-1] == "<"


def breaks_action(text: str) -> bool:
    """Say whether a line starts an element of its own inside a block of action."""
    return text[0] in ">!~=" or is_section(text)


@cache
def _endings() -> frozenset[str]:
    return frozenset(words("script_fountain", "transitions"))
