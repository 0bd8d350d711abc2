"""The head of a call sheet: general call, times of the day and of the sun, places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import segno

from studio.base.words import N_
from studio.callsheet.model import (
    CallSheet,
    CrewCall,
    Pair,
    SheetPlace,
    day_clock,
)
from studio.callsheet.timeline import break_name
from studio.reports.blocks import (
    Beside,
    Block,
    Line,
    Stack,
    Words,
    draw_lines,
    lines_height,
    set_lines,
)
from studio.reports.say import NOTHING, Said, Speaker, inline, said
from studio.reports.typeset import INK, MM, Pen, Style, width

QR_SIDE = 17 * MM
MIDDLE = 140.0  # the general call, between title and date
SMALL = Style(7.5, leading=1.22)


def pair(speaker: Speaker, texts: Pair) -> Said:
    """Say a text that the file keeps in two languages."""
    return speaker.name(texts.main, texts.other)


@dataclass(frozen=True, slots=True)
class Masthead:
    """Title at the left, the general call in the largest type, day and date at the right."""

    speaker: Speaker
    sheet: CallSheet
    room: float

    @property
    def height(self) -> float:
        """As tall as the taller side."""
        return max(58.0, lines_height(self._left()) + 8.0, lines_height(self._right()) + 8.0)

    def _left(self) -> list[Line]:
        show, wide = self.speaker.production, self.room * 0.38
        first, *others = self.speaker.title
        rows = set_lines((first,), Style(16, bold=True, leading=1.2), wide)
        rows += [row for text in others for row in set_lines((text,), Style(9.5).quiet(), wide)]
        company = self.speaker.name(show.company, show.other_company)
        notice = self.speaker.name(show.notice, show.other_notice)
        if company != NOTHING:
            rows += set_lines(company, SMALL, wide, one_line=True)
        if notice != NOTHING:
            rows += set_lines(notice, SMALL.strong(), wide, one_line=True)
        return rows

    def _right(self) -> list[Line]:
        sheet, wide = self.sheet, self.room * 0.36
        day = self.speaker.label(N_("Day {number} of {count}"), number=sheet.number, count=sheet.of)
        rows = [*set_lines((inline(day, "  "),), Style(12, bold=True, leading=1.25), wide)]
        rows += set_lines(self.speaker.day(sheet.date), Style(9, bold=True), wide)
        version = self.speaker.label(N_("Version {number}"), number=sheet.version)
        rows += set_lines((inline(version, "  "),), SMALL.quiet(), wide)
        if sheet.day_note:
            rows += set_lines((sheet.day_note,), SMALL, wide)
        return rows

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the three parts and a strong rule."""
        left, right = self._left(), self._right()
        draw_lines(pen, left, x, top, self.room * 0.38)
        wide = self.room * 0.36
        draw_lines(pen, right, x + self.room - wide, top, wide, "right")
        middle = x + self.room * 0.51
        label = inline(self.speaker.label(N_("General call")))
        style = Style(9, bold=True)
        if width(label, style) > MIDDLE:
            style = SMALL.strong()
        pen.text(label, middle - MIDDLE / 2, top - 1.0, style, MIDDLE, "centre")
        pen.text(
            day_clock(self.sheet.call),
            middle - 80,
            top - 11.0,
            Style(36, bold=True, leading=1.15),
            160,
            "centre",
        )
        pen.rule(x, top - self.height + 3.0, self.room, 1.2, INK)

    def split(self, room: float) -> None:
        """Stay whole."""


def times_of(speaker: Speaker, sheet: CallSheet) -> list[tuple[Said, str]]:
    """List the times of the day with their labels."""
    sun = sheet.sun
    return [
        (speaker.label(N_("Breakfast")), day_clock(sheet.breakfast)),
        (speaker.label(N_("Shooting call")), day_clock(sheet.shooting_call)),
        (speaker.label(break_name(sheet.lunch)), day_clock(sheet.lunch)),
        (speaker.label(N_("Est. wrap")), day_clock(sheet.wrap)),
        (speaker.label(N_("First light")), day_clock(sun.first_light if sun else None)),
        (speaker.label(N_("Sunrise")), day_clock(sun.sunrise if sun else None)),
        (speaker.label(N_("Sunset")), day_clock(sun.sunset if sun else None)),
        (speaker.label(N_("Last light")), day_clock(sun.last_light if sun else None)),
        (speaker.label(N_("Golden hour")), _span(sun.golden_evening if sun else None)),
    ]


def _span(times: tuple[int, int] | None) -> str:
    return "—" if times is None else f"{day_clock(times[0])}–{day_clock(times[1])}"


@dataclass(frozen=True, slots=True)
class Times:
    """A band of times, each under its label."""

    cells: tuple[tuple[Said, str], ...]
    room: float

    @property
    def height(self) -> float:
        """Labels, the time and the room around them."""
        labels = max(len(texts) for texts, _ in self.cells)
        return labels * SMALL.line_height + 22.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the cells with upright hairlines between them."""
        weights = [1.5 if "–" in value else 1.0 for _, value in self.cells]
        step = self.room / sum(weights)
        at = x
        for index, ((texts, value), weight) in enumerate(zip(self.cells, weights, strict=True)):
            if index:
                pen.upright(at, top - 3.0, self.height - 8.0)
            edge = 5.0 if index else 0.0
            rows = set_lines(texts, SMALL, step * weight - edge)
            draw_lines(pen, rows, at + edge, top - 2.0, step * weight)
            below = top - 2.0 - lines_height(rows)
            pen.text(value, at + edge, below, Style(10.5, bold=True), step * weight)
            at += step * weight
        pen.rule(x, top - self.height + 2.0, self.room, 0.8, INK)

    def split(self, room: float) -> None:
        """Stay whole."""


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place with its address, hospital and the code that opens a map."""

    number: int
    name: Said
    facts: tuple[tuple[Said, Said], ...]
    link: str
    room: float

    def _rows(self) -> list[tuple[list[Line], list[Line]]]:
        side = QR_SIDE if self.link else 0.0
        wide = self.room - side - self._label - 9.0
        return [
            (set_lines((inline(label),), SMALL.quiet(), self._label), _fact(value, wide))
            for label, value in self.facts
        ]

    @property
    def _label(self) -> float:
        widest = max((width(inline(label), SMALL) for label, _ in self.facts), default=0.0)
        return min(50.0 if self.room < 400 else 66.0, widest + 1.0)

    def _name(self) -> list[Line]:
        wide = self.room - (QR_SIDE if self.link else 0.0) - 20.0
        return set_lines(self.name, Style(9, bold=True), wide, one_line=True)

    @property
    def height(self) -> float:
        """As tall as the text or the code."""
        text = lines_height(self._name()) + sum(
            max(lines_height(label), lines_height(value)) for label, value in self._rows()
        )
        return max(text + 5.0, QR_SIDE + 3.0 if self.link else 0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the number, the texts and the code."""
        pen.box(x, top - 1.0, 11.0, 10.0, INK)
        pen.text(
            str(self.number), x, top - 1.0, Style(8, bold=True, colour="#FFFFFF"), 11, "centre"
        )
        rows = self._name()
        draw_lines(pen, rows, x + 15.0, top, self.room)
        below = top - lines_height(rows) - 1.0
        for label, value in self._rows():
            draw_lines(pen, label, x, below, self._label)
            draw_lines(pen, value, x + self._label + 4.0, below, self.room)
            below -= max(lines_height(label), lines_height(value))
        if self.link:
            code = segno.make(self.link, error="l", micro=False)
            pen.matrix([list(row) for row in code.matrix], x + self.room - QR_SIDE, top, QR_SIDE, 1)

    def split(self, room: float) -> None:
        """Stay whole."""


def _fact(value: Said, wide: float) -> list[Line]:
    return set_lines(value, SMALL, wide, one_line=True)


def place_card(speaker: Speaker, place: SheetPlace, room: float) -> PlaceCard:
    """Say what a crew must know of a place; what nobody wrote is left out."""
    hospital = said(
        [
            "  ".join(part for part in parts if part)
            for parts in zip_longest_texts(
                pair(speaker, place.hospital), pair(speaker, place.hospital_address)
            )
        ]
    )
    if place.hospital_phone:
        hospital = (f"{hospital[0]}  {place.hospital_phone}".strip(), *hospital[1:])
    facts = [
        (speaker.label(N_("Address")), pair(speaker, place.address)),
        (speaker.label(N_("Hospital")), hospital),
        (speaker.label(N_("Parking")), pair(speaker, place.parking)),
        (speaker.label(N_("Base camp")), pair(speaker, place.base_camp)),
        (speaker.label(N_("Note")), pair(speaker, place.note)),
    ]
    written = tuple((label, value) for label, value in facts if value != NOTHING)
    return PlaceCard(place.number, pair(speaker, place.name), written, place.map_link, room)


def clock_width(times: Iterable[int | None], usual: float) -> float:
    """Return the width of a column of times: more when one is of another day."""
    return usual if all(t is None or 0 <= t < 24 * 60 for t in times) else max(37.0, usual)


def zip_longest_texts(first: Said, second: Said) -> list[tuple[str, str]]:
    """Put two texts beside each other per language; one language serves where one is missing."""
    count = max(len(first), len(second))
    return [
        (first[min(i, len(first) - 1)], second[i] if i < len(second) else "") for i in range(count)
    ]


def places(speaker: Speaker, sheet: CallSheet, room: float) -> Block:
    """Set the places in two columns."""
    if not sheet.places:
        text = speaker.label(N_("No place is known yet for the sets of this day."))
        return Words.of(text, SMALL.quiet(), room, one_line=True, after=4.0)
    gap = 14.0
    half = (room - gap) / 2
    wide = half if len(sheet.places) > 1 else room
    cards = [place_card(speaker, place, wide) for place in sheet.places]
    rows = [
        Beside(tuple((index * (half + gap), card) for index, card in enumerate(cards[at : at + 2])))
        for at in range(0, len(cards), 2)
    ]
    return Stack(tuple(rows))


def officers(speaker: Speaker, people: Sequence[CrewCall], room: float) -> Block:
    """Set who heads the show beside each other: position, name, phone."""
    step = room / len(people)
    parts = []
    for index, person in enumerate(people):
        wide = step - 8.0
        position = Words.of(speaker.label(person.position), SMALL.quiet(), wide, one_line=True)
        name = Words.of((*pair(speaker, person.name), person.phone), SMALL, wide, one_line=True)
        parts.append((index * step, Stack((position, name))))
    return Beside(tuple(parts))
