"""What a page is given: the open production, the language, and the door to the window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from studio.base.errors import StudioError
from studio.desktop.icons import Icons
from studio.desktop.jobs import Jobs
from studio.desktop.look import Look
from studio.desktop.theme import Theme
from studio.i18n import Language
from studio.project.store import Store


class Host(Protocol):
    """What the window does for its pages; every text is already translated."""

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Show a short sentence for some seconds, with an Undo button if asked."""

    def tell(self, error: BaseException) -> None:
        """Tell the user of an error: one sentence for a StudioError, else a bug report."""

    def show_page(self, key: str, select_id: str | None = None) -> None:
        """Go to another page and select a row there."""

    def inspect(self, widget: QWidget | None) -> None:
        """Show a widget in the pane on the right; None empties it."""

    def open_file(self, path: Path) -> None:
        """Open a file, such as a PDF just made, with the system's program for it."""

    def open_demo(self) -> None:
        """Open the demo production in place of this one."""

    def remembered(self, key: str) -> str:
        """Return what a page remembers about its user; empty when nothing."""

    def remember(self, key: str, value: str) -> None:
        """Remember a choice of the user, in every production and after a restart."""


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to every page, dialog and model that works on the open production."""

    store: Store
    lang: Language
    jobs: Jobs
    look: Look
    host: Host

    @property
    def theme(self) -> Theme:
        """The colours in use now; follow `look.changed` if you keep any."""
        return self.look.theme

    @property
    def icons(self) -> Icons:
        """The icons, tinted for the theme in use."""
        return self.look.icons

    def attempt(self, call: Callable[[], object]) -> bool:
        """Make an edit; tell the user when it is refused, and return whether it was made."""
        try:
            call()
        except StudioError as error:
            self.tell(error)
            return False
        return True

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Show a short sentence for some seconds, with an Undo button if asked."""
        self.host.toast(text, undo=undo)

    def tell(self, error: BaseException) -> None:
        """Tell the user of an error: one sentence for a StudioError, else a bug report."""
        self.host.tell(error)

    def show_page(self, key: str, select_id: str | None = None) -> None:
        """Go to another page and select a row there."""
        self.host.show_page(key, select_id)

    def inspect(self, widget: QWidget | None) -> None:
        """Show a widget in the pane on the right; None empties it."""
        self.host.inspect(widget)

    def open_file(self, path: Path) -> None:
        """Open a file, such as a PDF just made, with the system's program for it."""
        self.host.open_file(path)
