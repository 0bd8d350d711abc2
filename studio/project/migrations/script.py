"""Runs the statements of a migration inside its transaction, which executescript would end."""

from studio.project.database import Database


def run(db: Database, statements: str) -> None:
    """Run statements that are separated by a semicolon at a line's end."""
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)
