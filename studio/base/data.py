"""Where shipped data files are: inside the installed package, else at the repository root."""

from functools import cache
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.words import N_

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def _root() -> Path:
    for place in (_PACKAGE / "_data", _PACKAGE.parent):
        if (place / "resources").is_dir():
            return place
    raise StudioError(N_("The data files of Ninesixteen are missing. Install it again."))


def resource(*parts: str) -> Path:
    """Return the path of a file under `resources/`."""
    return _root().joinpath("resources", *parts)


def translations() -> Path:
    """Return the folder of the gettext catalogues."""
    return _root() / "translations"
