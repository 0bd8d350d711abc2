"""Which format a file of bytes is in that is no plain text, known by how it begins."""

import io
import re
import zipfile

from studio.base.errors import StudioError
from studio.base.words import N_

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml\b|FinalDraft\b|document\b|!DOCTYPE\b)")
_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]*)")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024


def container(data: bytes, file: str) -> str | None:
    """Name the format of bytes: `docx`, `pdf`, `osf` or `fdx`; None for what may be plain text.

    Raises StudioError for formats that are known and not read.
    """
    if data.startswith(b"PK\x03\x04"):
        return _archive(data, file)
    if b"%PDF-" in data[:_PDF_WITHIN] and not data[:_PDF_WITHIN].strip()[:1].isalpha():
        return "pdf"
    if data.startswith(_OLD_WORD):
        raise StudioError(
            N_(
                "{file} is an old Word file, or has a password. Save it as .docx without a"
                " password."
            ),
            file=file,
        )
    if data.lstrip()[:5] == b"{\\rtf":
        raise StudioError(N_("{file} is rich text. Save it as .docx or PDF."), file=file)
    head = _plain(data[:8000])
    if not _XML.match(head):
        return None
    found = _ROOT.search(head)
    return "osf" if found and found[1] == b"document" else "fdx"


def _plain(head: bytes) -> bytes:
    """Take the zeros of UTF-16 out of the beginning of a file."""
    if not head.startswith(_MARKS):
        return head
    return head.removeprefix(_MARKS[0]).removeprefix(_MARKS[1]).replace(b"\0", b"")


def _archive(data: bytes, file: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise StudioError(
            N_("{file} is damaged, or is no archive. Save it again in the program that made it."),
            file=file,
        ) from None
    if "document.xml" in names:
        return "osf"
    if any(name.startswith("word/") for name in names):
        return "docx"
    raise StudioError(
        N_("{file} is an archive, and no script of Word or Fade In. Save it as .docx or PDF."),
        file=file,
    )
