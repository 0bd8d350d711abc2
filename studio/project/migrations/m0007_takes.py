"""Clips, planned shots, slates, takes and the marks on them."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE clip (
    id TEXT PRIMARY KEY NOT NULL,
    path TEXT NOT NULL,
    hash TEXT NOT NULL,
    frames INTEGER NOT NULL,
    fps_num INTEGER NOT NULL,
    fps_den INTEGER NOT NULL,
    variable INTEGER NOT NULL DEFAULT 0,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    rotation INTEGER NOT NULL DEFAULT 0,
    codec TEXT NOT NULL DEFAULT '',
    bit_depth INTEGER NOT NULL DEFAULT 8,
    timecode TEXT,
    duration_ms INTEGER NOT NULL,
    audio_codec TEXT,
    audio_rate INTEGER,
    audio_channels INTEGER
) STRICT;
CREATE INDEX clip_hash ON clip(hash);
CREATE TABLE shot (
    id TEXT PRIMARY KEY NOT NULL,
    scene_id TEXT NOT NULL REFERENCES scene(id) ON DELETE CASCADE,
    sort TEXT NOT NULL,
    name TEXT NOT NULL,
    size TEXT NOT NULL DEFAULT '',
    angle TEXT NOT NULL DEFAULT '',
    movement TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'shoot' CHECK (kind IN ('shoot', 'generate', 'composite')),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX shot_scene ON shot(scene_id, sort);
CREATE TABLE slate (
    id TEXT PRIMARY KEY NOT NULL,
    scene_id TEXT REFERENCES scene(id) ON DELETE SET NULL,
    shot_id TEXT REFERENCES shot(id) ON DELETE SET NULL,
    name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX slate_scene ON slate(scene_id);
CREATE INDEX slate_shot ON slate(shot_id);
CREATE TABLE take (
    id TEXT PRIMARY KEY NOT NULL,
    clip_id TEXT NOT NULL REFERENCES clip(id) ON DELETE CASCADE,
    slate_id TEXT REFERENCES slate(id) ON DELETE SET NULL,
    shoot_day_id TEXT REFERENCES shoot_day(id) ON DELETE SET NULL,
    number INTEGER,
    camera TEXT NOT NULL DEFAULT '',
    in_frame INTEGER,
    out_frame INTEGER,
    circled INTEGER NOT NULL DEFAULT 0,
    rating INTEGER NOT NULL DEFAULT 0,
    ng_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX take_clip ON take(clip_id);
CREATE INDEX take_slate ON take(slate_id);
CREATE INDEX take_shoot_day ON take(shoot_day_id);
CREATE TABLE marker (
    id TEXT PRIMARY KEY NOT NULL,
    take_id TEXT NOT NULL REFERENCES take(id) ON DELETE CASCADE,
    frame INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX marker_take ON marker(take_id, frame);
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
