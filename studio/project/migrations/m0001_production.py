"""The production and its settings."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE production (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    other_title TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '',
    other_company TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL,
    other_language TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL,
    country TEXT NOT NULL DEFAULT '',
    time_zone TEXT NOT NULL,
    notice TEXT NOT NULL DEFAULT '',
    other_notice TEXT NOT NULL DEFAULT '',
    fps_num INTEGER NOT NULL DEFAULT 25,
    fps_den INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE setting (
    id TEXT PRIMARY KEY NOT NULL,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
