"""The inspector of the page of takes: takes, a scene, or a hint."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.pages.takes_parts.form import TakeForm
from studio.desktop.pages.takes_parts.shots import SceneForm
from studio.desktop.widgets.form import MARGIN
from studio.desktop.widgets.label import label


class TakesPanel(QWidget):
    """Shows the form of what is selected."""

    def __init__(self, ctx: Context, take: TakeForm, scene: SceneForm) -> None:
        super().__init__()
        self.take, self.scene = take, scene
        self._hint = QWidget()
        around = QVBoxLayout(self._hint)
        around.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        words = ctx.lang.text("Select a take to judge it, or a scene to plan its shots.")
        around.addWidget(label(words, tone="muted", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (take, scene, self._hint):
            column.addWidget(part)
        column.addStretch(1)
        self.show_only(None)

    def show_only(self, part: QWidget | None) -> None:
        """Show the form of a take or a scene, or the hint for none."""
        self.take.setVisible(part is self.take)
        self.scene.setVisible(part is self.scene)
        self._hint.setVisible(part is None)
