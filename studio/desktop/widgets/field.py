"""A field of one line that leaves to the window the keys that are the window's."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_CONTROL = Qt.KeyboardModifier.ControlModifier


class LineField(QLineEdit):
    """Takes Ctrl+Z only while there is typing to take back, and never Ctrl+K."""

    def event(self, event: QEvent) -> bool:
        """Refuse keys before the field claims them from the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            undoes = event.matches(keys.Undo) and not self.isUndoAvailable()
            redoes = event.matches(keys.Redo) and not self.isRedoAvailable()
            finds = event.key() == Qt.Key.Key_K and event.modifiers() == _CONTROL
            if undoes or redoes or finds:
                event.ignore()
                return False
        return super().event(event)
