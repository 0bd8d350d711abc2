"""Subtitles over a picture: the shipped fonts, our own line breaks, the place in the safe box."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from studio.media.safe_zones import WIDTH
from studio.subtitles.layout import PlacedCue, PlacedLine, Span, lay_out
from studio.subtitles.limits import Limits
from studio.subtitles.model import TrackCue

_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})
_WHITE, _BLACK, _SHADE = QColor("#FFFFFF"), QColor("#000000"), QColor(0, 0, 0, 128)


class CaptionOverlay:
    """Draws the cues that stand at the frame on the screen, where a film has them burnt in.

    `moment(frame)` tells when a frame appears, in the milliseconds in which the cues are timed.
    """

    def __init__(self, moment: Callable[[int], float]) -> None:
        self.moment = moment
        self._limits: Limits | None = None
        self._cues: Sequence[TrackCue] = ()
        self._placed: list[PlacedCue] | None = None

    def show(self, cues: Sequence[TrackCue], limits: Limits) -> None:
        """Show these cues from now on; whoever paints repaints."""
        if cues != self._cues or limits != self._limits:
            self._cues, self._limits, self._placed = cues, limits, None

    def standing(self, frame: int) -> list[TrackCue]:
        """Return the cues at a frame that have a text."""
        return [placed.cue for placed in self._at(frame)]

    def _at(self, frame: int) -> list[PlacedCue]:
        if self._limits is None:
            return []
        if self._placed is None:  # placed when they are first seen: a season's page opens at once
            self._placed = lay_out(self._cues, self._limits)
        at = self.moment(frame)
        return [one for one in self._placed if one.cue.start_ms <= at < one.cue.end_ms]

    def paint(self, painter: QPainter, picture: QRectF, frame: int) -> None:
        """Draw them into the upright picture."""
        for placed in self._at(frame):
            if self._limits is not None:
                draw_lines(painter, picture, placed.lines, self._limits)


def draw_lines(
    painter: QPainter, picture: QRectF, lines: Sequence[PlacedLine], limits: Limits
) -> None:
    """Draw placed lines into a picture: white letters with a dark outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(picture.topLeft())
    scale = picture.width() / WIDTH
    painter.scale(scale, scale)
    for line in lines:
        if line.text.strip():
            _draw_line(painter, line, limits)
    painter.restore()


def _draw_line(painter: QPainter, line: PlacedLine, limits: Limits) -> None:
    shadow, outline, fill = _layouts(line.spans, limits)
    found = fill.lineAt(0)
    corner = QPointF(line.x - found.naturalTextWidth() / 2, line.y - found.ascent())
    if limits.shadow:
        shadow.draw(painter, corner + QPointF(limits.shadow, limits.shadow))
    outline.draw(painter, corner)
    fill.draw(painter, corner)


@lru_cache(maxsize=512)
def _layouts(spans: tuple[Span, ...], limits: Limits) -> tuple[QTextLayout, ...]:
    """Set a line three times: as its shadow, its outline, and its letters."""
    shadow, outline = (QPen(colour, 2 * limits.outline) for colour in (_SHADE, _BLACK))
    for pen in (shadow, outline):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return (
        _layout(spans, limits, _SHADE, shadow),
        _layout(spans, limits, _BLACK, outline),
        _layout(spans, limits, _WHITE, None),
    )


def _layout(spans: Sequence[Span], limits: Limits, colour: QColor, pen: QPen | None) -> QTextLayout:
    made = QTextLayout("".join(span.text for span in spans), _font(spans[0], limits.em))
    option = QTextOption()
    to_left = limits.script in _RIGHT_TO_LEFT
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if to_left else Qt.LayoutDirection.LeftToRight
    )
    option.setAlignment(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    made.setTextOption(option)
    formats, at = [], 0
    for span in spans:
        one = QTextLayout.FormatRange()
        one.start, one.length = at, _units(span.text)
        look = QTextCharFormat()
        look.setFont(_font(span, limits.em))
        look.setForeground(QBrush(colour))
        if pen is not None:
            look.setTextOutline(pen)
        one.format = look
        formats.append(one)
        at += one.length
    made.setFormats(formats)
    made.beginLayout()
    made.createLine()
    made.endLayout()
    return made


def _units(text: str) -> int:
    """Count as Qt does: characters beyond the first plane are two."""
    return len(text.encode("utf-16-le")) // 2


def _font(span: Span, em: int) -> QFont:
    made = QFont([span.face.family])
    made.setPixelSize(em)
    made.setWeight(QFont.Weight(span.face.weight))
    made.setItalic(span.italic)
    made.setUnderline(span.underline)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
