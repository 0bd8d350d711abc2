"""The styles of a script in Word: Western in Courier with indents, Chinese with bold headers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style; indents in inches from the margins, distances in points."""

    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    bold: bool = False
    keep: bool = False
    align: Align = "left"
    size: float = 0.0
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of a layout by name, its page in inches, its fonts, and the style of each kind."""

    page: tuple[float, float]
    margins: tuple[float, float, float, float]  # left, right, top, bottom
    font: str
    eastern: str
    size: float
    styles: Mapping[str, Look]
    kinds: Mapping[str, str]
    line: float

    def style_of(self, kind: str) -> str:
        """Return the style of a kind of line."""
        return self.kinds.get(kind, "Action")


_KINDS = {
    "action": "Action",
    "dialogue": "Dialogue",
    "parenthetical": "Parenthetical",
    "lyric": "Lyrics",
    "transition": "Transition",
    "shot": "Shot",
    "centred": "Centred",
    "note": "Note",
    "synopsis": "Synopsis",
}
WESTERN = Looks(
    page=(8.5, 11.0),
    margins=(1.5, 1.0, 1.0, 1.0),
    font="Courier Prime",
    eastern="SimSun",
    size=12.0,
    styles={
        "Episode": Look(align="centre", bold=True, before=24.0, keep=True),
        "Scene Heading": Look(before=12.0, keep=True),
        "Action": Look(before=12.0),
        "Centred": Look(before=12.0, align="centre"),
        "Shot": Look(before=12.0, keep=True),
        "Character": Look(left=2.2, before=12.0, keep=True),
        "Parenthetical": Look(left=1.6, right=1.9, keep=True),
        "Dialogue": Look(left=1.0, right=1.5),
        "Lyrics": Look(left=1.0, right=1.5, italic=True),
        "Transition": Look(before=12.0, align="right"),
        "Note": Look(before=12.0, italic=True),
        "Synopsis": Look(before=12.0, italic=True),
        "Front Matter": Look(align="centre", before=6.0),
    },
    kinds=_KINDS,
    line=1.0,
)
CHINESE = Looks(
    page=(8.27, 11.69),
    margins=(1.1, 1.1, 1.0, 1.0),
    font="Times New Roman",
    eastern="SimSun",
    size=12.0,
    styles={
        "Episode": Look(align="centre", bold=True, before=24.0, size=15.0, keep=True),
        "Scene Heading": Look(before=14.0, bold=True, keep=True),
        "Scene Facts": Look(keep=True),
        "Action": Look(),
        "Speech Line": Look(),
        "Centred": Look(align="centre"),
        "Front Matter": Look(before=4.0),
    },
    kinds={"centred": "Centred", "meta": "Scene Facts", "dialogue": "Speech Line"},
    line=1.5,
)


def add_styles(document: "WordDocument", looks: Looks) -> None:
    """Give a new document its page and its styles."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Inches, Pt

    section = document.sections[0]
    section.page_width, section.page_height = map(Inches, looks.page)
    section.left_margin, section.right_margin = map(Inches, looks.margins[:2])
    section.top_margin, section.bottom_margin = map(Inches, looks.margins[2:])
    places = {"centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
    normal = document.styles["Normal"]
    for style in (normal, document.styles["Title"]):
        style.font.name = looks.font
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), looks.eastern)
    normal.font.size = Pt(looks.size)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = looks.line
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, look in looks.styles.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        shape = style.paragraph_format
        shape.left_indent, shape.right_indent = Inches(look.left), Inches(look.right)
        shape.space_before, shape.keep_with_next = Pt(look.before), look.keep
        if look.align in places:
            shape.alignment = places[look.align]
        if look.size:
            style.font.size = Pt(look.size)
        style.font.bold, style.font.italic = look.bold or None, look.italic or None
