"""The call sheet as a PDF: one front and one back, in one language or in two side by side."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from studio.base.progress import Progress
from studio.base.words import N_
from studio.callsheet.model import CallSheet
from studio.reports.blocks import Block, Gap, NewPage
from studio.reports.callsheet_back import advance, crew, notes, standing
from studio.reports.callsheet_front import cast, front
from studio.reports.page import Frame, write_pages
from studio.reports.say import Said, Speaker, inline
from studio.reports.table import Look

# From roomy to tight. Below the last the sheet takes more pages rather than smaller type.
FRONT_LOOKS = (
    Look(9, 3),
    Look(8.5, 2.6),
    Look(8, 2),
    Look(7.5, 1.8),
    Look(7.5, 1.2, 1.22),
    Look(7.5, 0.6, 1.16),
)
BACK_LOOKS = (
    Look(9, 2.6),
    Look(8.5, 2.2),
    Look(8, 1.6),
    Look(7.5, 1.2),
    Look(7, 0.8, 1.2),
    Look(6.5, 0.5, 1.18),
    Look(6.5, 0.2, 1.12),
)
TIGHT = Look(7.5, 0.4, 1.14)
# How many of cast, advance and notes stand on the front, tried with these looks in this order.
PLANS = (
    (2, FRONT_LOOKS[:3]),
    (1, FRONT_LOOKS),
    (2, FRONT_LOOKS[3:]),
    (3, FRONT_LOOKS),
    (0, FRONT_LOOKS[3:]),
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
    return write_pages(out, frame, _Fitter(speaker, sheet, frame).pages(), progress)


def _title(speaker: Speaker, sheet: CallSheet) -> Said:
    """Name the sheet, so that the back alone can be told from other days'."""
    names = speaker.label(
        N_("Call sheet, day {number}, {date}"), number=sheet.number, date=sheet.date.isoformat()
    )
    return (inline(names, "  "),)


class _Fitter:
    """Tries layouts of one sheet; what was set once in a look is kept."""

    def __init__(self, speaker: Speaker, sheet: CallSheet, frame: Frame) -> None:
        self.speaker, self.sheet, self.frame = speaker, sheet, frame
        self._fronts: dict[Look, list[Block]] = {}
        self._parts: dict[Look, list[list[Block]]] = {}
        self._grids: dict[Look, list[list[Block]]] = {}

    def front(self, look: Look) -> list[Block]:
        """Set what always stands on the front."""
        if look not in self._fronts:
            self._fronts[look] = front(self.speaker, self.sheet, self.frame.room, look)
        return self._fronts[look]

    def parts(self, look: Look) -> list[list[Block]]:
        """Set what may stand on either side, in the order in which it goes to the front."""
        if look not in self._parts:
            about = self.speaker, self.sheet, self.frame.room
            small = replace(look, size=min(8.5, max(7.5, look.size)))
            self._parts[look] = [[cast(*about, look)], advance(*about, look), notes(*about, small)]
        return self._parts[look]

    def grid(self, look: Look) -> list[list[Block]]:
        """Set what always stands on the back."""
        if look not in self._grids:
            about = self.speaker, self.sheet, self.frame.room
            roomy = replace(look, size=max(7.5, look.size))
            self._grids[look] = [crew(*about, look), standing(*about, roomy)]
        return self._grids[look]

    def back(self, count: int) -> list[Block] | None:
        """Choose the roomiest back that fits with what the front leaves over, if any does."""
        for look in BACK_LOOKS:
            moved = self.parts(look if look.size > 7.5 else TIGHT)[count:]
            blocks = _spaced([*moved, *self.grid(look)])[1:]
            if _height(blocks) <= self.frame.height(2):
                return blocks
        return None

    def pages(self) -> list[Block]:
        """Choose the roomiest layout that takes one front and one back.

        When none fits, the tightest type is taken and the sheet flows to more pages.
        """
        for count, looks in PLANS:
            for look in looks:
                first = [*self.front(look), *_spaced(self.parts(look)[:count])]
                second = None
                if _height(first) <= self.frame.height(1):
                    second = self.back(count)
                if second is not None:
                    return [*first, NewPage(), *second]
        look = FRONT_LOOKS[-1]
        return [*self.front(look), *_spaced([*self.parts(look), *self.grid(BACK_LOOKS[-1])])]


def _spaced(parts: Sequence[Sequence[Block]]) -> list[Block]:
    return [block for part in parts for block in (Gap(6.0), *part)]


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)
