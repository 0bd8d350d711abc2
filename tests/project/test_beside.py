"""Two programs on one file: nothing that the other wrote stays unseen."""

import pytest

from studio.project import keeping, snapshots
from studio.project.store import Author, Store, insert, update

BO = Author("Bo", "desk-2")


@pytest.fixture
def window(store):
    opened = Store.open(store.path, BO)
    yield opened
    opened.close()


def add(store: Store, name: str) -> str:
    with store.edit("Add {name}", name=name) as db:
        return insert(db, "department", name=name, sort="i")


def test_an_own_edit_also_announces_what_another_program_wrote_just_before(store, window):
    seen = []
    window.subscribe(seen.append)
    theirs = add(store, "Camera")
    own = add(window, "Sound")
    window.poll()
    assert {row for change in seen for row in change.rows["department"]} == {theirs, own}
    assert seen[-1].step is not None
    assert seen[-1].step.author == "Bo"


def test_an_own_undo_also_announces_what_another_program_wrote_just_before(store, window):
    add(window, "Sound")
    theirs = add(store, "Camera")
    with store.edit("Add place") as db:
        insert(db, "place", name="Pier", sort="i")
    seen = []
    window.subscribe(seen.append)
    window.undo()
    window.poll()
    assert seen[0].touches("place")
    assert theirs in seen[0].rows["department"]


def test_an_edit_that_changes_nothing_keeps_what_can_be_redone_and_wakes_no_window(store, window):
    row = add(store, "Camera")
    store.undo()
    window.poll()
    seen = []
    window.subscribe(seen.append)
    with store.edit("Nothing") as db:
        db.execute("UPDATE production SET title = title")
    window.poll()
    assert seen == []
    assert store.redo() is not None
    assert [r["id"] for r in store.query("SELECT id FROM department")] == [row]


def test_a_restore_followed_by_more_work_than_was_lost_is_noticed(store, window):
    snapshots.take(store.path, "by-hand")
    add(store, "Camera")
    window.poll()
    seen = []
    window.subscribe(seen.append)
    keeping.restore(store, 1)
    for name in ("Sound", "Art", "Grip"):
        add(store, name)
    window.poll()
    assert seen[-1].everything


def test_what_storage_cannot_hold_is_cleaned_on_its_way_in(store):
    row = add(store, "Cam\0era\ud800")
    with store.edit("Rename {name}", name="\ud800") as db:
        update(db, "department", row, name="So\x07und")
    assert store.query("SELECT name FROM department")[0]["name"] == "Sound"
    store.undo()
    assert store.query("SELECT name FROM department")[0]["name"] == "Camera"


def test_the_founding_of_a_production_is_in_the_history_but_cannot_be_undone(store):
    assert store.history()[0].label.text.startswith("New production")
    assert store.undo() is None
    assert store.query("SELECT count(*) AS n FROM production")[0]["n"] == 1
