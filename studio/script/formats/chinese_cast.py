"""Cast lines of Chinese scripts: names, groups with their numbers, and words for everybody.

A group such as `弟子×6` is part of the cast under its name and, with its number, an element of
category `background`: what is in both is a group. Words for everybody (全员) name no one and are in
neither; 前场所有人 means the cast of the scene before.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from studio.script.formats.chinese_text import close_name, fold, number_of
from studio.script.vocabulary import longest_first, words

_VOCABULARY = "script_chinese"
_COUNT = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"
_SEPARATOR = re.compile(r"[、,;/|]+")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_TIMES = re.compile(rf"(?P<name>.+?) ?[×xX*✕╳] ?(?P<count>{_COUNT})$")
_MOST = 400


@dataclass(slots=True)
class Cast:
    """Names in order, the groups among them with their numbers, and references."""

    names: list[str] = field(default_factory=list)
    groups: list[tuple[str, int]] = field(default_factory=list)
    everyone: bool = False
    previous: bool = False


def read_cast(value: str) -> Cast:
    """Read the value of a cast line; brackets behind a name (旁观, 声音) are not part of it."""
    cast = Cast()
    for part in _parts(value):
        name, count = _name(part)
        if not name or name in words(_VOCABULARY, "groups", "nobody"):
            continue
        folded = fold(name)
        if folded in words(_VOCABULARY, "groups", "previous"):
            cast.previous = True
        elif folded in words(_VOCABULARY, "groups", "everyone"):
            cast.everyone = True
        else:
            if name not in cast.names:
                cast.names.append(name)
            if count or is_group(folded):
                cast.groups.append((name, count or 1))
    return cast


def is_group(folded: str) -> bool:
    """Say whether a folded name means several people whom nobody counts by name."""
    return folded in words(_VOCABULARY, "groups", "crowds") or (
        _collective().search(folded) is not None
    )


def _parts(value: str) -> list[str]:
    """Split at list marks outside brackets, and at spaces where there are no list marks."""
    value = value[:_MOST]
    plain = fold(value)
    hidden = _BRACKET.sub(lambda found: "¤" * len(found[0]), plain)
    cuts = list(_SEPARATOR.finditer(hidden)) or list(re.finditer(r"\s+", hidden))
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(value)]
    return [value[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _name(part: str) -> tuple[str, int]:
    """Split a part of the list into the name and the number of people, 0 when none is told."""
    plain = fold(part)
    part = close_name(part[1:-1].strip() if plain[:1] == "[" and plain[-1:] == "]" else part)
    plain = fold(part)
    count = 0
    cut = min((at for at in (plain.find("("), plain.find("[")) if at > 0), default=len(plain))
    inner = _BRACKET.match(plain, cut) if cut < len(plain) else None
    if inner and (number := _amount().fullmatch(inner[1].strip().lstrip("×xX*"))):
        count = number_of(number["count"]) or 0
    part, plain = part[:cut].strip(" 。.：:"), plain[:cut].strip(" 。.:")
    if found := _TIMES.match(plain):
        return part[: found.end("name")].strip(), number_of(found["count"]) or 1
    if found := _counted_behind().match(plain):
        return part[: found.end("name")].strip(), number_of(found["count"] or "") or count or 1
    if found := _counted_before().match(plain):
        return part[found.start("name") :].strip(), number_of(found["count"]) or 1
    return part, count


@cache
def _measure() -> str:
    return longest_first(words(_VOCABULARY, "groups", "measure"))


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(rf"(?P<count>{_COUNT}) ?(?:{_measure()})?")


@cache
def _counted_behind() -> re.Pattern[str]:
    some = longest_first(words(_VOCABULARY, "groups", "some"))
    return re.compile(rf"(?P<name>.+?) ?(?:(?P<count>{_COUNT}) ?(?:{_measure()})|{some})$")


@cache
def _counted_before() -> re.Pattern[str]:
    return re.compile(rf"(?P<count>{_COUNT}) ?(?:名|个|位|只|辆|匹) ?(?P<name>.{{2,}})$")


@cache
def _collective() -> re.Pattern[str]:
    return re.compile(longest_first(words(_VOCABULARY, "groups", "collective")))
