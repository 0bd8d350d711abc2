"""The words that the readers know: data from the presets, read once."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import cast

from studio.base.data import resource


@cache
def preset(name: str) -> Mapping[str, object]:
    """Return a preset file of `resources/presets` as plain values."""
    with resource("presets", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words(preset_name: str, *keys: str) -> tuple[str, ...]:
    """Return a list of words; `keys` are the table and the key inside the preset."""
    return tuple(cast("list[str]", _value(preset_name, keys)))


@cache
def word(preset_name: str, *keys: str) -> str:
    """Return one text value of a preset."""
    return cast("str", _value(preset_name, keys))


def figure(preset_name: str, *keys: str) -> float:
    """Return one number of a preset."""
    return float(cast("float", _value(preset_name, keys)))


def longest_first(*lists: tuple[str, ...]) -> str:
    """Join words to an alternative of a pattern, longer words before their beginnings."""
    every = {item for group in lists for item in group}
    return "|".join(re.escape(item) for item in sorted(every, key=lambda item: (-len(item), item)))


def _value(preset_name: str, keys: tuple[str, ...]) -> object:
    value: object = preset(preset_name)
    for key in keys:
        value = cast("Mapping[str, object]", value)[key]
    return value
