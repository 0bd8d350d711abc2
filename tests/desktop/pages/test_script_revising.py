"""The script page of a script that is being shot: stars, locked numbers, omitted scenes."""

import pytest
from PySide6.QtCore import Qt

from studio.desktop.pages.script_parts.acts import line_acts, scene_acts
from studio.project.production import production
from studio.script import revisions
from studio.script import store as script
from tests.desktop.pages.script_parts import page, season

__all__ = ["page", "season"]  # the fixtures


def act(acts, label):
    flat = [one for a in acts for one in (a, *a.menu)]
    return next(one for one in flat if one.label == label)


def labels(acts):
    return [one.label for a in acts for one in (a, *a.menu)]


def rows_of(page, scene_id):
    return [row for row in page.view.rows_shown() if row.scene_id == scene_id]


@pytest.fixture
def locked(page, season):
    act(page.acts(), "Lock scene numbers").call()
    return page


def test_what_is_typed_gets_the_star_of_the_current_revision(page, season):
    page.show_revisions()
    dialog = page.revisions
    dialog.begin_button.click()
    assert [row.name for row in dialog_rows(dialog)] == ["Blue"]
    assert dialog_rows(dialog)[0].current
    line = script.lines(season)[0]
    page.edits.typed(page._rows([line.id])[0], {"text": "Changed."})
    assert page._rows([line.id])[0].star == "current"
    assert labels(page.acts())[0] == "Blue"
    assert dialog_rows(dialog)[0].lines == 1
    dialog.current_button.click()
    assert revisions.current_revision(season) is None
    assert page._rows([line.id])[0].star == "earlier"
    assert "Blue" not in labels(page.acts())
    season.undo()
    assert dialog_rows(dialog)[0].current
    assert not page.view.grab().isNull()


def dialog_rows(dialog):
    return [dialog.table.record(at) for at in range(dialog.table.rowCount())]


def test_a_revision_is_renamed_and_recoloured_in_its_row(page, season, ctx):
    made = revisions.begin_revision(season)
    page.show_revisions()
    dialog = page.revisions
    table = dialog.table
    table.setData(table.index(0, 1), "Platform notes", Qt.ItemDataRole.EditRole)
    table.setData(table.index(0, 3), "Salmon", Qt.ItemDataRole.EditRole)
    table.setData(table.index(0, 4), "2026-12-24", Qt.ItemDataRole.EditRole)
    found = revisions.revisions(season)[0]
    assert (found.name, found.colour, found.date) == ("Platform notes", "salmon", "2026-12-24")
    table.setData(table.index(0, 4), "soon", Qt.ItemDataRole.EditRole)
    assert revisions.revisions(season)[0] == found
    dialog.view.choose([made])
    dialog.remove_button.click()
    assert revisions.revisions(season) == []


def test_a_deleted_scene_of_locked_numbers_is_struck_and_can_come_back(locked, season, ctx):
    page = locked
    scene = script.scenes(season)[0]
    count = len(rows_of(page, scene.id))
    assert count > 1
    page.view.choose([scene.id])
    act(line_acts(page, page._rows([scene.id])), "Omit scene").call()
    (row,) = rows_of(page, scene.id)
    assert (row.omitted, row.facts) == (True, "Omitted")
    assert ctx.host.toasts[-1] == ("1 scene is omitted.", True)
    outline = page.outline.table.record(page.outline.table.row_of(scene.id))
    assert (outline.omitted, outline.other) == (True, "Omitted")
    assert not page.view.grab().isNull()
    assert "Omit scene" not in labels(line_acts(page, [row]))
    page.filter(script.lines(season, scene.id)[0].text)  # its words are not found
    page.filter("")
    act(scene_acts(page, [scene.id]), "Restore scene").call()
    assert len(rows_of(page, scene.id)) == count
    season.undo()
    assert script.scene(season, scene.id).omitted


def test_a_new_scene_between_two_gets_a_letter_and_one_before_all_too(locked, season):
    page = locked
    first = script.scenes(season)[0]
    page.view.choose([first.id])
    page.add_scene()
    page.view.finish_edit()
    page.add_scene(first=True)
    page.view.finish_edit()
    numbers = [scene.number for scene in script.scenes(season)]
    assert numbers[:3] == ["1-A1", "1-1", "1-1A"]


def test_locking_is_undone_and_told(page, season, ctx):
    act(page.acts(), "Lock scene numbers").call()
    assert production(season).scenes_locked
    assert "Unlock scene numbers" in labels(page.acts())
    season.undo()
    assert "Lock scene numbers" in labels(page.acts())


def test_changes_and_pages_are_shown_as_reports(page, season, ctx):
    act(page.acts(), "Script changes").call()
    act(page.acts(), "Preview pages").call()
    assert ctx.host.shown[-2:] == [("reports", "changes"), ("reports", "script")]


def test_the_dialog_of_a_read_only_file_says_why_nothing_works(page, season, monkeypatch):
    monkeypatch.setattr(type(season), "read_only", property(lambda _: True), raising=False)
    page.show_revisions()
    assert not page.revisions.begin_button.isEnabled()
    assert "reading only" in page.revisions.begin_button.toolTip()
