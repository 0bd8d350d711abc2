"""The sidebar: the production, its pages in work order with their figures, what is going on."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.desktop.context import Context
from studio.desktop.fonts import baseline
from studio.desktop.look import Look
from studio.desktop.models.table import plain_tip
from studio.desktop.registry import Entry
from studio.desktop.widgets.label import label
from studio.desktop.widgets.status import StatusArea

WIDTH, WIDEST = 216, 264


class NavButton(QAbstractButton):
    """One page in the sidebar: icon, title, figure."""

    def __init__(self, look: Look, icon: str, title: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._count = ""
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_count(self, text: str) -> None:
        """Show a figure at the right."""
        if text != self._count:
            self._count = text
            self.setAccessibleDescription(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as icon, title and figure."""
        fonts = self._look.fonts
        title = QFontMetrics(fonts.strong).horizontalAdvance(self.text())
        count = QFontMetrics(fonts.small).horizontalAdvance(self._count)
        return QSize(12 + 16 + 10 + title + (12 + count if count else 0) + 12, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, fonts = self._look.theme, self._look.fonts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, 7, 7)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 7, 7)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        tint = "accent_text" if self.isChecked() else "muted"
        icon = self._look.icons.pixmap(self._icon, tint, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self.width() - 28 if mirrored else 12, 9), icon)
        font = fonts.strong if self.isChecked() else fonts.text
        count_width = QFontMetricsF(fonts.small).horizontalAdvance(self._count)
        room = self.width() - 38 - 12 - (count_width + 12 if self._count else 0)
        metrics = QFontMetricsF(font)
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        x = self.width() - 38 - metrics.horizontalAdvance(title) if mirrored else 38.0
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(x, baseline(QRectF(self.rect()), font)), title)
        painter.setFont(fonts.small)
        painter.setPen(theme.colour("muted"))
        at = 12.0 if mirrored else self.width() - 12 - count_width
        painter.drawText(QPointF(at, baseline(QRectF(self.rect()), fonts.small)), self._count)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk through the pages, Enter opens one."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ProductionButton(QAbstractButton):
    """The title of the production, which opens its menu."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As high as a page's line; the title is cut to the sidebar."""
        return QSize(120, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, font = self._look.theme, self._look.fonts.heading
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            has_focus = self.hasFocus()
            painter.setPen(QPen(theme.colour("focus"), 2) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover" if self.underMouse() else "sidebar"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        scale = self.devicePixelRatioF()
        icon = self._look.icons.pixmap("clapperboard", "accent_text", 16, scale)
        painter.drawPixmap(QPointF(self.width() - 26 if mirrored else 10, 9), icon)
        metrics = QFontMetricsF(font)
        room = self.width() - 34 - 4
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        x = self.width() - 34 - metrics.horizontalAdvance(title) if mirrored else 34.0
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(x, baseline(QRectF(self.rect()), font)), title)
        painter.end()


class Sidebar(QWidget):
    """Chooses the page; `chosen(key)` when the user did."""

    chosen = Signal(str)

    def __init__(
        self, ctx: Context, entries: Sequence[Entry], title: str, menu: Callable[[QWidget], None]
    ) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ctx = ctx
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        made = {entry.key: self._button(entry) for entry in entries}
        widest = max((button.sizeHint().width() for button in made.values()), default=0)
        self._wide = max(WIDTH, min(WIDEST, widest + 40 + 24))
        self.setFixedWidth(self._wide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 16)
        layout.setSpacing(2)
        self._title = ProductionButton(ctx.look)
        self._title.clicked.connect(lambda: menu(self._title))
        self.set_title(title)
        layout.addWidget(self._title)
        layout.addSpacing(12)
        group = ""
        for entry in entries:
            if entry.group and entry.group != group:
                group = entry.group
                layout.addSpacing(14)
                layout.addLayout(self._group_label(group))
            layout.addWidget(made[entry.key])
        layout.addStretch(1)
        self.status = StatusArea(ctx)
        layout.addWidget(self.status)

    def set_title(self, title: str) -> None:
        """Show the title of the production, as much as fits."""
        t = self._ctx.lang.text
        self._title.setText(title)
        self._title.setAccessibleName(t("Menu of {title}", title=title))
        self._title.setToolTip(plain_tip(f"{title}\n{t('Menu: new, open, snapshots, settings')}"))

    def _group_label(self, group: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 4)
        words = self._ctx.lang.text(group).upper()
        row.addWidget(label(words, font=self._ctx.look.fonts.small_strong, tone="muted"))
        return row

    def _button(self, entry: Entry) -> NavButton:
        made = NavButton(self._ctx.look, entry.icon, self._ctx.lang.text(entry.title))
        made.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._group.addButton(made)
        self._buttons[entry.key] = made
        return made

    def open_menu(self) -> None:
        """Open the menu of the production."""
        self._title.click()

    def mark(self, key: str) -> None:
        """Show which page is open."""
        self._buttons[key].setChecked(True)

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Show the pages' figures."""
        for key, text in counts.items():
            self._buttons[key].set_count(text)

    def focus(self) -> None:
        """Put the focus on the open page's line."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)
