"""Word's styles: what a paragraph or a run is made to look like, through all it is based on."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import cast

from studio.script.formats.typed.parts import PartKind
from studio.script.formats.word.package import Element, W
from studio.script.vocabulary import preset, words

_SIGNS = re.compile(r"[\W\d_]+")
_OFF = frozenset({"0", "false", "off", "none"})
_TITLES = frozenset({"title", "subtitle", "标题", "副标题", "標題", "author", "作者"})


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, element: Element | None) -> None:
        found = [] if element is None else element.findall(f"{W}style")
        self._styles = {one.get(f"{W}styleId") or "": one for one in found}
        self._defaults = {
            one.get(f"{W}type"): one.get(f"{W}styleId") or ""
            for one in found
            if one.get(f"{W}default") not in (None, *_OFF)
        }
        self._made: dict[str, Style] = {}

    def of(self, properties: Element | None, tag: str, kind: str) -> "Style":
        """Return the style that the properties of a paragraph or a run name."""
        named = None if properties is None else properties.find(f"{W}{tag}")
        style_id = (named.get(f"{W}val") if named is not None else None) or self._defaults.get(kind)
        return self.named(style_id or "")

    def named(self, style_id: str) -> "Style":
        """Return a style by its id."""
        if style_id not in self._made:
            self._made[style_id] = Style(list(self._chain(style_id)))
        return self._made[style_id]

    def _chain(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id not in seen and style_id in self._styles and len(seen) < 30:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            based = style.find(f"{W}basedOn")
            style_id = (based.get(f"{W}val") if based is not None else None) or ""


class Style:
    """A style and those it is based on, the nearest first."""

    def __init__(self, chain: list[Element]) -> None:
        self.chain = chain
        self._switched: dict[str, bool] = {}

    @cached_property
    def names(self) -> list[str]:
        """The names, in small letters without signs."""
        named = (style.find(f"{W}name") for style in self.chain)
        shown = ((one.get(f"{W}val") if one is not None else None) or "" for one in named)
        return [_SIGNS.sub("", name.casefold()) for name in shown]

    @cached_property
    def kind(self) -> PartKind | None:
        """What paragraphs of this style are in a script, when their style tells."""
        known = cast("dict[str, PartKind]", preset("script_styles")["word"])
        for name in self.names:
            for prefix in ("", *words("script_styles", "prefixes", "words")):
                if name.startswith(prefix) and (kind := known.get(name[len(prefix) :])):
                    return kind
        return "front" if _TITLES & set(self.names[:1]) else None

    @cached_property
    def contents(self) -> bool:
        """Whether it is a line of a table of contents."""
        return bool(self.names) and self.names[0] in ("toc", "tocheading", "目录")

    def switched(self, tag: str) -> bool:
        """Say whether a look of characters, such as `caps`, is on."""
        if tag not in self._switched:
            found = (style.find(f"{W}rPr/{W}{tag}") for style in self.chain)
            self._switched[tag] = next((is_on(one) for one in found if one is not None), False)
        return self._switched[tag]

    def paragraph(self, path: str, key: str) -> str | None:
        """Return an attribute of the nearest style that has it."""
        found = (style.find(f"{W}pPr/{path}") for style in self.chain)
        return next((v for one in found if one is not None and (v := one.get(f"{W}{key}"))), None)


def is_on(element: Element) -> bool:
    """Say whether a switch of Word is on: `<w:b/>`, but not `<w:b w:val="0"/>`."""
    return (element.get(f"{W}val") or "1") not in _OFF
