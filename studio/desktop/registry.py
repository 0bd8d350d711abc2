"""The pages of the window in work order; a page's code is loaded when it is first shown."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.pages.base import Page
from studio.i18n import Language
from studio.workflow.overview import Counts

PLAN, SHOOT, DELIVER = N_("Plan"), N_("Shoot"), N_("Deliver")


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: `title` and `group` are message ids; `module` and `name` say where
    its class is, below `studio.desktop.pages`; `count` writes its figure for the sidebar.
    """

    key: str
    title: str
    group: str
    icon: str
    module: str
    name: str
    count: Callable[[Counts, Language], str] | None = None

    def exists(self) -> bool:
        """Tell whether the page is part of this build, without loading it."""
        return find_spec(f"studio.desktop.pages.{self.module}") is not None

    def make(self, ctx: Context) -> Page:
        """Load the page's code and build it."""
        module = importlib.import_module(f"studio.desktop.pages.{self.module}")
        page: Page = getattr(module, self.name)(ctx)
        return page


def _episodes(counts: Counts, lang: Language) -> str:
    return lang.text("{n} ep", n=lang.number(counts.episodes)) if counts.episodes else ""


def _days(counts: Counts, lang: Language) -> str:
    return lang.text("{n} d", n=lang.number(counts.days)) if counts.days else ""


def _scenes(counts: Counts, lang: Language) -> str:
    return lang.number(counts.scenes) if counts.scenes else ""


def _elements(counts: Counts, lang: Language) -> str:
    return lang.number(counts.elements) if counts.elements else ""


def _people(counts: Counts, lang: Language) -> str:
    return lang.number(counts.people) if counts.people else ""


def _places(counts: Counts, lang: Language) -> str:
    return lang.number(counts.places) if counts.places else ""


def _takes(counts: Counts, lang: Language) -> str:
    return lang.number(counts.takes) if counts.takes else ""


def _languages(counts: Counts, lang: Language) -> str:
    return lang.text("{n} lang", n=lang.number(counts.languages)) if counts.languages else ""


ENTRIES = (
    Entry("overview", N_("Overview"), "", "layout-grid", "overview", "OverviewPage", _episodes),
    Entry("script", N_("Script"), PLAN, "file-text", "script", "ScriptPage", _scenes),
    Entry("breakdown", N_("Breakdown"), PLAN, "tags", "breakdown", "BreakdownPage", _elements),
    Entry("schedule", N_("Schedule"), PLAN, "calendar-days", "schedule", "SchedulePage", _days),
    Entry("people", N_("Cast & crew"), PLAN, "users", "people", "PeoplePage", _people),
    Entry("places", N_("Places"), PLAN, "map-pin", "places", "PlacesPage", _places),
    Entry("budget", N_("Budget"), PLAN, "wallet", "budget", "BudgetPage"),
    Entry(
        "callsheets",
        N_("Call sheets"),
        SHOOT,
        "clipboard-list",
        "callsheets",
        "CallSheetsPage",
        _days,
    ),
    Entry("takes", N_("Takes"), SHOOT, "film", "takes", "TakesPage", _takes),
    Entry(
        "subtitles",
        N_("Subtitles"),
        DELIVER,
        "captions",
        "subtitles",
        "SubtitlesPage",
        _languages,
    ),
    Entry("reports", N_("Reports"), DELIVER, "printer", "reports", "ReportsPage"),
)


def available() -> list[Entry]:
    """List the pages of this build."""
    return [entry for entry in ENTRIES if entry.exists()]
