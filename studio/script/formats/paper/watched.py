"""The characters of a page, taken by the PDF library while a watch counts what it does.

A page may name a form that names another, ten times each: what a file can ask for has no bound in
its size. Loaded only when a PDF is read.
"""

import time
from collections.abc import Callable
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix

from studio.script.formats.paper.chars import Char

_EVERY = 2048
_CHARACTERS = 30_000


class Watch:
    """Stops the library when it takes longer than it may."""

    def __init__(self, seconds: float, too_much: Callable[[], Exception]) -> None:
        self._until = time.monotonic() + seconds
        self._steps = 0
        self._too_much = too_much

    def step(self) -> None:
        """Count a step; now and then look at the clock."""
        self._steps += 1
        if self._steps % _EVERY == 0:
            self.look()

    def look(self) -> None:
        """Raise when the time is over."""
        if time.monotonic() > self._until:
            raise self._too_much()

    def fits(self, count: int) -> None:
        """Raise when a page has more characters than a page can have."""
        if count > _CHARACTERS:
            raise self._too_much()


class Taker(PDFTextDevice):
    """Takes characters; pictures and lines are nothing to it."""

    def __init__(self, resources: PDFResourceManager, height: float, watch: Watch) -> None:
        super().__init__(resources)
        self.watch = watch
        self.height = height
        self.taken: list[Char] = []

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:
        """Enter a form; only the clock is interested."""
        self.watch.look()

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: object,
        graphicstate: object,
    ) -> float:
        """Take a character, and tell how far the next one stands from it."""
        self.watch.step()
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        advance = float(font.char_width(cid) * fontsize * scaling)
        along, across, _, up, x, y = matrix
        # Turned text, such as a watermark, is none of the script.
        if along > 0 and abs(across) <= along * 0.02:
            name = font.basefont if hasattr(font, "basefont") else font.fontname
            size = max(abs(up) * fontsize, 1.0)
            end = x + along * advance
            self.taken.append(Char(x, end, self.height - y, size, text, _style(str(name))))
            self.watch.fits(len(self.taken))
        return advance


class WatchedInterpreter(PDFPageInterpreter):
    """Runs the instructions of a page under a watch."""

    device: Taker

    def push(self, obj: Any) -> None:
        """Take an operand."""
        self.device.watch.step()
        super().push(obj)

    def do_q(self) -> None:
        """Keep the state."""
        self.device.watch.step()
        super().do_q()

    def do_Q(self) -> None:  # noqa: N802 - the name is the instruction's
        """Take the state back."""
        self.device.watch.step()
        super().do_Q()


def characters(
    page: PDFPage, resources: PDFResourceManager, height: float, watch: Watch
) -> list[Char]:
    """Return the characters of a page of the library, where they stand."""
    device = Taker(resources, height, watch)
    WatchedInterpreter(resources, device).process_page(page)
    return device.taken


def _style(font: str) -> str:
    name = font.casefold()
    bold = "b" if "bold" in name or "black" in name or "heavy" in name else ""
    return bold + ("i" if "italic" in name or "oblique" in name else "")
