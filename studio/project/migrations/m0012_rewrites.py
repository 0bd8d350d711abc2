"""Rewrites of the script: omitted scenes, other names, revisions, and what each rewrite changed."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE revision (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL,
    sort TEXT NOT NULL
) STRICT;
ALTER TABLE scene ADD COLUMN omitted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE line ADD COLUMN revision_id TEXT REFERENCES revision(id) ON DELETE SET NULL;
CREATE INDEX line_revision ON line(revision_id);
CREATE TABLE character_alias (
    id TEXT PRIMARY KEY NOT NULL,
    character_id TEXT NOT NULL REFERENCES character(id) ON DELETE CASCADE,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX character_alias_character ON character_alias(character_id);
CREATE TABLE set_alias (
    id TEXT PRIMARY KEY NOT NULL,
    set_id TEXT NOT NULL REFERENCES story_set(id) ON DELETE CASCADE,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX set_alias_set ON set_alias(set_id);
CREATE TABLE rewrite (
    id TEXT PRIMARY KEY NOT NULL,
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    at TEXT NOT NULL,
    revision_id TEXT REFERENCES revision(id) ON DELETE SET NULL,
    sort TEXT NOT NULL
) STRICT;
CREATE INDEX rewrite_revision ON rewrite(revision_id);
CREATE TABLE scene_change (
    id TEXT PRIMARY KEY NOT NULL,
    rewrite_id TEXT NOT NULL REFERENCES rewrite(id) ON DELETE CASCADE,
    scene_id TEXT REFERENCES scene(id) ON DELETE SET NULL,
    kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'moved', 'omitted')),
    content TEXT NOT NULL,
    board_seen INTEGER NOT NULL DEFAULT 0,
    sheet_seen INTEGER NOT NULL DEFAULT 0,
    sort TEXT NOT NULL
) STRICT;
CREATE INDEX scene_change_rewrite ON scene_change(rewrite_id);
CREATE INDEX scene_change_scene ON scene_change(scene_id);
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
