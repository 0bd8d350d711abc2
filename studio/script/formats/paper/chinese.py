"""A Chinese script on paper: lines put together again to the paragraphs that were wrapped."""

import re
from collections import Counter
from collections.abc import Sequence

from studio.script.formats.chinese_episodes import episode_line
from studio.script.formats.chinese_headings import read_heading
from studio.script.formats.chinese_meta import labelled
from studio.script.formats.paper.lines import PaperLine, PaperPage

_MARKS = tuple("△▲Δ∆【［[■◆●○☆★💰《#")
_SPEECH = re.compile(r"[^\s：:，。！？、]{1,12}(?:[（(][^（）()]{0,20}[）)])?[：:]")
_TABBED = 1.2


def paragraphs_of(pages: Sequence[PaperPage]) -> list[tuple[str, int]]:
    """Return the paragraphs, each with the page (from 0) that it begins on."""
    rights = Counter(round(line.x1 / 6) for page in pages for line in page.lines)
    right = _right_edge(rights)
    pitch = _pitch(pages)
    found: list[tuple[str, int]] = []
    before: PaperLine | None = None
    for page in pages:
        for line in page.lines:
            text = _text(line)
            if before and _goes_on(before, line, text, right, pitch):
                last, at = found[-1]
                found[-1] = (_glue(last, text), at)
            else:
                found.append((text, line.page))
            before = line
    return found


def _right_edge(rights: Counter[int]) -> float:
    """Find where full lines end: the rightmost edge that is common."""
    total = sum(rights.values())
    common = [edge for edge, count in rights.items() if count * 50 >= total]
    return max(common or rights, default=0) * 6.0


def _pitch(pages: Sequence[PaperPage]) -> float:
    steps = Counter(
        round(below.y - above.y)
        for page in pages
        for above, below in zip(page.lines, page.lines[1:], strict=False)
    )
    often = [step for step, count in steps.items() if count * 8 >= sum(steps.values())]
    return float(min(often, default=16))


def _goes_on(before: PaperLine, line: PaperLine, text: str, right: float, pitch: float) -> bool:
    """Say whether a line is the rest of the one before, which reached the right edge."""
    if before.x1 < right - 1.6 * before.size or abs(line.size - before.size) > 1:
        return False
    if line.page == before.page and line.y - before.y > 1.3 * pitch:
        return False
    if line.x0 > before.x0 + 3 and line.page == before.page:
        return False
    return not _begins(text)


def _begins(text: str) -> bool:
    """Say whether a line can only be the beginning of something."""
    if text.startswith(_MARKS) or episode_line(text) or labelled(text):
        return True
    return _SPEECH.match(text) is not None or read_heading(text) is not None


def _text(line: PaperLine) -> str:
    """Join the columns of a line by tabs, as a header is written."""
    return "\t".join(segment.text.strip() for segment in line.segments)


def _glue(before: str, text: str) -> str:
    """Put the halves of a paragraph together: words with a space, characters without."""
    narrow = before[-1:].isascii() and text[:1].isascii()
    spaced = narrow and before[-1:].isalnum() and text[:1].isalnum()
    return f"{before}{' ' if spaced else ''}{text}"
