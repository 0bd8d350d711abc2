"""A line as it is laid out on paper."""

from dataclasses import dataclass
from typing import Literal

from studio.script.formats.typed.parts import PartKind
from studio.script.spans import Spans

Align = Literal["left", "centre", "right"]


@dataclass(slots=True)
class LaidRow:
    """A line: its words, how far it is indented (in points), and what its style says it is."""

    text: str
    spans: Spans = ()
    left: float = 0.0
    align: Align = "left"
    kind: PartKind | None = None
    breaks: bool = False
    """A new page begins with it."""
    joined: bool = False
    """It goes on from the row before, behind a soft break inside one paragraph."""
