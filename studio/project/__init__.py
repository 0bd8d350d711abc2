"""The project file: one SQLite database, opened, migrated and edited in undoable steps."""
