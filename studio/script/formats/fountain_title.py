"""The title page of Fountain: `Key: value` lines at the very beginning."""

import re
from functools import cache

from studio.script.formats.fountain_headings import has_prefix, western_episode
from studio.script.vocabulary import words

_KEY = re.compile(r"(?P<key>[^\s:：][^:：]{0,39})[:：](?P<value>.*)$")
_INDENT = re.compile(r"\t| {3}")
_EMPHASIS = re.compile(r"[*_]+")


def is_key_line(text: str) -> bool:
    """Tell whether a line of a title page begins with a key of its own."""
    return _KEY.match(text) is not None


def key_and_value(text: str) -> tuple[str, str]:
    """Split a line of a title page; a line without a key is all value."""
    found = _KEY.match(text)
    return (found["key"].strip(), found["value"].strip()) if found else ("", text.strip())


def title_page(rows: list[str]) -> tuple[int, str]:
    """Return how many source lines the title page takes (0 without one) and the script's title."""
    start = next((at for at, row in enumerate(rows) if row.strip()), len(rows))
    end = next((at for at in range(start, len(rows)) if not rows[at].strip()), len(rows))
    block = rows[start:end]
    if not block or not _is_title_page(block):
        return 0, ""
    return end, _title(block)


def _is_title_page(block: list[str]) -> bool:
    first = _KEY.match(block[0])
    if not first or block[0][0] in ".!@>~#=[/" or has_prefix(block[0]):
        return False
    if first["key"].strip().casefold() in _keys():
        return True
    if western_episode(block[0], section=False) or not all(map(_fits, block)):
        return False
    known = any(_KEY.match(row) and _KEY.match(row)["key"].casefold() in _keys() for row in block)  # type: ignore[index]
    return known or (_has_value(block) and len(first["key"].split()) <= 3 and _mixed(first["key"]))


def _mixed(key: str) -> bool:
    """Say whether a key is not in capitals, which would rather be a cue or a transition."""
    return key != key.upper()


def _has_value(block: list[str]) -> bool:
    found = _KEY.match(block[0])
    return bool(found and found["value"].strip()) or (
        len(block) > 1 and _INDENT.match(block[1]) is not None
    )


def _fits(row: str) -> bool:
    return _INDENT.match(row) is not None or _KEY.match(row) is not None


def _title(block: list[str]) -> str:
    """Join the lines of the title's value, without emphasis."""
    parts: list[str] = []
    inside = False
    for row in block:
        found = None if _INDENT.match(row) else _KEY.match(row)
        given = any(part.strip() for part in parts)
        if found and (given or not inside or found["key"].strip().casefold() in _keys()):
            if given:
                break
            inside = found["key"].strip().casefold() in ("title", "标题", "剧名")
            parts += [found["value"]] if inside else []
        elif inside:
            parts.append(row)
    return " ".join(" ".join(_EMPHASIS.sub("", part) for part in parts).split())


@cache
def _keys() -> frozenset[str]:
    return frozenset(words("script_fountain", "title_keys"))
