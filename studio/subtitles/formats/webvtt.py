"""WebVTT, read by the parsing algorithm of the specification: https://www.w3.org/TR/webvtt1/ 6.1.

A block is never refused: what is no cue, style, region or note is skipped. A file without the
signature is not WebVTT.
"""

import re

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.subtitles.formats.document import NO_SETTINGS, Document, FileCue, Region, Source
from studio.subtitles.formats.webvtt_settings import cue_settings, region_settings, whole

NAME = "webvtt"
ARROW = "-->"
_BOM = b"\xef\xbb\xbf"
# Lines hold neither LF nor CR, so ASCII whitespace is three characters here.
_TIMINGS = re.compile(
    r"[ \t\f]*([0-9]+):([0-9]{2})(?::([0-9]{2}))?\.([0-9]{3})(?![0-9])"
    r"[ \t\f]*-->[ \t\f]*([0-9]+):([0-9]{2})(?::([0-9]{2}))?\.([0-9]{3})(?![0-9])"
)
_NOTE = re.compile(r"NOTE(?:[ \t\n]|$)")
_SPACES = " \t\n\f\r"


def is_webvtt(data: bytes) -> bool:
    """Tell whether data starts with the signature."""
    head = data.removeprefix(_BOM)[:7]
    return head[:6] == b"WEBVTT" and (len(head) == 6 or head[6] in b" \t\n\r")


def read_webvtt(data: bytes, name: str) -> Document:
    """Read a WebVTT file; raises StudioError, naming `name`, when the signature is missing."""
    if not is_webvtt(data):
        raise StudioError(
            N_("{file} is not a WebVTT file: it does not start with WEBVTT. Add that first line."),
            file=name,
        )
    text = data.removeprefix(_BOM).decode("utf-8", "replace").replace("\0", "\ufffd")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _Blocks(text.split("\n"))
    found.read()
    cues = tuple(found.cues)
    return Document(
        NAME,
        cues,
        tuple(found.regions),
        tuple(found.styles),
        tuple(found.notes),
        source=Source(data, "utf-8", cues, tuple(found.spans)),
    )


class _Blocks:
    """The block loop: `at` is the next line that no block has taken."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 1
        self.cues: list[FileCue] = []
        self.spans: list[tuple[int, int]] = []
        self.regions: list[Region] = []
        self.styles: list[str] = []
        self.notes: list[str] = []

    def read(self) -> None:
        """Take the header, then block after block."""
        lines, count = self.lines, len(self.lines)
        self.at = self._end(1)  # the header ends at an empty line or before an arrow
        while True:
            while self.at < count and not lines[self.at]:
                self.at += 1
            if self.at >= count:
                return
            self._block(self.at)

    def _block(self, first: int) -> None:
        """Take one block; only its first two lines can make it a cue."""
        lines = self.lines
        if ARROW in lines[first]:
            self._cue(first, first, "")
        elif first + 1 < len(lines) and ARROW in lines[first + 1]:
            self._cue(first, first + 1, lines[first])
        else:
            self.at = self._end(first + 1)
            self._other(first, self.at)

    def _cue(self, first: int, timings: int, name: str) -> None:
        end = self.at = self._end(timings + 1)
        cue = self._made(name, self.lines[timings], "\n".join(self.lines[timings + 1 : end]))
        if cue:
            self.cues.append(cue)
            self.spans.append((first, end))

    def _made(self, name: str, line: str, text: str) -> FileCue | None:
        times = _TIMINGS.match(line)
        if not times:
            return None
        a, b, c, d, e, f, g, h = times.groups()
        start, end = _milliseconds(a, b, c, d), _milliseconds(e, f, g, h)
        if start is None or end is None:
            return None
        rest = line[times.end() :]
        settings = cue_settings(rest, self.regions) if rest else NO_SETTINGS
        return FileCue(name, start, end, text, settings)

    def _other(self, first: int, end: int) -> None:
        head = self.lines[first]
        kind = head.rstrip(_SPACES)
        body = "\n".join(self.lines[first + 1 : end])
        if kind == "STYLE" and body and not self.cues:
            self.styles.append(body)
        elif kind == "REGION" and body and not self.cues:
            self.regions.append(region_settings(body))
        elif _NOTE.match(head):
            self.notes.append("\n".join(part for part in (head[5:], body) if part))

    def _end(self, at: int) -> int:
        """Find the line that ends a block: an empty one, or one with an arrow."""
        lines, count = self.lines, len(self.lines)
        while at < count and lines[at] and ARROW not in lines[at]:
            at += 1
        return at


def _milliseconds(first: str, second: str, third: str | None, fraction: str) -> int | None:
    """Combine the parts of a timestamp; None when it is not one."""
    if third is None:
        if len(first) != 2 or first > "59" or second > "59":
            return None
        return int(first) * 60_000 + int(second) * 1000 + int(fraction)
    if second > "59" or third > "59":
        return None
    return whole(first) * 3_600_000 + int(second) * 60_000 + int(third) * 1000 + int(fraction)
