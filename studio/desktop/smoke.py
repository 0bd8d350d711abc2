"""Pictures of every page of the real window, for the check that it starts and draws."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from studio.desktop.window import MainWindow

STEP_MS = 150
PATIENCE_MS = 120_000


class Smoke:
    """Waits for the production, saves a PNG of each page into a folder, and quits."""

    def __init__(self, window: "MainWindow", folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._left: list[str] | None = None
        self._waited = 0
        self._timer = QTimer(window, interval=STEP_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin; the program ends by itself: 0 when all is drawn, 1 when nothing opened."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._timer.start()

    def _step(self) -> None:
        shell = self._window.shell
        if shell is None or self._window.jobs.running:
            self._waited += STEP_MS
            if self._waited > PATIENCE_MS:
                QApplication.exit(1)
            return
        if self._left is None:
            self._left = [entry.key for entry in shell.entries]
            shell.show_page(self._left[0])
            return
        key = self._left.pop(0)
        self._window.grab().save(str(self._folder / f"{key}.png"))
        if self._left:
            shell.show_page(self._left[0])
            return
        self._timer.stop()
        self._window.close()
        QApplication.exit(0)
