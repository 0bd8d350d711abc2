"""The commands of the window: their words, keys and where the menu shows them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from studio.base.words import N_
from studio.i18n import Language


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `name` is the method of the window, `file` ones need an open production."""

    name: str
    label: str
    keys: tuple[str, ...] = ()
    icon: str = "chevron-right"
    file: bool = False
    menu: int = 0  # the part of the menu it stands in; 0: only keys and palette


COMMANDS = (
    Command("new_production", N_("New production…"), ("Ctrl+N",), "file-plus", menu=1),
    Command("choose_file", N_("Open…"), ("Ctrl+O",), "folder-open", menu=1),
    Command("open_demo", N_("Open the demo"), (), "play", menu=1),
    Command("import_script", N_("Import a script…"), (), "download", menu=1),
    Command("show_history", N_("History"), ("Ctrl+H",), "history", file=True, menu=2),
    Command("show_snapshots", N_("Snapshots…"), (), "rotate-ccw", file=True, menu=2),
    Command("save_copy", N_("Save a copy…"), ("Ctrl+Shift+S",), "save", file=True, menu=2),
    Command("show_settings", N_("Settings…"), ("Ctrl+,",), "settings", menu=3),
    Command("show_keys", N_("Keyboard"), ("F1",), "keyboard", menu=3),
    Command("close_production", N_("Close the production"), ("Ctrl+W",), "x", file=True, menu=4),
    Command("quit", N_("Quit"), ("Ctrl+Q",), "external-link", menu=4),
    Command("undo", N_("Undo"), ("Ctrl+Z",), "undo-2", file=True),
    Command("redo", N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", file=True),
    Command("focus_filter", N_("Filter the page"), ("Ctrl+F",), "search", file=True),
    Command("show_palette", N_("Find and do anything"), ("Ctrl+K",), "command"),
    Command("next_pane", N_("Next pane"), ("F6",), "chevron-right", file=True),
    Command("previous_pane", N_("Previous pane"), ("Shift+F6",), "chevron-left", file=True),
    Command("toggle_inspector", N_("Show or hide the inspector"), ("Ctrl+I",), file=True),
    Command("show_menu", N_("Menu"), ("F10",), "list", file=True),
)


def make_actions(
    window: QWidget, lang: Language, call: Callable[[str], Callable[[], None]]
) -> dict[str, QAction]:
    """Make the actions of the window, with their keys."""
    made: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(lang.text(command.label), window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        run = call(command.name)
        action.triggered.connect(lambda _=False, run=run: run())
        window.addAction(action)
        made[command.name] = action
    return made


def show_keys(keys: str) -> str:
    """Write keys as this system does."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
