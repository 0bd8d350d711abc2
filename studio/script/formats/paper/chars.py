"""A character of a page."""

from typing import NamedTuple


class Char(NamedTuple):
    """A character where it stands: `y` is its baseline from the top of the page."""

    x0: float
    x1: float
    y: float
    size: float
    text: str
    style: str
