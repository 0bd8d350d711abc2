"""Carries the keys of the player to it, whichever of its controls has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSlider, QWidget

from studio.desktop.player import keys

_SLOW = 0.25
_SHUTTLE = {"forward": 1, "reverse": -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard(QObject):
    """Sees the keys of a player and its controls first.

    Fields keep what is typed, the volume its arrows; Space always plays, so that Enter presses
    the button that has the focus. K held with J or L plays slowly, until one is let go.
    """

    def __init__(
        self,
        player: QWidget,
        do: Callable[[str], None],
        play: Callable[[float], None],
        pause: Callable[[], None],
    ) -> None:
        super().__init__(player)
        self._do, self._play, self._pause = do, play, pause
        self._held = self._slow = False
        for widget in (player, *player.findChildren(QWidget)):
            widget.installEventFilter(self)

    def let_go(self) -> None:
        """Forget which keys are down."""
        self._held = self._slow = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the player's keys, also before the shortcuts of the window do."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._release(event)
            return False
        name = self._command(watched, event)
        if name is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._press(watched, name, again=event.isAutoRepeat())
        return True

    def _command(self, watched: QObject, event: QKeyEvent) -> str | None:
        if isinstance(watched, QLineEdit):
            return None
        if isinstance(watched, QSlider) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return None
        if isinstance(watched, QAbstractButton) and event.key() in _ENTER:
            return "click"
        return keys.command(event.key(), event.modifiers())

    def _press(self, watched: QObject, name: str, *, again: bool) -> None:
        if again and name not in keys.REPEATING:
            return
        if name == "click" and isinstance(watched, QAbstractButton):
            watched.click()
        elif name in _SHUTTLE and self._held:
            self._slow = True
            self._play(_SLOW * _SHUTTLE[name])
        else:
            self._held = self._held or name == "pause"
            self._do(name)

    def _release(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if self._slow and event.key() in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L):
            self._slow = False
            self._pause()
        if event.key() == Qt.Key.Key_K:
            self._held = False
