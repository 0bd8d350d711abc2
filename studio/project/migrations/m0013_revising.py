"""Work on a script that is being shot: the current revision, starred headings, locked numbers."""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
ALTER TABLE production ADD COLUMN revision_id TEXT REFERENCES revision(id) ON DELETE SET NULL;
ALTER TABLE production ADD COLUMN scenes_locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scene ADD COLUMN revision_id TEXT REFERENCES revision(id) ON DELETE SET NULL;
CREATE INDEX scene_revision ON scene(revision_id);
CREATE INDEX production_revision ON production(revision_id);
"""


def migrate(db: Database) -> None:
    """Add these columns."""
    run(db, SCHEMA)
