"""The body of a Chinese scene: each line becomes action, speech, direction, meta or note."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from studio.base.words import N_
from studio.script.formats.building import Builder
from studio.script.formats.chinese_brackets import bracket_kind, bracket_line, direction_line
from studio.script.formats.chinese_episodes import has_paywall, is_ending
from studio.script.formats.chinese_meta import Meta, apply_meta, labelled, meta_line
from studio.script.formats.chinese_plan import ACTION_MARKS
from studio.script.formats.chinese_speech import (
    Speech,
    is_name,
    read_named,
    read_speech,
    speech_of,
    unglue,
)
from studio.script.formats.chinese_text import Row, fold
from studio.script.formats.chinese_tokens import read_tokens
from studio.script.reading import Kind, ReadLine, ReadScene
from studio.script.vocabulary import words

_RULES = frozenset("-=*_~")
_MOST_ROWS = 40
_GOES_ON = tuple("，、；,;：:")
_NARRATORS = frozenset({"旁白", "画外音", "独白", "内心独白", "解说"})
_ASIDES: dict[str, Kind] = {"hook": "note", "note": "note", "synopsis": "synopsis"}
_OPPOSITE = {("DAY", "NIGHT"), ("NIGHT", "DAY"), ("DAWN", "NIGHT"), ("NIGHT", "DAWN")}


@dataclass(slots=True)
class _Cue:
    """A speech whose words are still to come, and the rows it has taken so far."""

    speech: Speech
    rows: list[Row] = field(default_factory=list)


class Body:
    """Reads body lines in order; knows the speech at hand, which the next line may continue."""

    def __init__(self, build: Builder, known: AbstractSet[str]) -> None:
        self.build = build
        self.known = known
        self.before: list[str] = []  # who was in the scene before
        self._cue: _Cue | None = None  # a name whose words stand on the next line
        self._open: ReadLine | None = None  # words that the next line may continue
        self._in_block = False  # they began under a name on a line of its own
        self._rows = 0  # how often they went on
        self._waiting: list[tuple[Meta, int]] = []  # setting lines before the first heading
        self._last = 0
        self._row = Row(0, "", "", "")

    def leave(self) -> None:
        """Close the scene at hand: a heading, an episode or the end comes."""
        self._settle()
        self._give_up(self._cue)
        self._cue = self._open = None
        if self.build.scene is not None:
            self.before = present(self.build.scene)

    def line(self, row: Row, following: Row | None) -> None:
        """Read one line; `following` is the next line when that belongs to the body too."""
        self._settle()
        source = (row.number, row.number)
        if self._last + 1 != row.number:
            self._open = None
        self._last = row.number
        self._row = row
        if self._cue and self._direct_cue(row, self._cue):
            return
        open_line, self._open = self._open, None
        cue, self._cue = self._cue, None
        if self._sign(row, source) or self._labelled(row, source):
            self._give_up(cue)
        else:
            self._words(row, source, following, cue, open_line)

    def _settle(self) -> None:
        """Give the setting lines that waited to the scene they stand before."""
        if self._waiting and self.build.scene:
            for meta, number in self._waiting:
                self._apply(meta, number)
            self._waiting = []

    def _direct_cue(self, row: Row, cue: _Cue) -> bool:
        """Take a line of brackets under a name on its own line as a direction."""
        if row.folded.startswith("(") and row.folded.endswith(")"):
            cue.speech.directions.append(row.text)
            cue.rows.append(row)
            return True
        return False

    def _give_up(self, cue: _Cue | None) -> None:
        """Leave a name that nobody speaks under to the unclassified lines."""
        if cue:
            left = [(row.number, row.raw.strip()) for row in cue.rows]
            self.build.reading.unclassified += left

    # -- lines that a mark or a label explains

    def _sign(self, row: Row, source: tuple[int, int]) -> bool:
        """Read rules, lines without words, marked actions, brackets and ends of episodes."""
        raw = row.raw.strip()
        if set(fold(raw)) <= _RULES and len(raw) > 2:
            self.build.add_aside(ReadLine("note", raw, source))
        elif not _has_words(row.text) and not has_paywall(row.raw):
            self.build.reading.unclassified.append((row.number, raw))
        elif row.folded[0] in ACTION_MARKS:
            self._action(row.text.lstrip(ACTION_MARKS + " \u3000"), source)
        elif is_ending(row.text):
            self.build.add_aside(ReadLine("note", row.text, source))
        elif row.folded[0] in "[(":
            return self._bracket(row.text, source)
        else:
            return False
        return True

    def _labelled(self, row: Row, source: tuple[int, int]) -> bool:
        """Read what a known label begins, and directions without brackets."""
        meta = labelled(row.text)
        direction = direction_line(row.text)
        if direction:
            self._direction(*direction, source)
        elif meta is None:
            return self._paywall(row, source)
        elif meta.kind in _ASIDES:
            self._aside(meta, row, source)
        else:
            self._meta(meta, row, source)
        return True

    def _aside(self, meta: Meta, row: Row, source: tuple[int, int]) -> None:
        self.build.add_aside(ReadLine(_ASIDES[meta.kind], row.text, source))
        if meta.kind == "hook":
            self._hook(meta.value)
        self._mark_paywall(row.text if meta.kind != "synopsis" else "")

    def _meta(self, meta: Meta, row: Row, source: tuple[int, int]) -> None:
        self.build.add_aside(ReadLine("meta", row.text, source))
        if self.build.scene is None:
            self._waiting.append((meta, row.number))
        else:
            self._apply(meta, row.number)

    def _apply(self, meta: Meta, number: int) -> None:
        if self.build.scene is None:
            return
        refers = apply_meta(meta, self.build.scene, self.before)
        if refers == "previous":
            text = N_("The cast is taken from the scene before: {value}")
            self.build.tell("info", number, text, value=meta.value)
        elif refers == "everyone":
            text = N_("The cast line names everybody, not persons: {value}")
            self.build.tell("info", number, text, value=meta.value)

    def _paywall(self, row: Row, source: tuple[int, int]) -> bool:
        marks = words("script_chinese", "paywall", "marks")
        plain = row.folded.strip("-=~ .。!")
        if row.text.startswith(marks) or plain in words("script_chinese", "paywall", "words"):
            self.build.add_aside(ReadLine("note", row.text, source))
            self._mark_paywall(row.text)
            return True
        return False

    def _hook(self, text: str) -> None:
        if self.build.episode and text:
            hook = self.build.episode.hook
            self.build.episode.hook = f"{hook}\n{text}" if hook else text

    def _mark_paywall(self, text: str) -> None:
        if self.build.episode and has_paywall(text):
            self.build.episode.paywall = True

    # -- brackets

    def _bracket(self, text: str, source: tuple[int, int]) -> bool:
        """Read a line that begins with a bracket; False when it is none of the known kinds."""
        plain = fold(text)
        close = plain.find("]" if plain[0] == "[" else ")")
        inner, rest = text[1:close].strip(), text[close + 1 :].strip()
        if close < 0 or not inner:
            return False
        if plain[0] == "[":
            return self._square(text, inner, rest, source)
        direction = direction_line(inner)
        noted = is_ending(inner) or fold(inner).startswith(("钩子", "付费", "卡点"))
        if rest and read_speech(text, self.known):
            return False
        if rest and fold(inner) in _NARRATORS and not direction:
            self._speak(speech_of(inner, rest), source)
            return True
        if rest or not (direction or noted):
            return False
        if direction:
            self._direction(*direction, source)
        else:
            self._note(inner, source)
        return True

    def _square(self, text: str, inner: str, rest: str, source: tuple[int, int]) -> bool:
        speech = read_speech(text, self.known) or self._bracket_speech(inner, rest)
        if speech:
            self._speak(speech, source)
            return True
        if meta_line(text):
            return False
        meta = labelled(text)
        whole = bracket_line(text, source)
        if whole and whole.kind == "note":
            self._note(inner, source)
        elif whole:
            self._direction(whole.kind, whole.text, source)
        elif direction_line(inner):
            self._direction(*bracket_kind(inner), source)
            self._rest_of(rest, source)
        elif meta or has_paywall(inner):
            self._note(f"{inner}：{rest}" if meta else inner, source)
            if not meta:
                self._rest_of(rest, source)
        else:
            self._action(text, source)
        return True

    def _bracket_speech(self, inner: str, rest: str) -> Speech | None:
        """Read 【林晚】（冷笑）…, 【林晚OS：…】 and 【VO：…】."""
        if rest:
            words_at = len(rest) - len(fold(rest).lstrip(": "))
            known = fold(inner) in self.known or fold(inner) in _NARRATORS
            named = known or (words_at and is_name(fold(inner), self.known))
            return speech_of(inner, rest[words_at:]) if named else None
        if labelled(inner) or direction_line(inner):
            return None
        speech = read_speech(inner, self.known)
        if speech and (speech.voices or fold(speech.name) in {*self.known, *_NARRATORS}):
            return speech
        return None

    def _rest_of(self, rest: str, source: tuple[int, int]) -> None:
        speech = read_speech(rest.lstrip(ACTION_MARKS + " "), self.known)
        if speech:
            self._speak(speech, source)
        else:
            self._action(rest.lstrip(ACTION_MARKS + " "), source)

    def _note(self, inner: str, source: tuple[int, int]) -> None:
        self.build.add_aside(ReadLine("note", inner, source))
        plain = fold(inner)
        label, _, value = plain.partition(":")
        if "钩子" in label:
            self._hook(inner[len(inner) - len(value) :].strip() if value else "")
        self._mark_paywall(inner)

    def _direction(self, kind: Kind, text: str, source: tuple[int, int]) -> None:
        self.build.add(ReadLine(kind, text, source))
        if kind == "caption":
            self._compare_time(text, source[0])

    def _compare_time(self, caption: str, number: int) -> None:
        """Tell of a caption that says night in a scene whose heading says day, and reverse."""
        scene = self.build.scene
        if scene is None or scene.time_of_day is None or len(caption) > 40:
            return
        said = read_tokens(caption).time_of_day
        pair = (scene.time_of_day, said)
        if pair in _OPPOSITE:
            self.build.tell(
                "warning",
                number,
                N_("The heading says {time}, the caption says {caption}."),
                time=scene.time,
                caption=caption,
            )

    # -- words

    def _words(
        self,
        row: Row,
        source: tuple[int, int],
        following: Row | None,
        cue: _Cue | None,
        open_line: ReadLine | None,
    ) -> None:
        speech = read_speech(row.text, self.known) or read_named(row.text, self.known)
        if speech:
            self._give_up(cue)
            self._speak(speech, source)
        elif cue:
            cue.speech.text = row.text
            self._speak(cue.speech, ([*cue.rows, row][0].number, row.number))
            self._in_block = True
            self._open = self.build.scene.lines[-1] if self.build.scene else None
        elif open_line and row.folded[0] == "(" and row.folded[-1] == ")":
            self._direct(row, source, open_line)
        elif open_line:
            self._go_on(row, open_line)
        elif following and self._is_bare_name(row, following):
            self._cue = _Cue(speech_of(row.text, ""), [row])
        else:
            self._action(row.text, source)

    def _direct(self, row: Row, source: tuple[int, int], speech: ReadLine) -> None:
        """Read a line of brackets inside a speech; under a name its words may go on behind it."""
        if not self._in_block:
            self._action(row.text, source)
            return
        direction = replace(speech, kind="parenthetical", text=row.text, source=source)
        self.build.add(direction)
        self._cue = _Cue(Speech(speech.character, [speech.modifier] * bool(speech.modifier)))

    def _go_on(self, row: Row, speech: ReadLine) -> None:
        speech.text += "\n" + row.text
        speech.source = (speech.source[0], row.number)
        self._rows += 1
        more = self._rows < _MOST_ROWS and (self._in_block or unfinished(speech.text))
        self._open = speech if more else None

    def _is_bare_name(self, row: Row, following: Row) -> bool:
        """Say whether a line is a known name with the words under it, as in Western layout."""
        name = row.folded.partition("(")[0].strip()
        if fold(speech_of(name, "").name) not in self.known or following.number != row.number + 1:
            return False
        return following.folded[:1] not in ACTION_MARKS + "[" and not read_speech(
            following.text, self.known
        )

    def _action(self, text: str, source: tuple[int, int]) -> None:
        """Add action; speeches that follow a sentence in it become speeches."""
        self._open = None
        line = bracket_line(text, source)
        if line and line.kind != "note":
            self._direction(line.kind, line.text, source)
            return
        first, *others = unglue(text, self.known)
        speech = read_speech(first, self.known)
        if speech and fold(speech.name) in self.known:
            self._speak(speech, source)
        elif first:
            self.build.add(ReadLine("action", first, source))
        for other in others:
            self._rest_of(other, source)

    def _speak(self, speech: Speech, source: tuple[int, int]) -> None:
        """Add a speech and those that are glued to its end; a name alone waits for its words."""
        self._open, self._in_block, self._rows = None, False, 0
        named = not speech.directions or self._row.folded.endswith(":")
        if not speech.text and named:
            self._cue = _Cue(speech, [self._row])
            return
        speech.text, *others = unglue(speech.text, self.known)
        self._add(speech, source)
        for other in others:
            if tail := read_speech(other, self.known):
                self._add(tail, source)
            else:
                self.build.add(ReadLine("action", other, source))

    def _add(self, speech: Speech, source: tuple[int, int]) -> None:
        for line in speech.lines(source):
            self.build.add(line)
            if line.kind == "dialogue" and unfinished(line.text):
                self._open = line


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text.lstrip(ACTION_MARKS))


def present(scene: ReadScene) -> list[str]:
    """List who is in a scene so far: its cast line and those who spoke, narrators aside."""
    speakers = [
        line.character
        for line in scene.lines
        if line.character and line.character not in _NARRATORS
    ]
    return list(dict.fromkeys([*scene.cast, *speakers]))


def unfinished(text: str) -> bool:
    """Say whether a speech goes on: it ends on a comma, or a quotation is still open."""
    return text.endswith(_GOES_ON) or text.count("“") > text.count("”")
