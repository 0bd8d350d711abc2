"""The season as tiles: one per episode, with what is done of it at a glance."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.desktop.context import Context
from studio.workflow.overview import EpisodeState

TILE = QSize(44, 40)
GAP = 4
Mark = Literal["open", "begun", "full"]
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SeasonGrid(QWidget):
    """Tiles in story order, wrapped to the width; choosing one emits `chosen` with its id.

    The four marks of a tile are written, scheduled, shot and subtitled: full, half full when it
    is begun, or open. A line behind a tile is a paywall.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._episodes: Sequence[EpisodeState] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(ctx.lang.text("The season as tiles"))

    def show_episodes(self, episodes: Sequence[EpisodeState]) -> None:
        """Show these episodes; the chosen one stays chosen."""
        chosen = self._episodes[self._at].id if 0 <= self._at < len(self._episodes) else ""
        self._episodes = episodes
        self._at = next((at for at, e in enumerate(episodes) if e.id == chosen), -1)
        self._fit()
        self.update()

    def choose(self, episode_id: str) -> None:
        """Mark the tile of an episode."""
        self._at = next((at for at, e in enumerate(self._episodes) if e.id == episode_id), -1)
        self.update()

    def tile(self, at: int) -> QRect:
        """Return where tile number `at` is, from 0."""
        row, column = divmod(at, self._columns())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = self._columns() - 1 - column
        step = QSize(TILE.width() + GAP, TILE.height() + GAP)
        return QRect(QPoint(column * step.width(), row * step.height()), TILE)

    def _columns(self) -> int:
        return max(1, (self.width() + GAP) // (TILE.width() + GAP))

    def _fit(self) -> None:
        rows = -(-len(self._episodes) // self._columns())
        self.setFixedHeight(max(0, rows * (TILE.height() + GAP) - GAP))
        self.setVisible(bool(self._episodes))

    def _hit(self, where: QPoint) -> int:
        found = (at for at in range(len(self._episodes)) if self.tile(at).contains(where))
        return next(found, -1)

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._episodes):
            self._at = at
            self.update()
            self.chosen.emit(self._episodes[at].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the tiles anew."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the mouse."""
        self._go(self._hit(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the episode under the mouse."""
        at = self._hit(event.position().toPoint())
        if at >= 0:
            self.opened.emit(self._episodes[at].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; Enter opens."""
        steps = {**_STEPS, Qt.Key.Key_Up: -self._columns(), Qt.Key.Key_Down: self._columns()}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(min(max(self._at + steps[key], 0), len(self._episodes) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.opened.emit(self._episodes[self._at].id)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say what a tile means when the mouse rests on it."""
        if isinstance(event, QHelpEvent):
            at = self._hit(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(at) if at >= 0 else "", self)
            return True
        return super().event(event)

    def _tip(self, at: int) -> str:
        t, episode = self._ctx.lang.text, self._episodes[at]
        lines = [f"{episode.number or '—'}  {episode.title}"]
        lines.append(
            t("Scheduled: {done} of {all} scenes", done=episode.scheduled, all=episode.scenes)
        )
        lines.append(t("Shot: {done} of {all} scenes", done=episode.shot, all=episode.scenes))
        if episode.subtitled:
            lines.append(
                t(
                    "Subtitled: {done} of {all} languages",
                    done=episode.languages_done,
                    all=len(episode.subtitled),
                )
            )
        lines.append(t("Estimated length: {n} seconds", n=episode.seconds))
        lines += [t("Hook: {text}", text=episode.hook)] if episode.hook else []
        lines += [t("A paywall comes behind it")] if episode.paywall else []
        return "\n".join(lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, episode in enumerate(self._episodes):
            tile = self.tile(at)
            if tile.intersects(event.rect().adjusted(-GAP, 0, GAP, 0)):
                self._paint(painter, tile, episode, chosen=at == self._at)
        painter.end()

    def _paint(
        self, painter: QPainter, tile: QRect, episode: EpisodeState, *, chosen: bool
    ) -> None:
        theme, fonts = self._ctx.theme, self._ctx.look.fonts
        edge = "focus" if chosen and self.hasFocus() else "accent" if chosen else "line"
        painter.setPen(QPen(theme.colour(edge), 2 if chosen else 1))
        painter.setBrush(theme.colour("selection" if chosen else "panel"))
        painter.drawRoundedRect(QRectF(tile).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(fonts.strong)
        painter.setPen(theme.colour("text" if episode.length_ok else "warn"))
        number = "—" if episode.number is None else str(episode.number)
        metrics = QFontMetrics(fonts.strong)
        left = tile.center().x() - metrics.horizontalAdvance(number) // 2
        painter.drawText(left, tile.top() + 8 + metrics.capHeight() + 3, number)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, state in enumerate(marks(episode)):
            self._mark(painter, QRectF(tile.left() + 6 + at * 8.5, tile.bottom() - 9, 6, 3), state)
        if episode.paywall:
            painter.setBrush(theme.colour("accent"))
            painter.drawRect(QRect(tile.right() + 2, tile.top() + 2, 2, tile.height() - 4))

    def _mark(self, painter: QPainter, mark: QRectF, state: Mark) -> None:
        """Draw a mark: half of it when something is only begun, so that no colour is needed."""
        theme = self._ctx.theme
        painter.setBrush(theme.colour("good" if state == "full" else "line"))
        painter.drawRoundedRect(mark, 1.5, 1.5)
        if state == "begun":
            painter.setBrush(theme.colour("warn"))
            half = QRectF(mark.x(), mark.y(), mark.width() / 2, mark.height())
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                half.moveRight(mark.right())
            painter.drawRoundedRect(half, 1.5, 1.5)


def marks(episode: EpisodeState) -> tuple[Mark, Mark, Mark, Mark]:
    """Return the states of the four marks: written, scheduled, shot, subtitled."""
    return (
        "full" if episode.written else "open",
        _share(episode.scheduled, episode.scenes),
        _share(episode.shot, episode.scenes),
        _share(
            sum(one.done for one in episode.subtitled), sum(one.cues for one in episode.subtitled)
        ),
    )


def _share(done: int, whole: int) -> Mark:
    if not done:
        return "open"
    return "full" if done >= whole else "begun"
