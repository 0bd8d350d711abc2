"""What the schedule page knows of the production at one moment: board, times, warnings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from studio.base.words import N_
from studio.breakdown.store import scene_elements
from studio.callsheet.store import typed_hours
from studio.desktop.context import Context
from studio.i18n import Language
from studio.project.store import Store
from studio.schedule import store as schedule
from studio.schedule.facts import Facts
from studio.schedule.model import (
    BannerKind,
    Board,
    BoardInfo,
    CastRef,
    Day,
    DayKind,
    ElementRef,
    Strip,
    StripScene,
)
from studio.schedule.timing import Slot, Timing
from studio.schedule.warnings import Severity, Warning, warnings

BONEYARD = "boneyard"
DAY_KIND_WORDS: dict[DayKind, str] = {
    "shoot": N_("Shooting day"),
    "off": N_("Day off"),
    "travel": N_("Travel day"),
}
BANNER_WORDS: dict[BannerKind, str] = {
    "move": N_("Company move"),
    "meal": N_("Meal"),
    "travel": N_("Travel"),
    "prelight": N_("Prelight"),
    "text": N_("Note"),
}
BANNER_ICONS: dict[BannerKind, str] = {
    "move": "car",
    "meal": "utensils",
    "travel": "car",
    "prelight": "sun",
    "text": "message-square",
}
INT_EXT = {"INT": N_("INT"), "EXT": N_("EXT"), "INT/EXT": N_("I/E"), "EST": N_("EST")}
LIGHTS = {"DAY": N_("DAY"), "NIGHT": N_("NIGHT"), "DAWN": N_("DAWN"), "DUSK": N_("DUSK")}
SEVERITY_ICON: dict[Severity, tuple[str, str]] = {
    "error": ("circle-alert", "bad"),
    "warning": ("triangle-alert", "warn"),
    "info": ("info", "muted"),
}


@dataclass(frozen=True)
class State:
    """The active board with all that is worked out from it; `elements` are by scene id."""

    board: Board
    boards: tuple[BoardInfo, ...]
    facts: Facts
    elements: Mapping[str, tuple[ElementRef, ...]]
    warnings: tuple[Warning, ...]
    lang: Language

    @cached_property
    def timings(self) -> dict[str, Timing]:
        """When each day's strips are shot, by day id."""
        return {day.id: self.facts.timing(day) for day in self.board.days}

    @cached_property
    def slots(self) -> dict[str, Slot]:
        """When each strip is shot, by strip id."""
        return {slot.strip_id: slot for when in self.timings.values() for slot in when.slots}

    @cached_property
    def strips(self) -> dict[str, Strip]:
        """All strips by id."""
        return {strip.id: strip for strip in self.board.strips()}

    @cached_property
    def days(self) -> dict[str, Day]:
        """All days by id."""
        return {day.id: day for day in self.board.days}

    @cached_property
    def marks(self) -> dict[str, Severity]:
        """The worst severity of the warnings about a strip or a day, by its id."""
        found: dict[str, Severity] = {}
        for one in reversed(self.warnings):  # errors come first and so are written last
            for key in (one.day_id, *one.strip_ids):
                if key and (one.severity != "info" or key not in found):
                    found[key] = _worse(one.severity, found.get(key))
        return found

    def day_of(self, strip: Strip) -> Day | None:
        """Return the day that a strip stands on."""
        return self.days.get(strip.day_id or "")

    def warnings_of(self, row_id: str) -> list[Warning]:
        """Return the warnings about a strip or a day."""
        return [one for one in self.warnings if row_id == one.day_id or row_id in one.strip_ids]

    def two(self, main: str, other: str) -> tuple[str, str]:
        """Return a name in the window's language, and the other one where it differs."""
        first = self.facts.choose(main, other)
        second = main if self.facts.other else other
        return first, "" if second == first else second

    def day_name(self, day: Day) -> str:
        """Name a day: its number, or what it is when nothing is shot."""
        if day.number is not None:
            return self.lang.text("Day {n}", n=day.number)
        return self.lang.text(DAY_KIND_WORDS[day.kind])

    def span(self, first: date, last: date) -> str:
        """Write some days, both included, as briefly as can be."""
        tiny = self.lang.tiny_day
        return tiny(first) if first == last else f"{tiny(first)}–{tiny(last)}"

    def int_ext(self, strip: Strip) -> str:
        """Write INT or EXT as the window's language does."""
        words = (INT_EXT.get(scene.int_ext or "") for scene in strip.scenes)
        return "/".join(dict.fromkeys(self.lang.text(word) for word in words if word))

    def light(self, strip: Strip) -> str:
        """Write DAY or NIGHT as the window's language does."""
        words = (LIGHTS.get(scene.time_of_day or "") for scene in strip.scenes)
        return "/".join(dict.fromkeys(self.lang.text(word) for word in words if word))

    def numbers(self, strip: Strip) -> str:
        """Write the scene numbers of a strip, with the part of a split one; or its banner."""
        if strip.kind == "banner":
            return strip.banner or self.lang.text(BANNER_WORDS[strip.banner_kind])
        return "+".join(_number(scene) for scene in strip.scenes)

    def actor(self, ref: CastRef) -> str:
        """Name who plays a character; empty when nobody is cast."""
        person = self.facts.person_of(ref)
        return person.name if person else ""


def read_state(ctx: Context) -> State:
    """Read the active board and work out what speaks against it."""
    store, lang = ctx.store, ctx.lang
    board = schedule.active_board(store)
    facts = replace(schedule.read_facts(store, lang.code), hours=typed_hours(store))
    return State(
        board,
        tuple(schedule.boards(store)),
        facts,
        schedule.read_elements(store),
        tuple(warnings(board, facts)),
        lang,
    )


def needs_of(store: Store, strip: Strip) -> list[tuple[str, str, str, str, int]]:
    """Return what the scenes of a strip need: category, its colour, two names, quantity."""
    found: dict[str, tuple[str, str, str, str, int]] = {}
    for scene in strip.scenes:
        for one in scene_elements(store, scene.scene_id):
            known = found.get(one.element_id)
            count = max(one.quantity, known[4]) if known else one.quantity
            found[one.element_id] = (one.category, one.colour, one.name, one.other_name, count)
    return list(found.values())


def _number(scene: StripScene) -> str:
    return f"{scene.number} ({scene.part}/{scene.parts})" if scene.parts > 1 else scene.number


def _worse(one: Severity, other: Severity | None) -> Severity:
    order: tuple[Severity, ...] = ("error", "warning", "info")
    return one if other is None or order.index(one) < order.index(other) else other
