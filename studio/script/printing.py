"""What of a script is printed: headings in the layout's order, and which layout it is."""

from collections.abc import Iterable

from studio.base.text import has_han, one_line
from studio.script.reading import ReadEpisode, ReadLine, ReadScene
from studio.script.spans import Spans

_TIMES = {"DAY": "日", "NIGHT": "夜", "DAWN": "晨", "DUSK": "昏"}
_PLACES = {"INT": "内", "EXT": "外", "INT/EXT": "内/外", "EST": "外"}
_LETTERS_PER_HAN = 3
# Kinds that are work on the script and no part of it.
UNPRINTED = frozenset({"note", "section", "synopsis"})


def is_chinese(episodes: Iterable[ReadEpisode]) -> bool:
    """Tell whether most of what is said and done is in Chinese, which has its own layout."""
    texts = [
        line.text
        for episode in episodes
        for scene in episode.scenes
        for line in scene.lines
        if line.kind not in UNPRINTED
    ]
    if not texts:
        texts = [scene.heading or "" for episode in episodes for scene in episode.scenes]
    return sum(map(_reads_chinese, texts)) * 2 > len(texts)


def _reads_chinese(text: str) -> bool:
    """Tell whether a text is Chinese with some Latin in it rather than the other way round."""
    if not has_han(text):
        return False
    han = sum(has_han(char) for char in text)
    letters = sum(char.isascii() and char.isalpha() for char in text)
    return han * _LETTERS_PER_HAN >= letters


def printed_heading(scene: ReadScene, *, chinese: bool) -> tuple[str, Spans]:
    """Return a heading as the file has it, or made anew when set or number are others now."""
    heading = one_line(scene.heading or "")
    if scene.omitted:
        return ("已删" if chinese else "OMITTED"), ()
    tells_set = not scene.set or scene.set.casefold() in heading.casefold()
    if not chinese:
        told = scene.int_ext is None or heading != scene.set
        return (heading, scene.spans) if heading and tells_set and told else (_western(scene), ())
    if heading and tells_set and heading.startswith(scene.number) and heading != scene.set:
        return heading, scene.spans
    time = scene.time or _TIMES.get(scene.time_of_day or "", "")
    place = _PLACES.get(scene.int_ext or "", "")
    return " ".join(part for part in (scene.number, time, place, scene.set) if part), ()


def _western(scene: ReadScene) -> str:
    place = f"{scene.int_ext}." if scene.int_ext else ""
    time = scene.time or scene.time_of_day or ""
    where = " ".join(part for part in (place, scene.set) if part)
    return " - ".join(part for part in (where, time) if part).upper()


def printed_lines(scene: ReadScene) -> list[ReadLine]:
    """Return the lines of a scene that are printed; an omitted scene has none."""
    return [] if scene.omitted else [line for line in scene.lines if line.kind not in UNPRINTED]
