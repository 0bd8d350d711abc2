"""A script as a Word document: named styles that other programs and our reader know."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from studio.base.text import clean_text, one_line
from studio.script.formats.fountain_title import is_key_line, key_and_value
from studio.script.formats.splicing import speeches
from studio.script.formats.word.looks import CHINESE, WESTERN, Looks, add_styles
from studio.script.printing import is_chinese, printed_heading
from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene
from studio.script.spans import Spans, shifted

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_TRIANGLES = ("△", "▲")
_TITLES = ("title", "标题", "剧名")
_BYLINES = ("credit", "author", "authors", "source")  # said without their keys on a title page


def write_docx_file(reading: Reading, before: bytes) -> bytes:
    """Write a reading as a Word document; what it came from is not needed."""
    from docx import Document  # loaded late: it takes a quarter of a second

    eastern = is_chinese(reading.episodes)
    looks = CHINESE if eastern else WESTERN
    document = Document()
    add_styles(document, looks)
    work = _Chinese(document, looks) if eastern else _Western(document, looks)
    work.front(reading)
    for episode in reading.episodes:
        if episode.number is not None:
            work.episode(episode)
        for scene in episode.scenes:
            work.scene(scene)
    about = document.core_properties
    about.title, about.author, about.comments = one_line(reading.title), "", ""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@dataclass(slots=True)
class _Writer:
    """Adds paragraphs; the next one begins a page when something asked for it."""

    document: "WordDocument"
    looks: Looks
    turned: bool = field(default=False)

    def add(
        self, style: str, text: str, spans: Spans = (), into: "WordDocument | None" = None
    ) -> "Paragraph":
        paragraph = (into or self.document).add_paragraph(style=style)
        if self.turned:
            paragraph.paragraph_format.page_break_before = True
            self.turned = False
        _fill(paragraph, clean_text(text), spans)
        return paragraph

    def front(self, reading: Reading) -> None:
        """Write the title page, which ends with the page."""
        rows = [text for _, text in reading.front if text.strip()]
        if reading.title and not any(one_line(reading.title) in row for row in rows):
            self.add("Title", one_line(reading.title))
        for row in rows:
            key, value = key_and_value(row) if is_key_line(row) else ("", row)
            known = key.casefold()
            if known in _TITLES and value:
                self.add("Title", value)
            elif known in _BYLINES or known in _TITLES:
                self.add("Front Matter", value)
            elif row.strip():
                self.add("Front Matter", row.strip())
        self.turned = bool(reading.title or rows)

    def episode(self, episode: ReadEpisode) -> None:
        """Write the title of an episode."""
        raise NotImplementedError

    def scene(self, scene: ReadScene) -> None:
        """Write a scene."""
        raise NotImplementedError


class _Western(_Writer):
    def episode(self, episode: ReadEpisode) -> None:
        title = f": {one_line(episode.title)}" if episode.title else ""
        self.add("Episode", f"EPISODE {episode.number}{title}")

    def scene(self, scene: ReadScene) -> None:
        if scene.heading is not None or scene.omitted:
            text, spans = printed_heading(scene, chinese=False)
            ahead = f"{one_line(scene.number).rstrip('.')}. " if scene.number else ""
            self.add("Scene Heading", ahead + text, shifted(spans, len(ahead)))
        for lines in speeches([] if scene.omitted else scene.lines):
            self.lines(lines)

    def lines(self, lines: Sequence[ReadLine]) -> None:
        first = lines[0]
        if first.kind == "page_break":
            self.turned = True
            return
        if first.character:
            extra = f" ({one_line(first.modifier)})" if first.modifier else ""
            self.add("Character", one_line(first.character) + extra)
        for line in lines:
            style = self.looks.style_of(line.kind)
            text = f"【字幕：{line.text}】" if line.kind == "caption" else line.text
            self.add(style, text, shifted(line.spans, len("【字幕：") * (line.kind == "caption")))


class _Chinese(_Writer):
    def episode(self, episode: ReadEpisode) -> None:
        title = f"：{one_line(episode.title)}" if episode.title else ""
        self.add("Episode", f"第{episode.number}集{title}")

    def scene(self, scene: ReadScene) -> None:
        if scene.heading is not None or scene.omitted:
            text, spans = printed_heading(scene, chinese=True)
            if scene.omitted:
                text = f"{one_line(scene.number)} {text}".strip()
            self.add("Scene Heading", text, spans)
        for lines in speeches([] if scene.omitted else scene.lines):
            self.lines(lines)

    def lines(self, lines: Sequence[ReadLine]) -> None:
        first = lines[0]
        if first.kind == "page_break":
            self.turned = True
        elif first.character:
            self.speech(lines)
        else:
            ahead, behind = _brackets(first)
            text = f"{ahead}{first.text}{behind}"
            self.add(self.looks.style_of(first.kind), text, shifted(first.spans, len(ahead)))

    def speech(self, lines: Sequence[ReadLine]) -> None:
        """Write a speech: words in brackets go before what is said, on one line."""
        first = lines[0]
        how = f"（{one_line(first.modifier)}）" if first.modifier else ""
        head = f"{one_line(first.character)}{how}："
        text, spans = head, list[object]()
        for at, line in enumerate(lines):
            if at and line.kind != "parenthetical" and lines[at - 1].kind != "parenthetical":
                self.add("Speech Line", text, tuple(spans))  # type: ignore[arg-type]
                text, spans = head, []
            said = line.text
            if line.kind == "parenthetical" and not said.startswith(("（", "(")):
                said = f"（{said}）"
            spans += shifted(line.spans, len(text) + (said != line.text))
            text += said
        self.add("Speech Line", text, tuple(spans))  # type: ignore[arg-type]


def _brackets(line: ReadLine) -> tuple[str, str]:
    if line.kind == "action" and not line.text.startswith(_TRIANGLES):
        return "△", ""
    if line.kind == "caption" and not line.text.startswith("【"):
        return "【字幕：", "】"
    if line.kind in ("transition", "shot") and not line.text.startswith("【"):
        return "【", "】"
    return "", ""


def _fill(paragraph: "Paragraph", text: str, spans: Spans) -> None:
    """Write the runs of a paragraph, one for each look; a line end is a soft break."""
    edges = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    for start, end in pairwise(edges):
        run = paragraph.add_run(text[start:end])
        on = {span.style for span in spans if span.start <= start and end <= span.end}
        run.bold = True if "bold" in on else None
        run.italic = True if "italic" in on else None
        run.underline = True if "underline" in on else None
        if "strike" in on:
            run.font.strike = True
