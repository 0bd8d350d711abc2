"""The controls under the picture: transport, in and out, place, speed, sound, missed frames."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSlider, QToolButton, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.widgets.label import label

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)
_BUTTON, _GAP = 30, 4


class Place(QLineEdit):
    """A field that shows a place and takes a typed one: Enter goes there, Escape leaves it."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, widest: str, name: str, tip: str) -> None:
        super().__init__()
        self.setProperty("look", "place")
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(tip))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._shown = ""
        self.widen(widest)
        self.returnPressed.connect(self._enter)

    def widen(self, widest: str) -> None:
        """Be as wide as a text."""
        self.setFixedWidth(QFontMetrics(self.font()).horizontalAdvance(widest) + 16)

    def show_place(self, text: str) -> None:
        """Show a place, unless one is being typed."""
        self._shown = text
        if not (self.hasFocus() and self.isModified()):
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _enter(self) -> None:
        typed = self.text()
        self.setText(self._shown)
        self.setModified(False)
        self.entered.emit(typed)


class Transport(Widget):
    """The controls; it only tells what was asked, and shows what it is given."""

    asked = Signal(str)  # the name of a command, as in `keys`
    speed_asked = Signal(float)
    code_entered = Signal(str)
    frame_entered = Signal(str)
    left = Signal()
    volume_changed = Signal(int)
    mute_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._t = t = ctx.lang.text
        self.buttons: dict[str, QToolButton] = {}
        self._tips: dict[Widget, str] = {}  # of the controls that are disabled now
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._buttons_row())
        column.addLayout(self._places_row())
        self._source_tip = ""
        self.set_playing(False)
        self.set_sound(80, muted=False, why="")
        self.setAccessibleName(t("Controls of the player"))

    def _buttons_row(self) -> QHBoxLayout:
        t = self._t
        row = QHBoxLayout()
        row.setSpacing(2)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setMinimumWidth(32)
        self.volume.setMaximumWidth(72)
        self.volume.setAccessibleName(t("Volume"))
        self.volume.valueChanged.connect(self.volume_changed)
        row.addWidget(self._button("range_first", "arrow-right-from-line", t("In point here"), "I"))
        row.addWidget(self._button("range_last", "arrow-left-from-line", t("Out point here"), "O"))
        row.addWidget(self._button("loop", "repeat", t("Play round and round"), ""))
        self.buttons["loop"].setCheckable(True)
        row.addStretch(1)
        row.addWidget(self._button("back", "step-back", t("One frame back"), "←"))
        row.addWidget(self._button("toggle", "play", t("Play"), t("Space")))
        row.addWidget(self._button("forth", "step-forward", t("One frame on"), "→"))
        row.addStretch(1)
        self.mute = QToolButton()
        self._dress(self.mute, t("Sound off"))
        self.mute.clicked.connect(self.mute_asked)
        row.addWidget(self.mute)
        row.addWidget(self.volume)
        return row

    def _places_row(self) -> QHBoxLayout:
        t = self._t
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        code_tip = t("Timecode, or the time from the clip's start. Type another and press Enter.")
        frame_tip = t("Frame of the clip, from 0. Type another, or +10 or -10, and press Enter.")
        self.code = Place("00:00:00:00", t("Timecode"), code_tip)
        self.frame = Place("0000", t("Frame"), frame_tip)
        self.code.entered.connect(self.code_entered)
        self.frame.entered.connect(self.frame_entered)
        self.code.left.connect(self.left)
        self.frame.left.connect(self.left)
        self.count = label(tone="muted", font=self._ctx.look.fonts.small)
        self.source = label(tone="muted", font=self._ctx.look.fonts.small)
        self.dropped = label(tone="muted", font=self._ctx.look.fonts.small)
        self.speed = QToolButton()
        self._dress(self.speed, t("Speed"))
        self.speed.setToolTip(plain_tip(t("Speed") + "  [  ]"))
        self.speed.clicked.connect(self._choose_speed)
        row.addWidget(self.code)
        row.addWidget(self.frame)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.source)
        row.addWidget(self.dropped)
        row.addWidget(self.speed)
        return row

    def _button(self, command: str, icon: str, words: str, keys: str) -> QToolButton:
        made = QToolButton()
        self._dress(made, words)
        made.setToolTip(plain_tip(f"{words}  {keys}".strip()))
        self._ctx.icons.bind(made, icon)
        made.clicked.connect(lambda: self.asked.emit(command))
        made.setFixedWidth(_BUTTON)
        self.buttons[command] = made
        return made

    def _dress(self, made: QToolButton, words: str) -> None:
        made.setProperty("look", "transport")
        made.setAccessibleName(words)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _choose_speed(self) -> None:
        menu = QMenu(self)
        for speed in SPEEDS:
            entry = menu.addAction(speed_text(speed))
            entry.triggered.connect(lambda _=False, speed=speed: self.speed_asked.emit(speed))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.speed.mapToGlobal(QPoint(0, self.speed.height())))

    def minimumSizeHint(self) -> QSize:
        """Do without the count and the source where there is no room."""
        full = super().minimumSizeHint()
        buttons = len(self.buttons) * (_BUTTON + 2) + self.mute.sizeHint().width() + 36
        places = self._needed()
        return QSize(min(full.width(), max(buttons, places)), full.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide what there is no room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        room = self.width() - self._needed()
        for one in (self.source, self.count):
            room -= one.sizeHint().width() + _GAP
            one.setVisible(room >= 0)

    def _needed(self) -> int:
        """Return the width of what is always shown of the second row."""
        fields = self.code.minimumWidth() + self.frame.minimumWidth()
        told = self.dropped.sizeHint().width() + self.speed.sizeHint().width()
        return fields + told + 4 * _GAP

    # --- showing ----------------------------------------------------------------------------

    def set_playing(self, playing: bool) -> None:
        """Show the button that would change it."""
        words = self._t("Pause") if playing else self._t("Play")
        button = self.buttons["toggle"]
        self._ctx.icons.bind(button, "pause" if playing else "play")
        button.setAccessibleName(words)
        if button.isEnabled():
            button.setToolTip(plain_tip(f"{words}  {self._t('Space')}"))

    def set_place(self, code: str, frame: int, count: int) -> None:
        """Show which frame is on the screen."""
        self.code.show_place(code)
        self.frame.show_place(str(frame) if frame >= 0 else "")
        words = f"/ {count - 1}" if count else ""
        if words != self.count.text():
            self.count.setText(words)
            self.frame.widen("0" * max(4, len(str(count))))
            self._make_room()

    def set_dropped(self, dropped: int) -> None:
        """Show how many frames were missed."""
        words = self._ctx.lang.count("{n} dropped", "{n} dropped", dropped)
        if words == self.dropped.text():
            return
        tip = self._t("Frames that were due since Play was pressed and were not shown")
        self.dropped.setText(words)
        self.dropped.setToolTip(plain_tip(tip))
        self.dropped.setProperty("tone", "warn" if dropped else "muted")
        self.dropped.style().unpolish(self.dropped)
        self.dropped.style().polish(self.dropped)
        self._make_room()

    def set_speed(self, speed: float) -> None:
        """Show the speed."""
        self.speed.setText(speed_text(speed))

    def set_source(self, words: str, tip: str) -> None:
        """Say where the pictures come from."""
        self.source.setText(words)
        self.source.setToolTip(plain_tip(tip))
        self._make_room()

    def set_sound(self, volume: int, *, muted: bool, why: str) -> None:
        """Show the volume, and why nothing is heard if so."""
        self.volume.blockSignals(True)
        self.volume.setValue(volume)
        self.volume.blockSignals(False)
        self._ctx.icons.bind(self.mute, "volume-off" if muted or why else "volume-2")
        words = why or (self._t("Sound on") if muted else self._t("Sound off"))
        self.mute.setToolTip(plain_tip(words))
        self.mute.setAccessibleName(words)
        self.volume.setToolTip(plain_tip(why or f"{self._t('Volume')} {volume} %"))

    def enable(self, on: bool, why: str) -> None:
        """Enable the controls while there is a clip; else their tooltips say why not."""
        for control in (*self.buttons.values(), self.speed, self.code, self.frame):
            if control.isEnabled() and not on:
                self._tips[control] = control.toolTip()
            control.setEnabled(on)
            control.setToolTip(self._tips.get(control, "") if on else plain_tip(why))


def speed_text(speed: float) -> str:
    """Write a speed as 2× or −0.5×."""
    sign = "−" if speed < 0 else ""
    return f"{sign}{abs(speed):g}×"
