"""The columns of the stripboard, and what a strip shows in each of them."""

import re
from collections.abc import Callable, Iterable

from PySide6.QtGui import QFontMetricsF

from studio.base.clock import show_clock, show_length
from studio.base.eighths import show_eighths
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.pages.schedule_rows import BoardRow
from studio.desktop.pages.schedule_state import (
    BANNER_ICONS,
    BANNER_WORDS,
    INT_EXT,
    LIGHTS,
    SEVERITY_ICON,
    State,
)
from studio.desktop.widgets.pen import PAD
from studio.schedule import store as schedule

SET, SYNOPSIS, CAST, EST = 3, 4, 5, 7
COLOURS = {
    "INT DAY": "int_day",
    "EXT DAY": "ext_day",
    "INT NIGHT": "int_night",
    "EXT NIGHT": "ext_night",
}
_HOURS = re.compile(r"^\s*(\d{1,2})\s*[:：]\s*([0-5]?\d)\s*$|^\s*(\d{1,4})\s*$")


def read_length(text: str) -> int | None:
    """Read `45` or `1:30` into minutes; nothing is None, and what is neither a StudioError."""
    found = _HOURS.match(text)
    if found:
        return int(found[3]) if found[3] else int(found[1]) * 60 + int(found[2])
    if text.strip():
        raise StudioError(
            N_("“{text}” is not a length of time. Write it like 45 or 1:30."),
            text=text,
        )
    return None


class BoardColumns:
    """Reads rows for the columns; `state` is what the page read last."""

    def __init__(self, ctx: Context, state: Callable[[], State]) -> None:
        self._ctx = ctx
        self._state = state

    def table(self) -> RecordTable[BoardRow]:
        """Make the model of the board."""
        return RecordTable[BoardRow](
            self._ctx, self._columns(), bar=bar, words=self._words, across=_across
        )

    def _columns(self) -> list[Column[BoardRow]]:
        return [*self._which(), *self._what(), *self._how_long()]

    def _which(self) -> list[Column[BoardRow]]:
        t, state = self._ctx.lang.text, self._state

        metrics = QFontMetricsF(self._ctx.look.fonts.small_strong)

        def letters(
            title: str, words: Iterable[str], read: Callable[[BoardRow], str]
        ) -> Column[BoardRow]:
            widest = max(metrics.horizontalAdvance(t(word)) for word in words)
            floor = round(widest) + PAD + PAD // 2 + 3
            return Column(title, read, look="caps", weight=0, floor=floor, colour=_text_colour)

        return [
            Column(
                t("Scene"), self._numbers, look="strong", weight=0.4, floor=64, tip=self._numbers
            ),
            letters(t("I/E"), INT_EXT.values(), lambda row: state().int_ext(row.strip)),
            letters(t("D/N"), LIGHTS.values(), lambda row: state().light(row.strip)),
        ]

    def _what(self) -> list[Column[BoardRow]]:
        t = self._ctx.lang.text
        return [
            Column(
                t("Set"),
                self._set,
                self._write_banner,
                editable=lambda row: row.strip.kind == "banner",
                weight=2,
                floor=96,
                second=self._other_set,
                tip=self._set_tip,
            ),
            Column(
                t("Synopsis"), self._synopsis, look="muted", weight=3, floor=160, tip=self._synopsis
            ),
            Column(
                t("Cast"),
                self._ids,
                weight=1.4,
                floor=84,
                second=self._names,
                tip=self._cast_tip,
                widest=self._ctx.lang.join(range(1, 6)),
            ),
        ]

    def _how_long(self) -> list[Column[BoardRow]]:
        t = self._ctx.lang.text
        return [
            Column(
                t("Pages"),
                _pages,
                align=RIGHT,
                look="muted",
                weight=0,
                floor=56,
                fold=1,
                widest="8 8/8",
            ),
            Column(
                t("Est."),
                lambda row: show_length(row.strip.minutes),
                self._write_minutes,
                align=RIGHT,
                weight=0,
                floor=56,
                widest="00:00",
                edit=_minutes_to_edit,
                colour=lambda row: "text" if _fixed(row) else "muted",
                tip=self._minutes_tip,
            ),
            Column(
                t("Start"),
                lambda row: show_clock(row.start),
                align=RIGHT,
                look="muted",
                weight=0,
                floor=58,
                fold=2,
                widest="00:00",
            ),
            Column("", self._mark_words, icons=_marks, weight=0, floor=28, tip=self._mark_words),
        ]

    def _numbers(self, row: BoardRow) -> str:
        return self._state().numbers(row.strip) if row.strip.scenes else ""

    def _set(self, row: BoardRow) -> str:
        strip, state = row.strip, self._state()
        if strip.kind == "banner":
            return state.numbers(strip)
        return state.two(strip.set_name, strip.other_set_name)[0]

    def _other_set(self, row: BoardRow) -> str:
        strip, state = row.strip, self._state()
        if strip.kind == "banner":
            kind = state.lang.text(BANNER_WORDS[strip.banner_kind])
            return "" if kind == state.numbers(strip) else kind
        return state.two(strip.set_name, strip.other_set_name)[1]

    def _set_tip(self, row: BoardRow) -> str:
        return "\n".join(filter(None, (self._set(row), self._other_set(row))))

    def _synopsis(self, row: BoardRow) -> str:
        state = self._state()
        texts = (state.two(s.synopsis, s.other_synopsis)[0] for s in row.strip.scenes)
        return " / ".join(text for text in texts if text)

    def _ids(self, row: BoardRow) -> str:
        numbers = (ref.cast_number for ref in row.strip.cast)
        return self._ctx.lang.join(number for number in numbers if number is not None)

    def _names(self, row: BoardRow) -> str:
        state = self._state()
        return state.lang.join(state.two(ref.name, ref.other_name)[0] for ref in row.strip.cast)

    def _cast_tip(self, row: BoardRow) -> str:
        state, lines = self._state(), []
        for ref in row.strip.cast:
            number = "" if ref.cast_number is None else f"{ref.cast_number}  "
            names = " ".join(filter(None, state.two(ref.name, ref.other_name)))
            actor = state.actor(ref)
            lines.append(f"{number}{names}" + (f" — {actor}" if actor else ""))
        return "\n".join(lines)

    def _minutes_tip(self, row: BoardRow) -> str:
        t = self._ctx.lang.text
        if row.strip.kind == "banner":
            return t("Minutes")
        return t("Set by hand") if _fixed(row) else t("Estimated from the script")

    def _mark_words(self, row: BoardRow) -> str:
        state = self._state()
        told = (
            [state.lang.say(one.message) for one in state.warnings_of(row.id)] if row.mark else []
        )
        if row.strip.pinned:
            told.insert(0, state.lang.text("Pinned: stays here when a board is planned"))
        return "\n".join(told)

    def _words(self, row: BoardRow) -> str:
        """Return what else finds a strip: both languages, INT, NIGHT, place, cast, elements."""
        state = self._state()
        parts = [self._ctx.lang.text("pinned") if row.strip.pinned else ""]
        parts += [state.int_ext(row.strip), state.light(row.strip)]
        for scene in row.strip.scenes:
            parts += [scene.int_ext or "", scene.time_of_day or "", scene.time]
            parts += [scene.synopsis, scene.other_synopsis, scene.place_name]
            parts += [scene.other_place_name, scene.set_name, scene.other_set_name]
            for ref in scene.cast:
                parts += [ref.name, ref.other_name, state.actor(ref)]
            for element in state.elements.get(scene.scene_id, ()):
                parts += [element.name, element.other_name]
        return "\n".join(parts)

    def _write_minutes(self, row: BoardRow, text: str) -> None:
        schedule.set_minutes(self._ctx.store, [row.id], read_length(text))

    def _write_banner(self, row: BoardRow, text: str) -> None:
        schedule.change_banner(self._ctx.store, row.id, text=text)


def bar(row: BoardRow) -> str:
    """Name the strip colour of a row."""
    return COLOURS.get(row.strip.colour, "edge" if row.strip.kind == "banner" else "int_day")


def _text_colour(row: BoardRow) -> str:
    return f"{bar(row)}_text"


def _across(row: BoardRow) -> tuple[int, int] | None:
    """Let the words of a banner run over the columns that it leaves empty."""
    return (SET, CAST) if row.strip.kind == "banner" else None


def _pages(row: BoardRow) -> str:
    return show_eighths(row.strip.eighths) if row.strip.scenes else ""


def _fixed(row: BoardRow) -> bool:
    return row.strip.kind == "banner" or row.strip.fixed_minutes is not None


def _minutes_to_edit(row: BoardRow) -> str:
    return str(row.strip.minutes)


def _marks(row: BoardRow) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if row.mark in ("error", "warning"):
        found.append(SEVERITY_ICON[row.mark])
    if row.strip.pinned:
        found.append(("pin", "muted"))
    if row.strip.kind == "banner":
        found.append((BANNER_ICONS[row.strip.banner_kind], "muted"))
    return found
