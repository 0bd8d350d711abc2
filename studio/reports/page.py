"""The printed page: A4, one frame for every report, pages counted, nothing personal in its data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from studio.base.output import finished_file
from studio.base.progress import Progress
from studio.base.words import N_
from studio.reports.blocks import Block, Gap, NewPage, divided
from studio.reports.say import NOTHING, Said, Speaker, inline
from studio.reports.typeset import HAIRLINE, INK, MM, Pen, Style, lines, width

MARGIN = 10 * MM
TITLE = Style(15, bold=True, leading=1.2)
SMALL = Style(7.5)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of every page; a bare page has only the foot."""

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

    @property
    def head(self) -> float:
        """The height of the head of a page."""
        return 0.0 if self.bare else 13.0 * MM

    @property
    def height(self) -> float:
        """The height of the content."""
        return self.size[1] - 2 * MARGIN - self.head - FOOT


FOOT = 6.0 * MM


def pages_of(blocks: Sequence[Block], room: float) -> list[list[Block]]:
    """Divide blocks into pages; a heading is never left alone at the end of one."""
    pages: list[list[Block]] = []
    rest = list(blocks)
    while rest:
        while rest and isinstance(rest[0], Gap):
            del rest[0]
        end = next((i for i, block in enumerate(rest) if isinstance(block, NewPage)), len(rest))
        page, over = divided(rest[:end], room)
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
        canvas = Canvas(str(part), pagesize=frame.size, invariant=1, pageCompression=1)
        _describe(canvas, frame)
        pen = Pen(canvas)
        for number, page in enumerate(pages, start=1):
            progress.step(number - 1, len(pages))
            _draw_page(pen, frame, page, number, len(pages))
            canvas.showPage()
        canvas.save()
    progress.step(len(pages), len(pages))
    return len(pages)


def _describe(canvas: Canvas, frame: Frame) -> None:
    """Say what the document is; who made it and on which computer is nobody's business."""
    canvas.setTitle(f"{inline(frame.speaker.title)} – {inline(frame.title)}")
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setKeywords("")
    canvas.setCreator("Ninesixteen")
    canvas.setProducer("Ninesixteen")


def _draw_page(pen: Pen, frame: Frame, page: Sequence[Block], number: int, count: int) -> None:
    top = frame.size[1] - MARGIN
    if not frame.bare:
        _draw_head(pen, frame, top)
        top -= frame.head
    for block in page:
        block.draw(pen, MARGIN, top)
        top -= block.height
    _draw_foot(pen, frame, number, count)


def _draw_head(pen: Pen, frame: Frame, top: float) -> None:
    x, end = MARGIN, MARGIN + frame.room
    first, *others = frame.title
    pen.text(first, x, top, TITLE, frame.room * 0.6)
    if others:
        at = x + width(first, TITLE) + 6.0
        pen.line_of_text(others[0], at, top - 13.2, Style(10).quiet())
    half = frame.room * 0.4
    title = Style(9, bold=True)
    pen.lines(
        lines(inline(frame.speaker.title, "  "), title, half)[:1],
        end - half,
        top,
        title,
        half,
        "right",
    )
    if frame.summary != NOTHING:
        pen.lines(
            lines(inline(frame.summary, "   "), SMALL.quiet(), frame.room)[:1],
            x,
            top - TITLE.line_height - 1.0,
            SMALL.quiet(),
            frame.room,
        )
    pen.rule(x, top - frame.head + 3.0, frame.room, 1.0, INK)


def _draw_foot(pen: Pen, frame: Frame, number: int, count: int) -> None:
    speaker, style = frame.speaker, SMALL.quiet()
    top = MARGIN + FOOT - 5.0
    pen.rule(MARGIN, top, frame.room, 0.4, HAIRLINE)
    when = f"{frame.printed:%Y-%m-%d %H:%M}"
    printed = inline(speaker.label(N_("Printed {moment}"), moment=when), "  ")
    page = inline(speaker.label(N_("Page {number} of {count}"), number=number, count=count), "  ")
    third = frame.room / 3
    middle = lines(inline(speaker.title, "  "), style, third)[:1]
    pen.lines(lines(printed, style, third)[:1], MARGIN, top - 2.0, style, third)
    pen.lines(middle, MARGIN + third, top - 2.0, style, third, "centre")
    pen.lines(lines(page, style, third)[:1], MARGIN + 2 * third, top - 2.0, style, third, "right")
