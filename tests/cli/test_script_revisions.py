"""studio script revision, lock and export, as a user types them."""

import json

import pytest
from pypdf import PdfReader

from studio.project.production import create
from studio.project.store import Store
from studio.script import editing
from studio.script import store as script
from studio.script.formats import read_text
from studio.workflow import script_import

TEXT = "INT. A - DAY #1#\n\nHe waits.\n\nINT. B - DAY\n\nShe waits.\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Show.studio"
    with create(path, "Show", language="en", other_language="") as store:
        script_import.commit(store, read_text(TEXT, "a"), "a", snapshot=False)
    return path


def test_a_revision_is_begun_and_marks_what_is_changed(studio, file):
    assert studio("script", "revision", file).out == "There are no revisions yet.\n"
    ran = studio("script", "revision", file, "--begin", "Second blue", "--colour", "Blue")
    assert ran.code == 0
    with Store.open(file) as store:
        editing.set_line_text(store, script.lines(store)[0].id, "He sits.")
    studio("script", "revision", file, "--begin", "Pink")
    told = json.loads(studio("script", "revision", file, "--list", "--json").out)
    found = [(o["name"], o["colour"], o["lines"], o["current"]) for o in told["revisions"]]
    assert found == [("Second blue", "blue", 1, False), ("Pink", "pink", 0, True)]
    assert not told["locked"]
    assert studio("script", "revision", file, "--current", "second BLUE").out.startswith("* Second")
    studio("script", "revision", file, "--remove", "Pink")
    told = json.loads(studio("script", "revision", file, "--none", "--json").out)
    assert [one["current"] for one in told["revisions"]] == [False]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--begin", " "), "needs a name"),
        (("--begin", "X", "--colour", "mauve"), "is not a colour"),
        (("--current", "Grey"), "There is no revision “Grey”"),
        (("--colour", "blue"), "--begin NAME"),
        (("--begin", "X", "--remove", "Y"), "Give one of"),
    ],
)
def test_what_cannot_be_done_is_said(studio, file, words, said):
    ran = studio("script", "revision", file, *words)
    assert ran.code != 0
    assert said in ran.err
    assert "Traceback" not in ran.err
    with Store.open(file, read_only=True) as store:
        assert store.query("SELECT * FROM revision") == []


def test_numbers_are_locked_and_unlocked(studio, file):
    assert "numbered now: 1" in studio("script", "lock", file).out
    with Store.open(file, read_only=True) as store:
        assert [scene.number for scene in script.scenes(store)] == ["1", "2"]
    assert "unlocked" in studio("script", "lock", file, "--off").out


def test_pages_and_sides_are_exported(studio, file, tmp_path):
    studio("script", "lock", file)
    out = tmp_path / "a.pdf"
    assert studio("script", "export", file, "-o", out).code == 0
    assert len(PdfReader(out).pages) == 2
    ran = studio("script", "export", file, "--scenes", "2", "-o", tmp_path / "sides.pdf")
    assert ran.code == 0
    words = "".join(page.extract_text() for page in PdfReader(tmp_path / "sides.pdf").pages)
    assert "INT. B" in words
    assert "INT. A" not in words
    assert "no scene 9" in studio("script", "export", file, "--scenes", "9", "-o", out).err
    assert studio("script", "export", file, "--scenes", ",", "-o", out).code != 0
    for name in ("a.docx", "a.xlsx", "a.csv", "a.fdx", "a.fountain"):
        assert studio("script", "export", file, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 50


def test_the_script_is_a_report_and_sides_need_a_day(studio, file, tmp_path):
    assert studio("report", file, "script", "-o", tmp_path / "r.pdf").code == 0
    ran = studio("report", file, "sides", "-o", tmp_path / "s.pdf")
    assert "give --day N" in ran.err
    ran = studio("report", file, "sides", "--day", "1", "-o", tmp_path / "s.pdf")
    assert "There is no shooting day 1" in ran.err
