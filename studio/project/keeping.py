"""When a production is due for a snapshot, and how one is brought back."""

import contextlib
from datetime import UTC, datetime, timedelta

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.project import files, snapshots
from studio.project.store import Store
from studio.project.told import told

EVERY = timedelta(minutes=10)


def due(store: Store) -> bool:
    """Tell whether work was done since the newest snapshot, and that is ten minutes ago."""
    steps = store.history(1)
    if store.read_only or not steps:
        return False
    newest = snapshots.listed(store.path)
    last_work = datetime.fromisoformat(steps[0].at)
    if not newest:
        first = store.query("SELECT min(at) AS at FROM step")[0]["at"]
        return datetime.now(UTC) - datetime.fromisoformat(str(first)) >= EVERY
    return last_work > newest[0].at and datetime.now(UTC) - newest[0].at >= EVERY


def restore(store: Store, number: int) -> snapshots.Snapshot:
    """Bring back a snapshot; what is there now is kept as a snapshot of its own first.

    Raises StudioError when there is no such number.
    """
    found = [s for s in snapshots.listed(store.path) if s.number == number]
    if not found:
        raise StudioError(
            N_("There is no snapshot {number} of {file}. List them with “studio snapshots”."),
            number=number,
            file=store.path.name,
        )
    # Open already, it cannot be pruned away; one of an earlier schema is read as a new one.
    with contextlib.closing(files.connect(found[0].path, read_only=True)) as source:
        snapshots.take(store.path, "before-restore")
        with told(store.path):
            snapshots.fill(source.conn, store.db.conn)
    store.reopened()
    return found[0]
