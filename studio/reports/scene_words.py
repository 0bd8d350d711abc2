"""How scenes and strips are named on every printed page: set, light, numbers, colours."""

from collections.abc import Iterable, Sequence

from studio.base.words import N_
from studio.reports.say import Said, Speaker, plain, said
from studio.schedule.model import CastRef, Strip, StripScene
from studio.schedule.presets import strip_colours
from studio.script.light import say_light

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
    return speaker.each(lambda language: say_light(language, scene.int_ext, scene.time_of_day))


def set_of(speaker: Speaker, strip: Strip) -> Said:
    """Name the sets of a strip."""
    return speaker.name(strip.set_name, strip.other_set_name)


def numbers(speaker: Speaker, strips: Sequence[Strip]) -> Said:
    """Write the scene numbers of strips, each once."""
    found = dict.fromkeys(_number(scene) for strip in strips for scene in strip.scenes)
    return listed(speaker, found)


def listed(speaker: Speaker, texts: Iterable[object]) -> Said:
    """List figures and codes, which are the same in each language, as the first one does."""
    return plain(speaker.languages[0].join(texts))


def _number(scene: StripScene) -> str:
    return f"{scene.number} ({scene.part}/{scene.parts})" if scene.parts > 1 else scene.number


def synopsis(speaker: Speaker, strip: Strip) -> Said:
    """Say what happens on a strip."""
    mains = [scene.synopsis for scene in strip.scenes if scene.synopsis]
    others = [scene.other_synopsis or scene.synopsis for scene in strip.scenes]
    return speaker.name(" / ".join(mains), " / ".join(text for text in others if text))


def cast_numbers(speaker: Speaker, cast: Sequence[CastRef]) -> Said:
    """Write cast numbers once, and the names of those who have none in each language."""
    known = [str(ref.cast_number) for ref in cast if ref.cast_number is not None]
    names = [speaker.name(r.name, r.other_name) for r in cast if r.cast_number is None]
    first = speaker.languages[0].join([*known, *(texts[0] for texts in names)])
    second = speaker.languages[-1].join(texts[1] for texts in names if len(texts) > 1)
    return said([first, second])


def banner(speaker: Speaker, strip: Strip) -> Said:
    """Say what a banner says: its text, else its kind."""
    kind = BANNERS[strip.banner_kind]
    if strip.banner and strip.banner_kind != "text":
        return speaker.each(
            lambda language: language.join((language.text(kind), strip.banner), ":")
        )
    return plain(strip.banner) if strip.banner else speaker.label(kind)


def screen_time(seconds: int) -> str:
    """Write estimated screen time as `M:SS`."""
    return f"{seconds // 60}:{seconds % 60:02d}"
