"""Episodes, scenes, lines, characters and sets of the story."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE script_source (
    id TEXT PRIMARY KEY NOT NULL,
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    front TEXT NOT NULL DEFAULT '',
    sort TEXT NOT NULL
) STRICT;
CREATE TABLE episode (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER,
    title TEXT NOT NULL DEFAULT '',
    hook TEXT NOT NULL DEFAULT '',
    target_seconds INTEGER NOT NULL DEFAULT 90,
    sort TEXT NOT NULL
) STRICT;
CREATE TABLE story_set (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    other_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE scene (
    id TEXT PRIMARY KEY NOT NULL,
    episode_id TEXT NOT NULL REFERENCES episode(id) ON DELETE CASCADE,
    set_id TEXT REFERENCES story_set(id) ON DELETE SET NULL,
    sort TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    heading TEXT,
    int_ext TEXT CHECK (int_ext IN ('INT', 'EXT', 'INT/EXT', 'EST')),
    time TEXT NOT NULL DEFAULT '',
    time_of_day TEXT CHECK (time_of_day IN ('DAY', 'NIGHT', 'DAWN', 'DUSK')),
    synopsis TEXT NOT NULL DEFAULT '',
    other_synopsis TEXT NOT NULL DEFAULT '',
    eighths INTEGER NOT NULL DEFAULT 1 CHECK (eighths >= 0),
    eighths_fixed INTEGER NOT NULL DEFAULT 0,
    seconds INTEGER NOT NULL DEFAULT 0 CHECK (seconds >= 0),
    seconds_fixed INTEGER NOT NULL DEFAULT 0,
    minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0),
    minutes_fixed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX scene_episode ON scene(episode_id, sort);
CREATE INDEX scene_set ON scene(set_id);
CREATE TABLE character (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    other_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE line (
    id TEXT PRIMARY KEY NOT NULL,
    scene_id TEXT NOT NULL REFERENCES scene(id) ON DELETE CASCADE,
    character_id TEXT REFERENCES character(id) ON DELETE SET NULL,
    sort TEXT NOT NULL,
    kind TEXT NOT NULL,
    modifier TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    dual TEXT CHECK (dual IN ('left', 'right')),
    source_first INTEGER,
    source_last INTEGER
) STRICT;
CREATE INDEX line_scene ON line(scene_id, sort);
CREATE INDEX line_character ON line(character_id);
CREATE TABLE scene_character (
    id TEXT PRIMARY KEY NOT NULL,
    scene_id TEXT NOT NULL REFERENCES scene(id) ON DELETE CASCADE,
    character_id TEXT NOT NULL REFERENCES character(id) ON DELETE CASCADE,
    voice_only INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX scene_character_scene ON scene_character(scene_id);
CREATE INDEX scene_character_character ON scene_character(character_id);
CREATE TABLE gate (
    id TEXT PRIMARY KEY NOT NULL,
    episode_id TEXT NOT NULL REFERENCES episode(id) ON DELETE CASCADE,
    kind TEXT NOT NULL DEFAULT 'paywall'
) STRICT;
CREATE INDEX gate_episode ON gate(episode_id);
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
