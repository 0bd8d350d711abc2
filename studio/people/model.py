"""Departments, persons, casting and availability as records."""

from dataclasses import dataclass
from datetime import date

from studio.base.days import age_on

CAST = "Cast"  # the department whose people act


@dataclass(frozen=True, slots=True)
class Department:
    """A department; `name` is a standard English term that is translated when shown, or free."""

    id: str
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works on the show; rate per day in minor units, call offset in minutes."""

    id: str
    department_id: str | None
    department: str
    name: str
    other_name: str
    position: str
    phone: str
    email: str
    rate_minor: int
    rate_currency: str
    call_offset: int
    birth_date: str | None
    note: str

    def age_on(self, day: date) -> int | None:
        """Return the age in whole years on a day, or None without a birth date."""
        if self.birth_date is None:
            return None
        return age_on(date.fromisoformat(self.birth_date), day)


@dataclass(frozen=True, slots=True)
class Casting:
    """Who plays a character; rates per day in minor units, times in minutes before the set."""

    id: str
    character_id: str
    character: str
    other_character: str
    person_id: str | None
    person: str
    other_person: str
    cast_number: int | None
    work_minor: int
    hold_minor: int
    currency: str
    pickup_place: str
    other_pickup_place: str
    pickup_minutes: int
    makeup_minutes: int
    wardrobe_minutes: int


@dataclass(frozen=True, slots=True)
class Availability:
    """Days, both included, on which a person cannot work; ISO dates."""

    id: str
    person_id: str
    first_date: str
    last_date: str
    note: str
