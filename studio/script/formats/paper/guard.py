"""PDF files from outside, checked before a library opens them: size, and what is packed inside."""

import re
import zlib
from collections.abc import Iterator

from studio.base.errors import StudioError
from studio.base.words import N_

BYTES = 64 << 20
_INFLATED = 512 << 20
_FREE = 8 << 20
_RATIO = 250
_STREAM = re.compile(rb"stream\r?\n")
_STREAMS = 100_000


def check_pdf(data: bytes, file: str) -> None:
    """Check the bytes of a PDF; every packed stream is inflated once in small pieces.

    Raises StudioError when it is too large or packed too densely.
    """
    if len(data) > BYTES:
        raise StudioError(
            N_("{file} is larger than {size} MB. Export it again without pictures, or split it."),
            file=file,
            size=BYTES >> 20,
        )
    room = _INFLATED
    for begin, end in _streams(data):
        room -= _inflated(data, begin, end, min(room, max(_FREE, (end - begin) * _RATIO)), file)


def _streams(data: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    for _ in range(_STREAMS):
        found = _STREAM.search(data, at)
        if not found:
            return
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        yield found.end(), end
        at = end + 9


def _inflated(data: bytes, begin: int, end: int, allowed: int, file: str) -> int:
    """Return how much a stream holds when it is packed; stops as soon as that is too much."""
    if data[begin : begin + 1] not in (b"x", b"h", b"H", b"X", b"8", b"\x18", b"\x08", b"("):
        return 0
    unpacker = zlib.decompressobj()
    size = 0
    try:
        for at in range(begin, end, 1 << 16):
            piece = data[at : min(at + (1 << 16), end)]
            while piece:
                size += len(unpacker.decompress(piece, 1 << 20))
                if size > allowed:
                    raise too_much(file)
                piece = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size


def too_much(file: str) -> StudioError:
    """Return the error for a file that holds more than a script."""
    return StudioError(
        N_("{file} holds more than a script needs. Print the script alone to a new PDF."),
        file=file,
    )
