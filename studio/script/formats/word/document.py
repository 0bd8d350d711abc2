"""The paragraphs of a Word document in order, those of tables and boxes among them, as rows."""

from collections.abc import Iterator

from studio.script.formats.chinese_meta import labelled
from studio.script.formats.laid.rows import Align, LaidRow
from studio.script.formats.word.inline import Inline, Told
from studio.script.formats.word.numbering import Numbering
from studio.script.formats.word.package import Element, W, WordFile
from studio.script.formats.word.styles import Style, Styles, is_on
from studio.script.spans import Spans, clipped, shifted

_BLOCKS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_TAB, _SPACE = 36.0, 7.2
_ALIGN: dict[str | None, Align] = {"center": "centre", "right": "right", "end": "right"}
_MOST_BOXES = 5000


class Rows:
    """Makes the rows of a document; `told` counts what was left out."""

    def __init__(self, word: WordFile) -> None:
        self.styles = Styles(word.styles)
        self.numbering = Numbering(word.numbering)
        self.told = Told()
        self.inline = Inline(self.styles, self.told)
        self.boxes_seen = 0
        self.rows: list[LaidRow] = []
        self._held: tuple[str, Spans] = ("", ())
        self._page = False
        for row in self._blocks(word.body):
            self.rows.append(row)
        if self._held[0]:
            self.rows += _split(LaidRow(*self._held))

    def _blocks(self, element: Element) -> Iterator[LaidRow]:
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in _BLOCKS:
                yield from self._blocks(child)

    def _table(self, table: Element) -> Iterator[LaidRow]:
        for row in self._table_rows(table):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.told.deleted += 1
                continue
            cells = [list(self._blocks(cell)) for cell in _cells(row)]
            filled = [[one for one in cell if one.text.strip()] for cell in cells]
            if sum(map(bool, filled)) > 1 and all(len(cell) < 2 for cell in filled):
                parts = [cell[0].text.strip() for cell in filled if cell]
                kinds = [cell[0].kind for cell in filled if cell]
                yield LaidRow(_table_line(parts), kind=kinds[0])
            else:
                for cell in filled:
                    yield from cell

    def _table_rows(self, table: Element) -> Iterator[Element]:
        for child in table:
            if child.tag == f"{W}tr":
                yield child
            elif child.tag in _BLOCKS:
                yield from self._table_rows(child)

    def _paragraph(self, paragraph: Element) -> Iterator[LaidRow]:
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.of(properties, "pStyle", "paragraph")
        words = self.inline.words(paragraph, style)
        boxes = words.boxes[: max(0, _MOST_BOXES - self.boxes_seen)]
        self.boxes_seen += len(boxes)
        text, spans = words.text, words.spans
        if style.contents:
            self.told.contents += bool(text.strip())
            return
        if self._goes_on(properties, text, spans):
            return
        held, held_spans = self._held
        self._held = ("", ())
        row = LaidRow(held + text, (*held_spans, *shifted(spans, len(held))))
        self._place(row, properties, style)
        row.kind = style.kind
        row.breaks = self._page or self._switch(properties, "pageBreakBefore")
        self._page = words.breaks
        if number := self._number(properties, style):
            row.text, row.spans = number + row.text, shifted(row.spans, len(number))
        yield from _split(row)
        for box in boxes:
            self.told.boxes += 1
            yield from self._blocks(box)

    def _goes_on(self, properties: Element | None, text: str, spans: Spans) -> bool:
        """Hold a paragraph whose end was deleted by a tracked change, for the next one."""
        if properties is None or properties.find(f"{W}rPr/{W}del") is None:
            return False
        held, held_spans = self._held
        self._held = (held + text, (*held_spans, *shifted(spans, len(held))))
        self.told.deleted += 1
        return True

    def _place(self, row: LaidRow, properties: Element | None, style: Style) -> None:
        def value(tag: str, *keys: str) -> str | None:
            own = None if properties is None else properties.find(f"{W}{tag}")
            for key in keys:
                found = None if own is None else own.get(f"{W}{key}")
                found = found or style.paragraph(f"{W}{tag}", key)
                if found:
                    return found
            return None

        left = _points(value("ind", "left", "start"))
        left += _points(value("ind", "firstLine")) - _points(value("ind", "hanging"))
        bare = row.text.lstrip(" \t\u3000")
        lead = row.text[: len(row.text) - len(bare)]
        row.left = left + lead.count("\t") * _TAB + (len(lead) - lead.count("\t")) * _SPACE
        row.align = _ALIGN.get(value("jc", "val"), "left")

    def _switch(self, properties: Element | None, tag: str) -> bool:
        found = None if properties is None else properties.find(f"{W}{tag}")
        return found is not None and is_on(found)

    def _number(self, properties: Element | None, style: Style) -> str:
        """Return the number that Word shows before a paragraph."""
        own = None if properties is None else properties.find(f"{W}numPr")
        list_id = level = None
        if own is not None:
            named, depth = own.find(f"{W}numId"), own.find(f"{W}ilvl")
            list_id = named.get(f"{W}val") if named is not None else None
            level = depth.get(f"{W}val") if depth is not None else None
        list_id = list_id or style.paragraph(f"{W}numPr/{W}numId", "val")
        level = level or style.paragraph(f"{W}numPr/{W}ilvl", "val") or "0"
        if not list_id or list_id == "0" or level not in "012345678":
            return ""
        return self.numbering.next(list_id, int(level))


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _BLOCKS:
            yield from _cells(child)


def _table_line(parts: list[str]) -> str:
    """Join the cells of a row: a label and what it labels with a colon, columns with tabs."""
    pairs = [f"{label}：{value}" for label, value in zip(parts[::2], parts[1::2], strict=False)]
    labels = len(parts) % 2 == 0 and all(labelled(pair) for pair in pairs)
    colons = any("：" in part or ":" in part for part in parts[::2])
    return "\t".join(pairs if labels and not colons else parts)


def _split(row: LaidRow) -> list[LaidRow]:
    """Cut a paragraph at its soft breaks: each is a source line of its own."""
    if "\n" not in row.text:
        return [row]
    rows: list[LaidRow] = []
    at = 0
    for text in row.text.split("\n"):
        spans = clipped(row.spans, at, at + len(text))
        one = LaidRow(text, spans, row.left, row.align, row.kind, joined=bool(rows))
        one.breaks = row.breaks and not rows
        rows.append(one)
        at += len(text) + 1
    return rows


def _points(twips: str | None) -> float:
    try:
        return max(-2000.0, min(2000.0, float(twips or 0) / 20))
    except ValueError:
        return 0.0
