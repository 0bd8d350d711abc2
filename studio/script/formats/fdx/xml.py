"""Paragraphs as Final Draft writes them in XML."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from studio.base.text import one_line
from studio.script.spans import Spans

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_STYLES = {"bold": "Bold", "italic": "Italic", "strike": "Strikeout", "underline": "Underline"}


@dataclass(slots=True)
class Mark:
    """The characters from `start` up to `end` of a paragraph carry a tag of this number."""

    start: int
    end: int
    number: str


@dataclass(slots=True)
class Written:
    """A paragraph to be written; `properties` and `notes` are XML inside it."""

    type: str
    text: str
    spans: Spans = ()
    attributes: dict[str, str] = field(default_factory=dict)
    properties: str = ""
    notes: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def attributes_xml(values: Mapping[str, str]) -> str:
    """Write attributes in the order of their names, each with a space before it."""
    written = (f" {name}={quoteattr(clean(one_line(values[name])))}" for name in sorted(values))
    return "".join(written)


def clean(text: str) -> str:
    """Drop the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def paragraph_xml(one: Written, indent: str = "    ") -> str:
    """Write a paragraph on lines of its own."""
    inside = [one.properties, *one.notes, runs_xml(one.text, one.spans, one.marks, indent + "  ")]
    body = "".join(inside)
    values = {**one.attributes, "Type": one.type}
    return f"{indent}<Paragraph{attributes_xml(values)}>\n{body}{indent}</Paragraph>\n"


def runs_xml(text: str, spans: Spans, marks: Sequence[Mark], indent: str) -> str:
    """Write a text as runs that each have one look and one tag."""
    ends = [(s.start, s.end) for s in spans] + [(m.start, m.end) for m in marks]
    cuts = {0, len(text), *(min(at, len(text)) for pair in ends for at in pair)}
    pairs = list(pairwise(sorted(cuts))) or [(0, 0)]
    parts = []
    for start, end in pairs:
        inside = [s.style for s in spans if s.start <= start and end <= s.end and start < end]
        style = "+".join(_STYLES[name] for name in sorted(set(inside)) if name in _STYLES)
        tags = ",".join(m.number for m in marks if m.start <= start and end <= m.end)
        values = {"Style": style} if style else {}
        if tags:
            values["TagNumber"] = tags
        parts.append(f"{indent}<Text{attributes_xml(values)}>{text_xml(text[start:end])}</Text>\n")
    return "".join(parts)


def text_xml(text: str) -> str:
    """Write characters."""
    return escape(clean(text))


def note_xml(text: str, indent: str = "      ") -> str:
    """Write a script note."""
    return (
        f"{indent}<ScriptNote>\n{indent}  <Paragraph>\n{indent}    <Text>{text_xml(text)}</Text>\n"
        f"{indent}  </Paragraph>\n{indent}</ScriptNote>\n"
    )
