"""The palette: type some letters to go anywhere or do anything, without the mouse."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from studio.base.words import N_
from studio.desktop.commands import COMMANDS, show_keys
from studio.desktop.fonts import baseline
from studio.desktop.fuzzy import score
from studio.desktop.look import Look
from studio.desktop.pages.base import Act, Item
from studio.desktop.widgets.acts import reason
from studio.desktop.widgets.label import label

if TYPE_CHECKING:
    from studio.desktop.window import MainWindow

MOST = 60
ROW = 36
_PAGES = {
    "episode": ("script", "film", N_("Episode")),
    "scene": ("script", "file-text", N_("Scene")),
    "person": ("people", "user", N_("Person")),
    "character": ("people", "users", N_("Character")),
    "place": ("places", "map-pin", N_("Place")),
    "day": ("schedule", "calendar", N_("Shooting day")),
}
_WALK = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


def items(window: "MainWindow") -> Iterator[Item]:
    """List what can be done and where one can go, the nearest first."""
    t = window.lang.text
    shell = window.shell
    if shell is not None:
        yield from shell.page.palette_items()
        yield from _acts(window, shell.page.acts())
        for entry in shell.entries:
            call = _goer(window, entry.key, None)
            yield Item(t(entry.title), t("Page"), call, entry.icon)
    for command in COMMANDS:
        action = window.actions_by_name[command.name]
        if action.isEnabled() and command.name != "show_palette":
            keys = show_keys(command.keys[0]) if command.keys else ""
            yield Item(t(command.label).rstrip("…"), keys, action.trigger, command.icon)
    if shell is not None:
        yield from _names(window)


def _acts(window: "MainWindow", acts: Sequence[Act]) -> Iterator[Item]:
    if window.shell is None:
        return
    for act in acts:
        if act.menu:
            yield from _acts(window, act.menu)
        elif act.call is not None and not reason(window.shell.ctx, act):
            yield Item(act.label, show_keys(act.shortcut), act.call, act.icon)


def _names(window: "MainWindow") -> Iterator[Item]:
    from studio.workflow.finding import everything

    if window.session is None or window.shell is None:
        return
    pages = {entry.key for entry in window.shell.entries}
    for found in everything(window.session.store, window.lang):
        page, icon, kind = _PAGES[found.kind]
        if page in pages:
            words = window.lang.text(kind)
            detail = f"{words} · {found.detail}" if found.detail else words
            yield Item(found.label, detail, _goer(window, page, found.id), icon)


def _goer(window: "MainWindow", key: str, row_id: str | None) -> Callable[[], None]:
    return lambda: window.show_page(key, row_id)


def matching(typed: str, among: Sequence[Item]) -> list[Item]:
    """Return the items that fit, the best first; all of them in order when nothing is typed."""
    if not typed.strip():
        return list(among[:MOST])
    scored: list[tuple[int, int, Item]] = []
    for at, item in enumerate(among):
        by_label = score(typed, item.label)
        by_detail = score(typed, item.detail) if by_label is None and item.detail else None
        points = by_label if by_label is not None else by_detail and by_detail // 3
        if points is not None:
            scored.append((-points, at, item))
    return [item for _, _, item in sorted(scored, key=lambda entry: entry[:2])[:MOST]]


class _Items(QAbstractListModel):
    """The items that fit what is typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show(self, found: list[Item]) -> None:
        """Show these."""
        self.beginResetModel()
        self.items = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """One row for each."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> str | None:
        """Return the words of a row."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            item = self.items[index.row()]
            return f"{item.label}  {item.detail}".strip()
        return None


class _Rows(QStyledItemDelegate):
    """Draws an item: icon, label, and muted at the right what tells it apart."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are of one height."""
        return QSize(100, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        model = index.model()
        assert isinstance(model, _Items)  # noqa: S101 - the list has no other model
        item, theme, fonts = model.items[index.row()], self._look.theme, self._look.fonts
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 7, 7)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        scale = painter.device().devicePixelRatio()
        tint = "accent_text" if chosen else "muted"
        icon = self._look.icons.pixmap(item.icon, tint, 16, scale)
        at = rect.right() - 28 if mirrored else rect.x() + 12
        painter.drawPixmap(QPointF(at, rect.y() + (ROW - 16) / 2), icon)
        metrics = QFontMetricsF(fonts.text)
        elide = Qt.TextElideMode.ElideRight
        name = metrics.elidedText(item.label, elide, rect.width() * 0.6)
        width = metrics.horizontalAdvance(name)
        detail = metrics.elidedText(item.detail, elide, rect.width() - width - 76)
        y = baseline(QRectF(rect), fonts.text)
        painter.setFont(fonts.text)
        painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(rect.right() - 40 - width if mirrored else rect.x() + 40, y), name)
        painter.setPen(theme.colour("muted"))
        end = rect.right() - 12 - metrics.horizontalAdvance(detail)
        painter.drawText(QPointF(rect.x() + 12 if mirrored else end, y), detail)
        painter.restore()


class Palette(QDialog):
    """A field and a list; Enter does the chosen line."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        t = window.lang.text
        self._all = list(items(window))
        self.setObjectName("palette")
        self.setAccessibleName(t("Find and do anything"))
        self.setFixedWidth(600)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("Go to a page, scene, person or day, or do something"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.model = _Items(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Rows(window.look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(t("Results"))
        self.list.setFixedHeight(10 * ROW + 4)
        self.list.clicked.connect(lambda _: self._do())
        self._none = label(t("Nothing found."), tone="muted")
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self._none)
        self._show("")

    def _show(self, typed: str) -> None:
        self.model.show(matching(typed, self._all))
        has_some = self.model.rowCount() > 0
        self.list.setVisible(has_some)
        self._none.setVisible(not has_some)
        if has_some:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the list while the field keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _WALK.get(Qt.Key(event.key()))
            if step is not None and self.model.rowCount():
                last = self.model.rowCount() - 1
                row = max(0, min(last, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self.model.index(row, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
        return False

    def _do(self) -> None:
        index = self.list.currentIndex()
        self.close()
        if index.isValid() and self.model.items:
            self.model.items[index.row()].call()


def show_palette(window: "MainWindow") -> Palette:
    """Open the palette over the upper part of the window."""
    made = Palette(window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    corner = window.mapToGlobal(window.rect().topLeft())
    made.move(corner.x() + (window.width() - made.width()) // 2, corner.y() + 96)
    made.setModal(True)
    made.show()
    made.field.setFocus()
    return made
