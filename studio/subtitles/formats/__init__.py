"""Subtitle files, read and written: one registry, formats known by their content.

A new format is one module with a reader `(bytes, name) -> Document`, a writer
`(Document) -> bytes` and an entry in `FORMATS`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.subtitles.formats import markup, srt, webvtt, webvtt_writer
from studio.subtitles.formats.document import Document, FileCue, Region, Remark
from studio.subtitles.formats.json_shape import document_json

__all__ = [
    "FORMATS",
    "Document",
    "FileCue",
    "Region",
    "Remark",
    "convert",
    "document_json",
    "format_of",
    "read_bytes",
    "read_file",
    "write",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the ending of its files, its reader and its writer."""

    suffix: str
    read: Callable[[bytes, str], Document]
    write: Callable[[Document], bytes]


FORMATS = {
    webvtt.NAME: Format(".vtt", webvtt.read_webvtt, webvtt_writer.write_webvtt),
    srt.NAME: Format(".srt", srt.read_srt, srt.write_srt),
}


def read_file(path: Path) -> Document:
    """Read a subtitle file; raises StudioError for one that cannot be read or is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StudioError(
            N_("{file} cannot be read: {reason}. Check the file and its permissions."),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read the bytes of a subtitle file; `name` is what errors call it.

    The signature alone makes a file WebVTT: one that is only named so is refused.
    """
    claims = name.lower().endswith(".vtt") or data.removeprefix(b"\xef\xbb\xbf")[:6] == b"WEBVTT"
    return FORMATS[webvtt.NAME if claims else srt.NAME].read(data, name)


def format_of(path: Path) -> str:
    """Return the format that a file name asks for; raises StudioError for another ending."""
    for name, one in FORMATS.items():
        if path.suffix.lower() == one.suffix:
            return name
    raise StudioError(
        N_("{file} is no name for subtitles. Let it end in one of: {known}."),
        file=path.name,
        known=", ".join(one.suffix for one in FORMATS.values()),
    )


def convert(document: Document, to: str) -> Document:
    """Return a document in another format; in its own format it is returned as it is."""
    if document.format == to:
        return document
    change = _to_webvtt if to == webvtt.NAME else _to_srt
    cues = tuple(change(cue, number) for number, cue in enumerate(document.cues, 1))
    return Document(to, cues)


def _to_webvtt(cue: FileCue, _: int) -> FileCue:
    on_top = markup.is_on_top(cue.text)
    settings = {"line": 0, "snapToLines": True} if on_top else {}
    return replace(cue, text=markup.srt_to_webvtt(cue.text), settings=settings)


def _to_srt(cue: FileCue, number: int) -> FileCue:
    return replace(cue, id=str(number), text=markup.webvtt_to_srt(cue.text), settings={})


def write(document: Document) -> bytes:
    """Write a document in its format."""
    return FORMATS[document.format].write(document)
