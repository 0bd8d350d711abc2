import pytest

from studio.base.errors import StudioError
from studio.breakdown import store as breakdown
from studio.breakdown.model import standard_categories
from studio.breakdown.store import Need
from studio.project.store import insert
from studio.script import editing


@pytest.fixture
def scene(store):
    with store.edit("Add") as db:
        episode = insert(db, "episode", number=1, sort="i")
        return insert(db, "scene", episode_id=episode, sort="i", number="1-1")


def test_standard_categories_have_distinct_keys_letters_and_ids():
    standard = standard_categories()
    for values in ([c.key for c in standard], [c.letter for c in standard]):
        assert len(set(values)) == len(standard)
    assert len({c.ucid for c in standard}) == len(standard)


def test_an_element_is_made_once_and_needed_by_many_scenes(store, scene):
    with store.edit("Add") as db:
        episode = insert(db, "episode", number=2, sort="r")
        other = insert(db, "scene", episode_id=episode, sort="i", number="2-1")
    breakdown.add_to_scene(store, scene, "props", "账本", other_name="Ledger")
    breakdown.add_to_scene(store, other, "props", " 账本 ", 3)
    breakdown.add_to_scene(store, other, "props", "账本", 5)
    assert [(e.name, e.other_name, e.scenes) for e in breakdown.elements(store)] == [
        ("账本", "Ledger", 2)
    ]
    assert [e.quantity for e in breakdown.scene_elements(store, other)] == [5]


def test_an_element_that_no_scene_needs_goes_with_its_last_scene(store, scene):
    row = breakdown.add_to_scene(store, scene, "vehicles", "轿车")
    breakdown.remove_from_scene(store, [row])
    assert breakdown.elements(store) == []
    store.undo()
    assert [e.name for e in breakdown.scene_elements(store, scene)] == ["轿车"]


def test_merged_elements_keep_every_scene_once(store, scene):
    breakdown.add_to_scene(store, scene, "props", "手机")
    breakdown.add_to_scene(store, scene, "props", "小满的手机")
    keep, other = sorted(breakdown.elements(store), key=lambda e: len(e.name))
    breakdown.merge_elements(store, keep.id, other.id)
    assert [(e.name, e.scenes) for e in breakdown.elements(store)] == [("手机", 1)]


def test_wrong_quantities_and_categories_are_told(store, scene):
    with pytest.raises(StudioError, match="not a quantity"):
        breakdown.add_to_scene(store, scene, "props", "x", 0)
    with pytest.raises(StudioError, match="no category"):
        breakdown.add_to_scene(store, scene, "weather", "rain")
    assert breakdown.elements(store) == []


def test_an_element_cannot_lose_its_name_nor_take_that_of_another(store, scene):
    breakdown.add_to_scene(store, scene, "props", "Ring", 2)
    breakdown.add_to_scene(store, scene, "props", "Ledger")
    ledger = next(e for e in breakdown.elements(store) if e.name == "Ledger")
    for name, words in (("", "needs a name"), ("Ring", "Merge the two")):
        with pytest.raises(StudioError, match=words):
            breakdown.change_element(store, ledger.id, name=name)
    assert {(e.name, e.quantity) for e in breakdown.elements(store)} == {("Ring", 2), ("Ledger", 1)}


def test_an_element_remembers_the_line_that_names_it(store, scene):
    line = editing.add_line(store, scene, "action", "He takes the ring.")
    breakdown.add_to_scene(store, scene, "props", "ring", line_id=line)
    assert breakdown.scene_elements(store, scene)[0].line_id == line
    editing.delete_lines(store, [line])
    assert breakdown.scene_elements(store, scene)[0].line_id is None


def test_removing_one_element_leaves_others_that_no_scene_needs(store, scene):
    ring = breakdown.add_to_scene(store, scene, "props", "戒指")
    breakdown.add_to_scene(store, scene, "props", "账本")
    kept = next(e.id for e in breakdown.elements(store) if e.name == "账本")
    with store.edit("The scene of it goes") as db:
        db.execute("DELETE FROM scene_element WHERE element_id = ?", [kept])
    breakdown.remove_from_scene(store, [ring])
    assert [e.id for e in breakdown.elements(store)] == [kept]


def test_many_needs_of_an_import_become_one_element_each(store, scene):
    breakdown.add_to_scene(store, scene, "props", "戒指")
    with store.edit("Add") as db:
        episode = insert(db, "episode", number=2, sort="r")
        other = insert(db, "scene", episode_id=episode, sort="i", number="2-1")
    needs = [("props", " 戒指 ", 2), ("props", "戒指", 5), ("props", "灯", 1)]
    breakdown.add_many(store, [Need(other, *need) for need in needs])
    assert {(e.name, e.scenes, e.quantity) for e in breakdown.elements(store)} == {
        ("戒指", 2, 6),
        ("灯", 1, 1),
    }
    with pytest.raises(StudioError, match="no category “magic”"):
        breakdown.add_many(store, [Need(other, "magic", "x")])
