"""The head of a table: titles in small semibold, a sort arrow, widths shared by weight."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from studio.desktop.fonts import baseline
from studio.desktop.look import Look
from studio.desktop.models.table import Column
from studio.desktop.widgets.pen import PAD, cell_box, start

HEIGHT, HIGHER = 34, 46


class TableHeader(QHeaderView):
    """Draws the titles of the columns and shares out the width of the table."""

    def __init__(self, look: Look, columns: Sequence[Column[Any]], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._columns = columns
        self._fixed: dict[int, int] = {}
        self._sharing = False
        self.setFixedHeight(HIGHER if any(column.above for column in columns) else HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(self._resized)

    def share(self, width: int) -> None:
        """Give each column its part of `width`; fold columns away while floors do not fit."""
        shown = list(range(len(self._columns)))
        while sum(self._floor(c) for c in shown) > width:
            folding = [c for c in shown if self._columns[c].fold > 0]
            if not folding:
                break
            shown.remove(max(folding, key=lambda c: (self._columns[c].fold, c)))
        self._sharing = True
        for column in range(len(self._columns)):
            self.setSectionHidden(column, column not in shown)
        for column, size in _shares(
            {c: self._floor(c) for c in shown},
            {c: 0.0 if c in self._fixed else self._columns[c].weight for c in shown},
            width,
        ).items():
            self.resizeSection(column, size)
        self._sharing = False

    def _floor(self, column: int) -> int:
        if column in self._fixed:
            return self._fixed[column]
        metrics = QFontMetricsF(self._look.fonts.small_strong)
        words = self._columns[column]
        title = max(map(metrics.horizontalAdvance, (words.title, words.above)))
        sides = cell_box(QRect(0, 0, 0, 1), words.align, mirrored=False).width()
        # Figures keep a wider margin to the next column, which is not taken from their room.
        extra = PAD // 2 if words.align & Qt.AlignmentFlag.AlignRight else 0
        widest = words.widest() if callable(words.widest) else words.widest
        figure = QFontMetricsF(self._look.fonts.strong).horizontalAdvance(widest)
        return max(words.floor + extra, ceil(title) - sides + 2, ceil(figure) - sides + 1)

    def _resized(self, column: int, old: int, new: int) -> None:
        if not self._sharing and old and new:
            self._fixed[column] = new  # the user's own width holds from now on

    def _ground(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Fill a title's ground, round where the table's frame is."""
        theme = self._look.theme
        first = at == 0
        last = rect.right() >= self.width() - 1
        if first or last:
            painter.fillRect(rect, theme.colour("page"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("panel"))
            painter.setClipRect(rect)
            beyond = rect.adjusted(0 if first else -20, 0, 0 if last else 20, 20)
            painter.drawRoundedRect(beyond, 7, 7)
        else:
            painter.fillRect(rect, theme.colour("panel"))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw one title."""
        if not rect.isValid():
            return
        theme, font = self._look.theme, self._look.fonts.small_strong
        column = self._columns[logicalIndex]
        painter.save()
        self._ground(painter, rect, self.visualIndex(logicalIndex))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box = cell_box(rect, column.align, mirrored)
        metrics = QFontMetricsF(font)
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        room = box.width() - (14 if sorted_here else 0)
        text = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        to_right = bool(column.align & Qt.AlignmentFlag.AlignRight) != mirrored
        x = start(box, width, column.align, mirrored)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        line = QRectF(box)
        if column.above:
            above, wide = column.above, metrics.horizontalAdvance(column.above)
            upper = QRectF(box.x(), box.y() + 6, box.width(), box.height() / 2 - 6)
            line = QRectF(box.x(), upper.bottom(), box.width(), upper.height())
            at = start(box, wide, column.align, mirrored)
            painter.drawText(QPointF(at, baseline(upper, font)), above)
            painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(x, baseline(line, font)), text)
        if sorted_here:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            name = "chevron-up" if up else "chevron-down"
            scale = self.devicePixelRatioF()
            arrow = self._look.icons.pixmap(name, "muted", 12, scale)
            at = x - 14 if to_right else x + width + 2
            painter.drawPixmap(QPointF(at, box.center().y() - 5), arrow)
        painter.restore()


def _shares(floors: dict[int, int], weights: dict[int, float], width: int) -> dict[int, int]:
    """Share `width`: everyone gets the floor, the rest goes by weight, to the pixel."""
    total = sum(weights.values())
    free = max(0, width - sum(floors.values()))
    sizes: dict[int, int] = {}
    given, seen = 0, 0.0
    for column, floor in floors.items():
        seen += weights[column]
        part = round(free * seen / total) - given if total else 0
        given += part
        sizes[column] = floor + part
    return sizes
