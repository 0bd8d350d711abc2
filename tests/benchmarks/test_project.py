"""One edit, and opening a production of a hundred episodes; printed, never asserted.

Run with: pytest tests/benchmarks --benchmark-enable
"""

import sqlite3

import pytest

from studio.project import production
from studio.project.store import Store, insert, insert_many, update
from studio.script import store as script


@pytest.fixture
def season(tmp_path):
    store = production.create(tmp_path / "Season.studio", "Season")
    with store.edit("Season") as db:
        for number in range(100):
            episode = insert(db, "episode", number=number + 1, sort=f"{number:04}i")
            rows = [
                {"episode_id": episode, "number": f"{number + 1}-{at}", "sort": f"{at}i"}
                for at in range(1, 4)
            ]
            for scene in insert_many(db, "scene", rows):
                lines = [
                    {"scene_id": scene, "sort": f"{at:03}i", "kind": "action", "text": "△" * 30}
                    for at in range(20)
                ]
                insert_many(db, "line", lines)
    yield store
    store.close()


@pytest.mark.benchmark(group="one edit")
def test_bare_sqlite_commit(benchmark, tmp_path):
    bare = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)")
    bare.execute("INSERT INTO t VALUES (1, '')")
    numbers = iter(range(10**9))
    benchmark(lambda: bare.execute("UPDATE t SET x = ?", [str(next(numbers))]))
    bare.close()


@pytest.mark.benchmark(group="one edit")
def test_one_edit(benchmark, season):
    scene = str(season.query("SELECT id FROM scene LIMIT 1")[0]["id"])
    numbers = iter(range(10**9))

    def edit():
        with season.edit("Change") as db:
            update(db, "scene", scene, number=str(next(numbers)))

    benchmark(edit)


@pytest.mark.benchmark(group="open 100 episodes")
def test_bare_sqlite_read_of_the_same_rows(benchmark, season):
    def read():
        bare = sqlite3.connect(season.path)
        for table in ("episode", "scene", "line"):
            bare.execute(f"SELECT * FROM {table}").fetchall()
        bare.close()

    benchmark(read)


@pytest.mark.benchmark(group="open 100 episodes")
def test_open_and_read_the_script(benchmark, season):
    def read():
        store = Store.open(season.path)
        script.episodes(store)
        script.scenes(store)
        script.lines(store)
        store.close()

    benchmark(read)
