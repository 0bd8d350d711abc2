"""Departments, persons, casting, availability; places and the sets they stand for."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE department (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    sort TEXT NOT NULL
) STRICT;
CREATE TABLE person (
    id TEXT PRIMARY KEY NOT NULL,
    department_id TEXT REFERENCES department(id) ON DELETE SET NULL,
    sort TEXT NOT NULL,
    name TEXT NOT NULL,
    other_name TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    rate_minor INTEGER NOT NULL DEFAULT 0,
    rate_currency TEXT NOT NULL DEFAULT '',
    call_offset INTEGER NOT NULL DEFAULT 0,
    birth_date TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_department ON person(department_id);
CREATE TABLE casting (
    id TEXT PRIMARY KEY NOT NULL,
    character_id TEXT NOT NULL REFERENCES character(id) ON DELETE CASCADE,
    person_id TEXT REFERENCES person(id) ON DELETE SET NULL,
    cast_number INTEGER,
    work_minor INTEGER NOT NULL DEFAULT 0,
    hold_minor INTEGER NOT NULL DEFAULT 0,
    currency TEXT NOT NULL DEFAULT '',
    pickup_place TEXT NOT NULL DEFAULT '',
    other_pickup_place TEXT NOT NULL DEFAULT '',
    pickup_minutes INTEGER NOT NULL DEFAULT 0,
    makeup_minutes INTEGER NOT NULL DEFAULT 45,
    wardrobe_minutes INTEGER NOT NULL DEFAULT 15
) STRICT;
CREATE INDEX casting_character ON casting(character_id);
CREATE INDEX casting_person ON casting(person_id);
CREATE TABLE availability (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    first_date TEXT NOT NULL,
    last_date TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX availability_person ON availability(person_id);
CREATE TABLE place (
    id TEXT PRIMARY KEY NOT NULL,
    sort TEXT NOT NULL,
    name TEXT NOT NULL,
    other_name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    other_address TEXT NOT NULL DEFAULT '',
    latitude_micro INTEGER,
    longitude_micro INTEGER,
    hospital TEXT NOT NULL DEFAULT '',
    other_hospital TEXT NOT NULL DEFAULT '',
    hospital_address TEXT NOT NULL DEFAULT '',
    other_hospital_address TEXT NOT NULL DEFAULT '',
    hospital_phone TEXT NOT NULL DEFAULT '',
    parking TEXT NOT NULL DEFAULT '',
    other_parking TEXT NOT NULL DEFAULT '',
    base_camp TEXT NOT NULL DEFAULT '',
    other_base_camp TEXT NOT NULL DEFAULT '',
    fee_minor INTEGER NOT NULL DEFAULT 0,
    fee_currency TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    other_note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE place_availability (
    id TEXT PRIMARY KEY NOT NULL,
    place_id TEXT NOT NULL REFERENCES place(id) ON DELETE CASCADE,
    first_date TEXT NOT NULL,
    last_date TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX place_availability_place ON place_availability(place_id);
CREATE TABLE set_place (
    id TEXT PRIMARY KEY NOT NULL,
    set_id TEXT NOT NULL REFERENCES story_set(id) ON DELETE CASCADE,
    place_id TEXT NOT NULL REFERENCES place(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX set_place_set ON set_place(set_id);
CREATE INDEX set_place_place ON set_place(place_id);
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
