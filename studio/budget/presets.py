"""The template of a budget, read from `resources/presets/accounts.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from studio.base.data import resource

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A line of the template; cells are formulas."""

    name: str
    amount: str
    unit: str
    times: str
    rate: str
    fringes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateAccount:
    """An account of the template, and what of the production goes into it."""

    number: str
    name: str
    percent: str
    exempt: bool
    departments: tuple[str, ...]
    positions: tuple[str, ...]
    crew: bool
    cast: bool
    places: bool
    lines: tuple[TemplateLine, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """Sections with their accounts, globals (name, formula, title), fringes (name, percent)."""

    sections: tuple[tuple[str, tuple[TemplateAccount, ...]], ...]
    globals: tuple[tuple[str, str, str], ...]
    fringes: tuple[tuple[str, str], ...]
    crew: tuple[TemplateLine, ...]
    cast: tuple[TemplateLine, ...]
    place: tuple[TemplateLine, ...]
    units: tuple[str, ...]

    def account_for(self, position: str, department: str) -> str:
        """Return the number of the account to which a member of the crew goes."""
        accounts = [account for _, found in self.sections for account in found]
        for account in accounts:
            if position and position in account.positions:
                return account.number
        for account in accounts:
            if department and department in account.departments:
                return account.number
        return next(account.number for account in accounts if account.crew)


@cache
def template() -> Template:
    """Return the template."""
    with resource("presets", "accounts.toml").open("rb") as file:
        found: Table = tomllib.load(file)
    paid = found["paid"]
    return Template(
        tuple((str(one["name"]), _accounts(one)) for one in _tables(found, "section")),
        tuple(
            (str(one["key"]), str(one["formula"]), str(one.get("title", "")))
            for one in _tables(found, "global")
        ),
        tuple((str(one["name"]), str(one["percent"])) for one in _tables(found, "fringe")),
        crew=_lines(paid, "crew"),
        cast=_lines(paid, "cast"),
        place=_lines(paid, "place"),
        units=tuple(str(one["name"]) for one in _tables(found, "unit")),
    )


def _accounts(section: Table) -> tuple[TemplateAccount, ...]:
    return tuple(
        TemplateAccount(
            number=str(one["number"]),
            name=str(one["name"]),
            percent=str(one.get("percent", "")),
            exempt=bool(one.get("exempt")),
            departments=_texts(one, "departments"),
            positions=_texts(one, "positions"),
            crew=bool(one.get("crew")),
            cast=bool(one.get("cast")),
            places=bool(one.get("places")),
            lines=_lines(one, "line"),
        )
        for one in _tables(section, "account")
    )


def _lines(holder: object, key: str) -> tuple[TemplateLine, ...]:
    return tuple(
        TemplateLine(
            str(one.get("name", "")),
            str(one.get("amount", "1")),
            str(one.get("unit", "")),
            str(one.get("times", "1")),
            str(one.get("rate", "0")),
            _texts(one, "fringes"),
        )
        for one in _tables(holder, key)
    )


def _tables(holder: object, key: str) -> Iterator[Table]:
    found = holder.get(key, []) if isinstance(holder, dict) else []
    yield from (one for one in found if isinstance(one, dict))


def _texts(holder: Table, key: str) -> tuple[str, ...]:
    found = holder.get(key, [])
    return tuple(str(one) for one in found) if isinstance(found, list) else ()
