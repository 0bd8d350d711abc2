"""The inspector of cast and crew: a role, the person who plays it, and their days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from studio.base.clock import read_minutes
from studio.base.money import read, written
from studio.base.text import one_line
from studio.desktop.context import Context
from studio.desktop.names import Names
from studio.desktop.pages.people_cast import TIMES, Role, change_role
from studio.desktop.pages.people_crew import rename, show_offset
from studio.desktop.pages.people_terms import Terms
from studio.desktop.widgets.days_off import DaysOff
from studio.desktop.widgets.form import MARGIN, Form
from studio.desktop.widgets.label import label
from studio.people import store as people
from studio.people.model import Availability, Person
from studio.project.production import production
from studio.schedule.presets import rules
from studio.workflow.called import CalledDay


@dataclass(frozen=True, slots=True)
class Shown:
    """What the inspector shows: a person, a role, or both; `first_day` is the board's."""

    person: Person | None = None
    role: Role | None = None
    away: Sequence[Availability] = ()
    called: Sequence[CalledDay] = ()
    first_day: date | None = None


class RoleForm(Form):
    """The casting of a character: rates, pick-up place, minutes to get ready."""

    def __init__(self, ctx: Context, names: Names, currency: str) -> None:
        super().__init__(ctx)
        self._names = names
        self._currency = currency
        self._role: Role | None = None
        t = ctx.lang.text
        self.add_text("work_minor", t("Work rate"), lambda text: self._rate("work_minor", text))
        self.add_text("hold_minor", t("Hold rate"), lambda text: self._rate("hold_minor", text))
        self.add_pair("pickup_place", t("Pick-up place"), self._place, names)
        titles = (t("Pick-up, minutes"), t("Make-up, minutes"), t("Wardrobe, minutes"))
        for key, title in zip(TIMES, titles, strict=True):
            self.add_text(key, title, lambda text, key=key: self._time(key, text))  # type: ignore[misc]

    def show_role(self, role: Role) -> None:
        """Show a role."""
        t, count, cast = self.ctx.lang.text, self.ctx.lang.count, role.casting
        title = self._names.first(role.name, role.other_name)
        number = t("No. {n}", n=role.number) if role.number else t("No cast number")
        lines = count("{n} line", "{n} lines", role.lines)
        scenes = count("{n} scene", "{n} scenes", role.scenes)
        self.set_heading(title, "  ·  ".join([number, lines, scenes]))
        currency = cast.currency if cast else ""
        values = {key: str(getattr(cast, key)) if cast else "" for key in TIMES}
        for key in ("work_minor", "hold_minor"):
            values[key] = written(getattr(cast, key), currency) if cast else ""
        values["pickup_place"] = cast.pickup_place if cast else ""
        if self._names.bilingual:
            values["other_pickup_place"] = cast.other_pickup_place if cast else ""
        self.show_record(role.id, values)
        self._role = role

    def _set(self, **values: object) -> None:
        if self._role is not None:
            change_role(self.ctx, self._role, **values)

    def _rate(self, key: str, text: str) -> None:
        cast = self._role.casting if self._role else None
        amount, code = read(text, (cast.currency if cast else "") or self._currency)
        self._set(**{key: amount, "currency": code})

    def _place(self, column: str, text: str) -> None:
        self._set(**{column: one_line(text)})

    def _time(self, key: str, text: str) -> None:
        self._set(**{key: abs(read_minutes(text))})


class PersonForm(Form):
    """A person: contacts, rate, birth date, days away, days called."""

    def __init__(self, ctx: Context, names: Names, terms: Terms, currency: str) -> None:
        super().__init__(ctx)
        self._names = names
        self._terms = terms
        self._currency = currency
        self._person: Person | None = None
        self._adult_age = rules(production(ctx.store).country).minors.adult_age
        self._make_fields()
        self.add_title(ctx.lang.text("Not available"))
        self.days_off = DaysOff(ctx, add=self._add_days, remove=self._remove_days)
        self.add_widget(self.days_off)
        self.add_title(ctx.lang.text("Called"))
        self._called = label(tone="muted", wrap=True)
        self._clash = label(tone="bad", wrap=True)
        self.add_widget(self._called)
        self.add_widget(self._clash)

    def _make_fields(self) -> None:
        t = self.ctx.lang.text
        self.add_pair("name", t("Name"), self._rename, self._names)
        self._position = self.add_text("position", t("Position"), self._set_position)
        department = self.add_text("department", t("Department"), self._set_department)
        _suggest(department, self._terms.departments())
        for key, title in (("phone", t("Phone")), ("email", t("Email"))):
            self.add_text(key, title, lambda text, key=key: self._set(**{key: text}))  # type: ignore[misc]
        self.add_text("rate", t("Day rate"), self._set_rate, hint=f"{self._currency} 800")
        self.add_text(
            "call_offset",
            t("Call, minutes from the general call"),
            lambda text: self._set(call_offset=read_minutes(text)),
        )
        self.add_text(
            "birth_date",
            t("Birth date"),
            lambda text: self._set(birth_date=text.strip() or None),
            hint=t("For minors: 2015-04-23"),
        )
        self.add_long("note", t("Note"), lambda text: self._set(note=text), lines=2)

    def show_person(self, shown: Shown) -> None:
        """Show a person with their days."""
        person = shown.person
        if person is None:
            return
        show = self._terms.show
        detail = [show(person.position), show(person.department)]
        day = shown.first_day or date.today()  # noqa: DTZ011 - a calendar
        age = person.age_on(day)
        if age is not None and age < self._adult_age:
            detail.append(self.ctx.lang.count("{n} year old", "{n} years old", age))
        title = self._names.first(person.name, person.other_name)
        self.set_heading(title, "  ·  ".join(part for part in detail if part))
        fresh = self._person is None or self._person.id != person.id
        self.show_record(person.id, self._values(person))
        self._person = person
        if fresh:
            self.days_off.start_at(day)
        _suggest(self._position, self._terms.positions(person.department))
        self.days_off.show_days(shown.away)
        self._show_called(shown.called)

    def _values(self, person: Person) -> Mapping[str, str]:
        values = {
            "name": person.name,
            "other_name": person.other_name,
            "position": self._terms.show(person.position),
            "department": self._terms.show(person.department),
            "phone": person.phone,
            "email": person.email,
            "rate": written(person.rate_minor, person.rate_currency),
            "call_offset": show_offset(person.call_offset) or "0",
            "birth_date": person.birth_date or "",
            "note": person.note,
        }
        if not self._names.bilingual:
            del values["other_name"]
        return values

    def _show_called(self, called: Sequence[CalledDay]) -> None:
        lang = self.ctx.lang
        if not called:
            text = lang.text("Not called on any shooting day.")
        elif any(day.code for day in called):
            lines = (
                lang.text(
                    "Day {n}  ·  {date}  ·  {code}",
                    n=day.number,
                    date=lang.short_day(day.date),
                    code=day.code,
                )
                for day in called
            )
            text = "\n".join(lines)
        else:
            text = lang.count("On the {n} shooting day.", "On all {n} shooting days.", len(called))
        self._called.setText(text)
        clash = lang.join(lang.short_day(day.date) for day in called if not day.free)
        self._clash.setText(lang.text("Called, but not available: {days}", days=clash))
        self._clash.setVisible(bool(clash))

    def _set(self, **values: object) -> None:
        if self._person is not None:
            people.change_person(self.ctx.store, self._person.id, **values)

    def _rename(self, column: str, text: str) -> None:
        if self._person is not None:
            rename(self.ctx, self._person, {column: text})

    def _set_position(self, text: str) -> None:
        self._set(position=self._terms.read(text))

    def _set_department(self, text: str) -> None:
        self._set(department=self._terms.read(text))

    def _set_rate(self, text: str) -> None:
        known = self._person.rate_currency if self._person else ""
        minor, currency = read(text, known or self._currency)
        self._set(rate_minor=minor, rate_currency=currency)

    def _add_days(self, first: str, last: str, note: str) -> None:
        if self._person is not None:
            people.add_unavailable(self.ctx.store, self._person.id, first, last, note)

    def _remove_days(self, row_id: str) -> None:
        people.delete_unavailable(self.ctx.store, row_id)


class PersonPanel(QWidget):
    """Shows what is selected on the page of cast and crew."""

    def __init__(self, ctx: Context, names: Names, terms: Terms, currency: str) -> None:
        super().__init__()
        self._t = ctx.lang.text
        self.role = RoleForm(ctx, names, currency)
        self.person = PersonForm(ctx, names, terms, currency)
        self._hint = label(tone="muted", wrap=True)
        self._empty = QWidget()
        around = QVBoxLayout(self._empty)
        around.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        around.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rule = QFrame()
        self._rule.setFrameShape(QFrame.Shape.HLine)
        for part in (self.role, self._rule, self.person, self._empty):
            column.addWidget(part)
        column.addStretch(1)
        self.show_all(Shown())

    def show_all(self, shown: Shown) -> None:
        """Show this; parts that are missing are hidden."""
        self.role.setVisible(shown.role is not None)
        self._rule.setVisible(shown.role is not None)
        self.person.setVisible(shown.person is not None)
        self._empty.setVisible(shown.person is None)
        if shown.role is None:
            self._hint.setText(self._t("Select somebody to see contacts, days away and calls."))
        else:
            self._hint.setText(self._t("Nobody plays this part yet. Type a name as performer."))
            self.role.show_role(shown.role)
        if shown.person is not None:
            self.person.show_person(shown)


def _suggest(field: QLineEdit, words: Sequence[str]) -> None:
    """Offer words while somebody types in a field."""
    completer = QCompleter(list(words), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
