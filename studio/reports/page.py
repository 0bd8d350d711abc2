"""The printed page: A4, one frame for every report, pages counted, nothing personal in its data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from studio.base.output import finished_file
from studio.base.progress import Progress
from studio.base.words import N_
from studio.reports import fonts
from studio.reports.blocks import Block, Gap, NewPage, divided
from studio.reports.say import NOTHING, Said, Speaker, inline
from studio.reports.typeset import HAIRLINE, INK, MM, Pen, Style, lines, width

MARGIN = 8.5 * MM
HEAD = 13 * MM
RUNNING = 7 * MM
FOOT = 5 * MM
TITLE = Style(15, bold=True, leading=1.2)
SMALL = Style(7.5)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of every page.

    A bare first page brings its own head; the pages after it have a running line.
    """

    speaker: Speaker
    title: Said
    printed: datetime
    summary: Said = NOTHING
    wide: bool = False
    bare: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper, in points."""
        short, long = A4
        return (long, short) if self.wide else (short, long)

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.size[0] - 2 * MARGIN

    def head(self, number: int) -> float:
        """Return the height of the head of a page."""
        if not self.bare:
            return HEAD
        return 0.0 if number == 1 else RUNNING

    def height(self, number: int) -> float:
        """Return the height of the content of a page."""
        return self.size[1] - 2 * MARGIN - self.head(number) - FOOT


def pages_of(blocks: Sequence[Block], room: Callable[[int], float]) -> list[list[Block]]:
    """Divide blocks into pages; a heading is never left alone at the end of one.

    `room` returns the height of the content of a page, by its number from 1.
    """
    pages: list[list[Block]] = []
    rest = list(blocks)
    while rest:
        while rest and isinstance(rest[0], Gap):
            del rest[0]
        end = next((i for i, block in enumerate(rest) if isinstance(block, NewPage)), len(rest))
        page, over = divided(rest[:end], room(len(pages) + 1))
        if not page and over:
            page, over = over[:1], over[1:]
        pages.append(page)
        rest = [*over, *rest[end:]] if over else rest[end + 1 :]
    return pages or [[]]


def write_pages(
    out: Path, frame: Frame, blocks: Sequence[Block], progress: Progress | None = None
) -> int:
    """Print blocks into a PDF and return the number of its pages.

    The same input gives the same bytes. Raises StudioError when the folder cannot be written.
    """
    progress = progress or Progress()
    pages = pages_of(blocks, frame.height)
    with finished_file(out) as part:
        # The library would else name its own font, which is not embedded, on every page.
        canvas = Canvas(
            str(part),
            pagesize=frame.size,
            invariant=1,
            pageCompression=1,
            initialFontName=fonts.usual(),  # type: ignore[arg-type]  # the stubs say float
        )
        describe(canvas, frame.speaker, frame.title)
        pen = Pen(canvas)
        for number, page in enumerate(pages, start=1):
            progress.step(number - 1, len(pages))
            _draw_page(pen, frame, page, number, len(pages))
            canvas.showPage()
        canvas.save()
    progress.step(len(pages), len(pages))
    return len(pages)


def describe(canvas: Canvas, speaker: Speaker, title: Said) -> None:
    """Say what the document is; who made it and on which computer is nobody's business."""
    canvas.setTitle(f"{inline(speaker.title)} – {inline(title)}")
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setKeywords("")
    canvas.setCreator("Ninesixteen")
    canvas.setProducer("Ninesixteen")


def _draw_page(pen: Pen, frame: Frame, page: Sequence[Block], number: int, count: int) -> None:
    top = frame.size[1] - MARGIN
    if not frame.bare:
        _draw_head(pen, frame, top)
    elif number > 1:
        _draw_running(pen, frame, top)
    top -= frame.head(number)
    for block in page:
        block.draw(pen, MARGIN, top)
        top -= block.height
    _draw_foot(pen, frame, number, count)


def _draw_head(pen: Pen, frame: Frame, top: float) -> None:
    x = MARGIN
    first, *others = frame.title
    pen.text(first, x, top, TITLE, frame.room * 0.6)
    if others:
        at = x + width(first, TITLE) + 6.0
        pen.line_of_text(others[0], at, top - 13.2, Style(10).quiet())
    title = Style(9, bold=True)
    show = _fitting(inline(frame.speaker.title, "  "), title, frame.room * 0.4)
    pen.line_of_text(show, x + frame.room, top - 13.2, title, "right")
    if frame.summary != NOTHING:
        summary = _fitting(inline(frame.summary, "   "), SMALL.quiet(), frame.room)
        pen.line_of_text(summary, x, top - 26.5, SMALL.quiet())
    pen.rule(x, top - HEAD + 3.0, frame.room, 1.0, INK)


def _draw_running(pen: Pen, frame: Frame, top: float) -> None:
    style = Style(9, bold=True)
    title, half = inline(frame.title, "  "), frame.room / 2
    show = inline(frame.speaker.title, "  ")
    pen.line_of_text(_fitting(show, style, half - 6.0), MARGIN, top - 9.0, style)
    end = MARGIN + frame.room
    pen.line_of_text(_fitting(title, style, half - 6.0), end, top - 9.0, style, "right")
    pen.rule(MARGIN, top - 14.0, frame.room, 1.2, INK)


def _draw_foot(pen: Pen, frame: Frame, number: int, count: int) -> None:
    speaker, style = frame.speaker, SMALL.quiet()
    top = MARGIN + FOOT - 4.0
    pen.rule(MARGIN, top, frame.room, 0.4, HAIRLINE)
    printed = f"{inline(speaker.label(N_('Printed')))} {frame.printed:%Y-%m-%d %H:%M}"
    page = inline(speaker.label(N_("Page {number} of {count}"), number=number, count=count), "  ")
    baseline, third = top - 9.0, frame.room / 3
    pen.line_of_text(_fitting(printed, style, third), MARGIN, baseline, style)
    middle = _fitting(inline(speaker.title, "  "), style, third)
    pen.line_of_text(middle, MARGIN + frame.room / 2, baseline, style, "centre")
    pen.line_of_text(_fitting(page, style, third), MARGIN + frame.room, baseline, style, "right")


def _fitting(text: str, style: Style, room: float) -> str:
    """Shorten a text that stands in full elsewhere, with an ellipsis."""
    first, *more = lines(text, style, room)
    if not more:
        return first
    return lines(text, style, room - style.size)[0] + "…"
