"""A program killed at any moment loses no edit that returned, and leaves no half file."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studio.project.store import Store

CHILD = """
import sys
from pathlib import Path
from studio.project import production, snapshots
from studio.project.store import Store, insert, insert_many
path = Path(sys.argv[1])
store = Store.open(path)
number = int(sys.argv[2])
while True:
    number += 1
    with store.edit("Edit {number}", number=number) as db:
        episode = insert(db, "episode", number=number, sort="i")
        scene = insert(db, "scene", episode_id=episode, sort="i", number=str(number))
        insert_many(db, "line", [
            {"scene_id": scene, "sort": "i", "kind": "action", "text": "x" * 50}
            for _ in range(1 + number % 400)
        ])
    print(number, flush=True)
    if number % 5 == 0:
        snapshots.take(path, "automatic")
"""


def rounds() -> int:
    return int(os.environ.get("NINESIXTEEN_KILLS", "20"))


@pytest.mark.timeout(600)
def test_no_acknowledged_edit_is_lost_when_the_program_is_killed(store):
    store.close()
    chance = random.Random(916)
    acknowledged = 0
    for _ in range(rounds()):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(store.path), str(acknowledged)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(chance.random() * 0.15)
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read().splitlines()
        child.wait()
        child.stdout.close()
        acknowledged = int([first, *rest][-1])
        acknowledged = check(store.path, acknowledged)


def check(path: Path, acknowledged: int) -> int:
    store = Store.open(path)
    try:
        assert store.query("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        rows = store.query("SELECT number FROM episode ORDER BY number")
        newest = len(rows)
        assert [row["number"] for row in rows] == list(range(1, newest + 1))
        # The newest edit may have reached the disk without its acknowledgement.
        assert acknowledged <= newest <= acknowledged + 1
        torn = store.query(
            "SELECT scene.number FROM scene LEFT JOIN line ON line.scene_id = scene.id"
            " GROUP BY scene.id HAVING count(line.id) <> 1 + scene.number % 400"
        )
        assert torn == []
        half = [p.name for p in path.parent.glob("*-snapshots/*") if p.suffix == ".studio"]
        for name in half:
            copy = path.with_name(f"{path.name}-snapshots") / name
            Store.open(copy, read_only=True).close()
        return newest
    finally:
        store.close()
