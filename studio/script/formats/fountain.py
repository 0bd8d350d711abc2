"""Fountain 1.1, read: paragraphs become scenes and lines exactly as the syntax says.

Notes and boneyards are both of kind `note`; the source of a speech begins with its cue; an action
or a speech of several lines is one line whose text has line ends.
"""

from studio.base.words import N_
from studio.script.formats.building import Builder
from studio.script.formats.chinese_brackets import bracket_line, direction_line
from studio.script.formats.chinese_episodes import episode_line, has_paywall
from studio.script.formats.chinese_headings import read_heading
from studio.script.formats.chinese_meta import apply_meta, meta_line
from studio.script.formats.emphasis import read_emphasis
from studio.script.formats.fountain_blocks import (
    PAGE_BREAK,
    Cue,
    breaks_action,
    has_cjk,
    is_centred,
    is_forced_heading,
    is_section,
    is_transition,
    read_cue,
)
from studio.script.formats.fountain_comments import Comment, Line, take_comments
from studio.script.formats.fountain_headings import (
    has_prefix,
    take_number,
    western_episode,
    western_scene,
)
from studio.script.formats.fountain_title import title_page
from studio.script.reading import Kind, Reading, ReadLine, ReadScene

_TWO_SPACES = "  "
EMPHASISED = frozenset(
    {"action", "dialogue", "parenthetical", "lyric", "transition", "shot", "centred", "caption"}
)


def read_fountain(text: str) -> Reading:
    r"""Read a script in Fountain; `text` has `\n` line ends and no control characters."""
    return _Reader(text.split("\n")).read()


class _Reader:
    def __init__(self, rows: list[str]) -> None:
        self.build = Builder("fountain")
        self.first, title = title_page(rows)
        self.build.reading.title = title
        self.build.reading.front = [
            (number, row) for number, row in enumerate(rows[: self.first], 1) if row.strip()
        ]
        self.lines = take_comments(rows[self.first :], self.first + 1)
        self.open = True  # whether a heading, a cue or a section may stand here
        self.speech: list[
            ReadLine
        ] = []  # the last block of dialogue while another may pair with it

    def read(self) -> Reading:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if line.blank or line.ghost:
                self.comments(at, at + 1)
                self.open = True
                at += 1
            else:
                at = self.element(at, line.text.strip())
        for episode in self.build.reading.episodes:
            for scene in episode.scenes:
                for spoken in scene.lines:
                    if spoken.kind in EMPHASISED:
                        spoken.text, spoken.spans = read_emphasis(spoken.text)
        return self.build.finish()

    # -- one element; each returns the place after it

    def element(self, at: int, text: str) -> int:
        was_open = self.open
        self.open = True
        if PAGE_BREAK.match(text):
            return self.single(at, "page_break", text)
        if text[0] == ">":
            return self.pointed(at, text)
        if text[0] == "~":
            return self.single(at, "lyric", text[1:].strip())
        if is_section(text):
            return self.section(at, text)
        if text[0] == "=":
            return self.single(at, "synopsis", text[1:].strip())
        if text[0] != "!" and was_open:
            done = self.structure(at, text)
            if done > at:
                return done
        return self.action(at)

    def structure(self, at: int, text: str) -> int:
        """Read what needs an empty line before it; returns `at` for none of that."""
        if is_forced_heading(text):
            return self.heading(at, text[1:].strip())
        clear = self.clear_after(at)
        if has_prefix(text):
            if clear:
                return self.heading(at, text)
            self.build.tell(
                "warning",
                self.number(at),
                N_("Looks like a scene heading, but a heading needs an empty line after it."),
            )
            return at
        if clear and (done := self.lone_line(at, text)) > at:
            return done
        cue = read_cue(text)
        return self.dialogue(at, cue) if cue and self.speaks_after(at) else at

    def lone_line(self, at: int, text: str) -> int:
        episode = western_episode(text, section=False)
        if episode:
            return self.episode(at, *episode)
        if is_transition(self.lines[at].text):
            return self.single(at, "transition", text)
        return at

    def pointed(self, at: int, text: str) -> int:
        """Read a line that begins with `>`: centred text, an episode's title or a transition."""
        if not is_centred(text):
            return self.single(at, "transition", text[1:].strip())
        inner = text[1:-1].strip()
        episode = western_episode(inner, section=False)
        return self.episode(at, *episode) if episode else self.single(at, "centred", inner)

    def section(self, at: int, text: str) -> int:
        inner = text.lstrip("#")
        level = len(text) - len(inner)
        inner = inner.strip()
        episode = western_episode(inner, section=True) or episode_line(inner)
        if episode:
            done = self.episode(at, episode[0], episode[1])
            assert self.build.episode is not None  # noqa: S101 - it has just begun
            self.build.episode.paywall = has_paywall(inner)
            return done
        return self.single(at, "section", inner, level=level)

    def episode(self, at: int, number: int, title: str) -> int:
        self.speech = []
        source = (self.number(at), self.number(at))
        self.build.start_episode(number, title, source)
        self.comments(at, at + 1, titled=True)
        return at + 1

    def heading(self, at: int, text: str) -> int:
        """Start a scene; a note inside the heading stays in its printed text."""
        self.speech = []
        line = self.lines[at]
        plain, number = take_number(text)
        inline = any(note.source[0] == note.source[1] for note in line.comments)
        printed = line.raw.strip().lstrip(".").strip() if inline else plain
        if inline and number:
            before, _, after = printed.rpartition(f"#{number}#")
            printed = f"{before.rstrip()} {after.strip()}".strip()
        printed, spans = read_emphasis(printed)
        scene = fountain_scene(printed, read_emphasis(plain)[0], number)
        scene.spans = spans
        scene.source = (self.number(at), self.number(at))
        self.build.start_scene(scene)
        self.comments(at, at + 1, titled=True)
        return at + 1

    def single(self, at: int, kind: Kind, text: str, *, level: int = 0) -> int:
        self.speech = []
        number = self.number(at)
        self.build.add(ReadLine(kind, text, (number, number), level=level))
        self.comments(at, at + 1)
        return at + 1

    def action(self, at: int) -> int:
        """Read a paragraph of action; indentation counts, a tab is four spaces."""
        self.speech = []
        forced = self.lines[at].text.lstrip().startswith("!")
        end = at + 1
        while end < len(self.lines) and not self.lines[end].blank:
            text = self.lines[end].text.strip()
            if text and breaks_action(text) and not (forced and text[0] not in "!"):
                break
            end += 1
        rows = [_indented(line.text) for line in self.lines[at:end] if not line.ghost]
        if forced:
            rows[0] = rows[0].lstrip()[1:].rstrip()
        source = (self.number(at), self.last_text(at, end))
        special = (
            chinese_direction(rows[0].strip(), source, forced=forced) if len(rows) == 1 else None
        )
        self.build.add(special or ReadLine("action", "\n".join(rows), source))
        self.comments(at, end)
        self.open = False
        return end

    # -- dialogue

    def dialogue(self, at: int, cue: Cue) -> int:
        end = self.end_of_speech(at + 1)
        lines = self.spoken(at, end, cue)
        if cue.dual and self.speech and all(line.dual is None for line in self.speech):
            for line in self.speech:
                line.dual = "left"
            for line in lines:
                line.dual = "right"
        for line in lines:
            self.build.add(line)
        self.comments(at, end)
        self.speech = lines
        return end

    def end_of_speech(self, at: int) -> int:
        """Find the end of a speech: a page break or an empty line that is not two spaces."""
        end = at
        while end < len(self.lines):
            line = self.lines[end]
            if line.blank and line.raw != _TWO_SPACES:
                break
            if PAGE_BREAK.match(line.text.strip()):
                break
            end += 1
        while self.lines[end - 1].blank:
            end -= 1
        return end

    def spoken(self, at: int, end: int, cue: Cue) -> list[ReadLine]:
        """Make the lines of a speech; the rows between two directions are one dialogue."""
        lines: list[ReadLine] = []
        rows: list[str] = []
        start = self.number(at)
        for index in range(at + 1, end):
            if self.lines[index].ghost:
                continue
            number = self.number(index)
            kind, text = _spoken_row(self.lines[index].text.strip())
            if kind != "dialogue":
                lines.append(ReadLine(kind, text, (start, number), cue.name, cue.modifier))
                rows = []
            elif rows:
                rows.append(text)
                lines[-1].source = (lines[-1].source[0], number)
            elif text:
                rows = [text]
                lines.append(ReadLine(kind, "", (start, number), cue.name, cue.modifier))
            if lines and rows and self.closes(index + 1, end):
                lines[-1].text = "\n".join(rows).rstrip("\n")
            start = number + 1
        return lines

    def closes(self, index: int, end: int) -> bool:
        """Say whether the rows of one dialogue end before this line."""
        while index < end and self.lines[index].ghost:
            index += 1
        return index >= end or _spoken_row(self.lines[index].text.strip())[0] != "dialogue"

    # -- around

    def comments(self, at: int, end: int, *, titled: bool = False) -> None:
        """Add the comments that begin on these lines; those inside a title stay in its text."""
        for index in range(at, end):
            for note in self.lines[index].comments:
                self.comment(note, index, titled=titled)

    def comment(self, note: Comment, index: int, *, titled: bool) -> None:
        source = note.source
        if titled:
            if source[0] == source[1]:
                return
            source = (source[0] + 1, source[1])
        meta = meta_line(note.text) if has_cjk(note.text) and "\n" not in note.text else None
        if meta:
            self.build.add(ReadLine("meta", note.text, source))
            assert self.build.scene is not None  # noqa: S101 - add has opened one
            apply_meta(meta, self.build.scene, None)
        else:
            self.build.add(ReadLine("note", note.text, source))

    def number(self, at: int) -> int:
        return self.first + at + 1

    def last_text(self, at: int, end: int) -> int:
        last = end - 1
        while last > at and self.lines[last].ghost:
            last -= 1
        return self.number(last)

    def clear_after(self, at: int) -> bool:
        """Say whether a line is followed by an empty line, or by what stands for itself."""
        following = self.after(at)
        if following is None or following.blank or following.ghost:
            return True
        text = following.text.lstrip()
        return text[:1] == "=" or is_section(text)

    def speaks_after(self, at: int) -> bool:
        """Say whether a cue has something to say."""
        index = at + 1
        while index < len(self.lines) and self.lines[index].ghost:
            index += 1
        if index >= len(self.lines) or self.lines[index].blank:
            return False
        return PAGE_BREAK.match(self.lines[index].text.strip()) is None

    def after(self, at: int) -> Line | None:
        return self.lines[at + 1] if at + 1 < len(self.lines) else None


def _indented(text: str) -> str:
    bare = text.lstrip()
    return text[: len(text) - len(bare)].expandtabs(4) + bare.rstrip()


def _spoken_row(text: str) -> tuple[Kind, str]:
    if text.startswith("~"):
        return "lyric", text[1:].strip()
    if text[:1] in ("(", "（") and text[-1:] in (")", "）"):
        return "parenthetical", text
    return "dialogue", text


def chinese_direction(text: str, source: tuple[int, int], *, forced: bool) -> ReadLine | None:
    """Read 【字幕：…】, 【特写】… and, when forced, 字幕：… as what they are in Chinese scripts."""
    line = bracket_line(text, source)
    if line:
        return line if line.kind != "note" else None
    direction = direction_line(text) if forced else None
    return ReadLine(*direction, source) if direction and direction[0] != "transition" else None


def fountain_scene(printed: str, plain: str, number: str) -> ReadScene:
    """Read a heading, as printed and without notes; Chinese ones keep their own grammar."""
    if has_cjk(plain) and not has_prefix(plain):
        found = read_heading(plain, loose=True)
        if found:
            scene = found.scene()
            scene.heading = printed
            scene.number = number or scene.number
            return scene
    return western_scene(printed, plain, number)
