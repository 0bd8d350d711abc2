"""Call sheets, calls of persons and notes of departments."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE call_sheet (
    id TEXT PRIMARY KEY NOT NULL,
    shoot_day_id TEXT NOT NULL REFERENCES shoot_day(id) ON DELETE CASCADE,
    version INTEGER NOT NULL DEFAULT 1,
    breakfast INTEGER,
    shooting_call INTEGER,
    lunch INTEGER,
    wrap INTEGER,
    weather TEXT NOT NULL DEFAULT '',
    other_weather TEXT NOT NULL DEFAULT '',
    safety TEXT NOT NULL DEFAULT '',
    other_safety TEXT NOT NULL DEFAULT '',
    radio TEXT NOT NULL DEFAULT '',
    other_radio TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX call_sheet_shoot_day ON call_sheet(shoot_day_id);
CREATE TABLE call (
    id TEXT PRIMARY KEY NOT NULL,
    call_sheet_id TEXT NOT NULL REFERENCES call_sheet(id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    pickup INTEGER,
    makeup INTEGER,
    wardrobe INTEGER,
    on_set INTEGER,
    call INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX call_call_sheet ON call(call_sheet_id);
CREATE INDEX call_person ON call(person_id);
CREATE TABLE department_note (
    id TEXT PRIMARY KEY NOT NULL,
    call_sheet_id TEXT NOT NULL REFERENCES call_sheet(id) ON DELETE CASCADE,
    department_id TEXT NOT NULL REFERENCES department(id) ON DELETE CASCADE,
    text TEXT NOT NULL DEFAULT '',
    other_text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX department_note_call_sheet ON department_note(call_sheet_id);
CREATE INDEX department_note_department ON department_note(department_id);
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
