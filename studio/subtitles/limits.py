"""How much a subtitle may hold, per language and platform: read from `resources/presets`."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from studio.base.data import resource
from studio.media import safe_zones
from studio.subtitles.formats.markup import plain


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one language on one platform.

    Lines in characters (`target` wished, `most` allowed), `speed` in characters a second, times
    in milliseconds, `box` in pixels of a 1080×1920 picture as left, top, right, bottom. `em`,
    `outline` and `shadow` are pixels too; `leading` from line to line, `height` above and `depth`
    below the line that letters stand on are in ems. `script` is the one it is written in.
    """

    language: str
    target: int
    most: int
    lines: int
    speed: int
    advance: float
    wrap: str
    speech: float
    unit: str
    half: bool
    shortest: int
    longest: int
    gap: int
    em: int
    outline: int
    shadow: int
    script: str
    leading: float
    height: float
    depth: float
    box: tuple[int, int, int, int]

    @property
    def width(self) -> int:
        """The widest line in pixels: with outline and shadow it fills the box."""
        return self.box[2] - self.box[0] - 2 * (self.outline + self.shadow)


class Measure(Protocol):
    """How wide a line is in the type that it will be shown in."""

    def width(self, line: str, limits: Limits) -> float:
        """Return pixels at the size `limits.em`."""
        ...


class MeanMeasure:
    """Widths from the mean advance of a language's letters: right within a few per cent."""

    def width(self, line: str, limits: Limits) -> float:
        """Return pixels at the size `limits.em`."""
        return limits.em * sum(_ems(char, limits.advance) for char in line)


def _ems(char: str, advance: float) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0 if not "\uac00" <= char <= "\ud7a3" else 0.92
    if advance < 0.6:
        return advance
    return 0.51


@dataclass(frozen=True, slots=True)
class Characters:
    """Which characters stand badly at the ends of a line, and where a break is welcome.

    `stop` ends a sentence; `leaning` are words that belong to the next
    one, `clinging` characters that belong to the one before, `numerals` to each other.
    """

    not_first: frozenset[str]
    not_last: frozenset[str]
    pause: frozenset[str]
    stop: frozenset[str]
    leaning: frozenset[str]
    clinging: frozenset[str]
    numerals: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Preset:
    timing: Mapping[str, int]
    text: Mapping[str, int]
    language: Mapping[str, Mapping[str, int | float | str | bool]]
    characters: Mapping[str, str]


@cache
def _preset() -> _Preset:
    with resource("presets", "subtitles.toml").open("rb") as file:
        return _Preset(**tomllib.load(file))


@cache
def characters() -> Characters:
    """Return the characters that line breaking looks at."""
    found = _preset().characters
    return Characters(
        frozenset(found["not_first"]),
        frozenset(found["not_last"]),
        frozenset(found["pause"]),
        frozenset(found["stop"]),
        frozenset(found["leaning"].split()),
        frozenset(found["clinging"]),
        frozenset(found["numerals"]),
    )


def platforms() -> list[str]:
    """Name the platforms; `all` keeps clear of what any of them covers."""
    return [one.key for one in safe_zones.platforms()]


@cache
def limits(language: str, platform: str = "all") -> Limits:
    """Return the limits of a language (BCP 47) on a platform; raises StudioError for no platform.

    `zh-Hant` has what is listed for `zh` too, and every language what is listed as the default.
    """
    preset = _preset()
    known = preset.language
    row = dict(known["default"])
    tags = language.split("-")
    for end in range(1, len(tags) + 1):
        row |= known.get("-".join(tags[:end]), {})
    box = safe_zones.platform(platform).box
    return Limits(language=language, box=box, **preset.text, **preset.timing, **row)  # type: ignore[arg-type]


def count(text: str, limits: Limits) -> float:
    """Count the characters of a text as its language counts; marks in brackets do not count."""
    seen = plain(text).replace("\n", "")
    if not limits.half:
        return len(seen)
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in seen)
