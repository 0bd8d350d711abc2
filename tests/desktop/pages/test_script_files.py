"""The script page: files are read, shown, taken in and exported."""

import threading

from PySide6.QtCore import Qt

from studio.desktop.pages.script import ScriptPage
from studio.project.production import production
from studio.script import revisions
from studio.script import store as script
from studio.script.formats import read_bytes, read_text
from tests.desktop.pages.script_parts import TEXT, page, season

__all__ = ["page", "season"]  # the fixtures


def test_a_file_is_read_shown_and_only_then_taken_in(make_page, store, ctx, qtbot, tmp_path):
    page = make_page(ScriptPage)
    file = tmp_path / "one.txt"
    file.write_text(TEXT, encoding="gb18030")
    page.take_file(file)
    qtbot.waitUntil(lambda: page.files.dialog is not None)
    dialog = page.files.dialog
    assert (dialog.talk.found.summary.episodes, dialog.talk.found.summary.scenes) == (2, 3)
    assert script.episodes(store) == []
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert page.view.rows_shown()[0].number == "Episode 1"
    assert ctx.host.toasts[-1] == ("Imported one.txt.", True)
    store.undo()
    assert script.episodes(store) == []
    assert page._stack.currentIndex() == 1


def test_a_cancelled_import_leaves_no_rows(make_page, store, qtbot, tmp_path):
    page = make_page(ScriptPage)
    file = tmp_path / "one.txt"
    file.write_text(TEXT, encoding="utf-8")
    page.take_file(file)
    qtbot.waitUntil(lambda: page.files.dialog is not None)
    page.files.dialog.reject()
    assert script.episodes(store) == []
    assert script.characters(store) == []


def test_a_cancelled_reading_shows_nothing(make_page, store, ctx, qtbot, tmp_path, monkeypatch):
    from studio.desktop.pages.script_parts import files

    go = threading.Event()

    def slow(paths):
        go.wait(5)
        return read_text(TEXT, "one.txt")

    monkeypatch.setattr(files, "read_season", slow)
    page = make_page(ScriptPage)
    page.take_file(tmp_path / "one.txt")
    ctx.jobs.running[0].cancel()
    go.set()
    qtbot.waitUntil(lambda: not ctx.jobs.running)
    assert page.files.dialog is None
    assert ctx.host.told == []


def test_what_was_not_recognised_is_said_in_its_row(page, store):
    reading = read_text("第9集\n\n9-1 日 内 厅\n△A。\n", "x.txt")
    reading.unclassified.append((7, "???"))
    page.files.show(reading, "x.txt")
    dialog = page.files.dialog
    assert dialog.tabs.tabText(0) == "Not recognised  1"
    table = dialog.lists["missed"].table
    assert table.index(0, 1).data() == "???"
    assert dialog.advice.text().startswith("1 line was not recognised")
    table.setData(table.index(0, 2), "Caption", Qt.ItemDataRole.EditRole)
    assert dialog.advice.text().startswith("Every line was recognised")
    dialog.take_in()
    assert ("caption", "???") in [(one.kind, one.text) for one in script.lines(store)]


def test_a_rewrite_is_shown_before_it_is_taken_in(page, season, ctx):
    before = {one.number: one.id for one in script.scenes(season)}
    text = TEXT.replace("1-1 ", "1-9 ", 1)
    page.files.show(read_text(text, "again.txt"), "again.txt")
    dialog = page.files.dialog
    changes = dialog.lists["changes"].table
    assert changes.index(0, 0).data() == "1-9"
    assert changes.index(0, 1).data() == "Changed"
    assert "stay" in dialog.advice.text()
    dialog.revision.setCurrentIndex(1)
    dialog.take_in()
    assert {one.number: one.id for one in script.scenes(season)}["1-9"] == before["1-1"]
    assert [one.colour for one in revisions.revisions(season)] == ["blue"]
    season.undo()
    assert {one.number: one.id for one in script.scenes(season)} == before
    assert revisions.revisions(season) == []


def test_the_same_script_again_says_that_nothing_changes(page, season):
    page.files.show(read_text(TEXT, "again.txt"), "again.txt")
    dialog = page.files.dialog
    assert "nothing changes" in dialog.advice.text()
    dialog.reject()


def test_names_are_merged_in_their_rows(page, store):
    page.files.show(read_text("第9集\n9-1 日 内 厅\n林晚：A。\n小晚：B。\n", "x.txt"), "x.txt")
    dialog = page.files.dialog
    cast = dialog.lists["cast"].table
    assert dialog.merge.text() == "Merge 1 likely name"

    def row():
        return next(at for at in range(cast.rowCount()) if cast.index(at, 0).data() == "小晚")

    assert cast.index(row(), 2).data() == "林晚?"
    cast.setData(cast.index(row(), 2), "林晚", Qt.ItemDataRole.EditRole)
    assert cast.index(row(), 2).data() == "林晚"
    assert dialog.merge.isHidden()
    dialog.take_in()
    assert "小晚" not in [one.name for one in script.characters(store)]


def test_a_new_name_may_mean_somebody_of_the_production_who_is_not_in_the_file(page, store):
    before = {one.name: one.id for one in script.characters(store)}
    page.files.show(read_text(TEXT.replace("顾沉", "老板"), "x.txt"), "x.txt")
    dialog = page.files.dialog
    cast = dialog.lists["cast"].table
    row = next(at for at in range(cast.rowCount()) if cast.index(at, 0).data() == "老板")
    assert "顾沉" in cast.columns[2].choices(cast.record(row))
    cast.setData(cast.index(row, 2), "顾沉", Qt.ItemDataRole.EditRole)
    dialog.take_in()
    assert {one.name: one.id for one in script.characters(store)} == before


def test_the_script_is_exported_in_the_format_that_was_chosen(
    page, ctx, qtbot, tmp_path, monkeypatch
):
    from studio.desktop.pages.script_parts import files

    title = production(ctx.store).title
    chosen = (str(tmp_path / f"{title}.pdf"), "Final Draft (*.fdx)")
    monkeypatch.setattr(files.QFileDialog, "getSaveFileName", lambda *_: chosen)
    page.files.choose_export()
    qtbot.waitUntil(lambda: bool(ctx.host.toasts))
    reading = read_bytes((tmp_path / f"{title}.fdx").read_bytes(), "Show.fdx")
    assert reading.format == "fdx"
    assert len(reading.episodes) == 2


def test_a_final_draft_file_is_shown_with_what_is_worth_a_look(make_page, store, qtbot, tmp_path):
    page = make_page(ScriptPage)
    file = tmp_path / "one.fdx"
    heading = '<Paragraph Type="Scene Heading" Number="1"><Text>INT. A - DAY</Text></Paragraph>'
    lost = '<Paragraph Type="Dialogue"><Text>Who says this?</Text></Paragraph>'
    file.write_text(f"<FinalDraft><Content>{heading}{lost}</Content></FinalDraft>")
    page.take_file(file)
    qtbot.waitUntil(lambda: page.files.dialog is not None)
    dialog = page.files.dialog
    assert "To check  1" in [dialog.tabs.tabText(at) for at in range(dialog.tabs.count())]
    dialog.take_in()
    assert [one.number for one in script.scenes(store)] == ["1"]
