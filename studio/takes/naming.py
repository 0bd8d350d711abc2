"""What the name of a file tells about its take, and which scene that is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studio.base.errors import StudioError
from studio.base.scene_numbers import parts_of
from studio.base.words import N_
from studio.script.model import Scene
from studio.takes.own_names import own_patterns
from studio.takes.presets import take_rules


@dataclass(frozen=True, slots=True)
class Named:
    """What a file name tells; empty texts and None where it tells nothing."""

    episode: int | None = None
    scene: str = ""
    shot: str = ""
    take: int | None = None
    camera: str = ""


def read_name(stem: str, own: Sequence[re.Pattern[str]] | None = None) -> Named:
    """Read the name of a file, without its ending, by the first pattern that fits.

    `own` stands in for the patterns of this user, which come first.
    """
    first = own_patterns() if own is None else own
    for pattern in (*first, *take_rules().patterns):
        found = pattern.fullmatch(stem.strip())
        if found:
            told = {key: value for key, value in found.groupdict().items() if value}
            return Named(
                int(told["episode"]) if "episode" in told else None,
                _plain(told.get("scene", "")),
                _plain(told.get("shot", "")),
                int(told["take"]) if "take" in told else None,
                told.get("camera", "").upper(),
            )
    return Named()


def scene_named(named: Named, scenes: Iterable[Scene]) -> Scene | None:
    """Return the one scene that the name tells; None when there is none or more than one."""
    if not named.scene:
        return None
    fitting = [scene for scene in scenes if _fits(named, scene)]
    return fitting[0] if len(fitting) == 1 else None


def scene_numbered(number: str, scenes: Iterable[Scene]) -> Scene:
    """Return the scene that a person calls by its number.

    Raises StudioError when there is none, or more than one.
    """
    known = list(scenes)
    found = [one for one in known if _plain(one.number) == _plain(number)]
    # Scenes that are shot as one are found by each of their numbers.
    found = found or [one for one in known if _plain(number) in map(_plain, parts_of(one.number))]
    if len(found) == 1:
        return found[0]
    if found:
        raise StudioError(
            N_("More than one scene has the number {number}. Renumber them first."),
            number=number.strip(),
        )
    raise StudioError(N_("There is no scene {number} in the script."), number=number.strip())


def _fits(named: Named, scene: Scene) -> bool:
    numbers = [_plain(scene.number), *map(_plain, parts_of(scene.number))]
    if named.episode is None:
        return named.scene in numbers
    if f"{named.episode}-{named.scene}" in numbers:
        return True
    return scene.episode == named.episode and named.scene in numbers


def _plain(number: str) -> str:
    """Write a number without leading zeros and in capitals: `01-02a` is `1-2A`."""
    return re.sub(r"\d+", lambda digits: str(int(digits[0])), number.strip()).upper()
