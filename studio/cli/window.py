"""How the command line opens the window without knowing it: the entry point brings the call."""

from pathlib import Path
from typing import Protocol


class Window(Protocol):
    """Opens the window and returns the program's exit code."""

    def __call__(self, file: Path | None, demo: bool, fresh: bool) -> int:
        """Show a file, the demo, or with neither the last production or the start page."""
        ...
