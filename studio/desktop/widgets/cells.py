"""Paints and edits the cells of a table: colours, fonts and cut texts are made once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.desktop.fonts import baseline
from studio.desktop.look import Look
from studio.desktop.models.table import Column, Heading, RecordTable
from studio.desktop.widgets.field import LineField
from studio.desktop.widgets.headings import HeadingPainter
from studio.desktop.widgets.meters import draw_meters, meters_width
from studio.desktop.widgets.pen import PAD, Pen, cell_box, start

BAR = 4
ICON = 14
GROUND = 0.16
UPRIGHT = QSize(9, 16)
_FONTS = {"strong": "strong", "caps": "small_strong"}
STEPS = {
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
}


class CellDelegate(QStyledItemDelegate):
    """Draws a row of records as the look asks: a bar, a tint, one rule, no grid.

    `moved(rows, columns)` asks the table to move on after an edit.
    """

    moved = Signal(int, int)

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._pen = Pen()
        self._headings = HeadingPainter(look, self._pen)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        model = index.model()
        if not isinstance(model, RecordTable):
            return
        shown = model.at(index.row())
        rect: QRect = option.rect
        if isinstance(shown, Heading):
            view = option.widget
            current = view.currentIndex().row() == index.row()  # type: ignore[attr-defined]
            focused = current and view.hasFocus()
            self._headings.paint(painter, rect, shown, option, focused=focused)
            return
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        edge = self._ground(painter, rect, model, shown, chosen)
        if edge and index.column() == _first(option):
            left = rect.right() - BAR + 1 if right_to_left else rect.x()
            bar = self._look.theme.colour(edge)
            painter.fillRect(left, rect.y(), BAR, rect.height() - 1, bar)
        column = model.columns[index.column()]
        flow = model.across(shown) if model.across else None
        if flow is not None and flow[0] <= index.column() <= flow[1]:
            self._flow(painter, rect, option, model.columns[flow[0]], shown, flow)
        else:
            strong = bool(model.leads and model.leads(shown))
            self.content(painter, rect, column, shown, right_to_left, strong=strong)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _ground(
        self,
        painter: QPainter,
        rect: QRect,
        model: RecordTable[Any],
        record: Any,
        chosen: bool,
    ) -> str:
        """Fill a cell and draw its rule; returns the colour of the row's bar, if it has one."""
        theme = self._look.theme
        bar = model.bar(record) if model.bar else ""
        if chosen:
            painter.fillRect(rect, theme.colour("selection"))
        elif bar:
            painter.fillRect(rect, theme.tint(bar))
        elif model.leads is not None and model.leads(record):
            painter.fillRect(rect, theme.colour("page"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        return bar

    def _flow(
        self,
        painter: QPainter,
        rect: QRect,
        option: QStyleOptionViewItem,
        column: Column[Any],
        record: Any,
        flow: tuple[int, int],
    ) -> None:
        """Draw this cell's slice of a text that runs over several columns."""
        view = option.widget
        whole = QRect(rect)
        for at in range(flow[0], flow[1] + 1):
            if not view.isColumnHidden(at):  # type: ignore[attr-defined]
                left = view.columnViewportPosition(at)  # type: ignore[attr-defined]
                width = view.columnWidth(at)  # type: ignore[attr-defined]
                whole = whole.united(QRect(left, rect.y(), width, rect.height()))
        painter.save()
        painter.setClipRect(rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self.content(painter, whole, column, record, mirrored)
        painter.restore()

    def content(
        self,
        painter: QPainter,
        rect: QRect,
        column: Column[Any],
        record: Any,
        mirrored: bool,
        *,
        strong: bool = False,
    ) -> None:
        """Draw what is in a cell; tables with columns of their own kind draw those."""
        if column.icons is not None:
            self._icons(painter, rect, column.icons(record), mirrored)
            return
        if column.picture is not None:
            self._picture(painter, rect, column.picture(record, _scale(painter)))
            return
        text = column.read(record)
        if not text and column.second is None:
            return
        self._tint(painter, rect, column, record)
        box = cell_box(rect, column.align, mirrored)
        if column.pill is not None and column.pill(record):
            self._pill(painter, box, text, column.pill(record), mirrored, column.align)
            return
        self._words(painter, box, column, record, mirrored, strong=strong)

    def _words(
        self,
        painter: QPainter,
        box: QRect,
        column: Column[Any],
        record: Any,
        mirrored: bool,
        *,
        strong: bool,
    ) -> None:
        """Draw the text of a cell with what stands before it, and the second text behind it."""
        text = column.read(record)
        font, colour = self._type(column, record, strong=strong)
        room = box.width()
        dot = column.dot(record) if column.dot else ""
        shares = _meters(column, record, room)
        lead = 14 if dot else meters_width(len(shares))
        cut, width = self._pen.fit(text, max(0, room - lead), font)
        x = start(box, width + lead, column.align, mirrored)
        if dot:
            self._dot(painter, x if not mirrored else x + width + lead - 6, box, dot)
        if shares:
            middle = QPointF(x + (width if mirrored else 0), box.center().y())
            draw_meters(painter, middle, shares, self._look.theme, mirrored=mirrored)
        at = x + (0 if mirrored else lead)
        self._pen.write(painter, at, box, cut, font, colour)
        if column.second is not None:
            gap = 8 if text else 0
            left = room - lead - int(width) - gap
            beside = box.x() + left if mirrored else at + width + gap
            self._second(painter, beside, left, box, column.second(record), mirrored)

    def _tint(self, painter: QPainter, rect: QRect, column: Column[Any], record: Any) -> None:
        ground = column.ground(record) if column.ground else ""
        if ground:
            painter.fillRect(
                rect.adjusted(1, 1, -1, -2), self._look.theme.tint(ground, share=GROUND)
            )

    def _type(self, column: Column[Any], record: Any, *, strong: bool) -> tuple[QFont, QColor]:
        """Return the font and the colour of a cell."""
        fonts, theme = self._look.fonts, self._look.theme
        font: QFont = getattr(fonts, "strong" if strong else _FONTS.get(column.look, "text"))
        token = column.colour(record) if column.colour else ""
        return font, theme.colour(token or ("muted" if column.look == "muted" else "text"))

    def _second(
        self, painter: QPainter, x: float, room: int, box: QRect, text: str, mirrored: bool
    ) -> None:
        """Draw the muted text beside the first; in a mirrored row `x` is its right end."""
        if room < 24 or not text:
            return
        font = self._look.fonts.text
        cut, width = self._pen.fit(text, room, font)
        if len(cut) < 2 <= len(text):
            return  # nothing but dots would be left
        painter.setFont(font)
        painter.setPen(self._look.theme.colour("muted"))
        at = x - width if mirrored else x
        painter.drawText(QPointF(at, baseline(QRectF(box), font)), cut)

    def _icons(
        self, painter: QPainter, rect: QRect, icons: Sequence[tuple[str, str]], mirrored: bool
    ) -> None:
        """Draw icons from the end of the cell on."""
        scale = _scale(painter)
        for at, (name, colour) in enumerate(icons):
            drawn = self._look.icons.pixmap(name, colour, ICON, scale)
            inset = PAD // 2 + at * (ICON + 4)
            x = rect.x() + inset if mirrored else rect.right() - inset - ICON + 1
            painter.drawPixmap(QPointF(x, round(QRectF(rect).center().y() - ICON / 2)), drawn)

    def _picture(self, painter: QPainter, rect: QRect, picture: QPixmap | None) -> None:
        """Draw a picture in the middle of its cell, or the ground of an upright one."""
        room = QRectF(rect).adjusted(PAD, 3, -2, -4)
        size = UPRIGHT if picture is None else picture.size()
        box = QRectF(
            QPointF(), QSizeF(size).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        )
        box.moveCenter(room.center())
        if picture is None:
            painter.fillRect(box, self._look.theme.colour("line"))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(box, picture, QRectF(picture.rect()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)

    def _dot(self, painter: QPainter, x: float, box: QRect, token: str) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour(token))
        painter.drawEllipse(QRectF(x, box.center().y() - 2.5, 6, 6))
        painter.restore()

    def _pill(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        token: str,
        mirrored: bool,
        align: Qt.AlignmentFlag,
    ) -> None:
        font = self._look.fonts.small_strong
        cut, width = self._pen.fit(text, max(0, box.width() - 16), font)
        x = start(box, width + 16, align, mirrored)
        pill = QRectF(x, box.center().y() - 9, width + 16, 20)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.tint(token, share=0.14))
        painter.drawRoundedRect(pill, 10, 10)
        painter.restore()
        painter.setFont(font)
        painter.setPen(self._look.theme.colour("text"))
        painter.drawText(QPointF(x + 8, baseline(pill, font)), cut)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Make the field that edits a cell in place."""
        model = index.model()
        assert isinstance(model, RecordTable)  # noqa: S101 - the view takes no other model
        column, record = model.columns[index.column()], model.record(index)
        if column.choices is not None and record is not None:
            box = QComboBox(parent)
            box.addItems(list(column.choices(record)))
            box.activated.connect(lambda _: self._finish(box))
            box.setObjectName("cell")
            box.setAccessibleName(column.title)
            return box
        field = LineField(parent)
        field.setObjectName("cell")
        field.setAccessibleName(column.title)
        field.setAlignment(column.align | Qt.AlignmentFlag.AlignVCenter)
        if column.suggest is not None and record is not None:
            completer = QCompleter(list(column.suggest(record)), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        return field

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Put the cell's text into its field."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Write the field's text through the model."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Lay the field over its cell, wide enough to type in and to see what is there."""
        rect: QRect = option.rect
        wanted = 96
        if isinstance(editor, QLineEdit):
            text = editor.text() or str(index.data(Qt.ItemDataRole.EditRole) or "")
            wanted = max(wanted, editor.fontMetrics().horizontalAdvance(text) + 32)
        room = option.widget.viewport().width()  # type: ignore[attr-defined]
        wide = max(rect.width(), min(wanted, room))
        left = max(0, min(rect.x(), room - wide)) if wide > rect.width() else rect.x()
        editor.setGeometry(left, rect.y(), wide, rect.height() - 1)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Commit with Tab and Enter and move on, as in a spreadsheet."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None and isinstance(editor, QWidget):
                self._finish(editor)
                self.moved.emit(*step)
                return True
        return super().eventFilter(editor, event)


def _meters(column: Column[Any], record: Any, room: int) -> Sequence[float]:
    """Return the shares to draw; none where the figure behind them would have no room."""
    shares = column.meters(record) if column.meters else ()
    return shares if meters_width(len(shares)) <= room - 2 * PAD else ()


def _first(option: QStyleOptionViewItem) -> int:
    """Return the column that is drawn first, which carries the bar."""
    header = option.widget.horizontalHeader()  # type: ignore[attr-defined]
    return int(header.logicalIndex(0))


def _scale(painter: QPainter) -> float:
    """Return how many pixels of the screen a logical one has."""
    return painter.device().devicePixelRatio()
