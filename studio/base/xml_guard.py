"""XML from outside, checked while it is read: size, encoding, entities, depth and counts.

Nothing is built of a file before its declarations are known to be harmless: a document type, and
with it every entity, is refused before its first element.
"""

import re
from dataclasses import dataclass
from typing import Protocol
from xml.parsers import expat

from studio.base.errors import StudioError
from studio.base.words import N_

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_KNOWN = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "utf-16": "utf-16",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "shift_jis": "shift_jis",
    "euc-kr": "euc_kr",
}
_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


@dataclass(frozen=True, slots=True)
class XmlLimits:
    """What a document may hold at most: bytes, levels, elements, and of attributes."""

    bytes: int = 48 << 20
    depth: int = 64
    elements: int = 500_000
    attributes: int = 200
    attribute_length: int = 100_000


class XmlHandler(Protocol):
    """Is told of each element with the place of its tag in the bytes, and of text."""

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Take the beginning of an element."""

    def end(self, name: str, at: int) -> None:
        """Take the end of an element: where its end tag is, or where its only tag ends."""

    def text(self, data: str) -> None:
        """Take text."""


def utf8_xml(data: bytes, file: str) -> bytes:
    """Return the bytes of a document as UTF-8, whatever encoding it names.

    Raises StudioError when they are not in that encoding.
    """
    encoding = _encoding(data)
    if encoding in ("utf-8", ""):
        return data
    try:
        return data.decode(encoding).lstrip("\ufeff").encode("utf-8")
    except UnicodeError:
        raise _bad_encoding(file) from None


def parse_xml(data: bytes, file: str, handler: XmlHandler, limits: XmlLimits | None = None) -> None:
    """Tell `handler` what is in a UTF-8 document.

    Raises StudioError, naming `file`, for a document that is too large, that declares a document
    type or entities, that is nested too deeply, or that is not well-formed.
    """
    limits = limits or XmlLimits()
    if len(data) > limits.bytes:
        raise StudioError(
            N_("{file} is larger than {size} MB. Export it again without pictures, or split it."),
            file=file,
            size=limits.bytes >> 20,
        )
    guard = _Guard(file, handler, limits)
    try:
        guard.parser.Parse(data, True)
    except expat.ExpatError as error:
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN] and not _is_utf8(
            data
        ):
            raise _bad_encoding(file) from None
        raise StudioError(
            N_(
                "{file} is not complete: its XML breaks at line {line}. Export it again from the"
                " program that made it."
            ),
            file=file,
            line=error.lineno,
        ) from None


class _Guard:
    """Counts while the parser tells, and stops it."""

    def __init__(self, file: str, handler: XmlHandler, limits: XmlLimits) -> None:
        self.file, self.handler, self.limits = file, handler, limits
        self.depth = self.elements = 0
        self.parser = expat.ParserCreate("UTF-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = handler.text
        self.parser.StartDoctypeDeclHandler = self.declared
        self.parser.EntityDeclHandler = self.declared

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        limits = self.limits
        if self.depth > limits.depth or self.elements > limits.elements:
            raise self.too_much()
        if attributes:
            longest = max(map(len, attributes.values()))
            if len(attributes) > limits.attributes or longest > limits.attribute_length:
                raise self.too_much()
        self.handler.start(name, attributes, self.parser.CurrentByteIndex)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.handler.end(name, self.parser.CurrentByteIndex)

    def declared(self, *_: object) -> None:
        raise StudioError(
            N_(
                "{file} declares a document type or entities of its own, which may hide anything."
                " Export it again from the program that made it."
            ),
            file=self.file,
        )

    def too_much(self) -> StudioError:
        return StudioError(
            N_(
                "{file} is nested too deeply or has too many parts for a script. Export it again"
                " from the program that made it."
            ),
            file=self.file,
        )


def _encoding(data: bytes) -> str:
    for mark, encoding in _UTF_16.items():
        if data.startswith(mark):
            return encoding
    found = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    return _KNOWN.get(found[1].decode("ascii").lower(), "") if found else "utf-8"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _bad_encoding(file: str) -> StudioError:
    return StudioError(
        N_("{file} is not in the encoding that it names. Export it again as UTF-8."), file=file
    )
