"""The printed script: where pages end, what stands in margins, both layouts."""

import re
from datetime import date

import pytest
from pypdf import PdfReader

from studio.project.production import create
from studio.script import editing, locking, revisions
from studio.script import store as script
from studio.script.formats import read_text
from studio.workflow import script_export, script_import
from tests.reports.reading import fonts_of, solid, text_of
from tests.reports.screenplays import HEADING, produced, rows_of, western

CHINESE = """第1集：退婚
1-1 日 内 宴会厅
人物：林晚、顾沉
△林晚摘下戒指。
林晚：（冷笑）退婚可以。
顾沉（OS）：She is back 她变了。
【字幕：三年后】
1-2 夜 外 江边
林晚：今晚的账，该结了。
"""


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    folder = tmp_path_factory.mktemp("long")
    with produced(folder / "a.studio", western(90), language="en", other_language="") as store:
        script_export.write(store, folder / "a.pdf")
    return rows_of(folder / "a.pdf")


def printed(tmp_path, text, **about):
    with produced(tmp_path / "a.studio", text, **about) as store:
        script_export.write(store, tmp_path / "a.pdf")
    return tmp_path / "a.pdf"


def test_no_heading_and_no_cue_is_alone_at_the_end_of_a_page(long):
    assert len(long) > 20
    for page in long[1:]:
        last = page[-1][1]
        assert not HEADING.search(last), last
        assert not re.fullmatch(r"(ANNA|BEN)( \(CONT'D\))?|\(beat\)", last), last


def test_a_speech_over_a_page_is_told_at_both_ends(long):
    broken = [at for at, page in enumerate(long) if page[-1][1] == "(MORE)"]
    assert len(broken) > 5
    for at in broken:
        assert long[at][-3][1].startswith("I have") or "say" in long[at][-3][1]
        head = [text for _, text in long[at + 1][:3]]
        assert "ANNA (CONT'D)" in head
    for at, page in enumerate(long[1:], start=1):
        if any(text == "ANNA (CONT'D)" for _, text in page):
            assert long[at - 1][-1][1] == "(MORE)"


def test_a_page_has_54_lines_at_most_and_they_stand_in_their_columns(long):
    for page in long[1:]:
        assert len(page) <= 55  # with the row of the page's number
    left = {
        text: x
        for page in long
        for x, text in page
        if text in ("ANNA", "(beat)", "CUT TO:", "(MORE)") or text.startswith("I have")
    }
    assert left["ANNA"] == pytest.approx(3.7 * 72, abs=1)
    assert left["(beat)"] == pytest.approx(3.1 * 72, abs=1)
    assert min(x for t, x in left.items() if t.startswith("I have")) == pytest.approx(180, abs=1)


def test_scene_numbers_stand_in_both_margins_and_pages_are_numbered(long):
    headings = [text for page in long for _, text in page if HEADING.search(text)]
    assert len(headings) == 90
    assert all(re.fullmatch(r"(\d+) ?INT\. ROOM \1 - DAY ?\1", text) for text in headings)
    assert [page[0][1].rsplit("Fish", 1)[-1].strip() for page in long[2:5]] == ["2.", "3.", "4."]
    assert "written by" in [text for _, text in long[0]]


def test_two_who_speak_at_once_stand_beside_each_other(tmp_path):
    text = "INT. A - DAY\n\nANNA\nLeft side.\n\nBEN ^\nRight side.\n"
    rows = rows_of(printed(tmp_path, text))[1]
    assert any("ANNA" in text and "BEN" in text for _, text in rows)
    assert any("Left side." in text and "Right side." in text for _, text in rows)


def test_emphasis_is_printed_in_the_fonts_that_have_it(tmp_path):
    out = printed(tmp_path, "INT. A - DAY\n\nHe is *here* and **there**, 她说“好”。\n")
    names = {name.rpartition("+")[2] for name in fonts_of(out)}
    assert {"CourierPrime-Regular", "CourierPrime-Italic", "CourierPrime-Bold"} <= names
    assert any(name.startswith("NotoSansSC") for name in names)
    assert all(fonts_of(out).values())


def test_the_chinese_layout_has_titles_triangles_and_colons(tmp_path):
    out = printed(tmp_path, CHINESE, title="退婚")
    words = solid(out)
    for told in (
        *("第1集：退婚", "1-1日内宴会厅", "△林晚摘下戒指。", "林晚：（冷笑）退婚可以。"),
        *("顾沉（OS）：Sheisback她变了。", "【字幕：三年后】", "1-2夜外江边"),
    ):
        assert told in words
    assert PdfReader(out).pages[0].mediabox.width == pytest.approx(595, abs=1)


def test_changed_lines_have_stars_and_their_pages_a_band(tmp_path):
    with produced(tmp_path / "a.studio", western(30), language="en", other_language="") as store:
        revisions.begin_revision(store, "Second blue", "blue", date(2026, 8, 1))
        line = next(one for one in script.lines(store) if one.kind == "action")
        editing.set_line_text(store, line.id, "She is new here.")
        script_export.write(store, tmp_path / "a.pdf")
    pages = rows_of(tmp_path / "a.pdf")
    assert any(text.endswith("*") and "new here" in text for _, text in pages[1])
    assert "Second blue" in pages[1][0][1]
    assert "August 1, 2026" in pages[1][0][1]
    assert not any(text.endswith("*") for page in pages[2:] for _, text in page)
    assert "blue" not in pages[2][0][1]


def test_omitted_scenes_keep_their_number_on_paper(tmp_path):
    for name, text, told in (("a", western(3), "2OMITTED2"), ("b", CHINESE, "1-2已删")):
        with produced(tmp_path / f"{name}.studio", text) as store:
            locking.omit_scene(store, script.scenes(store)[1].id)
            script_export.write(store, tmp_path / f"{name}.pdf")
        assert told in solid(tmp_path / f"{name}.pdf")


def test_sides_have_the_scenes_that_were_asked_for(tmp_path):
    with produced(tmp_path / "a.studio", western(9)) as store:
        ids = script_export.scenes_numbered(store, [" 7 ", "2"])
        script_export.write(store, tmp_path / "a.pdf", scene_ids=ids)
    words = text_of(tmp_path / "a.pdf")
    assert re.findall(r"ROOM (\d)", words) == ["2", "7"]
    assert "A. Writer" not in words


@pytest.mark.parametrize(
    "hostile",
    [
        "A" * 4000,
        "字" * 3000,
        "<b>not markup</b> & \u202eright\u202c \x07 \U0001f680",
        "مرحبا بالعالم مرة أخرى",
        "สวัสดี किताब 한국어",
        "\n\n\n",
        "word " * 3000,
    ],
)
def test_hostile_text_is_printed_in_every_place(tmp_path, hostile):
    store = create(tmp_path / "a.studio", f"T {hostile[:200]}")
    episode = editing.add_episode(store, 1, hostile)
    scene = editing.add_scene(store, episode, hostile[:500], set_name=hostile)
    for kind in ("action", "caption", "transition", "centred", "note", "meta"):
        editing.add_line(store, scene, kind, hostile or "x")
    for kind in ("dialogue", "parenthetical", "lyric"):
        editing.add_line(store, scene, kind, hostile, character=hostile[:300] or "X")
    for format in ("pdf", "docx", "xlsx", "csv"):
        script_export.write(store, tmp_path / f"a.{format}")
        assert (tmp_path / f"a.{format}").stat().st_size > 50
    store.close()


def test_an_edited_heading_is_printed_as_it_is_now(tmp_path):
    with produced(tmp_path / "a.studio", "INT. HOUSE - DAY #1#\n\nHe waits.\n") as store:
        editing.change_scene(store, script.scenes(store)[0].id, set="GARDEN", int_ext="EXT")
        script_export.write(store, tmp_path / "a.pdf")
    assert "EXT. GARDEN - DAY" in text_of(tmp_path / "a.pdf")


def test_the_same_script_gives_the_same_bytes(tmp_path):
    with produced(tmp_path / "a.studio", CHINESE) as store:
        script_import.commit(store, read_text(CHINESE, "a"), "a", snapshot=False)
        for name in ("a", "b"):
            script_export.write(store, tmp_path / f"{name}.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
