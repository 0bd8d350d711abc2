"""Typed paragraphs become episodes, scenes and lines, as in every other format."""

import re
from collections.abc import Iterable

from studio.base.text import one_line
from studio.base.words import N_
from studio.script.formats.building import Builder
from studio.script.formats.chinese_episodes import episode_line, has_paywall
from studio.script.formats.chinese_meta import apply_meta, meta_line
from studio.script.formats.fountain import chinese_direction, fountain_scene
from studio.script.formats.fountain_blocks import has_cjk, split_extensions
from studio.script.formats.fountain_headings import has_prefix, western_episode
from studio.script.formats.typed.parts import SPOKEN, Part
from studio.script.reading import Kind, ReadLine
from studio.script.spans import Spans, joined, shifted, stripped

_ONE_NUMBER = r"[A-Z]{0,3}\d{1,4}[A-Z]{0,3}"
_NUMBERED = re.compile(
    rf"(?:scene +|sc\.? +|#)?(?P<number>{_ONE_NUMBER}(?:[-+]{_ONE_NUMBER}){{0,5}})[.):]?[ \t]+"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 200
_SILENT: dict[str, Kind] = {"note": "note", "synopsis": "synopsis", "section": "section"}


def read_parts(build: Builder, parts: Iterable[Part]) -> None:
    """Add parts to a reading in order; the caller finishes it."""
    _Reader(build).read(parts)


def split_number(text: str) -> tuple[str, str]:
    """Split `12A. INT. HOUSE - DAY  12A` into the number and the heading."""
    found = _NUMBERED.match(text[:400])
    if not found or not has_prefix(found["rest"]):
        return "", text
    number, rest = found["number"], text[found.start("rest") :].rstrip()
    if rest.endswith(f" {number}") or rest.endswith(f"\t{number}"):
        rest = rest[: -len(number)].rstrip()
    return number, rest


class _Reader:
    def __init__(self, build: Builder) -> None:
        self.build = build
        self.speech: list[Part] = []

    def read(self, parts: Iterable[Part]) -> None:
        for part in parts:
            if not part.text.strip():
                self.attached(part)
            elif part.kind == "character":
                self.end_speech()
                self.speech = [part]
            elif part.kind in SPOKEN and self.speech:
                self.speech.append(part)
            else:
                self.end_speech()
                self.single(part)
                self.attached(part)
        self.end_speech()

    def single(self, part: Part) -> None:
        if part.kind == "front":
            self.build.reading.front.append((part.source[0], part.text.strip()))
        elif part.kind == "heading":
            self.heading(part)
        else:
            self.line(part)

    def heading(self, part: Part) -> None:
        text, spans = stripped(part.text, part.spans)
        if not part.number and not has_prefix(text) and self.episode(part, text):
            return
        number, rest = (part.number, text) if part.number else split_number(text)
        if rest != text:
            spans = ()
        printed = one_line(rest)
        scene = fountain_scene(printed, printed, number)
        scene.source = part.source
        scene.spans = spans if printed == text else ()
        scene.page, scene.synopsis = part.page, part.synopsis
        scene.omitted = printed.strip(" .()[]").casefold() == "omitted"
        if scene.omitted:
            scene.set, scene.eighths, scene.measured = "", 0, True
        self.build.start_scene(scene)

    def episode(self, part: Part, text: str) -> bool:
        if len(text) > _LONGEST or "\n" in text:
            return False
        found = western_episode(text, section=part.kind == "section") or (
            episode_line(text) if has_cjk(text) else None
        )
        if found:
            episode = self.build.start_episode(found[0], found[1], part.source)
            episode.paywall = has_paywall(text)
        return found is not None

    def line(self, part: Part) -> None:
        kind: Kind = _SILENT.get(part.kind, "action")
        if part.kind in ("transition", "shot", "centred", "lyric"):
            kind = part.kind
        text, spans = stripped(part.text, part.spans)
        if kind in ("action", "centred", "section") and self.episode(part, text):
            return
        meta = meta_line(text) if has_cjk(text) and "\n" not in text else None
        if meta and kind in ("action", "note"):
            self.build.add(ReadLine("meta", text, part.source))
            if self.build.scene is not None:
                apply_meta(meta, self.build.scene, None)
            return
        if part.kind in SPOKEN and kind == "action":
            told = N_("A speech without a name before it was read as action.")
            self.build.tell("warning", part.source[0], told)
        special = None
        if kind == "action" and "\n" not in text:
            special = chinese_direction(text, part.source, forced=False)
        level = 1 if kind == "section" else 0
        line = special or ReadLine(kind, text, part.source, spans=spans, level=level)
        line.revision = part.revision
        self.build.add(line)

    def attached(self, part: Part) -> None:
        """Add what hangs on a part."""
        for kind, text, number in part.asides:
            self.build.add(ReadLine(kind, text, (number, number)))

    def end_speech(self) -> None:
        """Add the speech at hand; a cue that says nothing is action."""
        parts, self.speech = self.speech, []
        if not parts:
            return
        cue, *spoken = parts
        if not spoken:
            self.build.tell(
                "info", cue.source[0], N_("A name without a speech was read as action.")
            )
            text, spans = stripped(cue.text, cue.spans)
            self.build.add(ReadLine("action", text, cue.source, spans=spans))
        else:
            self.add_speech(cue, spoken)
        for part in parts:
            self.attached(part)

    def add_speech(self, cue: Part, spoken: list[Part]) -> None:
        text = one_line(cue.text)
        name, extensions = split_extensions(text)
        modifier = ", ".join(extensions) if name else ""
        first = cue.source[0]
        before: ReadLine | None = None
        for part in spoken:
            kind: Kind = part.kind  # type: ignore[assignment]
            said, spans = _said(part)
            if before and before.kind == kind == "dialogue":
                _extend(before, said, spans, part)
                continue
            before = ReadLine(
                kind, said, (first, part.source[1]), name or text, modifier, cue.dual, spans=spans
            )
            before.revision = part.revision or cue.revision
            self.build.add(before)
            first = part.source[1] + 1


def _extend(line: ReadLine, said: str, spans: Spans, part: Part) -> None:
    """Put the next paragraph of a speech behind the one before."""
    line.spans = joined((*line.spans, *shifted(spans, len(line.text) + 1)))
    line.text = f"{line.text}\n{said}"
    line.source = (line.source[0], max(line.source[1], part.source[1]))
    line.revision = line.revision or part.revision


def _said(part: Part) -> tuple[str, Spans]:
    text, spans = stripped(part.text, part.spans)
    if part.kind == "parenthetical" and not (text[0] in "(（" and text[-1] in ")）"):
        return f"({text})", shifted(spans, 1)
    return text, spans
