"""Where clips lie: relative to the production where they travel together with it."""

import os
from pathlib import Path

from studio.base.text import clean_text
from studio.base.words import N_, Message, msg

# Further up than this, production and clips are not in one tree that is moved as a whole.
_MOST_UP = 2


def kept_path(clip: Path, production: Path) -> str:
    """Return the path of a clip as the production keeps it: relative with `/`, else absolute."""
    full = clip.absolute()
    try:
        relative = Path(os.path.relpath(full, production.absolute().parent))
    except ValueError:  # another drive
        return full.as_posix()
    together = relative.parts.count("..") <= _MOST_UP
    return relative.as_posix() if together else full.as_posix()


def clip_path(kept: str, production: Path) -> Path:
    """Return where a clip lies on this computer."""
    return Path(os.path.normpath(production.absolute().parent / kept))


def not_kept(clip: Path) -> Message:
    """Say that the name of a clip cannot be kept."""
    name = clip.name.encode("utf-8", "replace").decode("utf-8")
    return msg(
        N_("{file} has signs in its name that cannot be kept. Rename it and repeat."), file=name
    )


def can_be_kept(clip: Path) -> bool:
    """Whether the name of a clip is text that a production can hold."""
    name = str(clip.absolute())
    return clean_text(name) == name
