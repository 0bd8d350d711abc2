"""The fields that edit a manuscript in place: a line with its cue, a heading, a title."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from studio.desktop.widgets.manuscript_layout import Block
from studio.desktop.widgets.manuscript_rows import Row
from studio.i18n import Language
from studio.script.cue import join_cue
from studio.script.model import INT_EXT, KINDS, PLACES, SPOKEN, TIMES, Scene

# Alt and a figure make a line one of these.
KIND_KEYS = ("action", "dialogue", "parenthetical", "caption", "shot", "transition", "note")
FRAME = 6  # border and margin of a field around its text
_STAY = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def kind_of_key(event: QKeyEvent) -> str:
    """Return the kind that Alt and a figure ask for; empty for other keys."""
    at = event.key() - Qt.Key.Key_1
    alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return KIND_KEYS[at] if alt and 0 <= at < len(KIND_KEYS) else ""


def complete(field: QLineEdit, names: Sequence[str]) -> None:
    """Offer names while somebody types."""
    completer = QCompleter(list(names), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)


class RowEditor(QWidget):
    """The fields of one row. Enter and leaving keep what was typed, Esc does not.

    `finished(editor, keep, then)`: `then` is `add` for Ctrl+Enter, or the kind that Alt and a
    figure asked for.
    """

    finished = Signal(QWidget, bool, str)
    grown = Signal(int)

    def __init__(self, row: Row, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.done = False
        self._fields: list[QWidget] = []
        self._at_first: Mapping[str, str] = {}

    def values(self) -> dict[str, str]:
        """Return what the fields hold, by their names."""
        raise NotImplementedError

    def changed(self) -> dict[str, str]:
        """Return what is not as it was when the editing began."""
        return {k: v for k, v in self.values().items() if v != self._at_first.get(k)}

    def lie_over(self, rect: QRect, block: Block) -> None:
        """Take the place of the row."""
        self.setGeometry(rect)

    def put_caret(self, at: QPoint) -> None:
        """Place the caret at a point of the view."""

    def watch(self, *fields: QWidget) -> None:
        """Listen to the keys of the fields; the first one gets the focus."""
        for field in fields:
            field.installEventFilter(self)
        self._fields = list(fields)
        self._at_first = self.values()
        self.setFocusProxy(fields[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide on Enter, Esc, and the focus going elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        lost = event.type() == QEvent.Type.FocusOut
        if lost and isinstance(event, QFocusEvent) and event.reason() not in _STAY:
            now = QApplication.focusWidget()
            if now is None or not self.isAncestorOf(now):
                self.finish(keep=True)
        return False

    def finish(self, *, keep: bool, then: str = "") -> None:
        """End the editing, once."""
        if not self.done:
            self.finished.emit(self, keep, then)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key, mods = event.key(), event.modifiers()
        wanted = kind_of_key(event)
        if key == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif wanted:
            self.finish(keep=True, then=wanted)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if mods & Qt.KeyboardModifier.ShiftModifier and isinstance(watched, QPlainTextEdit):
                return False
            self._enter(watched, add=bool(mods & Qt.KeyboardModifier.ControlModifier))
        else:
            return False
        return True

    def _enter(self, watched: QObject, *, add: bool) -> None:
        self.finish(keep=True, then="add" if add else "")


class LineEditor(RowEditor):
    """A line's text, and above or beside it who speaks."""

    def __init__(
        self, row: Row, names: Sequence[str], lang: Language, font: QFont, parent: QWidget
    ) -> None:
        super().__init__(row, parent)
        self.text = QPlainTextEdit(row.text, self)
        self.text.setObjectName("cell")
        self.text.setFont(font)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(FRAME - 2)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(lang.text(KINDS[row.kind]))
        self.text.setPlaceholderText(lang.text(KINDS[row.kind]))
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.textChanged.connect(self._grow)
        self.cue: QLineEdit | None = None
        if row.cue or (row.kind in SPOKEN and not row.character):
            self.cue = QLineEdit(join_cue(row.character, row.modifier), self)
            self.cue.setObjectName("cell")
            self.cue.setFont(font)
            self.cue.setAccessibleName(lang.text("Character"))
            self.cue.setPlaceholderText(lang.text("Character"))
            complete(self.cue, names)
            self.setTabOrder(self.cue, self.text)
        self.watch(*([self.text, self.cue] if self.cue else [self.text]))
        if self.cue is not None and not row.character:
            self.setFocusProxy(self.cue)

    def values(self) -> dict[str, str]:
        """Return text and cue."""
        values = {"text": self.text.toPlainText()}
        if self.cue is not None:
            values["cue"] = self.cue.text()
        return values

    def lie_over(self, rect: QRect, block: Block) -> None:
        """Stand where the text stands, one line's room to the left for the frame."""
        self.setGeometry(rect)
        text = block.text.adjusted(-FRAME, -FRAME // 2, FRAME, 0)
        text.setHeight(rect.height() - text.y())
        self.text.setGeometry(text)
        if self.cue is not None:
            beside = block.cue.y() == block.text.y()
            cue = block.cue.adjusted(-8, -FRAME // 2, 2, FRAME // 2 + 2 if beside else -FRAME // 2)
            self.cue.setGeometry(cue)
        self._grow()

    def put_caret(self, at: QPoint) -> None:
        """Place the caret where the mouse was clicked."""
        inside = self.text.viewport().mapFromParent(self.text.mapFromParent(at - self.pos()))
        if self.text.viewport().rect().contains(inside):
            self.text.setTextCursor(self.text.cursorForPosition(inside))
            self.text.setFocus()

    def needed(self) -> int:
        """Return the height of a row that holds the whole text."""
        block, total = self.text.document().firstBlock(), 0.0
        while block.isValid():
            total += self.text.blockBoundingGeometry(block).height()
            block = block.next()
        return self.text.y() + round(total) + 2 * FRAME + 2

    def _grow(self) -> None:
        self.grown.emit(self.needed())

    def _enter(self, watched: QObject, *, add: bool) -> None:
        if watched is self.cue and not add and not self.text.toPlainText():
            self.text.setFocus()
            return
        super()._enter(watched, add=add)


class HeadingEditor(RowEditor):
    """The parts of a scene heading in one line."""

    def __init__(
        self, row: Row, scene: Scene, sets: Sequence[str], lang: Language, parent: QWidget
    ) -> None:
        super().__init__(row, parent)
        t = lang.text
        self._bar = QWidget(self)
        self._bar.setAutoFillBackground(True)
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.number = _field(scene.number, t("Scene number"))
        self.number.setFixedWidth(64)
        self.int_ext = _choice(scene.int_ext, [(k, t(PLACES[k])) for k in INT_EXT], t("Int or ext"))
        self.set = _field(scene.set_name, t("Set"))
        complete(self.set, sets)
        self.time_of_day = _choice(
            scene.time_of_day, [(k, t(v)) for k, v in TIMES.items()], t("Time of day")
        )
        self.time = _field(scene.time, t("Time as written"))
        self.time.setFixedWidth(72)
        for field in (self.number, self.int_ext, self.set, self.time_of_day, self.time):
            field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            line.addWidget(field, 1 if field is self.set else 0)
        for box in (self.int_ext, self.time_of_day):
            box.setFixedWidth(88)
        self.watch(self.number, self.int_ext, self.set, self.time_of_day, self.time)
        self.number.selectAll()

    def values(self) -> dict[str, str]:
        """Return the parts by the columns of a scene."""
        return {
            "number": self.number.text(),
            "int_ext": str(self.int_ext.currentData() or ""),
            "set": self.set.text(),
            "time_of_day": str(self.time_of_day.currentData() or ""),
            "time": self.time.text(),
        }

    def lie_over(self, rect: QRect, block: Block) -> None:
        """Stand on the strip."""
        self.setGeometry(rect)
        self._bar.setGeometry(block.text)
        self.time.setVisible(block.text.width() > 440)


class TitleEditor(RowEditor):
    """The title of an episode."""

    def __init__(self, row: Row, title: str, lang: Language, parent: QWidget) -> None:
        super().__init__(row, parent)
        self.title = _field(title, lang.text("Title of the episode"))
        self.title.setParent(self)
        self.watch(self.title)
        self.title.selectAll()

    def values(self) -> dict[str, str]:
        """Return the title."""
        return {"title": self.title.text()}

    def lie_over(self, rect: QRect, block: Block) -> None:
        """Stand on the title."""
        self.setGeometry(rect)
        self.title.setGeometry(block.text.adjusted(-4, -2, 0, 4))


def _field(text: str, name: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setObjectName("cell")
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setToolTip(name)
    return made


def _choice(value: str | None, choices: Sequence[tuple[str, str]], name: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName("cell")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.addItem("—", "")
    for key, words in choices:
        made.addItem(words, key)
    made.setCurrentIndex(max(0, made.findData(value or "")))
    return made
