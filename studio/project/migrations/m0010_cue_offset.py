"""How far a take's subtitles are moved from where its scene puts them, in milliseconds."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
ALTER TABLE take ADD COLUMN cue_offset_ms INTEGER NOT NULL DEFAULT 0;
"""


def migrate(db: Database) -> None:
    """Add this column."""
    run(db, SCHEMA)
