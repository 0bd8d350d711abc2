"""The places, and the sets of the story that are shot there, as tables typed in place."""

from collections.abc import Mapping
from dataclasses import dataclass

from studio.base.eighths import show_eighths
from studio.base.errors import StudioError
from studio.base.money import read, written
from studio.base.text import one_line
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.names import Names
from studio.places import store as places
from studio.places.model import Place
from studio.project.store import Store
from studio.script import editing
from studio.script import store as script


@dataclass(frozen=True, slots=True)
class MappedSet:
    """A set of the story with the place where it is shot, if that is known."""

    id: str
    name: str
    other_name: str
    scenes: int
    eighths: int
    place: Place | None

    @property
    def open(self) -> bool:
        """Whether scenes wait for a place."""
        return self.place is None and self.scenes > 0


def mapped_sets(store: Store, listed: list[Place]) -> list[MappedSet]:
    """List the sets, most scenes first."""
    by_id = {place.id: place for place in listed}
    where = places.place_of_sets(store)
    return [
        MappedSet(s.id, s.name, s.other_name, s.scenes, s.eighths, by_id.get(where.get(s.id, "")))
        for s in script.sets(store)
    ]


def rename_place(ctx: Context, place: Place, values: Mapping[str, str]) -> None:
    """Write names; raises StudioError when they would leave the place without any."""
    clean = {"name": place.name, "other_name": place.other_name, **values}
    main, other = one_line(clean["name"]), one_line(clean["other_name"])
    if not main and not other:
        raise StudioError(N_("A place needs a name. Type one."))
    if not main:
        main, other = other, ""
    places.change_place(ctx.store, place.id, name=main, other_name=other)


def rename_set(ctx: Context, row: MappedSet, key: str, text: str) -> None:
    """Write a set's name; raises StudioError when the one of the script would be empty."""
    if key == "name" and not one_line(text):
        raise StudioError(N_("A set needs a name. Type one."))
    editing.change_set(ctx.store, row.id, **{key: one_line(text)})


class PlaceTable(RecordTable[Place]):
    """The places on earth, with what they cost and where help is near."""

    def __init__(self, ctx: Context, names: Names, currency: str) -> None:
        self._names = names
        self._currency = currency
        super().__init__(ctx, [])
        self.columns = [
            *self._name_columns(),
            self._pair(ctx.lang.text("Address"), "address", floor=208, weight=1.6, fold=3),
            *self._figures(),
            self._hospital_column(),
        ]

    def fresh(self, record: Place) -> Place:
        """Read a place again: what is typed as one name depends on the other one."""
        return next((p for p in places.places(self.ctx.store) if p.id == record.id), record)

    def _name_columns(self) -> list[Column[Place]]:
        names, ctx = self._names, self.ctx
        columns = [
            Column[Place](
                ctx.lang.text("Name"),
                lambda p: names.first(p.name, p.other_name),
                lambda p, text: rename_place(
                    ctx, p, names.typed("name", p.name, p.other_name, text)
                ),
                weight=1.4,
                floor=168,
                look="strong",
            ),
            Column[Place](
                names.second_language,
                lambda p: names.second(p.name, p.other_name),
                lambda p, text: rename_place(
                    ctx, p, names.typed_second("name", p.name, p.other_name, text)
                ),
                floor=104,
                fold=1,
                look="muted",
            ),
        ]
        return columns[: 1 + names.bilingual]

    def _figures(self) -> list[Column[Place]]:
        t, lang = self.ctx.lang.text, self.ctx.lang

        def fee(place: Place) -> str:
            return lang.short_money(place.fee_minor, place.fee_currency) if place.fee_minor else ""

        return [
            Column[Place](
                t("Sets"),
                lambda p: lang.number(p.sets) if p.sets else "–",
                weight=0,
                floor=48,
                align=RIGHT,
                look="muted",
                sort=lambda p: p.sets,
            ),
            Column[Place](
                t("Fee a day"),
                fee,
                self._set_fee,
                weight=0,
                floor=112,
                widest=lambda: max(map(fee, self.records()), key=len, default=""),
                align=RIGHT,
                edit=lambda p: written(p.fee_minor, p.fee_currency),
                sort=lambda p: p.fee_minor,
            ),
        ]

    def _hospital_column(self) -> Column[Place]:
        names = self._names
        return Column[Place](
            self.ctx.lang.text("Nearest hospital"),
            self._hospital,
            lambda p, text: places.change_place(
                self.ctx.store, p.id, **names.typed("hospital", p.hospital, p.other_hospital, text)
            ),
            weight=1.2,
            floor=152,
            dot=lambda p: "" if names.first(p.hospital, p.other_hospital) else "warn",
            colour=lambda p: "muted",
            edit=lambda p: names.first(p.hospital, p.other_hospital),
        )

    def _pair(
        self, title: str, key: str, *, floor: int, weight: float = 1.0, fold: int = 0
    ) -> Column[Place]:
        names = self._names

        def texts(place: Place) -> tuple[str, str]:
            return str(getattr(place, key)), str(getattr(place, f"other_{key}"))

        return Column[Place](
            title,
            lambda p: names.first(*texts(p)),
            lambda p, text: places.change_place(
                self.ctx.store, p.id, **names.typed(key, *texts(p), text)
            ),
            weight=weight,
            floor=floor,
            fold=fold,
            look="muted",
        )

    def _hospital(self, place: Place) -> str:
        known = self._names.first(place.hospital, place.other_hospital)
        return known or self.ctx.lang.text("Not given")

    def _set_fee(self, place: Place, text: str) -> None:
        minor, currency = read(text, place.fee_currency or self._currency)
        places.change_place(self.ctx.store, place.id, fee_minor=minor, fee_currency=currency)


class SetTable(RecordTable[MappedSet]):
    """The sets of the story; the place is chosen in the cell."""

    def __init__(self, ctx: Context, names: Names) -> None:
        self._names = names
        self._places: dict[str, Place] = {}
        super().__init__(ctx, [])
        self.columns = [*self._name_columns(), *self._figures(), self._place_column()]

    def show_sets(self, rows: list[MappedSet], listed: list[Place]) -> None:
        """Show the sets; the places are what the cells offer."""
        self._places = {}
        for place in reversed(listed):
            self._places[self._names.first(place.name, place.other_name)] = place
        self.show(rows)

    def _name_columns(self) -> list[Column[MappedSet]]:
        names, ctx = self._names, self.ctx
        first, second = names.keys("name")
        columns = [
            Column[MappedSet](
                ctx.lang.text("Set"),
                lambda s: names.first(s.name, s.other_name),
                lambda s, text: rename_set(ctx, s, first, text),
                weight=1.4,
                floor=144,
                look="strong",
                edit=lambda s: str(getattr(s, first)),
            ),
            Column[MappedSet](
                names.second_language,
                lambda s: names.second(s.name, s.other_name),
                lambda s, text: rename_set(ctx, s, second, text),
                floor=112,
                fold=1,
                look="muted",
                edit=lambda s: str(getattr(s, second)),
            ),
        ]
        return columns[: 1 + names.bilingual]

    def _figures(self) -> list[Column[MappedSet]]:
        t, lang = self.ctx.lang.text, self.ctx.lang
        return [
            Column[MappedSet](
                t("Scenes"),
                lambda s: lang.number(s.scenes),
                weight=0,
                floor=64,
                align=RIGHT,
                look="muted",
                sort=lambda s: s.scenes,
            ),
            Column[MappedSet](
                t("Pages"),
                lambda s: show_eighths(s.eighths),
                weight=0,
                floor=72,
                widest="888 8/8",
                align=RIGHT,
                look="muted",
                sort=lambda s: s.eighths,
            ),
        ]

    def _place_column(self) -> Column[MappedSet]:
        t = self.ctx.lang.text
        return Column[MappedSet](
            t("Shot at"),
            lambda s: self._place_name(s) or (t("Choose a place") if s.open else "–"),
            self._map,
            weight=1.6,
            floor=176,
            dot=lambda s: "warn" if s.open else "",
            colour=lambda s: "text" if s.place else "muted",
            edit=lambda s: self._place_name(s) or t("No place"),
            choices=lambda s: [t("No place"), *reversed(self._places)],
            tip=lambda s: t("Scenes of this set have no place yet.") if s.open else "",
        )

    def _place_name(self, row: MappedSet) -> str:
        return self._names.first(row.place.name, row.place.other_name) if row.place else ""

    def _map(self, row: MappedSet, text: str) -> None:
        known = {name.casefold(): place.id for name, place in self._places.items()}
        name = one_line(text)
        nowhere = not name or name == self.ctx.lang.text("No place")
        if not nowhere and name.casefold() not in known:
            raise StudioError(
                N_("There is no place “{name}”. Add it to the places first."), name=name
            )
        places.map_set(self.ctx.store, row.id, None if nowhere else known[name.casefold()])
