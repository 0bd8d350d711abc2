"""The window on a production: opens, edits, undoes, remembers."""

from studio.project.store import insert


def test_the_window_opens_on_a_production_with_its_pages(window):
    assert window.windowTitle() == "Show — Ninesixteen"
    assert window.shell.key == "overview"
    assert not window.session.store.read_only


def test_an_edit_shows_and_its_undo_takes_it_back(window):
    store, page = window.session.store, window.shell.page
    with store.edit("Add") as db:
        insert(db, "episode", number=1, title="The ring", sort="i")
    assert page.table.rowCount() == 1
    assert page.table.index(0, 1).data() == "The ring"
    window.undo()
    assert page.table.rowCount() == 0
    assert window.shell.toast_frame.words.text() == "Undone: Add"
    window.redo()
    assert page.table.rowCount() == 1
