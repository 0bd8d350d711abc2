"""Edits that the script page makes: cues, numbers of new scenes, moved lines, lengths."""

import pytest

from studio.script import editing
from studio.script import store as script
from studio.script.cue import join_cue, split_cue
from studio.script.numbering import new_scene_number


@pytest.fixture
def scene(store):
    episode = editing.add_episode(store, 1, "The ring")
    return editing.add_scene(store, episode, "1-1", set_name="Hall")


@pytest.mark.parametrize(
    ("cue", "name", "modifier"),
    [
        ("Lin (VO)", "Lin", "VO"),
        ("林晚（OS）", "林晚", "OS"),
        ("Lin", "Lin", ""),
        ("(Lin)", "(Lin)", ""),
    ],
)
def test_a_cue_is_a_name_and_a_modifier(cue, name, modifier):
    assert split_cue(cue) == (name, modifier)
    assert split_cue(join_cue(name, modifier)) == (name, modifier)


@pytest.mark.parametrize(
    ("taken", "own", "after", "episode", "number"),
    [
        ([], [], None, 3, "3-1"),
        ([], [], None, None, "1"),
        (["1-1", "1-2"], ["1-1", "1-2"], None, 1, "1-3"),
        (["1-1", "1-2"], ["1-1", "1-2"], "1-1", 1, "1-1A"),
        (["1-1", "1-1A", "1-2"], ["1-1", "1-1A", "1-2"], "1-1", 1, "1-1B"),
        (["72", "73"], ["72", "73"], "73", None, "74"),
        (["Prologue"], ["Prologue"], "Prologue", 1, "1-2"),
    ],
)
def test_a_new_scene_gets_the_next_free_number(taken, own, after, episode, number):
    assert new_scene_number(taken, own, after, episode) == number


def test_a_line_is_added_with_its_speaker_as_one_step(store, scene):
    first = editing.add_line(store, scene, "action", "She waits.")
    before = store.next_undo()
    editing.add_line(
        store, scene, "dialogue", "Where is he?", at_top=True, character="Lin", modifier="VO"
    )
    lines = script.lines(store, scene)
    assert [(line.character, line.modifier, line.kind) for line in lines] == [
        ("Lin", "VO", "dialogue"),
        ("", "", "action"),
    ]
    store.undo()
    assert [line.id for line in script.lines(store, scene)] == [first]
    assert store.next_undo() == before


def test_lines_move_behind_another_line_and_into_another_scene(store, scene):
    a, b, c = (editing.add_line(store, scene, "action", text) for text in "abc")
    editing.move_lines(store, [a], scene, b)
    assert [line.text for line in script.lines(store, scene)] == ["b", "a", "c"]
    editing.move_lines(store, [c], scene, None)
    assert [line.text for line in script.lines(store, scene)] == ["c", "b", "a"]
    other = editing.add_scene(store, script.episodes(store)[0].id, "1-2")
    editing.move_lines(store, [c, a], other, None)
    assert [line.text for line in script.lines(store, other)] == ["c", "a"]
    store.undo()
    assert [line.text for line in script.lines(store, scene)] == ["c", "b", "a"]


def test_a_length_that_is_emptied_is_estimated_again(store, scene):
    editing.add_line(store, scene, "action", "She waits.")
    estimated = script.scene(store, scene).eighths
    editing.change_scene(store, scene, eighths=30)
    editing.add_line(store, scene, "action", "And waits.")
    assert script.scene(store, scene).eighths == 30
    editing.change_scene(store, scene, eighths=None)
    assert script.scene(store, scene).eighths == estimated


def test_a_deleted_episode_comes_back_with_all_its_lines(store, scene):
    editing.add_line(store, scene, "action", "She waits.")
    editing.delete_episode(store, script.episodes(store)[0].id)
    assert script.lines(store) == []
    store.undo()
    assert [line.text for line in script.lines(store)] == ["She waits."]
    assert script.episode_lines(store, script.episodes(store)[0].id) == script.lines(store)
