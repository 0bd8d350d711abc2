"""Asks for the frames of another take that lies in the same clip."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.pages.takes_parts.words import read_frame
from studio.desktop.widgets.field import LineField
from studio.desktop.widgets.label import label
from studio.takes import store as room
from studio.takes.model import Take


class AnotherDialog(Frame):
    """Two frames; `done(id)` is called with the take that was added."""

    def __init__(
        self,
        ctx: Context,
        parent: QWidget,
        take: Take,
        frame: int | None,
        added: Callable[[str], None],
    ) -> None:
        title = ctx.lang.text("Another take in this clip")
        super().__init__(parent.window(), ctx.lang, ctx.look, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._take, self._added = ctx.store, take, added
        end = take.frames - 1
        self.body.addWidget(
            label(self.t("The clip has frames 0 to {end}. Both frames are played.", end=end))
        )
        first = take.last + 1 if take.last < end else frame or 0
        self.first, self.last = LineField(str(first)), LineField(str(end))
        self.add_row(self.t("In (frame)"), self.first)
        self.add_row(self.t("Out (frame)"), self.last)
        self.add_button(self.t("Cancel")).clicked.connect(self.reject)
        self.ok = self.add_button(self.t("Add take"), primary=True)
        self.ok.clicked.connect(self._add)

    def _add(self) -> None:
        take = self._take
        try:
            first = read_frame(self.first.text()) or 0
            end = read_frame(self.last.text())
            last = take.frames - 1 if end is None else end
            with self._store.edit(N_("Add a take")):
                made = room.add_take(self._store, take.clip_id, first, last)
                if take.scene_id is not None:
                    room.link_take(self._store, made, take.scene_id, take.slate)
                room.change_take(
                    self._store, made, camera=take.camera, shoot_day_id=take.shoot_day_id
                )
        except StudioError as error:
            self.say_error(error)
            return
        self.accept()
        self._added(made)
