"""What is printed around a script: page numbers, headers and footers, (MORE), CONTINUED, stars."""

import re
from collections import Counter
from dataclasses import dataclass, field

from studio.script.formats.chinese_episodes import episode_line
from studio.script.formats.chinese_headings import read_heading
from studio.script.formats.fountain_headings import western_episode
from studio.script.formats.laid.paragraphs import is_heading
from studio.script.formats.paper.lines import PaperLine, PaperPage

_NUMBER = re.compile(
    r"(?:page|p\.|第)? ?[-–—·. (]*(?P<number>[A-Z]?\d{1,4}[A-Z]{0,2})[-–—·. )]*"
    r"(?:(?:of|/|共) ?\d{1,4})?(?: ?页| ?頁)?[.]?(?: ?[/／,，]? ?共 ?\d{1,4} ?[页頁])?$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\(? ?more ?\)?$", re.IGNORECASE)
_CONTINUED = re.compile(
    r"(?:[A-Z]?\d\w{0,5}\.? +)?\(?continued:?\)?:?(?: ?\(\d{1,3}\))?(?: +[A-Z]?\d\w{0,5}\.?)?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_STARS = frozenset({"*", "**", "***"})
_TOP, _BOTTOM = 0.115, 0.075
_EDGE = 0.06
_MOST_MARGIN = 4


@dataclass(slots=True)
class LeftOut:
    """What was taken off the pages, and which pages end inside a speech."""

    headers: int = 0
    marks: int = 0
    stars: int = 0
    more: set[int] = field(default_factory=set)


def take_off(pages: list[PaperPage]) -> LeftOut:
    """Take everything that is not the script off the pages, and give them their numbers."""
    out = LeftOut()
    for page in pages:
        _stars(page, out)
    repeated = _repeated(pages)
    for page in pages:
        _margins(page, repeated, out)
        _marks(page, out)
    _label(pages)
    return out


def _stars(page: PaperPage, out: LeftOut) -> None:
    kept: list[PaperLine] = []
    for line in page.lines:
        last = line.segments[-1]
        if last.text.strip() in _STARS and last.x0 > page.width * 0.8:
            out.stars += 1
            line.segments.pop()
        else:
            _glued_star(page, line, out)
        if line.segments:
            kept.append(line)
    page.lines = kept


def _glued_star(page: PaperPage, line: PaperLine, out: LeftOut) -> None:
    """Take off a star that stands a little behind a long line."""
    last = line.segments[-1]
    text = last.text.rstrip("*")
    if text == last.text or not text.endswith(" ") or last.starts[-1] < page.width * 0.85:
        return
    last.text = text.rstrip()
    last.x1 = last.starts[len(last.text) - 1] + line.size * 0.6
    last.starts = last.starts[: len(last.text)]
    last.spans = tuple(s for s in last.spans if s.end <= len(last.text))
    out.stars += 1


def _margin_lines(page: PaperPage) -> list[PaperLine]:
    """Return the lines at the edges of a page, where headers and footers stand."""
    top, bottom = page.height * _TOP, page.height * (1 - _BOTTOM)
    above = [line for line in page.lines if line.y < top][:_MOST_MARGIN]
    below = [line for line in page.lines if line.y > bottom][-_MOST_MARGIN:]
    return [*_apart_above(page, above), *(line for line in below if line not in above)]


def _apart_above(page: PaperPage, above: list[PaperLine]) -> list[PaperLine]:
    """Keep of the lines at the top those with a gap below them."""
    found: list[PaperLine] = []
    waiting: list[PaperLine] = []
    for at, line in enumerate(above):
        waiting.append(line)
        following = page.lines[at + 1] if at + 1 < len(page.lines) else None
        if following is None or following.y - line.y > 1.45 * max(line.size, following.size):
            found += waiting
            waiting = []
    return found


def _keys(line: PaperLine) -> list[tuple[str, int]]:
    """Name each piece of a line by its words, figures aside, and its height."""
    texts = [segment.text.strip() for segment in line.segments]
    words = [text for text in texts if not _NUMBER.match(text)] or texts
    return [(_DIGITS.sub("#", text.casefold()), round(line.y / 8)) for text in words]


def _repeated(pages: list[PaperPage]) -> set[tuple[str, int]]:
    counts = Counter(
        key for page in pages for key in {k for one in _margin_lines(page) for k in _keys(one)}
    )
    # Left and right pages differ: a third of the pages is enough.
    least = max(2, len(pages) // 3)
    return {key for key, count in counts.items() if count >= least}


def _margins(page: PaperPage, repeated: set[tuple[str, int]], out: LeftOut) -> None:
    gone: list[PaperLine] = []
    for line in _margin_lines(page):
        texts = [segment.text.strip() for segment in line.segments]
        numbers = [found["number"] for text in texts if (found := _NUMBER.match(text))]
        alone = bool(numbers) and len(texts) == 1
        keys = set(_keys(line))
        outer = not page.height * _EDGE < line.y < page.height * (1 - _EDGE)
        # At the very edge a title that repeats is enough: a revision's name beside it may not.
        framed = outer and not repeated.isdisjoint(keys)
        if alone or framed or (repeated.issuperset(keys) and not _begins(page, line)):
            gone.append(line)
            printed = numbers or _last_number(line.text)
            page.label = page.label or (printed[-1] if printed else "")
    out.headers += len(gone)
    page.lines = [line for line in page.lines if line not in gone]


def _begins(page: PaperPage, line: PaperLine) -> bool:
    """Say whether a line in the text begins a scene or an episode, as on every page it may."""
    text = line.text.strip()
    if not page.height * _EDGE < line.y < page.height * (1 - _EDGE):
        return False
    begins = is_heading(text) or episode_line(text) or western_episode(text, section=False)
    return bool(begins) or read_heading(text) is not None


def _last_number(text: str) -> list[str]:
    found = re.search(r"(?<![\d.])(\d{1,4}[A-Z]?)\.?$", text.strip())
    return [found[1]] if found else []


def _marks(page: PaperPage, out: LeftOut) -> None:
    """Take off (MORE) and CONTINUED at the ends of a page."""
    while page.lines and _is(page.lines[-1], _CONTINUED):
        page.lines.pop()
        out.marks += 1
    while page.lines and _is(page.lines[0], _CONTINUED):
        page.lines.pop(0)
        out.marks += 1
    if page.lines and _is(page.lines[-1], _MORE):
        out.more.add(page.lines.pop().page)
        out.marks += 1


def _is(line: PaperLine, pattern: re.Pattern[str]) -> bool:
    """Say whether a line is only that mark, with scene numbers beside it perhaps."""
    texts = [segment.text.strip() for segment in line.segments]
    words = [text for text in texts if not _NUMBER.match(text)]
    return len(words) == 1 and pattern.match(words[0]) is not None


def _label(pages: list[PaperPage]) -> None:
    """Give pages that print no number the one before that of the next page."""
    following = 0
    for page in reversed(pages):
        if page.label.isdecimal():
            following = int(page.label)
        elif not page.label and following > 1:
            following -= 1
            page.label = str(following)
        elif not page.label:
            following = 0
    if not any(page.label for page in pages):
        for at, page in enumerate(pages, 1):
            page.label = str(at)
