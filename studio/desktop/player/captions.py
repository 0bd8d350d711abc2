"""Subtitles over a picture: the shipped fonts, our own line breaks, the place in the safe box."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtGui import QTextOption as Option

from studio.media.safe_zones import WIDTH
from studio.subtitles.breaking import shown
from studio.subtitles.formats.markup import plain
from studio.subtitles.limits import Limits
from studio.subtitles.model import TrackCue
from studio.subtitles.type import runs

_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})
_WHITE, _BLACK = QColor("#FFFFFF"), QColor("#000000")


class CaptionOverlay:
    """Draws the cues that stand at the frame on the screen.

    `moment(frame)` tells when a frame appears, in the milliseconds in which the cues are timed.
    """

    def __init__(self, moment: Callable[[int], float]) -> None:
        self.moment = moment
        self._limits: Limits | None = None
        self._cues: Sequence[TrackCue] = ()

    def show(self, cues: Sequence[TrackCue], limits: Limits) -> None:
        """Show these cues from now on; whoever paints repaints."""
        self._cues, self._limits = cues, limits

    def standing(self, frame: int) -> list[TrackCue]:
        """Return the cues at a frame that have a text."""
        at = self.moment(frame)
        return [one for one in self._cues if one.start_ms <= at < one.end_ms and one.text.strip()]

    def paint(self, painter: QPainter, picture: QRectF, frame: int) -> None:
        """Draw them into the upright picture."""
        if self._limits is None:
            return
        for place in ("bottom", "top"):
            texts = [one.text for one in self.standing(frame) if one.place == place]
            if texts:
                draw_text(painter, picture, texts, self._limits, on_top=place == "top")


def draw_text(
    painter: QPainter, picture: QRectF, texts: Sequence[str], limits: Limits, *, on_top: bool
) -> None:
    """Draw texts below each other at the foot of the safe box, or at its head."""
    lines = [line for text in texts for line in plain(shown(text, limits)).split("\n")]
    if not any(line.strip() for line in lines):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(picture.topLeft())
    scale = picture.width() / WIDTH
    painter.scale(scale, scale)
    step = limits.leading * limits.em
    if on_top:
        first = limits.box[1] + limits.height * limits.em
    else:
        first = limits.box[3] - limits.depth * limits.em - step * (len(lines) - 1)
    widest = max(_layouts(line, limits)[1].lineAt(0).naturalTextWidth() for line in lines if line)
    middle = _middle(widest, limits)
    for at, line in enumerate(lines):
        if line.strip():
            _draw_line(painter, line, QPointF(middle, first + at * step), limits)
    painter.restore()


def _middle(widest: float, limits: Limits) -> float:
    """Return where lines are centred: on the picture, or on the box where that is too narrow."""
    left, _, right, _ = limits.box
    fits = widest / 2 <= min(WIDTH / 2 - left, right - WIDTH / 2)
    return WIDTH / 2 if fits else (left + right) / 2


def _draw_line(painter: QPainter, line: str, at: QPointF, limits: Limits) -> None:
    """Draw one line with its middle at a point of the line that letters stand on."""
    outline, fill = _layouts(line, limits)
    found = fill.lineAt(0)
    corner = at - QPointF(found.naturalTextWidth() / 2, found.ascent())
    if limits.shadow:
        outline.draw(painter, corner + QPointF(limits.shadow, limits.shadow))
    outline.draw(painter, corner)
    fill.draw(painter, corner)


@lru_cache(maxsize=512)
def _layouts(line: str, limits: Limits) -> tuple[QTextLayout, QTextLayout]:
    """Set a line twice: as its outline, and as its letters."""
    pen = QPen(_BLACK, 2 * limits.outline)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return _layout(line, limits, _BLACK, pen), _layout(line, limits, _WHITE, None)


def _layout(line: str, limits: Limits, colour: QColor, pen: QPen | None) -> QTextLayout:
    found = runs(line, limits.script)
    made = QTextLayout(line, _font(found[0].face.family, found[0].face.weight, limits.em))
    option = Option()
    to_left = limits.script in _RIGHT_TO_LEFT
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if to_left else Qt.LayoutDirection.LeftToRight
    )
    option.setAlignment(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(Option.WrapMode.NoWrap)
    made.setTextOption(option)
    formats, at = [], 0
    for run in found:
        one = QTextLayout.FormatRange()
        one.start, one.length = at, _units(run.text)
        look = QTextCharFormat()
        look.setFont(_font(run.face.family, run.face.weight, limits.em))
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


@lru_cache(maxsize=64)
def _font(family: str, weight: int, em: int) -> QFont:
    made = QFont([family])
    made.setPixelSize(em)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
