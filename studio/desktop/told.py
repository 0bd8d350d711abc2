"""How the window tells errors: known ones in a sentence, bugs in one dialog and a log file."""

import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from studio import __version__
from studio.base.errors import Cancelled, StudioError
from studio.base.folders import log_folder

if TYPE_CHECKING:
    from studio.desktop.window import MainWindow

KEEP = 20


class Teller(QObject):
    """Tells errors of one window; calls from other threads are carried into the window's."""

    _arrived = Signal(object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._asking = False
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def tell(self, error: BaseException) -> None:
        """Show a StudioError as a toast, Cancelled not at all, anything else as a bug."""
        if threading.current_thread() is threading.main_thread():
            self._tell(error)
        else:
            self._arrived.emit(error)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, StudioError):
            self._window.toast(self._window.lang.say(error.message))
        elif not isinstance(error, Cancelled):
            self._report(error)

    def _report(self, error: BaseException) -> None:
        details = "".join(traceback.format_exception(error))
        file = write_log(details)
        if self._asking:  # one dialog is enough; the log has them all
            return
        from studio.desktop.dialogs.bug import show_bug

        self._asking = True
        try:
            show_bug(self._window, details, file)
        finally:
            self._asking = False


def write_log(details: str) -> Path | None:
    """Write a report of a bug; None when even that cannot be."""
    folder = log_folder()
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    file = folder / f"bug-{at}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        system = f"Ninesixteen {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
        file.write_text(f"{system}\n{details}", encoding="utf-8")
        for old in sorted(folder.glob("bug-*.txt"))[:-KEEP]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return file


def catch_all(teller: Teller) -> None:
    """Let every exception that nobody caught, in slots and threads, reach the teller."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        teller.tell(error.with_traceback(trace))

    sys.excepthook = hook
    threading.excepthook = lambda args: teller.tell(args.exc_value or RuntimeError("thread"))
