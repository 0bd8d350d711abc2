"""Names, media and leftovers that a disk can hold against a production."""

import errno
import os
import shutil
import sqlite3
import subprocess
import time

import pytest

from studio.base.errors import StudioError
from studio.project import disk, files, keeping, production, snapshots
from studio.project.changelog import user_tables
from studio.project.store import Store, insert
from studio.project.told import told


def add(store: Store, name: str) -> None:
    with store.edit("Add {name}", name=name) as db:
        insert(db, "department", name=name, sort="i")


def names(store: Store) -> list[object]:
    return [row["name"] for row in store.query("SELECT name FROM department ORDER BY id")]


@pytest.mark.parametrize(
    "name",
    [
        "a#b?c%20d&mode=ro.studio",
        "退婚 · 第一季.studio",
        "  two  spaces .studio",
        "x" * 238 + ".studio",
        "万" * 79 + ".studio",
        os.fsdecode(b"latin \xe9.studio"),
    ],
)
def test_any_name_is_made_opened_copied_and_restored(tmp_path, name):
    path = tmp_path / name
    production.create(path, "Show").close()
    with Store.open(path) as store:
        add(store, "Camera")
        snapshots.take(path, "by-hand")
        add(store, "Sound")
        keeping.restore(store, 1)
        assert names(store) == ["Camera"]
    with Store.open(path, read_only=True) as store:
        assert names(store) == ["Camera"]
    assert {p.name for p in tmp_path.iterdir() if p.suffix != ".studio"} <= {
        f"{name}-snapshots",
        "home",
    }


def test_a_name_without_room_for_its_side_files_is_told_before_anything_is_made(tmp_path):
    with pytest.raises(StudioError, match="is too long"):
        production.create(tmp_path / ("x" * 244 + ".studio"), "Show")
    assert list(tmp_path.glob("*.studio")) == []
    with pytest.raises(StudioError):
        Store.open(tmp_path / ("x" * 400 + ".studio"))


def test_reading_leaves_nothing_beside_a_production(store):
    add(store, "Camera")
    store.close()
    Store.open(store.path, read_only=True).close()
    cut = store.path.with_name("cut.studio")
    cut.write_bytes(store.path.read_bytes()[:9000])
    with pytest.raises(StudioError):
        Store.open(cut, read_only=True)
    beside = {p.name for p in store.path.parent.iterdir()} - {"home"}
    assert beside == {"Show.studio", "cut.studio"}


def test_a_new_file_takes_nothing_over_from_a_deleted_one_of_its_name(store):
    add(store, "Camera")
    kept = disk.side_files(store.path)[0].read_bytes()
    store.close()
    store.path.unlink()
    disk.side_files(store.path)[0].write_bytes(kept)
    with production.create(store.path, "Other") as other:
        assert names(other) == []
        assert [row["title"] for row in other.query("SELECT title FROM production")] == ["Other"]


def test_a_file_is_founded_before_it_has_its_name(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "settle", fail)
    with pytest.raises(StudioError, match="disk is full"):
        production.create(tmp_path / "Show.studio", "Show")
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == []


def test_a_snapshot_that_is_opened_stays_as_it_is(store):
    add(store, "Camera")
    path = snapshots.take(store.path, "by-hand")
    before = path.read_bytes()
    with Store.open(path) as opened:
        assert opened.read_only
        assert names(opened) == ["Camera"]
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_file_of_an_earlier_schema_is_read_without_a_change(store, monkeypatch):
    from studio.project.database import Migrations

    old = snapshots.take(store.path, "by-hand")
    store.close()
    later = Migrations("studio")
    for step in files.migrations._migrations:
        later(name=step.name)(step.fn)
    later(name="m9999_later")(
        lambda db: db.execute("CREATE TABLE later (id TEXT PRIMARY KEY NOT NULL) STRICT")
    )
    monkeypatch.setattr(files, "migrations", later)
    before = store.path.read_bytes()
    with Store.open(store.path, read_only=True) as reading:
        assert reading.query("SELECT * FROM later") == []
    assert store.path.read_bytes() == before
    with Store.open(store.path) as opened:
        keeping.restore(
            opened, next(s.number for s in snapshots.listed(opened.path) if s.path == old)
        )
        assert "later" in user_tables(opened.db)
        with opened.edit("Later") as db:
            insert(db, "later")
        opened.undo()
        assert opened.query("SELECT * FROM later") == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounts a disk")
def test_a_read_only_medium_shows_the_newest_work_and_gives_a_copy(store, tmp_path):
    medium = tmp_path / "stick"
    medium.mkdir()
    add(store, "Camera")
    for path in (store.path, disk.side_files(store.path)[0]):  # pulled out while it was open
        shutil.copyfile(path, medium / path.name)
    mount = subprocess.run(["mount", "--bind", medium, medium], check=False, capture_output=True)
    if mount.returncode:
        pytest.skip("this system mounts nothing")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", medium], check=True)
        with Store.open(medium / "Show.studio") as reading:
            assert reading.read_only
            assert names(reading) == ["Camera"]
        copy = tmp_path / "Copy.studio"
        snapshots.copy_to(medium / "Show.studio", copy)
        with Store.open(copy) as again:
            assert names(again) == ["Camera"]
    finally:
        subprocess.run(["umount", medium], check=True)


def test_a_copy_never_lands_on_a_file_that_is_open(store, tmp_path):
    add(store, "Camera")
    with production.create(tmp_path / "Other.studio", "Other") as other:
        add(other, "Sound")
        for target in (store.path, other.path):
            with pytest.raises(StudioError, match=r"is open\. Close it first"):
                snapshots.copy_to(store.path, target)
        assert names(other) == ["Sound"]
    snapshots.copy_to(store.path, other.path)
    with Store.open(other.path) as copied:
        assert names(copied) == ["Camera"]


def test_a_snapshot_made_by_hand_stays_when_many_automatic_ones_follow(store):
    place = snapshots.folder(store.path)
    by_hand = snapshots.take(store.path, "by-hand")
    for number in range(snapshots.KEEP + 5):
        (place / f"20990101T0000{number:02d}000Z-timer.studio").write_bytes(b"x")
    old = place / ".left.part"
    old.write_bytes(b"x")
    os.utime(old, (time.time() - 90_000,) * 2)
    snapshots.take(store.path, "timer")
    assert by_hand.exists()
    assert not old.exists()
    assert len(snapshots.listed(store.path)) < snapshots.KEEP + 5


def test_a_restore_waits_for_a_busy_file_and_then_says_so(store):
    snapshots.take(store.path, "by-hand")
    add(store, "Camera")
    busy = sqlite3.connect(store.path, isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    store.db.execute("PRAGMA busy_timeout = 10")
    source = sqlite3.connect(snapshots.listed(store.path)[0].path)
    with pytest.raises(StudioError, match="busy"), told(store.path):
        snapshots.fill(source, store.db.conn, patience=0.1)
    busy.close()
    source.close()
    assert names(store) == ["Camera"]


def test_what_the_disk_refuses_is_told_by_its_code_and_not_by_its_words(tmp_path):
    for number, words in (
        (errno.ENOSPC, "disk is full"),
        (errno.EIO, "does not answer"),
        (errno.EACCES, "cannot be written"),
    ):
        with pytest.raises(StudioError, match=words), told(tmp_path / "a.studio"):
            raise OSError(number, os.strerror(number))
    with pytest.raises(sqlite3.IntegrityError), told(tmp_path / "a.studio"):
        raise sqlite3.IntegrityError("NOT NULL constraint failed: board_day.locked")
