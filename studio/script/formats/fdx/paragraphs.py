"""The paragraphs of a Final Draft document in order, numbered, with their runs joined.

The number of a paragraph is its "source line": paragraphs of the script first, each followed by
those inside it, then the title page, then notes that stand at the end of the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.base.text import clean_text
from studio.script.formats.fdx.tree import Node
from studio.script.reading import Dual
from studio.script.spans import Span, Spans, joined

_STYLES = {"Bold": "bold", "Italic": "italic", "Underline": "underline", "Strikeout": "strike"}
_INSIDE = ("ScriptNote", "DualDialogue", "OmittedScene")


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph that holds text of the script; `tags` are (number of a tag, its words)."""

    node: Node
    number: int
    last: int
    """The number of the last paragraph that describes this one, such as a summary's."""
    text: str
    spans: Spans
    tags: list[tuple[str, str]]
    revisions: list[str]
    side: Dual | None = None
    pair: int = 0
    """Which dual dialogue it is in, counted from 1; 0 for none."""
    notes: list["Paragraph"] = field(default_factory=list)
    omitted: list["Paragraph"] = field(default_factory=list)
    offset: int = 0
    """Where it begins in Final Draft's count of characters."""

    @property
    def type(self) -> str:
        """The paragraph's type, such as `Scene Heading`."""
        return self.node.get("Type")


@dataclass(slots=True)
class Document:
    """All paragraphs of a file."""

    content: list[Paragraph] = field(default_factory=list)
    title_page: list[Paragraph] = field(default_factory=list)
    notes: list[tuple[int, Paragraph]] = field(default_factory=list)
    """Notes that stand at the end of the file, with the character they are about."""
    rows: list[str] = field(default_factory=list)
    """The text of every paragraph, in one line each."""


def paragraphs_of(root: Node) -> Document:
    """Return the paragraphs of a document with their numbers."""
    return _Numbering().document(root)


class _Numbering:
    def __init__(self) -> None:
        self.found = Document()
        self.offset = 0
        self.pairs = 0

    def document(self, root: Node) -> Document:
        for content in root.all("Content"):
            for node in content.children:
                self.found.content += self.block(node)
        for page in root.all("TitlePage"):
            for content in page.all("Content"):
                self.found.title_page += [self.paragraph(node) for node in content.all("Paragraph")]
        for notes in root.all("ScriptNotes"):
            for note in notes.all("ScriptNote"):
                start = note.get("Range").split(",")[0].strip()
                at = int(start) if start.isdecimal() and len(start) < 12 else 0
                self.found.notes += [(at, one) for one in self.note(note)]
        return self.found

    def block(self, node: Node) -> Iterator[Paragraph]:
        """Give a paragraph, or those of the dual dialogue that it or the content holds."""
        if node.name == "DualDialogue":
            yield from self.dual(node)
        elif node.name == "Paragraph":
            first = self.paragraph(node)
            first.offset = self.offset
            self.offset += len(first.text) + 1
            yield first
            for dual in node.all("DualDialogue"):
                self.offset += 2
                yield from self.dual(dual)

    def dual(self, node: Node) -> Iterator[Paragraph]:
        """Give the paragraphs of two speeches side by side."""
        found = [self.paragraph(inner) for inner in node.all("Paragraph")]
        speeches = sum(one.type == "Character" for one in found)
        self.pairs += 1
        heard = 0
        for one in found:
            heard += one.type == "Character"
            one.offset = self.offset
            if speeches > 1 and heard in (1, 2):
                one.side = "left" if heard == 1 else "right"
                one.pair = self.pairs
        yield from found

    def paragraph(self, node: Node) -> Paragraph:
        text, spans, tags, revisions = _runs(node)
        number = self.count(text)
        for properties in node.all("SceneProperties"):
            for inner in _nested(properties):
                self.count(_runs(inner)[0])
        made = Paragraph(node, number, len(self.found.rows), text, spans, tags, revisions)
        for child in node.children:
            if child.name == "ScriptNote":
                made.notes += self.note(child)
            elif child.name == "OmittedScene":
                made.omitted += self.inner(child)
                self.offset += 2
        return made

    def note(self, node: Node) -> list[Paragraph]:
        """Return a note as one paragraph, however many it has; an empty note is none."""
        found = self.inner(node)
        if not found:
            return []
        first = found[0]
        first.text = "\n".join(one.text for one in found).strip()
        first.last = found[-1].last
        first.node = node
        return [first]

    def inner(self, node: Node) -> list[Paragraph]:
        return [self.paragraph(one) for one in _nested(node)]

    def count(self, text: str) -> int:
        self.found.rows.append(text.replace("\n", " "))
        return len(self.found.rows)


def _nested(node: Node) -> Iterator[Node]:
    """Give the paragraphs below a node, at any depth, but not those inside a paragraph."""
    for child in node.children:
        if child.name == "Paragraph":
            yield child
        elif child.name != "Text":
            yield from _nested(child)


def _runs(node: Node) -> tuple[str, Spans, list[tuple[str, str]], list[str]]:
    """Join the runs of a paragraph: text, spans, tags and the ids of revisions."""
    parts: list[str] = []
    spans: list[Span] = []
    tags: list[tuple[str, str]] = []
    revisions: list[str] = []
    at = 0
    for run in node.all("Text"):
        text = clean_text(run.text).replace("\u2028", "\n").replace("\u2029", "\n")
        parts.append(text)
        end = at + len(text)
        attributes = run.attributes
        names = (name.strip() for name in attributes.get("Style", "").split("+"))
        spans += [Span(at, end, _STYLES[name]) for name in names if name in _STYLES]
        if number := attributes.get("TagNumber"):
            tags += [(one, text) for one in number.replace(",", " ").split()[:20]]
        if text.strip() and (revision := attributes.get("RevisionID", "0")) != "0":
            revisions.append(revision)
        at = end
    return "".join(parts), joined(spans), tags, revisions
