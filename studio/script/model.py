"""Episodes, scenes, lines, characters and sets as records."""

from dataclasses import dataclass

from studio.base.words import N_
from studio.script.spans import Spans

KINDS = {
    "action": N_("Action"),
    "dialogue": N_("Dialogue"),
    "parenthetical": N_("Parenthetical"),
    "lyric": N_("Lyric"),
    "transition": N_("Transition"),
    "shot": N_("Camera shot"),
    "centred": N_("Centred text"),
    "caption": N_("Caption"),
    "note": N_("Note"),
    "section": N_("Section"),
    "synopsis": N_("Synopsis"),
    "page_break": N_("Page break"),
    "meta": N_("Scene information"),
}
SPOKEN = frozenset({"dialogue", "lyric"})
INT_EXT = ("INT", "EXT", "INT/EXT", "EST")
TIMES = {"DAY": N_("Day"), "NIGHT": N_("Night"), "DAWN": N_("Dawn"), "DUSK": N_("Dusk")}
PLACES = {
    "INT": N_("Int"),
    "EXT": N_("Ext"),
    "INT/EXT": N_("Int/Ext"),
    "EST": N_("Establishing"),
}


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode; `number` is None for a script without episodes."""

    id: str
    number: int | None
    title: str
    hook: str
    target_seconds: int
    scenes: int
    seconds: int
    paywall: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene; lengths in eighths of a page, screen seconds and shooting minutes.

    An `omitted` scene keeps its number and what hangs on it, and is not shot. `page` is where it
    begins in the script that was imported. `revision_id` is the revision that changed its heading.
    """

    id: str
    episode_id: str
    episode: int | None
    number: str
    heading: str | None
    int_ext: str | None
    set_id: str | None
    set_name: str
    other_set_name: str
    time: str
    time_of_day: str | None
    synopsis: str
    other_synopsis: str
    eighths: int
    seconds: int
    minutes: int
    omitted: bool = False
    page: str = ""
    revision_id: str | None = None

    @property
    def colour(self) -> str:
        """The strip colour's key, such as `INT DAY`: mixed counts as inside, dawn as day."""
        where = "EXT" if self.int_ext in ("EXT", "EST") else "INT"
        when = "NIGHT" if self.time_of_day in ("NIGHT", "DUSK") else "DAY"
        return f"{where} {when}"


@dataclass(frozen=True, slots=True)
class Line:
    """One script line: the atom that elements, cues and takes hang on.

    `revision_id` is the last revision that changed it, whose star it has.
    """

    id: str
    scene_id: str
    kind: str
    character_id: str | None
    character: str
    modifier: str
    text: str
    dual: str | None
    spans: Spans = ()
    level: int = 0
    revision_id: str | None = None


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody in the story; `lines` and `scenes` are how often they speak and appear."""

    id: str
    name: str
    other_name: str
    lines: int
    scenes: int


@dataclass(frozen=True, slots=True)
class StorySet:
    """A place in the story, with the number of its scenes."""

    id: str
    name: str
    other_name: str
    scenes: int
    eighths: int
