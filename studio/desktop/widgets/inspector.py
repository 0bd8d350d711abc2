"""The pane on the right: what is selected on the page, or the history of the production."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.project.changelog import Change

NARROWEST, WIDEST = 256, 480


@runtime_checkable
class Follower(Protocol):
    """A panel that follows the production by itself."""

    def on_change(self, change: Change) -> None:
        """Follow a change."""


class InspectorPane(QWidget):
    """Shows the page's inspector, or a panel laid over it; gone when there is neither."""

    def __init__(self, ctx: Context, *, is_open: bool) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(ctx.lang.text("Inspector"))
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self._open = is_open
        self._wanted: QWidget | None = None
        self._panel: QWidget | None = None
        self._areas: dict[QWidget, QScrollArea] = {}
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(self._stack)
        self._settle()

    @property
    def is_open(self) -> bool:
        """Whether the user wants to see the pane."""
        return self._open

    def show_widget(self, widget: QWidget | None) -> None:
        """Show a page's widget; None leaves the room to the page."""
        self._wanted = widget
        self._settle()

    def show_panel(self, panel: QWidget | None) -> None:
        """Lay a panel over the page's widget; None takes it away."""
        old, self._panel = self._panel, panel
        self._settle()
        if old is not None and old is not panel:
            area = self._areas.pop(old, None)
            if area is not None:
                self._stack.removeWidget(area)
                area.deleteLater()

    @property
    def panel(self) -> QWidget | None:
        """The panel laid over, if any."""
        return self._panel

    def toggle(self) -> None:
        """Open or close the pane."""
        if self._panel is not None:
            self.show_panel(None)
            return
        self._open = not self._open
        self._settle()

    def on_change(self, change: Change) -> None:
        """Let a panel follow."""
        if isinstance(self._panel, Follower):
            self._panel.on_change(change)

    def _settle(self) -> None:
        shown = self._panel or (self._wanted if self._open else None)
        self.setVisible(shown is not None)
        if shown is None:
            return
        # A widget that asks for a width gets it, such as a player for its controls.
        self.setMinimumWidth(min(WIDEST, max(NARROWEST, shown.minimumWidth() + 1)))
        if shown not in self._areas:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(shown)
            self._areas[shown] = area
            self._stack.addWidget(area)
        self._stack.setCurrentWidget(self._areas[shown])
