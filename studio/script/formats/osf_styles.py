"""The styles of an Open Screenplay Format document: what kind a paragraph is."""

import re
from dataclasses import dataclass
from typing import cast

from studio.base.text import one_line
from studio.script.formats.fdx.tree import Node
from studio.script.formats.typed.parts import PartKind
from studio.script.vocabulary import preset

_SIGNS = re.compile(r"[\W\d_]+")
_CAPITALS = frozenset({"heading", "character", "transition", "shot"})
_BASES = ("basestyle", "basestylename", "baseStyleName", "baseStyle")


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is, and whether it is shown in capitals."""

    kind: PartKind
    capitals: bool


class Styles:
    """The styles by name; one that is not known is what it is based on."""

    def __init__(self, root: Node) -> None:
        found = [style for styles in root.all("styles") for style in styles.all("style")]
        self._named = {one_line(style.get("name")): style for style in found}
        self.heading = self._named.get("Scene Heading") or Node("style", {}, 0)
        self.strange: dict[str, int] = {}

    def look(self, style: Node, line: int) -> Look:
        """Return how a paragraph with this `style` element looks; `line` is its number."""
        name = one_line(_base(style) or style.get("name"))
        chain = [style, *self._chain(name)]
        kind = next((found for one in (name, *map(_name, chain)) if (found := _kind(one))), None)
        if kind is None:
            kind = "action"
            if name:
                self.strange.setdefault(name, line)
        align = next((one.get("align") for one in chain if one.get("align")), "")
        if kind == "action" and align == "center":
            kind = "centred"
        capitals = kind in _CAPITALS and any(map(_in_capitals, chain))
        return Look(kind, capitals)

    def _chain(self, name: str) -> list[Node]:
        chain: list[Node] = []
        while (style := self._named.get(name)) and style not in chain and len(chain) < 20:
            chain.append(style)
            name = one_line(_base(style))
        return chain


def _base(style: Node) -> str:
    return next((style.get(key) for key in _BASES if style.get(key)), "")


def _name(style: Node) -> str:
    return one_line(style.get("name") or _base(style))


def _kind(name: str) -> PartKind | None:
    known = cast("dict[str, PartKind]", preset("script_styles")["osf"])
    return known.get(_SIGNS.sub("", name.casefold()))


def _in_capitals(style: Node) -> bool:
    effects = style.get("effects")  # version 1: the lowest bit
    odd = effects.isdecimal() and effects.isascii() and int(effects[-1]) % 2 == 1
    return odd or style.get("allcaps") == "1"
