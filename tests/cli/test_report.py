import pytest
from pypdf import PdfReader

from studio.project.store import Store
from studio.script import store as script
from studio.subtitles.editing import add_cue
from studio.subtitles.texts import set_text
from tests.reports.show import make_show


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Rain.studio"
    make_show(path).close()
    return path


def test_a_call_sheet_is_written_in_two_languages(studio, file, tmp_path):
    out = tmp_path / "sheet.pdf"
    ran = studio("callsheet", file, "--day", 1, "--language", "zh,en", "-o", out)
    assert (ran.code, ran.err) == (0, "")
    assert "sheet.pdf is written, pages: 2." in ran.out
    text = PdfReader(out).pages[0].extract_text()
    assert "沈知意" in text
    assert "General call" in text


def test_without_a_language_it_speaks_those_of_the_production(studio, file, tmp_path):
    out = tmp_path / "sheet.pdf"
    assert studio("callsheet", file, "--day", 2, "-o", out).code == 0
    text = PdfReader(out).pages[0].extract_text()
    assert "雨落长街" in text
    assert "Rain on Long Street" in text


def test_a_day_that_does_not_exist_is_told_in_one_sentence(studio, file, tmp_path):
    out = tmp_path / "sheet.pdf"
    ran = studio("callsheet", file, "--day", 7, "-o", out)
    assert ran.code == 1
    assert ran.err.strip() == "There is no shooting day 7. Choose one from 1 to 2."
    assert not out.exists()


@pytest.mark.parametrize(
    "kind", ["stripboard", "dood", "crew", "scenes", "changes", "editorslog", "budget"]
)
def test_each_kind_of_report_is_written(studio, file, tmp_path, kind):
    out = tmp_path / "new folder" / f"{kind}.pdf"
    ran = studio("report", file, kind, "-o", out, "--language", "en")
    assert ran.code == 0
    assert len(PdfReader(out).pages) >= 1
    assert [p.name for p in out.parent.iterdir()] == [out.name]


def test_the_list_names_every_kind(studio):
    ran = studio("report", "--list")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == [
        "callsheet",
        "stripboard",
        "dood",
        "crew",
        "scenes",
        "script",
        "sides",
        "changes",
        "editorslog",
        "subtitles",
        "topsheet",
        "budget",
    ]


def test_an_unknown_kind_names_those_there_are(studio, file, tmp_path):
    ran = studio("report", file, "nothing", "-o", tmp_path / "a.pdf")
    assert ran.code == 1
    assert "There is no report “nothing”. Choose one of: callsheet, stripboard" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["report"],
        ["report", "FILE", "crew"],
        ["report", "FILE", "callsheet", "-o", "a.pdf"],
        ["report", "FILE", "crew", "-o", "a.pdf", "--day", "1"],
        ["report", "FILE", "crew", "-o", "a.pdf", "--words", "en"],
        ["report", "FILE", "subtitles", "-o", "a.pdf"],
        ["report", "FILE", "subtitles", "-o", "a.pdf", "--language", "es", "--day", "1"],
        ["callsheet", "FILE", "-o", "a.pdf"],
        ["callsheet", "FILE", "--day", "x", "-o", "a.pdf"],
    ],
)
def test_wrong_usage_exits_with_two(studio, file, words):
    ran = studio(*[file if word == "FILE" else word for word in words])
    assert ran.code == 2


def test_a_call_sheet_can_be_ordered_as_a_report(studio, file, tmp_path):
    out = tmp_path / "a.pdf"
    assert studio("report", file, "callsheet", "--day", 1, "-o", out).code == 0
    assert out.exists()


def test_printing_changes_nothing_in_the_file(studio, file, tmp_path):
    before = studio("history", file, "--json").out
    studio("callsheet", file, "--day", 1, "-o", tmp_path / "a.pdf")
    assert studio("history", file, "--json").out == before


def test_three_languages_are_too_many(studio, file, tmp_path):
    ran = studio("report", file, "crew", "-o", tmp_path / "a.pdf", "--language", "zh,en,th")
    assert ran.code == 1
    assert "zh,en,th" in ran.err


def test_a_subtitle_list_is_of_the_language_that_is_named(studio, file, tmp_path):
    out = tmp_path / "es.pdf"
    with Store.open(file) as store:
        cue = add_cue(store, script.episodes(store)[0].id, 0, 2000)
        set_text(store, cue, "es", "Has venido.")
    ran = studio("report", file, "subtitles", "--language", "es", "--words", "en", "-o", out)
    assert (ran.code, ran.err) == (0, "")
    text = PdfReader(out).pages[0].extract_text()
    assert "Subtitles: Spanish" in text
    assert "Has venido." in text
    assert "状态" not in text
    studio("report", file, "subtitles", "--language", "es", "-o", out)
    assert "状态" in PdfReader(out).pages[0].extract_text()
    ran = studio("report", file, "subtitles", "--language", "th", "-o", out)
    assert ran.code == 1
    assert ran.err.strip() == "There are no subtitles in th. Choose one of: es."
