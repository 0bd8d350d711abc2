"""The entry point: commands run in the command line, which hands `open` back to the window."""

import sys
from pathlib import Path

from studio.cli.main import main as command_line


def window(file: Path | None, demo: bool, fresh: bool) -> int:
    """Open the window; Qt is imported only here."""
    from studio.desktop.app import run

    return run(file, demo=demo, fresh=fresh)


def main() -> int:
    """Run the program."""
    return command_line(window=window)


if __name__ == "__main__":
    sys.exit(main())
