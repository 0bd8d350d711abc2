"""A subtitle file in memory: its cues, what stands between them, and the bytes it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from studio.base.words import Message

Value = str | int | float | bool
Settings = Mapping[str, Value]
NO_SETTINGS: Settings = {}


@dataclass(frozen=True, slots=True)
class FileCue:
    r"""One cue of a file; times in milliseconds, `text` is the raw payload with `\n` line ends.

    `settings` holds only what the file gives, named as a browser names it.
    """

    id: str
    start_ms: int
    end_ms: int
    text: str
    settings: Settings = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Region:
    """A WebVTT region; widths and anchors in percent. The defaults are the specification's."""

    id: str = ""
    width: int | float = 100
    lines: int = 3
    region_anchor_x: int | float = 0
    region_anchor_y: int | float = 100
    viewport_anchor_x: int | float = 0
    viewport_anchor_y: int | float = 100
    scroll: Literal["", "up"] = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd in a file, with its line from 1."""

    severity: Literal["error", "warning"]
    line: int
    message: Message


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes that a document was read from; `spans` are the lines of each cue, from and to."""

    data: bytes
    encoding: str
    cues: tuple[FileCue, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A subtitle file; what was read keeps its source, so that untouched cues keep their bytes."""

    format: str
    cues: tuple[FileCue, ...]
    regions: tuple[Region, ...] = ()
    styles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    source: Source | None = None

    def with_cues(self, cues: Sequence[FileCue]) -> "Document":
        """Return the document with other cues; all that is not a cue stays."""
        return replace(self, cues=tuple(cues))


def plain_number(value: float) -> int | float:
    """Return a whole number as an integer: a file that says `50%` means 50."""
    return int(value) if value == int(value) else value
