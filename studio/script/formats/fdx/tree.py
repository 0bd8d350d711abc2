"""The parts of a Final Draft document that a reader looks at, each with its place in the bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.base.xml_guard import parse_xml, utf8_xml

ROOT = "FinalDraft"
# Looked at below the root; the rest stays in the file and is written back as it was.
_READ = frozenset(
    {
        "Content",
        "TitlePage",
        "TagData",
        "Revisions",
        "LockedPages",
        "ScriptNotes",
        "SceneNumberOptions",
    }
)


@dataclass(slots=True, eq=False)
class Node:
    """An element: `start` is the place of its start tag in the bytes, `close` of its end tag.

    An element that is written as a single tag closes where that tag ends.
    """

    name: str
    attributes: dict[str, str]
    start: int
    close: int = 0
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Node"]:
        """Give the children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Node | None":
        """Return the first child of a name."""
        return next(self.all(name), None)

    def get(self, name: str) -> str:
        """Return an attribute, '' without it."""
        return self.attributes.get(name, "")


def read_tree(data: bytes, file: str) -> tuple[bytes, Node]:
    """Read a document; returns its bytes as UTF-8, in which the places count, and its root.

    Raises StudioError when it is unsafe, broken, or no document of Final Draft.
    """
    data = utf8_xml(data, file)
    builder = TreeBuilder(_READ, "Text")
    parse_xml(data, file, builder)
    root = builder.root
    if root is None or root.name != ROOT:
        raise StudioError(
            N_("{file} is XML, but no Final Draft script. Export it as FDX or Fountain."),
            file=file,
        )
    return data, root


class TreeBuilder:
    """Keeps the elements `read` below the root, and skips the rest; a `run` keeps all its text."""

    def __init__(self, read: frozenset[str], run: str) -> None:
        self._read = read
        self._run = run
        self.root: Node | None = None
        self._open: list[Node] = []
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Take an element."""
        if self._skipped or (len(self._open) == 1 and name not in self._read):
            self._skipped += 1
            return
        node = Node(name, attributes, at)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def end(self, _name: str, at: int) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop().close = at

    def text(self, data: str) -> None:
        """Take text; white space between elements says nothing."""
        if self._open and not self._skipped:
            node = self._open[-1]
            if node.name == self._run or not data.isspace():
                node.text += data
