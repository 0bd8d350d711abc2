"""Western scripts of a word processor: what a paragraph is, by its style or where it stands."""

from collections.abc import Sequence

from studio.script.formats.fountain_blocks import has_cjk, is_transition, read_cue
from studio.script.formats.fountain_headings import has_prefix, western_episode
from studio.script.formats.laid.rows import LaidRow
from studio.script.formats.typed.parts import SPOKEN, Part, PartKind
from studio.script.formats.typed.reader import split_number

_INDENTED = 20.0
_LONGEST_CUE = 60
_SCRIPT = frozenset({"heading", "character", "dialogue"})


def has_script_styles(rows: Sequence[LaidRow]) -> bool:
    """Say whether the styles tell what the paragraphs of a script are."""
    return len({row.kind for row in rows if row.text.strip()} & _SCRIPT) > 1


def has_layout(rows: Sequence[LaidRow]) -> bool:
    """Say whether names and speeches are told apart by their indents or by being centred."""
    filled = [row for row in rows if row.text.strip()]
    stands = [row for row in filled if row.left >= _INDENTED or row.align == "centre"]
    return len(stands) * 10 > len(filled) and any(map(is_cue_row, stands))


def is_cue_row(row: LaidRow) -> bool:
    """Say whether a row could be the name of who speaks."""
    text = row.text.strip()
    return len(text) <= _LONGEST_CUE and not is_heading(text) and read_cue(text) is not None


def is_heading(text: str) -> bool:
    """Say whether a line begins like a scene heading, its number put aside."""
    return has_prefix(split_number(text)[1])


def parts_of(rows: Sequence[LaidRow]) -> list[Part]:
    """Make typed parts of rows; source lines count the rows from 1."""
    return _Layout(rows).parts()


class _Layout:
    def __init__(self, rows: Sequence[LaidRow]) -> None:
        self.rows = rows
        filled = [row.left for row in rows if is_heading(row.text.strip())]
        self.left = sorted(filled)[len(filled) // 2] if filled else 0.0
        self.styled = has_script_styles(rows)
        self.speaks = False
        self.said = False
        self.gap = False

    def parts(self) -> list[Part]:
        found: list[Part] = []
        front = self._front()
        for at, row in enumerate(self.rows):
            if not row.text.strip():
                self.gap = True
                continue
            kind: PartKind = "front" if at < front else self._kind(at, row)
            self.speaks = kind == "character" or (self.speaks and kind in SPOKEN)
            self.said = self.speaks and (kind == "dialogue" or (self.said and kind != "character"))
            self.gap = False
            part = Part(kind, row.text.strip(), (at + 1, at + 1))
            if kind != "heading" and kind != "character":
                start = len(row.text) - len(row.text.lstrip())
                part.text, part.spans = row.text, row.spans
                if start:
                    part.text = row.text.rstrip()
            if found and row.joined and found[-1].kind == kind == "action":
                _join(found[-1], part)
            else:
                found.append(part)
        return found

    def _kind(self, at: int, row: LaidRow) -> PartKind:
        text = row.text.strip()
        if row.kind and row.kind != "front":
            kind = self._checked(row.kind, text)
            return "centred" if kind == "action" and row.align == "centre" else kind
        if is_heading(text):
            return "heading"
        if self._goes_on(row, text):
            return "parenthetical" if text[0] in "(（" and text[-1] in ")）" else "dialogue"
        stands = row.left - self.left >= _INDENTED or row.align == "centre"
        if stands and self._is_cue(at, row):
            return "character"
        if is_transition(text) or (row.align == "right" and text.isupper()):
            return "transition"
        return "centred" if row.align == "centre" else "action"

    def _checked(self, kind: PartKind, text: str) -> PartKind:
        """Correct a style that was used for something else, as templates invite to."""
        if kind == "action" and is_heading(text):
            return "heading"
        if kind == "heading" and western_episode(text, section=False) is None:
            return "transition" if is_transition(text) else kind
        return kind

    def _goes_on(self, row: LaidRow, text: str) -> bool:
        """Say whether a row is said by who was named before it."""
        if not self.speaks or is_transition(text):
            return False
        stands = row.left - self.left >= _INDENTED or row.align == "centre"
        if stands and is_cue_row(row) and self.said and not text.startswith(("(", "（")):
            return False
        if not self.said:
            return not self.gap or stands
        return stands and not self.gap

    def _is_cue(self, at: int, row: LaidRow) -> bool:
        text = row.text.strip()
        cue = is_cue_row(row)
        if not cue and has_cjk(text):
            cue = len(text) <= 12 and not any(mark in text for mark in "。，！？：…、")
        if not cue or is_transition(text):
            return False
        following = next((one for one in self.rows[at + 1 : at + 3] if one.text.strip()), None)
        if following is None or is_heading(following.text.strip()):
            return False
        beside = self.rows[at + 1].text.strip() != ""
        stands = following.left - self.left >= _INDENTED / 2 or following.align == "centre"
        return (beside or stands) and following.align != "right"

    def _front(self) -> int:
        """Count the rows of the title page: before a page break, else centred at the top."""
        begins = len(self.rows)
        for at, row in enumerate(self.rows):
            text = row.text.strip()
            speaks = row.kind in ("heading", "character") or is_heading(text)
            if speaks or western_episode(text, section=False) or is_transition(text):
                begins = at
                break
        breaks = [at for at in range(1, begins + 1) if at < len(self.rows) and self.rows[at].breaks]
        if breaks and any(row.text.strip() for row in self.rows[: breaks[-1]]):
            return breaks[-1]
        at = 0
        while at < begins:
            row = self.rows[at]
            if row.text.strip() and row.align != "centre" and row.kind != "front":
                break
            at += 1
        return at if at < len(self.rows) else 0


def _join(before: Part, part: Part) -> None:
    """Put a row behind a soft break to the paragraph that it is of."""
    before.text = f"{before.text}\n{part.text.strip()}"
    before.source = (before.source[0], part.source[1])
