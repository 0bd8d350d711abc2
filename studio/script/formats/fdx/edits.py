"""Changes to the bytes of a Final Draft document, collected and then made in one go."""

import re

from studio.script.formats.fdx.tree import Node
from studio.script.formats.fdx.xml import attributes_xml

_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_ATTRIBUTE = re.compile(r"\s+([^\s=>]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")


class Edits:
    """What is put where; places are those of the bytes before any change."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._edits: list[tuple[int, int, bytes]] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Put text in the place of bytes."""
        self._edits.append((start, end, text.encode("utf-8")))

    def insert(self, at: int, text: str) -> None:
        """Put text between bytes; what is put at one place stands in the order it came in."""
        self.replace(at, at, text)

    def remove(self, start: int, end: int) -> None:
        """Take bytes away with the white space before them, up to the end of the line above."""
        while start and self.data[start - 1] in b" \t":
            start -= 1
        if self.data[end : end + 1] == b"\n" and self.data[start - 1 : start] == b"\n":
            end += 1
        self.replace(start, end, "")

    def attribute(self, node: Node, name: str, value: str) -> None:
        """Set an attribute of an element, or take it away with an empty value."""
        start, end = node.start, self.tag_end(node)
        tag = self.data[start:end].decode("utf-8")
        new = f"{attributes_xml({name: value})}" if value else ""
        for found in _ATTRIBUTE.finditer(tag):
            if found[1] == name:
                begin = start + len(tag[: found.start()].encode("utf-8"))
                self.replace(begin, begin + len(found[0].encode("utf-8")), new)
                return
        if new:
            self.insert(start + 1 + len(node.name.encode("utf-8")), new)

    def tag_end(self, node: Node) -> int:
        """Return the place behind an element's start tag."""
        found = _TAG.match(self.data, node.start)
        return found.end() if found else node.start

    def is_single(self, node: Node) -> bool:
        """Tell whether an element is written as one tag, and has nothing inside."""
        end = self.tag_end(node)
        return self.data[end - 2 : end] == b"/>"

    def end(self, node: Node) -> int:
        """Return the place behind an element."""
        if self.is_single(node):
            return self.tag_end(node)
        return self.data.index(b">", node.close) + 1

    def made(self) -> bytes:
        """Make the changes; of two that overlap the later is left out."""
        out: list[bytes] = []
        at = 0
        for start, end, new in sorted(self._edits, key=lambda edit: (edit[0], edit[1])):
            if start < at:
                continue
            out += [self.data[at:start], new]
            at = end
        return b"".join([*out, self.data[at:]])
