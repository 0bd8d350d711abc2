"""A script in the Western layout: what a line is, by the column that it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.script.formats.fountain_blocks import has_cjk, is_transition, split_extensions
from studio.script.formats.laid.paragraphs import is_heading
from studio.script.formats.paper.blocks import Frame, PaperRow, is_cue
from studio.script.formats.paper.furniture import LeftOut
from studio.script.formats.paper.lines import Segment
from studio.script.formats.typed.parts import SPOKEN, Part, PartKind
from studio.script.spans import joined, shifted

_INDENTED = 25.0
_ENDS = tuple(".!?…\"”')）。！？:")
_CONTINUED = frozenset({"CONT'D", "CONT’D", "CONTD", "CONT.", "CONT", "CONTINUED", "CONTINUING"})


def parts_of(rows: Sequence[PaperRow], frame: Frame, out: LeftOut) -> list[Part]:
    """Make typed parts of rows; source lines count the rows from 1."""
    return _Layout(rows, frame, out).parts()


@dataclass(slots=True)
class _Open:
    """The part at hand, which the next line may go on with, and its last row."""

    part: Part
    row: PaperRow


class _Layout:
    def __init__(self, rows: Sequence[PaperRow], frame: Frame, out: LeftOut) -> None:
        self.rows, self.frame, self.out = rows, frame, out
        self.found: list[Part] = []
        self.open: _Open | None = None
        self.speaker = ""
        self.in_speech = False
        self.rights: dict[str, float] = {}
        self.spoken_at: set[int] = set()
        self.measure()

    def measure(self) -> None:
        """Find the right edge of each column: where its longest line ends."""
        for row in self.rows:
            if row.sides:
                continue
            column = self.column(row)
            self.rights[column] = max(self.rights.get(column, 0.0), row.x1)

    def column(self, row: PaperRow) -> str:
        return "action" if row.x0 < self.frame.left + _INDENTED else str(round(row.x0 / 9))

    def parts(self) -> list[Part]:
        at = 0
        while at < len(self.rows):
            at = self.row(at, self.rows[at])
        return self.found

    # -- one row; returns the place after what was read

    def row(self, at: int, row: PaperRow) -> int:
        dual = self.dual(at)
        if dual:
            return dual
        text = row.text.strip()
        kind = self.kind(at, row, text)
        if kind == "character" and self.is_same_speech(at, text):
            # The name is said again only because a page ends.
            self.in_speech = True
            self.extend_source(at)
            return at + 1
        if self.goes_on(row, kind):
            self.append(at, row)
        else:
            self.add(at, row, kind)
        self.in_speech = kind == "character" or (self.in_speech and kind in SPOKEN)
        if kind in SPOKEN:
            self.spoken_at.add(round(row.x0))
        if kind == "character":
            self.speaker = split_extensions(text)[0]
        return at + 1

    def kind(self, at: int, row: PaperRow, text: str) -> PartKind:
        indented = row.x0 - self.frame.left >= _INDENTED
        if not indented:
            return self.at_left(row, text)
        if self.begins_cue(at, row, text):
            return "character"
        # At the top of a page only what stands in a column of speech goes on with one.
        if self.in_speech and (row.gap is False or (not row.gap and self.spoken_column(row))):
            return self.spoken(row, text)
        right = row.x1 >= self.frame.right - 20 and row.x0 > self.frame.centre
        if is_transition(text) or (right and text == text.upper()):
            return "transition"
        left, middle = self.frame.left, (row.x0 + row.x1) / 2
        column = (left + self.frame.right) / 2
        if min(abs(middle - self.frame.centre), abs(middle - column)) < 12 and row.x0 > left + 40:
            return "centred"
        return "action"

    def at_left(self, row: PaperRow, text: str) -> PartKind:
        before = self.open.part.kind if self.open else None
        if is_heading(text) or (row.number and text == text.upper()):
            return "heading"
        if before == "heading" and row.gap is False and text == text.upper() and not row.number:
            return "heading" if not is_cue(text) or self.full(row) else "action"
        return "transition" if is_transition(text) and row.gap is not False else "action"

    def spoken(self, row: PaperRow, text: str) -> PartKind:
        if text[0] in "(（":
            return "parenthetical"
        before = self.open.part if self.open else None
        if before and before.kind == "parenthetical":
            whole = before.text.count("(") + before.text.count("（")
            closed = before.text.count(")") + before.text.count("）")
            return "parenthetical" if closed < whole else "dialogue"
        return "dialogue"

    def spoken_column(self, row: PaperRow) -> bool:
        """Say whether a row stands where something was said before."""
        return any(abs(row.x0 - x0) < 10 for x0 in self.spoken_at)

    def begins_cue(self, at: int, row: PaperRow, text: str) -> bool:
        """Say whether a name stands here with words under it, further left."""
        following = self.rows[at + 1] if at + 1 < len(self.rows) else None
        if following is None or following.gap is not False or is_heading(following.text):
            return False
        cue = is_cue(text)
        if not cue and has_cjk(text):
            cue = len(text) <= 14 and not any(mark in text for mark in "。，！？：…")
        if not cue or is_transition(text) or following.number:
            return False
        if following.x0 - self.frame.left < _INDENTED - 10:
            return False
        further = following.x0 < row.x0 - 3
        centred = abs((row.x0 + row.x1) - (following.x0 + following.x1)) < 16
        return (further or centred) and not text.startswith(("(", "（"))

    # -- joining what the page has broken

    def is_same_speech(self, at: int, text: str) -> bool:
        """Say whether a cue at the top of a page goes on with the speech that the page cut."""
        if self.rows[at].gap is not None or not self.found or self.found[-1].kind not in SPOKEN:
            return False
        name, extensions = split_extensions(text)
        said_again = any(one.upper().strip(".") in _CONTINUED for one in extensions)
        cut = self.rows[at - 1].page in self.out.more
        return name == self.speaker and (said_again or cut)

    def extend_source(self, at: int) -> None:
        """Count a cue that is said again as a line of the speech."""
        part = self.found[-1]
        part.source = (part.source[0], at + 1)

    def goes_on(self, row: PaperRow, kind: PartKind) -> bool:
        """Say whether a row is of the same paragraph as the row before it."""
        before = self.open
        if before is None or before.part.kind != kind or kind in ("character", "transition"):
            return False
        if kind == "centred":
            return False
        if row.gap:
            return False
        if kind == "parenthetical":
            return row.text.strip()[0] not in "(（"
        if kind == "heading":
            return row.gap is False and not is_heading(row.text) and not row.number
        if row.gap is False or kind == "dialogue":
            return True
        return self.cut_by_page(before.row, row)

    def cut_by_page(self, before: PaperRow, row: PaperRow) -> bool:
        """Say whether the action at the top of a page goes on with that of the page before."""
        said = before.text.rstrip()
        if row.text.lstrip()[:1].islower():
            return True
        return self.full(before, row) and not said.endswith(_ENDS)

    def full(self, row: PaperRow, following: PaperRow | None = None) -> bool:
        """Say whether the next word would not have fitted behind a row."""
        width = max(row.x1 - row.x0, 1.0) / max(len(row.text), 1)
        word = following.text.split(" ")[0] if following else ""
        room = self.rights.get(self.column(row), self.frame.right)
        return row.x1 + width * (len(word) + 1) > room + 1

    def append(self, at: int, row: PaperRow) -> None:
        """Put a row behind the paragraph at hand: with a space where the line only wraps."""
        assert self.open is not None  # noqa: S101 - it goes on with it
        part, before = self.open.part, self.open.row
        wraps = self.full(before, row) or row.gap is None or part.kind not in ("action", "dialogue")
        if part.kind == "dialogue":
            # Verses and lists are short; a little room is only a narrower column.
            right = self.rights.get(self.column(before), before.x1)
            wraps = wraps or before.x1 - before.x0 > (right - before.x0) * 0.75
        between = _between(before.text) if wraps else "\n"
        part.spans = joined((*part.spans, *shifted(row.spans, len(part.text) + len(between))))
        part.text += between + row.text.strip()
        part.source = (part.source[0], at + 1)
        self.open.row = row

    def add(self, at: int, row: PaperRow, kind: PartKind) -> None:
        part = Part(kind, row.text.strip(), (at + 1, at + 1))
        if kind not in ("heading", "character"):
            part.spans = row.spans
        part.number = row.number if kind == "heading" else ""
        if row.number and kind != "heading":
            part.text = f"{row.number} {part.text}"
            part.spans = shifted(part.spans, len(row.number) + 1)
        self.found.append(part)
        self.open = _Open(part, row)

    # -- two speeches side by side

    def dual(self, at: int) -> int:
        """Read two speeches that stand beside each other; returns 0 when there are none."""
        sides = self.rows[at].sides
        if len(sides) != 2 or not all(is_cue(one.text) for one in sides):
            return 0
        middle = (sides[0].x1 + sides[1].x0) / 2
        columns: tuple[list[tuple[int, Segment]], list[tuple[int, Segment]]] = ([], [])
        end = at
        while end < len(self.rows):
            row = self.rows[end]
            if end > at and not self.beside(row, middle, columns):
                break
            for one in row.sides or [Segment(row.x0, row.x1, row.text, row.spans)]:
                columns[one.x0 >= middle - 20].append((end, one))
            end += 1
        if end - at < 2 or min(map(len, columns)) < 2:
            return 0
        for side, column in zip(("left", "right"), columns, strict=True):
            self.side(column, side, (at + 1, end))
        self.open, self.in_speech, self.speaker = None, False, ""
        return end

    def beside(
        self, row: PaperRow, middle: float, columns: tuple[list[tuple[int, Segment]], ...]
    ) -> bool:
        """Say whether a row goes on with two speeches, over a page too where it is in a column."""
        pieces = row.sides or [Segment(row.x0, row.x1, row.text)]
        if row.gap is None:
            edges = [one.x0 for column in columns for _, one in column[1:]]
            stands = all(min(abs(one.x0 - x0) for x0 in edges) < 16 for one in pieces)
            inside = row.sides or row.x0 > self.frame.left + 6
            return bool(edges and inside) and stands and self.apart(row, middle)
        return not row.gap and self.apart(row, middle)

    def apart(self, row: PaperRow, middle: float) -> bool:
        """Say whether the words of a row are in one of two columns."""
        if row.sides:
            return row.sides[1].x0 >= middle - 20
        return row.x0 >= middle - 20 or row.x1 <= middle + 40

    def side(self, column: list[tuple[int, Segment]], side: str, rows: tuple[int, int]) -> None:
        """Add one of two speeches; both are on the same rows."""
        cue = Part("character", column[0][1].text.strip(), rows)
        cue.dual = "left" if side == "left" else "right"
        self.found.append(cue)
        open_bracket = False
        for _, one in column[1:]:
            text = one.text.strip()
            kind: PartKind = "dialogue"
            if text[0] in "(（" or open_bracket:
                kind = "parenthetical"
                open_bracket = text[-1] not in ")）"
            last = self.found[-1]
            if last.kind == kind and (kind == "dialogue" or text[0] not in "(（"):
                last.text += f"{_between(last.text)}{text}"
            else:
                self.found.append(Part(kind, text, rows, one.spans))


def _between(before: str) -> str:
    """Return what belongs between two rows of one paragraph: nothing behind a hyphen."""
    return "" if before[-1:] == "-" and before[-2:-1].isalnum() else " "
