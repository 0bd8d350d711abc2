"""Every printed report by its key: for the command line and for the page that previews them.

The registry knows titles and choices without the PDF library, which is loaded when one is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.words import N_
from studio.breakdown.whole import reading_of
from studio.budget import store as budget
from studio.callsheet.sheet import call_sheet
from studio.i18n import Language
from studio.people import store as people
from studio.project import files
from studio.project.production import check_time_zone, production
from studio.project.store import Store
from studio.reports.say import Speaker
from studio.schedule.dood import dood
from studio.schedule.reading import active_board, read_facts
from studio.script.revisions import revisions
from studio.script.rewrite import history
from studio.script.store import episodes
from studio.subtitles import store as subtitles
from studio.subtitles.check import check
from studio.subtitles.limits import limits
from studio.takes.store import takes

# What a report is of: the whole production, one shooting day or the subtitles of one language.
Need = Literal["", "day", "language"]
# Which one: the number of a day, the code of a language, nothing for the whole production.
Of = int | str | None
_MISSING = {
    "day": N_("This is printed for one shooting day. Say which, such as day 1."),
    "language": N_("A subtitle list is of one language. Say which, such as es."),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: from which file, in which languages, of what, when."""

    store: Store
    speaker: Speaker
    of: Of
    printed: datetime


class Writer(Protocol):
    """Writes one kind of report and returns the number of its pages."""

    def __call__(self, order: Order, out: Path, progress: Progress | None, /) -> int:
        """Write the file; raises StudioError when that cannot be."""
        ...


@dataclass(frozen=True, slots=True)
class Report:
    """A kind of report; `needs` says what each file of it is of, so that it must be named."""

    key: str
    title: str
    about: str
    needs: Need
    writer: Writer

    def subjects(self, store: Store) -> list[Of]:
        """List what this report can be printed of: days, languages, or the whole production."""
        if self.needs == "day":
            return [day.number for day in active_board(store).shooting_days]
        if self.needs == "language":
            return [language.code for language in subtitles.languages(store)]
        return [None]

    def write(
        self,
        store: Store,
        out: Path,
        languages: Sequence[Language],
        of: Of = None,
        progress: Progress | None = None,
        *,
        printed: datetime | None = None,
    ) -> int:
        """Write the PDF in one language, or in two side by side, and return its pages.

        `of` is the day or the language that the report needs. `printed` is the time that the
        page states; it is now unless it is given. Raises StudioError for a day or a language that
        does not exist and for a folder that cannot be written.
        """
        if self.needs and of is None:
            raise StudioError(_MISSING[self.needs])
        files.check_output(store.path, out)
        show = production(store)
        moment = printed or datetime.now(check_time_zone(show.time_zone))
        return self.writer(Order(store, Speaker(tuple(languages), show), of, moment), out, progress)


def _call_sheet(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import callsheet

    sheet = call_sheet(order.store, order.of if isinstance(order.of, int) else 0)
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


def _script(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports.screenplay import script as page

    what = page.Printed(
        reading_of(order.store, omitted=True),
        revisions(order.store),
        order.speaker.title,
    )
    return page.write(out, what, order.speaker, order.printed, progress)


def _sides(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports.screenplay import sides

    day = order.of if isinstance(order.of, int) else 0
    return sides.write_day(out, order.store, day, order.speaker, order.printed, progress)


def _changes(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import script_changes

    lists = [
        (one, history.scene_changes(order.store, one.id)) for one in history.rewrites(order.store)
    ]
    return script_changes.write(out, lists, order.speaker, order.printed, progress)


def _top_sheet(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import top_sheet

    _, done = budget.whole(order.store)
    return top_sheet.write(out, done, order.speaker, order.printed, progress)


def _budget(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import budget_detail

    return budget_detail.write(
        out, *budget.whole(order.store), order.speaker, order.printed, progress
    )


def _editors_log(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import editors_log

    found = takes(order.store)
    groups = editors_log.rows(order.speaker, found, active_board(order.store))
    summary = editors_log.totals(order.speaker, found)
    return editors_log.write(out, groups, summary, order.speaker, order.printed, progress)


def _subtitles(order: Order, out: Path, progress: Progress | None) -> int:
    from studio.reports import subtitle_list

    language = subtitles.known_language(order.store, str(order.of))
    within = limits(language.code, language.platform)
    cues = subtitles.track(order.store, language.code)
    findings = check(cues, within, finished=language.status == "finished")
    found = subtitle_list.rows(order.speaker, episodes(order.store), cues, findings, within)
    track = subtitle_list.Track(language, subtitles.source_code(order.store))
    return subtitle_list.write(out, track, found, order.speaker, order.printed, progress)


REPORTS = (
    Report(
        "callsheet",
        N_("Call sheet"),
        N_("One shooting day: calls, places, scenes, cast and crew."),
        "day",
        _call_sheet,
    ),
    Report(
        "stripboard",
        N_("Stripboard"),
        N_("All days with their strips, one line each."),
        "",
        _stripboard,
    ),
    Report(
        "dood",
        N_("Day out of days"),
        N_("Who works, holds or is free on which day."),
        "",
        _dood,
    ),
    Report(
        "crew",
        N_("Crew list"),
        N_("Cast and crew by department, with phones."),
        "",
        _crew_list,
    ),
    Report(
        "scenes",
        N_("Scene list"),
        N_("All scenes in story order, with lengths and shooting days."),
        "",
        _scene_list,
    ),
    Report(
        "script",
        N_("Script"),
        N_("The whole script as pages, with scene numbers and the marks of revisions."),
        "",
        _script,
    ),
    Report(
        "sides",
        N_("Sides"),
        N_("The script pages of one shooting day."),
        "day",
        _sides,
    ),
    Report(
        "changes",
        N_("Script changes"),
        N_("What the last rewrite of the script changed, for each department and scene."),
        "",
        _changes,
    ),
    Report(
        "editorslog",
        N_("Editor's log"),
        N_("All takes by shooting day: clips, timecodes, choices, marks and notes."),
        "",
        _editors_log,
    ),
    Report(
        "subtitles",
        N_("Subtitle list"),
        N_("The subtitles of one language beside their source, with times and findings."),
        "language",
        _subtitles,
    ),
    Report(
        "topsheet",
        N_("Budget top sheet"),
        N_("The accounts with their totals, per episode, minute and day."),
        "",
        _top_sheet,
    ),
    Report(
        "budget",
        N_("Budget detail"),
        N_("Every line of the budget with its sum, fringes and rates."),
        "",
        _budget,
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
