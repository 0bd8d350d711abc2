"""Which format a text is in: known by what its lines look like, never by the file's name."""

import re

from studio.script.formats.chinese_episodes import episode_line
from studio.script.formats.chinese_headings import read_heading
from studio.script.formats.chinese_text import row
from studio.script.formats.fountain_blocks import has_cjk
from studio.script.formats.fountain_headings import has_prefix

_MARKS = "#*_> "
_ENOUGH = 4000
_CLEAR = 60
_FORCED = re.compile(r"[.@!~][^\s.]|\[\[")
_TITLE = re.compile(r"(?:title|author|credit|draft date|source|contact) ?[:：]", re.IGNORECASE)


def detect(text: str) -> str:
    """Name the format of a text that is not blank."""
    western = chinese = ideographs = letters = 0
    for number, raw in enumerate(text.split("\n")[:_ENOUGH]):
        if raw.isascii():  # no word of Chinese: spared the careful look
            letters += bool(raw.strip())
            western += _western(number, raw, raw.strip().lstrip(_MARKS))
            if western > chinese + _CLEAR and letters > _CLEAR * 4:
                break
            continue
        line = row(number, raw[:200])
        if not line.text:
            continue
        letters += 1
        wide = has_cjk(line.text)
        ideographs += wide
        marked = wide and not _FORCED.match(raw)
        if marked and (line.folded[0] in "△▲" or episode_line(line.text) or _heads(line.text)):
            chinese += 2
            if chinese > western + _CLEAR and letters > _CLEAR * 4:
                break
        else:
            western += _western(number, raw, line.text)
    if ideographs * 4 < letters and not chinese:
        return "fountain"
    return "fountain" if western > chinese else "chinese"


def _western(number: int, raw: str, text: str) -> int:
    """Return how much a line speaks for Fountain."""
    if _FORCED.match(raw):
        return 1
    if has_prefix(text):
        return 2
    return int(number < 12 and _TITLE.match(text) is not None)


def _heads(text: str) -> bool:
    heading = read_heading(text)
    return heading is not None and not has_prefix(text)
