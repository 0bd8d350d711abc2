"""Scene headings and episode lines of Western scripts: prefix, set, time and number."""

import re
from functools import cache

from studio.script.formats.chinese_tokens import read_tokens
from studio.script.formats.fountain_blocks import has_cjk
from studio.script.reading import IntExt, ReadScene, TimeOfDay
from studio.script.vocabulary import words

_VOCABULARY = "script_fountain"
_PREFIX = re.compile(
    r"(?P<both>INT\.? ?/ ?EXT|EXT\.? ?/ ?INT|I\.? ?/ ?E|E\.? ?/ ?I)(?=[.\s。．])"
    r"|(?P<one>INT|EXT|EST)(?=[.\s。．])",
    re.IGNORECASE,
)
_EMPHASIS = "*_"
_DASHES = re.compile(r" [-–—]+ ?|[-–—]+ |[–—]+")
_NUMBER = re.compile(r"[\w.+-]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST = 300
_TIMES: tuple[TimeOfDay, ...] = ("DAY", "NIGHT", "DAWN", "DUSK")


def has_prefix(text: str) -> bool:
    """Say whether a line begins like a scene heading: INT, EXT, EST, INT/EXT or I/E."""
    return _PREFIX.match(text.lstrip().lstrip(_EMPHASIS)) is not None


def take_number(text: str) -> tuple[str, str]:
    """Split `HOUSE - DAY #12A#` into the text and the number; without marks the number is ''."""
    text = text.rstrip()
    if text.endswith("#"):
        start = text.rfind("#", 0, -1)
        inner = text[start + 1 : -1].strip() if start >= 0 else ""
        if inner and _NUMBER.fullmatch(inner):
            return text[:start].rstrip(), inner
    return text, ""


def western_scene(heading: str, text: str, number: str) -> ReadScene:
    """Make a scene of a heading; `text` is the heading without notes, prefix included."""
    plain = " ".join(text.split()).strip(_EMPHASIS).strip()
    int_ext: IntExt | None = None
    if found := _PREFIX.match(plain):
        int_ext = _int_ext(found)
        plain = plain[found.end() :].lstrip(" .。．-–—:")
    place, time, of_day = _split_time(plain)
    return ReadScene(
        number=number, heading=heading, int_ext=int_ext, set=place, time=time, time_of_day=of_day
    )


def _int_ext(found: re.Match[str]) -> IntExt:
    if found["both"]:
        return "INT/EXT"
    return {"INT": "INT", "EXT": "EXT", "EST": "EST"}[found["one"].upper()]  # type: ignore[return-value]


def _split_time(text: str) -> tuple[str, str, TimeOfDay | None]:
    """Split what follows the prefix into set, time as printed, time of day."""
    if len(text) > _LONGEST:
        return text, "", None
    if has_cjk(text) and (tokens := read_tokens(text)).time:
        return tokens.place, tokens.time, tokens.time_of_day
    cuts = [(found.start(), found.end()) for found in _DASHES.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    for start, end in zip(starts[1:], ends[1:], strict=True):
        known, of_day = _time(text[start:end])
        if known:
            place = text[: ends[starts.index(start) - 1]]
            return place.strip(" ,.;"), text[start:].strip(), of_day
    return _time_at_end(text)


def _time_at_end(text: str) -> tuple[str, str, TimeOfDay | None]:
    """Read `HOUSE DAY`, `HOUSE, NIGHT` and `HOUSE (NIGHT)`, which have no dash."""
    bare = _BRACKETS.sub("", text).rstrip(" .")
    head, _, last = bare.rpartition(" ")
    if head and last.strip(",.").upper() in _table():
        at = text.find(last, len(head))
        return head.strip(" ,.;"), text[max(at, 0) :].strip(), _table()[last.strip(",.").upper()]
    if text.endswith(")") and "(" in text:
        at = text.rindex("(")
        known, of_day = _time(text[at + 1 : -1])
        if known and text[:at].strip():
            return text[:at].strip(" ,.;"), text[at + 1 : -1].strip(), of_day
    return text, "", None


def _time(segment: str) -> tuple[bool, TimeOfDay | None]:
    """Say whether a part of a heading is a time, and which time of day it means."""
    plain = " ".join(_BRACKETS.sub(" ", segment).upper().strip(" .,)(").split())
    plain = plain or segment.strip(" ()").upper()
    table = _table()
    if plain in table:
        return True, table[plain]
    first, _, rest = plain.partition("/")
    if rest and first.strip() in table:
        return True, table[first.strip()]
    if plain.rstrip("0123456789").endswith(("LATER", "EARLIER", "AGO")):
        return True, None
    parts = plain.replace("-", " ").split()
    while len(parts) > 1 and parts[0] in words(_VOCABULARY, "times", "before"):
        parts.pop(0)
    for size in (2, 1):
        head = " ".join(parts[:size])
        if len(parts) >= size and head in table and all(map(_is_count, parts[size:])):
            return True, table[head]
    return False, None


def _is_count(part: str) -> bool:
    return part.strip("#.").isdigit() or part in words(_VOCABULARY, "numbers") or part in _table()


@cache
def _table() -> dict[str, TimeOfDay | None]:
    table: dict[str, TimeOfDay | None] = dict.fromkeys(words(_VOCABULARY, "times", "none"))
    for of_day in _TIMES:
        table.update(dict.fromkeys(words(_VOCABULARY, "times", of_day), of_day))
    return table


@cache
def _episode_pattern() -> re.Pattern[str]:
    numbers = "|".join(sorted(words(_VOCABULARY, "numbers"), key=len, reverse=True))
    return re.compile(
        rf"(?:episode|ep\.?) ?#? ?(?P<number>\d{{1,4}}|{numbers})\b ?"
        r"(?:(?P<mark>[:.–—-]) ?(?P<title>.*)|(?P<loose>.*))$",
        re.IGNORECASE,
    )


def western_episode(text: str, *, section: bool) -> tuple[int, str] | None:
    """Read `EPISODE 12`, `Episode 3: Title`, `EP TWELVE - Title`; None when it is not one.

    A line that is no section needs a mark before its title, else it is prose.
    """
    plain = " ".join(text[:200].split()).strip(_EMPHASIS).strip()
    found = _episode_pattern().match(plain)
    if not found or (found["loose"] and not section):
        return None
    title = (found["title"] or found["loose"] or "").strip(" \"“”'")
    digits = found["number"]
    number = (
        int(digits) if digits.isdigit() else words(_VOCABULARY, "numbers").index(digits.upper()) + 1
    )
    return number, title
