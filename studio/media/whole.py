"""Whether a file ends before its own table of contents says so: a copy that broke off.

MP4 and MOV are a row of boxes of [size, type]; Matroska one segment with its size; AVI one RIFF
chunk. Decoders read such a file as far as it goes and say nothing.
"""

from pathlib import Path
from typing import BinaryIO

_BOXES = {b"ftyp", b"moov", b"mdat", b"moof", b"free", b"skip", b"wide", b"uuid", b"sidx", b"mfra"}
_EBML = b"\x1a\x45\xdf\xa3"
_SEGMENT = b"\x18\x53\x80\x67"


def breaks_off(path: Path) -> bool:
    """Whether the end of the file is missing; False for formats that do not tell."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(12)
        if head[4:8] in _BOXES:
            return _boxes_break(file, size)
        if head[:4] == _EBML:
            return _segment_breaks(file, size)
        if head[:4] == b"RIFF":
            return int.from_bytes(head[4:8], "little") + 8 > size + 1
    return False


def _boxes_break(file: BinaryIO, size: int) -> bool:
    at = 0
    while at + 8 <= size:
        file.seek(at)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if head[4:8] not in _BOXES:
            return False
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if length < 8:
            return False  # zero: the box reaches to the end of the file
        at += length
    return at > size


def _segment_breaks(file: BinaryIO, size: int) -> bool:
    file.seek(4)
    header = _length(file)
    if header is None:
        return False
    file.seek(header, 1)
    if file.read(4) != _SEGMENT:
        return False
    length = _length(file)
    return length is not None and file.tell() + length > size


def _length(file: BinaryIO) -> int | None:
    """Read an EBML length; None where it is unknown (a live recording)."""
    first = file.read(1)
    if not first or not first[0]:
        return None
    extra = 8 - first[0].bit_length()
    value = int.from_bytes(bytes([first[0] & (0x7F >> extra)]) + file.read(extra), "big")
    return None if value == (1 << 7 * (extra + 1)) - 1 else value
