"""The inspectors of a day and of the whole board: figures, who is called, what is wrong."""

from collections.abc import Callable, Sequence
from datetime import date

from studio.base.clock import read_clock, show_clock, show_length
from studio.base.days import check_days
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.pages.schedule_columns import read_length
from studio.desktop.pages.schedule_days import DayDoing
from studio.desktop.pages.schedule_rows import fill_tone, pages
from studio.desktop.pages.schedule_state import DAY_KIND_WORDS, SEVERITY_ICON, State
from studio.desktop.widgets.facts import ActRow, Fact, FactList
from studio.desktop.widgets.form import Form
from studio.desktop.widgets.label import Tone
from studio.schedule import store as schedule
from studio.schedule.model import DAY_KINDS, CastRef, Day

Acts = Callable[[list[str]], Sequence[Act]]
_TONES: dict[str, Tone] = {"edge": "text", "warn": "warn", "bad": "bad"}


class DayPane(Form):
    """Shows a day; its date, kind, times and note are changed in place."""

    def __init__(self, ctx: Context, doing: DayDoing, menu: Acts) -> None:
        super().__init__(ctx)
        self._doing = doing
        self._menu = menu
        self._id = ""
        t = ctx.lang.text
        self.figures = FactList(ctx)
        self.rows.insertWidget(2, self.figures)
        self.acts = ActRow(ctx)
        self.rows.insertWidget(3, self.acts)
        self.add_text("date", t("Date"), self._write_date, hint="2026-12-07")
        kinds = [(kind, t(DAY_KIND_WORDS[kind])) for kind in DAY_KINDS]
        self.add_choice("kind", t("Kind"), self._write_kind, kinds)
        self.add_text("call", t("Call"), self._write_call, hint="07:30")
        self.add_text("work", t("Working time"), self._write_work, hint="10:00")
        self.add_text("note", t("Note"), self._write_note)
        self.warnings = FactList(ctx, t("Warnings"))
        self.cast = FactList(ctx, t("Cast called"))
        self.places = FactList(ctx, t("Places"))
        for part in (self.warnings, self.cast, self.places):
            self.add_widget(part)

    def show_day(self, state: State, day: Day) -> None:
        """Show this day."""
        self._id = day.id
        t, lang = self.ctx.lang.text, self.ctx.lang
        self.set_heading(state.day_name(day), lang.day(day.date))
        self.show_values(
            {
                "date": day.date.isoformat(),
                "kind": day.kind,
                "call": show_clock(day.call_minute),
                "work": show_length(day.work_minutes),
                "note": day.note,
            }
        )
        label, icon = (t("Unlock"), "lock-open") if day.locked else (t("Lock"), "lock")
        self.acts.show_acts(
            [
                Act(label, icon, lambda: self._doing.lock(day.id, not day.locked), writes=True),
                Act(t("More"), "ellipsis", menu=self._menu([day.id])),
            ]
        )
        self.figures.show_facts(self._figures(state, day))
        self.warnings.show_facts(
            [
                Fact(lang.say(one.message), icon=SEVERITY_ICON[one.severity])
                for one in state.warnings_of(day.id)
            ]
        )
        self.cast.show_facts(self._cast(state, day))
        names = dict.fromkeys(
            state.two(scene.place_name, scene.other_place_name)
            for strip in day.strips
            for scene in strip.scenes
            if scene.place_id
        )
        self.places.show_facts([Fact(*two, icon=("map-pin", "muted")) for two in names])

    def _figures(self, state: State, day: Day) -> list[Fact]:
        if not day.shoots:
            return []
        lang, when = self.ctx.lang, state.timings[day.id]
        t = lang.text
        work = t(
            "{work} of {most}", work=show_length(when.work), most=show_length(day.work_minutes)
        )
        left = day.work_minutes - when.work
        rest = (
            t("{time} left", time=show_length(left))
            if left >= 0
            else t("{time} over", time=show_length(-left))
        )
        tone = fill_tone(state, when.work, day.work_minutes)
        length = [
            lang.count("{n} scene", "{n} scenes", len(day.scene_strips)),
            pages(lang, day.eighths),
        ]
        moves = lang.count("{n} move", "{n} moves", when.moves) if when.moves else ""
        wrap = t("wrap {time}", time=show_clock(when.wrap)) if day.strips else ""
        seconds = lang.number(round(day.seconds / 60))
        screen = t("{n} min on screen", n=seconds)
        return [
            Fact(
                f"{work}  ·  {rest}", "  ·  ".join(filter(None, (wrap, moves))), tone=_TONES[tone]
            ),
            Fact("  ·  ".join(length), screen),
        ]

    def _cast(self, state: State, day: Day) -> list[Fact]:
        t, spans = self.ctx.lang.text, dict[str, tuple[CastRef, int, int, int]]()
        for strip in day.scene_strips:
            slot = state.slots[strip.id]
            for ref in strip.cast:
                _, first, last, count = spans.get(ref.character_id, (ref, slot.start, 0, 0))
                spans[ref.character_id] = (ref, first, max(last, slot.end), count + 1)
        found: list[Fact] = []
        for ref, first, last, count in sorted(spans.values(), key=_by_number):
            name, other = state.two(ref.name, ref.other_name)
            number = "" if ref.cast_number is None else f"{ref.cast_number}  "
            person = state.facts.person_of(ref)
            away = bool(person and person.away_on(day.date))
            scenes = self.ctx.lang.count("{n} scene", "{n} scenes", count)
            told = [state.actor(ref), f"{show_clock(first)}–{show_clock(last)}", scenes]
            if away:
                told.append(t("not available that day"))
            mark = ("circle-alert", "bad") if away else None
            second = "  ·  ".join(filter(None, told))
            found.append(Fact(f"{number}{name} {other}".strip(), second, mark))
        return found

    def _write_date(self, text: str) -> None:
        first, _ = check_days(text.strip(), text.strip())
        schedule.change_day(self.ctx.store, self._id, on=date.fromisoformat(first))

    def _write_kind(self, kind: str) -> None:
        schedule.change_day(self.ctx.store, self._id, kind=kind)  # type: ignore[arg-type]

    def _write_call(self, text: str) -> None:
        schedule.change_day(self.ctx.store, self._id, call_minute=read_clock(text))

    def _write_work(self, text: str) -> None:
        minutes = read_length(text)
        if not minutes:
            raise StudioError(N_("Say how many minutes a day may work, such as 600."))
        schedule.change_day(self.ctx.store, self._id, work_minutes=minutes)

    def _write_note(self, text: str) -> None:
        schedule.change_day(self.ctx.store, self._id, note=text)


class BoardPane(Form):
    """Shows the board as a whole while nothing is selected."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        t = ctx.lang.text
        self.add_text("name", t("Name of the board"), self._rename)
        self._id = ""
        self.figures = FactList(ctx, t("In all"))
        self.legend = FactList(ctx, t("Keys"))
        self.add_widget(self.figures)
        self.add_widget(self.legend)
        self.legend.show_facts(
            [
                Fact(t("Move up or down"), "Alt+↑  Alt+↓"),
                Fact(t("To the day before or after"), "Alt+←  Alt+→"),
                Fact(t("To the boneyard"), "Ctrl+B"),
                Fact(t("Pin or unpin"), "Ctrl+Shift+P"),
                Fact(t("Shoot together, separate"), "Ctrl+M  Ctrl+Shift+M"),
                Fact(t("Split a scene"), "Ctrl+D"),
                Fact(t("Lock or unlock a day"), "Ctrl+L"),
            ]
        )

    def show_board(self, state: State) -> None:
        """Show the board in use."""
        lang, board = self.ctx.lang, state.board
        self._id = board.id
        self.set_heading(lang.text("Board {name}", name=board.name), self._dates(state))
        self.show_values({"name": board.name})
        scenes = {scene.scene_id for strip in board.strips() for scene in strip.scenes}
        waiting = {scene.scene_id for strip in board.boneyard for scene in strip.scenes}
        placed, all_scenes = len(scenes - waiting), len(scenes)
        work = sum(state.timings[day.id].work for day in board.shooting_days)
        room = sum(day.work_minutes for day in board.shooting_days)
        eighths = sum(strip.eighths for strip in state.strips.values())
        self.figures.show_facts(
            [
                Fact(lang.count("{n} shooting day", "{n} shooting days", len(board.shooting_days))),
                Fact(lang.text("{n} of {all} scenes have a day", n=placed, all=all_scenes)),
                Fact(pages(lang, eighths)),
                Fact(lang.text("{work} of {most}", work=show_length(work), most=show_length(room))),
            ]
        )

    def _dates(self, state: State) -> str:
        days, lang = state.board.shooting_days, self.ctx.lang
        if not days:
            return ""
        return f"{lang.short_day(days[0].date)} – {lang.short_day(days[-1].date)}"

    def _rename(self, name: str) -> None:
        schedule.rename_board(self.ctx.store, self._id, name)


def _by_number(span: tuple[CastRef, int, int, int]) -> tuple[int, int]:
    number = span[0].cast_number
    return (1_000_000 if number is None else number), span[1]
