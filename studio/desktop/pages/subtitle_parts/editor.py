"""The field for a subtitle's text: several lines, in its own script, with a meter that lives."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from studio.desktop.context import Context
from studio.desktop.fonts import baseline, families
from studio.desktop.pages.subtitle_parts.desk import to_left
from studio.desktop.widgets.label import label
from studio.desktop.widgets.pen import Pen
from studio.subtitles.figures import Figures

METER, _FRAME = 20, 6
_SIZES = {"ar": 16, "th": 15, "hi": 15}
_BREAKS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
)


def text_font(code: str, base: QFont) -> QFont:
    """Return the font in which texts of a language are read and typed."""
    made = QFont(base)
    made.setFamilies(families(code))
    made.setPixelSize(_SIZES.get(code.split("-")[0], 14))
    return made


def meter_words(ctx: Context, found: Figures) -> list[tuple[str, bool]]:
    """Write figures beside their limits, each with whether it is too much."""
    t, within = ctx.lang.text, found.limits
    return [
        (t("{n} / {most} char/s", n=f"{found.speed:.1f}", most=within.speed), found.too_fast),
        (t("{n} / {most} px", n=round(found.width), most=within.width), found.too_wide),
        (t("{n} / {most} in a line", n=f"{found.longest:g}", most=within.most), found.too_long),
        (t("{n} / {most} lines", n=found.lines, most=within.lines), found.too_many),
    ]


def breaks_line(event: QKeyEvent) -> bool:
    """Tell whether a key asks for a line break: Enter with Ctrl, Shift or Alt."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & _BREAKS)


class MeterLine(QWidget):
    """The figures of a text, written small; what is too much is coloured and marked."""

    def __init__(self, ctx: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._pen = Pen()
        self.figures: Figures | None = None

    def show_figures(self, found: Figures) -> None:
        """Show these."""
        self.figures = found
        said = ", ".join(words for words, _ in meter_words(self._ctx, found))
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figures from the left."""
        painter = QPainter(self)
        look = self._ctx.look
        painter.fillRect(self.rect(), look.theme.colour("page"))
        x, room = 8.0, self.width() - 8
        for words, too_much in meter_words(self._ctx, self.figures) if self.figures else ():
            font = look.fonts.small_strong if too_much else look.fonts.small
            text = f"▲ {words}" if too_much else words
            cut, width = self._pen.fit(text, max(0, int(room - x)), font)
            painter.setFont(font)
            painter.setPen(look.theme.colour("bad" if too_much else "muted"))
            painter.drawText(QPointF(x, baseline(QRectF(self.rect()), font)), cut)
            x += width + 14
        painter.end()


def _source_label(ctx: Context, parent: QWidget, text: str, code: str) -> QLabel:
    """Make the place of the text that is translated, in its own script."""
    made = label(
        text.replace("\n", " "), font=text_font(code, ctx.look.fonts.text), tone="muted", wrap=True
    )
    made.setParent(parent)
    made.setContentsMargins(6, 4, 6, 2)
    side = Qt.AlignmentFlag.AlignRight if to_left(code) else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
    made.setVisible(bool(text))
    return made


class TextEditor(QPlainTextEdit):
    """Types a subtitle. Enter keeps it, Ctrl, Shift or Alt with Enter breaks the line.

    `source` is a text and its language: what is translated is read whole above what is typed.
    """

    def __init__(
        self,
        ctx: Context,
        code: str,
        figure: Callable[[str], Figures],
        parent: QWidget,
        source: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self.setTabChangesFocus(True)
        self.setFont(text_font(code, ctx.look.fonts.text))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        option = QTextOption()
        if to_left(code):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        else:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)
        self._figure = figure
        self.meter = MeterLine(ctx, self)
        self.source = _source_label(ctx, self, *source)
        self.textChanged.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.meter.show_figures(self._figure(self.toPlainText()))
        self._grow()

    def _grow(self) -> None:
        """Be high enough for the whole text, show it from its first line on, the meter below."""
        block, high = self.document().firstBlock(), 2 * self.document().documentMargin()
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        inner = self.rect().adjusted(2, 2, -2, -2)
        head = self.source.heightForWidth(inner.width()) if self.source.text() else 0
        self.setViewportMargins(0, head, 0, METER)
        self.source.setGeometry(QRect(inner.x(), inner.y(), inner.width(), head))
        wanted = round(high) + METER + _FRAME + head
        parent = self.parentWidget()
        if wanted > self.height() and parent is not None and parent.height() >= wanted:
            top = min(self.y(), parent.height() - wanted)
            self.setGeometry(self.x(), top, self.width(), wanted)
        if wanted <= self.height():
            self.verticalScrollBar().setValue(0)
        inner = self.rect().adjusted(2, 2, -2, -2)  # it may have grown
        self.meter.setGeometry(QRect(inner.x(), inner.bottom() - METER + 1, inner.width(), METER))

    def resizeEvent(self, event: QEvent) -> None:
        """Keep the meter at the foot, and the text above it."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Leave to the window the keys that are the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            undoes = event.matches(keys.Undo) and not self.document().isUndoAvailable()
            redoes = event.matches(keys.Redo) and not self.document().isRedoAvailable()
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if undoes or redoes or (event.key() == Qt.Key.Key_K and control):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Break the line where that is asked for."""
        if breaks_line(event):
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)
