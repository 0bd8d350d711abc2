"""Accounts, budget lines, globals, fringes and exchange rates.

An account without a parent is a section. Formulas and rates are kept as the texts that were
typed: a number in them is exact, and stays as the user wrote it.
"""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE account (
    id TEXT PRIMARY KEY NOT NULL,
    parent_id TEXT REFERENCES account(id) ON DELETE CASCADE,
    sort TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    other_name TEXT NOT NULL DEFAULT '',
    percent TEXT NOT NULL DEFAULT '',
    exempt INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX account_parent ON account(parent_id);
CREATE TABLE budget_line (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    sort TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    other_name TEXT NOT NULL DEFAULT '',
    amount TEXT NOT NULL DEFAULT '1',
    unit TEXT NOT NULL DEFAULT '',
    times TEXT NOT NULL DEFAULT '1',
    rate TEXT NOT NULL DEFAULT '0',
    currency TEXT NOT NULL DEFAULT '',
    person_id TEXT REFERENCES person(id) ON DELETE SET NULL,
    casting_id TEXT REFERENCES casting(id) ON DELETE SET NULL,
    place_id TEXT REFERENCES place(id) ON DELETE SET NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX budget_line_account ON budget_line(account_id);
CREATE INDEX budget_line_person ON budget_line(person_id);
CREATE INDEX budget_line_casting ON budget_line(casting_id);
CREATE INDEX budget_line_place ON budget_line(place_id);
CREATE TABLE global (
    id TEXT PRIMARY KEY NOT NULL,
    sort TEXT NOT NULL,
    name TEXT NOT NULL,
    formula TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE fringe (
    id TEXT PRIMARY KEY NOT NULL,
    sort TEXT NOT NULL,
    name TEXT NOT NULL,
    other_name TEXT NOT NULL DEFAULT '',
    percent TEXT NOT NULL,
    cutoff_minor INTEGER
) STRICT;
CREATE TABLE line_fringe (
    id TEXT PRIMARY KEY NOT NULL,
    line_id TEXT NOT NULL REFERENCES budget_line(id) ON DELETE CASCADE,
    fringe_id TEXT NOT NULL REFERENCES fringe(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX line_fringe_line ON line_fringe(line_id);
CREATE INDEX line_fringe_fringe ON line_fringe(fringe_id);
CREATE TABLE exchange_rate (
    id TEXT PRIMARY KEY NOT NULL,
    currency TEXT NOT NULL,
    base TEXT NOT NULL,
    rate TEXT NOT NULL,
    date TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT ''
) STRICT;
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
