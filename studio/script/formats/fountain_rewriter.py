"""A script written back into its Fountain file: what nobody changed keeps its bytes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from studio.base.errors import StudioError
from studio.base.text import encoding_of
from studio.script.formats.fountain import read_fountain
from studio.script.formats.fountain_writer import (
    block_text,
    episode_text,
    heading_text,
    write_fountain,
)
from studio.script.formats.normal import normal_text
from studio.script.formats.splicing import SPOKEN_KINDS, Group, groups_of, partners
from studio.script.reading import Reading

_ROW = re.compile(r"[^\r\n\u2028]*(?:\r\n|[\r\n\u2028])|[^\r\n\u2028]+")
_END = re.compile(r"\r\n|[\r\n\u2028]")
_FORCES = "@!.>~[/* \t"
_CLOSES = "]*/ \t"


def rewrite_fountain(reading: Reading, data: bytes) -> bytes:
    """Write a script into the bytes of the file that it was read from.

    Without changes these bytes come back; with some only the changed elements have new ones.
    """
    try:
        encoding, start = encoding_of(data, "")
    except StudioError:
        return write_fountain(reading).encode("utf-8")
    text = data[start:].decode(encoding)
    lost = text.encode(encoding) != data[start:]
    written = None if lost else _Rewriting(reading, text).write()
    if written is None:
        return _encoded(write_fountain(reading), data[:start], encoding)
    return data if written == text else _encoded(written, data[:start], encoding)


def _encoded(text: str, mark: bytes, encoding: str) -> bytes:
    """Encode as the file was, or as UTF-8 when it has no form for a new character."""
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")


@dataclass(slots=True)
class _Block:
    """Pieces that share source rows, such as an action and the note inside it."""

    first: int
    last: int
    groups: list[int]


class _Rewriting:
    def __init__(self, reading: Reading, text: str) -> None:
        self.reading = reading
        self.text = text
        self.rows = _ROW.findall(text)
        ends = [found[0] for row in self.rows[:400] if (found := _END.search(row))]
        self.end = max(set(ends), key=ends.count) if ends else "\n"

    def write(self) -> str | None:
        """Return the new text; None when it would not read back to the script."""
        plain = normal_text(self.text)
        read = read_fountain(plain)
        if len(self.rows) not in (plain.count("\n"), plain.count("\n") + 1):
            return None
        old, new = groups_of(read), groups_of(self.reading)
        keys = [group.key for group in new]
        if [group.key for group in old] == keys:
            return self.text
        text = self.spliced(old, new, len(read.front) and read.front[-1][0])
        again = groups_of(read_fountain(normal_text(text)))
        return text if [group.key for group in again] == keys else None

    def spliced(self, old: Sequence[Group], new: Sequence[Group], page: int) -> str:
        """Put the pieces together: rows of the file where they are the same, else new ones."""
        blocks = _blocks(old)
        place = {member: at for at, block in enumerate(blocks) for member in block.groups}
        found = partners(old, new)
        out = ["".join(self.rows[:page])]
        previous: int | None = -1
        at = 0
        while at < len(new):
            partner = found[at]
            number = place[partner] if partner is not None else None
            count = 1
            body = self.written(new[at])
            if number is not None:
                members = blocks[number].groups
                if found[at : at + len(members)] == members:
                    count = len(members)
                    body = self.kept(blocks[number], old, new[at : at + count])
                else:
                    number = None
            out.append(self.gap(blocks, previous, number, page))
            out.append(body)
            previous = number
            at += count
        if blocks and previous == len(blocks) - 1:
            out.append("".join(self.rows[blocks[-1].last :]))
        return _closed(out, self.end)

    def kept(self, block: _Block, old: Sequence[Group], new: Sequence[Group]) -> str:
        """Return the rows of a block, with what changed in them."""
        rows = self.rows[block.first - 1 : block.last]
        pairs = list(zip((old[at] for at in block.groups), new, strict=True))
        if all(one.key == other.key for one, other in pairs):
            return "".join(rows)
        return self.patched(rows, new)

    def patched(self, rows: Sequence[str], groups: Sequence[Group]) -> str:
        """Change the rows of some pieces: rows that say the same stay as they are."""
        fresh = [row for group in groups for row in _text(group).split("\n")]
        speech = groups[0].kind in SPOKEN_KINDS
        plain = [_bare(row) for row in rows]
        wanted = [_bare(row) for row in fresh]
        out: list[str] = []
        for tag, i, i_end, j, j_end in SequenceMatcher(None, plain, wanted).get_opcodes():
            if tag == "equal":
                out += rows[i:i_end]
                continue
            for offset, row in enumerate(fresh[j:j_end]):
                before = rows[i + offset] if i + offset < i_end else ""
                indent = before[: len(before) - len(before.lstrip(" \t"))]
                out.append((indent if speech and row.strip() else "") + row + self.end)
        return "".join(out)

    def written(self, group: Group) -> str:
        return _text(group).replace("\n", self.end) + self.end

    def gap(self, blocks: list[_Block], previous: int | None, number: int | None, page: int) -> str:
        """Return the rows before a block: its own, where it follows what it followed."""
        if number is None:
            return "" if previous == -1 and page == 0 else self.end
        before = blocks[number - 1].last if number else page
        rows = self.rows[before : blocks[number].first - 1]
        if previous == number - 1 or rows:
            return "".join(rows)
        return self.end


def _blocks(groups: Sequence[Group]) -> list[_Block]:
    """Put pieces together that stand on the same rows."""
    blocks: list[_Block] = []
    for at, group in enumerate(groups):
        first, last = group.source
        if blocks and first <= blocks[-1].last:
            block = blocks[-1]
            block.first, block.last = min(block.first, first), max(block.last, last)
            block.groups.append(at)
        else:
            blocks.append(_Block(first, last, [at]))
    while any(two.first <= one.last for one, two in pairwise(blocks)):
        blocks = _merged(blocks)
    return blocks


def _merged(blocks: Sequence[_Block]) -> list[_Block]:
    out: list[_Block] = []
    for block in blocks:
        if out and block.first <= out[-1].last:
            last = out[-1]
            out[-1] = _Block(
                min(last.first, block.first),
                max(last.last, block.last),
                last.groups + block.groups,
            )
        else:
            out.append(block)
    return out


def _text(group: Group) -> str:
    if group.episode is not None:
        return episode_text(group.episode)
    if group.scene is not None:
        return heading_text(group.scene)
    return block_text(group.lines)


def _bare(row: str) -> str:
    return row.strip().lstrip(_FORCES).rstrip(_CLOSES)


def _closed(parts: Sequence[str], end: str) -> str:
    """Join parts; one whose last row has no line end gets one when something follows."""
    out: list[str] = []
    for part in parts:
        if part and out and not _END.search(out[-1][-1]):
            out.append(end)
        if part:
            out.append(part)
    return "".join(out)
