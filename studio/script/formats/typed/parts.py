"""A paragraph with its kind, before it is a line or a scene."""

from dataclasses import dataclass, field
from typing import Literal

from studio.script.reading import Dual, Kind
from studio.script.spans import Spans

PartKind = Literal[
    "heading",
    "character",
    "dialogue",
    "parenthetical",
    "lyric",
    "action",
    "transition",
    "shot",
    "centred",
    "section",
    "synopsis",
    "note",
    "front",
]
SPOKEN = frozenset({"dialogue", "parenthetical", "lyric"})


@dataclass(slots=True)
class Part:
    """A paragraph; `source` is its first and last source line.

    `number`, `page` and `synopsis` tell of a heading, `dual` of a cue.
    """

    kind: PartKind
    text: str
    source: tuple[int, int]
    spans: Spans = ()
    number: str = ""
    page: str = ""
    synopsis: str = ""
    dual: Dual | None = None
    asides: list[tuple[Kind, str, int]] = field(default_factory=list)
    """Notes and synopses that hang on it, each with its own source line."""
    revision: str = ""
