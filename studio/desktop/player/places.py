"""Places in a clip as people type and read them: frames, timecodes, times."""

from typing import TYPE_CHECKING

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.player.worker import Opened

if TYPE_CHECKING:
    from studio.media.info import Clip


def frame_typed(clip: "Clip", text: str, now: int) -> int | None:
    """Return the frame that is typed as a number, or as +10 or -10 from `now`."""
    text = text.strip().replace("−", "-")
    if not text.lstrip("+-").isdecimal() or len(text) > 9:
        return None
    try:
        number = int(text)
    except ValueError:
        return None
    frame = now + number if text[0] in "+-" else number
    return frame if 0 <= frame < clip.info.frames else None


def code_typed(clip: "Clip", text: str, now: int) -> int | None:
    """Return the frame of a typed timecode or time; +10 and -10 are frames from `now`."""
    from studio.media import timecode

    if text.strip()[:1] in ("+", "-", "−"):
        return frame_typed(clip, text, now)
    return timecode.find(clip, text)


def refusal(clip: "Clip", text: str) -> StudioError:
    """Make the sentence about a place that a clip does not have."""
    from studio.media import timecode

    last = clip.info.frames - 1
    return StudioError(
        N_("“{text}” is not in this clip. It goes from {first} to {last}, frames 0 to {n}."),
        text=text,
        first=timecode.label(clip, 0),
        last=timecode.label(clip, last),
        n=last,
    )


def label(clip: "Clip", frame: int) -> str:
    """Name a frame by its timecode or its time."""
    from studio.media import timecode

    return timecode.label(clip, frame)


def name_of(clip: "Clip", frame: int) -> str:
    """Name a frame by both its timecode and its number."""
    return f"{label(clip, frame)}  ·  {frame}"


def widest(clip: "Clip") -> str:
    """Return a text as wide as any label of a clip."""
    from studio.media import timecode

    return "00:00:00:00" if timecode.has_code(clip) else "00:00:00.000"


def source_words(ctx: Context, found: Opened) -> tuple[str, str]:
    """Say in a word, and in a sentence, where the pictures come from."""
    t = ctx.lang.text
    if found.missing:
        return t("Proxy only"), t("The original is not there. This is its small copy.")
    if found.changed:
        return t("Changed"), t("This file is not what it was when it was added.")
    if found.proxy:
        return t("Proxy"), t("A small copy that is quick to scrub; frame by frame the same.")
    return t("Original"), t("The file as it was added; a proxy would scrub faster.")
