"""Word's DOCX, read: by the Chinese reader, or told apart by styles and indents."""

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.script.formats.building import Builder
from studio.script.formats.chinese import read_chinese
from studio.script.formats.detect import detect
from studio.script.formats.laid.paragraphs import has_layout, has_script_styles, parts_of
from studio.script.formats.laid.plain import read_plain
from studio.script.formats.laid.rows import LaidRow
from studio.script.formats.typed.reader import read_parts
from studio.script.formats.word.document import Rows
from studio.script.formats.word.inline import Told
from studio.script.formats.word.package import open_word
from studio.script.reading import Diagnostic, Reading

_MOST_ROWS = 400_000


def read_docx(data: bytes, file: str = "", text_format: str | None = None) -> Reading:
    """Read a Word file; a source line is a paragraph, a row of a table, or a line of them.

    `text_format` names the reader of its text, `fountain` or `chinese`, when that should not be
    guessed. Raises StudioError, naming `file`, when it is unsafe, damaged or without words.
    """
    word = open_word(data, file)
    found = Rows(word)
    rows = found.rows
    text = "\n".join(row.text for row in rows)
    if not text.strip() or len(rows) > _MOST_ROWS:
        raise StudioError(
            N_("{file} has no words in it. Choose a file with a script in it."), file=file
        )
    reading = _read(rows, text, text_format)
    reading.format = "docx"
    reading.diagnostics += _told(found.told, headers=word.headers)
    return reading


def source_rows(data: bytes, file: str = "") -> list[str]:
    """Return the source lines of a Word file."""
    return [row.text for row in Rows(open_word(data, file)).rows]


def _read(rows: list[LaidRow], text: str, text_format: str | None) -> Reading:
    if not has_script_styles(rows):
        if (text_format or detect(text)) == "chinese":
            return read_chinese(text)
        if not has_layout(rows):
            return read_plain([row.text for row in rows])
    build = Builder("docx")
    read_parts(build, parts_of(rows))
    reading = build.finish()
    reading.title = reading.front[0][1] if reading.front else ""
    return reading


def _told(told: Told, *, headers: bool) -> list[Diagnostic]:
    counted = (
        (told.deleted, N_("Tracked changes were read as accepted: {count} deletions.")),
        (told.hidden, N_("Hidden text was left out: {count} pieces.")),
        (told.footnotes, N_("Footnotes were left out: {count}.")),
        (told.contents, N_("The table of contents was left out: {count} lines.")),
        (told.boxes, N_("Text boxes were read where they are anchored: {count}.")),
    )
    found = [Diagnostic("info", 0, text, {"count": count}) for count, text in counted if count]
    if headers:
        found.append(Diagnostic("info", 0, N_("Headers and footers of pages were left out.")))
    return found
