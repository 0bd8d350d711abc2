"""The marks of a take in the inspector: made at the frame on the screen, a click goes there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.pages.base import Act
from studio.desktop.pages.takes_parts.words import clock, read_frame
from studio.desktop.widgets.part import Part
from studio.takes import store as room
from studio.takes.model import Marker, Take


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark with its time in the clip, written."""

    marker: Marker
    at: str

    @property
    def id(self) -> str:
        """The id of the mark."""
        return self.marker.id


class Marks(Part[Mark]):
    """A table of marks; `seek` shows a frame, `now` tells the one that is shown."""

    def __init__(
        self, ctx: Context, seek: Callable[[int], None], now: Callable[[], int | None]
    ) -> None:
        t = ctx.lang.text
        self._ctx, self._seek, self._now = ctx, seek, now
        self._take: Take | None = None
        self._naming = False  # a mark was just made in the player and its note is being typed
        self.back: Callable[[], None] = lambda: None  # gives the keys to the player again
        tip = t("Mark the frame on the screen (M)")
        super().__init__(
            ctx,
            t("Marks"),
            RecordTable[Mark](ctx, self._mark_columns(ctx)),
            Act(t("Mark"), "bookmark", self.add, tip=tip, writes=True),
            self._remove,
        )
        delegate = self.view.cells
        delegate.moved.disconnect(self.view.step)
        delegate.moved.connect(self._typed)
        delegate.closeEditor.connect(self._closed)
        self.view.chosen.connect(self._walked)
        self.view.clicked.connect(lambda index: self._go(self.table.record(index)))

    def _mark_columns(self, ctx: Context) -> list[Column[Mark]]:
        t = ctx.lang.text
        return [
            Column(
                t("Frame"),
                lambda m: str(m.marker.frame),
                self._set_frame,
                weight=0,
                floor=56,
                align=RIGHT,
                look="strong",
                tip=lambda m: m.at,
            ),
            Column(
                t("Note"),
                lambda m: m.marker.note,
                self._set_note,
                floor=96,
                second=lambda m: "" if m.marker.note else m.at,
            ),
        ]

    def show_take(self, take: Take) -> None:
        """Show the marks of a take."""
        self._take = take
        self.table.show([Mark(one, clock(one.frame, take.fps)) for one in take.markers])
        self.fit()

    def add(self, *, type_why: bool = True) -> None:
        """Mark the frame on the screen, and type why unless the take is playing on."""
        frame = self._now()
        if self._take is None or self._ctx.store.read_only:
            return
        made = room.add_marker(
            self._ctx.store, self._take.id, self._take.first if frame is None else frame
        )
        if type_why:
            self.type_name(made, 1)
            self._naming = True

    def _typed(self, rows: int, columns: int) -> None:
        """Stay at the frame whose mark was just made; move on in the table otherwise."""
        if self._naming:
            self._return()
        else:
            self.view.step(rows, columns)

    def _closed(self, _: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Return to the player also with Esc."""
        if self._naming and hint == QStyledItemDelegate.EndEditHint.RevertModelCache:
            self._return()

    def _return(self) -> None:
        self._naming = False
        self.back()

    def _walked(self, ids: list[str]) -> None:
        """Go where the arrow keys go; a mark that is just made is shown already."""
        if len(ids) == 1 and self.view.hasFocus():
            self._go(self.table.record(self.table.row_of(ids[0])))

    def _go(self, mark: Mark | None) -> None:
        if mark is not None and mark.marker.frame != self._now():
            self._seek(mark.marker.frame)

    def _set_frame(self, mark: Mark, text: str) -> None:
        frame = read_frame(text)
        if frame is not None:
            room.change_marker(self._ctx.store, mark.id, frame=frame, note=mark.marker.note)

    def _set_note(self, mark: Mark, text: str) -> None:
        room.change_marker(self._ctx.store, mark.id, frame=None, note=text)

    def _remove(self, ids: list[str]) -> None:
        room.remove_markers(self._ctx.store, ids)
        count = self._ctx.lang.count
        self._ctx.toast(count("Removed {n} mark.", "Removed {n} marks.", len(ids)), undo=True)
