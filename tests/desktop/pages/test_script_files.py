"""The script page: files are read, shown, taken in and exported."""

import threading

import pytest
from PySide6.QtCore import Qt

from studio.desktop.pages.script import ScriptPage
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
    assert (dialog.summary.episodes, dialog.summary.scenes) == (2, 3)
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


def test_the_preview_lists_what_was_not_recognised(page, qtbot):
    reading = read_text("第9集\n\n9-1 日 内 厅\n△A。\n", "x.txt")
    reading.unclassified.append((7, "???"))
    page.files.show(reading, "x.txt")
    dialog = page.files.dialog
    assert dialog.tabs.tabText(0) == "Not recognised  1"
    assert dialog.lists.currentWidget().table.index(0, 1).data() == "???"
    assert dialog.advice.text().startswith("1 line was not recognised")
    dialog.reject()


def test_an_import_of_known_episodes_is_refused_in_the_dialog(page, season):
    page.files.show(read_text(TEXT, "again.txt"), "again.txt")
    dialog = page.files.dialog
    dialog.take_in()
    assert "has episode 1, 2 already" in dialog.error.text()
    assert len(script.episodes(season)) == 2
    dialog.reject()


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x00\xd8junk\x00", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_bad_file_is_told_in_one_sentence(make_page, store, ctx, qtbot, tmp_path, data):
    page = make_page(ScriptPage)
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    page.take_file(file)
    qtbot.waitUntil(lambda: bool(ctx.host.told))
    assert "bad.txt" in str(ctx.host.told[0])
    assert page.files.dialog is None


def test_the_script_is_exported_as_fountain(page, ctx, qtbot, tmp_path):
    page.files.export(tmp_path / "out.fountain")
    qtbot.waitUntil(lambda: bool(ctx.host.toasts))
    assert "林晚推开门。" in (tmp_path / "out.fountain").read_text(encoding="utf-8")


def test_the_script_is_exported_in_the_format_that_was_chosen(
    page, ctx, qtbot, tmp_path, monkeypatch
):
    from studio.desktop.pages.script_parts import files

    chosen = (str(tmp_path / "Show.fountain"), "Final Draft (*.fdx)")
    monkeypatch.setattr(files.QFileDialog, "getSaveFileName", lambda *_: chosen)
    page.files.choose_export()
    qtbot.waitUntil(lambda: bool(ctx.host.toasts))
    reading = read_bytes((tmp_path / "Show.fdx").read_bytes(), "Show.fdx")
    assert reading.format == "fdx"
    assert len(reading.episodes) == 2


def test_a_final_draft_file_is_shown_with_what_is_worth_a_look(
    make_page, store, ctx, qtbot, tmp_path
):
    page = make_page(ScriptPage)
    file = tmp_path / "one.fdx"
    heading = '<Paragraph Type="Scene Heading" Number="1"><Text>INT. A - DAY</Text></Paragraph>'
    lost = '<Paragraph Type="Dialogue"><Text>Who says this?</Text></Paragraph>'
    file.write_text(f"<FinalDraft><Content>{heading}{lost}</Content></FinalDraft>")
    page.take_file(file)
    qtbot.waitUntil(lambda: page.files.dialog is not None)
    dialog = page.files.dialog
    assert dialog.summary.scenes == 1
    assert dialog.tabs.tabText(0) == "To check  1"
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert [one.number for one in script.scenes(store)] == ["1"]
