"""Starts the window: checks what the system lacks, makes the application, shows, runs."""

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.workflow import settings as kept

# What Qt's plugins link to and a bare system lacks: library → Debian package.
_OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_XCB = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
}


def missing_libraries() -> list[str]:
    """Name the Debian packages of the libraries that Qt would not find, and abort without."""
    if not sys.platform.startswith("linux"):
        return []
    needed = dict(_OFFSCREEN)
    if _platform() == "xcb":
        needed |= _XCB
    return [package for library, package in needed.items() if not _loads(library)]


def _platform() -> str:
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if chosen:
        return chosen
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check_display() -> None:
    """Raise StudioError, in one sentence, where Qt would abort the program."""
    missing = missing_libraries()
    if missing:
        raise StudioError(
            N_("The window needs system libraries that are missing. Run: sudo apt install {names}"),
            names=" ".join(missing),
        )
    linux = sys.platform.startswith("linux")
    if linux and _platform() == "xcb" and not os.environ.get("DISPLAY"):
        raise StudioError(
            N_("There is no display to open a window on. Try “studio demo demo-out” instead.")
        )


def run(path: Path | None = None, *, demo: bool = False, fresh: bool = False) -> int:
    """Open the window on a production, the demo, the last production or the start page.

    Returns the exit code; raises StudioError when no window can be opened here.
    """
    check_display()
    from PySide6.QtWidgets import QApplication

    from studio.desktop.told import catch_all
    from studio.desktop.window import MainWindow

    app = QApplication.instance() or make_application(sys.argv[:1])
    window = MainWindow()
    catch_all(window.teller)
    wanted = path or _last(window.settings) if not demo else None
    if wanted is not None:
        window.open(wanted)
    window.show()
    if demo:
        window.doing.open_demo_file(fresh=fresh)
    folder = os.environ.get("NINESIXTEEN_SMOKE")
    if folder:
        from studio.desktop.smoke import Smoke

        smoke = Smoke(window, Path(folder))  # kept by its name: Qt holds it only weakly
        smoke.start()
    assert isinstance(app, QApplication)  # noqa: S101 - for the type checker
    return app.exec()


def _last(settings: kept.Settings) -> Path | None:
    recent = settings.recent_files()
    return recent[0] if recent else None


def make_application(arguments: Sequence[str]) -> object:
    """Make the application as every start and every picture of the window needs it."""
    from PySide6.QtWidgets import QApplication

    from studio.desktop.collecting import Collector

    app = QApplication(list(arguments))
    app.setStyle("Fusion")
    app.setApplicationName("Ninesixteen")
    app.setDesktopFileName("ninesixteen")
    Collector(app)
    return app
