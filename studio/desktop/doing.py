"""The commands of the window that ask something first: dialogs, panels, files, panes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.base.errors import StudioError
from studio.desktop.shell import first_field
from studio.project import snapshots
from studio.script.formats.season import SUFFIXES

if TYPE_CHECKING:
    from studio.desktop.window import MainWindow

SCRIPT_SUFFIXES = tuple(sorted(SUFFIXES))


class Doing:
    """Carries out what a command names; code of dialogs is loaded when they are first asked."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def new_production(self) -> None:
        """Ask for title, languages, currency and zone, and make a production."""
        from studio.desktop.dialogs.new import ask_new_production

        path = ask_new_production(self._window, "")
        if path is not None:
            self._window.open(path)

    def import_script(self) -> None:
        """Choose a script; without an open production, make one of it first."""
        window = self._window
        t = window.lang.text
        patterns = " ".join(f"*{suffix}" for suffix in SCRIPT_SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(
            window, t("Import a script"), "", f"{t('Scripts')} ({patterns})"
        )
        if name:
            self.take_script(Path(name))

    def take_script(self, script: Path) -> None:
        """Bring a script to the script page, in a new production where none is open."""
        from studio.desktop.dialogs.new import ask_new_production

        window = self._window
        if window.session is None:
            path = ask_new_production(window, script.stem)
            if path is None or not window.open(path):
                return
        if window.shell is not None:
            window.shell.show_page("script")
            window.shell.page.take_file(script)

    def clips_in(self, mime: QMimeData) -> list[Path]:
        """Return the clips and folders that are dropped, while a production can take them."""
        session = self._window.session
        if session is None or session.store.read_only:
            return []
        from studio.takes.presets import take_rules

        endings = take_rules().endings
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        return [path for path in paths if path.suffix.lower() in endings or path.is_dir()]

    def take_clips(self, paths: list[Path]) -> None:
        """Bring clips and folders of clips to the page of the takes."""
        shell = self._window.shell
        if shell is not None:
            shell.show_page("takes")
            shell.page.take_files(paths)

    def save_copy(self) -> None:
        """Write a checked copy of the production under another name."""
        window = self._window
        if window.session is None:
            return
        t, store = window.lang.text, window.session.store
        name, _ = QFileDialog.getSaveFileName(
            window, t("Save a copy"), store.path.stem + ".studio", t("Productions") + " (*.studio)"
        )
        if not name:
            return
        target = Path(name).with_suffix(".studio")
        window.jobs.run(
            t("Saving a copy"),
            lambda progress: snapshots.copy_to(store.path, target, progress),
            done=lambda _: window.toast(t("Saved a copy as {file}.", file=target.name)),
        )

    def show_history(self) -> None:
        """Show or hide who changed what."""
        from studio.desktop.pages.history import HistoryPanel

        shell = self._window.shell
        if shell is not None:
            is_shown = isinstance(shell.pane.panel, HistoryPanel)
            shell.pane.show_panel(None if is_shown else HistoryPanel(shell.ctx, shell.pane))

    def show_snapshots(self) -> None:
        """List the snapshots, to restore one."""
        from studio.desktop.dialogs.snapshots import SnapshotsDialog

        if self._window.shell is not None:
            SnapshotsDialog(self._window, self._window.shell.ctx).exec()

    def show_settings(self) -> None:
        """Choose language, theme, and the name in the history."""
        from studio.desktop.dialogs.settings import SettingsDialog

        SettingsDialog(self._window).exec()

    def show_keys(self) -> None:
        """List the keys."""
        from studio.desktop.dialogs.keys import KeysDialog

        KeysDialog(self._window).exec()

    def show_palette(self) -> None:
        """Find and do anything."""
        from studio.desktop.palette import show_palette

        show_palette(self._window)

    def show_menu(self) -> None:
        """Open the menu of the production."""
        if self._window.shell is not None:
            self._window.shell.sidebar.open_menu()

    def open_demo(self) -> None:
        """Build the demo production if need be, and open it."""
        self.open_demo_file(fresh=False)

    def open_demo_file(self, *, fresh: bool) -> None:
        """Open the demo production; `fresh` builds it anew."""
        from studio.workflow.demo import demo_file

        window = self._window
        window.jobs.run(
            window.lang.text("Building the demo production"),
            lambda progress: demo_file(fresh=fresh, progress=progress),
            done=lambda path: (window.open(path), None)[1],
        )

    def next_pane(self) -> None:
        """Go to the next pane: sidebar, header, page, inspector."""
        self._walk(1)

    def previous_pane(self) -> None:
        """Go to the previous pane."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        shell = self._window.shell
        if shell is None:
            return
        panes: list[QWidget] = [shell.sidebar, shell.frame.header, shell.page]
        if shell.pane.isVisible():
            panes.append(shell.pane)
        focused = self._window.focusWidget()
        at = next((i for i, p in enumerate(panes) if focused and p.isAncestorOf(focused)), -step)
        for offset in range(1, len(panes) + 1):
            pane = panes[(at + step * offset) % len(panes)]
            if pane is shell.sidebar:
                shell.sidebar.focus()
                return
            target = first_field(pane)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def find(self, name: str) -> Callable[[], None] | None:
        """Return the command of that name, if it is one of these."""
        call: Callable[[], None] | None = getattr(self, name, None)
        return call


def guarded(window: "MainWindow", call: Callable[[], None]) -> Callable[[], None]:
    """Let a StudioError of a command become a sentence."""

    def run() -> None:
        try:
            call()
        except StudioError as error:
            window.tell(error)

    return run
