"""Reads a written PDF back: its text, its fonts, its pages."""

import re

from pypdf import PdfReader


def text_of(path):
    return re.sub(r"\s+", " ", " ".join(pages_of(path)))


def pages_of(path):
    return [page.extract_text() for page in PdfReader(path).pages]


def solid(path):
    """The text without any space: lines and columns are broken where there was room."""
    return re.sub(r"\s+", "", text_of(path))


def fonts_of(path):
    """Base names of all fonts, each with whether its program is embedded."""
    found = {}
    for page in PdfReader(path).pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            about = font["/FontDescriptor"].get_object() if "/FontDescriptor" in font else {}
            found[str(font["/BaseFont"])] = "/FontFile2" in about
    return found


def spoken_of(path):
    """What shaped scripts read, span by span, as the file says it for search and copy."""
    found = []
    for page in PdfReader(path).pages:
        words = page.get_contents().get_data().decode("latin-1")
        codes = re.findall(r"/ActualText <feff([0-9a-f]*)>>> BDC", words)
        found += [bytes.fromhex(code).decode("utf-16-be") for code in codes]
    return found
