"""What every page of the window is and offers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.base.words import N_
from studio.desktop.context import Context
from studio.project.changelog import Change

MARGIN = 24


@dataclass(frozen=True, slots=True)
class Act:
    """Something a page can do: a button of its header and a line of the palette.

    `label` and `tip` are translated. `writes` acts are disabled while the file is read-only;
    `why_not` disables one now, and says why. With `menu`, the button opens a list of acts.
    """

    label: str
    icon: str
    call: Callable[[], None] | None = None
    shortcut: str = ""
    tip: str = ""
    primary: bool = False
    writes: bool = False
    why_not: str = ""
    menu: Sequence["Act"] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the palette: `label`, a muted `detail` beside it, what it does when chosen."""

    label: str
    detail: str
    call: Callable[[], None]
    icon: str = "chevron-right"


class Page(QWidget):
    """One page: reads the store, follows the tables in `TABLES`, edits through the stores.

    Build widgets in `__init__` into `self.body`; `refresh` fills them. The window calls
    `refresh` when the page is first shown and after changes, only while it is visible.
    """

    KEY: ClassVar[str]
    TABLES: ClassVar[frozenset[str]] = frozenset()
    FILTER: ClassVar[str] = N_("Filter")  # the words in the filter field; empty: no field
    REPORT: ClassVar[str] = "scenes"  # what the key to print opens where no act has that key
    acts_changed = Signal()
    filter_wanted = Signal(str)  # puts words into the filter field, which then filters
    inspector_changed = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.t = ctx.lang.text
        self.setObjectName("page")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MARGIN, 8, MARGIN, MARGIN)
        self.body.setSpacing(8)

    def refresh(self) -> None:
        """Show what the production holds now."""

    def on_change(self, change: Change) -> None:
        """Follow a change of the production; override to refresh less than everything."""
        if change.touches(*self.TABLES):
            self.refresh()

    def filter(self, text: str) -> None:
        """Show only what has these words; an empty text shows all."""

    def acts(self) -> Sequence[Act]:
        """Return what the header offers; emit `acts_changed` when that changed."""
        return ()

    def palette_items(self) -> Sequence[Item]:
        """Return what else the palette should find on this page."""
        return ()

    def select(self, row_id: str) -> None:
        """Select the row with this id and scroll to it."""

    def inspector(self) -> QWidget | None:
        """Return the widget for the right pane, the same one each time; None closes the pane."""
        return None

    def take_file(self, path: Path) -> None:
        """Take a file that was dropped on the window or chosen at the start."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files and folders that were dropped on the window."""
        for path in paths:
            self.take_file(path)
