"""Categories and elements as records, and the standard categories."""

import tomllib
from dataclasses import dataclass
from functools import cache

from studio.base.data import resource


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of thing a scene needs; `letter` stands for the colour on a monochrome print."""

    id: str
    key: str
    name: str
    letter: str
    colour: str
    elements: int


@dataclass(frozen=True, slots=True)
class Element:
    """Something scenes need, with the number of scenes that need it and the total quantity."""

    id: str
    category_id: str
    category: str
    category_key: str
    name: str
    other_name: str
    note: str
    scenes: int
    quantity: int


@dataclass(frozen=True, slots=True)
class SceneElement:
    """What one scene needs of an element; `line_id` is the script line that names it."""

    id: str
    scene_id: str
    element_id: str
    category_id: str
    category: str
    category_key: str
    letter: str
    colour: str
    name: str
    other_name: str
    quantity: int
    line_id: str | None
    note: str


@dataclass(frozen=True, slots=True)
class StandardCategory:
    """A category of `presets/categories.toml`; `ucid` is its universal id."""

    key: str
    ucid: int
    name: str
    letter: str
    colour: str


@cache
def standard_categories() -> tuple[StandardCategory, ...]:
    """Return the standard categories in the order of a breakdown sheet."""
    with resource("presets", "categories.toml").open("rb") as file:
        return tuple(StandardCategory(**entry) for entry in tomllib.load(file)["category"])
