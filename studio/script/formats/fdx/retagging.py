"""Tags of a Final Draft document brought up to date with the breakdown."""

from collections.abc import Sequence

from studio.script.formats.fdx.edits import Edits
from studio.script.formats.fdx.paragraphs import Paragraph
from studio.script.formats.fdx.tagging import Element, Tagger, word_marks
from studio.script.formats.fdx.tags import TagData
from studio.script.formats.fdx.tree import Node
from studio.script.formats.fdx.xml import Mark, Written, runs_xml
from studio.script.formats.splicing import Group
from studio.script.reading import ReadScene


class Retagging:
    """Finds what scenes need now and did not before, and the other way round."""

    def __init__(self, root: Node, edits: Edits) -> None:
        self._root, self._edits = root, edits
        self._tags = TagData(root)
        self._data = root.first("TagData")
        used = [int(n) for n in self._tags.numbers() if n.isdecimal() and len(n) < 10]
        self._tagger = Tagger(max(used, default=0) + 1, self._tags.categories())
        self._reworded: set[int] = set()

    def mark_new(self, group: Group, written: Sequence[Written]) -> None:
        """Tag the words of a scene that the document did not have."""
        if group.scene is not None:
            self._tagger.mark(group.scene, written[0], [])

    def carry(self, one: Paragraph, new: Written) -> None:
        """Keep the tags of a paragraph on the words that its new text still has."""
        self._reworded.add(one.number)
        for number, words in one.tags:
            at = new.text.find(words) if words else -1
            if at >= 0:
                new.marks.append(Mark(at, at + len(words), number))
            elif one.type == "Scene Heading":
                new.marks += word_marks(new.text, [number])

    def scene(
        self,
        heading: Paragraph,
        before: ReadScene,
        after: ReadScene,
        paragraphs: Sequence[Paragraph],
    ) -> None:
        """Tag a scene with what it needs now; what it needs no more loses its tag."""
        gone = [element for element in before.elements if element not in after.elements]
        come = [element for element in after.elements if element not in before.elements]
        for one in (heading, *paragraphs):
            self._untag(one, gone)
        if come and heading.number not in self._reworded:
            numbers = [self._tagger.number(element) for element in come]
            kept = [number for number, _ in heading.tags if not self._stands_for(number, gone)]
            text = heading.text.strip()
            marks = word_marks(text, [*kept, *numbers])
            runs = list(heading.node.all("Text"))
            xml = runs_xml(text, heading.spans, marks, "      ").strip()
            self._edits.replace(runs[0].start, self._edits.end(runs[-1]), xml)

    def finish(self) -> None:
        """Write the definitions of new tags."""
        if not self._tagger.numbers:
            return
        if self._data is None:
            self._edits.insert(self._root.close, self._tagger.xml())
            return
        parts = {
            "TagCategories": self._tagger.categories_xml("      "),
            "TagDefinitions": self._tagger.definitions_xml("      "),
            "Tags": self._tagger.tags_xml("      "),
        }
        for name, xml in parts.items():
            node = self._data.first(name)
            if node is not None and not self._edits.is_single(node):
                self._edits.insert(node.close, f"{xml.strip()}\n    " if xml else "")
            elif node is not None:
                end = self._edits.end(node)
                self._edits.replace(node.start, end, f"<{name}>\n{xml}    </{name}>")
            elif not self._edits.is_single(self._data):
                self._edits.insert(self._data.close, f"  <{name}>\n{xml}    </{name}>\n  ")

    def _untag(self, one: Paragraph, gone: Sequence[Element]) -> None:
        if not gone or one.number in self._reworded:
            return
        for run in one.node.all("Text"):
            number = run.get("TagNumber")
            if number and self._stands_for(number, gone):
                self._edits.attribute(run, "TagNumber", "")

    def _stands_for(self, number: str, gone: Sequence[Element]) -> bool:
        found = list(self._tags.elements(number, ""))
        return bool(found) and all(element in gone for element in found)
