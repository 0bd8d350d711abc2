"""Scripts of the world on a printed line: joined Arabic, right-to-left order, breaks.

Everything here is text to text: order, joined letters and where a line may break. Fonts come
later, and with them the shapes and marks that scripts such as Thai ask for.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from studio.base.text import clean_text

_DROPPED = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\xad]")
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
# Chinese and Japanese: what must not start a line, and what must not end one.
_NOT_FIRST = set(
    "，。、；：？！）】》〉」』”’…—·％%,.;:?!)]}ー々～〜゛゜ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NOT_LAST = set("（【《〈「『“‘([{￥¥$")
_IDEOGRAPHS = (
    "\u1100-\u11ff\u2e80-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7af"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_WORDS = re.compile(
    rf"[ \t]+|[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}]+?(?:[-/‐–@](?=[^\W\d_])|(?=[\s{_IDEOGRAPHS}])|$)"
)


def is_ideograph(char: str) -> bool:
    """Whether a character is set solid, as Chinese, Japanese and Korean are."""
    return bool(_IDEOGRAPH.match(char))


def prepared(text: str) -> str:
    """Clean a text for print: one normal form, no invisible marks, Arabic letters joined."""
    clean = unicodedata.normalize("NFC", clean_text(text)).replace("\t", " ")
    clean = _DROPPED.sub("", clean).replace("\xa0", " ")
    return joined(clean) if _RIGHT.search(clean) else clean


def spelled(char: str) -> str:
    """Write a character that no font holds, so that it is read and not lost: `[rocket]`."""
    name = unicodedata.name(char, "")
    if name and unicodedata.category(char) in ("So", "Sk"):
        return f"[{name.lower()}]"
    return f"[U+{ord(char):04X}]"


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Map an Arabic letter to its presentation forms, as the Unicode database tells them."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        kind, _, rest = unicodedata.decomposition(chr(code)).partition(" ")
        letters = "".join(chr(int(part, 16)) for part in rest.split())
        if kind in ("<isolated>", "<initial>", "<medial>", "<final>") and letters[:1] != " ":
            forms.setdefault(letters, {}).setdefault(kind[1:-1], chr(code))
    return forms


def joined(text: str) -> str:
    """Replace Arabic letters by the forms they take beside their neighbours."""
    letters = _with_lam_alef(text)
    plain = [index for index, letter in enumerate(letters) if not unicodedata.combining(letter[0])]
    out = list(letters)
    for position, index in enumerate(plain):
        before = letters[plain[position - 1]] if position else ""
        after = letters[plain[position + 1]] if position + 1 < len(plain) else ""
        out[index] = _form(before, letters[index], after)
    return "".join(out)


def _with_lam_alef(text: str) -> list[str]:
    """Split into letters, keeping lam and alef together: they are written as one."""
    return re.findall("\u0644[\u0622\u0623\u0625\u0627]|.", text, re.DOTALL)


def _form(before: str, letter: str, after: str) -> str:
    forms = _forms().get(letter)
    if forms is None:
        return letter
    from_right = _reaches(before) and "final" in forms
    to_left = _reaches(letter) and "final" in _forms().get(after, {})
    kind = {
        (True, True): "medial",
        (True, False): "final",
        (False, True): "initial",
        (False, False): "isolated",
    }[from_right, to_left]
    return forms.get(kind, letter)


def _reaches(letter: str) -> bool:
    """Whether a letter joins the one that follows it."""
    return letter == "\u0640" or "initial" in _forms().get(letter, {})


def runs_left(text: str) -> bool:
    """Whether a text holds letters that are written from right to left."""
    return _RIGHT.search(text) is not None


def base_of(paragraph: str) -> str:
    """Return the direction of a paragraph, that of its first letter: L or R."""
    return next((d for d in _directions(paragraph) if d != "N"), "L")


def visual(line: str, base: str = "") -> str:
    """Put the characters of one line in the order in which they stand from left to right.

    `base` is the direction of its paragraph; without it the line is one of its own.
    """
    base = base or base_of(line)
    if base == "L" and not runs_left(line):
        return line
    directions = _directions(line)
    runs: list[tuple[str, str]] = []
    for direction, char in zip(_resolved(directions, base), line, strict=True):
        if runs and runs[-1][0] == direction:
            runs[-1] = (direction, runs[-1][1] + char)
        else:
            runs.append((direction, char))
    turned = [_turned(text) if direction == "R" else text for direction, text in runs]
    return "".join(reversed(turned) if base == "R" else turned)


def _directions(line: str) -> list[str]:
    """Say for each character: L left to right (numbers too), R right to left, N follows others."""
    kinds = [unicodedata.bidirectional(char) for char in line]
    return [
        "R" if kind in ("R", "AL") else "L" if kind in ("L", "EN", "AN") else "N" for kind in kinds
    ]


def _resolved(directions: list[str], base: str) -> Iterator[str]:
    before = base
    for index, direction in enumerate(directions):
        if direction != "N":
            before = direction
            yield direction
            continue
        after = next((d for d in directions[index + 1 :] if d != "N"), base)
        yield before if before == after else base


def _turned(text: str) -> str:
    """Reverse a right-to-left run; a mark stays behind its letter, brackets are mirrored."""
    return "".join(reversed(list(clusters(text)))).translate(_MIRROR)


def clusters(text: str) -> Iterator[str]:
    """Yield each character together with the marks that stand on it."""
    held = ""
    for char in text:
        if held and unicodedata.category(char) not in ("Mn", "Me"):
            yield held
            held = ""
        held += char
    if held:
        yield held


def atoms(paragraph: str) -> Iterator[str]:
    """Yield pieces between which a line may break; a piece carries the space after it."""
    held = ""
    for match in _WORDS.finditer(paragraph):
        piece = match.group()
        if held and not _together(held, piece):
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _together(held: str, piece: str) -> bool:
    if piece[0] in " \t":
        return True
    if held[-1] in " \t":
        return False
    if is_ideograph(piece) or is_ideograph(held[-1]):
        return piece[0] in _NOT_FIRST or held[-1] in _NOT_LAST
    return False
