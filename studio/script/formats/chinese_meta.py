"""Labelled lines of Chinese scripts: cast, props, place and time, hooks, synopses."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from studio.script.formats.chinese_cast import read_cast
from studio.script.formats.chinese_text import fold
from studio.script.formats.chinese_tokens import read_tokens
from studio.script.reading import ReadScene
from studio.script.vocabulary import preset, words

_VOCABULARY = "script_chinese"
_LABEL = re.compile(r"\[?(?P<label>[^\s:\[\]()]{1,8})\]? ?:[ \t]*")
_BRACKET_LABEL = re.compile(r"\[(?P<label>[^\s:\[\]()]{1,8})\][ \t]*")
_SPACED = re.compile(r"(?P<label>出场人物|人物|出场|角色) +(?=\S)")
_ELEMENTS = ("props", "wardrobe", "makeup", "state", "background", "vehicles", "animals", "vfx")
_SAID = tuple("。!?…~”")
_ITEM = re.compile(r"[、,;，；]")
_SETTING = ("cast", "place", "time", "int_ext", "plain", *_ELEMENTS)


class Meta(NamedTuple):
    """A labelled line: the label's kind (`cast`, `props`, `hook` …), the label, the value."""

    kind: str
    label: str
    value: str


def meta_line(text: str) -> Meta | None:
    """Read a line about the scene's setting: cast, props, wardrobe, place, time; else None."""
    meta = labelled(text)
    return meta if meta and meta.kind in _SETTING else None


def labelled(text: str) -> Meta | None:
    """Read any labelled line whose label the vocabulary knows: `钩子:`, `人物:`, `字幕:`."""
    plain = fold(text[:60])
    found = _LABEL.match(plain) or _BRACKET_LABEL.match(plain) or _SPACED.match(plain)
    if not found:
        return None
    kind = _kinds().get(found["label"])
    if kind is None:
        return None
    value = text[found.end() :].strip()
    if plain.startswith("[") and "]" not in found[0]:
        value = value.rstrip("】]］〕 ")
    if found.re is _SPACED and (len(text) > 40 or re.search("[。!?]", fold(value))):
        return None
    if kind == "background" and fold(value)[-1:] in _SAID:
        return None  # 群众:打他! is what a crowd shouts
    return Meta(kind, text[found.start("label") : found.end("label")], value)


def apply_meta(meta: Meta, scene: ReadScene, before: Sequence[str] | None) -> str:
    """Put what a setting line says into its scene; `before` is the cast of the scene before.

    Returns `previous` or `everyone` when the cast line only refers to people, else ''.
    """
    if meta.kind == "cast":
        return _apply_cast(meta.value, scene, before)
    if meta.kind == "place":
        _apply_place(meta.value, scene)
    elif meta.kind in ("time", "int_ext"):
        tokens = read_tokens(meta.value)
        if tokens.time and not scene.time:
            scene.time, scene.time_of_day = tokens.time, tokens.time_of_day
        scene.int_ext = scene.int_ext or tokens.int_ext
    elif meta.kind == "background":
        cast = read_cast(meta.value)
        counts = dict(cast.groups)
        scene.elements += [("background", name, counts.get(name, 1)) for name in cast.names]
    elif meta.kind in _ELEMENTS:
        scene.elements += [(meta.kind, name, count) for name, count in _items(meta.value)]
    return ""


def _apply_cast(value: str, scene: ReadScene, before: Sequence[str] | None) -> str:
    cast = read_cast(value)
    names = [*(before or ()), *cast.names] if cast.previous else cast.names
    scene.cast += [name for name in dict.fromkeys(names) if name not in scene.cast]
    scene.elements += [("background", name, count) for name, count in cast.groups]
    return "previous" if cast.previous else "everyone" if cast.everyone else ""


def _apply_place(value: str, scene: ReadScene) -> None:
    tokens = read_tokens(value.rstrip("。.")) if len(value) <= 60 else None
    if tokens is None:
        return
    scene.set = scene.set or tokens.place
    scene.int_ext = scene.int_ext or tokens.int_ext
    if tokens.time and not scene.time:
        scene.time, scene.time_of_day = tokens.time, tokens.time_of_day


def _items(value: str) -> list[tuple[str, int]]:
    """Split a list of things; `手枪×2` counts."""
    items: list[tuple[str, int]] = []
    for part in _ITEM.split(value):
        name = part.strip(" 。.")
        found = re.match(r"(.{1,40}?) ?[×xX*] ?(\d{1,3})$", name)
        if found:
            items.append((found[1], int(found[2])))
        elif name and fold(name) not in words(_VOCABULARY, "groups", "nobody"):
            items.append((name, 1))
    return items


@cache
def _kinds() -> dict[str, str]:
    table = preset(_VOCABULARY)["labels"]
    assert isinstance(table, dict)  # noqa: S101 - the preset is ours
    return {label: kind for kind, labels in table.items() for label in labels}
