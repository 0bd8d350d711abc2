"""How long a scene takes to shoot, as a first guess that people correct."""

import tomllib
from dataclasses import dataclass
from functools import cache

from studio.base.data import resource


@dataclass(frozen=True, slots=True)
class _Effort:
    set_up: int
    per_eighth: int
    per_character: int
    outside_percent: int
    night_percent: int
    step: int


@cache
def _preset() -> _Effort:
    with resource("presets", "effort.toml").open("rb") as file:
        return _Effort(**tomllib.load(file)["minutes"])


def shooting_minutes(
    eighths: int, characters: int, int_ext: str | None, time_of_day: str | None
) -> int:
    """Estimate shooting minutes from length, cast and conditions, rounded to the preset's step.

    The figures are in `resources/presets/effort.toml`.
    """
    preset = _preset()
    minutes = preset.set_up + preset.per_eighth * eighths + preset.per_character * characters
    percent = 100
    percent += preset.outside_percent if int_ext in ("EXT", "INT/EXT", "EST") else 0
    percent += preset.night_percent if time_of_day == "NIGHT" and int_ext != "INT" else 0
    return max(preset.step, round(minutes * percent / 100 / preset.step) * preset.step)
