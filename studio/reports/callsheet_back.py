"""The back of a call sheet: department notes, crew grid, radio, safety, advance, sign-off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.base.eighths import show_eighths
from studio.base.words import N_
from studio.callsheet.model import Advance, CallSheet, CrewDepartment, Item, day_clock
from studio.i18n import Language
from studio.reports.blocks import (
    Beside,
    Block,
    Gap,
    Newspaper,
    Stack,
    Words,
    draw_lines,
    set_lines,
)
from studio.reports.callsheet_head import clock_width, pair
from studio.reports.say import NOTHING, Said, Speaker, inline, plain
from studio.reports.scene_words import cast_numbers, colour_of, light, numbers, set_of
from studio.reports.table import Column, Layout, Look
from studio.reports.typeset import INK, Pen, Style
from studio.schedule.model import Strip, cast_order

COLUMN_GAP = 14.0
LABEL = Style(9, bold=True)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A section title on a rule."""

    title: Said
    room: float
    heading: bool = True

    @property
    def height(self) -> float:
        """The line of the title and the room around it."""
        return LABEL.line_height + 5.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the title and the rule under it."""
        draw_lines(pen, set_lines(self.title, LABEL, self.room, one_line=True), x, top, self.room)
        pen.rule(x, top - LABEL.line_height - 1.0, self.room, 0.8, INK)

    def split(self, room: float) -> None:
        """Stay whole."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """Lines to sign on."""

    labels: tuple[Said, ...]
    room: float

    @property
    def height(self) -> float:
        """The room to write in."""
        return 26.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw a label and a line for each."""
        step = self.room / len(self.labels)
        for index, texts in enumerate(self.labels):
            at = x + index * step
            pen.rule(at, top - 16.0, step - 12.0, 0.6, INK)
            pen.text(inline(texts), at, top - 16.5, Style(7.5).quiet(), step - 12.0)

    def split(self, room: float) -> None:
        """Stay whole."""


def note_rows(speaker: Speaker, sheet: CallSheet) -> list[tuple[Said, list[Said]]]:
    """Say what departments are told and what the breakdown asks of them, each name once."""
    found: dict[Said, list[Said]] = {}
    for note in sheet.notes:
        found.setdefault(speaker.label(note.department), []).append(pair(speaker, note.text))
    for need in sheet.needs:
        needed = _needed(speaker, need.items)
        found.setdefault(speaker.label(need.category), []).append(needed)
    return list(found.items())


def _needed(speaker: Speaker, items: Sequence[Item]) -> Said:
    def one(language: Language, item: Item) -> str:
        name = speaker.production.choose(language.code, item.name.main, item.name.other)
        count = f" ×{item.quantity}" if item.quantity > 1 else ""
        return f"{name}{count} ({language.join(item.scenes)})"

    return speaker.each(lambda lang: lang.join((one(lang, item) for item in items), ";"))


def notes(speaker: Speaker, sheet: CallSheet, room: float, look: Look) -> list[Block]:
    """Set the department notes in two columns."""
    title = Ruled(speaker.label(N_("Department notes")), room)
    rows = note_rows(speaker, sheet)
    if not rows:
        nothing = speaker.label(N_("No notes for this day."))
        return [title, Words.of(nothing, look.style.quiet(), room, one_line=True, after=4.0)]
    half = (room - COLUMN_GAP) / 2
    parts = [part for name, texts in rows for part in _note(name, texts, half, look)]
    return [title, Newspaper(tuple(parts), 2, half + COLUMN_GAP)]


def _note(name: Said, texts: Sequence[Said], room: float, look: Look) -> list[Block]:
    """Set one note line by line, so that a long one can run on in the next column."""
    style, wide = look.style, room * 0.29
    left = set_lines(name, style.strong(), wide)
    rest = room - wide - 5.0
    right = [line for text in texts for line in set_lines(text, style, rest)]
    first = Beside(
        (
            (0.0, Words(tuple(left), wide)),
            (wide + 5.0, Words(tuple(right[: len(left)]), rest)),
        )
    )
    more = [Beside(((wide + 5.0, Words((line,), rest)),)) for line in right[len(left) :]]
    return [first, *more, Gap(look.pad)]


def crew_layout(sheet: CallSheet, room: float, look: Look) -> Layout:
    """Lay out one column of the crew grid."""
    call = clock_width((one.call for unit in sheet.crew for one in unit.people), 27)
    columns = (
        Column(NOTHING, share=0.56, one_line=True),
        Column(NOTHING, share=0.44, one_line=True, bold=True),
        Column(NOTHING, look.size * 8.3),
        Column(NOTHING, call, align="right", bold=True),
    )
    return Layout(columns, room, replace(look, gutter=4.0))


def crew_rows(speaker: Speaker, department: CrewDepartment) -> list[list[Said]]:
    """Say position, name, phone and call of each; phones are printed as they were typed."""
    return [
        [
            speaker.label(person.position) if person.position else NOTHING,
            _noted(pair(speaker, person.name), person.note),
            plain(person.phone),
            plain(day_clock(person.call)),
        ]
        for person in department.people
    ]


def _noted(name: Said, note: str) -> Said:
    return (*name[:-1], f"{name[-1]} ({note})") if note else name


def crew(speaker: Speaker, sheet: CallSheet, room: float, look: Look) -> list[Block]:
    """Set the crew grid in two columns, each department under its name."""
    title = Ruled(speaker.label(N_("Crew")), room)
    if not sheet.crew:
        nothing = speaker.label(N_("No crew yet. Add people on the page Cast & crew."))
        return [title, Words.of(nothing, look.style.quiet(), room, one_line=True, after=4.0)]
    half = (room - COLUMN_GAP) / 2
    layout = crew_layout(sheet, half, look)
    parts: list[Block] = []
    for department in sheet.crew:
        name = department.name or N_("Other crew")
        band = layout.band(speaker.label(name))
        parts.append(replace(band, pad=max(0.8, look.pad)))
        parts += [layout.row(cells) for cells in crew_rows(speaker, department)]
    return [title, Newspaper(tuple(parts), 2, half + COLUMN_GAP)]


def advance_layout(speaker: Speaker, room: float, look: Look) -> Layout:
    """Lay out the advance."""
    columns = (
        Column(speaker.label(N_("I/E")), 38, tag=True, one_line=True),
        Column(speaker.label(N_("Set")), share=0.36, one_line=True),
        Column(speaker.label(N_("Scenes")), share=0.3),
        Column(speaker.label(N_("Cast")), share=0.34),
        Column(speaker.label(N_("Pages")), 30, align="right"),
    )
    return Layout(columns, room, look)


def advance(speaker: Speaker, sheet: CallSheet, room: float, look: Look) -> list[Block]:
    """Set what the next shooting day brings, one row for each run of strips in one set."""
    title = N_("Advance")
    following = sheet.advance
    if following is None:
        last = speaker.label(N_("This is the last shooting day."))
        words = Words.of(last, look.style.quiet(), room, one_line=True, after=4.0)
        return [Ruled(speaker.label(title), room), words]
    layout = advance_layout(speaker, room, look)
    rows: list[Block] = []
    for strips in _by_set(following):
        cast = {ref.character_id: ref for strip in strips for ref in strip.cast}
        cells = [
            light(speaker, strips[0].scenes[0]),
            set_of(speaker, strips[0]),
            numbers(speaker, strips),
            cast_numbers(speaker, sorted(cast.values(), key=cast_order))[:1],
            plain(show_eighths(sum(strip.eighths for strip in strips))),
        ]
        rows.append(layout.row(cells, colour=colour_of(strips[0].colour)))
    if not rows:
        rows.append(layout.remark(speaker.label(N_("No scenes are planned for that day."))))
    return [Ruled(_following(speaker, title, following), room), layout.table(rows)]


def _following(speaker: Speaker, title: str, following: Advance) -> Said:
    def one(language: Language) -> str:
        return language.text(
            "{title}: day {number}, {date}, general call {time}",
            title=language.text(title),
            number=following.number,
            date=language.short_day(following.date),
            time=day_clock(following.call),
        )

    return speaker.each(one)


def _by_set(following: Advance) -> list[list[Strip]]:
    groups: dict[tuple[str | None, str], list[Strip]] = {}
    for strip in following.strips:
        groups.setdefault((strip.set_id, strip.colour), []).append(strip)
    return list(groups.values())


def standing(speaker: Speaker, sheet: CallSheet, room: float, look: Look) -> list[Block]:
    """Set safety, radio channels and the lines to sign on."""
    half = (room - COLUMN_GAP) / 2
    sides = []
    for label, texts, nothing in (
        (N_("Safety"), sheet.safety, N_("No special hazards were written down.")),
        (N_("Radio"), sheet.radio, N_("No radio channels were written down.")),
    ):
        body = (
            Words.of(pair(speaker, texts), look.style, half)
            if texts
            else Words.of(speaker.label(nothing), look.style.quiet(), half)
        )
        sides.append(Stack((Ruled(speaker.label(label), half), body)))
    signed = SignOff(
        (
            speaker.label(N_("Unit production manager")),
            speaker.label(N_("1st assistant director")),
            speaker.label(N_("Issued at")),
        ),
        room,
    )
    return [Beside(((0.0, sides[0]), (half + COLUMN_GAP, sides[1]))), Gap(8.0), signed]
