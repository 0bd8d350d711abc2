"""Cues, their texts and states as records, and how a change of their source is noticed."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from studio.base.words import N_

STATUSES = {
    "draft": N_("Draft"),
    "translated": N_("Translated"),
    "reviewed": N_("Reviewed"),
    "locked": N_("Locked"),
}
LANGUAGE_STATUSES = {"open": N_("In work"), "finished": N_("Finished")}
KINDS = {"speech": N_("Speech"), "caption": N_("On-screen text")}
PLACES = {"bottom": N_("Bottom"), "top": N_("Top")}
_NO_LINE = "\x1e"


@dataclass(frozen=True, slots=True)
class TrackLanguage:
    """A language of the subtitles, BCP 47; `source` marks the language of the script.

    `status` is `open` or `finished`: in a finished language every cue must have its text.
    """

    id: str
    code: str
    platform: str
    status: str
    source: bool


@dataclass(frozen=True, slots=True)
class TrackCue:
    """A cue as it is in one language; times in milliseconds from the start of the episode.

    `text` is empty while there is none, and `status` too. `source` is what the text is made
    from: the script line for the script's language, that language's text for the others. `apart`
    says that the times are those of this language only.
    """

    id: str
    episode_id: str
    scene_id: str | None
    line_id: str | None
    start_ms: int
    end_ms: int
    kind: str
    place: str
    speaker: str
    source: str
    text: str
    status: str
    change: Literal["", "changed", "line deleted"]
    apart: bool = False

    @property
    def seconds(self) -> float:
        """How long the cue stands."""
        return (self.end_ms - self.start_ms) / 1000


def source_hash(line: str | None, source_text: str | None) -> str:
    """Return a hash of what a text is made from: the script line and the text in its language.

    Line breaks and spaces do not count: breaking a line anew is no change of what it says.
    """
    parts = [_NO_LINE if part is None else "".join(part.split()) for part in (line, source_text)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
