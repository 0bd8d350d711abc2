"""The inspector of the subtitles: a take of the scene with its cues over it, or a black screen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.desktop.models.table import plain_tip
from studio.desktop.pages.subtitle_parts.asking import read_shift
from studio.desktop.pages.subtitle_parts.bar import chooser, fill
from studio.desktop.pages.subtitle_parts.clock import TakeClock, take_clock, typed_over
from studio.desktop.pages.subtitle_parts.desk import Desk
from studio.desktop.pages.subtitle_parts.preview import Preview
from studio.desktop.player.captions import CaptionOverlay
from studio.desktop.widgets.acts import plain
from studio.desktop.widgets.label import ElidedLabel, label
from studio.media.safe_zones import HEIGHT, WIDTH
from studio.subtitles.model import TrackCue
from studio.subtitles.timing import frames_ms
from studio.takes import editing as take_editing
from studio.takes import reading as takes
from studio.takes.model import Take
from studio.takes.places import clip_path

if TYPE_CHECKING:
    from studio.desktop.player.overlay import Overlay
    from studio.desktop.player.player import Player

MARGIN, LEAST = 16, 300
_PATIENCE_MS = 800
_AIR = 8  # figures of the player may grow


class TakePanel(QWidget):
    """Shows the moment of the desk over a take. `showed(ms)` when another one is on the screen,
    `widened` when it needs more width than before.
    """

    showed = Signal(int)
    widened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._takes: list[Take] = []
        self._scene = ""
        self._chosen: dict[str, str] = {}
        self._clock: TakeClock | None = None
        self._opened = ""
        self._seen = -1
        self._asked: int | None = None
        self._since = QElapsedTimer()
        self._running = self._telling = False
        self._player: Player | None = None
        self.captions = CaptionOverlay(self._clip_ms)
        self._plain = CaptionOverlay(float)
        self._zones: Overlay | None = None
        self._build()
        desk.changed.connect(self.show_desk)
        desk.moved.connect(self._follow)
        desk.typed.connect(self._show_cues)

    # --- what it is made of -------------------------------------------------------------------

    def _build(self) -> None:
        t, fonts = self._desk.ctx.lang.text, self._desk.ctx.look.fonts
        self.title = ElidedLabel(font=fonts.heading)
        self.take = chooser(t("Take"), 120)
        self.take.activated.connect(lambda _: self._choose())
        self.none = label(t("No take for this scene yet"), tone="muted", wrap=True)
        self.preview = Preview(self._desk.ctx)
        self.preview.moved.connect(self._played)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.preview)
        self.stack.setMinimumHeight(LEAST)
        self.zones = QCheckBox(plain(t("Safe zone of the platform")))
        self.zones.setProperty("elided", True)
        self.zones.setMinimumWidth(40)
        self.zones.toggled.connect(lambda _: self._zone())
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.take)
        column.addWidget(self.none)
        column.addWidget(self.stack, 1000)
        column.addWidget(self._offset_row())
        column.addWidget(self.zones)
        column.addStretch(1)

    def _offset_row(self) -> QWidget:
        """Make the row that moves the cues over the take."""
        t, ctx = self._desk.ctx.lang.text, self._desk.ctx
        self.offset_row = QWidget()
        self.offset_row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self.offset_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(label(t("Offset"), tone="muted", font=ctx.look.fonts.small))
        self.earlier = self._small("−", t("Subtitles one frame earlier over this take"), -1)
        self.later = self._small("+", t("Subtitles one frame later over this take"), 1)
        self.offset = QLineEdit()
        self.offset.setAccessibleName(t("Offset of the subtitles over this take"))
        self.offset.setToolTip(plain_tip(t("Offset of the subtitles over this take")))
        self.offset.setFixedWidth(78)
        self.offset.editingFinished.connect(self._typed_offset)
        self.here = QPushButton(plain(t("Set here")))
        self.here.setProperty("elided", True)
        self.here.setMinimumWidth(60)
        self.here.setToolTip(
            plain_tip(t("The first subtitle of the scene appears with the frame that is shown"))
        )
        self.here.clicked.connect(self._first_here)
        for widget in (self.earlier, self.offset, self.later):
            line.addWidget(widget)
        line.addWidget(self.here, 1)
        for button in (self.earlier, self.later, self.here):
            if ctx.store.read_only:
                button.setEnabled(False)
                button.setToolTip(plain_tip(t("This production is open for reading only.")))
        self.offset.setReadOnly(ctx.store.read_only)
        return self.offset_row

    def _small(self, words: str, name: str, frames: int) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("look", "quiet")
        made.setAccessibleName(name)
        made.setToolTip(plain_tip(name))
        made.clicked.connect(lambda: self._move_by(frames))
        return made

    def _make_player(self) -> "Player":
        """Make the player when the first take is shown: its code is loaded then."""
        from studio.desktop.player.player import Player

        if self._player is None:
            self._player = Player(self._desk.ctx, ground="panel")
            self._player.add_overlay(self.captions)
            self._player.frame_changed.connect(self._showed_frame)
            self._player.playing_changed.connect(self._ran)
            self.stack.addWidget(self._player)
            self.setTabOrder(self.take, self._player)
            self.setMinimumWidth(self._player.minimumSizeHint().width() + 2 * MARGIN + _AIR)
            self.widened.emit()
            self._zone()
        return self._player

    # --- what is shown ------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show the scene of the moment: its takes, the one chosen before or the best."""
        desk = self._desk
        scene = desk.scene_at(desk.at)
        playing = self.preview.playing
        if playing and not desk.cues:
            self.preview.stop()
        self._takes = takes.takes(desk.ctx.store, scene) if scene else []
        self._scene = scene
        t = desk.ctx.lang.text
        number = desk.scenes.get(scene, "")
        self.title.set_whole(t("Scene {number}", number=number) if number else t("No scene"))
        fill(self.take, [(one.id, self._words(one)) for one in self._takes], self._wanted())
        self.take.setVisible(bool(self._takes))
        self.offset_row.setVisible(bool(self._takes))
        self._open()
        self._show_cues()
        self._zone()

    def _wanted(self) -> str:
        kept = self._chosen.get(self._scene)
        if any(one.id == kept for one in self._takes):
            return str(kept)
        best = max(
            self._takes,
            key=lambda one: (one.circled, not one.ng_reason, one.rating, one.number or 0),
            default=None,
        )
        return best.id if best else ""

    def _words(self, one: Take) -> str:
        """Write a take: slate, number, camera, whether it is circled or no good."""
        t = self._desk.ctx.lang.text
        number = t("Take {n}", n=one.number) if one.number is not None else one.file
        parts = [one.slate, number, one.camera, t("circled") if one.circled else "", one.ng_reason]
        return "  ·  ".join(filter(None, parts))

    def _choose(self) -> None:
        self._chosen[self._scene] = str(self.take.currentData())
        self._open()
        self._show_cues()

    def _current(self) -> Take | None:
        wanted = self.take.currentData()
        return next((one for one in self._takes if one.id == wanted), None)

    def _open(self) -> None:
        """Open the chosen take in the player, at the moment of the desk."""
        desk, one = self._desk, self._current()
        starts = {cue.id: cue.start_ms for cue in desk.cues}
        self._clock = take_clock(desk.ctx.store, one, desk.code, starts) if one else None
        if one is None or self._clock is None:
            if self._player is not None and self._opened:
                self._player.clear()
            self._opened = ""
            self._turn(desk.at)
            return
        player = self._make_player()
        self._turn(desk.at)
        with QSignalBlocker(self.offset):
            self.offset.setText(f"{one.cue_offset_ms} ms")
        if self._opened != one.clip_id:
            self._opened = one.clip_id
            self._seen = self._asked = self._clock.frame(desk.at)
            self._since.start()
            path = clip_path(one.path, desk.ctx.store.path)
            player.open(path, first=self._seen, hash=one.hash)
        player.set_range(one.in_frame, one.out_frame)

    def _turn(self, ms: int) -> None:
        """Show the take, or the black screen where no take has a picture; say which and why."""
        desk, t = self._desk, self._desk.ctx.lang.text
        found: QWidget = self.preview
        if self._clock is not None and self._player is not None and self._clock.holds(ms):
            found = self._player
            self.preview.stop()
        elif self._player is not None:
            self._player.pause()
        if self._takes:
            self.none.setText(t("This take has no picture for this moment"))
        else:
            self.none.setText(t("No take for this scene yet"))
        self.none.setVisible(found is self.preview)
        self.preview.show_moment(ms, desk.end)
        if self.stack.currentWidget() is not found:
            self.stack.setCurrentWidget(found)
        self._limit()

    def _clip_ms(self, frame: int) -> float:
        return self._clock.clip_ms(frame) if self._clock is not None else -1.0

    def _show_cues(self) -> None:
        """Lay the cues over the picture, with what is being typed."""
        desk = self._desk
        if self._clock is not None and self._player is not None:
            self.captions.show(typed_over(self._clock, desk.typing), desk.limits)
            self._player.refresh_overlays()
        self._plain.show(self._typed(desk.cues), desk.limits)
        self.preview.black.update()

    def _typed(self, cues: Sequence[TrackCue]) -> Sequence[TrackCue]:
        typing = self._desk.typing
        if typing is None:
            return cues
        return [replace(cue, text=typing[1]) if cue.id == typing[0] else cue for cue in cues]

    def _zone(self) -> None:
        """Show what the platform covers, or take it away."""
        found = self._desk.language
        if self._zones is not None and self._player is not None:
            self._player.remove_overlay(self._zones)
        self._zones = None
        if self.zones.isChecked():
            from studio.desktop.player.zones import ZoneOverlay

            self._zones = ZoneOverlay(found.platform if found else "all", self._desk.ctx)
        if self._zones is not None and self._player is not None:
            self._player.add_overlay(self._zones)
        self.preview.black.overlays = [one for one in (self._zones, self._plain) if one]
        self.preview.black.update()

    # --- the moment -----------------------------------------------------------------------------

    def toggle(self) -> None:
        """Play or pause what is shown."""
        if self._player is not None and self.stack.currentWidget() is self._player:
            self._player.toggle()
        else:
            self.preview.toggle()

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self.preview.playing or self._running

    def _ran(self, playing: bool) -> None:
        self._running = playing
        if playing:
            self._asked = None

    def _tell(self, ms: int) -> None:
        """Tell another moment; what follows from it is not shown again."""
        self._telling = True
        try:
            self.showed.emit(ms)
        finally:
            self._telling = False

    def _played(self, ms: int) -> None:
        self._tell(ms)
        desk = self._desk
        if desk.scene_at(desk.at) != self._scene:
            self.show_desk()
        else:
            self.preview.show_moment(desk.at, desk.end)

    def _follow(self, ms: int) -> None:
        """Show the moment of the desk; in another scene, one of its takes."""
        if self._telling:
            return
        desk = self._desk
        if desk.scene_at(ms) != self._scene:
            self.show_desk()
        self._turn(ms)
        if self._clock is None or not self._clock.holds(ms):
            return
        frame = self._clock.frame(ms)
        if frame != self._seen:
            self._seek(frame)

    def _seek(self, frame: int) -> None:
        """Ask the player for a frame; what it shows on the way there is not told."""
        if self._player is not None:
            self._seen = self._asked = frame
            self._since.start()
            self._player.seek(frame)

    def _showed_frame(self, frame: int) -> None:
        """Tell the moment of a frame, unless it was asked for or a seek is on its way."""
        if self._asked is not None:
            arrived = frame == self._asked
            if arrived or self._since.elapsed() > _PATIENCE_MS:
                self._asked = None
            if arrived or self._asked is not None:
                return
        if self._clock is not None and frame != self._seen:
            self._seen = frame
            self._tell(self._clock.episode_ms(frame))

    # --- the offset -----------------------------------------------------------------------------

    def _move_by(self, frames: int) -> None:
        one = self._current()
        if one is not None:
            self._set_offset(one.cue_offset_ms + frames_ms(frames, one.fps))

    def _typed_offset(self) -> None:
        one = self._current()
        if one is None or not self.offset.isModified():
            return
        self.offset.setModified(False)
        rate = one.fps
        self._desk.ctx.attempt(lambda: self._set_offset(read_shift(self.offset.text(), rate)))

    def _first_here(self) -> None:
        if self._clock is not None:
            self._set_offset(self._clock.first_here(self._seen))

    def _set_offset(self, ms: int) -> None:
        one = self._current()
        if one is not None and ms != one.cue_offset_ms:
            take_editing.change_take(self._desk.ctx.store, one.id, cue_offset_ms=ms)
            if self._clock is not None and self._seen >= 0:  # the picture stays, its moment moved
                self._tell(self._clock.episode_ms(self._seen))

    def resizeEvent(self, event: object) -> None:
        """Keep what belongs to the screen right below it."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._limit()

    def _limit(self) -> None:
        width = self.width() - 2 * MARGIN
        most = self.preview.height_for(width)
        player = self._player
        if player is not None and self.stack.currentWidget() is player:
            controls = player.minimumSizeHint().height() - player.pane.minimumHeight()
            most = round(width * HEIGHT / WIDTH) + controls
        self.stack.setMaximumHeight(max(LEAST, most))

    def hideEvent(self, event: object) -> None:
        """Stop playing when the page is left."""
        self.preview.stop()
        if self._player is not None:
            self._player.pause()
        super().hideEvent(event)  # type: ignore[arg-type]
