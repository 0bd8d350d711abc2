"""All keys of the window, on one page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from studio.base.words import N_
from studio.desktop.commands import COMMANDS, show_keys
from studio.desktop.dialogs.frame import Frame
from studio.desktop.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from studio.desktop.pages.base import Act
    from studio.desktop.window import MainWindow

TABLE = (
    (N_("Next or previous cell"), "Tab / Shift+Tab"),
    (N_("Cell below"), "Return"),
    (N_("Edit the cell; or just type"), "F2"),
    (N_("Leave the cell as it was"), "Esc"),
    (N_("Clear the cells of the selected rows"), "Backspace"),
    (N_("Remove the selected rows"), "Del"),
    (N_("Copy to, paste from a spreadsheet"), "Ctrl+C / Ctrl+V"),
    (N_("Move the selected rows"), "Alt+Up / Alt+Down"),
    (N_("Open the row"), "Ctrl+Return"),
    (N_("Go to the page of that number"), "Ctrl+1 / Ctrl+9"),
    (N_("Print; save the PDF"), "Ctrl+P / Ctrl+S"),
    (N_("Break the line of a subtitle"), "Shift+Return / Ctrl+Return"),
    (N_("Timeline: move the playhead by a frame, by a second"), "Right / Shift+Right"),
    (N_("Timeline: move the subtitle by a frame"), "Alt+Left / Alt+Right"),
    (N_("Timeline: move its beginning, its end"), "Alt+Shift+Right / Ctrl+Alt+Right"),
)


class KeysDialog(Frame):
    """Lists what each key does."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, window.lang, window.look, window.lang.text("Keyboard"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        lines = [
            (self.t(c.label).rstrip("…"), [show_keys(k) for k in c.keys])
            for c in COMMANDS
            if c.keys
        ]
        lines += [
            (self.t(words), [show_keys(k) for k in keys.split(" / ")]) for words, keys in TABLE
        ]
        if window.shell is not None:
            acts = _with_keys(window.shell.page.acts())
            lines += [(act.label.rstrip("…"), [show_keys(act.shortcut)]) for act in acts]
        for row, (words, keys) in enumerate(lines):
            grid.addWidget(label(words), row, 0)
            shown = label("  /  ".join(keys), tone="muted")
            grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignRight)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setMinimumHeight(420)
        # Some languages have long names for keys; nothing scrolls sideways here.
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(inside.minimumSizeHint().width() + bar)
        area.setAccessibleName(self.t("Keyboard"))
        self.body.addWidget(area)
        self.add_button(self.t("Done"), primary=True).clicked.connect(self.accept)
        self.setMinimumWidth(max(self.minimumWidth(), self.sizeHint().width()))


def _with_keys(acts: "Sequence[Act]") -> "Iterator[Act]":
    """Go through what the page can do by a key, also what stands in menus."""
    for act in acts:
        if act.shortcut:
            yield act
        yield from _with_keys(act.menu)
