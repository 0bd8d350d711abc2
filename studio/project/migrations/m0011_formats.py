"""What the formats know beyond words: emphasis, depth of sections, pages, the file itself.

`line.spans` is JSON of (start, end, style). `script_source.data` holds the bytes of the file that
was imported, packed and in base 64, so that an export can give back what nobody changed.
"""

from studio.project.database import Database
from studio.project.migrations.script import run

SCHEMA = """
ALTER TABLE line ADD COLUMN spans TEXT NOT NULL DEFAULT '';
ALTER TABLE line ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scene ADD COLUMN page TEXT NOT NULL DEFAULT '';
ALTER TABLE script_source ADD COLUMN data TEXT NOT NULL DEFAULT '';
"""


def migrate(db: Database) -> None:
    """Add these columns."""
    run(db, SCHEMA)
