"""The lines of a scene beside its sheet: words are selected and become an element."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
)

from studio.breakdown.model import SceneElement
from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.pages.breakdown_parts.state import Kind
from studio.desktop.widgets.acts import fill_menu
from studio.desktop.widgets.label import ElidedLabel
from studio.desktop.widgets.manuscript_rows import line_rows
from studio.script.model import Line

Tag = Callable[[str, str, str], None]  # category key, words, line id
_QUIET = frozenset({"meta", "note", "parenthetical", "synopsis", "section"})


class Tagging(QFrame):
    """Shows a scene's lines with its elements underlined; Enter tags what is selected."""

    def __init__(self, ctx: Context, tag: Tag) -> None:
        super().__init__()
        self.setObjectName("card")
        self._ctx, self._tag = ctx, tag
        self._lines: list[Line] = []
        self._needs: list[SceneElement] = []
        self._kinds: list[Kind] = []
        t = ctx.lang.text
        self.text = _Lines(self)
        self.text.setAccessibleName(t("Script of the scene"))
        self.text.selectionChanged.connect(self._enable)
        self.button = QPushButton(t("Tag selection"))
        self.button.setAccessibleName(t("Tag selection"))
        ctx.icons.bind(self.button, "tags")
        self.button.clicked.connect(lambda: self.ask(self.button.rect().bottomLeft()))
        hint = ElidedLabel(t("Select words and press Enter to make them an element"), tone="muted")
        line = QHBoxLayout()
        line.addWidget(hint, 1)
        line.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.text, 1)
        ctx.look.changed.connect(self._draw)
        self._enable()

    def show_lines(
        self, lines: Sequence[Line], needs: Sequence[SceneElement], kinds: Sequence[Kind]
    ) -> None:
        """Show the lines of a scene, and mark what it needs in them."""
        self._kinds, self._needs = list(kinds), list(needs)
        if list(lines) != self._lines:
            self._lines = list(lines)
            self._draw()
        self._mark()

    def selected(self) -> tuple[str, str]:
        """Return the words that are selected and the id of their line."""
        cursor = self.text.textCursor()
        words = cursor.selectedText().split("\u2029")[0].strip()
        block = self.text.document().findBlock(cursor.selectionStart()).blockNumber()
        line = self._lines[block].id if block < len(self._lines) else ""
        return words, line

    def choose(self, key: str) -> None:
        """Make the selected words an element of a category."""
        words, line_id = self.selected()
        if words:
            self._tag(key, words, line_id)

    def ask(self, at: QPoint | None = None) -> None:
        """Offer the categories for what is selected."""
        if not self.selected()[0] or self._ctx.store.read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts = [
            Act(
                f"{self._ctx.lang.text(kind.name)}  ({kind.letter})",
                "",
                lambda key=kind.key: self.choose(key),  # type: ignore[misc]
            )
            for kind in self._kinds
        ]
        fill_menu(menu, self._ctx, acts)
        corner = self.text.cursorRect().bottomLeft()
        place = self.text.viewport().mapToGlobal(corner)
        menu.popup(self.button.mapToGlobal(at) if at is not None else place)

    def _enable(self) -> None:
        t = self._ctx.lang.text
        locked, some = self._ctx.store.read_only, self.text.textCursor().hasSelection()
        self.button.setEnabled(some and not locked)
        why = t("This production is open for reading only.") if locked else ""
        self.button.setToolTip(why or ("" if some else t("Select words in the script first.")))

    def _draw(self) -> None:
        theme, fonts = self._ctx.theme, self._ctx.look.fonts
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        for at, row in enumerate(line_rows(self._lines)):
            if at:
                cursor.insertBlock()
            if row.cue:
                cursor.insertText(f"{row.cue}  ", _format(fonts.strong, theme["text"]))
            token = "muted" if row.kind in _QUIET else "text"
            text = row.text.replace("\n", "\u2028")
            cursor.insertText(text, _format(fonts.text, theme[token]))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def _mark(self) -> None:
        """Underline the elements of the scene wherever their names stand."""
        marks: list[QTextEdit.ExtraSelection] = []
        block = self.text.document().begin()
        while block.isValid():
            for need in self._needs:
                for name in {need.name, need.other_name} - {""}:
                    marks += self._marks(block, name, need.colour)
            block = block.next()
        self.text.setExtraSelections(marks)

    def _marks(self, block: QTextBlock, name: str, colour: str) -> list[QTextEdit.ExtraSelection]:
        found, text, wanted = [], block.text().casefold(), name.casefold()
        at = text.find(wanted)
        while at >= 0:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + at)
            keep = QTextCursor.MoveMode.KeepAnchor
            cursor.setPosition(block.position() + at + len(name), keep)
            mark.cursor = cursor
            look = QTextCharFormat()
            look.setBackground(self._ctx.theme.tint(colour, share=0.22))
            look.setUnderlineColor(self._ctx.theme.colour(colour))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            mark.format = look
            found.append(mark)
            at = text.find(wanted, at + len(wanted))
        return found


class _Lines(QPlainTextEdit):
    """Text that is selected by mouse and keyboard, and not changed."""

    def __init__(self, owner: Tagging) -> None:
        super().__init__()
        self._owner = owner
        self.setObjectName("plain")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter offers the categories."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._owner.ask()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the categories."""
        self._owner.ask()


def _format(font: QFont, colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(QColor(colour))
    return made
