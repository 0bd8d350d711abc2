"""Views of one page, switched by tabs above them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from studio.desktop.widgets.label import ElidedLabel


class Views(QWidget):
    """Tabs, a muted note beside them, and the view of the chosen tab below.

    `switched` is emitted when another view is shown. The tabs take the focus and the arrow keys.
    """

    switched = Signal()

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self._bar = QTabBar()
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(False)
        self._bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._bar.setAccessibleName(accessible_name)
        self._note = ElidedLabel(tone="muted")
        self._stack = QStackedWidget()
        self._line = QHBoxLayout()
        self._line.setSpacing(16)
        self._line.addWidget(self._bar)
        self._line.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._line)
        column.addWidget(self._stack, 1)
        self._bar.currentChanged.connect(self._turn)

    def add(self, title: str, view: QWidget) -> None:
        """Add a view with the words of its tab."""
        self._stack.addWidget(view)
        self._bar.addTab(title)

    def add_corner(self, widget: QWidget) -> None:
        """Put a control at the end of the line of tabs."""
        self._line.addWidget(widget)

    def set_title(self, at: int, title: str) -> None:
        """Rename a tab."""
        if self._bar.tabText(at) != title:
            self._bar.setTabText(at, title)

    def set_note(self, text: str) -> None:
        """Say something about what is shown."""
        self._note.set_whole(text)

    @property
    def at(self) -> int:
        """The number of the view shown, from 0."""
        return self._bar.currentIndex()

    def show_view(self, at: int) -> None:
        """Show a view."""
        self._bar.setCurrentIndex(at)

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.switched.emit()
