"""What a reader makes of a script file: the same plain shape for every format."""

from dataclasses import dataclass, field
from typing import Literal

from studio.script.spans import Spans

Kind = Literal[
    "action",
    "dialogue",
    "parenthetical",
    "lyric",
    "transition",
    "shot",
    "centred",
    "caption",
    "note",
    "section",
    "synopsis",
    "page_break",
    "meta",
]
IntExt = Literal["INT", "EXT", "INT/EXT", "EST"]
TimeOfDay = Literal["DAY", "NIGHT", "DAWN", "DUSK"]
Dual = Literal["left", "right"]
Severity = Literal["error", "warning", "info"]


@dataclass(slots=True)
class ReadLine:
    """One line of a scene. `source` is the first and last source line, from 1, both included.

    `modifier` holds OS, VO, CONT'D and the like without brackets.
    """

    kind: Kind
    text: str
    source: tuple[int, int]
    character: str = ""
    modifier: str = ""
    dual: Dual | None = None
    level: int = 0
    """Depth of a section, 1 for the highest; 0 for everything else."""
    spans: Spans = ()
    """Emphasis in `text`, which has no marks itself."""
    revision: str = ""
    """Name of the newest revision that marks something in it."""


@dataclass(slots=True)
class ReadScene:
    """One scene; a text before the first heading is a scene whose heading is None."""

    number: str = ""
    heading: str | None = None
    source: tuple[int, int] | None = None
    int_ext: IntExt | None = None
    set: str = ""
    time: str = ""
    time_of_day: TimeOfDay | None = None
    eighths: int = 1
    seconds: int = 0
    cast: list[str] = field(default_factory=list)
    elements: list[tuple[str, str, int]] = field(default_factory=list)
    """What meta lines name: category key (`props`, `wardrobe`, `background`), name, quantity."""
    lines: list[ReadLine] = field(default_factory=list)
    spans: Spans = ()
    """Emphasis in `heading`."""
    measured: bool = False
    """Whether `eighths` is what the file says, not an estimate."""
    page: str = ""
    title: str = ""
    colour: str = ""
    synopsis: str = ""
    omitted: bool = False
    revision: str = ""
    """Name of the revision that changed the heading."""
    element_lines: dict[tuple[str, str], int] = field(default_factory=dict)
    """Which line names an element of (category, name): its place in `lines`."""


@dataclass(slots=True)
class ReadEpisode:
    """One episode; a script without episodes is one whose number is None."""

    number: int | None = None
    title: str = ""
    source: tuple[int, int] | None = None
    scenes: list[ReadScene] = field(default_factory=list)
    hook: str = ""
    paywall: bool = False
    file: str = ""
    """Name of the file it is from, when a season was read from several."""


@dataclass(slots=True)
class Diagnostic:
    """Something the reader wants a person to see; `text` is an English message id."""

    severity: Severity
    line: int
    text: str
    values: dict[str, object] = field(default_factory=dict)
    file: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A set of changes of a script, such as Blue; `mark` stands beside each changed line."""

    id: str
    name: str
    colour: str
    mark: str


@dataclass(slots=True)
class Reading:
    """A whole script: every non-blank source line is in exactly one of its parts.

    `front` and `unclassified` hold (source line from 1, text). In a season of several files the
    source lines are those of each file, and `front_files` and `unclassified_files` name it.
    """

    format: str
    title: str = ""
    front: list[tuple[int, str]] = field(default_factory=list)
    episodes: list[ReadEpisode] = field(default_factory=list)
    unclassified: list[tuple[int, str]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    front_files: list[str] = field(default_factory=list)
    unclassified_files: list[str] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    locked_pages: list[str] = field(default_factory=list)
    locked_scenes: bool = False
    chinese: bool = False
    """Whether it was read by the rules of Chinese scripts."""
    data: bytes = b""
    """The file itself, when the script is from one file that can be written back."""
