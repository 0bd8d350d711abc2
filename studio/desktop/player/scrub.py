"""The bar under the picture: where in the clip it is, in and out, markers, the sound."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

_EDGE, _TOP, _FOOT = 8, 8, 5
_TINY = 1e-6


class ScrubBar(QWidget):
    """A click or a drag anywhere asks for the frame that is shown at that time.

    `sought(frame)` while the button is down, `released()` after.
    """

    sought = Signal(int)
    released = Signal()

    def __init__(self, ctx: Context, name_of: "Callable[[int], str]") -> None:
        super().__init__()
        self._ctx = ctx
        self._name_of = name_of
        self._times: Sequence[float] = ()
        self._end = 0.0
        self._frame = -1
        self._first: int | None = None
        self._last: int | None = None
        self._markers: list[int] = []
        self._peaks: Sequence[int] = ()
        self._per_second = 1.0
        self._kept: list[tuple[int, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(ctx.lang.text("Place in the clip"))
        self._ground: QPixmap | None = None
        ctx.look.changed.connect(self._renew)

    def sizeHint(self) -> QSize:
        """Be high enough for the sound to be read."""
        return QSize(240, 44)

    def minimumSizeHint(self) -> QSize:
        """Be narrow where there is no room."""
        return QSize(120, 44)

    def set_clip(self, times: Sequence[float], end: float) -> None:
        """Show another clip: when each frame appears, and when the last one goes."""
        self._times, self._end = times, end
        self._frame, self._kept, self._peaks = -1, [], ()
        self._renew()

    def set_frame(self, frame: int) -> None:
        """Put the playhead on a frame."""
        if frame != self._frame:
            self._frame = frame
            self.update()

    def set_range(self, first: int | None, last: int | None) -> None:
        """Show in and out."""
        self._first, self._last = first, last
        self._renew()

    def set_markers(self, markers: Sequence[int]) -> None:
        """Show a mark at each of these frames."""
        self._markers = sorted(markers)
        self._renew()

    def set_peaks(self, peaks: Sequence[int], per_second: float) -> None:
        """Show the sound: loudness from 0 to 255, so many per second."""
        self._peaks, self._per_second = peaks, per_second
        self._renew()

    def set_kept(self, frames: Sequence[int]) -> None:
        """Show which frames are decoded."""
        runs: list[tuple[int, int]] = []
        for frame in sorted(frames):
            if runs and frame == runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], frame)
            else:
                runs.append((frame, frame))
        if runs != self._kept:
            self._kept = runs
            self.update()

    # --- places ---------------------------------------------------------------------------

    def frame_at(self, x: float) -> int:
        """Return the frame at a place, in pixels from the left."""
        share = min(1.0, max(0.0, (x - _EDGE) / max(1, self.width() - 2 * _EDGE)))
        found = bisect_right(self._times, share * self._end + _TINY) - 1
        return min(len(self._times) - 1, max(0, found))

    def x_of(self, frame: int) -> float:
        """Return where a frame begins."""
        time = self._times[frame] if frame < len(self._times) else self._end
        return _EDGE + time / max(self._end, _TINY) * (self.width() - 2 * _EDGE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub with the button down; else name the frame under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)
        elif self._times:
            frame = self.frame_at(event.position().x())
            at = self.mapToGlobal(QPoint(int(event.position().x()) + 8, -28))
            QToolTip.showText(at, plain_tip(self._name_of(frame)), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End of a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def _seek(self, event: QMouseEvent) -> None:
        if self._times:
            self.sought.emit(self.frame_at(event.position().x()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self._renew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is gone."""
        super().focusOutEvent(event)
        self._renew()

    # --- painting -------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lane, the sound, what is decoded, in and out, markers, the playhead."""
        painter = QPainter(self)
        lane = self._lane()
        painter.drawPixmap(0, 0, self._ground_picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._times:
            self._paint_kept(painter, lane)
            self._paint_head(painter, lane)

    def _ground_picture(self) -> QPixmap:
        """Return all that does not change while playing, drawn once."""
        if self._ground is None:
            scale = self.devicePixelRatioF()
            self._ground = QPixmap(self.size() * scale)
            self._ground.setDevicePixelRatio(scale)
            self._ground.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lane = self._lane()
            self._paint_lane(painter, lane)
            if self._times:
                self._paint_sound(painter, lane)
                self._paint_range(painter, lane)
                self._paint_markers(painter)
            painter.end()
        return self._ground

    def _lane(self) -> QRectF:
        return QRectF(_EDGE, _TOP, self.width() - 2 * _EDGE, self.height() - _TOP - _FOOT)

    def _renew(self) -> None:
        self._ground = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again at another size."""
        super().resizeEvent(event)
        self._renew()

    def _paint_lane(self, painter: QPainter, lane: QRectF) -> None:
        theme = self._ctx.theme
        painter.setBrush(theme.colour("panel" if not theme.dark else "button"))
        painter.setPen(theme.colour("focus" if self.hasFocus() else "line"))
        painter.drawRoundedRect(lane.adjusted(-2, 0.5, 2, -0.5), 5, 5)

    def _paint_sound(self, painter: QPainter, lane: QRectF) -> None:
        if not len(self._peaks):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        theme = self._ctx.theme
        outer, inner = theme.colour("scroll"), theme.tint("accent", "scroll", 0.75)
        begin, stop = self._x_range()
        middle, half = lane.center().y(), lane.height() / 2 - 4
        step = self._end * self._per_second / lane.width()
        for x in range(int(lane.width())):
            part = self._peaks[int(x * step) : max(int((x + 1) * step), int(x * step) + 1)]
            if len(part):
                high = max(0.5, float(max(part)) / 255 * half)
                at = lane.left() + x
                inside = begin <= at < stop
                column = QRectF(at, middle - high, 1, 2 * high)
                painter.fillRect(column, inner if inside else outer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _x_range(self) -> tuple[float, float]:
        first = 0 if self._first is None else self._first
        last = len(self._times) - 1 if self._last is None else self._last
        return self.x_of(first), self.x_of(last + 1)

    def _paint_range(self, painter: QPainter, lane: QRectF) -> None:
        if self._first is None and self._last is None:
            return
        theme = self._ctx.theme
        begin, stop = self._x_range()
        shade = theme.colour("accent")
        shade = type(shade)(shade.red(), shade.green(), shade.blue(), 46)
        painter.fillRect(QRectF(begin, lane.top() + 1, stop - begin, lane.height() - 2), shade)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_text"))
        for x, inward, given in ((begin, 1, self._first), (stop, -1, self._last)):
            if given is not None:
                bar = QRectF(min(x, x + 2 * inward), lane.top(), 2, lane.height())
                painter.drawRect(bar)
                for y in (lane.top(), lane.bottom() - 2):
                    painter.drawRect(QRectF(min(x, x + 6 * inward), y, 6, 2))

    def _paint_kept(self, painter: QPainter, lane: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self._ctx.theme.colour("muted")
        for first, last in self._kept:
            left, right = self.x_of(first), self.x_of(last + 1)
            painter.fillRect(QRectF(left, lane.bottom() + 1, max(1.0, right - left), 2), colour)

    def _paint_markers(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ctx.theme.colour("warn"))
        for frame in self._markers:
            if 0 <= frame < len(self._times):
                x = self.x_of(frame)
                points = [QPointF(x - 4, 1), QPointF(x + 4, 1), QPointF(x, 7)]
                painter.drawPolygon(QPolygonF(points))
                painter.drawRect(QRectF(x - 0.5, 6, 1, self.height() - _FOOT - 7))

    def _paint_head(self, painter: QPainter, lane: QRectF) -> None:
        if self._frame < 0:
            return
        x, after = self.x_of(self._frame), self.x_of(self._frame + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self._ctx.theme.colour("text")
        if after - x > 3:  # a frame is wide enough to be seen as one
            soft = type(colour)(colour.red(), colour.green(), colour.blue(), 40)
            painter.fillRect(QRectF(x, lane.top(), after - x, lane.height()), soft)
        painter.fillRect(QRectF(x - 1, lane.top() - 3, 2, lane.height() + 6), colour)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, lane.top() - 2), 4, 4)
