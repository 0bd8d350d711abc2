"""Every printed report by its key: for the command line and for the page that previews them.

The registry knows titles and choices without the PDF library, which is loaded when one is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.words import N_
from studio.callsheet.sheet import call_sheet
from studio.i18n import Language
from studio.people import store as people
from studio.project import files
from studio.project.production import check_time_zone, production
from studio.project.store import Store
from studio.reports.say import Speaker
from studio.schedule.dood import dood
from studio.schedule.reading import active_board, read_facts
from studio.script.store import episodes


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: from which file, in which languages, for which day, when."""

    store: Store
    speaker: Speaker
    day: int | None
    printed: datetime


class Writer(Protocol):
    """Writes one kind of report and returns the number of its pages."""

    def __call__(self, order: Order, out: Path, progress: Progress | None, /) -> int:
        """Write the file; raises StudioError when that cannot be."""
        ...


@dataclass(frozen=True, slots=True)
class Report:
    """A kind of report; `per_day` ones are of one shooting day and need its number."""

    key: str
    title: str
    about: str
    per_day: bool
    writer: Writer

    def write(
        self,
        store: Store,
        out: Path,
        languages: Sequence[Language],
        day: int | None = None,
        progress: Progress | None = None,
        *,
        printed: datetime | None = None,
    ) -> int:
        """Write the PDF in one language, or in two side by side, and return its pages.

        `printed` is the time that the page states; it is now unless it is given. Raises
        StudioError for a day that does not exist and for a folder that cannot be written.
        """
        if self.per_day and day is None:
            raise StudioError(N_("A call sheet is of one shooting day. Say which, such as day 1."))
        files.check_output(store.path, out)
        show = production(store)
        moment = printed or datetime.now(check_time_zone(show.time_zone))
        return self.writer(
            Order(store, Speaker(tuple(languages), show), day, moment), out, progress
        )


def _call_sheet(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import callsheet

    sheet = call_sheet(order.store, order.day or 0)
    return callsheet.write(out, sheet, order.speaker, order.printed, progress)


def _stripboard(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import stripboard

    board = active_board(order.store)
    return stripboard.write(out, board, order.speaker, order.printed, progress)


def _dood(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import dood as page

    persons = read_facts(order.store).persons
    table = dood(active_board(order.store), persons=persons)
    return page.write(out, table, order.speaker, order.printed, progress)


def _crew_list(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import crew_list

    groups = crew_list.rows(
        order.speaker,
        people.departments(order.store),
        people.people(order.store),
        people.castings(order.store),
    )
    return crew_list.write(out, groups, order.speaker, order.printed, progress)


def _scene_list(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import scene_list

    groups = scene_list.rows(order.speaker, episodes(order.store), active_board(order.store))
    return scene_list.write(out, groups, order.speaker, order.printed, progress)


REPORTS = (
    Report(
        "callsheet",
        N_("Call sheet"),
        N_("One shooting day: calls, places, scenes, cast and crew."),
        True,
        _call_sheet,
    ),
    Report(
        "stripboard",
        N_("Stripboard"),
        N_("All days with their strips, one line each."),
        False,
        _stripboard,
    ),
    Report(
        "dood",
        N_("Day out of days"),
        N_("Who works, holds or is free on which day."),
        False,
        _dood,
    ),
    Report(
        "crew",
        N_("Crew list"),
        N_("Cast and crew by department, with phones."),
        False,
        _crew_list,
    ),
    Report(
        "scenes",
        N_("Scene list"),
        N_("All scenes in story order, with lengths and shooting days."),
        False,
        _scene_list,
    ),
)


def report(key: str) -> Report:
    """Return the report of a key; raises StudioError that lists the keys."""
    for known in REPORTS:
        if known.key == key:
            return known
    raise StudioError(
        N_("There is no report “{key}”. Choose one of: {keys}."),
        key=key,
        keys=tuple(known.key for known in REPORTS),
    )
