"""Reports: each kind is previewed as its real file, saved and printed."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from studio.desktop.pages.reports import ReportsPage
from studio.people import store as people
from studio.reports.registry import REPORTS
from studio.script import store as script
from studio.subtitles.editing import add_cue
from studio.subtitles.texts import add_language, set_text


@pytest.fixture
def page(show, make_page):
    return make_page(ReportsPage)


def wait(qtbot, page):
    def ready():
        return (
            bool(page.preview.pdf) and not page.maker._wait.isActive() and not page.ctx.jobs.running
        )

    qtbot.waitUntil(ready, timeout=20_000)


def words(pdf):
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)


def test_every_report_of_the_registry_is_offered_with_a_sentence(page):
    titles = [page.kinds.item(row).text() for row in range(page.kinds.count())]
    assert titles == [kind.title for kind in REPORTS]
    assert all(page.kinds.item(row).data(257) for row in range(page.kinds.count()))


@pytest.mark.parametrize("key", [kind.key for kind in REPORTS])
def test_each_report_is_previewed_as_its_pdf(page, qtbot, key):
    add_language(page.ctx.store, "es")
    page.kinds.pick(key)
    wait(qtbot, page)
    assert page.preview.pdf.startswith(b"%PDF")
    assert page.preview.pages == len(PdfReader(io.BytesIO(page.preview.pdf)).pages)
    assert page._of["day"].isVisible() == (key in ("callsheet", "sides"))
    assert page._of["language"].isVisible() == (key == "subtitles")


def test_a_subtitle_list_is_of_the_language_that_is_chosen(page, show, qtbot, ctx):
    page.kinds.pick("subtitles")
    assert not page._ready
    cue = add_cue(show, script.episodes(show)[0].id, 0, 2000)
    set_text(show, cue, "es", "Has venido.")
    set_text(show, cue, "th", "คุณมาแล้ว")
    wait(qtbot, page)
    box = page._of["language"]
    assert [box.itemText(at) for at in range(box.count())] == ["Spanish", "Thai"]
    assert "Has venido." in words(page.preview.pdf)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    wait(qtbot, page)
    assert "Has venido." not in words(page.preview.pdf)
    assert page._file_name() == "Subtitle list th.pdf"


def test_the_crew_list_follows_the_crew(page, show, qtbot):
    page.kinds.pick("crew")
    wait(qtbot, page)
    people.add_person(show, "Newcomer", department="Camera")
    wait(qtbot, page)
    assert "Newcomer" in words(page.preview.pdf)


def test_the_language_chosen_is_the_one_printed(page, qtbot):
    page.kinds.pick("crew")
    page._language.setCurrentIndex(2)
    page._language.activated.emit(2)
    wait(qtbot, page)
    text = words(page.preview.pdf)
    assert "Shao Ming" in text
    assert "邵明" not in text


def test_a_report_is_saved(page, qtbot, tmp_path, monkeypatch, ctx):
    page.kinds.pick("dood")
    wait(qtbot, page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(tmp_path / a[2]), ""))
    page.acts()[1].call()
    qtbot.waitUntil(lambda: bool(ctx.host.toasts), timeout=20_000)
    assert (tmp_path / "Day out of days.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_shown_can_be_printed(page, qtbot, tmp_path):
    from studio.desktop.pdf_print import paint

    page.kinds.pick("stripboard")
    wait(qtbot, page)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert paint(printer, page.preview.pdf) == page.preview.pages
    printed, shown = PdfReader(tmp_path / "out.pdf"), PdfReader(io.BytesIO(page.preview.pdf))
    assert len(printed.pages) == len(shown.pages)
    for one, other in zip(printed.pages, shown.pages, strict=True):
        assert abs(float(one.mediabox.width) - float(other.mediabox.width)) < 2


def test_zoom_and_pages_go_by_keyboard_controls(page, qtbot):
    page.kinds.pick("callsheet")
    wait(qtbot, page)
    preview = page.preview
    assert (preview.page, preview._place.text()) == (1, "Page 1 of 2")
    preview.go_to(2)
    qtbot.waitUntil(lambda: preview.page == 2)
    before = preview._shown_zoom()
    preview.zoom(1.25)
    assert preview._shown_zoom() == pytest.approx(before * 1.25)
    preview.fit_width()
    assert preview._shown_zoom() == pytest.approx(before, rel=0.05)


def test_the_filter_hides_other_reports_and_the_palette_offers_all(page):
    page.filter("phones")
    hidden = [page.kinds.item(row).isHidden() for row in range(page.kinds.count())]
    assert hidden.count(False) == 1
    assert [item.label for item in page.palette_items()] == [kind.title for kind in REPORTS]


def test_without_days_a_call_sheet_says_why_there_is_none(make_page, store):
    page = make_page(ReportsPage)
    assert page.preview._message.text().startswith("There are no shooting days yet")
    assert page.acts()[0].why_not == "There is no report to print yet."


def test_no_pdf_library_is_loaded_before_a_preview():
    import subprocess
    import sys

    code = (
        "import sys, studio.desktop.window, studio.desktop.pages.reports,"
        " studio.desktop.pages.callsheets\n"
        "print([m for m in sys.modules if 'QtPdf' in m or m.startswith('reportlab')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
