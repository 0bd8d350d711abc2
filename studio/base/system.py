"""What the operating system must bring: shared libraries, programs, and their package names.

Standard library only: the start command reads this before anything is installed.
"""

import ctypes
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache

from studio.base.data import resource


@dataclass(frozen=True, slots=True)
class Piece:
    """A library or program, its package names (newest first), and the use that needs it."""

    name: str
    apt: tuple[str, ...]
    used_for: str


@cache
def _listed() -> dict[str, list[Piece]]:
    read = tomllib.loads(resource("presets", "system.toml").read_text("utf-8"))
    return {
        kind: [Piece(row["file"], tuple(row["apt"]), row["used_for"]) for row in read[kind]]
        for kind in ("library", "program")
    }


def libraries() -> list[Piece]:
    """Return the shared libraries that the window needs on Linux; none elsewhere."""
    return _listed()["library"] if sys.platform == "linux" else []


def programs() -> list[Piece]:
    """Return the programs that the tests run on Linux; none elsewhere."""
    return _listed()["program"] if sys.platform == "linux" else []


def missing_libraries(load: Callable[[str], object] = ctypes.CDLL) -> list[Piece]:
    """Return the libraries that the loader of this system does not find."""
    return [piece for piece in libraries() if not _loads(piece.name, load)]


def missing_programs(find: Callable[[str], str | None] = shutil.which) -> list[Piece]:
    """Return the programs that are not on the PATH."""
    return [piece for piece in programs() if not find(piece.name)]


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True


def has_apt() -> bool:
    """Whether packages of this system are installed with apt (Debian, Ubuntu and their kin)."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None


def apt_packages(
    pieces: Iterable[Piece], known: Callable[[Collection[str]], Collection[str]]
) -> list[str]:
    """Return the package of each piece by the name that this system knows it under.

    `known` is given all candidate names and returns those that exist, as `known_to_apt` does.
    """
    wanted = list(pieces)
    there = known({name for piece in wanted for name in piece.apt})
    chosen = [next((name for name in p.apt if name in there), _by_age(p.apt)) for p in wanted]
    return list(dict.fromkeys(chosen))


def known_to_apt(names: Collection[str]) -> set[str]:
    """Return which of the package names apt can install; none when its lists are empty."""
    if not names or not shutil.which("apt-cache"):
        return set()
    shown = subprocess.run(  # noqa: S603 - names come from our own list
        ["apt-cache", "show", "--no-all-versions", *sorted(names)],  # noqa: S607
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = shown.stdout.splitlines()
    return {line.removeprefix("Package: ") for line in lines if line.startswith("Package: ")}


def _by_age(names: tuple[str, ...]) -> str:
    """Guess from the release of the system, where apt has no lists to ask."""
    try:
        release = platform.freedesktop_os_release()
        version = float(release.get("VERSION_ID", "99"))
    except (OSError, ValueError):
        return names[0]
    renamed = version >= (13 if release.get("ID") == "debian" else 24.04)
    return names[0] if renamed else names[-1]
