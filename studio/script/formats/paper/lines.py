"""The lines of a PDF: characters gathered by their baselines, cut where the gaps are wide."""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studio.base.errors import StudioError
from studio.base.text import clean_text
from studio.base.words import N_
from studio.script.formats.fountain_blocks import has_cjk
from studio.script.formats.paper.chars import Char
from studio.script.formats.paper.guard import check_pdf, too_much
from studio.script.spans import Span, Spans, joined

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_PAGES = 2000
_ALL_CHARACTERS = 8_000_000
_SECONDS = 120.0
_CONTENT = 2 << 20
_WIDE = 2.2  # a gap of so many sizes cuts a line into segments


@dataclass(slots=True)
class Segment:
    """Characters beside each other; `starts` has where each begins."""

    x0: float
    x1: float
    text: str
    spans: Spans = ()
    starts: list[float] = field(default_factory=list)


@dataclass(slots=True)
class PaperLine:
    """A line on a page (from 0), its baseline from the top, the size of its characters."""

    page: int
    y: float
    size: float
    segments: list[Segment]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.segments[-1].x1

    @property
    def text(self) -> str:
        """All words of it."""
        return " ".join(segment.text for segment in self.segments)


@dataclass(slots=True)
class PaperPage:
    """A page: its size in points and its lines from top to bottom."""

    width: float
    height: float
    lines: list[PaperLine]
    label: str = ""


def read_pages(data: bytes, file: str) -> list[PaperPage]:
    """Return the pages of a PDF.

    Raises StudioError, naming `file`, when it is damaged, locked, too large, or has no text.
    """
    check_pdf(data, file)
    # Loaded late: no other format needs it.
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = list(_pages(pdf, file))
    except StudioError:
        raise
    except Exception as error:
        if any(isinstance(one, PDFPasswordIncorrect) for one in (error, *error.args)):
            raise StudioError(
                N_("{file} needs a password. Save it without one."), file=file
            ) from None
        raise StudioError(
            N_("{file} is damaged, or is no PDF. Save it again in the program that made it."),
            file=file,
        ) from error
    if not any(page.lines for page in pages):
        raise StudioError(
            N_(
                "{file} has no text, only pictures of pages. Ask for the file that it was printed"
                " from, or have its text recognised first."
            ),
            file=file,
        )
    return pages


def _pages(pdf: "PDF", file: str) -> Iterator[PaperPage]:
    from pdfminer.pdftypes import resolve1

    from studio.script.formats.paper.watched import Watch, characters

    watch = Watch(_SECONDS, lambda: too_much(file))
    seen = 0
    for at, page in enumerate(pdf.pages):
        streams = [resolve1(one) for one in page.page_obj.contents]
        size = sum(len(one.get_data()) for one in streams if hasattr(one, "get_data"))
        if at >= _PAGES or size > _CONTENT or seen > _ALL_CHARACTERS:
            raise too_much(file)
        width, height = float(page.width), float(page.height)
        found = characters(page.page_obj, pdf.rsrcmgr, height, watch)
        watch.look()
        seen += len(found)
        page.close()
        yield PaperPage(width, height, _lines(found, at))


def _lines(characters: list[Char], page: int) -> list[PaperLine]:
    """Gather characters on one baseline, each line from left to right."""
    rows: list[list[Char]] = []
    for one in sorted(characters, key=lambda c: (c.y, c.x0)):
        if rows and one.y - rows[-1][0].y <= 0.3 * min(one.size, rows[-1][0].size):
            rows[-1].append(one)
        else:
            rows.append([one])
    lines: list[PaperLine] = []
    for row in rows:
        row.sort(key=lambda c: (c.x0, c.x1))
        segments = [made for part in _cut(row) if (made := _segment(part)).text]
        if segments:
            sizes = sorted(c.size for c in row if not c.text.isspace())
            baselines = sorted(c.y for c in row if not c.text.isspace())
            middle = len(sizes) // 2
            lines.append(PaperLine(page, baselines[middle], sizes[middle], segments))
    return lines


def _cut(row: list[Char]) -> Iterator[list[Char]]:
    """Cut a line where there is a wide gap; characters printed twice for weight count once."""
    part: list[Char] = []
    last: Char | None = None
    for one in row:
        if one.text.isspace():
            if part and one.text != "\u3000":
                part.append(one)
            elif part:
                part.append(one)
                last = one
            continue
        if last and one.text == last.text and abs(one.x0 - last.x0) < 0.25 * one.size:
            continue
        if last and one.x0 - last.x1 > _WIDE * max(one.size, last.size):
            yield part
            part = []
        part.append(one)
        last = one
    if part:
        yield part


def _segment(part: list[Char]) -> Segment:
    """Join characters to words; a gap without a space in the file is one."""
    while part and part[-1].text.isspace():
        part.pop()
    if not part:
        return Segment(0, 0, "")
    texts: list[str] = []
    starts: list[float] = []
    spans: list[Span] = []
    at = 0
    last: Char | None = None
    for one in part:
        shown = _usual(clean_text(one.text).replace("\n", ""))
        if shown.startswith("(cid:"):
            shown = "\ufffd"
        if not shown:
            continue
        if last and not one.text.isspace() and not last.text.isspace() and _apart(last, one):
            texts.append(" ")
            starts.append(last.x1)
            at += 1
        if one.style and not one.text.isspace():
            spans += [Span(at, at + len(shown), _STYLE[mark]) for mark in one.style]
        texts.append(shown)
        starts += [one.x0] * len(shown)
        at += len(shown)
        last = one
    text = "".join(texts).replace("\u00a0", " ").replace("\t", " ")
    return Segment(part[0].x0, part[-1].x1, text, _bridged(text, spans), starts)


# Radicals that files give for the characters that look like them, and that no norm maps.
_RADICALS = str.maketrans(
    "⻓⻔⻢⻅⻉⻋⻚⻛⻜⻝⻥⻦⻩⻬⻮⻰⻳⺠⻄⻆⻘⻨⻣⻤⻁⻙",
    "长门马见贝车页风飞食鱼鸟黄齐齿龙龟民西角青麦骨鬼虎韦",
)
_STYLE = {"b": "bold", "i": "italic"}


def _usual(text: str) -> str:
    """Give the usual form of what fonts draw with one sign for: ligatures, radicals as words."""
    if text.isascii() or not any(
        "\u2e80" <= c <= "\u2fdf" or "\ufb00" <= c <= "\ufb06" for c in text
    ):
        return text
    return unicodedata.normalize("NFKC", text.translate(_RADICALS))


def _apart(last: Char, one: Char) -> bool:
    wide = has_cjk(last.text) or has_cjk(one.text)
    return one.x0 - last.x1 > (0.8 if wide else 0.22) * min(last.size, one.size)


def _bridged(text: str, spans: list[Span]) -> Spans:
    """Let emphasis go on over spaces."""
    found: list[Span] = []
    for span in joined(spans):
        before = next((one for one in reversed(found) if one.style == span.style), None)
        if before and not text[before.end : span.start].strip():
            found[found.index(before)] = Span(before.start, span.end, span.style)
        else:
            found.append(span)
    return joined(found)
