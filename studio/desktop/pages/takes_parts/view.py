"""The view of the takes: rows high enough for a picture, and keys that judge takes."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from studio.desktop.models.table import Heading
from studio.desktop.pages.takes_parts.table import CIRCLE, NOTE, REASON, TYPED, TakeTable
from studio.desktop.widgets.table_view import ROW, TableView
from studio.takes.model import BEST

HIGH = 52
LEAST, ROOMY = 248, 430
# Letters that the player hears too, unless they are typed into a text.
PLAYER_KEYS = "jklimo"


class TakeView(TableView):
    """Shows the takes. `rated(n)`, `circled()` and `for_player(event)` are keys and clicks.

    Figures rate the selected takes except where figures are typed: scene and take. Letters
    judge and steer the player except where texts are typed.
    """

    rated = Signal(int)
    circled = Signal()
    for_player = Signal(object)

    def __init__(self, table: TakeTable, parent: QWidget | None = None) -> None:
        super().__init__(table, parent=parent)
        self.setMinimumWidth(LEAST)
        table.roomy = lambda: self.viewport().width() >= ROOMY
        table.bare = lambda: self.isColumnHidden(NOTE)
        table.narrow = lambda: self.isColumnHidden(REASON)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(HIGH)
        table.filled.connect(self._heights)
        table.modelReset.connect(self._heights)
        table.rowsInserted.connect(self._heights)
        table.layoutChanged.connect(self._heights)
        self.clicked.connect(self._clicked)

    def _heights(self) -> None:
        """Keep the headings as low as anywhere."""
        rows = self.verticalHeader()
        for at in range(self.table.rowCount()):
            wanted = ROW if isinstance(self.table.at(at), Heading) else HIGH
            if rows.sectionSize(at) != wanted:
                rows.resizeSection(at, wanted)

    def _clicked(self, index: QModelIndex) -> None:
        """Circle the take whose circle is clicked."""
        if index.column() == CIRCLE and self.table.record(index) is not None:
            self.circled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys that judge; all others work as in any table."""
        if not self._judges(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the player notice when a key is let go that it was told of."""
        super().keyReleaseEvent(event)
        if event.text() and event.text().lower() in PLAYER_KEYS:
            self.for_player.emit(event)

    def _judges(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        text, column = event.text(), self.currentIndex().column()
        if not plain or not self.chosen_ids():
            return False
        if text.isascii() and text.isdigit() and int(text) <= BEST and column not in TYPED:
            self.rated.emit(int(text))
            return True
        types = column in TYPED or column >= NOTE
        if text.lower() == "c" and text and not types:
            self.circled.emit()
            return True
        is_space = event.key() == Qt.Key.Key_Space
        if text and (is_space or (text.lower() in PLAYER_KEYS and not types)):
            self.for_player.emit(event)
            return True
        return False
