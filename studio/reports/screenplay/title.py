"""The first page of a script: title, who wrote it, where to reach them, and the revisions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from studio.reports.say import Speaker, inline
from studio.reports.screenplay.paper import Paper
from studio.reports.screenplay.rich import Piece, draw, rich_lines
from studio.reports.screenplay.rows import Part, Row, Rows, kept_together
from studio.reports.typeset import INK, Pen, Style
from studio.script.formats.fountain_title import key_and_value
from studio.script.revisions import Revision, revision_colours

_TITLES = ("title", "标题", "剧名")
_BELOW = ("contact", "copyright", "draft date", "date", "revision", "notes", "联系", "日期", "版权")


@dataclass(frozen=True, slots=True)
class Title:
    """What stands on the first page; texts are one line each."""

    title: str
    other: str
    middle: tuple[str, ...]
    below: tuple[str, ...]


def title_of(title: str, other: str, front: Sequence[str], *, keyed: bool) -> Title:
    """Sort the front matter; `keyed` when it is the `Key: value` lines of a title page."""
    if not keyed:
        return Title(title, other, (), ())
    middle: list[str] = []
    below: list[str] = []
    into = middle
    for row in front:
        inside = row[:1] in (" ", "\t")
        key, value = ("", row.strip()) if inside else key_and_value(row)
        if key:
            low = key.casefold()
            into = [] if low in _TITLES else below if low.startswith(_BELOW) else middle
        if value:
            into.append(value)
    return Title(title, other, tuple(middle), tuple(below))


def draw_title(
    pen: Pen, sheet: Paper, page: Title, revisions: Sequence[Revision], speaker: Speaker
) -> None:
    """Draw the first page."""
    wide, high = sheet.size
    x, room = sheet.column("action")
    y = high - high * 0.3
    big = replace(sheet.text, size=sheet.text.size * (1.0 if sheet.text.mono else 2.0), bold=True)
    for text, style in ((page.title, big), (page.other, sheet.text)):
        y = _centred(pen, text, style, wide / 2, y, room)
    y -= sheet.leading
    for text in page.middle:
        y = _centred(pen, text, sheet.text, wide / 2, y - sheet.leading * 0.5, room)
    _draw_revisions(pen, sheet, revisions, speaker, y - 2 * sheet.leading)
    y = high - sheet.top - sheet.room
    for text in reversed(page.below):
        for line in reversed(rich_lines(text, (), sheet.text, room)):
            draw(pen, line, x, y)
            y += sheet.leading


def _centred(pen: Pen, text: str, style: Style, x: float, y: float, room: float) -> float:
    if not text:
        return y
    for line in rich_lines(text, (), style, room):
        draw(pen, line, x, y, "centre")
        y -= style.size * 1.5
    return y


def _draw_revisions(
    pen: Pen, sheet: Paper, revisions: Sequence[Revision], speaker: Speaker, y: float
) -> None:
    small = Style(9.0)
    shown = {one.key: one.shown for one in revision_colours()}
    low = sheet.size[1] - sheet.top - sheet.room + 8 * sheet.leading
    most = max(1, int((y - low) / 15.0))
    for one in revisions[-most:]:
        x = sheet.size[0] / 2 - 110.0
        pen.box(x, y + 7.5, 22.0, 9.0, shown.get(one.colour, "#FFFFFF"), INK)
        words = f"{one.name} · {colour_name(speaker, one)}" if _differs(speaker, one) else one.name
        draw(pen, (Piece(one_line_of(words), small),), x + 30.0, y)
        pen.line_of_text(one.date, x + 220.0, y, small, "right")
        y -= 15.0


def colour_name(speaker: Speaker, revision: Revision) -> str:
    """Name the colour of a revision in the language of the page."""
    known = {one.key: one.name for one in revision_colours()}
    name = known.get(revision.colour)
    return inline(speaker.label(name)[:1]) if name else revision.colour


def _differs(speaker: Speaker, one: Revision) -> bool:
    name = colour_name(speaker, one)
    return bool(name) and name.casefold() not in one.name.casefold()


def one_line_of(text: str, room: float = 190.0) -> str:
    """Return what of a text fits on one printed line."""
    first, *more = rich_lines(text, (), Style(9.0), room)
    cut = "".join(piece.text for piece in first)
    return f"{cut}…" if more else cut


def front_rows(sheet: Paper, front: Sequence[str]) -> Rows:
    """Set the front matter of a Chinese script: outline, people, selling points."""
    x, room = sheet.column("action")
    rows: Rows = []
    for text in front:
        made = [
            Row((Part(x, line),), sheet.leading) for line in rich_lines(text, (), sheet.text, room)
        ]
        made[0] = replace(made[0], before=sheet.leading * 0.3)
        rows += kept_together(made)
    return rows


def newest(revisions: Sequence[Revision], names: Sequence[str]) -> Revision | None:
    """Return the newest of the revisions named."""
    wanted = set(names)
    return next((one for one in reversed(revisions) if one.name in wanted), None)


def say_date(text: str, speaker: Speaker) -> str:
    """Write the date of a revision in the first language of the page."""
    return inline(speaker.day(date.fromisoformat(text))[:1])
