"""How scenes and strips are named on every printed page: set, light, numbers, colours."""

from collections.abc import Sequence

from studio.base.words import N_
from studio.i18n import Language
from studio.reports.say import Said, Speaker, plain, said
from studio.schedule.model import CastRef, Strip, StripScene
from studio.schedule.presets import strip_colours
from studio.script.model import PLACES, TIMES

BANNERS = {
    "text": N_("Banner"),
    "move": N_("Company move"),
    "meal": N_("Meal"),
    "travel": N_("Travel"),
    "prelight": N_("Prelight"),
}


def colour_of(key: str) -> str:
    """Return the printed colour of a strip colour key, as `#RRGGBB`."""
    found = strip_colours()
    return found.conventions[found.default].get(key, "#FFFFFF")


def light(speaker: Speaker, scene: StripScene) -> Said:
    """Say inside or outside and the time of day: the letters beside the colour."""

    def say(language: Language) -> str:
        parts = [PLACES.get(scene.int_ext or "", ""), TIMES.get(scene.time_of_day or "", "")]
        words = [language.text(part) for part in parts if part]
        return ("" if language.base == "zh" else " ").join(words)

    return speaker.each(say)


def set_of(speaker: Speaker, strip: Strip) -> Said:
    """Name the sets of a strip."""
    return speaker.name(strip.set_name, strip.other_set_name)


def numbers(strips: Sequence[Strip]) -> str:
    """Write the scene numbers of strips, each once."""
    return ", ".join(dict.fromkeys(_number(scene) for strip in strips for scene in strip.scenes))


def _number(scene: StripScene) -> str:
    return f"{scene.number} ({scene.part}/{scene.parts})" if scene.parts > 1 else scene.number


def synopsis(speaker: Speaker, strip: Strip) -> Said:
    """Say what happens on a strip."""
    mains = [scene.synopsis for scene in strip.scenes if scene.synopsis]
    others = [scene.other_synopsis or scene.synopsis for scene in strip.scenes]
    return speaker.name(" / ".join(mains), " / ".join(text for text in others if text))


def cast_numbers(speaker: Speaker, cast: Sequence[CastRef]) -> Said:
    """Write cast numbers once, and the names of those who have none in each language."""
    listed = [str(ref.cast_number) for ref in cast if ref.cast_number is not None]
    names = [speaker.name(r.name, r.other_name) for r in cast if r.cast_number is None]
    first = ", ".join([*listed, *(texts[0] for texts in names)])
    return said([first, ", ".join(texts[1] for texts in names if len(texts) > 1)])


def banner(speaker: Speaker, strip: Strip) -> Said:
    """Say what a banner says: its text, else its kind."""
    kind = speaker.label(BANNERS[strip.banner_kind])
    if strip.banner and strip.banner_kind != "text":
        return said([f"{word}: {strip.banner}" for word in kind])
    return plain(strip.banner) if strip.banner else kind


def screen_time(seconds: int) -> str:
    """Write estimated screen time as `M:SS`."""
    return f"{seconds // 60}:{seconds % 60:02d}"
