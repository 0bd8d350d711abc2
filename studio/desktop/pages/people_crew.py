"""The crew as a table, grouped by department; every cell is typed in place."""

from collections.abc import Mapping

from studio.base.clock import read_minutes
from studio.base.errors import StudioError
from studio.base.money import read, written
from studio.base.text import one_line
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, Heading, RecordTable
from studio.desktop.names import Names
from studio.desktop.pages.people_terms import Terms
from studio.people import store as people
from studio.people.model import CAST, Casting, Department, Person

NOBODY = "none"  # the id of the heading above people without a department


def show_offset(minutes: int) -> str:
    """Write how much earlier or later than the general call, with a true minus."""
    return f"{minutes:+d}".replace("-", "−") if minutes else ""


class CrewTable(RecordTable[Person]):
    """Everybody who works on the show but those who play a role."""

    def __init__(self, ctx: Context, names: Names, terms: Terms, currency: str) -> None:
        self._names = names
        self._terms = terms
        self._currency = currency
        super().__init__(ctx, [])
        self.columns = self._make_columns()
        self.for_more = ctx.lang.text("Use Paste people to add people.")

    def show_crew(
        self, departments: list[Department], everyone: list[Person], castings: list[Casting]
    ) -> None:
        """Show the crew under its departments, those without one at the end."""
        playing = {casting.person_id for casting in castings}
        crew = [p for p in everyone if p.department != CAST or p.id not in playing]
        rows: list[Person | Heading] = []
        for department in departments:
            found = [person for person in crew if person.department_id == department.id]
            title = self._terms.show(department.name)
            if found or department.name != CAST:
                rows += [Heading(department.id, title, self._count(len(found))), *found]
        rest = [person for person in crew if person.department_id is None]
        if rest:
            title = self.ctx.lang.text("No department")
            rows += [Heading(NOBODY, title, self._count(len(rest))), *rest]
        self.show(rows)

    def fresh(self, record: Person) -> Person:
        """Read a person again: what is typed as one name depends on the other one."""
        found = (p for p in people.people(self.ctx.store) if p.id == record.id)
        return next(found, record)

    def _count(self, n: int) -> str:
        return self.ctx.lang.count("{n} person", "{n} people", n) if n else ""

    def _make_columns(self) -> list[Column[Person]]:
        t, names = self.ctx.lang.text, self._names
        columns = [
            Column[Person](
                t("Name"),
                lambda p: names.first(p.name, p.other_name),
                lambda p, text: rename(
                    self.ctx, p, names.typed("name", p.name, p.other_name, text)
                ),
                weight=1.4,
                floor=112,
                look="strong",
            ),
            Column[Person](
                names.second_language,
                lambda p: names.second(p.name, p.other_name),
                lambda p, text: rename(
                    self.ctx, p, names.typed_second("name", p.name, p.other_name, text)
                ),
                weight=1.2,
                floor=100,
                fold=2,
                look="muted",
            ),
        ]
        return columns[: 1 + names.bilingual] + self._work_columns()

    def _work_columns(self) -> list[Column[Person]]:
        t = self.ctx.lang.text
        return [
            Column[Person](
                t("Position"),
                lambda p: self._terms.show(p.position),
                lambda p, text: self._change(p, position=self._terms.read(text)),
                weight=2,
                floor=160,
                suggest=lambda p: self._terms.positions(p.department),
            ),
            self._text(t("Phone"), "phone", floor=136),
            self._text(t("Email"), "email", floor=184, weight=0.2, fold=4),
            self._rate_column(),
            self._offset_column(),
        ]

    def _rate_column(self) -> Column[Person]:
        lang = self.ctx.lang

        def rate(person: Person) -> str:
            minor, currency = person.rate_minor, person.rate_currency
            return lang.short_money(minor, currency) if minor else ""

        return Column[Person](
            lang.text("Day rate"),
            rate,
            self._set_rate,
            weight=0,
            floor=96,
            widest=lambda: max(map(rate, self.records()), key=len, default=""),
            fold=1,
            align=RIGHT,
            edit=lambda p: written(p.rate_minor, p.rate_currency),
            sort=lambda p: p.rate_minor,
        )

    def _offset_column(self) -> Column[Person]:
        return Column[Person](
            self.ctx.lang.text("Call ± min"),
            lambda p: show_offset(p.call_offset),
            lambda p, text: self._change(p, call_offset=read_minutes(text)),
            weight=0,
            floor=72,
            fold=3,
            align=RIGHT,
            look="muted",
            tip=self._offset_tip,
            sort=lambda p: p.call_offset,
        )

    def _text(
        self, title: str, key: str, *, floor: int, weight: float = 0.6, fold: int = 0
    ) -> Column[Person]:
        return Column[Person](
            title,
            lambda p: str(getattr(p, key)),
            lambda p, text: self._change(p, **{key: text}),
            weight=weight,
            floor=floor,
            fold=fold,
            look="muted",
        )

    def _change(self, person: Person, **values: object) -> None:
        people.change_person(self.ctx.store, person.id, **values)

    def _set_rate(self, person: Person, text: str) -> None:
        minor, currency = read(text, person.rate_currency or self._currency)
        self._change(person, rate_minor=minor, rate_currency=currency)

    def _offset_tip(self, person: Person) -> str:
        t, n = self.ctx.lang.text, person.call_offset
        if not n:
            return t("Comes at the general call.")
        if n < 0:
            return t("Comes {n} minutes before the general call.", n=-n)
        return t("Comes {n} minutes after the general call.", n=n)


def rename(ctx: Context, person: Person, values: Mapping[str, str]) -> None:
    """Write names; raises StudioError when they would leave the person without any."""
    clean = {"name": person.name, "other_name": person.other_name, **values}
    main, other = one_line(clean["name"]), one_line(clean["other_name"])
    if not main and not other:
        raise StudioError(N_("A person needs a name. Type one."))
    if not main:
        main, other = other, ""
    people.change_person(ctx.store, person.id, name=main, other_name=other)
