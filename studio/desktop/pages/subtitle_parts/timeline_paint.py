"""How the timeline is drawn: seconds, scenes, blocks with their texts, the playhead."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.desktop.fonts import baseline
from studio.desktop.pages.subtitle_parts.desk import Desk, to_left
from studio.desktop.pages.subtitle_parts.editor import text_font
from studio.subtitles.formats.markup import plain
from studio.subtitles.model import TrackCue
from studio.subtitles.stamps import show_stamp

RULER, SCENES, CAPTION, SPEECH = 18, 18, 22, 40
_STEPS = (500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000)
_APART = 64  # pixels between two figures of the ruler


@dataclass(frozen=True)
class Drawn:
    """What the timeline lends to its drawing: where things are, and what is chosen or held."""

    x: Callable[[float], float]
    scale: float
    box: Callable[[TrackCue], QRectF]
    chosen: frozenset[str]
    held: tuple[int, int] | None
    focused: bool


def draw(widget: QWidget, desk: Desk, drawn: Drawn) -> None:
    """Draw the whole timeline into a widget."""
    painter = QPainter(widget)
    theme = desk.ctx.theme
    area = QRectF(widget.rect())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("panel"))
    painter.drawRoundedRect(area, 8, 8)
    _ruler(painter, area, desk, drawn)
    _scenes(painter, area, desk, drawn)
    for cue in desk.cues:
        box = drawn.box(cue)
        if box.right() >= 0 and box.left() <= area.width():
            _cue(painter, box, desk, drawn, cue)
    _playhead(painter, area, desk, drawn)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus" if drawn.focused else "line"), 1))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.end()


def _ruler(painter: QPainter, area: QRectF, desk: Desk, drawn: Drawn) -> None:
    look = desk.ctx.look
    step = next((one for one in _STEPS if one * drawn.scale >= _APART), _STEPS[-1])
    painter.setFont(look.fonts.small)
    at = 0
    while drawn.x(at) < area.width():
        x = drawn.x(at)
        if x > -_APART:
            painter.setPen(look.theme.colour("line"))
            painter.drawLine(QPointF(x, 0), QPointF(x, area.height()))
            painter.setPen(look.theme.colour("muted"))
            words = show_stamp(at)[: None if step < 1000 else -4]
            box = QRectF(x + 4, 0, _APART, RULER)
            painter.drawText(QPointF(box.x(), baseline(box, look.fonts.small)), words)
        at += step


def _scenes(painter: QPainter, area: QRectF, desk: Desk, drawn: Drawn) -> None:
    """Draw a band for each scene, with its number and a border before it."""
    look = desk.ctx.look
    font = look.fonts.small_strong
    for at, span in enumerate(desk.spans):
        begun = drawn.x(span.start_ms)
        following = desk.spans[at + 1].start_ms if at + 1 < len(desk.spans) else desk.end
        band = QRectF(begun, RULER, max(2.0, drawn.x(following) - begun), SCENES - 2)
        if band.right() < 0 or band.left() > area.width():
            continue
        painter.fillRect(band, look.theme.tint("int_night", share=0.10 + 0.10 * (at % 2)))
        painter.fillRect(
            QRectF(begun - 1, RULER, 1, area.height() - RULER), look.theme.colour("edge")
        )
        seen = band.intersected(QRectF(0, RULER, area.width(), SCENES)).adjusted(6, 0, -2, 0)
        words = desk.ctx.lang.text("Scene {number}", number=desk.scenes.get(span.scene_id, ""))
        cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, seen.width())
        painter.setFont(font)
        painter.setPen(look.theme.colour("muted"))
        painter.drawText(QPointF(seen.x(), baseline(band, font)), cut)


def _cue(painter: QPainter, box: QRectF, desk: Desk, drawn: Drawn, cue: TrackCue) -> None:
    look, chosen = desk.ctx.look, cue.id in drawn.chosen
    theme = look.theme
    wrong = [one.severity for one in desk.of_cue(cue.id)]
    edge = "bad" if "error" in wrong else "focus" if chosen else "edge"
    painter.setBrush(theme.colour("selection") if chosen else theme.colour("button"))
    painter.setPen(QPen(theme.colour(edge), 2 if chosen else 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    text = cue.text
    if desk.typing and desk.typing[0] == cue.id:
        text = desk.typing[1]
    said = plain(text or cue.source)
    if box.width() < 16 or not said:
        return
    painter.save()
    inner = box.adjusted(5, 2, -4, -2)
    painter.setClipRect(inner)
    painter.setPen(theme.colour("text" if text else "muted"))
    right = to_left(desk.code) and bool(text)
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    )
    font = text_font(desk.code if text else desk.source, look.fonts.small)
    font.setPixelSize(12 if not right else 14)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    lines = said.split("\n") if box.height() > CAPTION else [said.replace("\n", " ")]
    high = min(17.0, inner.height() / len(lines))
    top = inner.y() + (inner.height() - high * len(lines)) / 2
    for at, line in enumerate(lines):
        cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, inner.width())
        x = inner.right() - metrics.horizontalAdvance(cut) if right else inner.x()
        place = QRectF(inner.x(), top + at * high, inner.width(), high)
        painter.drawText(QPointF(x, baseline(place, look.fonts.small)), cut)
    painter.restore()


def _playhead(painter: QPainter, area: QRectF, desk: Desk, drawn: Drawn) -> None:
    theme = desk.ctx.theme
    x = drawn.x(desk.at)
    painter.fillRect(QRectF(x - 1, 0, 2, area.height()), theme.colour("focus"))
    if drawn.held is None:
        return
    font = desk.ctx.look.fonts.small_strong
    words = f"{show_stamp(drawn.held[0])} – {show_stamp(drawn.held[1])}"
    width = QFontMetricsF(font).horizontalAdvance(words) + 16
    left = min(max(4.0, drawn.x(drawn.held[0])), area.width() - width - 4)
    label = QRectF(left, 1, width, RULER)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("toast"))
    painter.drawRoundedRect(label, 4, 4)
    painter.setPen(theme.colour("toast_text"))
    painter.setFont(font)
    painter.drawText(QPointF(label.x() + 8, baseline(label, font)), words)
