"""A speech of Final Draft: a cue and the paragraphs under it."""

from collections.abc import Iterator

from studio.base.text import one_line
from studio.script.formats.fdx.paragraphs import Paragraph
from studio.script.formats.fountain_blocks import split_extensions
from studio.script.reading import Kind, ReadLine
from studio.script.spans import Spans, joined, shifted, stripped


class Speech:
    """Collects a speech; dialogue that follows dialogue is one line with line ends."""

    def __init__(self, cue: Paragraph) -> None:
        self.cue = cue
        self.paragraphs = [cue]
        self.spoken = False
        self._parts: list[tuple[Paragraph, Kind]] = []

    def add(self, one: Paragraph, kind: Kind) -> None:
        """Take a paragraph under the cue."""
        self.paragraphs.append(one)
        if one.text.strip():
            self._parts.append((one, kind))
            self.spoken = True

    def lines(self) -> Iterator[tuple[ReadLine, list[Paragraph]]]:
        """Give the lines of the speech with the paragraphs they are made of."""
        cue = self.cue
        if not self.spoken:
            text, spans = stripped(cue.text, cue.spans)
            yield ReadLine("action", text, (cue.number, cue.last), spans=spans), [cue]
            return
        text = one_line(cue.text)
        name, extensions = split_extensions(text)
        modifier = ", ".join(extensions) if name else ""
        first = cue.number
        pending: list[Paragraph] = [cue]
        at = 0
        while at < len(self._parts):
            one, kind = self._parts[at]
            group = [one]
            while kind == "dialogue" and at + 1 < len(self._parts):
                following, its_kind = self._parts[at + 1]
                if its_kind != "dialogue":
                    break
                group.append(following)
                at += 1
            at += 1
            said, spans = _joined(group, kind)
            source = (first, group[-1].last)
            line = ReadLine(kind, said, source, name or text, modifier, cue.side, spans=spans)
            yield line, [*pending, *group]
            pending, first = [], group[-1].last + 1


def _joined(group: list[Paragraph], kind: Kind) -> tuple[str, Spans]:
    rows: list[str] = []
    spans: Spans = ()
    at = 0
    for one in group:
        text, its = _rows(one, kind)
        rows.append(text)
        spans += shifted(its, at)
        at += len(text) + 1
    return "\n".join(rows), joined(spans)


def _rows(one: Paragraph, kind: Kind) -> tuple[str, Spans]:
    text, spans = stripped(one.text, one.spans)
    if kind == "parenthetical" and not (text[0] in "(（" and text[-1] in ")）"):
        return f"({text})", shifted(spans, 1)
    return text, spans
