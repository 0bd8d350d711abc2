"""Revisions mark what is edited; locked numbers stay."""

from datetime import date

import pytest

from studio.base.errors import StudioError
from studio.project.production import production
from studio.script import editing, locking, revisions
from studio.script import store as script
from tests.project.tables import dump


@pytest.fixture
def episode(store):
    made = editing.add_episode(store, 1, "The ring")
    for number in ("1", "2", "3"):
        scene = editing.add_scene(store, made, number, set_name="Hall")
        editing.add_line(store, scene, "action", f"She waits {number}.")
    return made


def starred(store):
    return [line.text for line in script.lines(store) if line.revision_id]


def test_edits_mark_lines_with_the_current_revision_only(store, episode):
    lines = script.lines(store)
    editing.set_line_text(store, lines[0].id, "Before.")
    blue = revisions.begin_revision(store, day=date(2026, 8, 1))
    editing.set_line_text(store, lines[1].id, "After.")
    editing.set_line_text(store, lines[2].id, lines[2].text)  # nothing changes
    editing.add_line(store, lines[2].scene_id, "dialogue", "New.", character="Lin")
    assert starred(store) == ["After.", "New."]
    assert [(one.name, one.colour, one.date, one.lines) for one in revisions.revisions(store)] == [
        ("Blue", "blue", "2026-08-01", 2)
    ]
    editing.change_scene(store, lines[0].scene_id, time="NIGHT")
    editing.change_scene(store, lines[1].scene_id, synopsis="Not printed.")
    assert [scene.revision_id for scene in script.scenes(store)] == [blue, None, None]
    revisions.set_current(store, None)
    editing.set_line_text(store, lines[0].id, "Unmarked.")
    assert starred(store) == ["After.", "New."]


def test_removing_the_current_revision_is_undone_with_its_stars(store, episode):
    made = revisions.begin_revision(store)
    editing.set_line_text(store, script.lines(store)[0].id, "New.")
    before = dump(store)
    revisions.remove_revision(store, made)
    assert (starred(store), revisions.current_revision(store)) == ([], None)
    store.undo()
    assert dump(store) == before


def test_a_revision_is_renamed_recoloured_and_dated(store):
    made = revisions.begin_revision(store)
    other = revisions.add_revision(store)
    revisions.change_revision(store, made, name="  First rewrite ", colour="tan", date="2026-12-01")
    found = revisions.revisions(store)[0]
    assert (found.name, found.colour, found.date) == ("First rewrite", "tan", "2026-12-01")
    for wrong in ({"name": ""}, {"name": "pink"}, {"colour": "mauve"}, {"date": "tomorrow"}):
        with pytest.raises(StudioError):
            revisions.change_revision(store, made, **wrong)
    assert revisions.revisions(store)[1].id == other
    with pytest.raises(StudioError, match="Use one of: First rewrite, Pink"):
        revisions.revision_named(store, "Grey")


def test_colours_begin_again_when_all_were_used(store):
    for _ in range(12):
        revisions.add_revision(store)
    names = [one.name for one in revisions.revisions(store)]
    assert names[:2] == ["Blue", "Pink"]
    assert names[9:] == ["White", "Double Blue", "Double Pink"]


def test_locking_numbers_what_has_no_number(store):
    episode = editing.add_episode(store, None)
    for number in ("", "", "7", ""):
        editing.add_scene(store, episode, number, set_name="Hall")
    assert locking.lock_scenes(store) == 3
    numbers = [scene.number for scene in script.scenes(store)]
    assert numbers[2] == "7"
    assert len(set(numbers)) == 4
    assert all(numbers)
    assert production(store).scenes_locked
    store.undo()
    assert not production(store).scenes_locked
    assert [scene.number for scene in script.scenes(store)] == ["", "", "7", ""]


def test_new_scenes_get_letters_and_nobody_is_renumbered(store, episode):
    locking.lock_scenes(store)
    scenes = {scene.number: scene.id for scene in script.scenes(store)}

    def add(after):
        number = locking.number_for(store, episode, scenes[after])
        scenes[number] = editing.add_scene(store, episode, number, after=scenes[after])
        return number

    assert [add("1"), add("1"), add("1A"), add("3")] == ["1A", "A1A", "1B", "4"]
    top = locking.number_for(store, episode, first=True)
    editing.add_scene(store, episode, top, first=True)
    numbers = [scene.number for scene in script.scenes(store)]
    assert numbers == ["A1", "1", "A1A", "1A", "1B", "2", "3", "4"]


def test_the_number_of_an_omitted_scene_is_not_given_again(store, episode):
    locking.lock_scenes(store)
    last = script.scenes(store)[-1].id
    locking.omit_scene(store, last)
    assert [scene.number for scene in script.scenes(store)] == ["1", "2"]
    assert locking.number_for(store, episode) == "4"
    locking.restore_scene(store, last)
    assert [scene.number for scene in script.scenes(store)] == ["1", "2", "3"]
    assert [line.text for line in script.lines(store, last)] == ["She waits 3."]
