"""SubRip (SRT), read as it is found in the wild and written as every player takes it.

There is no specification. A cue is a line of times; the number above it may be missing or wrong,
the fraction may follow a dot, blank lines may stand inside the text. What is odd is remarked.
"""

import re
from typing import Literal

from studio.base.errors import StudioError
from studio.base.words import N_, msg
from studio.subtitles.formats.document import (
    NO_SETTINGS,
    Document,
    FileCue,
    Remark,
    Settings,
    Source,
    Value,
)
from studio.subtitles.formats.encoding import decoded
from studio.subtitles.formats.rewriting import rewrite
from studio.subtitles.formats.webvtt_settings import whole

NAME = "srt"
# Blanks are taken once and for all (*+): a line of nothing else would be tried in every way.
_TIME = (
    r"(-?)[ \t]*+(?:([0-9]{1,9})[ \t]*+:[ \t]*+)?([0-9]{1,9})[ \t]*+:[ \t]*+([0-9]{1,9})"
    r"(?:[ \t]*+[,.:][ \t]*+([0-9]{1,9}))?"
)
_TIMES = re.compile(rf"[ \t\ufeff]*+{_TIME}[ \t]*+-{{1,2}}[ \t]?>[ \t]*+{_TIME}(?![0-9:,.])(.*)")
_NUMBER = re.compile(r"[ \t\ufeff]*([0-9]+)[ \t]*")
_PLACE = re.compile(r"\b([XY][12]):[ \t]*(-?[0-9]{1,9})")
_PLACES = ("X1", "X2", "Y1", "Y2")


def is_srt(text: str) -> bool:
    """Tell whether a text has a line of times somewhere."""
    return any(">" in line and _TIMES.match(line) for line in text.splitlines())


def read_srt(data: bytes, name: str) -> Document:
    """Read an SRT file, whatever its encoding; raises StudioError when there is no cue."""
    text, encoding = decoded(data, name)
    text = text.replace("\0", "\ufffd")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _Cues(text.split("\n"))
    found.read()
    if not found.cues:
        raise StudioError(
            N_(
                "{file} holds no subtitles: no line has times such as"
                " 00:00:01,000 --> 00:00:02,000. Choose another file."
            ),
            file=name,
        )
    cues = tuple(found.cues)
    return Document(
        NAME,
        cues,
        remarks=tuple(found.remarks),
        source=Source(data, encoding, cues, tuple(found.spans)),
    )


class _Cues:
    """The cues of the lines of a file."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.cues: list[FileCue] = []
        self.spans: list[tuple[int, int]] = []
        self.remarks: list[Remark] = []
        self.number = 0

    def read(self) -> None:
        """Find all lines of times, then give each the text up to the next."""
        lines = self.lines
        times = [
            (at, found)
            for at, line in enumerate(lines)
            if ">" in line and (found := _TIMES.match(line))
        ]
        starts = [
            self._start(at, before)
            for (at, _), before in zip(times, [-1, *(at for at, _ in times)], strict=False)
        ]
        starts.append(len(lines))
        for index, (at, found) in enumerate(times):
            self._cue(starts[index], at, starts[index + 1], found)

    def _start(self, at: int, before: int) -> int:
        """Return the line of the cue's number, or that of its times when it has none."""
        above = _NUMBER.fullmatch(self.lines[at - 1]) if at - 1 > before else None
        if not above:
            return at
        number = whole(above[1])
        parted = at - 2 <= before or not self.lines[at - 2].strip()
        if not parted and number != self.number + 1:
            return at
        self.number = number
        return at - 1

    def _cue(self, first: int, at: int, end: int, found: re.Match[str]) -> None:
        lines = self.lines
        top = at + 1
        while end > top and not lines[end - 1].strip():
            end -= 1
        self.spans.append((first, end))
        while top < end and not lines[top].strip():
            top += 1
        groups = found.groups()
        start_ms, end_ms = _milliseconds(groups[:5]), _milliseconds(groups[5:10])
        self._remark(first, at, start_ms, end_ms)
        settings = _places(groups[10]) if groups[10] else NO_SETTINGS
        number = lines[first].strip(" \t\ufeff") if first < at else ""
        self.cues.append(FileCue(number, start_ms, end_ms, "\n".join(lines[top:end]), settings))

    def _remark(self, first: int, at: int, start_ms: int, end_ms: int) -> None:
        if first == at:
            self._add("warning", at, N_("This subtitle has no number."))
        if start_ms < 0 or end_ms < 0:
            self._add("error", at, N_("This subtitle begins or ends before zero."))
        elif end_ms < start_ms:
            self._add("error", at, N_("This subtitle ends before it begins."))

    def _add(self, severity: Literal["error", "warning"], at: int, text: str) -> None:
        self.remarks.append(Remark(severity, at + 1, msg(text)))


def _milliseconds(groups: tuple[str | None, ...]) -> int:
    sign, hours, minutes, seconds, fraction = groups
    total = whole(hours or "0") * 3_600_000 + whole(minutes or "0") * 60_000
    total += whole(seconds or "0") * 1000 + int(((fraction or "") + "000")[:3])
    return -total if sign else total


def _places(rest: str) -> Settings:
    """Read the coordinates that may follow the times."""
    places: dict[str, Value] = {}
    for key, number in _PLACE.findall(rest):
        places[key] = int(number)
    return places


def write_srt(document: Document) -> bytes:
    """Write a document as SRT; cues read from SRT and not touched keep their bytes.

    A new file is UTF-8 with LF line ends; cues are numbered from 1 unless they have numbers.
    """
    if document.source and document.format == NAME:
        return rewrite(document.source, document.cues, cue_block)
    blocks = [
        cue_block(cue if cue.id.isascii() and cue.id.isdecimal() else _numbered(cue, at))
        for at, cue in enumerate(document.cues, 1)
    ]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace") if blocks else b""


def _numbered(cue: FileCue, number: int) -> FileCue:
    return FileCue(str(number), cue.start_ms, cue.end_ms, cue.text, cue.settings)


def cue_block(cue: FileCue) -> str:
    """Write one cue, without a line end behind it; blank lines inside its text are dropped."""
    times = f"{_stamp(cue.start_ms)} --> {_stamp(cue.end_ms)}"
    if cue.settings:
        times += "".join(f" {key}:{cue.settings[key]}" for key in _PLACES if key in cue.settings)
    text = cue.text
    if "\n\n" in text or "\r" in text or ">" in text or not text.strip() or "\n " in text:
        text = _payload(text)
    return f"{cue.id}\n{times}\n{text}" if cue.id else f"{times}\n{text}"


def _payload(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(
        line.replace(">", "›") if ">" in line and _TIMES.match(line) else line
        for line in lines
        if line.strip()
    )


def _stamp(ms: int) -> str:
    seconds, ms = divmod(max(ms, 0), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02},{ms:03}"
