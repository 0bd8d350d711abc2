"""What call sheets take for granted, read from `resources/presets/callsheet.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from studio.base.data import resource


@dataclass(frozen=True, slots=True)
class SheetRules:
    """Minutes between breakfast and the general call, who heads the sheet, the map links."""

    breakfast_before: int
    officers: tuple[str, ...]
    map_link: str


@cache
def sheet_rules(country: str = "") -> SheetRules:
    """Return the presets for a production's country (ISO 3166)."""
    with resource("presets", "callsheet.toml").open("rb") as file:
        found = tomllib.load(file)
    maps = found["map"]
    heads = tuple(entry["name"] for entry in found["officer"])
    return SheetRules(found["breakfast_before"], heads, maps["country"].get(country, maps["link"]))
