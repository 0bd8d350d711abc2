"""What a platform covers of a vertical picture, read from `resources/presets/platforms.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from studio.base.data import resource
from studio.base.errors import StudioError
from studio.base.words import N_

WIDTH, HEIGHT = 1080, 1920


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the picture that the app draws over, in pixels of 1080×1920."""

    name: str
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform: `box` is where subtitles may stand, as left, top, right, bottom.

    Pixels of 1080×1920. `checked` is the date on which the figures were compared with `source`.
    """

    key: str
    name: str
    box: tuple[int, int, int, int]
    areas: tuple[Area, ...]
    source: str
    checked: str


@cache
def platforms() -> tuple[Platform, ...]:
    """Return all platforms; the first, `all`, keeps clear of what any of them covers."""
    with resource("presets", "platforms.toml").open("rb") as file:
        found = tomllib.load(file)["platform"]
    return tuple(
        Platform(
            one["key"],
            one["name"],
            tuple(one["box"]),
            tuple(Area(area["name"], *area["area"]) for area in one["areas"]),
            one["source"],
            one["checked"],
        )
        for one in found
    )


def platform(key: str) -> Platform:
    """Return a platform by its key; raises StudioError when there is none."""
    for one in platforms():
        if one.key == key:
            return one
    raise StudioError(
        N_("“{platform}” is not a platform. Use one of: {known}."),
        platform=key,
        known=", ".join(one.key for one in platforms()),
    )
