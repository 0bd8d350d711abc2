"""Call sheets: what is typed beside the sheet stands on the PDF that is previewed."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from studio.callsheet import store as callsheet
from studio.desktop.pages.callsheets import CALLS_VIEW, SHEET_VIEW, CallSheetsPage
from studio.people import store as people
from studio.schedule import store as schedule
from studio.script.formats import read_text, write_fountain
from studio.workflow import script_export, script_import


@pytest.fixture
def page(show, make_page):
    return make_page(CallSheetsPage)


def days(store):
    return schedule.active_board(store).shooting_days


def entry(store, number=1):
    return callsheet.sheet_entry(store, days(store)[number - 1].shoot_day_id)


def calls(store, number=1):
    return callsheet.call_entries(store, days(store)[number - 1].shoot_day_id)


def wait(qtbot, page):
    """Wait for the newest PDF, not for one that was asked for before."""

    def ready():
        return (
            bool(page.preview.pdf) and not page.maker._wait.isActive() and not page.ctx.jobs.running
        )

    qtbot.waitUntil(ready, timeout=20_000)


def words(pdf):
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)


def put(form, key, text):
    field = form._fields[key]
    if hasattr(field, "setPlainText"):
        field.setPlainText(text)
        form._commit(key)
    else:
        field.setText(text)
        field.editingFinished.emit()


def call_row(page, name):
    table = page.calls
    return next(r for r in range(table.rowCount()) if table.index(r, 0).data() == name)


def column(page, title):
    return [c.title for c in page.calls.columns].index(title)


def test_the_sheet_of_the_first_day_is_previewed_in_both_languages(page, qtbot):
    wait(qtbot, page)
    text = words(page.preview.pdf)
    assert page.preview.pages == 2
    assert "Film city" in text
    assert "影视城" in text
    assert page.acts()[0].why_not == ""


def test_days_are_listed_with_call_and_length(page):
    shown = [page.days.index(r, c).data() for r in range(2) for c in range(3)]
    assert shown == ["1", "07:00", "2", "2", "08:00", "3"]
    assert page.days.index(0, 4).data() == "–"


def test_a_typed_time_is_kept_previewed_and_undone(page, show, qtbot):
    wait(qtbot, page)
    form = page.panel.sheet
    assert form._fields["lunch"].placeholderText() != ""
    put(form, "breakfast", "6:10")
    assert entry(show).breakfast == 370
    assert page.days.index(0, 4).data() == "1"
    wait(qtbot, page)
    assert "06:10" in words(page.preview.pdf)
    show.undo()
    assert form._fields["breakfast"].text() == ""
    assert form._fields["breakfast"].placeholderText() == "06:30"


def test_an_empty_time_is_computed_again(page, show):
    form = page.panel.sheet
    put(form, "breakfast", "6:10")
    put(form, "breakfast", "")
    assert entry(show).breakfast is None


def test_a_time_that_is_none_is_refused_in_its_place(page, show):
    form = page.panel.sheet
    put(form, "wrap", "late")
    assert "is not a time of day" in form._errors["wrap"].text()
    assert entry(show).wrap is None


def test_weather_is_typed_in_both_languages(page, show):
    put(page.panel.sheet, "weather", "多云")
    put(page.panel.sheet, "other_weather", "Cloudy")
    assert (entry(show).weather.main, entry(show).weather.other) == ("多云", "Cloudy")


def test_each_department_has_its_own_note(page, show):
    form, day = page.panel.notes, days(show)[0].shoot_day_id
    camera = next(d.id for d in people.departments(show) if d.name == "Camera")
    box = form._fields["department"]
    box.setCurrentIndex(box.findData(camera))
    box.activated.emit(box.currentIndex())
    put(form, "other_text", "Two bodies")
    note = callsheet.department_notes(show, day)[0]
    assert (note.department, note.text.other) == ("Camera", "Two bodies")
    assert form._others.text() == "Notes to: Camera"
    put(form, "other_text", "")
    assert callsheet.department_notes(show, day) == ()


def test_a_call_is_overridden_in_its_cell_and_comes_back_when_cleared(page, show):
    page.views.show_view(CALLS_VIEW)
    star = next(p.id for p in people.people(show) if p.name == "岑星")
    at = page.calls.index(call_row(page, "Cen Xing"), column(page, "Make-up"))
    computed = at.data()
    assert page.calls.setData(at, "5:50")
    assert calls(show)[star].makeup == 350
    at = page.calls.index(call_row(page, "Cen Xing"), column(page, "Make-up"))
    assert at.data() == "05:50"
    assert page.calls.setData(at, "")
    assert calls(show)[star].makeup is None
    at = page.calls.index(call_row(page, "Cen Xing"), column(page, "Make-up"))
    assert at.data() == computed


def test_the_crew_has_one_call_and_the_cast_none(page, show, ctx):
    page.views.show_view(CALLS_VIEW)
    focus = call_row(page, "Shao Ming")
    assert page.calls.index(focus, column(page, "Call")).data() == "06:30"
    assert not page.calls.setData(page.calls.index(focus, column(page, "Make-up")), "6:00")
    assert "The crew has one call" in str(ctx.host.told[-1])
    star = call_row(page, "Cen Xing")
    assert not page.calls.setData(page.calls.index(star, column(page, "Call")), "6:00")
    assert "called to make-up" in str(ctx.host.told[-1])


def test_who_is_not_cast_cannot_be_called(page, ctx):
    page.views.show_view(CALLS_VIEW)
    people.number_cast(ctx.store)
    row = call_row(page, "Not cast")
    page.calls.setData(page.calls.index(row, column(page, "Make-up")), "6:00")
    assert "Cast somebody" in str(ctx.host.told[-1])


def test_the_next_day_is_a_step_away_and_another_language_another_sheet(page, qtbot):
    wait(qtbot, page)
    page.step(1)
    assert page.views._note.whole() == "Day 2 of 2  ·  Tue 8 Dec"
    page.step(1)  # there is no third day
    assert page.views._note.whole() == "Day 2 of 2  ·  Tue 8 Dec"
    page._language.setCurrentIndex(2)
    wait(qtbot, page)
    text = words(page.preview.pdf)
    assert "General call" in text
    assert "林晚" not in text


def test_the_sheet_is_saved_as_pdf(page, show, tmp_path, qtbot, monkeypatch, ctx):
    out = tmp_path / "day 1"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page.acts()[1].call()
    qtbot.waitUntil(lambda: bool(ctx.host.toasts), timeout=20_000)
    assert ctx.host.toasts == [("Saved day 1.pdf.", False)]
    assert "Film city" in words((tmp_path / "day 1.pdf").read_bytes())


def test_a_folder_that_cannot_be_written_is_told(page, tmp_path, qtbot, monkeypatch, ctx):
    (tmp_path / "file").write_text("x")
    out = tmp_path / "file" / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page.acts()[1].call()
    qtbot.waitUntil(lambda: bool(ctx.host.told), timeout=20_000)
    assert "cannot be written" in str(ctx.host.told[0])


def test_selecting_takes_a_day_or_its_date(page, show):
    second = days(show)[1]
    page.select(second.shoot_day_id)
    assert page.day_view.chosen_ids() == [second.id]
    page.palette_items()[0].call()
    assert page.day_view.chosen_ids() == [days(show)[0].id]


def test_hostile_text_stands_on_the_sheet_as_it_is(page, show, qtbot):
    put(page.panel.sheet, "safety", "<b>wet</b> & {x}")
    wait(qtbot, page)
    assert "<b>wet</b> & {x}" in words(page.preview.pdf)


def test_without_days_the_page_says_where_to_go(make_page, store, ctx):
    page = make_page(CallSheetsPage)
    assert page._stack.currentIndex() == 1
    assert page.inspector() is None
    assert page.acts()[1].why_not == "There are no shooting days yet."


def test_a_read_only_production_is_previewed_but_not_typed_in(show, make_page, qtbot, monkeypatch):
    monkeypatch.setattr(show, "read_only", True)
    page = make_page(CallSheetsPage)
    assert page.panel.sheet._fields["lunch"].isReadOnly()
    page.views.show_view(CALLS_VIEW)
    at = page.calls.index(call_row(page, "Cen Xing"), column(page, "Make-up"))
    assert not page.calls.flags(at) & Qt.ItemFlag.ItemIsEditable
    page.views.show_view(SHEET_VIEW)
    wait(qtbot, page)


def test_a_rewritten_scene_is_told_over_its_sheet_until_somebody_looked(page, show):
    assert page.rewrites.isHidden()
    number = days(show)[0].scene_strips[0].numbers[0]
    text = write_fountain(script_export.reading_of(show)).replace("!", "?")
    reading = read_text(text, "v2.fountain", "fountain")
    line = next(
        line
        for episode in reading.episodes
        for scene in episode.scenes
        if scene.number == number
        for line in scene.lines
    )
    line.text += " 新"
    script_import.commit(show, reading, "v2.fountain", number_cast=False)
    page.refresh()
    assert not page.rewrites.isHidden()
    assert f"rewritten: {number}. Look" in page.rewrites.words.text()
    page.rewrites.button.click()
    page.refresh()
    assert page.rewrites.isHidden()
