"""Word files for the tests, made by the library and by hand where it cannot."""

import io
from copy import deepcopy

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

INDENTS = {"character": 144, "dialogue": 72, "parenthetical": 108}
STYLES = {
    "heading": "Scene Heading",
    "action": "Action",
    "character": "Character",
    "dialogue": "Dialogue",
    "parenthetical": "Parenthetical",
    "transition": "Transition",
    "centred": "Action",
}


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def lines(*texts):
    """A document of plain paragraphs; a tuple is a row of a table."""
    document = Document()
    for text in texts:
        if isinstance(text, tuple):
            row = document.add_table(rows=1, cols=len(text)).rows[0]
            for cell, words in zip(row.cells, text, strict=True):
                cell.text = words
        else:
            document.add_paragraph(text)
    return saved(document)


def raw(*paragraphs, numbering="", before=None):
    """A document of paragraphs given as XML inside of `w:p`."""
    document = Document()
    if before:
        before(document)
    body = document.element.body
    for inner in paragraphs:
        xml = inner if inner.startswith("<w:tbl") else f"<w:p>{inner}</w:p>"
        start = xml.index(">") if not xml.startswith("<w:p>") else 4
        start = min(start, xml.index(" ")) if " " in xml[:start] else start
        body.insert(len(body) - 1, parse_xml(f"{xml[:start]} {nsdecls('w')}{xml[start:]}"))
    if numbering:
        element = document.part.numbering_part.element
        for child in list(element):
            element.remove(child)
        for child in parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>"):
            element.append(deepcopy(child))
    return saved(document)


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def western(reading, *, look, gaps=False, episodes=True):
    """A script in one of the ways people lay it out: styles, indents, centred, or plain."""
    document = Document()
    if look == "styles":
        for name in STYLES.values():
            if name not in [style.name for style in document.styles]:
                document.styles.add_style(name, 1)
    for episode in reading.episodes:
        if episode.number is not None and episodes:
            add(document, "action", f"EPISODE {episode.number}", look, gaps)
        for scene in episode.scenes:
            if scene.heading:
                number = f"{scene.number}. " if scene.number else ""
                add(document, "heading", number + scene.heading, look, gaps)
            before = None
            for line in scene.lines:
                if line.character:
                    same = before and (before.character, before.modifier) == (
                        line.character,
                        line.modifier,
                    )
                    if not same or line.source[0] != before.source[1] + 1:
                        extra = f" ({line.modifier})" if line.modifier else ""
                        add(document, "character", line.character + extra, look, gaps)
                    add(document, line.kind, line.text, look, False)
                else:
                    add(document, line.kind, line.text, look, gaps)
                before = line
    return saved(document)


def add(document, kind, text, look, gap):
    if gap and document.paragraphs:
        document.add_paragraph()
    paragraph = document.add_paragraph(text)
    if look == "styles":
        paragraph.style = document.styles[STYLES[kind]]
    elif look == "indents" and kind in INDENTS:
        paragraph.paragraph_format.left_indent = Pt(INDENTS[kind])
    elif look == "tabs" and kind in INDENTS:
        paragraph.clear()
        paragraph.add_run("\t" * (INDENTS[kind] // 36) + text)
    elif look == "centred" and kind in INDENTS:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if look != "plain" and kind == "transition":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if look != "plain" and kind == "centred":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


__all__ = ["WD_BREAK", "add", "lines", "qn", "raw", "run", "saved", "western"]
