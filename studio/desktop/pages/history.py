"""The history of the production: who changed what, and when; and the way back."""

from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.fonts import baseline
from studio.desktop.models.table import plain_tip
from studio.desktop.pages.base import Act
from studio.desktop.widgets.acts import button
from studio.desktop.widgets.inspector import InspectorPane
from studio.desktop.widgets.label import label
from studio.project.changelog import Change, Step

MOST = 300
ROW = 50
PAD = 12
Index = QModelIndex | QPersistentModelIndex


class Steps(QAbstractListModel):
    """The newest steps, in the words of the window."""

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.steps: list[Step] = []

    def refresh(self) -> None:
        """Read them again."""
        self.beginResetModel()
        self.steps = self._ctx.store.history(MOST)
        self.endResetModel()

    def lines(self, row: int) -> tuple[str, str]:
        """Say what the step did, and who made it when."""
        step, lang = self.steps[row], self._ctx.lang
        when = lang.moment(datetime.fromisoformat(step.at))
        parts = [step.author, when]
        if step.state != "standing":
            parts.append(lang.text("undone"))
        return lang.say(step.label), " · ".join(parts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row for each step."""
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the words of a step."""
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.AccessibleTextRole):
            return " · ".join(self.lines(index.row()))
        if role == roles.ToolTipRole:
            step = self.steps[index.row()]
            return plain_tip("\n".join((*self.lines(index.row()), step.desk)))
        return None


class StepRow(QStyledItemDelegate):
    """Draws a step on two lines; an undone one is muted."""

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one step."""
        model = index.model()
        assert isinstance(model, Steps)  # noqa: S101 - the list has no other model
        theme, fonts = self._ctx.theme, self._ctx.look.fonts
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        stands = model.steps[index.row()].state == "standing"
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        lines = zip(model.lines(index.row()), (fonts.text, fonts.small), (5, 25), strict=True)
        for words, font, top in lines:
            metrics = QFontMetricsF(font)
            room = rect.width() - 2 * PAD
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            line = QRectF(rect.x() + PAD, rect.y() + top, room, 20)
            x = line.right() - metrics.horizontalAdvance(cut) if mirrored else line.x()
            painter.setFont(font)
            painter.setPen(theme.colour("text" if stands and top == 5 else "muted"))
            painter.drawText(QPointF(x, baseline(line, font)), cut)
        painter.restore()


class HistoryPanel(QWidget):
    """Lists the newest steps; the button takes everything back down to the chosen one."""

    def __init__(self, ctx: Context, pane: InspectorPane) -> None:
        super().__init__()
        self._ctx = ctx
        t = ctx.lang.text
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 20)
        layout.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(label(t("History"), font=ctx.look.fonts.heading), 1)
        close = QToolButton()
        close.setProperty("look", "quiet")
        close.setAccessibleName(t("Close the history"))
        close.setToolTip(t("Close the history"))
        ctx.icons.bind(close, "x", "muted")
        close.clicked.connect(lambda: pane.show_panel(None))
        top.addWidget(close)
        layout.addLayout(top)
        self.model = Steps(ctx, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(StepRow(ctx, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(t("History"))
        self.list.selectionModel().selectionChanged.connect(self._offer)
        layout.addWidget(self.list, 1)
        self._foot = QHBoxLayout()
        layout.addLayout(self._foot)
        self.refresh()

    def refresh(self) -> None:
        """Show the newest steps."""
        self.model.refresh()
        self._offer()

    def on_change(self, change: Change) -> None:
        """Every change is a step, or takes one back."""
        self.refresh()

    def choose(self, row: int) -> None:
        """Choose a step by its row."""
        self.list.setCurrentIndex(self.model.index(row, 0))

    def undo_to_chosen(self) -> None:
        """Take back the newest steps down to the chosen one, and that one."""
        row = self.list.currentIndex().row()
        if row < 0:
            return
        seq, store, count = self.model.steps[row].seq, self._ctx.store, 0
        try:
            step = store.next_undo()
            while step is not None and step.seq >= seq:
                store.undo()
                count += 1
                step = store.next_undo()
        except StudioError as error:
            self._ctx.tell(error)
        if count:
            self._ctx.toast(
                self._ctx.lang.count(
                    "{n} step was undone. Redo brings it back.",
                    "{n} steps were undone. Redo brings them back.",
                    count,
                )
            )

    def _offer(self) -> None:
        """Offer the way back, or say why there is none."""
        t, row = self._ctx.lang.text, self.list.currentIndex().row()
        why_not = ""
        if row < 0:
            why_not = t("Choose a step first.")
        elif self.model.steps[row].state != "standing":
            why_not = t("This step is undone already.")
        while self._foot.count():
            item = self._foot.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        act = Act(t("Undo to here"), "undo-2", self.undo_to_chosen, writes=True, why_not=why_not)
        self._foot.addWidget(button(self._ctx, act))
