import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.base.errors import StudioError
from studio.project.store import Author, Store, delete, insert, update
from tests.project.tables import Column, dump, tables, value

ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "insert", "insert", "update", "delete", "undo", "redo", "two"]),
        st.lists(st.integers(0, 10_000), min_size=40, max_size=40),
    ),
    max_size=30,
)


class Player:
    """Plays random actions against a file; picks come from a fixed list of numbers."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.tables = tables(store)
        self._numbers: list[int] = []

    def pick(self, count: int) -> int:
        number = self._numbers.pop() if self._numbers else 0
        return number % max(1, count)

    def play(self, action: str, numbers: list[int]) -> None:
        self._numbers = list(numbers)
        if action == "undo":
            self.store.undo()
        elif action == "redo":
            self.store.redo()
        else:
            with self.store.edit("Random {what}", what=action):
                for _ in range(2 if action == "two" else 1):
                    self._change("insert" if action == "two" else action)

    def _change(self, action: str) -> None:
        names = sorted(self.tables)
        table = names[self.pick(len(names))]
        if action == "insert":
            row = {c.name: self._value(table, c) for c in self.tables[table]}
            if all(row[c.name] is not None or c.optional for c in self.tables[table]):
                insert(self.store.db, table, **row)
            return
        ids = [row["id"] for row in self.store.query(f'SELECT id FROM "{table}" ORDER BY id')]
        if not ids:
            return
        chosen = ids[self.pick(len(ids))]
        if action == "delete":
            delete(self.store.db, table, chosen)
            return
        column = self.tables[table][self.pick(len(self.tables[table]))]
        fresh = self._value(table, column)
        if fresh is not None or column.optional:
            update(self.store.db, table, chosen, **{column.name: fresh})

    def _value(self, table: str, column: Column) -> object:
        return value(table, column, self.pick, self.store)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ACTIONS)
def test_random_edits_undone_and_redone_over_a_restart_restore_every_table(
    tmp_path_factory, actions
):
    path = tmp_path_factory.mktemp("random") / "Show.studio"
    store = Store.create(path)
    empty = dump(store)
    player = Player(store)
    for action, numbers in actions:
        player.play(action, numbers)
    while store.redo():
        pass
    full = dump(store)
    store.close()
    store = Store.open(path)
    steps = 0
    while store.undo():
        steps += 1
    assert dump(store) == empty
    while store.redo():
        steps -= 1
    assert steps == 0
    store.close()
    store = Store.open(path)
    assert dump(store) == full
    assert store.query("PRAGMA foreign_key_check") == []
    store.close()


def test_every_column_keeps_exact_images(store):
    for table, columns in tables(store).items():
        types = {row["type"] for row in store.query(f'PRAGMA table_info("{table}")')}
        assert types <= {"TEXT", "INTEGER"}, table
        assert columns


def test_a_failed_edit_leaves_nothing(store):
    before = dump(store)
    with pytest.raises(RuntimeError), store.edit("x") as db:  # noqa: PT012
        insert(db, "department", name="Camera", sort="i")
        raise RuntimeError
    assert dump(store) == before
    assert store.history()[0].label.text.startswith("New production")


def test_an_edit_inside_an_edit_joins_the_outer_step(store):
    with store.edit("Outer") as db:
        insert(db, "department", name="Camera", sort="i")
        with store.edit("Inner") as inner:
            insert(inner, "department", name="Sound", sort="r")
    assert store.history(1)[0].label.text == "Outer"
    assert len(store.history()) == 2
    store.undo()
    assert store.query("SELECT * FROM department") == []


def test_deleting_a_parent_is_one_step_that_announces_its_children(store):
    with store.edit("Add") as db:
        episode = insert(db, "episode", number=1, sort="i")
        scene = insert(db, "scene", episode_id=episode, sort="i")
        line = insert(db, "line", scene_id=scene, sort="i", kind="action", text="△")
    seen = []
    store.subscribe(seen.append)
    with store.edit("Delete") as db:
        delete(db, "episode", episode)
    assert seen[0].rows == {"episode": {episode}, "scene": {scene}, "line": {line}}
    store.undo()
    assert [row["text"] for row in store.query("SELECT text FROM line")] == ["△"]
    assert seen[1].touches("line")


def test_a_new_edit_ends_what_could_be_redone_but_keeps_it_in_the_history(store):
    with store.edit("First") as db:
        insert(db, "department", name="A", sort="i")
    store.undo()
    with store.edit("Second") as db:
        insert(db, "department", name="B", sort="i")
    assert store.redo() is None
    assert [s.state for s in store.history(2)] == ["standing", "superseded"]


def test_an_edit_that_changes_nothing_leaves_no_step(store):
    before = store.history()
    with store.edit("Nothing") as db:
        db.execute("UPDATE production SET title = title")
    assert store.history() == before


def test_a_write_outside_of_an_edit_is_refused(store):
    with pytest.raises(sqlite3.IntegrityError, match="outside an edit"):
        insert(store.db, "department", name="Camera", sort="i")
    assert store.query("SELECT * FROM department") == []


def test_steps_tell_who_at_which_desk(store):
    step = store.history(1)[0]
    assert (step.author, step.desk) == ("Ana", "desk-1")


def test_another_program_is_noticed_with_the_exact_rows(store, tmp_path: Path):
    window = Store.open(store.path, Author("Bo", "desk-2"))
    seen = []
    window.subscribe(seen.append)
    with store.edit("Add") as db:
        row = insert(db, "department", name="Camera", sort="i")
    window.poll()
    window.poll()
    assert [change.rows for change in seen] == [{"department": {row}}]
    assert seen[0].step is not None
    assert seen[0].step.author == "Ana"
    undone = window.undo()
    assert undone is not None
    assert undone.author == "Ana"
    window.close()


def test_a_row_that_is_gone_is_told(store):
    with pytest.raises(StudioError, match="no longer there"), store.edit("x") as db:
        update(db, "department", "gone", name="x")
