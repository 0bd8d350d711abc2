"""What call sheets take for granted, read from `resources/presets/callsheet.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from studio.base.data import resource


@dataclass(frozen=True, slots=True)
class SheetRules:
    """Minutes between breakfast and the general call, and the form of map links."""

    breakfast_before: int
    map_link: str


@cache
def sheet_rules(country: str = "") -> SheetRules:
    """Return the presets for a production's country (ISO 3166)."""
    with resource("presets", "callsheet.toml").open("rb") as file:
        found = tomllib.load(file)
    maps = found["map"]
    return SheetRules(found["breakfast_before"], maps["country"].get(country, maps["link"]))
