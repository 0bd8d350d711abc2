"""The inspector of strips: what is in them, who plays, what is needed, what speaks against."""

from collections.abc import Callable, Sequence

from studio.base.clock import show_clock, show_length
from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.pages.schedule_columns import read_length
from studio.desktop.pages.schedule_doing import StripDoing
from studio.desktop.pages.schedule_rows import pages
from studio.desktop.pages.schedule_state import (
    BANNER_WORDS,
    SEVERITY_ICON,
    State,
    needs_of,
)
from studio.desktop.pages.schedule_why import why_here
from studio.desktop.widgets.facts import ActRow, Fact, FactList
from studio.desktop.widgets.form import Form
from studio.schedule import store as schedule
from studio.schedule.model import BANNER_KINDS, CastRef, Day, Strip

Acts = Callable[[list[str]], Sequence[Act]]


class StripPane(Form):
    """Shows one strip, or what several have in common; their time is changed in place."""

    def __init__(self, ctx: Context, doing: StripDoing, menu: Acts) -> None:
        super().__init__(ctx)
        self._doing = doing
        self._menu = menu
        self._ids: list[str] = []
        t = ctx.lang.text
        self.synopsis = FactList(ctx)
        self.acts = ActRow(ctx)
        self.minutes = self.add_text(
            "minutes", t("Planned time"), self._write_minutes, hint=t("As estimated")
        )
        self.facts = FactList(ctx)
        self.warnings = FactList(ctx, t("Warnings"))
        self.cast = FactList(ctx, t("Cast"))
        self.place = FactList(ctx, t("Place"))
        self.needs = FactList(ctx, t("Elements"))
        self.why = FactList(ctx, t("Why here"))
        self.rows.insertWidget(2, self.synopsis)
        for part in (self.acts, self.facts, self.warnings):
            self.add_widget(part)
        for part in (self.cast, self.place, self.needs, self.why):
            self.add_widget(part)

    def show_strips(self, state: State, strips: Sequence[Strip]) -> None:
        """Show these strips."""
        self._ids = [strip.id for strip in strips]
        if len(strips) == 1:
            self._show_one(state, strips[0])
        else:
            self._show_many(state, strips)
        self.acts.show_acts(self._buttons(strips))
        self.warnings.show_facts(_warned(state, self._ids))
        cast = {ref.character_id: ref for strip in strips for ref in strip.cast}
        day = state.day_of(strips[0]) if len({strip.day_id for strip in strips}) == 1 else None
        self.cast.show_facts([self._cast(state, ref, day) for ref in cast.values()])

    def _show_one(self, state: State, strip: Strip) -> None:
        t = self.ctx.lang.text
        day = state.day_of(strip)
        sets = state.two(strip.set_name, strip.other_set_name)
        parts = [state.int_ext(strip), state.light(strip), " ".join(filter(None, sets))]
        numbers = state.numbers(strip)
        self.set_heading(t("Scene {n}", n=numbers), "  ·  ".join(filter(None, parts)))
        self.synopsis.show_facts(
            [
                Fact(*state.two(scene.synopsis, scene.other_synopsis))
                for scene in strip.scenes
                if scene.synopsis or scene.other_synopsis
            ]
        )
        self._show_minutes(strip)
        slot = state.slots.get(strip.id)
        times = f"{show_clock(slot.start)}–{show_clock(slot.end)}" if slot and day else ""
        where = state.day_name(day) if day else t("Boneyard")
        length = [pages(self.ctx.lang, strip.eighths), t("{n} s on screen", n=strip.seconds)]
        self.facts.show_facts(
            [Fact("  ·  ".join(filter(None, (where, times))), "  ·  ".join(length))]
        )
        self.place.show_facts(self._places(state, strip))
        self.needs.show_facts(self._needs(state, strip))
        self.why.show_facts([Fact(text) for text in why_here(state, strip)])

    def _show_many(self, state: State, strips: Sequence[Strip]) -> None:
        lang = self.ctx.lang
        count = lang.count("{n} strip", "{n} strips", len(strips))
        length = sum(strip.minutes for strip in strips)
        eighths = sum(strip.eighths for strip in strips)
        self.set_heading(count, f"{pages(lang, eighths)}  ·  {show_length(length)}")
        self.minutes.setPlaceholderText(lang.text("As estimated"))
        fixed = {strip.fixed_minutes for strip in strips}
        same = fixed.pop() if len(fixed) == 1 else None
        self.show_values({"minutes": "" if same is None else str(same)})
        numbers = [state.numbers(strip) for strip in strips[:40]]
        self.synopsis.show_facts([])
        self.facts.show_facts([Fact(lang.join(numbers + ["…"] * (len(strips) > 40)))])
        for part in (self.place, self.needs, self.why):
            part.show_facts([])

    def _show_minutes(self, strip: Strip) -> None:
        estimate = sum(scene.minutes for scene in strip.scenes)
        self.minutes.setPlaceholderText(
            self.ctx.lang.text("{n} as estimated", n=show_length(estimate))
        )
        fixed = strip.fixed_minutes
        self.show_values({"minutes": "" if fixed is None else str(fixed)})

    def _buttons(self, strips: Sequence[Strip]) -> list[Act]:
        t, ids = self.ctx.lang.text, self._ids
        pinned = all(strip.pinned for strip in strips)
        label, icon = (t("Unpin"), "pin-off") if pinned else (t("Pin"), "pin")
        return [
            Act(label, icon, lambda: self._doing.pin(ids), writes=True),
            Act(t("More"), "ellipsis", menu=self._menu(ids)),
        ]

    def _cast(self, state: State, ref: CastRef, day: Day | None) -> Fact:
        t = self.ctx.lang.text
        name, other = state.two(ref.name, ref.other_name)
        number = "" if ref.cast_number is None else f"{ref.cast_number}  "
        person = state.facts.person_of(ref)
        if person is None:
            return Fact(f"{number}{name} {other}".strip(), t("Nobody is cast yet"))
        if day is not None and person.away_on(day.date):
            told = t("{name}, not available that day", name=person.name)
            return Fact(f"{number}{name} {other}".strip(), told, ("circle-alert", "bad"))
        away = [state.span(first, last) for first, last in person.away]
        told = person.name
        if away:
            told = t("{name}, away {days}", name=person.name, days=state.lang.join(away))
        mark = ("circle-check", "good") if day else ("circle", "muted")
        return Fact(f"{number}{name} {other}".strip(), told, mark)

    def _places(self, state: State, strip: Strip) -> list[Fact]:
        t, day, found = self.ctx.lang.text, state.day_of(strip), dict[str, Fact]()
        for scene in strip.scenes:
            if scene.place_id is None:
                found[""] = Fact(t("No place yet"), t("Choose one on the page Places."))
                continue
            name, other = state.two(scene.place_name, scene.other_place_name)
            place = state.facts.places.get(scene.place_id)
            away = bool(day and place and place.away_on(day.date))
            mark = ("circle-alert", "bad") if away else ("map-pin", "muted")
            second = t("Not available that day") if away else other
            found[scene.place_id] = Fact(name, second, mark)
        return list(found.values())

    def _needs(self, state: State, strip: Strip) -> list[Fact]:
        by_category: dict[str, list[str]] = {}
        for category, _, name, other, count in needs_of(self.ctx.store, strip):
            text = state.two(name, other)[0]
            by_category.setdefault(category, []).append(f"{count} × {text}" if count > 1 else text)
        return [
            Fact(state.lang.join(names), self.ctx.lang.text(category))
            for category, names in by_category.items()
        ]

    def _write_minutes(self, text: str) -> None:
        self._doing.minutes(self._ids, read_length(text))


class BannerPane(Form):
    """Shows a banner; its words, kind and minutes are changed in place."""

    def __init__(self, ctx: Context, menu: Acts) -> None:
        super().__init__(ctx)
        self._menu = menu
        self._id = ""
        t = ctx.lang.text
        self.add_text("text", t("Words"), lambda text: self._write(text=text))
        kinds = [(kind, t(BANNER_WORDS[kind])) for kind in BANNER_KINDS]
        self.add_choice("kind", t("Kind"), lambda kind: self._write(kind=kind), kinds)
        self.add_text("minutes", t("Minutes"), self._write_minutes)
        self.acts = ActRow(ctx)
        self.add_widget(self.acts)

    def show_banner(self, state: State, strip: Strip) -> None:
        """Show this banner."""
        self._id = strip.id
        day = state.day_of(strip)
        self.set_heading(state.numbers(strip), state.day_name(day) if day else "")
        self.show_values(
            {"text": strip.banner, "kind": strip.banner_kind, "minutes": str(strip.minutes)}
        )
        self.acts.show_acts(
            [Act(self.ctx.lang.text("More"), "ellipsis", menu=self._menu([strip.id]))]
        )

    def _write(self, **values: str) -> None:
        schedule.change_banner(self.ctx.store, self._id, **values)  # type: ignore[arg-type]

    def _write_minutes(self, text: str) -> None:
        schedule.change_banner(self.ctx.store, self._id, minutes=read_length(text) or 0)


def _warned(state: State, ids: Sequence[str]) -> list[Fact]:
    wanted = set(ids)
    found = [one for one in state.warnings if not wanted.isdisjoint(one.strip_ids)]
    return [Fact(state.lang.say(one.message), icon=SEVERITY_ICON[one.severity]) for one in found]
