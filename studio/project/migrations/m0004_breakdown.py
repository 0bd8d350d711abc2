"""Elements by category, and what each scene needs of them."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE category (
    id TEXT PRIMARY KEY NOT NULL,
    key TEXT NOT NULL,
    ucid INTEGER,
    name TEXT NOT NULL,
    letter TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '',
    sort TEXT NOT NULL
) STRICT;
CREATE TABLE element (
    id TEXT PRIMARY KEY NOT NULL,
    category_id TEXT NOT NULL REFERENCES category(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    other_name TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX element_category ON element(category_id);
CREATE TABLE scene_element (
    id TEXT PRIMARY KEY NOT NULL,
    scene_id TEXT NOT NULL REFERENCES scene(id) ON DELETE CASCADE,
    element_id TEXT NOT NULL REFERENCES element(id) ON DELETE CASCADE,
    quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity > 0),
    line_id TEXT REFERENCES line(id) ON DELETE SET NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX scene_element_scene ON scene_element(scene_id);
CREATE INDEX scene_element_element ON scene_element(element_id);
CREATE INDEX scene_element_line ON scene_element(line_id);
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
