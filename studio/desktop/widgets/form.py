"""A form for the inspector: labelled fields that write when they are left, errors in place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.names import Names
from studio.desktop.widgets.field import LineField
from studio.desktop.widgets.label import ElidedLabel, label

Write = Callable[[str], None]
MARGIN = 20
LABEL = 16  # as high as Chinese needs, so that fields beside each other stand on one line
AROUND = 12  # padding and border of a field, above and below


class LongField(QPlainTextEdit):
    """A field of several lines that tells when it is left; Tab leaves it.

    It grows with its text, so that all of it is seen.
    """

    def __init__(self, left: Callable[[], None], lines: int) -> None:
        super().__init__()
        self._left = left
        self._least = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the lines again."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Take the height of the text; lines with Chinese are higher than others."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        least = self.fontMetrics().lineSpacing() * self._least
        wanted = round(max(height, least) + 2 * self.document().documentMargin()) + AROUND
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def focusOutEvent(self, event: QEvent) -> None:
        """Let the form write."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._left()


class Form(QWidget):
    """Fields by key under a heading. `show_values` fills them; leaving a changed field writes.

    A refused value stays in the field with the sentence under it, so that nothing typed is lost.
    """

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self._fields: dict[str, QLineEdit | QPlainTextEdit | QComboBox] = {}
        self._writes: dict[str, Write] = {}
        self._errors: dict[str, QWidget] = {}
        self._shown: dict[str, str] = {}
        self._line: QHBoxLayout | None = None
        self._record = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.rows = QVBoxLayout()
        self.rows.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        self.rows.setSpacing(4)
        # An alignment of the rows would cut off labels that wrap into more lines than they hint.
        column.addLayout(self.rows)
        column.addStretch(1)
        self._heading = ElidedLabel(font=ctx.look.fonts.heading)
        self._detail = ElidedLabel(tone="muted")
        self.rows.addWidget(self._heading)
        self.rows.addWidget(self._detail)

    def keys(self) -> frozenset[str]:
        """Name the fields."""
        return frozenset(self._fields)

    def set_heading(self, title: str, detail: str = "") -> None:
        """Name what the form shows."""
        self._heading.set_whole(title)
        self._detail.set_whole(detail)
        self._detail.setVisible(bool(detail))

    def add_text(self, key: str, title: str, write: Write, *, hint: str = "") -> QLineEdit:
        """Add a field of one line."""
        field = LineField()
        field.setPlaceholderText(hint)
        field.editingFinished.connect(lambda: self._commit(key))
        field.installEventFilter(self)
        self._add(key, title, field, write)
        return field

    def add_long(self, key: str, title: str, write: Write, *, lines: int = 4) -> QPlainTextEdit:
        """Add a field of several lines."""
        field = LongField(lambda: self._commit(key), lines)
        field.installEventFilter(self)
        self._add(key, title, field, write)
        return field

    def add_pair(
        self,
        key: str,
        title: str,
        write: Callable[[str, str], None],
        names: Names,
        *,
        lines: int = 1,
    ) -> None:
        """Add a text and its twin in the other language; `write(column, text)` knows which."""
        titles = names.titles(title)
        for column, words in zip((key, f"other_{key}"), titles, strict=False):
            put = partial(write, column)
            if lines > 1:
                self.add_long(column, words, put, lines=lines)
            else:
                self.add_text(column, words, put)

    def add_choice(
        self, key: str, title: str, write: Write, choices: Sequence[tuple[str, str]]
    ) -> QComboBox:
        """Add a choice of (value, words)."""
        field = QComboBox()
        # Long names of scenes or places must not ask for more width than the pane has.
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        self._fill(field, choices)
        field.activated.connect(lambda _: self._commit(key))
        self._add(key, title, field, write)
        return field

    def set_choices(self, key: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values in a choice."""
        field = self._fields[key]
        if isinstance(field, QComboBox):
            self._fill(field, choices)
            _put(field, self._shown.get(key, ""))

    def add_beside(self) -> None:
        """Put the fields that follow side by side, until `add_below`."""
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self.rows.addLayout(self._line)

    def add_below(self) -> None:
        """Put the fields that follow below each other again."""
        self._line = None

    def add_title(self, title: str) -> None:
        """Start a part of the form."""
        self.rows.addSpacing(16)
        self.rows.addWidget(label(title, font=self.ctx.look.fonts.small_strong, tone="muted"))

    def add_widget(self, widget: QWidget) -> None:
        """Add any other widget."""
        self.rows.addWidget(widget)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Fill the fields; one that is being typed in, or was refused, keeps what was typed."""
        for key, value in values.items():
            field, before = self._fields[key], self._shown.get(key, "")
            typing = field.hasFocus() and _get(field) != before
            refused = not self._errors[key].isHidden() and value == before
            self._shown[key] = value
            if not typing and not refused:
                _put(field, value)
                self._errors[key].hide()

    def show_record(self, record_id: str, values: Mapping[str, str]) -> None:
        """Show the record of this id; what was being typed for another one is written first."""
        if record_id == self._record:
            self.show_values(values)
            return
        self._record = record_id
        typed = next((key for key, field in self._fields.items() if field.hasFocus()), None)
        if typed is not None:
            self._commit(typed)
        for key, value in values.items():
            self._shown[key] = value
            _put(self._fields[key], value)
            self._errors[key].hide()

    def _fill(self, field: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
        field.clear()
        for value, words in choices:
            field.addItem(words, value)

    def _add(
        self, key: str, title: str, field: QLineEdit | QPlainTextEdit | QComboBox, write: Write
    ) -> None:
        place = self._column()
        place.addSpacing(8)
        name = label(title, font=self.ctx.look.fonts.small, tone="muted")
        name.setMinimumHeight(LABEL)
        name.setBuddy(field)
        field.setAccessibleName(title)
        if isinstance(field, QComboBox):
            field.setEnabled(not self.ctx.store.read_only)
        else:
            field.setReadOnly(self.ctx.store.read_only)
        error = label(font=self.ctx.look.fonts.small, tone="bad", wrap=True)
        error.hide()
        place.addWidget(name)
        place.addWidget(field)
        place.addWidget(error)
        self._fields[key], self._writes[key], self._errors[key] = field, write, error

    def _column(self) -> QVBoxLayout:
        """Return where the next field goes."""
        if self._line is None:
            return self.rows
        column = QVBoxLayout()
        column.setSpacing(4)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(column, 1)
        return column

    def _commit(self, key: str) -> None:
        field, error = self._fields[key], self._errors[key]
        value = _get(field)
        if value == self._shown.get(key, "") or self.ctx.store.read_only:
            error.hide()
            return
        try:
            self._writes[key](value)
        except StudioError as refused:
            error.setText(self.ctx.lang.say(refused.message))  # type: ignore[attr-defined]
            error.show()
            return
        error.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc brings back what the production holds."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = next((k for k, field in self._fields.items() if field is watched), None)
            if key is not None and event.key() == Qt.Key.Key_Escape:
                _put(self._fields[key], self._shown.get(key, ""))
                self._errors[key].hide()
                return True
        return False


def _get(field: QLineEdit | QPlainTextEdit | QComboBox) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return str(field.currentData() or "")


def _put(field: QLineEdit | QPlainTextEdit | QComboBox, value: str) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findData(value)))
    elif _get(field) == value:
        return
    elif isinstance(field, QLineEdit):
        field.setText(value)
        field.setCursorPosition(0)  # a long text shows its beginning
    else:
        field.setPlainText(value)
