"""Text at the border: cleaned before it is stored, read in any common encoding."""

import re
import unicodedata

from studio.base.encodings import likely_encoding
from studio.base.errors import StudioError
from studio.base.words import N_

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_HAN = re.compile("[\u3400-\u9fff]")
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_NUMBERS = re.compile(r"(\d+)")


def clean_text(text: str) -> str:
    r"""Drop what SQLite or a PDF cannot hold: NUL, control characters, lone surrogates.

    Line ends become `\n`; tabs stay.
    """
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Clean a text that is a name or a title: no line ends, single spaces."""
    return " ".join(clean_text(text).split())


def has_han(text: str) -> bool:
    """Tell whether there are Chinese characters in a text."""
    return _HAN.search(text) is not None


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key in which `2-3` comes before `10-1` and `72` before `72A`."""
    parts = _NUMBERS.split(text.casefold())
    return tuple(
        (0, int(part), "") if index % 2 else (1, 0, part)
        for index, part in enumerate(parts)
        if part
    )


def decode(data: bytes, file: str) -> str:
    """Decode the bytes of a text file in any encoding that `encoding_of` knows.

    Raises StudioError, naming `file`, for binary or empty data.
    """
    encoding, start = encoding_of(data, file)
    return _try(data[start:], encoding, file)


def encoding_of(data: bytes, file: str) -> tuple[str, int]:
    """Tell the encoding of a text file, and how many bytes its byte order mark takes.

    UTF-8 and UTF-16 are certain; GB18030, Big5, Shift JIS and Windows 1252 are told apart by which
    of them gives common characters. Raises StudioError as `decode` does.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise StudioError(N_("{file} is empty. Choose a file with a script in it."), file=file)
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            _try(data[len(mark) :], encoding, file)
            return encoding, len(mark)
    if b"\0" in data:
        return _wide(data, file), 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = likely_encoding(data)
        if found is None or not _plausible(_try(data, found, file)):
            raise _not_text(file) from None
        return found, 0
    return "utf-8", 0


def _wide(data: bytes, file: str) -> str:
    """Tell which UTF-16 without a mark it is: the one that gives lines, blanks and common signs."""
    found = [
        (sum(text.count(sign) for sign in " \n\t.,:\u3000\u3002\uff0c\uff1a"), encoding)
        for encoding in ("utf-16-le", "utf-16-be")
        if len(data) % 2 == 0 and (text := data.decode(encoding, "replace"))
    ]
    count, encoding = max(found, default=(0, ""))
    if not count or count * 400 < len(data):
        raise _not_text(file)
    text = _try(data, encoding, file)
    if "\0" in text or not _plausible(text):
        raise _not_text(file)
    return encoding


def _try(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _not_text(file) from None


def _plausible(text: str) -> bool:
    """Random bytes often decode as GB18030: ask for few odd characters."""
    odd = sum(
        unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\t\r\n\f" for c in text
    )
    return odd * 50 <= len(text)


def _not_text(file: str) -> StudioError:
    return StudioError(
        N_("{file} is not a text file in a common encoding. Save it as UTF-8 text."),
        file=file,
    )
