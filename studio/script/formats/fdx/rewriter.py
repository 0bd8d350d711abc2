"""A script written back into the Final Draft document it came from.

Only what changed has new bytes: paragraphs, lengths, tags. Everything this program does not know
of, from page layouts to another program's own attributes, stays where it was.
"""

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

from studio.base.eighths import show_eighths
from studio.base.errors import StudioError
from studio.script.formats.fdx.edits import Edits
from studio.script.formats.fdx.paragraphs import Document, Paragraph, paragraphs_of
from studio.script.formats.fdx.reader import read_document, read_fdx
from studio.script.formats.fdx.retagging import Retagging
from studio.script.formats.fdx.tagging import Tagger
from studio.script.formats.fdx.tree import Node, read_tree
from studio.script.formats.fdx.writer import (
    content_xml,
    group_paragraphs,
    summary_xml,
    write_fdx,
)
from studio.script.formats.fdx.xml import Written, note_xml, paragraph_xml, runs_xml
from studio.script.formats.splicing import Group, groups_of, partners
from studio.script.reading import Reading, ReadScene

Step = tuple[Paragraph | None, Written | None]
"""A paragraph and what it will say; nothing for one that goes, or for one that comes."""


def rewrite_fdx(reading: Reading, data: bytes) -> bytes:
    """Write a script into the document that it was read from; without changes it comes back."""
    try:
        plain, root = read_tree(data, "")
    except StudioError:
        return write_fdx(reading)
    made = _Rewriting(reading, plain, root).write()
    if made == plain:
        return data
    if _said(made) == [group.key for group in groups_of(reading)]:
        return made
    return _new_content(reading, plain, root)


def _said(data: bytes) -> list[Hashable]:
    try:
        return [group.key for group in groups_of(read_fdx(data))]
    except StudioError:
        return []


def _new_content(reading: Reading, data: bytes, root: Node) -> bytes:
    """Keep everything around the script, and write the script anew."""
    content = root.first("Content")
    if content is None:
        return write_fdx(reading)
    edits = Edits(data)
    tagger = Tagger()
    written = content_xml(reading, tagger)
    edits.replace(content.start, edits.end(content), f"<Content>\n{written}  </Content>")
    for old in root.all("TagData"):
        edits.replace(old.start, edits.end(old), "")
    edits.insert(root.close, tagger.xml())
    return edits.made()


class _Rewriting:
    def __init__(self, reading: Reading, data: bytes, root: Node) -> None:
        self.root = root
        self.edits = Edits(data)
        document = paragraphs_of(root)
        self.old, self.new = groups_of(read_document(root, document)), groups_of(reading)
        self.content: Node | None = root.first("Content")
        self.owners = _owners(document)
        self.by_number = {one.number: one for one in document.content}
        self.notes = _notes(document)
        self.blocks = _blocks(self.content)
        self.retagging = Retagging(root, self.edits)

    def write(self) -> bytes:
        """Return the new bytes."""
        found = partners(self.old, self.new)
        steps = {
            at: self.plan(self.old[partner], self.new[at])
            for at, partner in enumerate(found)
            if partner is not None and self.old[partner].key != self.new[at].key
            if not self.is_nested(self.old[partner])
        }
        self.orphans(found, [one for plan in steps.values() for one, text in plan if not text])
        kept = {at for at in found if at is not None}
        for at, group in enumerate(self.old):
            if at not in kept:
                self.remove(group)
        anchor = self.edits.tag_end(self.content) if self.content else self.root.close
        for at, group in enumerate(self.new):
            partner = found[at]
            if partner is None:
                self.insert(anchor, group)
                continue
            before = self.old[partner]
            if before.key != group.key:
                self.change(before, group, steps.get(at, ()))
            anchor = max(anchor, self.end_of(before))
        self.scenes(found)
        self.retagging.finish()
        return self.edits.made()

    def orphans(self, found: list[int | None], removed: Sequence[Paragraph | None]) -> None:
        """Have notes written anew that stand in a paragraph that goes."""
        kept = {at for at in found if at is not None}
        gone = {
            number
            for at, group in enumerate(self.old)
            if at not in kept and not self.is_nested(group)
            for number in range(group.source[0], group.source[1] + 1)
        } | {one.number for one in removed if one}
        for at, partner in enumerate(found):
            if partner is not None and self.owners.get(self.old[partner].source[0]) in gone:
                found[at] = None

    # -- one piece

    def is_nested(self, group: Group) -> bool:
        """Tell whether a piece is a note inside a paragraph, or at the end of the file."""
        return group.kind == "note" and group.source[0] in self.notes

    def paragraphs(self, group: Group) -> list[Paragraph]:
        numbers = range(group.source[0], group.source[1] + 1)
        return [self.by_number[number] for number in numbers if number in self.by_number]

    def end_of(self, group: Group) -> int:
        """Return the place behind a piece, and behind what holds it."""
        number = self.owners.get(group.source[0], group.source[1])
        one = self.by_number.get(number)
        if one is None:
            own = self.paragraphs(group)
            one = own[-1] if own else None
        if one is None:
            return 0
        return self.edits.end(self.blocks.get(id(one.node), one.node))

    def remove(self, group: Group) -> None:
        if self.is_nested(group):
            node = self.notes[group.source[0]]
            self.edits.remove(node.start, self.edits.end(node))
            return
        for one in self.paragraphs(group):
            self.edits.remove(one.node.start, self.edits.end(one.node))

    def insert(self, at: int, group: Group) -> None:
        newline = "" if self.edits.data[at - 1 : at] == b"\n" else "\n"
        if group.kind == "note":
            note = Written("General", "", notes=[note_xml(group.lines[0].text)])
            self.edits.insert(at, (newline + paragraph_xml(note)).rstrip("\n"))
            return
        written = group_paragraphs(group)
        self.retagging.mark_new(group, written)
        xml = "".join(map(paragraph_xml, written))
        self.edits.insert(at, (newline + xml).rstrip("\n"))

    def plan(self, before: Group, group: Group) -> list[Step]:
        """Say what becomes of the paragraphs of a piece that changed."""
        own, written = self.paragraphs(before), group_paragraphs(group)
        if len(own) == len(written) == 1:
            return [(own[0], written[0])]
        old = [(one.type, one.text.strip()) for one in own]
        new = [(one.type, one.text) for one in written]
        steps: list[Step] = []
        for _, i, i_end, j, j_end in SequenceMatcher(None, old, new).get_opcodes():
            for at in range(max(i_end - i, j_end - j)):
                one = own[i + at] if i + at < i_end else None
                text = written[j + at] if j + at < j_end else None
                if one and text and one.type != text.type:
                    steps += [(one, None), (None, text)]
                else:
                    steps.append((one, text))
        return steps

    def change(self, before: Group, group: Group, steps: Sequence[Step]) -> None:
        """Write the new text into the paragraphs of a piece, and take and add some."""
        if self.is_nested(before):
            node = self.notes[before.source[0]]
            xml = note_xml(group.lines[0].text).strip()
            self.edits.replace(node.start, self.edits.end(node), xml)
            return
        own = self.paragraphs(before)
        anchor = own[0].node.start if own else self.end_of(before)
        for one, text in steps:
            if one is not None:
                anchor = self.edits.end(one.node)
                if text is None:
                    self.edits.remove(one.node.start, anchor)
                else:
                    self.reword(one, text)
            elif text is not None:
                self.edits.insert(anchor, "\n" + paragraph_xml(text).rstrip("\n"))

    def reword(self, one: Paragraph, new: Written) -> None:
        """Write another text into a paragraph, unless it says it already."""
        if one.type == "Scene Heading" and one.node.get("Number") != new.attributes.get(
            "Number", ""
        ):
            self.edits.attribute(one.node, "Number", new.attributes.get("Number", ""))
        if (one.text.strip(), one.spans) == (new.text, new.spans):
            return
        self.retagging.carry(one, new)
        runs = list(one.node.all("Text"))
        xml = runs_xml(new.text, new.spans, new.marks, "      ").strip()
        if runs:
            self.edits.replace(runs[0].start, self.edits.end(runs[-1]), xml)
        elif not self.edits.is_single(one.node):
            self.edits.insert(one.node.close, f"  {xml}\n    ")

    # -- what a scene says of itself

    def scenes(self, found: Sequence[int | None]) -> None:
        """Bring lengths, summaries and tags of the scenes that stayed up to date."""
        for at, partner in enumerate(found):
            before = self.old[partner].scene if partner is not None else None
            after = self.new[at].scene
            if before is None or after is None:
                continue
            heading = self.paragraphs(self.old[partner])[0]  # type: ignore[index]
            self.properties(heading, before, after)
            self.retagging.scene(heading, before, after, self.scene_paragraphs(before))

    def scene_paragraphs(self, scene: ReadScene) -> list[Paragraph]:
        numbers = {n for line in scene.lines for n in range(line.source[0], line.source[1] + 1)}
        numbers |= set(range(*scene.source)) if scene.source else set()
        return [self.by_number[n] for n in sorted(numbers) if n in self.by_number]

    def properties(self, heading: Paragraph, before: ReadScene, after: ReadScene) -> None:
        node = heading.node.first("SceneProperties")
        if node is None:
            return
        if before.measured and before.eighths != after.eighths:
            self.edits.attribute(node, "Length", show_eighths(after.eighths))
        if before.synopsis != after.synopsis:
            summary = node.first("Summary")
            xml = summary_xml(after.synopsis).strip() if after.synopsis else ""
            if summary is not None:
                self.edits.replace(summary.start, self.edits.end(summary), xml)
            elif not self.edits.is_single(node):
                self.edits.insert(node.close, f"{xml}\n      ")
            elif xml:
                start = self.edits.tag_end(node)
                slash = self.edits.data.rindex(b"/", node.start, start)
                self.edits.replace(slash, start, f">\n        {xml}\n      </SceneProperties>")


def _owners(document: Document) -> dict[int, int]:
    """Say in which paragraph each nested one stands, by their numbers."""
    return {
        inner.number: one.number for one in document.content for inner in (*one.notes, *one.omitted)
    }


def _notes(document: Document) -> dict[int, Node]:
    inside = [(note.number, note.node) for one in document.content for note in one.notes]
    omitted = [(one.number, one.node) for other in document.content for one in other.omitted]
    return dict([*inside, *omitted, *((one.number, one.node) for _, one in document.notes)])


def _blocks(content: Node | None) -> dict[int, Node]:
    """Say in which paragraph of the script those of a dual dialogue stand."""
    found: dict[int, Node] = {}
    for block in content.children if content else ():
        duals = [block] if block.name == "DualDialogue" else list(block.all("DualDialogue"))
        for dual in duals:
            found.update((id(inner), block) for inner in dual.all("Paragraph"))
    return found
