"""The doctor: looks at this computer and tells in plain words what works and what does not."""

import importlib.util
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from studio.base.data import resource, translations
from studio.base.errors import StudioError
from studio.base.folders import cache_folder, data_folder
from studio.base.system import (
    apt_packages,
    has_apt,
    known_to_apt,
    missing_libraries,
)
from studio.base.words import N_, Message, msg
from studio.i18n import language
from studio.media.tools import find_ffmpeg

State = Literal["good", "warning", "problem"]
_LOW_DISK = 2 * 1024**3
_OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
# The libraries without which a window does not open at all, by the plug-in of Qt.
_VITAL = {"xcb": ("window", "x11"), "wayland": ("window", "wayland")}


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: what was looked at, how it stands, and what to do about it."""

    name: str
    state: State
    text: Message
    hint: Message | None = None


def examine() -> list[Check]:
    """Look at everything that the product stands on; never raises, the parts in fixed order."""
    return [
        _python_and_qt(),
        _display(),
        _libraries(),
        _ffmpeg(),
        _fonts(),
        _translations(),
        _keyring(),
        _sqlite(),
        _folder(N_("Data folder"), data_folder()),
        _folder(N_("Cache folder"), cache_folder()),
    ]


def _python_and_qt() -> Check:
    name = N_("Python and Qt")
    python = platform.python_version()
    try:
        qt = metadata.version("PySide6")
    except metadata.PackageNotFoundError:
        return Check(
            name,
            "problem",
            msg(N_("PySide6 is not installed, so there is no window."), python=python),
            msg(N_("Run packaging/start.py, or install Ninesixteen again with pip.")),
        )
    if pair_crashes(sys.version_info[:2], qt):
        return Check(
            name,
            "problem",
            msg(N_("PySide6 {qt} crashes on Python {python}."), qt=qt, python=python),
            msg(N_('Install PySide6 6.11 with: pip install "PySide6<6.12"')),
        )
    return Check(name, "good", msg(N_("Python {python}, PySide6 {qt}."), python=python, qt=qt))


def pair_crashes(python: tuple[int, ...], qt: str) -> bool:
    """Whether this PySide6 drops references to None, which kills Python before 3.12."""
    return python < (3, 12) and tuple(int(part) for part in qt.split(".")[:2]) >= (6, 12)


def _display() -> Check:
    name = N_("Window system")
    plugin = platform_plugin(sys.platform, os.environ)
    if plugin is None:
        return Check(
            name,
            "warning",
            msg(N_("This session has no display, so windows cannot open.")),
            msg(N_("The command line works without one. See: studio --help")),
        )
    if not _plugin_file(plugin):
        return Check(
            name,
            "problem",
            msg(N_("Qt would use its plug-in “{plugin}”, which is not installed."), plugin=plugin),
            msg(N_("Unset QT_QPA_PLATFORM, or install PySide6 again.")),
        )
    return Check(
        name, "good", msg(N_("Qt opens windows through its plug-in “{plugin}”."), plugin=plugin)
    )


def platform_plugin(system: str, env: Mapping[str, str]) -> str | None:
    """Return the Qt platform plugin that a window would use; None where there is no display."""
    chosen = env.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen:
        return chosen
    if system == "darwin":
        return "cocoa"
    if system == "win32":
        return "windows"
    if env.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if env.get("DISPLAY") else None


def _plugin_file(plugin: str) -> bool:
    package = importlib.util.find_spec("PySide6")
    if package is None or not package.origin:
        return False
    folder = Path(package.origin).parent
    places = (folder / "Qt" / "plugins" / "platforms", folder / "plugins" / "platforms")
    # A plugin brings its own name, such as libqxcb.so; wayland has had suffixes.
    return any(list(place.glob(f"*q{plugin}*")) for place in places)


def _libraries() -> Check:
    name = N_("System libraries")
    if sys.platform != "linux":
        return Check(name, "good", msg(N_("This system brings all that Qt needs.")))
    missing = missing_libraries()
    if not missing:
        return Check(name, "good", msg(N_("All libraries that Qt needs are there.")))
    names = tuple(piece.name for piece in missing)
    if has_apt():
        packages = " ".join(apt_packages(missing, known_to_apt))
        hint = msg(N_("Run: sudo apt install {packages}"), packages=packages)
    else:
        hint = msg(N_("Install them with the package manager of this system."))
    vital = _VITAL.get(platform_plugin(sys.platform, os.environ) or "", ("window",))
    state: State = "problem" if any(piece.used_for in vital for piece in missing) else "warning"
    text = msg(N_("Qt needs libraries that are missing: {names}."), names=names)
    return Check(name, state, text, hint)


def _ffmpeg() -> Check:
    name = N_("ffmpeg")
    found = find_ffmpeg()
    if found is None:
        return Check(
            name,
            "warning",
            msg(N_("No ffmpeg runs here, so takes and videos cannot be read.")),
            msg(N_("Install ffmpeg, and make sure that it is on the PATH.")),
        )
    lacks = [
        part for part, there in (("libass", found.libass), ("libx264", found.libx264)) if not there
    ]
    if lacks:
        return Check(
            name,
            "warning",
            msg(
                N_("ffmpeg {version} at {path} was built without {parts}."),
                version=found.version,
                path=found.path,
                parts=tuple(lacks),
            ),
            msg(N_("Install an ffmpeg with libass and libx264 to burn subtitles into videos.")),
        )
    text = N_("ffmpeg {version} at {path}, with libass and libx264.")
    return Check(name, "good", msg(text, version=found.version, path=found.path))


def _fonts() -> Check:
    name = N_("Fonts")
    try:
        files = shipped_fonts()
        unreadable = [path.name for path in files if not _is_truetype(path)]
    except (OSError, StudioError, tomllib.TOMLDecodeError):
        return _install_again(name, msg(N_("The list of shipped fonts cannot be read.")))
    if unreadable:
        text = msg(N_("Shipped fonts are missing: {names}."), names=tuple(unreadable))
        return _install_again(name, text)
    return Check(name, "good", msg(N_("All {count} shipped fonts are there."), count=len(files)))


def shipped_fonts() -> list[Path]:
    """Return the font files that `fonts.toml` lists, whether they are there or not."""
    listed = tomllib.loads(resource("fonts", "fonts.toml").read_text("utf-8"))
    return [resource("fonts", font["file"]) for font in listed["font"]]


def _is_truetype(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"\0\1\0\0"
    except OSError:
        return False


def _translations() -> Check:
    name = N_("Translations")
    try:
        codes = sorted(path.parents[1].name for path in translations().glob("*/LC_MESSAGES/*.mo"))
    except StudioError:
        codes = []
    if not codes:
        return _install_again(name, msg(N_("The translations are missing; all is in English.")))
    names = tuple(language(code).native_name for code in codes)
    return Check(name, "good", msg(N_("English, and translated: {names}."), names=names))


def _install_again(name: str, text: Message) -> Check:
    return Check(name, "problem", text, msg(N_("Install Ninesixteen again.")))


def _keyring() -> Check:
    name = N_("Passwords")
    import keyring  # late: it looks for its backends when imported

    backend = type(keyring.get_keyring())
    if backend.__module__ in ("keyring.backends.fail", "keyring.backends.null"):
        return Check(
            name,
            "warning",
            msg(N_("This session has no keyring: passwords are asked for each time.")),
            msg(N_("Nothing is stored in plain text. A desktop session usually has a keyring.")),
        )
    label = f"{backend.__module__.rpartition('.')[2]} {backend.__name__}"
    return Check(name, "good", msg(N_("Passwords are kept in {keyring}."), keyring=label))


def _sqlite() -> Check:
    name = N_("SQLite")
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        return Check(
            name,
            "problem",
            msg(N_("SQLite {version} is too old for productions."), version=version),
            msg(N_("Use a Python that brings SQLite 3.37 or newer.")),
        )
    return Check(name, "good", msg(N_("SQLite {version}."), version=version))


def _folder(name: str, folder: Path) -> Check:
    standing = _existing(folder)
    if not _writable(standing):
        return Check(
            name,
            "problem",
            msg(N_("Nothing can be written to {folder}."), folder=folder),
            msg(N_("Give yourself the right to write there, or free some space.")),
        )
    free = shutil.disk_usage(standing).free
    size = f"{free / 1024**3:.1f}"
    if free < _LOW_DISK:
        return Check(
            name,
            "warning",
            msg(N_("Only {size} GB are free at {folder}."), size=size, folder=folder),
            msg(N_("Free some space: snapshots and previews need it.")),
        )
    return Check(
        name, "good", msg(N_("{folder} is writable, {size} GB free."), size=size, folder=folder)
    )


def _existing(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that exists: nothing is made by looking."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def _writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
