"""The board's table: the keys that move strips, and dragging onto days."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from studio.desktop.models.table import RecordTable
from studio.desktop.pages.schedule_rows import BoardRow
from studio.desktop.widgets.table_view import TableView

_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYS = {
    (_ALT, Qt.Key.Key_Up): "up",
    (_ALT, Qt.Key.Key_Down): "down",
    (_ALT, Qt.Key.Key_Left): "previous",
    (_ALT, Qt.Key.Key_Right): "next",
    (_CTRL | _ALT, Qt.Key.Key_Up): "previous",
    (_CTRL | _ALT, Qt.Key.Key_Down): "next",
    (_CTRL, Qt.Key.Key_B): "boneyard",
    (_CTRL, Qt.Key.Key_M): "merge",
    (_CTRL | _SHIFT, Qt.Key.Key_M): "separate",
    (_CTRL, Qt.Key.Key_D): "split",
    (_CTRL, Qt.Key.Key_L): "lock",
    (_CTRL | _SHIFT, Qt.Key.Key_P): "pin",
}


class BoardView(TableView):
    """Shows the board; `asked(name)` when a key asks for something to be done to the rows."""

    asked = Signal(str)

    def __init__(self, table: RecordTable[BoardRow]) -> None:
        super().__init__(table, movable=True)
        self.onto_headings = True

    def nudge(self, event: QKeyEvent) -> bool:
        """Turn the keys of the board into what they ask for."""
        known = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
        name = _KEYS.get((event.modifiers() & known, Qt.Key(event.key())))
        if name is None:
            return False
        if self.can_move() and self.chosen_ids():
            self.asked.emit(name)
        return True
