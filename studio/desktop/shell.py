"""One open production on the screen: sidebar, pages, inspector, banner and toasts."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.desktop.context import Context
from studio.desktop.pages.base import Page
from studio.desktop.registry import Entry, available
from studio.desktop.widgets.inspector import InspectorPane
from studio.desktop.widgets.page_frame import PageFrame
from studio.desktop.widgets.sidebar import Sidebar
from studio.desktop.widgets.toast import Toast
from studio.i18n import Language
from studio.project.changelog import Change
from studio.project.production import production
from studio.project.store import Store
from studio.workflow.overview import counts

COUNTED = (
    "episode",
    "scene",
    "element",
    "person",
    "place",
    "board",
    "board_day",
    "take",
    "language",
)


def first_field(pane: QWidget) -> QWidget | None:
    """Return what in a pane takes the focus first: its table or list, else its first field."""
    found = [
        child
        for child in pane.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isEnabled()
        and child.isVisibleTo(pane)
    ]
    tables = [child for child in found if isinstance(child, QAbstractItemView)]
    return next(iter([*tables, *found]), None)


def title_of(store: Store, lang: Language) -> str:
    """Return the title of the production in a language."""
    about = production(store)
    return about.choose(lang.code, about.title, about.other_title)


class Shell(QWidget):
    """Shows the pages of one production and keeps them in step with it."""

    def __init__(
        self,
        ctx: Context,
        *,
        menu: Callable[[QWidget], None],
        undo: Callable[[], None],
        inspector_width: int,
        inspector_open: bool,
    ) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.ctx = ctx
        self._undo = undo
        self._toast_step = 0
        self.entries: list[Entry] = available()
        self._frames: dict[str, PageFrame] = {}
        self.key = ""
        self.sidebar = Sidebar(ctx, self.entries, title_of(ctx.store, ctx.lang), menu)
        self.sidebar.chosen.connect(self.show_page)
        self.banners = QVBoxLayout()
        self._centre = QWidget()
        self._stack = QStackedWidget()
        self.pane = InspectorPane(ctx, is_open=inspector_open)
        self._lay_out(inspector_width)
        self.toast_frame = Toast(ctx.look, self._centre, ctx.lang.text("Undo"))
        self._stop = ctx.store.subscribe(self._on_change)
        self._count()

    def _lay_out(self, inspector_width: int) -> None:
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.banners)
        column.addWidget(self._stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self._centre)
        self.splitter.addWidget(self.pane)
        self.splitter.setCollapsible(0, False)
        self.splitter.setCollapsible(1, False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([10_000, inspector_width])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.splitter, 1)

    def show_page(self, key: str, select_id: str | None = None) -> None:
        """Open a page, building it the first time, and select a row on it."""
        entry = next((e for e in self.entries if e.key == key), self.entries[0])
        frame = self._frames.get(entry.key)
        if frame is None:
            page = entry.make(self.ctx)
            frame = self._frames[entry.key] = PageFrame(page, self.ctx.lang.text(entry.title))
            page.inspector_changed.connect(self._inspect_page)
            self._stack.addWidget(frame)
        self.key = entry.key
        frame.catch_up()
        self._stack.setCurrentWidget(frame)
        self.sidebar.mark(entry.key)
        self._inspect_page()
        target = first_field(frame.page)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        if select_id is not None:
            frame.page.select(select_id)

    @property
    def page(self) -> Page:
        """The page on the screen."""
        return self._frames[self.key].page

    @property
    def frame(self) -> PageFrame:
        """The page on the screen with its header."""
        return self._frames[self.key]

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence; its Undo takes back only the step that is the newest now."""
        step = self.ctx.store.next_undo() if undo else None
        self._toast_step = step.seq if step else 0
        self.toast_frame.say(text, self._undo if step else None)

    def close_down(self) -> None:
        """Stop following the production."""
        self._stop()

    def _inspect_page(self) -> None:
        if self.key:
            self.pane.show_widget(self.page.inspector())

    def _on_change(self, change: Change) -> None:
        for key, frame in self._frames.items():
            if key != self.key:
                frame.stale = frame.stale or change.touches(*frame.page.TABLES)
        if change.touches(*COUNTED):
            self._count()
        if change.touches("production"):
            self.sidebar.set_title(title_of(self.ctx.store, self.ctx.lang))
        self._withdraw_toast()
        if self.key:
            self.page.on_change(change)
        self.pane.on_change(change)

    def _withdraw_toast(self) -> None:
        """Hide a toast whose Undo would take back another step than its own."""
        if self._toast_step and self.toast_frame.isVisible():
            newest = self.ctx.store.next_undo()
            if newest is None or newest.seq != self._toast_step:
                self.toast_frame.hide()

    def _count(self) -> None:
        found, lang = counts(self.ctx.store), self.ctx.lang
        figures = {e.key: e.count(found, lang) for e in self.entries if e.count is not None}
        self.sidebar.show_counts(figures)
