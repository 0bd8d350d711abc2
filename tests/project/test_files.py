import os
import sqlite3
import subprocess
import sys

import pytest

from studio.base.errors import StudioError
from studio.project import files, keeping, production, snapshots
from studio.project.store import Author, Store, insert

HERE = Author("Ana", "desk-1")


def add(store: Store, name: str) -> None:
    with store.edit("Add {name}", name=name) as db:
        insert(db, "department", name=name, sort="i")


def names(store: Store) -> list[object]:
    return [row["name"] for row in store.query("SELECT name FROM department ORDER BY id")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a Ninesixteen production"),
        (b"just a text", "is not a Ninesixteen production"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 5000, "is not a Ninesixteen production"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "is not a Ninesixteen production|is damaged"),
    ],
)
def test_a_file_that_is_no_production_is_told_and_left_alone(tmp_path, content, sentence):
    path = tmp_path / "odd.studio"
    path.write_bytes(content)
    with pytest.raises(StudioError, match=sentence):
        Store.open(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["odd.studio"]


def test_another_programs_database_is_told_and_left_alone(tmp_path):
    path = tmp_path / "other.studio"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StudioError, match=r"other\.studio is not a Ninesixteen production"):
        Store.open(path)
    assert path.read_bytes() == before


def test_every_truncation_is_one_sentence(store):
    store.close()
    whole = store.path.read_bytes()
    for part in range(0, len(whole) - 4096, len(whole) // 25):
        cut = store.path.with_name(f"cut{part}.studio")
        cut.write_bytes(whole[:part])
        with pytest.raises(StudioError):
            Store.open(cut)
    Store.open(store.path).close()


def test_a_newer_file_is_refused_with_both_versions_and_unchanged(store):
    store.db.execute("PRAGMA user_version = 9")
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(StudioError, match=r"newer Ninesixteen \(file version 9; .* up to 1\)"):
        Store.open(store.path)
    assert store.path.read_bytes() == before


def test_a_missing_file_and_a_taken_name_are_told(store, tmp_path):
    with pytest.raises(StudioError, match=r"gone\.studio is not there"):
        Store.open(tmp_path / "gone.studio")
    with pytest.raises(StudioError, match="exists already"):
        production.create(store.path, "Again")


def test_a_production_needs_a_title_and_a_real_currency_and_zone(tmp_path):
    for words in ({"title": " "}, {"title": "x", "currency": "yuan"}):
        with pytest.raises(StudioError):
            production.create(tmp_path / "x.studio", **words)
    with pytest.raises(StudioError, match="time zone"):
        production.create(tmp_path / "x.studio", "x", time_zone="Mars/Base")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs users")
def test_a_read_only_folder_opens_for_reading_and_says_so(store, tmp_path):
    add(store, "Camera")
    store.close()
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "Show.studio"
    path.write_bytes(store.path.read_bytes())
    path.chmod(0o444)
    folder.chmod(0o555)
    tmp_path.chmod(0o755)
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from studio.base.errors import StudioError\n"
        "from studio.project.store import Store, insert\n"
        f"Store.open(Path({str(store.path)!r}), read_only=True).close()\n"  # imports all it needs
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        f"store = Store.open(Path({str(path)!r}))\n"
        "print(store.read_only, len(store.query('SELECT * FROM department')))\n"
        "try:\n"
        "    with store.edit('x') as db: insert(db, 'department', name='x', sort='i')\n"
        "except StudioError as error: print(error)\n"
    )
    for parent in path.parents:
        if parent.stat().st_uid == 0 and len(parent.parts) > 2 and "pytest" in str(parent):
            parent.chmod(parent.stat().st_mode | 0o055)
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert out.stdout.splitlines()[0] == "True 1", (out.stdout, out.stderr)
    assert "open for reading only" in out.stdout
    assert sorted(p.name for p in folder.iterdir()) == ["Show.studio"]
    folder.chmod(0o755)


def test_a_snapshot_brings_back_the_whole_file_and_keeps_what_was_there(store):
    add(store, "Camera")
    snapshots.take(store.path, "by-hand")
    add(store, "Sound")
    seen = []
    store.subscribe(seen.append)
    keeping.restore(store, 1)
    assert names(store) == ["Camera"]
    assert seen[-1].everything
    add(store, "Art")
    assert names(store) == ["Camera", "Art"]
    assert [s.reason for s in snapshots.listed(store.path)] == ["before-restore", "by-hand"]
    keeping.restore(store, 1)
    assert names(store) == ["Camera", "Sound"]


def test_a_second_window_notices_a_restore(store):
    snapshots.take(store.path, "by-hand")
    add(store, "Camera")
    window = Store.open(store.path, HERE)
    seen = []
    window.subscribe(seen.append)
    keeping.restore(store, 1)
    window.poll()
    assert seen[-1].everything
    assert names(window) == []
    window.close()


def test_snapshots_are_private_complete_files(store):
    path = snapshots.take(store.path, "by-hand")
    assert path.stat().st_mode & 0o777 == 0o600
    assert store.path.stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]
    assert files.connect(path, read_only=True).execute("PRAGMA quick_check").fetchone()[0] == "ok"


def test_an_unknown_or_damaged_snapshot_is_told_and_changes_nothing(store):
    add(store, "Camera")
    with pytest.raises(StudioError, match="no snapshot 7"):
        keeping.restore(store, 7)
    path = snapshots.take(store.path, "by-hand")
    path.write_bytes(b"broken" * 100)
    with pytest.raises(StudioError):
        keeping.restore(store, 1)
    assert names(store) == ["Camera"]


def test_a_snapshot_is_due_ten_minutes_after_work(store):
    assert not keeping.due(store)
    store.db.execute("UPDATE step SET at = '2020-01-01T00:00:00.000+00:00'")
    assert keeping.due(store)
    snapshots.take(store.path, "automatic")
    assert not keeping.due(store)


def test_an_update_takes_a_snapshot_first(store, monkeypatch):
    from studio.project.database import Migrations

    store.close()
    later = Migrations("studio")
    for step in files.migrations._migrations:
        later(name=step.name)(step.fn)
    later(name="m9999_later")(lambda db: db.execute("CREATE TABLE later (id TEXT PRIMARY KEY)"))
    monkeypatch.setattr(files, "migrations", later)
    opened = Store.open(store.path)
    assert opened.query("SELECT * FROM later") == []
    assert [s.reason for s in snapshots.listed(store.path)] == ["before-update"]
    opened.close()


def test_opening_a_production_does_not_load_the_numbers_library():
    code = (
        "import sys, studio.project.store\n"
        "assert 'numpy' not in sys.modules and 'pandas' not in sys.modules\n"
        "import importlib.util as u\n"
        "print(u.find_spec('numpy') is None or __import__('numpy').__name__)\n"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert out.returncode == 0, out.stderr
    assert out.stdout.strip() in ("True", "numpy")
