"""What clips are called and why takes are no good, read from `resources/presets/takes.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from studio.base.data import resource


@dataclass(frozen=True, slots=True)
class TakeRules:
    """Endings of clips, the patterns of their names in order, and NG reasons: key to name.

    `examples` are names that the patterns fit, one text for each pattern.
    """

    endings: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    reasons: dict[str, str]
    examples: tuple[str, ...]


@cache
def take_rules() -> TakeRules:
    """Return the presets of takes."""
    with resource("presets", "takes.toml").open("rb") as file:
        found = tomllib.load(file)
    return TakeRules(
        frozenset(f".{ending}" for ending in found["endings"]),
        tuple(re.compile(entry["expression"], re.IGNORECASE) for entry in found["pattern"]),
        {entry["key"]: entry["name"] for entry in found["reason"]},
        tuple(entry["about"] for entry in found["pattern"]),
    )
