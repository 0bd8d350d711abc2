"""The inspector of a call sheet: times, weather, safety, radio, notes to departments."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from studio.base.clock import read_clock, show_clock
from studio.callsheet import store as callsheet
from studio.callsheet.model import CallSheet, DepartmentNote, Pair, SheetEntry, day_clock
from studio.callsheet.store import SHEET_PAIRS, SHEET_TIMES
from studio.desktop.context import Context
from studio.desktop.names import Names
from studio.desktop.widgets.form import Form
from studio.desktop.widgets.label import label
from studio.people.model import Department


class SheetForm(Form):
    """What is typed for the whole day; computed times stand in empty fields."""

    def __init__(self, ctx: Context, names: Names) -> None:
        super().__init__(ctx)
        self._names = names
        self._shoot_day = ""
        t = ctx.lang.text
        titles = (t("Breakfast"), t("Shooting call"), t("Lunch"), t("Wrap"))
        self._times: dict[str, QLineEdit] = {}
        for key, title in zip(SHEET_TIMES, titles, strict=True):
            self._times[key] = self.add_text(key, title, partial(self._time, key))
        for key, title in zip(SHEET_PAIRS, (t("Weather"), t("Safety"), t("Radio")), strict=True):
            self.add_pair(key, title, self._text, names, lines=2)

    def show_sheet(self, sheet: CallSheet, entry: SheetEntry) -> None:
        """Show a sheet and what was typed for it."""
        lang = self.ctx.lang
        title = lang.text("Day {n} of {all}", n=sheet.number, all=sheet.of)
        call = lang.text("General call {time}", time=day_clock(sheet.call))
        self.set_heading(f"{title}  ·  {lang.short_day(sheet.date)}", call)
        values = {key: show_clock(getattr(entry, key)) for key in SHEET_TIMES}
        for key, field in self._times.items():
            field.setPlaceholderText(day_clock(getattr(sheet, key)))
        for key in SHEET_PAIRS:
            pair: Pair = getattr(entry, key)
            values[key] = pair.main
            if self._names.bilingual:
                values[f"other_{key}"] = pair.other
        self.show_record(sheet.shoot_day_id, values)
        self._shoot_day = sheet.shoot_day_id

    def _time(self, key: str, text: str) -> None:
        minutes = read_clock(text) if text.strip() else None
        callsheet.change_sheet(self.ctx.store, self._shoot_day, **{key: minutes})

    def _text(self, column: str, text: str) -> None:
        callsheet.change_sheet(self.ctx.store, self._shoot_day, **{column: text})


class NoteForm(Form):
    """The note to one department, chosen from all of them."""

    def __init__(self, ctx: Context, names: Names) -> None:
        super().__init__(ctx)
        self._names = names
        self._shoot_day = ""
        self._department = ""
        self._notes: dict[str, DepartmentNote] = {}
        self._departments: list[Department] = []
        t = ctx.lang.text
        self.set_heading(t("Notes to departments"))
        self.add_choice("department", t("Department"), self._choose, [])
        self.add_pair("text", t("Note"), self._write, names, lines=3)
        self._others = label(tone="muted", wrap=True)
        self.rows.addSpacing(8)
        self.add_widget(self._others)

    def show_notes(
        self,
        shoot_day_id: str,
        departments: Sequence[Department],
        notes: Sequence[DepartmentNote],
    ) -> None:
        """Show the notes of a day."""
        self._notes = {note.department_id: note for note in notes}
        self._departments = list(departments)
        known = {department.id for department in departments}
        if self._department not in known:
            first = [n.department_id for n in notes] or [d.id for d in departments]
            self._department = first[0] if first else ""
        t = self.ctx.lang.text
        marked = [
            (d.id, t("{name} •", name=t(d.name)) if d.id in self._notes else t(d.name))
            for d in departments
        ]
        self.set_choices("department", marked)
        self._shoot_day = self._show_note(shoot_day_id)
        written = self.ctx.lang.join(t(note.department) for note in notes)
        self._others.setText(t("Notes to: {names}", names=written) if notes else "")

    def _show_note(self, shoot_day_id: str) -> str:
        note = self._notes.get(self._department)
        pair = note.text if note else Pair()
        values = {"department": self._department, "text": pair.main}
        if self._names.bilingual:
            values["other_text"] = pair.other
        self.show_record(f"{shoot_day_id}/{self._department}", values)
        return shoot_day_id

    def _choose(self, department_id: str) -> None:
        self._department = department_id
        self._show_note(self._shoot_day)

    def _write(self, column: str, text: str) -> None:
        note = self._notes.get(self._department)
        pair = note.text if note else Pair()
        texts = {"text": pair.main, "other_text": pair.other, column: text}
        callsheet.set_department_note(self.ctx.store, self._shoot_day, self._department, **texts)


class SheetPanel(QWidget):
    """Both forms of a call sheet, one below the other."""

    def __init__(self, ctx: Context, names: Names) -> None:
        super().__init__()
        self.sheet = SheetForm(ctx, names)
        self.notes = NoteForm(ctx, names)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.sheet, rule, self.notes):
            column.addWidget(part)
        column.addStretch(1)
