"""The table of the takes: what is typed in it, and how it is shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtGui import QPixmap

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.table import CENTRE, RIGHT, Column, Heading, RecordTable
from studio.desktop.pages.takes_parts import edits
from studio.desktop.pages.takes_parts.rows import Row, found_words, reasons, stars
from studio.desktop.pages.takes_parts.thumbs import Thumbnails
from studio.desktop.pages.takes_parts.words import (
    length,
    rate,
    read_rating,
    read_take,
    slate_and_take,
    take_name,
)
from studio.takes import store as room
from studio.takes.model import BEST, Take

PICTURE, SCENE, TAKE, CIRCLE, RATING, REASON, LENGTH, NOTE, DAY, CAMERA, FRAMES = range(11)
NOTE_LETTERS = 22
TYPED = frozenset({SCENE, TAKE})  # where a figure is typed and is no rating


class TakeTable(RecordTable[Row]):
    """The takes under their scenes; every cell that can be typed in is one step."""

    def __init__(self, ctx: Context, thumbs: Thumbnails) -> None:
        self._thumbs = thumbs
        self.narrow: Callable[[], bool] = lambda: False  # no room for the reasons' own column
        self.bare: Callable[[], bool] = lambda: False  # no room for notes
        self.roomy: Callable[[], bool] = lambda: False  # notes get the width of a sentence
        self._scenes: Sequence[str] = ()
        self._days: Mapping[str, str] = {}  # what is shown of a shooting day: its id
        self._reasons = reasons(ctx.lang)
        super().__init__(ctx, [], words=lambda row: found_words(row, ctx.lang))
        self.columns.extend([*self._named(), *self._judged(), *self._noted(), *self._more()])

    def show_takes(
        self, rows: Sequence[Row | Heading], scenes: Sequence[str], days: Mapping[str, str]
    ) -> None:
        """Show takes; `scenes` are the numbers offered, `days` id and date of each shooting day."""
        self._scenes = scenes
        self._days = {self._day(on): day_id for day_id, on in days.items()}
        self.show(rows)

    def takes(self, ids: Sequence[str]) -> list[Take]:
        """Return the takes of rows, in the order asked; headings are passed over."""
        found = [self.record(self.row_of(row_id)) for row_id in ids]
        return [row.take for row in found if row is not None]

    def fresh(self, record: Row) -> Row:
        """Read a take anew: pasted scene, slate and number are written from each other."""
        now = room.take(self.ctx.store, record.id)
        return Row(now, record.missing, record.proxy, record.about) if now else record

    def picture(self, row: Row) -> QPixmap | None:
        """Return the picture of a take; None until there is one."""
        return self._thumbs.of(row.take)

    def name(self, row: Row) -> str:
        """Return slate and take, or the file of a take that is not linked."""
        return slate_and_take(row.take) if row.take.scene_id else row.take.file

    def reason(self, row: Row) -> str:
        """Return why a take is no good."""
        return self._reasons.get(row.take.ng_reason, row.take.ng_reason)

    def _picture(self, row: Row, scale: float) -> QPixmap | None:
        return self._thumbs.of(row.take)

    def _named(self) -> list[Column[Row]]:
        t, store = self.ctx.lang.text, self.ctx.store
        return [
            Column(
                "",
                lambda r: t("Not found") if r.missing else "",
                weight=0,
                floor=44,
                picture=self._picture,
                tip=self._about,
            ),
            Column(
                t("Scene"),
                lambda r: r.take.scene,
                lambda r, text: edits.link(store, [r.take], text),
                weight=0,
                floor=52,
                fold=4,
                look="strong",
                suggest=lambda _: self._scenes,
            ),
            Column(
                t("Take"),
                lambda r: slate_and_take(r.take),
                self._set_take,
                weight=0.001,  # what is left over where the notes are folded away
                floor=60,
                look="strong",
                second=lambda r: r.take.file if self.bare() and r.take.scene_id is None else "",
                tip=lambda r: take_name(r.take, self.ctx.lang),
            ),
        ]

    def _judged(self) -> list[Column[Row]]:
        t, store = self.ctx.lang.text, self.ctx.store
        return [
            Column(
                "◯",
                lambda r: t("Circled") if r.take.circled else "",
                weight=0,
                floor=34,
                align=CENTRE,
                icons=lambda r: [
                    ("circle-check", "good") if r.take.circled else ("circle", "edge")
                ],
                tip=lambda r: t("Circled") if r.take.circled else t("Circle this take"),
            ),
            Column(
                "★",
                lambda r: stars(r.take.rating),
                lambda r, text: room.change_take(store, r.id, rating=read_rating(text)),
                weight=0,
                floor=90,
                colour=lambda _: "warn",
                choices=lambda _: [stars(n) for n in range(BEST + 1)],
            ),
            Column(
                t("NG"),
                self.reason,
                self._set_reason,
                weight=0,
                floor=152,
                fold=2,
                colour=lambda _: "bad",
                choices=lambda _: ["", *self._reasons.values()],
            ),
        ]

    def _noted(self) -> list[Column[Row]]:
        t, store = self.ctx.lang.text, self.ctx.store
        return [
            Column(
                t("Length"),
                lambda r: length(r.take),
                weight=0,
                floor=56,
                fold=5,
                align=RIGHT,
                look="muted",
            ),
            Column(
                t("Note"),
                self._note,
                lambda r, text: room.change_take(store, r.id, note=text),
                weight=1,
                floor=72,
                fold=1,
                widest=lambda: "n" * NOTE_LETTERS if self.roomy() else "",
                edit=lambda r: r.take.note,
                dot=lambda r: "bad" if r.missing or (r.take.ng_reason and self.narrow()) else "",
                second=self._file,
                tip=self._about,
            ),
        ]

    def _more(self) -> list[Column[Row]]:
        t, store = self.ctx.lang.text, self.ctx.store
        return [
            Column(
                t("Day"),
                lambda r: self._day(r.take.date or ""),
                self._set_day,
                weight=0,
                floor=96,
                fold=6,
                look="muted",
                choices=lambda _: ["", *self._days],
            ),
            Column(
                t("Cam"),
                lambda r: r.take.camera,
                lambda r, text: room.change_take(store, r.id, camera=text),
                weight=0,
                floor=40,
                fold=7,
                look="muted",
            ),
            Column(
                t("Frames"),
                self._frames,
                weight=0,
                floor=120,
                fold=8,
                align=RIGHT,
                look="muted",
            ),
        ]

    def _note(self, row: Row) -> str:
        """Return the note; where the reasons have no column, the reason stands before it."""
        note = row.take.note.replace("\n", " ")
        if not self.narrow() or not row.take.ng_reason:
            return note
        reason = self.ctx.lang.text("NG: {reason}", reason=self.reason(row))
        return "  ·  ".join(filter(None, (reason, note)))

    def _file(self, row: Row) -> str:
        file = row.take.file
        return self.ctx.lang.text("missing: {file}", file=file) if row.missing else file

    def _about(self, row: Row) -> str:
        words = self.ctx.lang.text("This file is missing.") if row.missing else ""
        return "\n".join(filter(None, (row.take.note, row.take.path, words)))

    def _frames(self, row: Row) -> str:
        take = row.take
        count = self.ctx.lang.number(take.last - take.first + 1)
        about = "≈ " if take.variable else ""
        return f"{count}  ·  {about}{rate(take.fps)}"

    def _day(self, on: str) -> str:
        return self.ctx.lang.short_day(date.fromisoformat(on)) if on else ""

    def _set_take(self, row: Row, text: str) -> None:
        """Write what is typed of slate and take: `3`, or `12A/3`."""
        slate, number = read_take(text)
        if slate is None:
            room.change_take(self.ctx.store, row.id, number=number)
        else:
            kept = row.take.number if number is None else number
            edits.set_slate(self.ctx.store, [replace(row.take, number=kept)], slate)

    def _set_reason(self, row: Row, text: str) -> None:
        keys = {words: key for key, words in self._reasons.items()}
        wanted = text.strip()
        room.change_take(self.ctx.store, row.id, ng_reason=keys.get(wanted, wanted))

    def _set_day(self, row: Row, text: str) -> None:
        wanted = text.strip()
        if wanted and wanted not in self._days:
            raise StudioError(N_("“{text}” is no shooting day. Choose one of the list."), text=text)
        day_id = self._days[wanted] if wanted else None
        room.change_take(self.ctx.store, row.id, shoot_day_id=day_id)
