"""Breakdown elements as Final Draft's tags: definitions, and the words that carry them."""

import uuid
from collections.abc import Iterable, Sequence

from studio.script.formats.fdx.tags import VOCABULARY
from studio.script.formats.fdx.xml import Mark, Written, attributes_xml
from studio.script.reading import ReadScene
from studio.script.vocabulary import words

_SPACE = uuid.UUID("6f1de7a2-5f0f-5d7e-9c1b-916000000916")
Element = tuple[str, str, int]


class Tagger:
    """Gives elements their tag numbers, and says which words of a scene carry which."""

    def __init__(self, first: int = 1, categories: Iterable[tuple[str, str]] = ()) -> None:
        """Begin with a free number, and with the categories a file has: name and id."""
        self.numbers: dict[Element, str] = {}
        self.new_categories: dict[str, str] = {}
        self._next = first
        self._known = {name.strip().casefold(): one for name, one in categories}

    def number(self, element: Element) -> str:
        """Return the number of an element's tag, a new one when it has none."""
        if element not in self.numbers:
            self.numbers[element] = str(self._next)
            self._next += 1
        return self.numbers[element]

    def mark(
        self, scene: ReadScene, heading: Written | None, lines: Sequence[Written | None]
    ) -> None:
        """Tag the words that name the elements of a scene, else words of its heading.

        `lines` are the paragraphs of the scene's lines, None for what has none.
        """
        homeless = []
        for element in scene.elements:
            at = scene.element_lines.get(element[:2], -1)
            near = [lines[at]] if 0 <= at < len(lines) else []
            if not any(_tagged(one, element[1], self.number(element)) for one in [*near, *lines]):
                homeless.append(self.number(element))
        if heading is not None and homeless:
            heading.marks += word_marks(heading.text, homeless)

    def categories_xml(self, indent: str) -> str:
        """Write the categories that were needed and not there."""
        self.definitions_xml(indent)
        return "".join(
            f"{indent}<TagCategory"
            + attributes_xml({"Color": "#000000000000", "Id": one, "Name": name, "Style": "Bold"})
            + "/>\n"
            for name, one in self.new_categories.items()
        )

    def definitions_xml(self, indent: str) -> str:
        """Write the definition of every element."""
        rows = []
        for element, number in self.numbers.items():
            key, name, quantity = element
            label = name if quantity == 1 else f"{name} ×{quantity}"
            values = {"CatId": self._category(key), "Id": _id(element), "Label": label}
            rows.append(f"{indent}<TagDefinition{attributes_xml({**values, 'Number': number})}/>\n")
        return "".join(rows)

    def tags_xml(self, indent: str) -> str:
        """Write the tags."""
        return "".join(
            f'{indent}<Tag Number="{number}">\n{indent}  <DefId>{_id(element)}</DefId>\n'
            f"{indent}</Tag>\n"
            for element, number in self.numbers.items()
        )

    def xml(self) -> str:
        """Write everything as a part of a document; nothing without elements."""
        if not self.numbers:
            return ""
        return (
            "  <TagData>\n"
            f"    <TagCategories>\n{self.categories_xml('      ')}    </TagCategories>\n"
            f"    <TagDefinitions>\n{self.definitions_xml('      ')}    </TagDefinitions>\n"
            f"    <Tags>\n{self.tags_xml('      ')}    </Tags>\n"
            "  </TagData>\n\n"
        )

    def _category(self, key: str) -> str:
        try:
            own, name = words(VOCABULARY, "written", key)
        except KeyError:
            own, name = "", key
        if (known := self._known.get(name.casefold())) is not None:
            return known
        return self.new_categories.setdefault(name, own or str(uuid.uuid5(_SPACE, key)))


def word_marks(text: str, numbers: Sequence[str]) -> list[Mark]:
    """Spread tags over the words of a text; the last word takes those that are left."""
    places: list[tuple[int, int]] = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        places.append((start, at))
    places = places or [(0, len(text))]
    return [
        Mark(*places[min(index, len(places) - 1)], number) for index, number in enumerate(numbers)
    ]


def _tagged(one: Written | None, name: str, number: str) -> bool:
    """Tag the first free place where a paragraph names an element."""
    if one is None:
        return False
    text, wanted = one.text.casefold(), name.casefold()
    if len(text) != len(one.text):  # folding changed the length: places would not fit
        text, wanted = one.text, name
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if all(end <= mark.start or mark.end <= at for mark in one.marks):
            one.marks.append(Mark(at, end, number))
            return True
        at = text.find(wanted, at + 1)
    return False


def _id(element: Element) -> str:
    key, name, quantity = element
    return str(uuid.uuid5(_SPACE, f"{key}\n{name}\n{quantity}"))
