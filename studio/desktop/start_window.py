"""`studio open`: reads its few arguments and opens the window, or says why it cannot."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from studio.base.errors import StudioError
from studio.i18n import system_language


def start(arguments: Sequence[str]) -> int:
    """Open the window; returns the exit code."""
    wanted = _parser().parse_args(arguments)
    from studio.desktop.app import run

    try:
        return run(wanted.file, demo=wanted.demo, fresh=wanted.fresh)
    except StudioError as error:
        sys.stderr.write(system_language().say(error.message) + "\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    t = system_language().text
    parser = argparse.ArgumentParser(
        prog="studio open", description=t("Open the window on a production.")
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument("file", nargs="?", type=Path, help=t("a .studio file"))
    group.add_argument("--demo", action="store_true", help=t("open the demo production"))
    parser.add_argument("--fresh", action="store_true", help=t("build the demo anew"))
    return parser
