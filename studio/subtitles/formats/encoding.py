"""The text of a subtitle file, and the encoding that writes it back as it was."""

import codecs

from studio.base.errors import StudioError
from studio.base.text import encoding_of
from studio.base.words import N_

_SAMPLE = 4096


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """Decode a text as UTF-8, UTF-16 (with or without BOM) or what else it may be, and name which.

    A BOM stays the text's first character. Raises StudioError for empty and binary files.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise StudioError(
            N_("{file} is empty. Choose a file with subtitles in it."),
            file=name,
        )
    encoding = _utf_16(data)
    if encoding is None:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            encoding, _ = encoding_of(data, name)
            return data.decode(encoding), encoding
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        raise StudioError(
            N_("{file} is broken: its UTF-16 text ends in the middle. Save it again as UTF-8."),
            file=name,
        ) from None


def _utf_16(data: bytes) -> str | None:
    """Name the kind of UTF-16, by its BOM or by where the zeros of ASCII stand."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    head = data[:_SAMPLE]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 8 < len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
