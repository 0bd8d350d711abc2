"""Scene headings of Chinese scripts: a number and, in any order, time, inside or outside, place."""

import re
from dataclasses import dataclass, replace
from functools import cache

from studio.script.formats.chinese_text import NUMERAL, fold, number_of
from studio.script.formats.chinese_tokens import glued_apart, read_tokens
from studio.script.reading import IntExt, ReadScene, TimeOfDay
from studio.script.vocabulary import longest_first, words

_VOCABULARY = "script_chinese"
_LONGEST = 90
_SET = 32
_PAIR = re.compile(
    r"(?:场次|场景|场号|场|SCENE|Scene|S)?[ :#.]*第?(?:EP|Ep|E)?"
    r"(?P<episode>\d{1,3}) ?(?:[-_]+ ?(?:SC|S)?|SC|S)"
    r"(?P<scene>\d{1,3}[A-Za-z]?)(?![\d-])(?P<merged>(?: ?\+ ?\d{1,3} ?-+ ?\d{1,3}[A-Za-z]?)*)"
    r" ?场?(?P<rest>.*)$"
)
_WORDED_PAIR = re.compile(
    r"第?(?P<episode>[一二三四五六七八九十百]{1,4}) ?-+ ?"
    r"(?P<scene>[一二三四五六七八九十百]{1,4}|\d{1,3})"
    r" ?场?(?P<rest>[ 、.,:\t].*)$"
)
_EPISODE_SCENE = re.compile(
    rf"(?:第 ?(?P<episode>{NUMERAL}) ?集|(?P<plain>\d{{1,3}}) ?集)[ :,、·.-]*"
    rf"(?:第 ?(?P<scene>{NUMERAL}) ?[场幕]|(?P<bare>\d{{1,3}}) ?场|场景? ?(?P<word>{NUMERAL})"
    r"|(?:\d{1,3} ?)?-+ ?(?P<dash>\d{1,3})(?!\d))"
    r"(?:戏|景)?(?P<rest>.*)$"
)
_ORDINAL = re.compile(
    rf"(?:第 ?(?P<scene>{NUMERAL}) ?场(?:戏|景)?|(?:场景|场次|场戏|场|SCENE|Scene|SC|S) ?[:#.]? ?"
    rf"(?P<word>{NUMERAL}[A-Za-z]?)(?![\d零〇一二三四五六七八九十百两-])"
    rf"|(?P<bare>\d{{1,3}}[A-Za-z]?) ?场)(?P<rest>.*)$"
)
_SINGLE = re.compile(
    r"(?P<scene>\d{1,3}[A-Za-z]?|[一二三四五六七八九十百]{1,4}场?)(?P<rest>[ 、.,:\t].*)$"
)
_DOTTED = re.compile(r"(?P<episode>\d{1,3})[.·](?P<scene>\d{1,3}[A-Za-z]?)(?P<rest>[ 、,:\t].*)$")
_LEAD = " \t:、,.·;|/-)]"
_DECORATION = " ★☆■□◆◇●○▶►▷"
_NUMBERED = re.compile(r"\d|第|场|[一二三四五六七八九十]{1,3}$")
_UNITS = ("集", "季", "章", "岁", "年", "月", "秒", "分钟", "个", "名", "点", "天", "万", "%")
_PROSE = re.compile(r"[。!?…“”:]")
_SENTENCE = re.compile(r"[。:]")
_OPENING = re.compile(r"(内景?|外景?|INT|EXT) ?[:.]")


@dataclass(slots=True)
class Heading:
    """What a scene heading says; `cast` is the cast line that some writers append to it."""

    heading: str
    number: str = ""
    episode: int | None = None
    place: str = ""
    time: str = ""
    time_of_day: TimeOfDay | None = None
    int_ext: IntExt | None = None
    cast: str = ""

    def scene(self) -> ReadScene:
        """Make an empty scene of it."""
        return ReadScene(
            number=self.number,
            heading=self.heading,
            int_ext=self.int_ext,
            set=self.place,
            time=self.time,
            time_of_day=self.time_of_day,
        )

    def joined(self, below: "Heading") -> "Heading":
        """Join a bare number with the heading on the line below it: one scene, one heading."""
        return replace(
            below,
            heading=f"{self.heading} {below.heading}",
            number=self.number,
            episode=self.episode,
            place=below.place or self.place,
        )


def read_heading(text: str, *, loose: bool = False) -> Heading | None:
    """Read a scene heading from a line without Markdown marks; None when it is not one.

    `loose` takes any text that has a number or a time, for lines that are known to be headings.
    """
    if not text or len(text) > _LONGEST:
        return None
    bare = text.lstrip(_DECORATION)
    if bare != text and (bare[:1].isdecimal() or bare.startswith(("第", "场", "場"))):
        text = bare
    original, plain = _unwrap(text, fold(text))
    if not (text[0].isalnum() or plain[:1].isalnum()):
        return None
    for pattern in (_PAIR, _EPISODE_SCENE, _ORDINAL, _WORDED_PAIR, _DOTTED, _SINGLE):
        found = pattern.match(plain)
        if found and (heading := _numbered(text, found, original, pattern)):
            return heading
    return _unnumbered(text, original, plain, loose=loose)


def _numbered(
    text: str, found: re.Match[str], original: str, pattern: re.Pattern[str]
) -> Heading | None:
    rest_at = found.start("rest")
    rest = original[rest_at:]
    apart = " \t:、,.·;|/-()[]"
    glued = bool(rest) and fold(rest[0]) not in apart and fold(original[rest_at - 1]) not in apart
    heading = _rest(text, rest, numbered=True)
    if heading is None:
        return None
    tokens = (bool(heading.time)) + (heading.int_ext is not None)
    groups = found.groupdict()
    if pattern in (_SINGLE, _DOTTED, _WORDED_PAIR):
        if tokens < (1 if found["scene"][0].isdecimal() else 2) or len(heading.place) > 20:
            return None
        if tokens < 2 and not heading.place:
            return None
    elif glued and not tokens and (pattern is not _PAIR or len(heading.place) > 12):
        return None
    if glued and fold(rest).startswith(_UNITS):
        return None
    _give_number(heading, groups)
    return heading


def _give_number(heading: Heading, groups: dict[str, str | None]) -> None:
    scene = next(groups[key] for key in ("scene", "word", "bare", "dash") if groups.get(key)) or ""
    scene = scene.rstrip("场")
    value = number_of(scene)
    scene = scene if value is None or scene.isdecimal() else str(value)
    episode = groups.get("episode") or groups.get("plain")
    if not episode:
        heading.number = scene
        return
    heading.episode = number_of(episode)
    shown = episode if episode.isdecimal() else str(heading.episode)
    merged = re.sub(r"-+", "-", (groups.get("merged") or "").replace(" ", ""))
    heading.number = f"{shown}-{scene}{merged}"


def _unnumbered(text: str, original: str, plain: str, *, loose: bool) -> Heading | None:
    if not loose and (len(plain) > 40 or not _place_search().search(plain)):
        return None
    heading = _rest(text, original, numbered=False)
    if heading is None:
        return None
    full = heading.int_ext is not None and heading.time and heading.place
    scenery = heading.int_ext is not None and re.match(r"(?:内景|外景|INT|EXT)\b", plain)
    lists = heading.place.count("、") > 1 or "," in fold(heading.place)
    if full and len(heading.place) <= 24 and not lists:
        return heading
    if scenery and heading.place and len(heading.place) <= 16 and not lists:
        return heading
    return heading if loose and (heading.time or heading.int_ext) else None


def _rest(text: str, rest: str, *, numbered: bool) -> Heading | None:
    """Read what stands behind the number; None when it is prose."""
    rest, cast = _inline_cast(rest)
    rest = _unbracketed(_blank_labels(rest).strip())
    lead = len(rest) - len(fold(rest).lstrip(_LEAD))
    rest = rest[lead:].rstrip().rstrip("。.;；,，、:：")
    tokens = read_tokens(rest)
    if tokens.evidence < 2 and "。" in rest:
        parted = read_tokens(rest.replace("。", " "))
        tokens = parted if parted.evidence == 2 else tokens
    if numbered and not tokens.evidence:
        tokens = read_tokens(glued_apart(rest))
    room = _SET + (10 if tokens.evidence else 0)
    prose = _SENTENCE if tokens.evidence == 2 else _PROSE
    if len(tokens.place) > room or prose.search(fold(tokens.place)):
        return None
    place = _unbracketed(tokens.place)
    return Heading(text, "", None, place, tokens.time, tokens.time_of_day, tokens.int_ext, cast)


def _unbracketed(text: str) -> str:
    """Take off brackets that hold the whole text."""
    plain = fold(text)
    if plain[:1] in ("[", "(") and plain[-1:] in ("]", ")") and not set(plain[1:-1]) & set("[]()"):
        return text[1:-1].strip()
    return text


def _inline_cast(rest: str) -> tuple[str, str]:
    """Split off a cast list that stands in the same line: `客厅 日 内 人物:林晚`."""
    found = _cast_pattern().search(fold(rest))
    if not found:
        return rest, ""
    return rest[: found.start()], rest[found.end() :].strip().rstrip(")）]】")


def _blank_labels(rest: str) -> str:
    """Blank the labels of a heading that names its parts: `时间:日 地点:客厅`, `闪回:日`."""
    if found := _before_colon().match(fold(rest)):
        rest = rest[: found.end() - 1] + " " + rest[found.end() :]
    for found in _label_pattern().finditer(fold(rest)):
        rest = rest[: found.start()] + " " * len(found[0]) + rest[found.end() :]
    return rest


def _unwrap(text: str, plain: str) -> tuple[str, str]:
    """Take brackets off a heading, around the whole of it or around its number."""
    if plain[:1] in ("[", "("):
        close = plain.find("]" if plain[0] == "[" else ")")
        inner = plain[1:close].strip()
        whole = close == len(plain) - 1
        if close > 0 and (whole or _NUMBERED.match(inner)):
            text = f" {text[1:close]} {text[close + 1 :]}".strip()
    plain = fold(text)
    if found := _OPENING.match(plain):
        text = f"{text[: found.end() - 1]} {text[found.end() :]}"
        plain = fold(text)
    return text, plain


@cache
def _before_colon() -> re.Pattern[str]:
    return re.compile(rf" *(?:{longest_first(words(_VOCABULARY, 'time', 'before'))}) ?:")


@cache
def _place_search() -> re.Pattern[str]:
    return re.compile("[内外]|INT|EXT|I/E")


@cache
def _cast_pattern() -> re.Pattern[str]:
    labels = longest_first(words(_VOCABULARY, "labels", "cast"))
    return re.compile(rf"[ (\[](?:{labels}) ?:")


@cache
def _label_pattern() -> re.Pattern[str]:
    names = longest_first(
        words(_VOCABULARY, "labels", "place"),
        words(_VOCABULARY, "labels", "time"),
        words(_VOCABULARY, "labels", "int_ext"),
    )
    return re.compile(rf"(?<![^ \t,、/|;])(?:{names}) ?:")
