"""How long a scene is: eighths of a page on paper, seconds on screen."""

import re
from collections.abc import Sequence
from functools import cache

from studio.script.reading import ReadLine
from studio.script.vocabulary import figure

_SILENT = frozenset({"note", "section", "synopsis", "page_break", "meta"})
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]")
_LETTERS = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + bytes(128)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def eighths_of(lines: Sequence[ReadLine], heading: str | None, *, chinese: bool) -> int:
    """Estimate a scene's length in eighths of a page, at least 1.

    Western text counts printed lines in the standard layout, Chinese text counts characters.
    """
    if chinese:
        page = _figure("chinese", "characters_per_page")
        length = len(heading or "") + sum(_characters(line) for line in lines)
    else:
        page = _figure("western", "lines_per_page")
        length = (2 if heading else 0) + _printed_lines(lines)
    return max(1, int(length * 8 / page + 0.5))


def seconds_of(lines: Sequence[ReadLine], *, chinese: bool) -> int:
    """Estimate a scene's screen time in seconds from its speech and its action lines."""
    seconds = 0.0
    for line in lines:
        if line.kind in ("dialogue", "lyric"):
            seconds += _speech_seconds(line.text, chinese=chinese)
        elif line.kind in ("action", "shot"):
            seconds += _figure("both", "seconds_per_action_line")
    return int(seconds + 0.5)


def _speech_seconds(text: str, *, chinese: bool) -> float:
    count = 0 if text.isascii() else len(_CJK.findall(text))
    if chinese or count:
        spoken = count + len(_WORD.findall(_CJK.sub(" ", text)))
        return spoken / _figure("chinese", "characters_per_second")
    return _words(text) / _figure("western", "words_per_second")


def _words(text: str) -> int:
    """Count words; plain letters need no pattern, which is most of the time of a long script."""
    if text.isascii():
        return len(text.encode("ascii").translate(_LETTERS, b"'").split())
    return len(_WORD.findall(text))


def _characters(line: ReadLine) -> int:
    if line.kind in _SILENT:
        return 0
    return sum(not char.isspace() for char in line.text) + len(line.character)


def _printed_lines(lines: Sequence[ReadLine]) -> int:
    """Count lines on the page; the two sides of dual dialogue stand beside each other."""
    total = 0
    sides = {"left": 0, "right": 0}
    speaker = ""
    for line in lines:
        if line.kind in _SILENT:
            continue
        if line.dual == "left" and sides["right"]:
            total += max(sides.values())
            sides = {"left": 0, "right": 0}
        speaks = bool(line.character)
        height = _height(line)
        if not speaks:
            height += 1
        elif line.character != speaker or line.kind == "parenthetical":
            height += 2 if line.character != speaker else 0
        speaker = line.character
        if line.dual:
            sides[line.dual] += height
        else:
            total += height + max(sides.values())
            sides = {"left": 0, "right": 0}
    return total + max(sides.values())


def _height(line: ReadLine) -> int:
    key = {"dialogue": "dialogue_width", "parenthetical": "parenthetical_width"}.get(line.kind)
    width = int(_figure("western", key or "action_width"))
    if "\n" not in line.text:
        return _wrapped(line.text, width)
    return sum(_wrapped(row, width) for row in line.text.split("\n")) or 1


def _wrapped(row: str, width: int) -> int:
    """Count the printed lines of one line of text, broken at spaces."""
    if row.isascii():
        return 1 if len(row) <= width else _wrapped_narrow(" ".join(row.split()), width)
    rows, room = 1, width
    for piece in row.split():
        size = len(piece)
        if not piece.isascii():
            size += sum(ord(char) > 0x2E7F for char in piece)
        if size > room and room < width:
            rows, room = rows + 1, width
        if size > width:
            rows += (size - 1) // width
            size = (size - 1) % width + 1
        room -= size + 1
    return rows


def _wrapped_narrow(row: str, width: int) -> int:
    """Count the printed lines of words with single spaces, none of them wide characters."""
    rows, at, end = 1, 0, len(row)
    while end - at > width:
        space = row.rfind(" ", at, at + width + 1)
        at = at + width if space <= at else space + 1
        rows += 1
    return rows


@cache
def _figure(table: str, key: str) -> float:
    return figure("script", table, key)
