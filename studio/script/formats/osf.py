"""Open Screenplay Format, and Fade In, which keeps one in an archive: read."""

import io
import re
import zipfile
from itertools import pairwise

from studio.base.archive_guard import check_archive
from studio.base.errors import StudioError
from studio.base.text import clean_text, one_line
from studio.base.words import N_
from studio.base.xml_guard import parse_xml, utf8_xml
from studio.script.formats.building import Builder
from studio.script.formats.fdx.tree import Node, TreeBuilder
from studio.script.formats.osf_styles import Styles
from studio.script.formats.typed.parts import Part
from studio.script.formats.typed.reader import read_parts
from studio.script.reading import Reading, Revision
from studio.script.spans import Span, Spans, joined

DOCUMENT = "document.xml"
_READ = frozenset({"info", "settings", "styles", "paragraphs", "titlepage", "lists"})
_INFO = ("title", "subtitle", "written_by", "copyright", "contact", "drafts")
_LOOKS = {"bold": "bold", "italic": "italic", "underline": "underline", "strikethrough": "strike"}
_TAG = re.compile(r"<(/?)(b|i|u|s|br|rev|font|size|color|bgcolor)(?:=\"?([^<>\"]{0,80})\"?)?/?>")
_TAGS = {"b": "bold", "i": "italic", "u": "underline", "s": "strike"}
_NUMBER = re.compile(r"(\d+)([A-Z]*)$")


def read_osf(data: bytes, file: str = "") -> Reading:
    """Read a script; the source line of a part is the number of its paragraph.

    Raises StudioError, naming `file`, when it is unsafe, broken or no script.
    """
    return _Reader(_root(data, file)).read()


def source_rows(data: bytes, file: str = "") -> list[str]:
    """Return the text of every paragraph, note and synopsis in the order of their numbers."""
    reader = _Reader(_root(data, file))
    reader.read()
    return reader.rows


def _root(data: bytes, file: str) -> Node:
    if data.startswith(b"PK"):
        check_archive(data, file)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if DOCUMENT not in archive.namelist():
                raise _no_script(file)
            data = archive.read(DOCUMENT)
    builder = TreeBuilder(_READ, "text")
    parse_xml(utf8_xml(data, file), file, builder)
    if builder.root is None or builder.root.name != "document":
        raise _no_script(file)
    return builder.root


def _no_script(file: str) -> StudioError:
    return StudioError(
        N_("{file} has no script of Fade In in it. Export it again as Open Screenplay Format."),
        file=file,
    )


class _Reader:
    def __init__(self, root: Node) -> None:
        self.root = root
        self.build = Builder("osf")
        version = root.get("version")
        self.old = version.isdecimal() and int(version[:6]) < 20
        self.styles = Styles(root)
        self.rows: list[str] = []
        self.duals: list[Part] = []
        self.revisions = _revisions(root)
        self.numbers = _Numbers(self.styles, _settings(root))

    def read(self) -> Reading:
        parts: list[Part] = []
        for paragraphs in self.root.all("paragraphs"):
            parts += [self.part(node) for node in paragraphs.all("para")]
        _pair(parts, self.duals)
        read_parts(self.build, parts)
        self.front()
        reading = self.build.reading
        reading.revisions = list(self.revisions.values())
        reading.locked_scenes = self.numbers.locked
        for name, line in self.styles.strange.items():
            text = N_("“{type}” is no style of a script: read as action.")
            self.build.tell("info", line, text, type=name)
        return self.build.finish()

    def part(self, node: Node) -> Part:
        style = node.first("style") or Node("style", {}, 0)
        text, spans, revision = self.text(node)
        number = self.count(text)
        look = self.styles.look(style, number)
        if look.capitals:
            text = text.upper() if len(text.upper()) == len(text) else text
        part = Part(look.kind, text, (number, number), spans, revision=revision)
        if style.get("dualdialogue") in ("1", "true"):
            self.duals.append(part)
        if part.kind == "heading" and text.strip():
            part.number = self.numbers.next(node, style)
            part.page = one_line(node.get("page_number"))
        self.asides(node, part)
        return part

    def asides(self, node: Node, part: Part) -> None:
        """Add what is written beside a paragraph, each with a number of its own."""
        synopsis = clean_text(node.get("synopsis")).strip()
        if synopsis:
            number = self.count(synopsis)
            if part.kind == "heading" and part.text.strip():
                part.synopsis = one_line(synopsis)
                part.source = (part.source[0], number)
            else:
                part.asides.append(("synopsis", synopsis, number))
        note = clean_text(node.get("note")).strip()
        if note:
            part.asides.append(("note", note, self.count(note)))

    def text(self, node: Node) -> tuple[str, Spans, str]:
        """Join the runs of a paragraph: its text, emphasis and newest revision."""
        parts: list[str] = []
        spans: list[Span] = []
        marked: set[str] = set()
        at = 0
        for run in node.all("text"):
            text = clean_text(run.text).replace("\u2028", "\n")
            if self.old:
                text, found = _old_markup(text)
                spans += [Span(s.start + at, s.end + at, s.style) for s in found]
            for name, value in run.attributes.items():
                if value == "1" and (look := _LOOKS.get(name.lower())):
                    spans.append(Span(at, at + len(text), look))
            if text.strip():
                marked.add(run.get("revision"))
            parts.append(text)
            at += len(text)
        known = [one.name for key, one in self.revisions.items() if key in marked]
        return "".join(parts), joined(spans), known[-1] if known else ""

    def count(self, text: str) -> int:
        self.rows.append(text.replace("\n", " "))
        return len(self.rows)

    def front(self) -> None:
        """Read the title page, which older files keep as attributes."""
        reading = self.build.reading
        info = self.root.first("info")
        for name in _INFO if info and not self.root.first("titlepage") else ():
            if value := one_line(info.get(name)) if info else "":
                reading.front.append((self.count(value), value))
        for page in self.root.all("titlepage"):
            for node in page.all("para"):
                text = one_line(self.text(node)[0])
                number = self.count(text)
                if text:
                    reading.front.append((number, text))
                if text and node.get("bookmark").casefold() == "title":
                    reading.title = reading.title or text
        if not reading.title and reading.front:
            reading.title = reading.front[0][1]


class _Numbers:
    """The numbers of scenes: written, or counted where the script says that they are."""

    def __init__(self, styles: Styles, settings: Node) -> None:
        self.locked = "true" in (settings.get("scenes_locked"), styles.heading.get("number_locked"))
        counts = (settings.get("scene_numbering"), styles.heading.get("numbering"))
        self.counted = not self.locked and "true" in counts
        start = settings.get("scenenumber_start") or styles.heading.get("number_start")
        self.following = int(start) if start.isdecimal() and len(start) < 6 else 1
        self.last = ""

    def next(self, node: Node, style: Node) -> str:
        """Return the number of the next scene."""
        given = node.attributes.get("number", node.attributes.get("scene_number"))
        written = one_line(style.get("number") if given is None else given)
        if self.counted:
            written = written or str(self.following)
            self.following += 1
        elif self.locked and given is None and not written and self.last:
            written = _after(self.last)
        self.last = written or self.last
        return written


def _after(number: str) -> str:
    """Return the number of a scene that stands in front of the next locked one: 2A after 2."""
    found = _NUMBER.match(number)
    if not found:
        return ""
    letters = found[2]
    if not letters:
        return f"{number}A"
    return f"{found[1]}{letters[:-1]}{chr(ord(letters[-1]) + 1)}" if letters[-1] < "Z" else ""


def _pair(parts: list[Part], firsts: list[Part]) -> None:
    """Give sides to a speech that is marked as the first of two, and to the one behind it."""
    cues = [at for at, part in enumerate(parts) if part.kind == "character"]
    marked = {id(part) for part in firsts}
    for left, right in pairwise(cues):
        between = parts[left + 1 : right]
        spoken = all(p.kind in ("dialogue", "parenthetical", "lyric") for p in between)
        if id(parts[left]) in marked and spoken and between and parts[left].dual is None:
            parts[left].dual, parts[right].dual = "left", "right"


def _old_markup(text: str) -> tuple[str, list[Span]]:
    """Read the marks of version 1 inside a text, such as `<b>`."""
    if "<" not in text:
        return text, []
    plain: list[str] = []
    spans: list[Span] = []
    begun: dict[str, int] = {}
    at = end = 0
    for found in _TAG.finditer(text):
        plain.append(text[end : found.start()])
        at += len(plain[-1])
        end = found.end()
        style = _TAGS.get(found[2])
        if found[2] == "br":
            plain.append("\n")
            at += 1
        elif style and not found[1]:
            begun.setdefault(style, at)
        elif style and style in begun:
            spans.append(Span(begun.pop(style), at, style))
    plain.append(text[end:])
    at += len(plain[-1])
    spans += [Span(start, at, style) for style, start in begun.items()]
    return "".join(plain), spans


def _settings(root: Node) -> Node:
    return root.first("settings") or Node("settings", {}, 0)


def _revisions(root: Node) -> dict[str, Revision]:
    """List the revisions that something is marked with, the oldest first."""
    used = {
        run.get("revision")
        for paragraphs in root.all("paragraphs")
        for node in paragraphs.all("para")
        for run in node.all("text")
    }
    listed = [
        one
        for lists in root.all("lists")
        for colours in lists.all("revision_colors")
        for one in colours.all("revision_color")
        if one.get("index") in used and one.get("index") not in ("", "0")
    ]
    return {
        one.get("index"): Revision(
            one.get("index"),
            one_line(one.get("name")) or one.get("index"),
            one_line(one.get("color_name")),
            "*",
        )
        for one in listed
    }
