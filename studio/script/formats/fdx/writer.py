"""Any reading, written as Final Draft's FDX that reads back to the same scenes and lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from studio.base.eighths import show_eighths
from studio.script.formats.chinese_brackets import bracket_line
from studio.script.formats.fdx.tagging import Tagger
from studio.script.formats.fdx.xml import (
    Written,
    attributes_xml,
    note_xml,
    paragraph_xml,
    text_xml,
)
from studio.script.formats.fountain_title import key_and_value
from studio.script.formats.fountain_writer import episode_text
from studio.script.formats.splicing import SPOKEN_KINDS, Group, speeches
from studio.script.reading import Reading, ReadLine, ReadScene

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'
_TYPES = {
    "action": "Action",
    "dialogue": "Dialogue",
    "parenthetical": "Parenthetical",
    "lyric": "Lyrics",
    "transition": "Transition",
    "shot": "Shot",
    "centred": "General",
    "synopsis": "Outline Body",
    "meta": "Cast List",
}
_CENTRED = {"Alignment": "Center"}


def write_fdx(reading: Reading) -> bytes:
    """Write a whole document."""
    tagger = Tagger()
    content = content_xml(reading, tagger)
    root = {"DocumentType": "Script", "Template": "No", "Version": "5"}
    page = title_page_xml(reading)
    document = (
        f"{HEAD}<FinalDraft{attributes_xml(root)}>\n\n  <Content>\n{content}  </Content>\n\n"
        f"{page}{tagger.xml()}</FinalDraft>\n"
    )
    return document.encode("utf-8")


def content_xml(reading: Reading, tagger: Tagger) -> str:
    """Write the paragraphs of a script, and collect its tags."""
    out = _Content(tagger)
    for episode in reading.episodes:
        if episode.number is not None:
            out.put([Written("New Act", episode_text(episode).lstrip("# "), (), dict(_CENTRED))])
        for scene in episode.scenes:
            out.scene(scene)
    return out.xml()


@dataclass(slots=True)
class _Content:
    """Paragraphs in order; a list of several is a dual dialogue."""

    tagger: Tagger
    blocks: list[list[Written]] = field(default_factory=list)
    eighths: int = 0
    speaking: bool = False

    def put(self, paragraphs: Sequence[Written]) -> None:
        self.blocks += [[one] for one in paragraphs]
        self.speaking = False

    def scene(self, scene: ReadScene) -> None:
        heading = None
        if scene.heading is not None:
            heading = heading_paragraph(scene, str(1 + self.eighths // 8))
            self.put([heading])
        self.eighths += scene.eighths
        homes: dict[int, Written] = {}
        groups = list(speeches(scene.lines))
        at = 0
        while at < len(groups):
            pair = _is_pair(groups[at : at + 2])
            first = [self.group(group, homes) for group in groups[at : at + (2 if pair else 1)]]
            if pair:
                self.blocks.append([one for paragraphs in first for one in paragraphs])
                self.speaking = False
            at += 2 if pair else 1
        self.tagger.mark(scene, heading, [homes.get(id(line)) for line in scene.lines])

    def group(self, lines: list[ReadLine], homes: dict[int, Written]) -> list[Written]:
        """Put a group of lines, but return those of a dual dialogue for their container."""
        first = lines[0]
        if first.kind == "note":
            self.note(first.text)
            return []
        paragraphs = paragraphs_for(lines)
        for line, one in zip(lines, paragraphs[-len(lines) :], strict=True):
            homes[id(line)] = one
        if first.dual:
            return paragraphs
        if first.kind == "lyric" and not first.character and self.speaking:
            self.put([Written("General", "")])  # ends the speech, so that nobody sings this
        self.put(paragraphs)
        self.speaking = bool(first.character)
        return []

    def note(self, text: str) -> None:
        """Put a note inside the paragraph before it."""
        if not self.blocks:
            self.put([Written("General", "")])
        self.blocks[-1][-1].notes.append(note_xml(text))

    def xml(self) -> str:
        return "".join(
            paragraph_xml(block[0]) if len(block) == 1 else dual_xml(block) for block in self.blocks
        )


def dual_xml(paragraphs: Sequence[Written]) -> str:
    """Write two speeches side by side."""
    inside = "".join(paragraph_xml(one, "        ") for one in paragraphs)
    return (
        f"    <Paragraph>\n      <DualDialogue>\n{inside}      </DualDialogue>\n    </Paragraph>\n"
    )


def heading_paragraph(scene: ReadScene, page: str) -> Written:
    """Make the paragraph of a scene's heading with its properties."""
    numbered = {"Number": scene.number} if scene.number else {}
    made = Written("Scene Heading", scene.heading or "", scene.spans, numbered)
    values = {"Length": show_eighths(scene.eighths), "Page": scene.page or page}
    values["Title"] = scene.title
    if scene.colour:
        values["Color"] = scene.colour
    made.properties = f"      <SceneProperties{attributes_xml(values)}>\n"
    if scene.synopsis:
        made.properties += summary_xml(scene.synopsis)
    made.properties += "      </SceneProperties>\n"
    return made


def summary_xml(synopsis: str) -> str:
    """Write the summary of a scene, a paragraph for each of its lines."""
    rows = "".join(
        f"          <Paragraph>\n            <Text>{text_xml(row)}</Text>\n          </Paragraph>\n"
        for row in synopsis.split("\n")
    )
    return f"        <Summary>\n{rows}        </Summary>\n"


def paragraphs_for(lines: Sequence[ReadLine]) -> list[Written]:
    """Make the paragraphs of a speech with its cue, or of a line that stands alone."""
    first = lines[0]
    made = [_paragraph(line) for line in lines]
    if not first.character:
        return made
    marks = "".join(f" ({part.strip()})" for part in first.modifier.split(",") if part.strip())
    return [Written("Character", first.character + marks), *made]


def group_paragraphs(group: Group) -> list[Written]:
    """Make the paragraphs of any piece of a script that is not a note."""
    if group.episode is not None:
        return [Written("New Act", episode_text(group.episode).lstrip("# "), (), dict(_CENTRED))]
    if group.scene is not None:
        return [heading_paragraph(group.scene, "")]
    return paragraphs_for(group.lines)


def _paragraph(line: ReadLine) -> Written:
    if line.kind == "section":
        return Written(f"Outline {min(max(line.level, 1), 9)}", line.text)
    if line.kind == "page_break":
        return Written("General", "", (), {"StartsNewPage": "Yes"})
    if line.kind == "caption":
        return Written("Action", _caption(line.text), ())
    attributes = dict(_CENTRED) if line.kind == "centred" else {}
    return Written(_TYPES.get(line.kind, "General"), line.text, line.spans, attributes)


def _caption(text: str) -> str:
    found = bracket_line(f"【{text}】", (1, 1))
    return f"【{text}】" if found and found.kind == "caption" else f"【字幕：{text}】"


def _is_pair(groups: Sequence[list[ReadLine]]) -> bool:
    if len(groups) < 2 or any(group[0].kind not in SPOKEN_KINDS for group in groups):
        return False
    return [group[0].dual for group in groups] == ["left", "right"]


def title_page_xml(reading: Reading) -> str:
    """Write the title page: the title, and the front matter below it."""
    rows = list(_title_rows(reading))
    if not rows:
        return ""
    inside = "".join(
        paragraph_xml(Written("General", text, (), {"Alignment": place}), "      ")
        for text, place in rows
    )
    return f"  <TitlePage>\n    <Content>\n{inside}    </Content>\n  </TitlePage>\n\n"


def _title_rows(reading: Reading) -> Iterator[tuple[str, str]]:
    front = [text.strip() for _, text in reading.front]
    if reading.title:
        yield reading.title, "Center"
    for text in front:
        key, value = key_and_value(text) if not reading.chinese else ("", text)
        if key.casefold() == "title" or text == reading.title:
            continue
        if not value:
            continue
        centred = key.casefold() in ("credit", "author", "authors", "source", "written by")
        yield (value if centred else text), "Center" if centred else "Left"
