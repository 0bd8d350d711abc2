"""PDF with text, read: Chinese lines go to the Chinese reader, Western ones by their columns."""

from collections.abc import Sequence

from studio.base.words import N_
from studio.script.formats.building import Builder
from studio.script.formats.chinese import read_chinese
from studio.script.formats.detect import detect
from studio.script.formats.laid.paragraphs import is_heading
from studio.script.formats.paper.blocks import Frame, PaperRow, frame_of, is_cue, rows_of
from studio.script.formats.paper.chinese import paragraphs_of
from studio.script.formats.paper.furniture import LeftOut, take_off
from studio.script.formats.paper.lengths import measure
from studio.script.formats.paper.lines import PaperPage, read_pages
from studio.script.formats.paper.western import parts_of
from studio.script.formats.typed.parts import Part
from studio.script.formats.typed.reader import read_parts
from studio.script.reading import Diagnostic, Reading

_FRONT = 3


def read_pdf(data: bytes, file: str = "", text_format: str | None = None) -> Reading:
    """Read a PDF; a source line is a line of its text, page numbers and the like left out.

    `text_format` names the reader of its text, `fountain` or `chinese`, when that should not be
    guessed. Raises StudioError, naming `file`, for what is damaged, locked, too large or a scan.
    """
    pages = read_pages(data, file)
    out = take_off(pages)
    text = "\n".join(line.text for page in pages for line in page.lines)
    if (text_format or detect(text)) == "chinese":
        paragraphs = paragraphs_of(pages)
        reading = read_chinese("\n".join(words for words, _ in paragraphs))
        _give_pages(reading, [pages[page].label for _, page in paragraphs])
    else:
        reading = _western(pages, out)
    reading.format = "pdf"
    reading.diagnostics += _told(out)
    return reading


def source_rows(data: bytes, file: str = "") -> list[str]:
    """Return the source lines of a PDF."""
    pages = read_pages(data, file)
    take_off(pages)
    if detect("\n".join(line.text for page in pages for line in page.lines)) == "chinese":
        return [words for words, _ in paragraphs_of(pages)]
    return [row.text for row in rows_of(pages, frame_of(pages))]


def _western(pages: Sequence[PaperPage], out: LeftOut) -> Reading:
    front = _title_pages(pages)
    frame = frame_of(pages[front:])
    rows = rows_of(pages, frame)
    begun = next((at for at, row in enumerate(rows) if row.page >= front), len(rows))
    build = Builder("pdf")
    read_parts(build, [Part("front", r.text, (n, n)) for n, r in enumerate(rows[:begun], 1)])
    parts = parts_of(rows[begun:], frame, out)
    for part in parts:
        part.source = (part.source[0] + begun, part.source[1] + begun)
    read_parts(build, parts)
    reading = build.reading
    _give_pages(reading, [pages[row.page].label for row in rows])
    measure(reading, rows, pages, frame)
    reading = build.finish()
    reading.title = reading.front[0][1] if reading.front else ""
    return reading


def _title_pages(pages: Sequence[PaperPage]) -> int:
    """Count the pages before the script: few lines, no heading, nobody speaks."""
    count = 0
    while count < min(_FRONT, len(pages) - 1) and _is_title_page(pages[count]):
        count += 1
    return count


def _is_title_page(page: PaperPage) -> bool:
    rows = rows_of([page], Frame(72.0, 540.0, 12.0, page.width / 2))
    if len(rows) > 30 or any(_is_of_script(rows, at) for at in range(len(rows))):
        return False
    return not rows or page.lines[0].y > page.height * 0.15


def _is_of_script(rows: Sequence[PaperRow], at: int) -> bool:
    row = rows[at]
    following = rows[at + 1] if at + 1 < len(rows) else None
    if following is None or following.gap is not False or not is_cue(row.text):
        return is_heading(row.text)
    return is_heading(row.text) or 150 < following.x0 < row.x0 - 20


def _give_pages(reading: Reading, labels: Sequence[str]) -> None:
    """Tell each scene the page that its heading stands on."""
    for episode in reading.episodes:
        for scene in episode.scenes:
            if scene.source and 0 < scene.source[0] <= len(labels):
                scene.page = labels[scene.source[0] - 1]


def _told(out: LeftOut) -> list[Diagnostic]:
    counted = (
        (out.headers, N_("Page numbers, headers and footers were left out: {count} lines.")),
        (out.marks, N_("(MORE) and CONTINUED were left out: {count}.")),
        (out.stars, N_("Lines with a revision star: {count}.")),
    )
    return [Diagnostic("info", 0, text, {"count": count}) for count, text in counted if count]
