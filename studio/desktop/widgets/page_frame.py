"""A page with its header: title, filter, secondary actions, one primary button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.desktop.pages.base import MARGIN, Act, Page
from studio.desktop.widgets.acts import button, fill_menu, reason
from studio.desktop.widgets.filter_field import FilterField
from studio.desktop.widgets.label import ElidedLabel

FILTER_DELAY_MS = 60
FILTER_WIDTH = 200
GAP = 8
PRINT = "Ctrl+P"


class HeaderBar(QWidget):
    """The line above a page; what does not fit goes into a menu."""

    def __init__(self, page: Page, title: str) -> None:
        super().__init__()
        self._page = page
        self._acts: list[tuple[Act, QPushButton]] = []
        self._keys: list[QShortcut] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 16, MARGIN, 8)
        layout.setSpacing(GAP)
        self._layout = layout
        self._title = ElidedLabel(title, font=page.ctx.look.fonts.title)
        layout.addWidget(self._title, 1)
        self.field = self._filter_field(page)
        layout.addWidget(self.field)
        self._more = QPushButton()
        self._more.setAccessibleName(page.t("More actions"))
        self._more.setToolTip(page.t("More actions"))
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        page.ctx.icons.bind(self._more, "ellipsis")
        self._more.hide()
        self.show_acts()
        page.acts_changed.connect(self.show_acts)
        page.filter_wanted.connect(self._filter_by)

    def _filter_field(self, page: Page) -> FilterField:
        words = page.t(page.FILTER) if page.FILTER else ""
        field = FilterField(page.ctx.look, words)
        field.setFixedWidth(FILTER_WIDTH)
        field.setVisible(bool(page.FILTER))
        self._wait = QTimer(self, singleShot=True, interval=FILTER_DELAY_MS)
        self._wait.timeout.connect(lambda: page.filter(field.text()))
        field.textChanged.connect(self._wait.start)
        return field

    def _filter_by(self, text: str) -> None:
        self.field.setText(text)
        self._wait.stop()
        self._page.filter(text)

    def show_acts(self) -> None:
        """Make the buttons of the page's acts, the primary one last."""
        for _, made in self._acts:
            self._layout.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._layout.removeWidget(self._more)
        acts = sorted(self._page.acts(), key=lambda act: act.primary)
        self._acts = [(act, button(self._page.ctx, act)) for act in acts]
        more_placed = False
        for act, made in self._acts:
            if act.primary and not more_placed:
                self._layout.addWidget(self._more)
                more_placed = True
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._layout.addWidget(made)
        if not more_placed:
            self._layout.addWidget(self._more)
        self._listen(acts)
        self._fold()

    def _listen(self, acts: Sequence[Act]) -> None:
        """Hear the keys of the acts, also of those that are folded away."""
        for old in self._keys:
            old.setEnabled(False)
            old.deleteLater()
        self._keys = []
        for act in acts:
            if act.shortcut and act.call is not None and not reason(self._page.ctx, act):
                self._hear(act.shortcut, act.call)
        if all(act.shortcut != PRINT for act in acts):
            page = self._page
            self._hear(PRINT, lambda: page.ctx.show_page("reports", page.REPORT))

    def _hear(self, shortcut: str, call: Callable[[], None]) -> None:
        keys = QShortcut(QKeySequence(shortcut), self)
        keys.activated.connect(call)
        self._keys.append(keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Keep title, filter and primary button; secondary actions fold from the last on."""
        title = self._title.fontMetrics().horizontalAdvance(self._title.whole()) + 8
        used = 2 * MARGIN + title + (FILTER_WIDTH + GAP if self._page.FILTER else 0)
        sizes = {id(act): made.sizeHint().width() + GAP for act, made in self._acts}
        used += sum(sizes[id(act)] for act, _ in self._acts if act.primary)
        others = [(act, made) for act, made in self._acts if not act.primary]
        room = self.width() - used
        if sum(sizes[id(act)] for act, _ in others) > room:
            room -= self._more.sizeHint().width() + GAP
        folded: list[Act] = []
        for act, made in others:
            room -= sizes[id(act)]
            made.setVisible(room >= 0 and not folded)
            if room < 0 or folded:
                folded.append(act)
        self._menu.clear()
        fill_menu(self._menu, self._page.ctx, folded)
        self._more.setVisible(bool(folded))


class PageFrame(QWidget):
    """A page under its header; refreshes it when it is shown after it fell behind."""

    def __init__(self, page: Page, title: str) -> None:
        super().__init__()
        self.page = page
        self.stale = True
        self.setObjectName("page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.header = HeaderBar(page, title)
        layout.addWidget(self.header)
        layout.addWidget(page, 1)

    def catch_up(self) -> None:
        """Show what the production holds now."""
        if self.stale:
            self.stale = False
            self.page.refresh()
