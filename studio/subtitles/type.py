"""The type of subtitles: which shipped font draws each run. The one answer for ruler, window, film.

Bold cuts everywhere: thin strokes drown in a moving picture. What no bold font holds is drawn by
a regular one, what none holds at all by the first, as a box.
"""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from studio.base.data import resource

if TYPE_CHECKING:
    import uharfbuzz

_BOLD = 700
_LATIN = "Inter"
# They stay with the character before: marks, joiners, spaces.
_STICKS = frozenset({"Mn", "Mc", "Me", "Cf", "Zs"})


@dataclass(frozen=True, slots=True)
class Face:
    """A shipped font: its file under `resources/fonts`, its family, its CSS weight, its scripts."""

    file: str
    family: str
    weight: int
    scripts: tuple[str, ...]

    @property
    def path(self) -> Path:
        """Where its file is."""
        return resource("fonts", self.file)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a line, in the order of reading, that one font draws."""

    text: str
    face: Face


@cache
def faces() -> tuple[Face, ...]:
    """Return the shipped fonts in the order of their list."""
    with resource("fonts", "fonts.toml").open("rb") as file:
        listed = tomllib.load(file)["font"]
    return tuple(
        Face(font["file"], font["family"], font["weight"], tuple(font["scripts"]))
        for font in listed
    )


@cache
def order(script: str) -> tuple[Face, ...]:
    """Return who draws the subtitles of a script (ISO 15924), the first that can."""

    def rank(face: Face) -> tuple[bool, bool, bool]:
        return (face.weight < _BOLD, script not in face.scripts, face.family != _LATIN)

    return tuple(sorted(faces(), key=rank))


@lru_cache(maxsize=20_000)
def runs(line: str, script: str) -> tuple[Run, ...]:
    """Cut a line without marks into runs of one font."""
    found: list[Run] = []
    for char in line:
        last = found[-1] if found else None
        if last and (unicodedata.category(char) in _STICKS or face_of(char, script) == last.face):
            found[-1] = Run(last.text + char, last.face)
        else:
            found.append(Run(char, face_of(char, script) or order(script)[0]))
    return tuple(found)


@lru_cache(maxsize=20_000)
def face_of(char: str, script: str) -> Face | None:
    """Return the font that draws a character; None when no shipped font holds it."""
    return next((face for face in order(script) if _holds(face, char)), None)


def missing(text: str, script: str) -> list[str]:
    """List the characters of a text that no shipped font holds, each once."""
    seen = dict.fromkeys(text)
    return [c for c in seen if unicodedata.category(c)[0] not in "CZ" and not _drawn(c, script)]


def _drawn(char: str, script: str) -> bool:
    # Variation selectors only choose among the shapes of the character before.
    return "\ufe00" <= char <= "\ufe0f" or face_of(char, script) is not None


def _holds(face: Face, char: str) -> bool:
    return bool(font_of(face).get_nominal_glyph(ord(char)))


@cache
def font_of(face: Face) -> "uharfbuzz.Font":
    """Return a font as HarfBuzz has it, in units of its em; loaded when it is first met."""
    import uharfbuzz  # late: the window opens without it

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path))))
