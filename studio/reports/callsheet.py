"""The call sheet as a PDF: one front and one back, in one language or in two side by side."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from studio.base.progress import Progress
from studio.base.words import N_
from studio.callsheet.model import CallSheet
from studio.reports.blocks import Block, Gap, NewPage
from studio.reports.callsheet_back import advance, back
from studio.reports.callsheet_front import cast, front
from studio.reports.page import Frame, write_pages
from studio.reports.say import Said, Speaker, inline
from studio.reports.table import Look

# From roomy to tight. Below the last the sheet takes more pages rather than smaller type.
FRONT_LOOKS = (
    Look(9.5, 3.4),
    Look(9, 3),
    Look(8.5, 2.6),
    Look(8, 2),
    Look(7.5, 1.8),
    Look(7.5, 1.2, 1.22),
    Look(7.5, 0.6, 1.16),
)
ROOMY = 4  # the first looks, for which the advance stays on the front
BACK_LOOKS = (
    Look(9, 2.6),
    Look(8.5, 2.2),
    Look(8, 1.6),
    Look(7.5, 1.2),
    Look(7, 0.8, 1.2),
    Look(6.5, 0.5, 1.2),
)


def write(
    out: Path,
    sheet: CallSheet,
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print a call sheet and return the number of pages.

    Raises StudioError when the folder cannot be written.
    """
    title = _title(speaker, sheet)
    frame = Frame(speaker, title, printed, bare=True)
    blocks = _laid_out(speaker, sheet, frame)
    return write_pages(out, frame, blocks, progress)


def _title(speaker: Speaker, sheet: CallSheet) -> Said:
    """Name the sheet, so that the back alone can be told from other days'."""
    names = speaker.label(
        N_("Call sheet, day {number}, {date}"), number=sheet.number, date=sheet.date.isoformat()
    )
    return (inline(names, "  "),)


def _laid_out(speaker: Speaker, sheet: CallSheet, frame: Frame) -> list[Block]:
    """Choose the roomiest layout: the advance leaves the front first, then the cast does."""
    room = frame.room
    for looks, on_front in ((FRONT_LOOKS[:ROOMY], 2), (FRONT_LOOKS, 1), (FRONT_LOOKS[ROOMY:], 0)):
        for look in looks:
            parts = [[cast(speaker, sheet, room, look)], advance(speaker, sheet, room, look)]
            first = [*front(speaker, sheet, room, look), *_spaced(parts[:on_front])]
            if _height(first) <= frame.height(1):
                return [*first, NewPage(), *_back(speaker, sheet, frame, parts[on_front:])]
    return [*first, NewPage(), *_back(speaker, sheet, frame, parts[on_front:])]


def _back(
    speaker: Speaker, sheet: CallSheet, frame: Frame, moved: Sequence[Sequence[Block]]
) -> list[Block]:
    """Choose the roomiest back that fits; what was moved from the front comes first."""
    above = [block for part in moved for block in (*part, Gap(7.0))]
    for look in BACK_LOOKS:
        blocks = [*above, *back(speaker, sheet, frame.room, look)]
        if _height(blocks) <= frame.height(2):
            break
    return blocks


def _spaced(parts: Sequence[Sequence[Block]]) -> list[Block]:
    return [block for part in parts for block in (Gap(6.0), *part)]


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)
