"""Sides: the script pages of the scenes that are shot together, such as those of one day."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.words import N_
from studio.breakdown.whole import reading_of
from studio.project.store import Store
from studio.reports.say import Said, Speaker, said
from studio.reports.screenplay.script import Printed, write
from studio.schedule.reading import active_board
from studio.script.revisions import revisions


def write_day(
    out: Path,
    store: Store,
    number: int,
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the scenes of a shooting day in story order; returns the number of pages.

    Raises StudioError for a day that does not exist or has no scenes.
    """
    days = active_board(store).shooting_days
    day = next((one for one in days if one.number == number), None)
    if day is None:
        raise StudioError(N_("There is no shooting day {number}."), number=number)
    ids = {scene.scene_id for strip in day.strips for scene in strip.scenes}
    if not ids:
        raise StudioError(
            N_("Nothing is shot on day {number} yet. Put strips on it first."), number=number
        )
    words = speaker.label(N_("Sides, day {number}"), number=number)
    dates = speaker.short_day(day.date) if day.date else ()
    head = said([*words, *dates[:1]])
    return write_scenes(out, store, ids, head, speaker, printed, progress)


def write_scenes(
    out: Path,
    store: Store,
    scene_ids: Collection[str],
    head: Said,
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print scenes in story order; returns the number of pages."""
    script = reading_of(store, scene_ids)
    title = said([*speaker.title[:1], *head])
    what = Printed(script, revisions(store), title, title_page=False)
    return write(out, what, speaker, printed, progress)
