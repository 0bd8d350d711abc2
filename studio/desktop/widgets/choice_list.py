"""A list to choose one thing from: a strong title with a muted sentence below each."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from studio.desktop.fonts import baseline
from studio.desktop.look import Look

PAD = 12
KEY, ABOUT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; texts are translated."""

    key: str
    title: str
    about: str


class ChoiceList(QListWidget):
    """Offers choices; `picked(key)` is emitted when another one is current."""

    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setItemDelegate(_ChoiceDelegate(look, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.currentItemChanged.connect(self._tell)
        look.changed.connect(self.viewport().update)

    def offer(self, choices: list[Choice]) -> None:
        """Show these choices."""
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.title)
            item.setData(KEY, choice.key)
            item.setData(ABOUT, choice.about)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, choice.about)
            self.addItem(item)

    def pick(self, key: str) -> None:
        """Make the choice of this key current."""
        for row in range(self.count()):
            if self.item(row).data(KEY) == key:
                self.setCurrentRow(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentences anew at once; Qt would leave gaps for a moment."""
        super().resizeEvent(event)
        self.doItemsLayout()

    def filter(self, text: str) -> None:
        """Hide the choices without these words."""
        words = text.casefold().split()
        for row in range(self.count()):
            item = self.item(row)
            whole = f"{item.text()} {item.data(ABOUT)}".casefold()
            item.setHidden(not all(word in whole for word in words))

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(KEY))


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws a title and its sentence, as many lines as it takes."""

    def __init__(self, look: Look, view: ChoiceList) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Ask for the height of the wrapped sentence."""
        width = self._view.viewport().width()
        fonts = self._look.fonts
        room = QRect(0, 0, max(1, width - 2 * PAD), 1000)
        metrics = QFontMetrics(fonts.text)
        about = metrics.boundingRect(room, _WRAP, str(index.data(ABOUT)))
        title = QFontMetrics(fonts.strong).height()
        return QSize(width, PAD + title + 4 + about.height() + PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one choice."""
        theme, fonts = self._look.theme, self._look.fonts
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        box = rect.adjusted(PAD, PAD, -PAD, -PAD)
        height = QFontMetrics(fonts.strong).height()
        top = QRect(box.x(), box.y(), box.width(), height)
        elide = Qt.TextElideMode.ElideRight
        title = QFontMetrics(fonts.strong).elidedText(str(index.data()), elide, box.width())
        painter.setFont(fonts.strong)
        painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(top.x(), baseline(QRectF(top), fonts.strong)), title)
        painter.setFont(fonts.text)
        painter.setPen(theme.colour("muted"))
        painter.drawText(box.adjusted(0, height + 4, 0, 0), _WRAP, str(index.data(ABOUT)))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()
