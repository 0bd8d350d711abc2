"""A budget as records: what was typed, and what other rooms bring along."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from studio.base.words import N_, Message

COLUMNS = ("amount", "unit", "times", "rate")
TITLES = {
    "amount": N_("Amount"),
    "unit": N_("Unit"),
    "times": N_("Times"),
    "rate": N_("Rate"),
    "percent": N_("Percent"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """An account, or a section when it has no parent.

    With a `percent` it is that part of all accounts without one, such as a contingency; `exempt`
    accounts are left out of such percents. `name` is a standard term or free.
    """

    id: str
    parent_id: str | None
    number: str
    name: str
    other_name: str = ""
    percent: str = ""
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A budget line; the four cells are formulas as typed.

    An empty one counts as 1, an empty rate as 0.
    An empty `currency` is that of whom or what it pays, else the production's. `fringes` are ids.
    """

    id: str
    account_id: str
    name: str
    other_name: str = ""
    amount: str = "1"
    unit: str = ""
    times: str = "1"
    rate: str = "0"
    currency: str = ""
    person_id: str | None = None
    casting_id: str | None = None
    place_id: str | None = None
    note: str = ""
    fringes: tuple[str, ...] = ()

    @property
    def link(self) -> str:
        """The id of whom or what it pays: a person, a casting or a place; empty for none."""
        return self.person_id or self.casting_id or self.place_id or ""


@dataclass(frozen=True, slots=True)
class Global:
    """A name with a formula, typed by the user; it may replace a bound one of its name."""

    id: str
    name: str
    formula: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A name whose value comes from another room; `source` says from where."""

    name: str
    value: Decimal
    source: Message


@dataclass(frozen=True, slots=True)
class Fringe:
    """A percent on top of lines, in minor units up to a cutoff or without one.

    A cutoff counts for each person once, over all lines that pay the same one; a line that pays
    nobody by name has it for itself.
    """

    id: str
    name: str
    other_name: str
    percent: str
    cutoff_minor: int | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one unit of `currency` cost in `base` on a date (ISO), and who says so."""

    id: str
    currency: str
    base: str
    rate: str
    date: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Whom or what lines pay: its currency, and the names that such lines may use.

    `payee` is the person who gets the money, as one person may be paid in several ways; empty for
    a place.
    """

    name: str
    other_name: str
    currency: str
    values: Mapping[str, Decimal]
    payee: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """All that was typed, and what comes from other rooms; everything in its order."""

    currency: str
    accounts: tuple[Account, ...] = ()
    lines: tuple[Line, ...] = ()
    globals: tuple[Global, ...] = ()
    fringes: tuple[Fringe, ...] = ()
    exchange: tuple[Exchange, ...] = ()
    bound: tuple[Bound, ...] = ()
    links: Mapping[str, Link] = field(default_factory=dict)

    def rates(self) -> dict[str, Decimal]:
        """Return what a unit of each currency costs in the production's: the newest rate."""
        found = {self.currency: Decimal(1)}
        for one in sorted(self.exchange, key=lambda rate: rate.date):
            if one.base == self.currency and one.currency != self.currency:
                found[one.currency] = Decimal(one.rate)
        return found

    def payee_of(self, line: Line) -> str:
        """Return the id of the person whom a line pays; empty when it names none."""
        link = self.links.get(line.link)
        return link.payee if link else ""

    def currency_of(self, line: Line) -> str:
        """Return the currency in which a line's rate is."""
        link = self.links.get(line.link)
        return line.currency or (link.currency if link else "") or self.currency
