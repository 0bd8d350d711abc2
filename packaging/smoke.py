"""Starts the real program on the demo and checks that its pages are drawn, not blank.

Run it on a display, for instance under Xvfb:
    xvfb-run -a -s "-screen 0 1600x1000x24" .venv/bin/python packaging/smoke.py
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_SECONDS = 240
COLOURS = 12  # a drawn page has many more, a blank one has one or two


def main() -> int:
    """Start, wait, look at the pictures; exit 0 when all is well."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures are kept")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ninesixteen-smoke-") as place:
        folder = wanted.folder or Path(place) / "pictures"
        done = start(folder.resolve(), Path(place) / "home")
        problems = [] if done == 0 else [f"the program ended with {done}"]
        problems += look_at(folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def start(folder: Path, home: Path) -> int:
    """Run `studio open --demo --fresh` with an own home; returns its exit code."""
    environment = {
        **os.environ,
        "NINESIXTEEN_SMOKE": str(folder),
        "NINESIXTEEN_HOME": str(home),
        "NINESIXTEEN_LANGUAGE": "en",
    }
    command = [sys.executable, "-m", "studio", "open", "--demo", "--fresh"]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, timeout=PATIENCE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        print(f"no end after {PATIENCE_SECONDS} seconds", file=sys.stderr)
        return 124
    return done.returncode


def look_at(folder: Path) -> list[str]:
    """Say which pictures are missing or blank, and list the good ones."""
    from PySide6.QtGui import QImage

    pictures = sorted(folder.glob("*.png"))
    if not pictures:
        return [f"no pictures in {folder}"]
    problems = []
    for picture in pictures:
        image = QImage(str(picture))
        colours = {
            image.pixel(x, y)
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }
        if len(colours) < COLOURS:
            problems.append(f"{picture.name} is blank")
        else:
            print(f"{picture.name}: {image.width()} × {image.height()}, {len(colours)} colours")
    return problems


if __name__ == "__main__":
    sys.exit(main())
