"""How takes are named, and how long they are, in words and figures."""

from fractions import Fraction

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.i18n import Language
from studio.media.info import ClipInfo
from studio.takes.model import Take


def take_name(take: Take, lang: Language) -> str:
    """Name a take as it is called on set: scene, slate and number; else by its file."""
    if take.scene_id is None:
        return take.file
    number = lang.text("take {n}", n=take.number) if take.number else ""
    return " · ".join(filter(None, (take.scene, take.slate, number)))


def clock(frames: int, fps: Fraction) -> str:
    """Write a length in minutes, seconds and tenths: `1:02.4`."""
    tenths = round(frames / fps * 10)
    minutes, rest = divmod(tenths, 600)
    return f"{minutes}:{rest // 10:02d}.{rest % 10}"


def length(take: Take) -> str:
    """Write how long the part of the clip is that the take plays."""
    whole = take.first == 0 and take.last == take.frames - 1
    if whole:  # exact where frames are not evenly spaced, too
        return clock(take.duration_ms, Fraction(1000))
    return clock(take.last - take.first + 1, take.fps)


def rate(fps: Fraction) -> str:
    """Write a frame rate as people say it: `29.97`."""
    return f"{float(fps):.3f}".rstrip("0").rstrip(".")


def read_frame(text: str) -> int | None:
    """Read the number of a frame; nothing typed is None. Raises StudioError for anything else."""
    if not text.strip():
        return None
    try:
        return int(text)
    except ValueError:
        raise StudioError(
            N_("“{text}” is not the number of a frame. Frames count from 0."), text=text
        ) from None


def read_number(text: str) -> int | None:
    """Read the number of a take; nothing typed is None. Raises StudioError for anything else."""
    if not text.strip():
        return None
    try:
        return int(text.strip().upper().removeprefix("T"))
    except ValueError:
        raise StudioError(
            N_("“{text}” is not the number of a take. Type one such as 3."), text=text
        ) from None


def slate_and_take(take: Take) -> str:
    """Write slate and take as a clapper has them: `12A/3`; a take without a slate is `3`."""
    number = "" if take.number is None else str(take.number)
    return f"{take.slate}/{number}" if take.slate else number


def read_take(text: str) -> tuple[str | None, int | None]:
    """Read slate and take: `3` says nothing of the slate, `12A/` nothing of the take.

    Raises StudioError for what is no number of a take.
    """
    slate, slash, number = text.rpartition("/")
    return (slate.strip() if slash else None), read_number(number)


def read_rating(text: str) -> int:
    """Read a rating: stars or a figure. Raises StudioError for anything else."""
    text = text.strip()
    if set(text) <= set("★"):
        return len(text)
    try:
        return int(text)
    except ValueError:
        raise StudioError(
            N_("“{text}” is no rating. Type a number from 0 to 5."), text=text
        ) from None


def facts(take: Take, info: ClipInfo, lang: Language) -> list[tuple[str, str]]:
    """Say what a clip is: pairs of a name and a value."""
    t = lang.text
    sound = info.audio
    depth = t("{n} bit", n=info.bit_depth)
    exact = rate(info.fps)
    if info.fps.denominator != 1:
        exact = f"{exact} ({info.fps.numerator}/{info.fps.denominator})"
    if info.variable:
        exact = t("{fps} on average, variable", fps=rate(info.fps))
    found = [
        (t("Picture"), f"{info.width} × {info.height}"),
        (t("Frames"), f"{lang.number(info.frames)}  ·  {clock(info.duration_ms, Fraction(1000))}"),
        (t("Frame rate"), exact),
        (t("Codec"), f"{info.codec}  ·  {depth}"),
        (t("Timecode"), info.timecode or "–"),
        (t("Audio"), _sound(sound.codec, sound.rate, sound.channels) if sound else t("None")),
    ]
    if info.rotation:
        found.insert(1, (t("Turned"), f"{info.rotation}°"))
    return found


def _sound(codec: str, hertz: int, channels: int) -> str:
    return f"{codec}  ·  {hertz / 1000:g} kHz  ·  {channels} ch"
