"""Where a take is looked at: the player, what lies over the picture, a second take beside it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.pages.base import Act
from studio.desktop.pages.takes_parts.offset import OffsetRow
from studio.desktop.pages.takes_parts.overlays import Overlays
from studio.desktop.pages.takes_parts.rows import Row, stars
from studio.desktop.pages.takes_parts.words import take_name
from studio.desktop.widgets.acts import fill_menu
from studio.desktop.widgets.label import ElidedLabel
from studio.takes.places import clip_path

if TYPE_CHECKING:
    from studio.desktop.player.player import Player
    from studio.takes.model import Take

SETTLE_MS = 90  # walking through the list opens only the take where it stops
MOST_FRAMES = 9999
MOST = 40  # takes that the menu of a second one offers


class Review(QWidget):
    """Shows the take that is selected.

    `range_asked(first, last)` and `mark_asked(frame)` are keys of the player, `offset_asked(ms)`
    is where subtitles shall begin, `beside_changed(on)` tells whether two takes are shown.
    `others` gives the takes that can stand beside one.
    """

    range_asked = Signal(object, object)
    mark_asked = Signal(int)
    offset_asked = Signal(int)
    beside_changed = Signal(bool)

    def __init__(self, ctx: Context, others: Callable[[Row], Sequence[Row]]) -> None:
        super().__init__()
        self._ctx, self._others = ctx, others
        self._row: Row | None = None
        self._opened: tuple[str, ...] = ()
        self._second: Row | None = None
        self.player: Player | None = None
        self.playing = False
        self.overlays = Overlays(ctx, self.offset_asked.emit)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._open)
        self._lay_out()

    def _lay_out(self) -> None:
        t = self._ctx.lang.text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(4)
        self.title = ElidedLabel(font=self._ctx.look.fonts.strong)
        head.addWidget(self.title, 1)
        self.captions = self._menu_button("captions", t("Subtitles"), self.overlays.language_acts)
        self.zones = self._menu_button("smartphone", t("Safe zones"), self.overlays.zone_acts)
        self.beside = self._menu_button("columns-2", t("Side by side"), self._beside_acts)
        for one in (self.captions, self.zones, self.beside):
            head.addWidget(one)
        column.addLayout(head)
        self._place = QVBoxLayout()
        column.addLayout(self._place, 1)
        self.shift = OffsetRow(
            t("Second take delay (frames)"),
            self._shift,
            names=(t("Second take one frame earlier"), t("Second take one frame later")),
            most=MOST_FRAMES,
        )
        self.shift.hide()
        column.addWidget(self.overlays.offset)
        column.addWidget(self.shift)
        self.overlays.changed.connect(self._mark_buttons)
        self._mark_buttons()

    def _menu_button(self, icon: str, name: str, acts: Callable[[], Sequence[Act]]) -> QPushButton:
        made = QPushButton()
        made.setProperty("look", "quiet")
        made.setAccessibleName(name)
        made.setToolTip(plain_tip(name))
        self._ctx.icons.bind(made, icon)
        menu = QMenu(made)

        def fill() -> None:
            menu.clear()
            fill_menu(menu, self._ctx, acts())

        menu.aboutToShow.connect(fill)
        made.setMenu(menu)
        return made

    # --- what is shown ------------------------------------------------------------------------

    def show_row(self, row: Row | None) -> None:
        """Show a take, or none; one that is shown already stays where it is."""
        self._row = row
        self.title.set_whole(take_name(row.take, self._ctx.lang) if row else "")
        self.beside.setEnabled(row is not None)
        self.overlays.show_take(row.take if row else None)
        if _what(row) == self._opened:
            self._settle.stop()
            self._show_ends()
        else:
            self._settle.start()

    def _show_ends(self) -> None:
        """Show in, out and marks on the player's bar."""
        row = self._row
        if self.player is not None and row is not None:
            self.player.set_range(row.take.in_frame, row.take.out_frame)
            self.player.set_markers([mark.frame for mark in row.take.markers])

    @property
    def shown(self) -> str:
        """The id of the take in the player; the list may be a step ahead of it."""
        return self._opened[0] if self._opened else ""

    def _open(self) -> None:
        row = self._row
        if _what(row) == self._opened:
            return
        self._opened = _what(row)
        self.close_second()
        player, t = self._ready(), self._ctx.lang.text
        if row is None:
            player.clear(t("Select a take to play it."))
        elif row.missing and not row.proxy:
            words = t("{file} is missing. Put its drive in, or find it again.", file=row.take.file)
            player.clear(words)
        else:
            take = row.take
            place = clip_path(take.path, self._ctx.store.path)
            player.open(place, first=take.first, last=take.out_frame, hash=take.hash)
            self._show_ends()

    def _ready(self) -> "Player":
        """Make the player when it is first needed: it brings the video libraries."""
        if self.player is None:
            self.player = self.make_player()
            self.player.range_asked.connect(self.range_asked)
            self.player.mark_asked.connect(self.mark_asked)
            self.player.playing_changed.connect(self._ran)
            self._place.addWidget(self.player)
            self.overlays.lie_over(self.player)
        return self.player

    def make_player(self) -> "Player":
        """Make a player."""
        from studio.desktop.player.player import Player

        return Player(self._ctx, self)

    def _ran(self, playing: bool) -> None:
        self.playing = playing

    def frame(self) -> int | None:
        """Return the frame on the screen; None while no take is shown."""
        shown = self.player is not None and self.player.clip() is not None
        return self.player.frame() if shown and self.player is not None else None

    def seek(self, frame: int) -> None:
        """Show a frame of the take."""
        if self.player is not None and self.player.clip() is not None:
            self.player.pause()
            self.player.seek(frame)

    def press(self, event: QKeyEvent) -> None:
        """Let the player hear a key that was pressed elsewhere."""
        if self.player is not None:
            QApplication.sendEvent(self.player, event)

    def take_keys(self) -> None:
        """Let the player hear the keys."""
        if self.player is not None:
            self.player.setFocus()

    def play(self) -> None:
        """Go to the player and play."""
        if self.player is not None:
            self.player.setFocus()
            self.player.play()

    # --- two takes beside each other --------------------------------------------------------------

    def compare(self, row: Row) -> None:
        """Show a second take beside the first."""
        self._settle.stop()
        self._open()
        self._second = row
        take = row.take
        place = clip_path(take.path, self._ctx.store.path)
        self._ready().compare(place, first=take.first, last=take.out_frame, hash=take.hash)
        self.shift.show_value(0)
        self.shift.show()
        self._mark_buttons()
        self.beside_changed.emit(True)

    def close_second(self) -> None:
        """Show one take again."""
        if self._second is None:
            return
        self._second = None
        if self.player is not None:
            self.player.compare(None)
        self.shift.hide()
        self._mark_buttons()
        self.beside_changed.emit(False)

    @property
    def second(self) -> Row | None:
        """The take beside the first one."""
        return self._second

    def _shift(self, frames: int) -> None:
        """Delay the second take: beside a frame stands one that is earlier by so many."""
        if self.player is not None and self._second is not None:
            self.player.compare_offset(-frames)

    def _beside_acts(self) -> list[Act]:
        t = self._ctx.lang.text
        offered = self._others(self._row) if self._row else ()
        why = "" if offered else t("There is no other take.")
        found = [Act(t("Close the second take"), "x", self.close_second)] if self._second else []
        if not offered:
            return [*found, Act(t("No other take"), "columns-2", why_not=why)]
        return [*found, *(self._beside_act(row) for row in offered[:MOST])]

    def _beside_act(self, row: Row) -> Act:
        take: Take = row.take
        words = "  ".join(filter(None, (take_name(take, self._ctx.lang), stars(take.rating))))
        gone = row.missing and not row.proxy
        why = self._ctx.lang.text("This file is missing.") if gone else ""
        icon = "circle-check" if take.circled else "circle"
        return Act(words, icon, lambda: self.compare(row), why_not=why)

    def _mark_buttons(self) -> None:
        """Let the buttons of what is on stand out."""
        icons = self._ctx.icons
        for made, name, is_on in (
            (self.captions, "captions", bool(self.overlays.language)),
            (self.zones, "smartphone", bool(self.overlays.zone)),
            (self.beside, "columns-2", self._second is not None),
        ):
            icons.bind(made, name, "accent_text" if is_on else "text")


def _what(row: Row | None) -> tuple[str, ...]:
    """Name what the player must open anew for."""
    return (row.id, row.take.path, row.take.hash, str(row.missing)) if row else ("",)
