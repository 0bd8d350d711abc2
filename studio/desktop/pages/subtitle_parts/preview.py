"""A screen without a picture: the subtitle at the moment on black, played by a clock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.widgets.label import label
from studio.media.safe_zones import HEIGHT, WIDTH
from studio.subtitles.stamps import show_stamp

if TYPE_CHECKING:
    from studio.desktop.player.overlay import Overlay

_TICK_MS = 33


class Screen(QWidget):
    """A black screen of 9:16 with overlays; its frames are milliseconds."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.at = 0
        self.overlays: list[Overlay] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(240)

    def picture(self) -> QRectF:
        """Return where the screen is: as large as fits, below what stands above."""
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        wide, high = WIDTH * scale, HEIGHT * scale
        return QRectF((self.width() - wide) / 2, 0.0, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the screen and what lies over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self.picture()
        painter.setPen(self._ctx.theme.colour("line"))
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawRoundedRect(picture.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        for overlay in self.overlays:
            painter.save()
            overlay.paint(painter, picture, self.at)
            painter.restore()
        painter.end()


class Preview(QWidget):
    """The screen above a button that plays. `moved(ms)` while the clock runs."""

    moved = Signal(int)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._end = 0
        self._begun = 0
        self.black = Screen(ctx)
        self.play_button = QToolButton()
        self._name_button(playing=False)
        ctx.icons.bind(self.play_button, "play")
        self.play_button.clicked.connect(self.toggle)
        self._time = label(tone="muted")
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        line = QHBoxLayout()
        line.addWidget(self.play_button)
        line.addStretch(1)
        line.addWidget(self._time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.black, 1000)
        column.addLayout(line)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(ctx.lang.text("Preview without a picture"))

    def _name_button(self, *, playing: bool) -> None:
        words = self._ctx.lang.text("Pause") if playing else self._ctx.lang.text("Play")
        self.play_button.setAccessibleName(words)
        self.play_button.setToolTip(plain_tip(words))

    @property
    def playing(self) -> bool:
        """Whether the clock runs."""
        return self._timer.isActive()

    def show_moment(self, ms: int, end: int) -> None:
        """Show a moment of an episode that ends at `end`."""
        if self.playing and ms != self.black.at:
            self._begun = ms - self._clock.elapsed()
        self.black.at, self._end = ms, end
        self._time.setText(f"{show_stamp(ms)} / {show_stamp(end)}")
        self.black.update()

    def toggle(self) -> None:
        """Play, or stop."""
        if self.playing:
            self.stop()
            return
        self._begun = self.black.at if self.black.at < self._end else 0
        self._clock.start()
        self._timer.start()
        self._name_button(playing=True)

    def stop(self) -> None:
        """Stop playing."""
        self._timer.stop()
        self._name_button(playing=False)

    def _tick(self) -> None:
        at = self._begun + self._clock.elapsed()
        if at >= self._end:
            self.stop()
        self.black.at = min(at, self._end)
        self.moved.emit(self.black.at)

    def height_for(self, width: int) -> int:
        """Return the height at which nothing is left over."""
        return round(width * HEIGHT / WIDTH) + 8 + self.play_button.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button right below the screen."""
        super().resizeEvent(event)
        self.black.setMaximumHeight(round(self.width() * HEIGHT / WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play with Space, as the player does."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)
