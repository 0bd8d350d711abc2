"""The words of a Chinese heading sorted out: time, inside or outside, and what is left, a place."""

import re
from dataclasses import dataclass
from functools import cache

from studio.script.formats.chinese_text import fold
from studio.script.reading import IntExt, TimeOfDay
from studio.script.vocabulary import longest_first, words

_VOCABULARY = "script_chinese"
_BRACKETED = r"(?:\([^()\[\]]{0,30}\)|\[[^()\[\]]{0,30}\])"
_TOKEN = re.compile(rf"《[^《》]{{1,30}}》|[^\s,、/|·;()\[\]《-]+{_BRACKETED}*|{_BRACKETED}")
_GROUP = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]]")
_CLOCK = r"\d{1,2}点(?:半|\d{1,2}分?)?|\d{1,2}:\d{2}|\d{1,2}时"


@dataclass(slots=True)
class Tokens:
    """Time, inside or outside, and the rest of a heading or of a meta value."""

    place: str
    time: str
    time_of_day: TimeOfDay | None
    int_ext: IntExt | None

    @property
    def evidence(self) -> int:
        """How many of time and inside/outside are there: 0, 1 or 2."""
        return bool(self.time) + (self.int_ext is not None)


def read_tokens(text: str) -> Tokens:
    """Split `日 内 客厅`, in any order and with any separators, into its parts."""
    plain = _open_groups(fold(text))
    spans: list[tuple[str, int, int]] = []
    wheres: set[str] = set()
    for found in _TOKEN.finditer(plain):
        time, where = split_token(found[0])
        start = found.start()
        if time:
            start += found[0].find(time)
            spans.append(("time", start, start + len(time)))
        if where:
            wheres.update(where.split("/"))
            spans.append(("where", found.start(), found.end()))
        if not time and not where:
            spans += _place_spans(found)
    int_ext: IntExt | None = "INT" if "INT" in wheres else "EXT" if "EXT" in wheres else None
    if len(wheres) == 2:
        int_ext = "INT/EXT"
    time_text = _slices(text, spans, "time")
    return Tokens(_slices(text, spans, "place"), time_text, time_of(fold(time_text)), int_ext)


def _place_spans(found: re.Match[str]) -> list[tuple[str, int, int]]:
    """Split `客厅(回忆)` into the place and the time level, so that 客厅 stays one set."""
    if found[0][0] in "([" and split_token(found[0][1:-1])[0]:
        return [("time", *found.span())]
    base, bracket, inner = found[0].partition("(")
    if base and bracket and inner.endswith(")") and split_token(inner[:-1])[0]:
        middle = found.start() + len(base)
        return [("place", found.start(), middle), ("time", middle + 1, found.end() - 1)]
    return [("place", *found.span())]


def _open_groups(plain: str) -> str:
    """Take the brackets off groups that hold only time and inside/outside: `客厅(日/内)`."""
    for group in _GROUP.finditer(plain):
        inner = [split_token(token) for token in _TOKEN.findall(group[1])]
        clear = any(where or (time and time_of(time)) for time, where in inner)
        if clear and all(time or where for time, where in inner):
            plain = f"{plain[: group.start()]} {group[1]} {plain[group.end() :]}"
    return plain


def _slices(text: str, spans: list[tuple[str, int, int]], kind: str) -> str:
    """Take the stretches of one kind as printed, separators inside a stretch included."""
    parts: list[str] = []
    previous = ""
    start = end = 0
    for name, first, last in [*spans, ("", 0, 0)]:
        if previous == kind and name != kind:
            parts.append(text[start:end])
        if name == kind and previous != kind:
            start = first
        end = last
        previous = name
    return " ".join(" ".join(parts).split())


def time_of(folded: str) -> TimeOfDay | None:
    """Find the first word of a time that names a time of day; 次日 alone names none."""
    found = _time_search().search(_before_search().sub(" ", folded))
    return _times()[found[0]] if found else None


def glued_apart(rest: str) -> str:
    """Set `日内客厅` and `客厅夜外` apart into the words and the place."""
    found = _glued_pattern().search(fold(rest))
    if not found:
        return rest
    return f"{rest[: found.start()]} {rest[found.start() : found.end()]} {rest[found.end() :]}"


def split_token(token: str) -> tuple[str | None, str | None]:
    """Read one word of a heading: its time, and INT, EXT or INT/EXT; both None for a place."""
    token = token.rstrip(".") or token
    places, both = _places(), _combined()
    if token in places:
        return None, places[token]
    if _time_pattern().fullmatch(token):
        return token, None
    if token in both:
        return both[token]
    base, bracket, _ = token.partition("(")
    if bracket and base and token.endswith(")"):
        time, where = split_token(base)
        return (token, None) if time and not where else (time, where)
    return None, None


@cache
def _times() -> dict[str, TimeOfDay]:
    names: tuple[TimeOfDay, ...] = ("DAY", "NIGHT", "DAWN", "DUSK")
    return {item: name for name in names for item in words(_VOCABULARY, "time", name)}


@cache
def _places() -> dict[str, str]:
    table = dict.fromkeys(words(_VOCABULARY, "place", "INT"), "INT")
    table |= dict.fromkeys(words(_VOCABULARY, "place", "EXT"), "EXT")
    return table | dict.fromkeys(words(_VOCABULARY, "place", "BOTH"), "INT/EXT")


@cache
def _combined() -> dict[str, tuple[str | None, str | None]]:
    """Words written together: `日内`, `夜外景`, `内夜`."""
    table: dict[str, tuple[str | None, str | None]] = {}
    for time in _times():
        for place, where in _places().items():
            table[time + place] = table[place + time] = (time, where)
    return table


@cache
def _glued_pattern() -> re.Pattern[str]:
    glued = longest_first(tuple(_combined()))
    return re.compile(rf"^(?:{glued})(?=.)|(?<=.)(?:{glued})$")


@cache
def _time_pattern() -> re.Pattern[str]:
    spans = longest_first(words(_VOCABULARY, "time", "spans"))
    before = longest_first(words(_VOCABULARY, "time", "before"))
    before += rf"|[\d一二三四五六七八九十两几数半百]{{1,4}}(?:{spans})之?[前后]"
    time = longest_first(tuple(_times()))
    return re.compile(
        rf"(?=.)(?:{before})?(?:(?:{time})\d{{0,2}}(?:[转到至](?:{time}))?)?(?:{_CLOCK})?"
    )


@cache
def _time_search() -> re.Pattern[str]:
    return re.compile(longest_first(tuple(_times())))


@cache
def _before_search() -> re.Pattern[str]:
    return re.compile(longest_first(words(_VOCABULARY, "time", "before")))
