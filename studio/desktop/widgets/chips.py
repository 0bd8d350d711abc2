"""Names as chips that can be taken away, with a field that adds one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.widgets.flow import FlowLayout
from studio.desktop.widgets.label import label
from studio.desktop.widgets.manuscript_editors import complete


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: the id of what it stands for, its words, and a tip."""

    id: str
    words: str
    tip: str = ""


class Chips(QWidget):
    """Shows chips. `removed(id)` for the cross of one, `added(text)` for Enter in the field."""

    removed = Signal(str)
    added = Signal(str)

    def __init__(self, ctx: Context, hint: str) -> None:
        super().__init__()
        self._ctx = ctx
        self._shown: list[Chip] = []
        self._names: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._place = QWidget()
        self._flow = FlowLayout(self._place)
        layout.addWidget(self._place)
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.setReadOnly(ctx.store.read_only)
        self.field.returnPressed.connect(self._add)
        layout.addWidget(self.field)

    def show_chips(self, chips: Sequence[Chip], names: Sequence[str]) -> None:
        """Show these; `names` are offered while somebody types."""
        if list(names) != self._names:
            self._names = list(names)
            complete(self.field, names)
        if list(chips) == self._shown:
            return
        self._shown = list(chips)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for chip in chips:
            self._flow.addWidget(self._make(chip))
        self._place.setVisible(bool(chips))
        self._place.updateGeometry()

    def _make(self, chip: Chip) -> QFrame:
        frame = QFrame()
        frame.setObjectName("chip")
        line = QHBoxLayout(frame)
        line.setContentsMargins(8, 1, 2, 1)
        line.setSpacing(2)
        words = label(chip.words)
        words.setToolTip(plain_tip(chip.tip))
        line.addWidget(words)
        cross = QToolButton()
        cross.setObjectName("cross")
        cross.setAccessibleName(self._ctx.lang.text("Remove {name}", name=chip.words))
        cross.setToolTip(plain_tip(cross.accessibleName()))
        cross.setEnabled(not self._ctx.store.read_only)
        self._ctx.icons.bind(cross, "x", "muted")
        cross.clicked.connect(lambda: self.removed.emit(chip.id))
        line.addWidget(cross)
        return frame

    def _add(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.added.emit(text)
