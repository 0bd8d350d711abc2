"""Inside or outside and the time of day, as a scene heading and a strip say it."""

from studio.i18n import Language
from studio.script.model import PLACES, TIMES


def say_light(lang: Language, int_ext: str | None, time_of_day: str | None) -> str:
    """Write the two words of the file, either of which may be missing: `Int Day`, `内日`."""
    parts = [PLACES.get(int_ext or "", ""), TIMES.get(time_of_day or "", "")]
    words = [lang.text(part) for part in parts if part]
    return ("" if lang.base == "zh" else " ").join(words)
