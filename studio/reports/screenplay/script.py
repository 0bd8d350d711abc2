"""Printing a script: title page, pages with numbers and marks, revised pages with a band."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from studio.base.output import finished_file
from studio.base.progress import Progress
from studio.base.text import one_line
from studio.base.words import N_
from studio.reports import fonts
from studio.reports.page import describe
from studio.reports.say import Said, Speaker
from studio.reports.screenplay import chinese, western
from studio.reports.screenplay.paper import Paper, paper
from studio.reports.screenplay.rich import Piece, Pieces, draw, rich_lines, width_of
from studio.reports.screenplay.rows import Rows, pages_of
from studio.reports.screenplay.title import (
    colour_name,
    draw_title,
    front_rows,
    newest,
    say_date,
    title_of,
)
from studio.reports.typeset import CAP_HEIGHT, INK, MUTED, Pen, Style
from studio.script.formats.fountain_title import is_key_line
from studio.script.printing import is_chinese
from studio.script.reading import Reading
from studio.script.revisions import Revision, revision_colours

_SMALL = Style(8.5)
_ANY = 1e6  # room for a text that is not broken


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: the script, its revisions oldest first, and what the head of a page says.

    Without `title_page` neither that nor the front matter is printed, as in sides.
    """

    script: Reading
    revisions: Sequence[Revision]
    head: Said
    title_page: bool = True


def write(
    out: Path,
    what: Printed,
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print a script and return the number of pages.

    The layout is the Chinese one when most of it is in Chinese. A script without scenes is one
    page that says so. Raises StudioError when the folder cannot be written.
    """
    progress = progress or Progress()
    episodes = what.script.episodes
    if not any(episode.scenes for episode in episodes):
        what = replace(what, title_page=False)
    eastern = is_chinese(episodes)
    sheet = paper("chinese" if eastern else "western")
    front = [text for _, text in what.script.front]
    # The title page of a Western script is keys and values; a Chinese one begins with prose.
    keyed = bool(front) and is_key_line(front[0]) and not eastern
    pages = _pages(sheet, what, [] if keyed else front, speaker)
    progress.step(2, 3)
    with finished_file(out) as part:
        canvas = Canvas(
            str(part),
            pagesize=sheet.size,
            invariant=1,
            pageCompression=1,
            initialFontName=fonts.usual(),  # type: ignore[arg-type]  # the stubs say float
        )
        describe(canvas, speaker, what.head)
        _draw_all(Pen(canvas), sheet, pages, what, front if keyed else [], speaker)
        canvas.save()
    progress.step(3, 3)
    return len(pages) + int(what.title_page)


def _pages(sheet: Paper, what: Printed, front: Sequence[str], speaker: Speaker) -> list[Rows]:
    """Set the script behind its front matter, and divide it into pages."""
    eastern = sheet.name == "chinese"
    rows = (chinese if eastern else western).rows_of(sheet, what.script.episodes)
    if not rows:
        rows = front_rows(sheet, speaker.label(N_("No scenes yet. Import a script first.")))
    ahead = front_rows(sheet, front) if what.title_page else []
    if ahead:
        rows = [*ahead, replace(rows[0], new_page=True), *rows[1:]]
    return pages_of(rows, sheet.room, None if eastern else western.turning(sheet))


def _draw_all(
    pen: Pen,
    sheet: Paper,
    pages: Sequence[Rows],
    what: Printed,
    keys: Sequence[str],
    speaker: Speaker,
) -> None:
    """Draw the title page, with what its keys say, and all pages."""
    if what.title_page:
        show = speaker.production
        other = show.other_title if show.other_title != show.title else ""
        title = title_of(show.title, other, keys, keyed=bool(keys))
        draw_title(pen, sheet, title, what.revisions, speaker)
        pen.canvas.showPage()
    for number, page in enumerate(pages, start=1):
        _draw_page(pen, sheet, page, number, what, speaker)
        pen.canvas.showPage()


def _draw_page(
    pen: Pen, sheet: Paper, rows: Rows, number: int, what: Printed, speaker: Speaker
) -> None:
    names = [name for row in rows for name in row.revisions]
    _draw_head(pen, sheet, number, what, newest(what.revisions, names), speaker)
    top = sheet.size[1] - sheet.top
    for row in rows:
        top -= row.before
        # Capitals stand in the middle of a row.
        y = top - (row.height + sheet.text.size * CAP_HEIGHT) / 2
        figure = _number(sheet, row.number)
        if figure:
            draw(pen, figure, sheet.numbers[0], y, "right")
        for part in row.parts:
            draw(pen, part.pieces, part.x, y, part.align)
        if figure:
            draw(pen, figure, sheet.numbers[1], y, "right")
        if row.revisions:
            draw(pen, (Piece("*", sheet.text),), sheet.star, y)
        top -= row.height


def _number(sheet: Paper, number: str) -> Pieces:
    """Set the number of a scene as large as the left margin allows."""
    if not number:
        return ()
    pieces = rich_lines(number, (), sheet.text, _ANY)[0]
    small = min(1.0, (sheet.numbers[0] - 12.0) / max(1.0, width_of(pieces)))
    return rich_lines(number, (), replace(sheet.text, size=sheet.text.size * small), _ANY)[0]


def _draw_head(
    pen: Pen,
    sheet: Paper,
    number: int,
    what: Printed,
    revision: Revision | None,
    speaker: Speaker,
) -> None:
    """Draw the head of a page; the colour of a revision stands in a band behind its name."""
    y = sheet.size[1] - sheet.top / 2
    x, room = sheet.column("action")
    if revision:
        shown = {one.key: one.shown for one in revision_colours()}.get(revision.colour, "#FFFFFF")
        pen.box(x - 8.0, y + 11.0, sheet.page_number - x + 16.0, 17.0, shown, MUTED)
    if number > 1 or not what.title_page:
        style = replace(sheet.text, bold=False)
        draw(pen, (Piece(f"{number}.", style),), sheet.page_number, y, "right")
    style = Style(_SMALL.size, colour=INK if revision else MUTED)
    end = sheet.page_number - 40.0
    if revision:
        words = one_line(f"{_named(revision, speaker)} · {say_date(revision.date, speaker)}")
        said = _fitting(words, style, room * 0.55)
        draw(pen, said, end, y, "right")
        end -= width_of(said) + 24.0
    draw(pen, _fitting(one_line(" · ".join(what.head)), style, end - x), x, y)


def _named(revision: Revision, speaker: Speaker) -> str:
    """Name a revision with its colour."""
    colour = colour_name(speaker, revision)
    told = colour.casefold() in revision.name.casefold()
    return revision.name if told else f"{revision.name} ({colour})"


def _fitting(text: str, style: Style, room: float) -> Pieces:
    """Set what of a text fits on one line."""
    first, *more = rich_lines(text, (), style, room - 8.0)
    return (*first, Piece("…", style)) if more else first
