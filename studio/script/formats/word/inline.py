"""The words of a paragraph as they are shown: changes accepted, what is hidden left out."""

from dataclasses import dataclass, field

from studio.base.text import clean_text
from studio.script.formats.word.package import Element, W
from studio.script.formats.word.styles import Style, Styles, is_on
from studio.script.spans import Span, Spans, joined

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_THROUGH = frozenset(
    f"{W}{name}"
    for name in (
        "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml",
        "bdo", "dir", "ruby", "rubyBase",
    )
)  # fmt: skip
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_LOOKS = {"b": "bold", "i": "italic", "u": "underline", "strike": "strike"}
# What the sign fonts of Word draw for actions in Chinese scripts.
_SIGNS = {("wingdings 3", 0x70): "▲", ("wingdings 3", 0x72): "△"}


@dataclass(slots=True)
class Told:
    """How much of a document was left out, and why."""

    deleted: int = 0
    hidden: int = 0
    footnotes: int = 0
    boxes: int = 0
    contents: int = 0


@dataclass(slots=True)
class Words:
    """The text of a paragraph, its emphasis, the boxes that hang on it."""

    text: str = ""
    spans: Spans = ()
    boxes: list[Element] = field(default_factory=list)
    breaks: bool = False


class Inline:
    """Reads the runs of paragraphs; a field may reach over several of them."""

    def __init__(self, styles: Styles, told: Told) -> None:
        self.styles = styles
        self.told = told
        self._fields: list[bool] = []  # whether each open field is past its instruction
        self._style = Style([])
        self._parts: list[str] = []
        self._spans: list[Span] = []
        self._length = 0
        self._words = Words()

    def words(self, paragraph: Element, style: Style) -> Words:
        """Return what a paragraph of this style shows."""
        self._style, self._words = style, Words()
        self._parts, self._spans, self._length = [], [], 0
        self._children(paragraph)
        self._words.text = "".join(self._parts)
        self._words.spans = joined(self._spans)
        return self._words

    def _children(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag in _THROUGH:
                self._children(child)
            elif tag in _GONE:
                self.told.deleted += 1
            elif isinstance(tag, str) and tag.startswith(_COMPATIBLE):
                self._choice(child)
            elif isinstance(tag, str) and tag.endswith("}oMath"):
                for one in child.iter(_MATHS):
                    self._add(one.text or "", None)

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        if self._look(properties, "vanish"):
            self.told.hidden += 1
            return
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self._add(child.text or "", properties)
            elif tag in (f"{W}tab", f"{W}ptab"):
                self._add("\t", None)
            elif tag in (f"{W}br", f"{W}cr"):
                self._words.breaks |= child.get(f"{W}type") == "page"
                self._add("\n", None)
            elif tag == f"{W}noBreakHyphen":
                self._add("-", properties)
            else:
                self._rare(child)

    def _rare(self, child: Element) -> None:
        tag = child.tag
        if tag == f"{W}sym":
            self._add(_sign(child), None)
        elif tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType"))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self.told.footnotes += 1
        elif tag in _DRAWN:
            self._boxes(child)
        elif tag in _THROUGH:
            self._children(child)
        elif isinstance(tag, str) and tag.startswith(_COMPATIBLE):
            self._choice(child)

    def _choice(self, element: Element) -> None:
        """Take the first of several forms of one thing."""
        if element.tag != f"{_COMPATIBLE}AlternateContent":
            return
        for form in element:
            self._boxes(form)
            return

    def _boxes(self, element: Element) -> None:
        """Collect the boxes of a drawing; a box inside a box is found when that is read."""
        for child in element:
            if child.tag == f"{W}txbxContent":
                self._words.boxes.append(child)
            elif child.tag == f"{_COMPATIBLE}AlternateContent":
                self._choice(child)
            else:
                self._boxes(child)

    def _field(self, kind: str | None) -> None:
        """Follow a field, of which only the result is shown."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, text: str, properties: Element | None) -> None:
        if not all(self._fields):
            return
        text = clean_text(text).replace("\u2028", "\n")
        if (self._look(properties, "caps") or self._look(properties, "smallCaps")) and (
            len(text.upper()) == len(text)
        ):
            text = text.upper()
        end = self._length + len(text)
        if properties is not None and text.strip():
            for tag, look in _LOOKS.items():
                found = properties.find(f"{W}{tag}")
                if found is not None and is_on(found):
                    self._spans.append(Span(self._length, end, look))
        self._parts.append(text)
        self._length = end

    def _look(self, properties: Element | None, tag: str) -> bool:
        """Say whether a run has a look: by itself, else by its style, else by its paragraph's."""
        if properties is not None:
            found = properties.find(f"{W}{tag}")
            if found is not None:
                return is_on(found)
            named = properties.find(f"{W}rStyle")
            if named is not None and self.styles.named(named.get(f"{W}val") or "").switched(tag):
                return True
        return self._style.switched(tag)


def _sign(element: Element) -> str:
    code = element.get(f"{W}char") or ""
    try:
        number = int(code[-4:], 16)
    except ValueError:
        return ""
    font = (element.get(f"{W}font") or "").casefold()
    if (font, number & 0xFF) in _SIGNS:
        return _SIGNS[font, number & 0xFF]
    return "" if 0xE000 <= number <= 0xF8FF else chr(number)
