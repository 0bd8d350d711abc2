"""Boards, shooting days, strips and the scenes on them."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
CREATE TABLE shoot_day (
    id TEXT PRIMARY KEY NOT NULL,
    date TEXT NOT NULL,
    unit TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE board (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 0,
    sort TEXT NOT NULL
) STRICT;
CREATE TABLE board_day (
    id TEXT PRIMARY KEY NOT NULL,
    board_id TEXT NOT NULL REFERENCES board(id) ON DELETE CASCADE,
    shoot_day_id TEXT NOT NULL REFERENCES shoot_day(id) ON DELETE CASCADE,
    kind TEXT NOT NULL DEFAULT 'shoot' CHECK (kind IN ('shoot', 'off', 'travel')),
    call_minute INTEGER NOT NULL DEFAULT 420,
    work_minutes INTEGER NOT NULL DEFAULT 600,
    locked INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX board_day_board ON board_day(board_id);
CREATE INDEX board_day_shoot_day ON board_day(shoot_day_id);
CREATE TABLE strip (
    id TEXT PRIMARY KEY NOT NULL,
    board_id TEXT NOT NULL REFERENCES board(id) ON DELETE CASCADE,
    board_day_id TEXT REFERENCES board_day(id) ON DELETE SET NULL,
    sort TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'scene' CHECK (kind IN ('scene', 'banner')),
    banner TEXT NOT NULL DEFAULT '',
    banner_kind TEXT NOT NULL DEFAULT 'text'
        CHECK (banner_kind IN ('text', 'move', 'meal', 'travel', 'prelight')),
    minutes INTEGER,
    pinned INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX strip_board ON strip(board_id);
CREATE INDEX strip_board_day ON strip(board_day_id, sort);
CREATE TABLE strip_scene (
    id TEXT PRIMARY KEY NOT NULL,
    strip_id TEXT NOT NULL REFERENCES strip(id) ON DELETE CASCADE,
    scene_id TEXT NOT NULL REFERENCES scene(id) ON DELETE CASCADE,
    sort TEXT NOT NULL,
    eighths INTEGER,
    minutes INTEGER
) STRICT;
CREATE INDEX strip_scene_strip ON strip_scene(strip_id);
CREATE INDEX strip_scene_scene ON strip_scene(scene_id);
"""


def migrate(db: Database) -> None:
    """Make these tables."""
    run(db, SCHEMA)
