"""Languages of the subtitles, cues of the episodes, and the text of a cue in a language."""

from sqlite_utils import Database

from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE language (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    platform TEXT NOT NULL DEFAULT 'all',
    status TEXT NOT NULL DEFAULT 'open',
    sort TEXT NOT NULL
) STRICT;
CREATE TABLE cue (
    id TEXT PRIMARY KEY NOT NULL,
    episode_id TEXT NOT NULL REFERENCES episode(id) ON DELETE CASCADE,
    scene_id TEXT REFERENCES scene(id) ON DELETE SET NULL,
    line_id TEXT REFERENCES line(id) ON DELETE SET NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT 'speech',
    place TEXT NOT NULL DEFAULT 'bottom'
) STRICT;
CREATE INDEX cue_episode ON cue(episode_id, start_ms);
CREATE INDEX cue_scene ON cue(scene_id);
CREATE INDEX cue_line ON cue(line_id);
CREATE TABLE cue_text (
    id TEXT PRIMARY KEY NOT NULL,
    cue_id TEXT NOT NULL REFERENCES cue(id) ON DELETE CASCADE,
    language_id TEXT NOT NULL REFERENCES language(id) ON DELETE CASCADE,
    text TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'draft',
    source_hash TEXT NOT NULL DEFAULT '',
    start_ms INTEGER,
    end_ms INTEGER
) STRICT;
CREATE INDEX cue_text_cue ON cue_text(cue_id, language_id);
CREATE INDEX cue_text_language ON cue_text(language_id);
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
