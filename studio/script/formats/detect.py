"""Which format a text is in: known by what its lines look like, never by the file's name."""

import re

from studio.script.formats.chinese_episodes import episode_line
from studio.script.formats.chinese_headings import read_heading
from studio.script.formats.chinese_text import row
from studio.script.formats.fountain_blocks import has_cjk
from studio.script.formats.fountain_headings import has_prefix

_ENOUGH = 4000
_FORCED = re.compile(r"[.@!~][^\s.]|\[\[")
_TITLE = re.compile(r"(?:title|author|credit|draft date|source|contact) ?[:：]", re.IGNORECASE)


def detect(text: str) -> str:
    """Name the format of a text that is not blank."""
    western = chinese = ideographs = letters = 0
    for number, raw in enumerate(text.split("\n")[:_ENOUGH]):
        line = row(number, raw[:200])
        if not line.text:
            continue
        letters += 1
        wide = has_cjk(line.text)
        ideographs += wide
        if _FORCED.match(raw):
            western += 1
        elif wide and (line.folded[0] in "△▲" or episode_line(line.text) or _heads(line.text)):
            chinese += 2
        elif has_prefix(line.text):
            western += 2
        elif number < 12 and _TITLE.match(line.text):
            western += 1
    if ideographs * 4 < letters and not chinese:
        return "fountain"
    return "fountain" if western > chinese else "chinese"


def _heads(text: str) -> bool:
    heading = read_heading(text)
    return heading is not None and not has_prefix(text)
