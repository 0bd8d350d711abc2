"""Subtitle files go into a language and out again; drafting again says what it replaces."""

import pytest
from PySide6.QtWidgets import QDialog

from studio.desktop.pages.subtitle_parts.files import DraftDialog, ExportDialog, ImportDialog
from studio.desktop.pages.subtitles import SubtitlesPage
from studio.subtitles import texts
from studio.subtitles.formats import read_file
from tests.desktop.pages.subtitle_making import drafted, en, episode, translated, zh

__all__ = ["drafted", "translated"]

SRT = """\
1
00:00:00,200 --> 00:00:02,000
<i>Return</i> the ring.

2
00:05:00,000 --> 00:05:02,000
Nobody is here.
"""


@pytest.fixture
def page(translated, make_page):
    return make_page(SubtitlesPage)


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "E01.en.srt"
    made.write_text(SRT, encoding="utf-8")
    return made


def ask(page, file):
    return ImportDialog(page.desk, page, read_file(file), file.name)


def test_an_import_tells_its_counts_before_it_writes(page, file):
    dialog = ask(page, file)
    assert dialog.code.currentData() == "en"
    assert dialog.told.text().split("\n") == [
        "The file has 2 subtitles.",
        "Texts written: 1",
        "Of them in place of others: 1",
        "Cues of the file left out: 1",
        "Cues of the episode without a text in the file: 3",
    ]
    assert en(page.ctx.store)[0].text.startswith("Give")
    dialog.ok.click()
    assert en(page.ctx.store)[0].text == "<i>Return</i> the ring."
    page.ctx.store.undo()
    assert en(page.ctx.store)[0].text.startswith("Give")


def test_what_has_no_cue_is_added_when_asked_and_times_are_taken_for_this_language(page, file):
    dialog = ask(page, file)
    dialog.add.setChecked(True)
    dialog.times.setChecked(True)
    assert "Cues added: 1" in dialog.told.text()
    dialog.ok.click()
    assert [cue.text for cue in en(page.ctx.store)][-1] == "Nobody is here."
    assert en(page.ctx.store)[0].start_ms == 200
    assert zh(page.ctx.store)[0].start_ms == 0


def test_a_file_named_for_a_new_language_offers_that_language(page, file, tmp_path):
    other = file.rename(tmp_path / "E01.pt_BR.srt")
    dialog = ask(page, other)
    assert dialog.code.currentData() == "pt-BR"


def test_a_dropped_file_is_imported_and_its_language_shown(page, file, monkeypatch):
    def accept(dialog):
        dialog.ok.click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ImportDialog, "exec", accept)
    page.desk.open_language("zh-Hans")
    page.take_file(file)
    assert page.desk.code == "en"
    assert ("Imported E01.en.srt.", True) in page.ctx.host.toasts


def test_drafting_again_says_what_is_lost_and_refuses_locked_texts(page):
    store = page.ctx.store
    dialog = DraftDialog(page.desk, page)
    assert dialog.told.text().startswith("4 subtitles are replaced")
    assert "3 translated texts are lost" in dialog.told.text()
    texts.set_status(store, [en(store)[0].id], "en", "locked")
    dialog.ok.click()
    assert "locked" in dialog.error.text()
    texts.set_status(store, [en(store)[0].id], "en", "translated")
    dialog.ok.click()
    assert [cue.text for cue in en(store)] == [""] * 4


def test_files_are_exported_as_a_job(page, tmp_path, qtbot):
    dialog = ExportDialog(page.desk, page)
    assert dialog.codes() == ["zh-Hans", "en"]
    assert dialog.endings() == ["vtt", "srt"]
    dialog.languages["zh-Hans"].setChecked(False)
    dialog.formats["vtt"].setChecked(False)
    dialog.folder.setText(str(tmp_path / "out"))
    assert dialog.episode_ids() is None
    page.files.write(dialog.codes(), dialog.endings(), dialog.episode_ids(), dialog.out())
    qtbot.waitUntil(lambda: bool(page.ctx.host.toasts))
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["E01.en.srt"]
    assert ("Wrote 1 file to out.", False) in page.ctx.host.toasts


def test_an_export_needs_a_language_a_format_and_a_folder(page):
    dialog = ExportDialog(page.desk, page)
    for box in dialog.languages.values():
        box.setChecked(False)
    dialog.ok.click()
    assert "at least one language" in dialog.error.text()
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_all_episodes_are_drafted_at_once(page):
    page.files.draft_all()
    assert page.ctx.host.toasts[-1][0].startswith("Nothing was drafted")
    page.select(episode(page.ctx.store, 2))
    assert len(page.desk.cues) == 1
