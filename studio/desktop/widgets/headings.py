"""Paints the rows that head others: an arrow, a title with details, figures, a bar, icons."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from studio.desktop.look import Look
from studio.desktop.models.table import Heading
from studio.desktop.widgets.pen import PAD, Pen

ARROW = 22  # the room of the arrow that folds a heading
ICON, GAP = 14, 8
METER, THICK = 64, 4
Place = Callable[[float, float], float]  # where a piece at x of this width stands on the screen


class HeadingPainter:
    """Draws a heading across the row; each cell of the row shows its slice of it."""

    def __init__(self, look: Look, pen: Pen) -> None:
        self._look = look
        self._pen = pen

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        heading: Heading,
        option: QStyleOptionViewItem,
        *,
        focused: bool,
    ) -> None:
        """Draw the slice of a heading that lies in `rect`; the whole row shows the focus."""
        theme = self._look.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        head = option.widget.horizontalHeader()  # type: ignore[attr-defined]
        width = max(option.widget.viewport().width(), head.length())  # type: ignore[attr-defined]
        whole = QRect(-head.offset(), rect.y(), width, rect.height())
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.colour("selection" if chosen else "page"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if focused:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(whole.adjusted(1, 1, -1, -2))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            # Everything is laid out from the left and mirrored piece by piece.
            self._draw(painter, whole, heading, lambda x, w: whole.right() - x - w + 1)
        else:
            self._draw(painter, whole, heading, lambda x, w: whole.x() + x)
        painter.restore()

    def _draw(self, painter: QPainter, whole: QRect, heading: Heading, place: Place) -> None:
        fonts, theme = self._look.fonts, self._look.theme
        left, right = PAD, whole.width() - PAD
        if heading.open is not None:
            arrow = "chevron-down" if heading.open else "chevron-right"
            self._icon(painter, place(left - 2, ICON), whole, arrow, "muted")
            left += ARROW - 2
        for name, colour in reversed(heading.icons):
            right -= ICON
            self._icon(painter, place(right, ICON), whole, name, colour)
            right -= GAP
        if heading.fill is not None:
            right -= METER
            self._meter(painter, place(right, METER), whole, heading)
            right -= GAP + 4
        title, wide = self._pen.fit(heading.title, max(0, right - left), fonts.strong)
        note, width = self._pen.fit(
            heading.note, max(0, int(right - left - wide - PAD)), fonts.text
        )
        self._pen.write(
            painter, place(left, wide), whole, title, fonts.strong, theme.colour("text")
        )
        at = place(right - width, width)
        self._pen.write(painter, at, whole, note, fonts.text, theme.colour(heading.tone))
        room = int(right - width - PAD - left - wide - PAD)
        if heading.detail and room > 24:
            cut, needs = self._pen.fit(heading.detail, room, fonts.text)
            at = place(left + wide + PAD, needs)
            self._pen.write(painter, at, whole, cut, fonts.text, theme.colour("muted"))

    def _icon(self, painter: QPainter, x: float, whole: QRect, name: str, colour: str) -> None:
        scale = painter.device().devicePixelRatio()
        drawn = self._look.icons.pixmap(name, colour, ICON, scale)
        painter.drawPixmap(round(x), round(QRectF(whole).center().y() - ICON / 2), drawn)

    def _meter(self, painter: QPainter, x: float, whole: QRect, heading: Heading) -> None:
        theme = self._look.theme
        share = min(1.0, heading.fill or 0.0)
        track = QRectF(x, round(QRectF(whole).center().y() - THICK / 2), METER, THICK)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(track, 2, 2)
        if share > 0:
            painter.setBrush(theme.colour(heading.fill_tone))
            painter.drawRoundedRect(QRectF(x, track.y(), METER * share, THICK), 2, 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
