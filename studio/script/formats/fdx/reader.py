"""Final Draft's FDX, read: paragraphs become scenes and lines as in every other format."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from studio.base.text import one_line
from studio.base.words import N_
from studio.script.formats.building import Builder
from studio.script.formats.chinese_episodes import episode_line, has_paywall
from studio.script.formats.chinese_meta import apply_meta, meta_line
from studio.script.formats.fdx.paragraphs import Document, Paragraph, paragraphs_of
from studio.script.formats.fdx.speech import Speech
from studio.script.formats.fdx.tags import VOCABULARY, TagData
from studio.script.formats.fdx.tree import Node, read_tree
from studio.script.formats.fountain import chinese_direction, fountain_scene
from studio.script.formats.fountain_blocks import has_cjk
from studio.script.formats.fountain_headings import has_prefix, western_episode
from studio.script.formats.omitted import is_omitted
from studio.script.reading import Kind, Reading, ReadLine, ReadScene, Revision
from studio.script.spans import stripped
from studio.script.vocabulary import word

_LENGTH = re.compile(r"\s*(?:(\d{1,4})(?:\s+|$))?(?:(\d{1,4})\s*/\s*8)?\s*$")
_OUTLINE = re.compile(r"outline (\d)$")
_NAMES = re.compile(r"[,;、，；\n]")
_SPOKEN: dict[str, Kind] = {
    "Dialogue": "dialogue",
    "Parenthetical": "parenthetical",
    "Lyrics": "lyric",
    "Singing": "lyric",
}


def read_fdx(data: bytes, file: str = "") -> Reading:
    """Read a script of Final Draft; the source line of a part is the number of its paragraph.

    Raises StudioError, naming `file`, when it is unsafe, broken or no script.
    """
    root = read_tree(data, file)[1]
    return read_document(root, paragraphs_of(root))


def read_document(root: Node, document: Document) -> Reading:
    """Read a document whose paragraphs have their numbers."""
    return _Reader(root, document).read()


def source_rows(data: bytes, file: str = "") -> list[str]:
    """Return the text of every paragraph of a script, in the order of their numbers."""
    return paragraphs_of(read_tree(data, file)[1]).rows


class _Reader:
    def __init__(self, root: Node, document: Document) -> None:
        self.root, self.document = root, document
        self.build = Builder("fdx")
        self.tags = TagData(root)
        self.revisions = _revisions(root)
        self.ages = {one.id: at for at, one in enumerate(self.revisions)}
        self.speech: Speech | None = None
        self.cast_tags: list[tuple[ReadScene, str]] = []
        self.strange: dict[str, int] = {}
        self.revised: dict[str, int] = {}

    def read(self) -> Reading:
        for paragraph in self.document.content:
            self.paragraph(paragraph)
        self.end_speech()
        self.late_notes()
        self.front()
        self.left_over()
        self.cast()
        self.about()
        return self.build.finish()

    # -- paragraphs

    def paragraph(self, one: Paragraph) -> None:
        blank = not one.text.strip() and not (one.type == "Scene Heading" and one.omitted)
        if one.type == "Character" and not blank:
            self.end_speech()
            self.speech = Speech(one)
        elif one.type in _SPOKEN and (self.speech or one.type in ("Lyrics", "Singing")):
            self.spoken(one, _SPOKEN[one.type], blank=blank)
        else:
            self.end_speech()
            if blank:
                self.break_page(one)
            elif one.type == "Scene Heading":
                self.heading(one)
            else:
                self.single(one)
            self.notes(one)

    def spoken(self, one: Paragraph, kind: Kind, *, blank: bool) -> None:
        if self.speech is None:
            if not blank:
                text, spans = stripped(one.text, one.spans)
                self.add(ReadLine(kind, text, self.source(one), spans=spans), one)
            self.notes(one)
        else:
            self.speech.add(one, kind)

    def end_speech(self) -> None:
        """Add the speech at hand with the notes in it; a cue that says nothing is action."""
        speech, self.speech = self.speech, None
        if speech is None:
            return
        for line, paragraphs in speech.lines():
            self.add(line, *paragraphs)
        if not speech.spoken:
            self.build.tell(
                "info", speech.cue.number, N_("A name without a speech was read as action.")
            )
        for one in speech.paragraphs:
            self.notes(one)

    def heading(self, one: Paragraph) -> None:
        """Start a scene, or an episode whose title was typed as a heading."""
        text, spans = stripped(one.text, one.spans)
        if not has_prefix(text) and not one.node.get("Number") and self.episode(one, text):
            return
        printed = one_line(text) or "OMITTED"
        properties = one.node.first("SceneProperties") or Node("", {}, 0)
        number = one_line(one.node.get("Number") or properties.get("Number"))
        scene = fountain_scene(printed, printed, number)
        scene.source = (one.number, one.last)
        scene.spans = spans if printed == text else ()
        scene.page = one_line(properties.get("Page"))
        scene.title = one_line(properties.get("Title"))
        scene.colour = one_line(properties.get("Color"))
        scene.synopsis = _summary(properties)
        scene.omitted = bool(one.omitted) or is_omitted(printed)
        length = read_length(properties.get("Length"))
        scene.measured = bool(length) or scene.omitted
        scene.eighths = 0 if scene.omitted else length or 1
        scene.set = "" if scene.omitted else scene.set
        self.build.start_scene(scene)
        self.tagged(one, -1)
        self.marked(one)
        for inner in one.omitted:
            if inner.text.strip():
                self.add(ReadLine("note", inner.text.strip(), (inner.number, inner.last)))

    def episode(self, one: Paragraph, text: str) -> bool:
        if len(text) > 200 or "\n" in text.strip():
            return False
        found = western_episode(text, section=False) or (
            episode_line(text) if has_cjk(text) else None
        )
        if not found:
            return False
        episode = self.build.start_episode(found[0], found[1], self.source(one))
        episode.paywall = has_paywall(text)
        return True

    def single(self, one: Paragraph) -> None:
        """Add a paragraph that stands for itself."""
        kind, level = self.kind(one)
        text, spans = stripped(one.text, one.spans, left=kind != "action")
        if kind in ("action", "centred", "section") and self.episode(one, text):
            return
        source = self.source(one)
        meta = meta_line(text) if has_cjk(text) and "\n" not in text else None
        if meta and kind in ("action", "meta"):
            self.add(ReadLine("meta", text, source), one)
            if self.build.scene is not None:
                apply_meta(meta, self.build.scene, None)
            return
        special = (
            chinese_direction(text.strip(), source, forced=False) if kind == "action" else None
        )
        line = special if special and "\n" not in text else None
        self.add(line or ReadLine(kind, text, source, level=level, spans=spans), one)
        if kind == "meta" and self.build.scene is not None:
            names = [one_line(name) for name in _NAMES.split(text)]
            self.build.scene.cast += [name for name in names if name]

    def kind(self, one: Paragraph) -> tuple[Kind, int]:
        name = one.type.strip().casefold()
        if outline := _OUTLINE.match(name):
            return "section", int(outline[1]) or 1
        if one.type == "Dialogue" or one.type == "Parenthetical":
            self.build.tell(
                "warning", one.number, N_("A speech without a name before it was read as action.")
            )
            return "action", 0
        try:
            kind: Kind = word(VOCABULARY, "paragraphs", name)  # type: ignore[assignment]
        except KeyError:
            kind = "action"
            if name:
                self.strange.setdefault(one.type, one.number)
        centred = one.node.get("Alignment") == "Center" and kind == "action"
        return ("centred" if centred else kind), 0

    def break_page(self, one: Paragraph) -> None:
        if one.node.get("StartsNewPage") == "Yes":
            self.add(ReadLine("page_break", "===", self.source(one)))

    # -- what hangs on a paragraph

    def add(self, line: ReadLine, *paragraphs: Paragraph) -> None:
        self.build.add(line)
        assert self.build.scene is not None  # noqa: S101 - add has opened one
        marks = [self.marked(one) for one in paragraphs]
        line.revision = next((mark for mark in reversed(marks) if mark), "")
        for one in paragraphs:
            self.tagged(one, len(self.build.scene.lines) - 1)

    def marked(self, one: Paragraph) -> str:
        """Return the newest revision that marks something in a paragraph."""
        known = [self.ages[made] for made in one.revisions if made in self.ages]
        if not known:
            return ""
        name = self.revisions[max(known)].name
        self.revised[name] = self.revised.get(name, 0) + 1
        return name

    def tagged(self, one: Paragraph, at: int) -> None:
        scene = self.build.scene
        if scene is None:
            return
        for number, text in one.tags:
            for key, name, quantity in self.tags.elements(number, text):
                if key == "cast":
                    self.cast_tags.append((scene, name))
                else:
                    scene.elements.append((key, name, quantity))
                    scene.element_lines.setdefault((key, name), at)

    def notes(self, one: Paragraph) -> None:
        for note in one.notes:
            if note.text.strip():
                self.build.add(ReadLine("note", note.text.strip(), (note.number, note.last)))

    def source(self, one: Paragraph) -> tuple[int, int]:
        return one.number, one.last

    # -- around

    def late_notes(self) -> None:
        """Put notes of the file's end behind the lines that they are about."""
        offsets = [one.offset for one in self.document.content]
        scenes = [one for episode in self.build.reading.episodes for one in episode.scenes]
        places: dict[int, tuple[int, int]] = {}
        for which, scene in enumerate(scenes):
            if scene.source:
                places[scene.source[0]] = (which, -1)
            for at, line in enumerate(scene.lines):
                places.update(dict.fromkeys(range(line.source[0], line.source[1] + 1), (which, at)))
        behind: dict[int, dict[int, list[ReadLine]]] = {}
        for offset, note in self.document.notes:
            if not note.text.strip():
                continue
            line = ReadLine("note", note.text.strip(), (note.number, note.last))
            index = bisect_right(offsets, offset) - 1
            number = self.document.content[index].number if index >= 0 else 0
            if number in places:
                which, at = places[number]
                behind.setdefault(which, {}).setdefault(at, []).append(line)
            else:
                self.build.add(line)
        for which, notes in behind.items():
            _insert(scenes[which], notes)

    def left_over(self) -> None:
        """List words that stand where no script has any, such as the summary of an action."""
        reading = self.build.reading
        episodes = reading.episodes
        scenes = [scene for episode in episodes for scene in episode.scenes]
        sources = [episode.source for episode in episodes if episode.source]
        sources += [scene.source for scene in scenes if scene.source]
        sources += [line.source for scene in scenes for line in scene.lines]
        known = {number for number, _ in reading.front}
        known.update(number for first, last in sources for number in range(first, last + 1))
        reading.unclassified = [
            (number, one_line(row))
            for number, row in enumerate(self.document.rows, 1)
            if row.strip() and number not in known
        ]

    def front(self) -> None:
        reading = self.build.reading
        for one in self.document.title_page:
            if one.text.strip():
                reading.front.append((one.number, one_line(one.text)))
                reading.title = reading.title or one_line(one.text)
            reading.front += [(n.number, one_line(n.text)) for n in one.notes if n.text.strip()]

    def cast(self) -> None:
        """Put tagged people into the casts, under the names they speak by."""
        speakers: dict[str, str] = {}
        scenes = [scene for episode in self.build.reading.episodes for scene in episode.scenes]
        self.one_spelling(scenes)
        for scene in scenes:
            most: dict[tuple[str, str], int] = {}
            for key, name, quantity in scene.elements:
                most[key, name] = max(quantity, most.get((key, name), 0))
            scene.elements = [(key, name, quantity) for (key, name), quantity in most.items()]
            for line in scene.lines:
                if line.character:
                    speakers.setdefault(line.character.casefold(), line.character)
        for scene, name in self.cast_tags:
            known = speakers.setdefault(name.casefold(), name if has_cjk(name) else name.upper())
            scene.cast.append(known)
        for scene in scenes:
            scene.cast = list(dict.fromkeys(scene.cast))

    def one_spelling(self, scenes: list[ReadScene]) -> None:
        """Call somebody who is Rajesh here and RAJESH there by the name in capitals."""
        lines = [line for scene in scenes for line in scene.lines if line.character]
        capitals = {name for line in lines if (name := line.character).isupper()}
        for line in lines:
            if (upper := line.character.upper()) in capitals:
                line.character = upper

    def about(self) -> None:
        """Tell what is worth knowing about the file."""
        reading, tell = self.build.reading, self.build.tell
        reading.revisions = self.revisions
        pages = [page for node in self.root.all("LockedPages") for page in node.all("LockedPage")]
        reading.locked_pages = [one_line(page.get("Number")) for page in pages]
        options = self.root.first("SceneNumberOptions")
        reading.locked_scenes = options is not None and any(
            "Lock" in name and value == "Yes" for name, value in options.attributes.items()
        )
        for name, number in self.strange.items():
            tell(
                "info", number, N_("“{type}” is no type of Final Draft: read as action."), type=name
            )
        for name in self.tags.unknown:
            tell("info", 0, N_("Tags of the category “{name}” became miscellaneous."), name=name)
        for name, count in self.revised.items():
            text = N_("Marked as changed in “{revision}”: {count} paragraphs.")
            tell("info", 0, text, revision=name, count=count)
        if reading.locked_pages:
            count = len(reading.locked_pages)
            tell("info", 0, N_("The pages are locked: {count}."), count=count)


def read_length(text: str) -> int:
    """Read a length such as `1 4/8` or `2` as eighths; 0 for none."""
    found = _LENGTH.match(text)
    if not found:
        return 0
    return int(found[1] or 0) * 8 + int(found[2] or 0)


def _summary(properties: Node) -> str:
    summary = properties.first("Summary")
    if summary is None:
        return ""
    rows = ("".join(run.text for run in one.all("Text")) for one in summary.all("Paragraph"))
    return "\n".join(one_line(row) for row in rows).strip()


def _revisions(root: Node) -> list[Revision]:
    """List the sets of changes, oldest first."""
    found = [one for node in root.all("Revisions") for one in node.all("Revision")]
    return [
        Revision(
            one_line(node.get("ID") or node.get("Number") or str(at)),
            one_line(node.get("Name")) or str(at),
            one_line(node.get("Color")),
            one_line(node.get("Mark")),
        )
        for at, node in enumerate(found, 1)
    ]


def _insert(scene: ReadScene, notes: Mapping[int, Sequence[ReadLine]]) -> None:
    """Put lines behind others of a scene, by their places; -1 is its top."""
    lines = list(notes.get(-1, ()))
    moved = {-1: -1}
    for at, line in enumerate(scene.lines):
        moved[at] = len(lines)
        lines += [line, *notes.get(at, ())]
    scene.lines = lines
    for element, at in scene.element_lines.items():
        scene.element_lines[element] = moved[at]
