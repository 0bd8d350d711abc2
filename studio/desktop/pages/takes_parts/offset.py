"""A number with its words beside it, such as how much later a second take starts."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from studio.desktop.widgets.label import ElidedLabel


class OffsetRow(QWidget):
    """Calls `put(value)` when the user sets another one."""

    def __init__(
        self, words: str, put: Callable[[int], None], *, least: int, most: int, step: int = 1
    ) -> None:
        super().__init__()
        self._put = put
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(ElidedLabel(words, tone="muted"), 1)
        self.field = QSpinBox()
        self.field.setRange(least, most)
        self.field.setSingleStep(step)
        self.field.setKeyboardTracking(False)
        self.field.setAccelerated(True)
        self.field.setAccessibleName(words)
        self.field.valueChanged.connect(put)
        row.addWidget(self.field)

    def show_value(self, value: int) -> None:
        """Show a value that was set elsewhere."""
        self.field.blockSignals(True)
        self.field.setValue(value)
        self.field.blockSignals(False)
