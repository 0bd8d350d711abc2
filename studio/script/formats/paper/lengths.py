"""How long scenes are on the pages of a PDF: measured, where the pages are a script's."""

from collections.abc import Sequence

from studio.script.formats.paper.blocks import Frame, PaperRow
from studio.script.formats.paper.lines import PaperPage
from studio.script.reading import Reading

_LINES = (46, 62)
_LEAST_PAGES = 3


def measure(
    reading: Reading, rows: Sequence[PaperRow], pages: Sequence[PaperPage], frame: Frame
) -> None:
    """Give scenes the eighths that they take on paper, from heading to heading.

    A page is what lies between the highest and the lowest line of all pages. Where that is no
    page of a script in the usual layout, the estimate stays.
    """
    full = [page for page in pages if len(page.lines) > 10]
    if len(full) < _LEAST_PAGES:
        return
    top = min(page.lines[0].y for page in full)
    bottom = max(page.lines[-1].y for page in full) + frame.pitch
    if not _LINES[0] <= (bottom - top) / frame.pitch <= _LINES[1]:
        return
    height = bottom - top
    scenes = [scene for one in reading.episodes for scene in one.scenes if scene.source]
    firsts = [rows[scene.source[0] - 1] for scene in scenes if scene.source]
    places = [row.page * height + row.y - top for row in firsts]
    last = rows[-1]
    places.append(last.page * height + last.y - top + frame.pitch)
    for scene, begin, end in zip(scenes, places, places[1:], strict=False):
        if not scene.omitted:
            scene.eighths = max(1, int((end - begin) / height * 8 + 0.5))
            scene.measured = True
