"""Pictures of every page of a production: python packaging/pictures.py DIR FILE.studio

For each page, theme, language and size a PNG, to be looked at as a stranger would. Works without
a display.
"""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((1280, 720), (1440, 900))
WITH_PLAYER = ("takes", "subtitles")


def main() -> int:
    """Write the pictures and print their names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("file", type=Path, help="a production, such as the demo")
    parser.add_argument("--page", action="append", help="only this page (may be repeated)")
    parser.add_argument("--language", action="append", help="only this language")
    parser.add_argument("--theme", action="append", help="only this theme")
    parser.add_argument("--scale", type=float, default=1.0, help="device pixels per pixel")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["NINESIXTEEN_HOME"] = str(wanted.folder / ".home")
    os.environ["QT_SCALE_FACTOR"] = str(wanted.scale)
    sys.path.insert(0, str(ROOT))
    from studio.desktop.app import make_application

    app = make_application(["pictures"])
    for language in wanted.language or ["en", "zh-Hans", "es", "qps"]:
        for theme in wanted.theme or ["dark", "light"]:
            draw(wanted, language, theme)
    del app
    return 0


def draw(wanted: argparse.Namespace, language: str, theme: str) -> None:
    """Draw all pages in one language and theme."""
    from studio.desktop.window import MainWindow
    from studio.workflow.settings import Settings

    window = MainWindow(Settings(language=language, theme=theme))
    if not window.open(wanted.file):
        raise SystemExit(f"{wanted.file} could not be opened")
    window.show()
    for width, height in SIZES:
        window.resize(width, height)
        for entry in window.shell.entries:
            if wanted.page and entry.key not in wanted.page:
                continue
            window.shell.show_page(entry.key)
            wait(50)
            while window.jobs.running:  # previews
                wait(50)
            wait(700 if entry.key in WITH_PLAYER else 50)
            name = f"{entry.key}-{language}-{theme}-{width}.png"
            window.grab().save(str(wanted.folder / name))
            print(wanted.folder / name)
    window.close()


def wait(milliseconds: int) -> None:
    """Let the window work; other threads work as well meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
