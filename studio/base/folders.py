"""Where the program keeps what is not in a production; NINESIXTEEN_HOME moves all of it."""

import os
from pathlib import Path

import platformdirs

_APP = "ninesixteen"


def config_folder() -> Path:
    """Return where the settings of this user lie."""
    return _home("config") or Path(platformdirs.user_config_dir(_APP, appauthor=False))


def data_folder() -> Path:
    """Return where the demo production lies."""
    return _home("data") or Path(platformdirs.user_data_dir(_APP, appauthor=False))


def cache_folder() -> Path:
    """Return where thumbnails and other things that can be made again lie."""
    return _home("cache") or Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def log_folder() -> Path:
    """Return where reports of bugs lie."""
    return _home("log") or Path(platformdirs.user_log_dir(_APP, appauthor=False))


def _home(kind: str) -> Path | None:
    home = os.environ.get("NINESIXTEEN_HOME")
    return Path(home) / kind if home else None
