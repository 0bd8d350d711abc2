"""Dialogue of Chinese scripts: who speaks, how, and where a speech hides behind a sentence."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache

from studio.script.formats.chinese_text import close_name, fold
from studio.script.reading import ReadLine
from studio.script.vocabulary import longest_first, preset, word, words

_VOCABULARY = "script_chinese"
_NAME = r"[^:()\[\]。!?,;…“”\s][^:()\[\]。!?,;…“”\t]{0,19}?"
_MARKS = r"(?:[(\[][^()\[\]]{0,40}[)\]] ?){1,4}"
_LEADING = re.compile(r"[(\[](?P<inner>[^()\[\]]{0,60})[)\]] *")
_MARK = re.compile(r"[(\[](?P<inner>[^()\[\]]*)[)\]]")
_NAMED = re.compile(rf"(?P<name>{_NAME}) ?(?P<marks>{_MARKS})(?P<text>.*)$", re.DOTALL)
_SPACED = re.compile(r"(?P<name>[^\s:()\[\]。!?,;…“”]{1,12})(?:\t| {2,}\t?| ?;)\s*(?P<text>\S.*)$")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z]")
_PIECES = re.compile(r"[,、;/]| (?=[A-Z])")
_UNCLOSED = re.compile(r"(?P<name>[^:()\[\]。!?,]{1,12})[(\[](?P<inner>[^:()\[\]。]{1,20}):")
_UNOPENED = re.compile(r"(?P<both>[^:()\[\]。!?,]{2,24})[)\]] ?:")
_JOINTS = " \u3000\u00a0·-—–－/／"
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})? ?")
_COUNTED = re.compile(r"[(\[]?\d{1,3}[)\].、] ?")
_LONGEST = 10


@dataclass(slots=True)
class Speech:
    """A speech: the name as printed, voices such as OS, directions in brackets, the words."""

    name: str
    voices: list[str] = field(default_factory=list)
    directions: list[str] = field(default_factory=list)
    text: str = ""

    def lines(self, source: tuple[int, int]) -> list[ReadLine]:
        """Make its lines: the directions first, then the words."""
        modifier = ", ".join(self.voices)
        made = [
            ReadLine("parenthetical", direction, source, self.name, modifier)
            for direction in self.directions
        ]
        if self.text:
            made.append(ReadLine("dialogue", self.text, source, self.name, modifier))
        return made


def read_speech(text: str, known: Collection[str]) -> Speech | None:
    """Read `林晚(压低声音):…`; `known` holds folded names; None for prose with a colon.

    A voice may stand before the name: `(OS)林晚:…`.
    """
    plain = fold(text)
    if plain.startswith("@"):
        speech = _cued(text[1:], known)
        return speech if speech and fold(speech.name) in known else None
    voiced = _LEADING.match(plain)
    if voiced is None or not _is_voice(voiced["inner"]):
        return _cued(text, known)
    speech = _cued(text[voiced.end() :], known)
    if speech is None or not (_LATIN.search(voiced["inner"]) or fold(speech.name) in known):
        return None
    _take_marks(text[: voiced.end()], speech)
    return speech


def _cued(text: str, known: Collection[str]) -> Speech | None:
    plain = fold(text)
    found = _cue().match(plain)
    if not found:
        return None
    rest = text[found.end() :]
    name = text[found.start("name") : found.end("name")].strip()
    if fold(name).upper() in words(_VOCABULARY, "speech", "latin"):
        return _voice_first(name, rest, known)
    speech = Speech("", [found["voice"].upper()] if found["voice"] else [], text=rest)
    speech.name = close_name(_take_voice(name.rstrip(_JOINTS), speech))
    _take_manner(speech, known)
    if not is_name(fold(speech.name), known, fold(rest)):
        return None
    _take_marks(text[found.start("marks") : found.end("marks")], speech)
    return _open_text(speech)


def read_named(text: str, known: Collection[str]) -> Speech | None:
    """Read a speech without a colon: a known name, then brackets or a wide gap, then the words.

    A bracket may lack its other half: `林晚(怒:…`, `林晚怒):…`.
    """
    plain = fold(text)
    found = _NAMED.match(plain) or _SPACED.match(plain)
    if not found:
        return _half_bracketed(text, plain, known)
    speech = Speech("", text=text[found.start("text") :])
    speech.name = _take_voice(text[: found.end("name")].strip(), speech)
    if fold(speech.name) not in known:
        return None
    if "marks" in found.groupdict():
        _take_marks(text[found.start("marks") : found.end("marks")], speech)
    return _open_text(speech)


def _half_bracketed(text: str, plain: str, known: Collection[str]) -> Speech | None:
    if found := _UNCLOSED.match(plain):
        name, inner = found.span("name"), found.span("inner")
    elif found := _UNOPENED.match(plain):
        both = found["both"].rstrip()
        cut = next((at for at in range(len(both) - 1, 0, -1) if both[:at] in known), 0)
        name, inner = (0, cut), (cut, len(both))
    if not found or plain[slice(*name)].strip() not in known:
        return None
    speech = Speech(text[slice(*name)].strip(), text=text[found.end() :])
    _take_marks(f"({text[slice(*inner)].strip()})", speech)
    return _open_text(speech)


def speech_of(name: str, text: str) -> Speech:
    """Make the speech of somebody who is known; OS behind the name and brackets are sorted out."""
    speech = Speech("", text=text)
    found = re.search(rf" ?(?P<marks>{_MARKS})$", fold(name))
    if found and found.start() > 0:
        _take_marks(name[found.start() :], speech)
        name = name[: found.start()]
    speech.name = close_name(_take_voice(name.strip(), speech))
    return _open_text(speech)


def unglue(text: str, known: Collection[str]) -> list[str]:
    """Split a line where a known speaker begins to speak behind a sentence, outside quotations."""
    plain = fold(text)
    cuts = [0]
    depth = at = 0
    for found in _glued().finditer(plain):
        start = found.start("cue")
        depth += plain.count("“", at, start) - plain.count("”", at, start)
        at = start
        name = found["name"]
        if depth <= 0 and (name in known or fold(_take_voice(name, Speech(""))) in known):
            cuts.append(start)
    return [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], None], strict=True)]


def is_name(name: str, known: Collection[str], rest: str = "") -> bool:
    """Say whether folded words before a colon can be a speaker's name."""
    if name in known:
        return True
    parts = re.split(r"[、/&+ ]|和(?=..)", name)
    if len(parts) > 1 and all(part in known for part in parts if part):
        return True
    if "^" in name or not _LETTER.search(name) or name in _labels() or _is_clock(name, rest):
        return False
    if _is_address(name, rest):
        return False
    if " " in name and not _LATIN.search(name):
        return False
    if len(name) > (20 if _LATIN.search(name) else _LONGEST):
        return False
    return not _is_prose(name, known)


def _is_clock(name: str, rest: str) -> bool:
    return (name[-1:].isdigit() and rest[:1].isdigit()) or _CLOCK.fullmatch(rest) is not None


def _is_address(name: str, rest: str) -> bool:
    return rest.startswith("//") and name.isascii()


def _is_prose(name: str, known: Collection[str]) -> bool:
    """Recognise a clause that quotes or shows something: 他说, 墙上写着, 手机屏幕显示."""
    subjects = words(_VOCABULARY, "speech", "subjects")
    if name in subjects or name.startswith(words(_VOCABULARY, "speech", "prose_starts")):
        return True
    for ending in words(_VOCABULARY, "speech", "prose_endings"):
        if name.endswith(ending) and name != ending:
            before = name[: -len(ending)]
            clause = len(before) > 2 or before in subjects or before in known
            if clause or len(ending) > 1:
                return True
    deeds = words(_VOCABULARY, "speech", "deeds")
    if any(_is_somebody(name[:at], known) and name.startswith(deeds, at) for at in (2, 3)):
        return True
    return len(name) > 3 and _clause().search(name) is not None


def _voice_first(voice: str, rest: str, known: Collection[str]) -> Speech:
    """Read `VO:林晚(…)` and `VO:…`; without a name the narrator speaks."""
    inner = read_speech(rest, known)
    if inner is None and (found := _NAMED.match(fold(rest))) and is_name(found["name"], known):
        inner = Speech(rest[: found.end("name")].strip(), text=rest[found.start("text") :])
        marks = rest[found.start("marks") : found.end("marks")].strip()
        if inner.text.strip():
            _take_marks(marks, inner)
        else:
            inner.text = marks[1:-1]
    speech = inner or Speech(word(_VOCABULARY, "speech", "narrator"), text=rest)
    speech.voices.insert(0, voice.upper())
    return speech if inner else _open_text(speech)


def _open_text(speech: Speech) -> Speech:
    """Move directions and voices in brackets from the beginning of the words to their places."""
    text = speech.text.strip()
    plain, at = fold(text), 0
    while found := _LEADING.match(plain, at):
        if plain[at] == "[" and found.end() == len(plain):
            break
        _take_marks(text[at : found.end()], speech)
        at = found.end()
    speech.text = text[at:].strip()
    return speech


def _take_marks(marks: str, speech: Speech) -> None:
    """Sort what stands in brackets: voices to the modifier, the rest to the directions."""
    for found in _MARK.finditer(fold(marks)):
        inner = marks[found.start("inner") : found.end("inner")]
        pieces = _pieces(inner)
        voices = [piece for piece in pieces if _is_voice(fold(piece))]
        speech.voices += [_shown_voice(voice) for voice in voices]
        left = [piece for piece in pieces if piece not in voices]
        if voices and left:
            speech.directions.append(f"（{'，'.join(left)}）")
        elif left:
            round_ones = fold(found[0][0] + found[0][-1]) == "()"
            speech.directions.append(
                marks[found.start() : found.end()] if round_ones else f"（{inner}）"
            )


def _pieces(inner: str) -> list[str]:
    """Split what one bracket holds: `沉默片刻，OS，低声`."""
    cuts = list(_PIECES.finditer(fold(inner)))
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(inner)]
    pieces = [inner[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return [piece for piece in pieces if piece]


def _take_voice(name: str, speech: Speech) -> str:
    """Take OS, VO or 画外音 off the end of a name."""
    found = _tail().search(fold(name))
    if found and found.start() > 0:
        behind = speech.voices.pop() if speech.voices else ""
        speech.voices.append(_shown_voice(name[found.start("voice") :]) + behind)
        return name[: found.start()].rstrip(_JOINTS)
    if head := _head().match(fold(name)):
        speech.voices.append(_shown_voice(name[: head.end("voice")]))
        return name[head.end() :]
    return name


def _take_manner(speech: Speech, known: Collection[str]) -> None:
    """Take off what stands around the name of somebody known: `1、林晚`, `林晚冷笑`, `林晚 怒`."""
    name = fold(speech.name)
    if name in known:
        return
    if (found := _COUNTED.match(name)) and name[found.end() :] in known:
        speech.name = speech.name[found.end() :]
        return
    cut = next((at for at in range(len(name) - 1, 0, -1) if _is_somebody(name[:at], known)), 0)
    manner = name[cut:].strip()
    parted = name[cut : cut + 1] == " " and not _LATIN.search(name) and len(manner) > 1
    if cut and manner not in known and (parted or manner in words(_VOCABULARY, "speech", "manner")):
        speech.directions.append(f"（{speech.name[cut:].strip()}）")
        speech.name = speech.name[:cut]


def _is_somebody(name: str, known: Collection[str]) -> bool:
    return name in known or name in words(_VOCABULARY, "groups", "everyone")


def _is_voice(piece: str) -> bool:
    piece = piece.strip()
    return (
        piece.upper() in words(_VOCABULARY, "speech", "latin")
        or (
            piece in words(_VOCABULARY, "speech", "voice")
            and piece != word(_VOCABULARY, "speech", "narrator")
        )
        or _is_latin_tail(piece)
    )


def _is_latin_tail(piece: str) -> bool:
    """Recognise 内心OS and 画外VO."""
    return len(piece) > 2 and piece[-2:].upper() in ("OS", "VO") and not _LATIN.search(piece[:-2])


def _shown_voice(voice: str) -> str:
    return voice.strip().upper() if _LATIN.search(voice) else voice.strip()


@cache
def _cue() -> re.Pattern[str]:
    """Match a name, brackets, perhaps a voice behind them, and a colon."""
    return re.compile(
        rf"(?P<name>{_NAME}) ?(?P<marks>(?:{_MARKS})?)(?P<voice>{_latin()})?[ \t]{{0,4}}:{{1,3}} ?"
    )


@cache
def _glued() -> re.Pattern[str]:
    """Match a cue behind the end of a sentence."""
    name = r"[^:()\[\]。!?,;…“”\s]{1,12}"
    return re.compile(rf"[。!?…”~)\]] ?(?P<cue>(?P<name>{name}) ?(?:{_MARKS})?(?:{_latin()})? ?:)")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?P<voice>{_latin()})[ ·-]?(?=[\u3400-\u9fff])")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(f"[了着]|(?<=.)(?:{longest_first(words(_VOCABULARY, 'speech', 'clauses'))})")


def _latin() -> str:
    return rf"(?<![A-Za-z])(?i:{longest_first(words(_VOCABULARY, 'speech', 'latin'))})"


@cache
def _tail() -> re.Pattern[str]:
    chinese = longest_first(words(_VOCABULARY, "speech", "tail"))
    return re.compile(rf"(?P<voice>{_latin()}|{chinese})$")


@cache
def _labels() -> frozenset[str]:
    table = preset(_VOCABULARY)["labels"]
    assert isinstance(table, dict)  # noqa: S101 - the preset is ours
    front = words(_VOCABULARY, "front", "openers") + words(_VOCABULARY, "front", "titles")
    known = {label for kind in table if kind != "background" for label in table[kind]}
    return frozenset(known | set(front))
