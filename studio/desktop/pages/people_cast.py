"""The cast as a table: every character, by cast number, with who plays them."""

from dataclasses import dataclass, replace

from studio.base.clock import read_minutes
from studio.base.errors import StudioError
from studio.base.money import read, written
from studio.base.text import one_line
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.names import Names
from studio.people import store as people
from studio.people.model import CAST, Casting, Person
from studio.project.store import Store
from studio.script import editing
from studio.script import store as script

TIMES = ("pickup_minutes", "makeup_minutes", "wardrobe_minutes")


@dataclass(frozen=True, slots=True)
class Role:
    """A character with its casting, if it is on the cast list; `id` is the character's."""

    id: str
    name: str
    other_name: str
    lines: int
    scenes: int
    casting: Casting | None

    @property
    def number(self) -> int | None:
        """The cast number."""
        return self.casting.cast_number if self.casting else None

    @property
    def person_id(self) -> str | None:
        """Who plays it."""
        return self.casting.person_id if self.casting else None


def roles(store: Store, castings: list[Casting]) -> list[Role]:
    """List the characters by cast number; those without one follow, most lines first."""
    cast = {casting.character_id: casting for casting in reversed(castings)}
    found = [
        Role(c.id, c.name, c.other_name, c.lines, c.scenes, cast.get(c.id))
        for c in script.characters(store)
    ]
    return sorted(found, key=lambda r: (r.number is None, r.number or 0))


def read_number(text: str) -> int | None:
    """Read a cast number; an empty text takes it away. Raises StudioError."""
    if not text.strip():
        return None
    if not text.strip().isdecimal() or not 0 < int(text) < 10_000:
        raise StudioError(N_("“{text}” is not a cast number. Use 1, 2, 3 and so on."), text=text)
    return int(text)


def change_role(ctx: Context, role: Role, **values: object) -> None:
    """Change columns of a role's casting, made when there is none."""
    if role.casting is None:
        people.cast_character(ctx.store, role.id, None, **values)
    else:
        people.change_casting(ctx.store, role.casting.id, **values)


def cast_by_name(ctx: Context, role: Role, text: str) -> None:
    """Cast the person of that name, added to the cast when new; an empty text uncasts."""
    name = one_line(text)
    if not name:
        if role.casting is not None:
            people.change_casting(ctx.store, role.casting.id, person_id=None)
        return
    with ctx.store.edit(N_("Cast {name}"), name=role.name):
        known = {n: p.id for p in people.people(ctx.store) for n in (p.other_name, p.name) if n}
        person = known.get(name)
        if person is None:
            person = people.add_person(ctx.store, name, department=CAST, position="Actor")
        people.cast_character(ctx.store, role.id, person)


class CastTable(RecordTable[Role]):
    """Every character with who plays it, what it costs and how long it takes to get ready."""

    def __init__(self, ctx: Context, names: Names, currency: str) -> None:
        self._names = names
        self._currency = currency
        self._people: list[Person] = []
        self._roles: list[Role] = []
        super().__init__(ctx, [])
        self.columns = [*self._who(), *self._figures(), *self._costs(), *self._times()]

    def show_cast(self, found: list[Role], everyone: list[Person]) -> None:
        """Show the roles; people of the cast are suggested first."""
        self._people = sorted(everyone, key=lambda p: p.department != CAST)
        self._roles = found
        self.show(found)

    def fresh(self, record: Role) -> Role:
        """Read a casting again: the cell before may have made it."""
        made = (c for c in people.castings(self.ctx.store) if c.character_id == record.id)
        return replace(record, casting=next(made, None))

    def performer(self, role: Role) -> str:
        """Name who plays a role."""
        cast = role.casting
        return self._names.first(cast.person, cast.other_person) if cast else ""

    def _who(self) -> list[Column[Role]]:
        t, names = self.ctx.lang.text, self._names
        first = names.keys("name")[0]
        return [
            Column[Role](
                t("No."),
                lambda r: "" if r.number is None else str(r.number),
                self._renumber,
                weight=0,
                floor=48,
                align=RIGHT,
                look="strong",
                sort=lambda r: (r.number is None, r.number or 0),
            ),
            Column[Role](
                t("Character"),
                lambda r: names.first(r.name, r.other_name),
                lambda r, text: self._rename(r, first, text),
                weight=1.6,
                floor=136,
                look="strong",
                second=lambda r: names.second(r.name, r.other_name),
                edit=lambda r: str(getattr(r, first)),
            ),
            Column[Role](
                t("Performer"),
                self.performer,
                lambda r, text: cast_by_name(self.ctx, r, text),
                weight=1.6,
                floor=128,
                second=self._other_performer,
                suggest=lambda r: [names.first(p.name, p.other_name) for p in self._people],
            ),
        ]

    def _figures(self) -> list[Column[Role]]:
        t, lang = self.ctx.lang.text, self.ctx.lang
        return [
            Column[Role](
                t("Speeches"),
                lambda r: lang.number(r.lines),
                weight=0,
                floor=56,
                align=RIGHT,
                look="muted",
                sort=lambda r: r.lines,
            ),
            Column[Role](
                t("Scenes"),
                lambda r: lang.number(r.scenes),
                weight=0,
                floor=60,
                align=RIGHT,
                look="muted",
                sort=lambda r: r.scenes,
            ),
        ]

    def _costs(self) -> list[Column[Role]]:
        t, names = self.ctx.lang.text, self._names
        place = names.keys("pickup_place")[0]
        return [
            self._rate(t("Work rate"), "work_minor", fold=1),
            self._rate(t("Hold rate"), "hold_minor", fold=3),
            Column[Role](
                t("Pick-up place"),
                lambda r: (
                    names.first(r.casting.pickup_place, r.casting.other_pickup_place)
                    if r.casting
                    else ""
                ),
                lambda r, text: self._set(r, **{place: one_line(text)}),
                weight=0.8,
                floor=112,
                fold=5,
                look="muted",
                edit=lambda r: str(getattr(r.casting, place)) if r.casting else "",
            ),
        ]

    def _rate(self, title: str, key: str, *, fold: int) -> Column[Role]:
        lang = self.ctx.lang

        def minor(role: Role) -> int:
            return int(getattr(role.casting, key)) if role.casting else 0

        def currency(role: Role) -> str:
            return (role.casting.currency if role.casting else "") or self._currency

        def write(role: Role, text: str) -> None:
            amount, code = read(text, currency(role))
            self._set(role, **{key: amount, "currency": code})

        def shown(role: Role) -> str:
            return lang.short_money(minor(role), currency(role)) if minor(role) else ""

        return Column[Role](
            title,
            shown,
            write,
            weight=0,
            floor=96,
            widest=lambda: max(map(shown, self.records()), key=len, default=""),
            fold=fold,
            align=RIGHT,
            edit=lambda r: written(minor(r), currency(r)),
            sort=minor,
        )

    def _times(self) -> list[Column[Role]]:
        t = self.ctx.lang.text
        titles = (t("Pick-up min"), t("Make-up min"), t("Wardrobe min"))
        return [self._time(title, key) for title, key in zip(titles, TIMES, strict=True)]

    def _time(self, title: str, key: str) -> Column[Role]:
        def minutes(role: Role) -> int:
            return int(getattr(role.casting, key)) if role.casting else 0

        return Column[Role](
            title,
            lambda r: str(minutes(r)) if minutes(r) else "",
            lambda r, text: self._set(r, **{key: abs(read_minutes(text))}),
            weight=0,
            floor=64,
            widest="888",
            fold=4,
            align=RIGHT,
            look="muted",
            sort=minutes,
        )

    def _set(self, role: Role, **values: object) -> None:
        change_role(self.ctx, role, **values)

    def _renumber(self, role: Role, text: str) -> None:
        number = read_number(text)
        taken = next((r for r in self._roles if r.number == number and r.id != role.id), None)
        if number is not None and taken is not None:
            raise StudioError(
                N_("Number {number} is {name}. Choose another one."), number=number, name=taken.name
            )
        self._set(role, cast_number=number)

    def _rename(self, role: Role, key: str, text: str) -> None:
        rename_role(self.ctx, role, key, text)

    def _other_performer(self, role: Role) -> str:
        cast = role.casting
        return self._names.second(cast.person, cast.other_person) if cast else ""


def rename_role(ctx: Context, role: Role, key: str, text: str) -> None:
    """Write a character's name; raises StudioError when the one of the script would be empty."""
    if key == "name" and not one_line(text):
        raise StudioError(N_("A character needs a name. Type one."))
    editing.change_character(ctx.store, role.id, **{key: one_line(text)})
