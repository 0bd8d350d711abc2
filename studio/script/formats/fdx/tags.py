"""Final Draft's tags: which words of a script are a prop, a vehicle, an extra."""

import re
from collections.abc import Iterator

from studio.base.text import one_line
from studio.script.formats.fdx.tree import Node
from studio.script.vocabulary import word, words

VOCABULARY = "script_fdx"
_MOST = 20  # definitions of one tag; Final Draft writes one
_COUNTED = re.compile(r"(.{1,60}?) ?[×x] ?(\d{1,4})$")


class TagData:
    """The tags that a document defines, found by the numbers that runs of text name."""

    def __init__(self, root: Node) -> None:
        self.unknown: dict[str, None] = {}
        """Names of the categories that the breakdown does not know."""
        self._categories: dict[str, str] = {}
        self._definitions: dict[str, tuple[str, str]] = {}
        self._tags: dict[str, list[str]] = {}
        for data in root.all("TagData"):
            self._read(data)

    def elements(self, number: str, text: str) -> Iterator[tuple[str, str, int]]:
        """Give what a tag stands for: category key, name, quantity; `text` is tagged with it.

        The key is `cast` for somebody in the story.
        """
        for definition in self._tags.get(number, ()):
            category, label = self._definitions.get(definition, ("", ""))
            key = self._key(self._categories.get(category, ""))
            name = one_line(label) or one_line(text)
            if key and name:
                found = _COUNTED.match(name)
                yield (key, found[1], max(1, int(found[2]))) if found else (key, name, 1)

    def numbers(self) -> list[str]:
        """List the numbers of all tags."""
        return list(self._tags)

    def categories(self) -> list[tuple[str, str]]:
        """List the categories: name and id."""
        return [(name, one) for one, name in self._categories.items()]

    def _read(self, data: Node) -> None:
        for node in _each(data, "TagCategories", "TagCategory"):
            self._categories[node.get("Id")] = node.get("Name")
        for node in _each(data, "TagDefinitions", "TagDefinition"):
            self._definitions[node.get("Id")] = (node.get("CatId"), node.get("Label"))
            self._tags.setdefault(node.get("Number"), [node.get("Id")])
        for node in _each(data, "Tags", "Tag"):
            ids = [child.text.strip() for child in node.all("DefId")]
            self._tags[node.get("Number")] = ids[:_MOST]

    def _key(self, name: str) -> str:
        name = one_line(name)
        if not name or name.casefold() in words(VOCABULARY, "ignored", "categories"):
            return ""
        try:
            return word(VOCABULARY, "categories", name.casefold())
        except KeyError:
            self.unknown.setdefault(name)
            return "misc"


def _each(data: Node, group: str, name: str) -> Iterator[Node]:
    """Give the entries of a list, also where they stand without the list around them."""
    for node in data.all(group):
        yield from node.all(name)
    yield from data.all(name)
