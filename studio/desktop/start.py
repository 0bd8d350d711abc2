"""The page before a production is open: the demo, a script, a file, or a recent one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.desktop.fonts import baseline
from studio.desktop.look import Look
from studio.desktop.widgets.label import label
from studio.desktop.widgets.toast import Toast

if TYPE_CHECKING:
    from studio.desktop.window import MainWindow

CARD = QSize(216, 152)


class Choice(QAbstractButton):
    """A big card: an icon, a title and one line on what it does."""

    def __init__(self, look: Look, icon: str, title: str, detail: str) -> None:
        super().__init__()
        self._look, self._icon, self._detail = look, icon, detail
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(CARD)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme, fonts = self._look.theme, self._look.fonts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = "focus" if self.hasFocus() else "line"
        painter.setPen(QPen(theme.colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "panel"))
        painter.drawRoundedRect(box, 9, 9)
        drawn = self._look.icons.pixmap(self._icon, "accent_text", 24, self.devicePixelRatioF())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawPixmap(self.width() - 44 if mirrored else 20, 20, drawn)
        painter.setPen(theme.colour("text"))
        painter.setFont(fonts.strong)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        line = QRectF(20, 56, self.width() - 40, 20)
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(theme.colour("muted"))
        painter.setFont(fonts.text)
        flags = side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(20, 80, self.width() - 40, 64), flags, self._detail)
        painter.end()

    def sizeHint(self) -> QSize:
        """All cards are of one size."""
        return CARD


class RecentLine(QAbstractButton):
    """One recent production: its name and, muted, its folder."""

    def __init__(self, look: Look, path: Path) -> None:
        super().__init__()
        self._look, self._path = look, path
        self.setText(path.stem)
        self.setAccessibleName(path.stem)
        self.setAccessibleDescription(str(path.parent))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(34)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as the cards above."""
        return QSize(CARD.width(), 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme, fonts = self._look.theme, self._look.fonts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, 7, 7)
        drawn = self._look.icons.pixmap("clapperboard", "muted", 16, self.devicePixelRatioF())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawPixmap(self.width() - 28 if mirrored else 12, 9, drawn)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() // 2)
        width = metrics.horizontalAdvance(name)
        y = baseline(QRectF(self.rect()), fonts.text)
        painter.setFont(fonts.text)
        painter.setPen(theme.colour("text"))
        painter.drawText(self.width() - 40 - width if mirrored else 40, round(y), name)
        room = self.width() - 40 - width - 28
        place = metrics.elidedText(str(self._path.parent), Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(theme.colour("muted"))
        x = 12 if mirrored else self.width() - 12 - metrics.horizontalAdvance(place)
        painter.drawText(x, round(y), place)
        painter.end()


class StartPage(QWidget):
    """What to begin with."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        t, look = window.lang.text, window.look
        outer = QVBoxLayout(self)
        outer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer.setSpacing(8)
        outer.addWidget(label("Ninesixteen", font=look.fonts.title))
        outer.addWidget(label(t("The production studio for micro-drama crews."), tone="muted"))
        outer.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.choices: list[Choice] = []
        for icon, title, detail, call in (
            (
                "play",
                t("Open the demo"),
                t("A complete small series to look around in."),
                "open_demo",
            ),
            (
                "file-text",
                t("Import a script"),
                t("Start a production from text, Fountain or Final Draft."),
                "import_script",
            ),
            ("folder-open", t("Open a file"), t("Continue with a .studio file."), "choose_file"),
        ):
            card = Choice(look, icon, title, detail)
            card.clicked.connect(window.actions_by_name[call].trigger)
            self.choices.append(card)
            row.addWidget(card)
        outer.addLayout(row)
        self._empty_start(window, outer)
        self._recent(window, outer)
        self._toast = Toast(look, self, t("Undo"))

    def _empty_start(self, window: "MainWindow", outer: QVBoxLayout) -> None:
        fresh = QPushButton(window.lang.text("New empty production…"))
        fresh.setProperty("look", "quiet")
        fresh.clicked.connect(window.actions_by_name["new_production"].trigger)
        outer.addWidget(fresh, 0, Qt.AlignmentFlag.AlignLeft)

    def _recent(self, window: "MainWindow", outer: QVBoxLayout) -> None:
        recent = window.settings.recent_files()
        if not recent:
            return
        outer.addSpacing(16)
        heading = label(
            window.lang.text("Recent"), font=window.look.fonts.small_strong, tone="muted"
        )
        outer.addWidget(heading)
        for path in recent:
            line = RecentLine(window.look, path)
            line.clicked.connect(_opener(window, path))
            outer.addWidget(line)

    def say(self, text: str) -> None:
        """Show a sentence."""
        self._toast.say(text)


def _opener(window: "MainWindow", path: Path) -> Callable[[], None]:
    return lambda: (window.open(path), None)[1]
