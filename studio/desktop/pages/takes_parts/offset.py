"""A number with its words beside it, such as how much later a second take starts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from studio.desktop.models.table import plain_tip
from studio.desktop.widgets.field import LineField
from studio.desktop.widgets.label import ElidedLabel

WIDE = 64


class OffsetRow(QWidget):
    """Calls `put(value)` when the user types another one, or steps with − and + or the arrows."""

    def __init__(
        self,
        words: str,
        put: Callable[[int], None],
        *,
        names: tuple[str, str],
        most: int,
        step: int = 1,
    ) -> None:
        super().__init__()
        self._put, self._most, self._step = put, most, step
        self.value = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(ElidedLabel(words, tone="muted"), 1)
        self.field = LineField("0")
        self.field.setAccessibleName(words)
        self.field.setFixedWidth(WIDE)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.editingFinished.connect(self._typed)
        self.field.installEventFilter(self)
        self.less = self._button("−", names[0], -1)
        self.more = self._button("+", names[1], 1)
        for one in (self.less, self.field, self.more):
            row.addWidget(one)

    def _button(self, sign: str, name: str, way: int) -> QToolButton:
        made = QToolButton()
        made.setText(sign)
        made.setProperty("look", "quiet")
        made.setAccessibleName(name)
        made.setToolTip(plain_tip(name))
        made.setAutoRepeat(True)
        made.clicked.connect(lambda: self._ask(self.value + way * self._step))
        return made

    def show_value(self, value: int) -> None:
        """Show a value that was set elsewhere."""
        self.value = value
        self.field.setText(str(value))

    def _typed(self) -> None:
        text = self.field.text().strip().replace("−", "-")
        try:
            wanted = int(text)
        except ValueError:
            self.field.setText(str(self.value))
            return
        self._ask(wanted)

    def _ask(self, value: int) -> None:
        value = max(-self._most, min(self._most, value))
        changed = value != self.value
        self.show_value(value)
        if changed:
            self._put(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step with the arrows up and down."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if way is not None:
                self._ask(self.value + way * self._step)
                return True
        return False
