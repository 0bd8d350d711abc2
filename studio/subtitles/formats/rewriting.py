"""Writing a file back: what nobody touched keeps its bytes, byte for byte."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from studio.subtitles.formats.document import FileCue, Source

# In UTF-8 and GB18030 no part of a longer character looks like a line end.
_BYTE_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ENDS = ("\r\n", "\r", "\n")

Render = Callable[[FileCue], str]


def rewrite(source: Source, cues: Sequence[FileCue], render: Render) -> bytes:
    r"""Return the file with these cues; `render` writes a cue without a line end, lines by `\n`.

    A cue of the source that is still there, or is equal to the one in its place, is copied.
    What stands between cues stays where it is. A file in an old encoding that lacks a character
    of a new cue becomes UTF-8.
    """
    if tuple(cues) == source.cues:
        return source.data
    try:
        return _rewritten(source, cues, render)
    except UnicodeEncodeError:
        text = source.data.decode(source.encoding)
        wide = replace(source, data=text.encode("utf-8", "replace"), encoding="utf-8")
        return _rewritten(wide, cues, render)


def _rewritten(source: Source, cues: Sequence[FileCue], render: Render) -> bytes:
    writer = _Writer(source, render)
    place = {id(cue): at for at, cue in enumerate(source.cues)}
    waiting: list[FileCue] = []
    for cue in cues:
        at = place.get(id(cue), -1)
        if at < writer.next:
            waiting.append(cue)
            continue
        writer.replace(at, waiting)
        waiting = []
        writer.keep(at)
    writer.replace(len(source.cues), waiting)
    writer.copy(len(writer.lines))
    return b"".join(writer.out)


class _Writer:
    """The output so far; `at` is the next raw line to copy, `next` the next cue of the source."""

    def __init__(self, source: Source, render: Render) -> None:
        self.source = source
        self.render = render
        self.lines = _raw_lines(source)
        self.newline = _newline(self.lines, source.encoding)
        self.out: list[bytes] = []
        self.at = 0
        self.next = 0

    def keep(self, cue: int) -> None:
        """Copy all up to the end of a cue of the source."""
        self.copy(self.source.spans[cue][1])
        self.next = cue + 1

    def replace(self, until: int, new: Sequence[FileCue]) -> None:
        """Put new cues in the places of the source's cues before `until`; drop those left over."""
        gone = range(self.next, until)
        for cue, fresh in zip(gone, new, strict=False):
            if fresh == self.source.cues[cue]:
                self.keep(cue)
                continue
            first, end = self.source.spans[cue]
            self.copy(first)
            self._part()
            self._write(fresh)
            self.at = end
            if end < len(self.lines) and not self._blank(self.lines[end]):
                self.out.append(self.newline)
        for cue in gone[len(new) :]:
            first, end = self.source.spans[cue]
            self.copy(first)
            self.at = end
            parted = bool(self.out) and self._blank(self.out[-1])
            while parted and self.at < len(self.lines) and self._blank(self.lines[self.at]):
                self.at += 1
        self._insert(new[len(gone) :], until)
        self.next = until

    def _insert(self, new: Sequence[FileCue], before: int) -> None:
        spans = self.source.spans
        on_top = self.at == 0
        if new and on_top:
            self.copy(spans[before][0] if before < len(spans) else len(self.lines))
        for cue in new:
            self._part()
            self._write(cue)
        if new and (on_top or self.at == len(self.lines) or not self._blank(self.lines[self.at])):
            self.out.append(self.newline)

    def copy(self, until: int) -> None:
        """Copy raw lines."""
        self.out += self.lines[self.at : until]
        self.at = max(self.at, min(until, len(self.lines)))

    def _part(self) -> None:
        """Put an empty line under what is written, when there is none."""
        if not self.out:
            return
        if not self._ended(self.out[-1]):
            self.out += [self.newline, self.newline]
        elif not self._blank(self.out[-1]):
            self.out.append(self.newline)

    def _write(self, cue: FileCue) -> None:
        end = self.newline.decode(self.source.encoding)
        text = self.render(cue).replace("\n", end) + end
        lost = "replace" if self.source.encoding.startswith("utf") else "strict"  # half characters
        self.out.append(text.encode(self.source.encoding, lost))

    def _blank(self, line: bytes) -> bool:
        return not line.decode(self.source.encoding, "replace").strip("\ufeff \t\r\n")

    def _ended(self, line: bytes) -> bool:
        return line.decode(self.source.encoding, "replace").endswith(_ENDS)


def _raw_lines(source: Source) -> list[bytes]:
    if not source.encoding.startswith("utf-16"):
        return _BYTE_LINE.findall(source.data)
    text = source.data.decode(source.encoding)
    return [line.encode(source.encoding) for line in _LINE.findall(text)]


def _newline(lines: list[bytes], encoding: str) -> bytes:
    """Choose the line end of new lines: the file's own.

    A lone CR among others would join the LF beside it, so such a file gets CRLF.
    """
    ends = [_end(line.decode(encoding, "replace")) for line in lines]
    known = [end for end in ends if end]
    kinds = set(known)
    if not kinds:
        return "\n".encode(encoding)
    return ("\r\n" if "\r" in kinds and len(kinds) > 1 else known[0]).encode(encoding)


def _end(line: str) -> str:
    return next((end for end in _ENDS if line.endswith(end)), "")
