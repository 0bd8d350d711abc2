"""The calls of one day as a table: computed times in grey, typed ones in their place."""

from dataclasses import dataclass

from studio.base.clock import read_clock, show_clock
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.callsheet import store as callsheet
from studio.callsheet.model import CallEntry, CallSheet, CastCall, CrewCall, Pair, day_clock
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, Heading, RecordTable
from studio.desktop.names import Names

CAST_TIMES = ("pickup", "makeup", "wardrobe", "on_set")


@dataclass(frozen=True, slots=True)
class CallRow:
    """One person on the day; `times` are what is printed, `entry` what somebody typed."""

    id: str
    person_id: str | None
    is_cast: bool
    name: Pair
    role: str
    status: str
    times: tuple[tuple[str, int | None], ...]
    entry: CallEntry
    note: str

    def time(self, key: str) -> int | None:
        """Return a printed time."""
        return dict(self.times).get(key)


class CallsTable(RecordTable[CallRow]):
    """Cast and crew of a day; an empty cell brings the computed time back."""

    def __init__(self, ctx: Context, names: Names) -> None:
        self._names = names
        self._shoot_day = ""
        super().__init__(ctx, [])
        self.columns = self._make_columns()

    def show_calls(self, sheet: CallSheet, entries: dict[str, CallEntry]) -> None:
        """Show the calls of a sheet."""
        t, count = self.ctx.lang.text, self.ctx.lang.count
        self._shoot_day = sheet.shoot_day_id
        cast = [self._cast_row(call, entries) for call in sheet.cast]
        rows: list[CallRow | Heading] = []
        if cast:
            note = count("{n} person", "{n} people", len(cast))
            rows += [Heading("cast", t("Cast"), note), *cast]
        for unit in sheet.crew:
            title = t(unit.name) or t("No department")
            note = count("{n} person", "{n} people", len(unit.people))
            rows.append(Heading(f"unit-{unit.department_id}", title, note))
            rows += [self._crew_row(call, entries) for call in unit.people]
        self.show(rows)

    def _cast_row(self, call: CastCall, entries: dict[str, CallEntry]) -> CallRow:
        names = self._names
        character = names.first(call.character.main, call.character.other)
        number = "" if call.number is None else f"{call.number}. "
        return CallRow(
            id=call.character_id,
            person_id=call.person_id,
            is_cast=True,
            name=call.performer,
            role=f"{number}{character}",
            status=call.status,
            times=tuple((key, getattr(call, key)) for key in CAST_TIMES),
            entry=entries.get(call.person_id or "", CallEntry()),
            note=call.note,
        )

    def _crew_row(self, call: CrewCall, entries: dict[str, CallEntry]) -> CallRow:
        return CallRow(
            id=call.person_id,
            person_id=call.person_id,
            is_cast=False,
            name=call.name,
            role=self.ctx.lang.text(call.position),
            status="",
            times=(("call", call.call),),
            entry=entries.get(call.person_id, CallEntry()),
            note=call.note,
        )

    def _make_columns(self) -> list[Column[CallRow]]:
        t, names = self.ctx.lang.text, self._names
        times = (
            (t("Pick-up"), "pickup"),
            (t("Make-up"), "makeup"),
            (t("Wardrobe"), "wardrobe"),
            (t("On set"), "on_set"),
            (t("Call"), "call"),
        )
        return [
            Column[CallRow](
                t("Name"),
                lambda r: names.first(r.name.main, r.name.other) or t("Not cast"),
                weight=1.2,
                floor=112,
                look="strong",
                colour=lambda r: "text" if r.person_id else "muted",
            ),
            Column[CallRow](
                t("Role"), lambda r: r.role, weight=1.2, floor=120, fold=2, look="muted"
            ),
            Column[CallRow](t("Status"), lambda r: r.status, weight=0, floor=56, fold=3),
            *(self._time(title, key) for title, key in times),
            Column[CallRow](
                t("Note"),
                lambda r: r.note,
                lambda r, text: self._write(r, note=text),
                weight=0.8,
                floor=96,
                fold=4,
                look="muted",
            ),
        ]

    def _time(self, title: str, key: str) -> Column[CallRow]:
        def typed(row: CallRow) -> bool:
            return getattr(row.entry, key) is not None

        def read(row: CallRow) -> str:
            if row.is_cast == (key == "call"):
                return ""
            return day_clock(row.time(key))

        def edit(row: CallRow) -> str:
            time = row.time(key)
            return show_clock(time) if time is not None and time >= 0 else ""

        return Column[CallRow](
            title,
            read,
            lambda r, text: self._set_time(r, key, text),
            weight=0,
            floor=64,
            widest=day_clock(24 * 60),
            align=RIGHT,
            edit=edit,
            colour=lambda r: "accent_text" if typed(r) else "muted",
            tip=lambda r: self._tip(typed(r)) if read(r) else "",
        )

    def _tip(self, typed: bool) -> str:
        t = self.ctx.lang.text
        return t("Typed; clear it for the computed time.") if typed else t("Computed.")

    def _set_time(self, row: CallRow, key: str, text: str) -> None:
        if row.is_cast and key == "call":
            raise StudioError(N_("The cast is called to make-up. Type that time."))
        if not row.is_cast and key != "call":
            raise StudioError(N_("The crew has one call. Type it in the column Call."))
        self._write(row, **{key: read_clock(text) if text.strip() else None})

    def _write(self, row: CallRow, **values: object) -> None:
        if row.person_id is None:
            raise StudioError(
                N_("Nobody plays {name} yet. Cast somebody on Cast & crew first."), name=row.role
            )
        callsheet.set_call(self.ctx.store, self._shoot_day, row.person_id, **values)
