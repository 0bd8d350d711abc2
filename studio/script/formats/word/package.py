"""A Word file, opened after its archive and all of its XML were checked."""

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from studio.base.archive_guard import check_archive
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.base.xml_guard import XmlLimits, parse_xml, utf8_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LIMITS = XmlLimits(bytes=48 << 20, depth=120, elements=600_000)


class Element(Protocol):
    """What is used of an element of lxml."""

    @property
    def tag(self) -> str:
        """The name with its namespace."""

    @property
    def text(self) -> str | None:
        """The text before the first child."""

    def get(self, key: str) -> str | None:
        """Return an attribute."""

    def find(self, path: str) -> "Element | None":
        """Return the first element at a path."""

    def findall(self, path: str) -> "list[Element]":
        """Return the elements at a path."""

    def iter(self, tag: str) -> "Iterator[Element]":
        """Give the elements of a name at any depth."""

    def __iter__(self) -> "Iterator[Element]":
        """Give the children."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts that are read: the body, the styles, the numbering; and what is not."""

    body: Element
    styles: Element | None
    numbering: Element | None
    headers: bool
    """Whether pages have headers or footers with words in them."""


def open_word(data: bytes, file: str) -> WordFile:
    """Open a Word file.

    Raises StudioError, naming `file`, when it is unsafe, damaged or no document.
    """
    check_archive(data, file)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.lower().endswith((".xml", ".rels")):
                parse_xml(utf8_xml(archive.read(name), file), file, _Nothing(), _LIMITS)
    # Loaded late: it takes a quarter of a second that no other format needs.
    from docx import Document
    from docx.oxml.ns import qn

    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
        if body is None or body.tag != qn("w:body"):
            raise _damaged(file)
        related = [rel for rel in document.part.rels.values() if not rel.is_external]
        parts = {rel.reltype.rsplit("/", 1)[-1]: rel.target_part for rel in related}
        headers = [r.target_part for r in related if r.reltype.endswith(("/header", "/footer"))]
        return WordFile(
            body,
            getattr(parts.get("styles"), "element", None),
            getattr(parts.get("numbering"), "element", None),
            any(_has_words(getattr(part, "element", None)) for part in headers),
        )
    except StudioError:
        raise
    except Exception as error:
        raise _damaged(file) from error


def _has_words(element: Element | None) -> bool:
    return element is not None and any((one.text or "").strip() for one in element.iter(f"{W}t"))


def _damaged(file: str) -> StudioError:
    return StudioError(
        N_(
            "{file} is no complete Word document. Save it again as .docx in the program it is from."
        ),
        file=file,
    )


class _Nothing:
    """Builds nothing of a document that is only checked."""

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Take the beginning of an element."""

    def end(self, name: str, at: int) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take text."""
