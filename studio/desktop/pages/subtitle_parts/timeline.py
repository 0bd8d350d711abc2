"""The cues of an episode in time: moved and retimed by the mouse or the keys, with a playhead."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from studio.desktop.models.table import plain_tip
from studio.desktop.pages.subtitle_parts.desk import Desk
from studio.desktop.pages.subtitle_parts.timeline_paint import (
    CAPTION,
    RULER,
    SCENES,
    SPEECH,
    Drawn,
    draw,
)
from studio.subtitles import placing, timing
from studio.subtitles.model import TrackCue
from studio.subtitles.placing import Part
from studio.subtitles.stamps import show_stamp

HEIGHT = RULER + SCENES + CAPTION + SPEECH + 6
_EDGE, _REACH, _FAR = 5, 7, 3
_CLOSEST, _READABLE = 1.0, 0.05  # pixels a millisecond
_STEP = 1.4
_SECOND = 1000
_KEYS = Qt.Key
_MODS = Qt.KeyboardModifier


@dataclass
class Drag:
    """A cue being moved by the mouse; `times` are those it would get."""

    cue: TrackCue
    part: Part
    begun: int
    times: tuple[int, int]
    far: bool = False


class Timeline(QAbstractScrollArea):
    """Shows the cues of the desk in time.

    `picked(cue_id, add)` when a cue is pressed; `add` with Ctrl or Shift. `wanted(ms)` when a
    moment is. `retimed(cue_id, start, end)` when a cue was moved.
    """

    picked = Signal(str, bool)
    wanted = Signal(int)
    retimed = Signal(str, int, int)
    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen: list[str] = []
        self._scale = 0.0
        self._drag: Drag | None = None
        self._seeking = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(desk.ctx.lang.text("Timeline"))
        # Time runs to the right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFixedHeight(HEIGHT + self.horizontalScrollBar().sizeHint().height() + 2)
        self.viewport().setMouseTracking(True)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        desk.changed.connect(self._read)
        desk.moved.connect(self._follow)
        desk.typed.connect(self.viewport().update)
        desk.ctx.look.changed.connect(self.viewport().update)

    # --- what is shown ----------------------------------------------------------------------

    def choose(self, ids: Sequence[str]) -> None:
        """Mark these cues, and bring the first one into view."""
        self._chosen = list(ids)
        cue = self._desk.cue(ids[0]) if ids else None
        if cue is not None:
            self._show_ms(cue.start_ms, cue.end_ms)
            times = f"{show_stamp(cue.start_ms)} – {show_stamp(cue.end_ms)}"
            self.setAccessibleDescription(f"{times} {cue.text or cue.source}")
        self.viewport().update()

    def zoom(self, by: float, at_x: int | None = None) -> None:
        """Show more time or less; the moment under `at_x` stays where it is."""
        x = self.viewport().width() // 2 if at_x is None else at_x
        ms = self._ms(x)
        self._scale = min(_CLOSEST, max(self._least(), self._now() * by))
        self._set_range()
        self.horizontalScrollBar().setValue(round(ms * self._scale) - x)
        self.viewport().update()

    def fit(self) -> None:
        """Show the whole episode."""
        self._scale = self._least()
        self._set_range()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as its lanes."""
        return QSize(400, self.height())

    def _least(self) -> float:
        """Return the scale at which the whole episode is seen."""
        return max(1, self.viewport().width() - 24) / max(1, self._end())

    def _now(self) -> float:
        """Return the pixels a millisecond; at first so many that texts can be read."""
        return max(self._scale or _READABLE, self._least())

    def _end(self) -> int:
        return self._desk.end + 2 * _SECOND

    def _x(self, ms: float) -> float:
        return ms * self._now() - self.horizontalScrollBar().value() + 8

    def _ms(self, x: float) -> int:
        return max(0, round((x + self.horizontalScrollBar().value() - 8) / self._now()))

    def _read(self) -> None:
        self._drag = None
        self._set_range()
        self.viewport().update()

    def _set_range(self) -> None:
        bar = self.horizontalScrollBar()
        whole = round(self._end() * self._now()) + 16
        bar.setPageStep(self.viewport().width())
        bar.setSingleStep(40)
        bar.setRange(0, max(0, whole - self.viewport().width()))

    def _show_ms(self, start: int, end: int) -> None:
        bar, width = self.horizontalScrollBar(), self.viewport().width()
        left, right = self._x(start), self._x(end)
        if left < 8 or right > width - 8:
            bar.setValue(round(start * self._now()) - width // 4)

    def _follow(self, ms: int) -> None:
        x = self._x(ms)
        if not self._seeking and not 0 <= x <= self.viewport().width() - 24:
            self.horizontalScrollBar().setValue(round(ms * self._now()) - 40)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again."""
        super().resizeEvent(event)
        self._set_range()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys work here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do no longer."""
        super().focusOutEvent(event)
        self.viewport().update()

    def box_of(self, cue: TrackCue) -> QRectF:
        """Return where a cue is drawn."""
        start, end = cue.start_ms, cue.end_ms
        if self._drag is not None and self._drag.cue.id == cue.id:
            start, end = self._drag.times
        left = self._x(start)
        top = RULER + SCENES + (0 if cue.kind == "caption" else CAPTION)
        height = CAPTION if cue.kind == "caption" else SPEECH
        return QRectF(left, top + 1, max(3.0, self._x(end) - left), height - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ruler, scenes, cues and playhead."""
        draw(
            self.viewport(),
            self._desk,
            Drawn(
                self._x,
                self._now(),
                self.box_of,
                frozenset(self._chosen),
                self._drag.times if self._drag and self._drag.far else None,
                self.hasFocus(),
            ),
        )

    # --- the mouse --------------------------------------------------------------------------

    def _hit(self, point: QPoint) -> tuple[TrackCue, Part] | None:
        """Return the cue at a point, and which part of it."""
        best: tuple[TrackCue, Part] | None = None
        for cue in self._desk.cues:
            box = self.box_of(cue).adjusted(-_EDGE + 2, 0, _EDGE - 2, 0)
            if not box.contains(point):
                continue
            edge = min(_EDGE, box.width() / 4)
            if point.x() < box.left() + edge:
                best = (cue, "start")
            elif point.x() > box.right() - edge:
                best = (cue, "end")
            else:
                return cue, "whole"
        return best

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a cue or of the playhead."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        found = self._hit(point) if point.y() >= RULER else None
        if found is None:
            self._seeking = True
            self.wanted.emit(self._ms(point.x()))
            return
        cue, part = found
        several = event.modifiers() & (_MODS.ControlModifier | _MODS.ShiftModifier)
        self.picked.emit(cue.id, bool(several))
        cue = self._desk.cue(cue.id) or cue
        if not several and not self._desk.ctx.store.read_only:
            self._drag = Drag(cue, part, point.x(), (cue.start_ms, cue.end_ms))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held; show what could be."""
        point = event.position().toPoint()
        if self._seeking:
            self.wanted.emit(self._ms(point.x()))
        elif self._drag is not None:
            self._move(point)
        else:
            found = self._hit(point) if point.y() >= RULER else None
            shapes = Qt.CursorShape
            at_edge = found is not None and found[1] != "whole"
            self.viewport().setCursor(shapes.SizeHorCursor if at_edge else shapes.ArrowCursor)
            self.viewport().setToolTip(self._tip(found[0]) if found else "")

    def _tip(self, cue: TrackCue) -> str:
        say = self._desk.ctx.lang.say
        wrong = [say(one.message) for one in self._desk.of_cue(cue.id)]
        return plain_tip("\n".join([cue.text, *wrong]))

    def _move(self, point: QPoint) -> None:
        drag, desk = self._drag, self._desk
        if drag is None:
            return
        drag.far = drag.far or abs(point.x() - drag.begun) >= _FAR
        if not drag.far:
            return
        by = round((point.x() - drag.begun) / self._now())
        gap = desk.limits.gap
        drag.times = placing.placed(
            drag.cue,
            drag.part,
            by,
            placing.room(desk.cues, drag.cue, gap),
            [*placing.edges(desk.cues, drag.cue, gap), desk.at],
            round(_REACH / self._now()),
            desk.rate,
        )
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: a cue that was moved is retimed."""
        self._seeking = False
        drag, self._drag = self._drag, None
        if drag is not None and drag.far and drag.times != (drag.cue.start_ms, drag.cue.end_ms):
            self.retimed.emit(drag.cue.id, *drag.times)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type the text of a cue."""
        found = self._hit(event.position().toPoint())
        if found is not None:
            self._drag = None
            self.opened.emit(found[0].id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll in time; with Ctrl, zoom."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & _MODS.ControlModifier:
            self.zoom(_STEP if turned > 0 else 1 / _STEP, event.position().toPoint().x())
        else:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned)
        event.accept()

    # --- the keys ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the playhead, with Alt the chosen cue; Up and Down go from cue to cue."""
        key, mods = event.key(), event.modifiers()
        way = {_KEYS.Key_Left: -1, _KEYS.Key_Right: 1}.get(_KEYS(key), 0)
        if key == _KEYS.Key_Escape and self._drag is not None:
            self._drag = None
            self.viewport().update()
        elif way and mods & _MODS.AltModifier:
            self._nudge(way, mods)
        elif way:
            length = _SECOND if mods & _MODS.ShiftModifier else timing.frames_ms(1, self._desk.rate)
            self.wanted.emit(max(0, timing.on_frame(self._desk.at + way * length, self._desk.rate)))
        elif key in (_KEYS.Key_Up, _KEYS.Key_Down):
            self._step(1 if key == _KEYS.Key_Down else -1)
        elif key in (_KEYS.Key_Home, _KEYS.Key_End):
            self.wanted.emit(0 if key == _KEYS.Key_Home else self._desk.end)
        elif key in (_KEYS.Key_Plus, _KEYS.Key_Equal, _KEYS.Key_Minus):
            self.zoom(1 / _STEP if key == _KEYS.Key_Minus else _STEP)
        elif key == _KEYS.Key_0:
            self.fit()
        elif key in (_KEYS.Key_Return, _KEYS.Key_Enter, _KEYS.Key_F2) and self._chosen:
            self.opened.emit(self._chosen[0])
        else:
            super().keyPressEvent(event)

    def _nudge(self, way: int, mods: Qt.KeyboardModifier) -> None:
        """Move the chosen cue by a frame; with Shift its start, with Ctrl its end."""
        desk = self._desk
        cue = desk.cue(self._chosen[0]) if self._chosen else None
        if cue is None or desk.ctx.store.read_only:
            return
        part: Part = "whole"
        if mods & (_MODS.ShiftModifier | _MODS.ControlModifier):
            part = "start" if mods & _MODS.ShiftModifier else "end"
        within = placing.room(desk.cues, cue, desk.limits.gap)
        by = way * timing.frames_ms(1, desk.rate)
        times = placing.placed(cue, part, by, within, (), 0, desk.rate)
        if times != (cue.start_ms, cue.end_ms):
            self.retimed.emit(cue.id, *times)

    def _step(self, by: int) -> None:
        ids = [cue.id for cue in self._desk.cues]
        if ids:
            at = ids.index(self._chosen[0]) + by if self._chosen and self._chosen[0] in ids else 0
            self.picked.emit(ids[max(0, min(at, len(ids) - 1))], False)
