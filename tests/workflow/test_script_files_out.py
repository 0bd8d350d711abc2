"""The script as a Word document, workbook and CSV; locked numbers over a rewrite."""

import csv
import io

import pytest
from docx import Document
from openpyxl import load_workbook

from studio.base.errors import StudioError
from studio.i18n import language
from studio.schedule import store as schedule
from studio.script import editing, locking, revisions
from studio.script import store as script
from studio.script.formats import read_text
from studio.workflow import script_export, script_import
from studio.workflow.scenes import remove_scenes, restore_scenes
from tests.reports.screenplays import produced

WESTERN = """Title: Big Fish
Credit: written by
Author: A. Writer

INT. HOUSE - DAY #1#

He goes *out*.

ANNA (V.O.)
(softly)
Where to?

> CUT TO:

EXT. RIVER - NIGHT #2#

A sum: =SUM(1)

INT. CAR - DAY #3#

They drive on and on.
"""
CHINESE = """第1集：退婚
1-1 日 内 宴会厅
人物：林晚、宾客×20
道具：戒指
△林晚摘下戒指。
林晚：（冷笑）退婚可以。
1-2 夜 外 江边
林晚（OS）：今晚的账，该结了。
"""


@pytest.fixture
def west(tmp_path):
    with produced(tmp_path / "a.studio", WESTERN, language="en", other_language="") as store:
        yield store


def take(store, text):
    return script_import.commit(store, read_text(text, "b"), "b", snapshot=False)


def test_a_word_document_has_named_styles_that_tell_what_lines_are(west, tmp_path):
    script_export.write(west, tmp_path / "a.docx")
    found = [(p.style.name, p.text) for p in Document(tmp_path / "a.docx").paragraphs]
    assert found == [
        ("Title", "Big Fish"),
        ("Front Matter", "written by"),
        ("Front Matter", "A. Writer"),
        ("Scene Heading", "1. INT. HOUSE - DAY"),
        ("Action", "He goes out."),
        ("Character", "ANNA (V.O.)"),
        ("Parenthetical", "(softly)"),
        ("Dialogue", "Where to?"),
        ("Transition", "CUT TO:"),
        ("Scene Heading", "2. EXT. RIVER - NIGHT"),
        ("Action", "A sum: =SUM(1)"),
        ("Scene Heading", "3. INT. CAR - DAY"),
        ("Action", "They drive on and on."),
    ]
    runs = Document(tmp_path / "a.docx").paragraphs[4].runs
    assert [(run.text, bool(run.italic)) for run in runs] == [
        ("He goes ", False),
        ("out", True),
        (".", False),
    ]
    assert Document(tmp_path / "a.docx").core_properties.author == ""


def test_a_chinese_word_document_reads_back_as_the_same_script(tmp_path):
    with produced(tmp_path / "a.studio", CHINESE, "退婚") as store:
        script_export.write(store, tmp_path / "a.docx")
        before = script_export.reading_of(store)
    found = Document(tmp_path / "a.docx").paragraphs
    assert {p.style.name for p in found} >= {"Episode", "Scene Heading", "Action", "Speech Line"}
    text = "\n".join(p.text for p in found if p.style.name not in ("Title", "Front Matter"))
    after = read_text(text, "back")
    assert [e.title for e in after.episodes] == ["退婚"]
    for one, other in zip(before.episodes[0].scenes, after.episodes[0].scenes, strict=True):
        assert one.heading == other.heading
        assert [(line.kind, line.text, line.character, line.modifier) for line in one.lines] == [
            (line.kind, line.text, line.character, line.modifier) for line in other.lines
        ]


def test_the_scene_list_is_a_workbook_of_figures_and_texts(tmp_path):
    with produced(tmp_path / "a.studio", CHINESE, "退婚") as store:
        editing.change_scene(store, script.scenes(store)[0].id, synopsis="=1+1", eighths=12)
        script_export.write(store, tmp_path / "a.xlsx", languages=[language("en")])
    sheet = load_workbook(tmp_path / "a.xlsx").active
    head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert head[:5] == ["Scene", "Episode", "I/E", "Set", "Time"]
    first = dict(zip(head, rows[0], strict=True))
    assert (first["Scene"], first["Episode"], first["Eighths"], first["Pages"]) == (
        "1-1",
        1,
        12,
        "1 4/8",
    )
    assert first["Synopsis"] == "=1+1"
    assert sheet.cell(2, head.index("Synopsis") + 1).data_type == "s"
    assert first["Props"] == "戒指"
    assert len(rows) == 2


def test_a_csv_begins_with_its_mark_and_runs_no_formula(tmp_path):
    with produced(tmp_path / "a.studio", CHINESE, "退婚") as store:
        ids = [scene.id for scene in script.scenes(store)]
        editing.change_scene(store, ids[0], synopsis="=HYPERLINK(1)")
        editing.change_scene(store, ids[1], synopsis=" @x, “y”\nz")
        script_export.write(store, tmp_path / "a.csv", languages=[language("en")])
        script_export.write(store, tmp_path / "b.csv", scene_ids=ids[1:])
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    at = head.index("Synopsis")
    assert [row[at] for row in rows] == ["'=HYPERLINK(1)", "' @x, “y”\nz"]
    assert [row[0] for row in rows] == ["1-1", "1-2"]
    assert len((tmp_path / "b.csv").read_text("utf-8-sig").splitlines()) == 3


def test_an_unknown_format_and_an_unknown_scene_are_named(west, tmp_path):
    with pytest.raises(StudioError, match="cannot be written"):
        script_export.write(west, tmp_path / "a.doc", "doc")
    with pytest.raises(StudioError, match="no scene 9"):
        script_export.scenes_numbered(west, ["1", "9"])


def test_a_rewrite_without_numbers_keeps_them_and_letters_what_is_new(west):
    locking.lock_scenes(west)
    before = {scene.number: scene.id for scene in script.scenes(west)}
    text = WESTERN.replace(" #1#", "").replace(" #2#", "").replace(" #3#", "")
    new = "INT. CELLAR - NIGHT\n\nNobody was ever here before today.\n\nINT. CAR"
    take(west, text.replace("INT. CAR", new))
    after = {scene.number: scene.id for scene in script.scenes(west)}
    assert list(after) == ["1", "2", "2A", "3"]
    assert {number: after[number] for number in before} == before


def test_a_rewrite_with_numbers_of_its_own_is_believed(west):
    locking.lock_scenes(west)
    third = script.scenes(west)[2].id
    take(west, WESTERN.replace("#3#", "#3B#"))
    assert [(scene.number, scene.id) for scene in script.scenes(west)][2] == ("3B", third)


@pytest.mark.parametrize("format", ["fountain", "fdx"])
def test_what_was_omitted_goes_out_and_comes_back_as_omitted(west, tmp_path, format):
    locking.lock_scenes(west)
    second = script.scenes(west)[1].id
    lines = script.lines(west, second)
    remove_scenes(west, [second])
    script_export.write(west, tmp_path / f"a.{format}")
    from studio.script.formats import read_script

    reading = read_script(tmp_path / f"a.{format}")
    numbers = [(one.number, one.omitted) for one in reading.episodes[0].scenes]
    assert numbers == [("1", False), ("2", True), ("3", False)]
    told = script_import.commit(west, reading, "a", snapshot=False)
    assert [one.kind for one in told] in ([], ["moved"])
    assert [scene.number for scene in script.scenes(west)] == ["1", "3"]
    restore_scenes(west, [second])
    assert script.lines(west, second) == lines
    assert script.scene(west, second).heading == "EXT. RIVER - NIGHT"


def test_a_removed_scene_is_omitted_only_while_numbers_are_locked(west):
    schedule.ensure_board(west)
    first, second, _ = [scene.id for scene in script.scenes(west)]
    assert not remove_scenes(west, [first])
    assert script.scene(west, first) is None
    locking.lock_scenes(west)
    revisions.begin_revision(west)
    assert remove_scenes(west, [second])
    kept = script.scene(west, second)
    assert (kept.omitted, kept.number, bool(kept.revision_id)) == (True, "2", True)
    on_board = [
        one.scene_id for strip in schedule.active_board(west).strips() for one in strip.scenes
    ]
    assert second not in on_board
    restore_scenes(west, [second])
    on_board = [
        one.scene_id for strip in schedule.active_board(west).strips() for one in strip.scenes
    ]
    assert second in on_board


def test_merged_and_lettered_numbers_are_read_and_found(tmp_path):
    text = "第1集\n12-3+13-1 日 内 客厅\n△她走。\n34-2A 夜 外 江边\n△她停。\n"
    with produced(tmp_path / "a.studio", text, "走") as store:
        assert [scene.number for scene in script.scenes(store)] == ["12-3+13-1", "34-2A"]
        for number in ("12-3", "13-1", "12-3+13-1"):
            found = script_export.scenes_numbered(store, [number])
            assert found == [script.scenes(store)[0].id]
