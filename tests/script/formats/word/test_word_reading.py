"""Word files read: however people lay a script out, its elements are those of its text."""

import pytest
from docx import Document

from studio.base.errors import StudioError
from studio.script.formats import check_cover, read_bytes, read_text
from studio.script.formats.word.numbering import written
from studio.script.formats.word.reader import source_rows
from tests.script.formats.long_scripts import chinese
from tests.script.formats.long_scripts import western as western_text
from tests.script.formats.script_elements import SAMPLES, flat
from tests.script.formats.word.making import lines, raw, run, saved, western


def told(reading):
    return [one.text.format(**one.values) for one in reading.diagnostics]


def check_same(data, source):
    reading = read_bytes(data, "script.docx")
    assert flat(reading) == flat(source)
    assert reading.format == "docx"
    assert check_cover("\n".join(source_rows(data)), reading) == []
    return reading


@pytest.mark.parametrize("gaps", [False, True], ids=["tight", "empty paragraphs"])
@pytest.mark.parametrize("look", ["styles", "indents", "tabs", "centred", "plain"])
@pytest.mark.parametrize("seed", [1, 4])
def test_a_western_script_reads_as_its_fountain(look, gaps, seed):
    text = western_text(seed, 20, dual=False, episodes=5)
    source = read_text(text.replace("> THE END <", "They are gone."), "script.fountain")
    reading = check_same(western(source, look=look, gaps=gaps), source)
    found = [scene.number for episode in reading.episodes for scene in episode.scenes]
    assert found == [str(number) for number in range(1, 21)]


@pytest.mark.parametrize("look", ["styles", "indents", "centred"])
def test_centred_words_that_nobody_says_stay_centred(look):
    source = read_text(western_text(2, 4, dual=False), "script.fountain")
    check_same(western(source, look=look), source)


@pytest.mark.parametrize("tabs", [False, True], ids=["lines", "headers in tables"])
def test_a_chinese_season_reads_as_its_text(tabs):
    text = chinese(3, 30, tabs=tabs)
    rows = [tuple(row.split("\t")) if "\t" in row else row for row in text.split("\n")]
    reading = check_same(lines(*rows), read_text(text, "script.txt"))
    assert reading.chinese
    assert len(reading.episodes) == 30


@pytest.mark.parametrize("name", ["glass_bridge.txt", "palace_ledger.txt", "repair_shop_tabs.txt"])
def test_chinese_samples_read_as_their_text(name):
    text = (SAMPLES / "chinese" / name).read_text(encoding="utf-8")
    check_same(lines(*text.split("\n")), read_text(text, name))


def test_labels_and_their_values_in_cells_are_setting_lines():
    data = lines("1-1 日 内 客厅", ("人物", "林晚、周伯"), ("道具", "怀表"), "△走。")
    scene = read_bytes(data, "a.docx").episodes[0].scenes[0]
    assert scene.cast == ["林晚", "周伯"]
    assert ("props", "怀表", 1) in scene.elements


def test_several_paragraphs_in_a_cell_are_lines_in_order():
    document = Document()
    document.add_paragraph("1-1 日 内 客厅")
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "△走。"
    cell.add_paragraph("林晚：好。")
    document.add_paragraph("△停。")
    assert [row[1] for row in flat(read_bytes(saved(document), "a.docx"))] == [
        "1-1 日 内 客厅",
        "走。",
        "好。",
        "停。",
    ]


def test_soft_breaks_begin_lines_and_tabs_stay():
    data = raw(run("2-3场") + "<w:r><w:tab/><w:t>走廊</w:t><w:tab/><w:t>夜</w:t><w:br/></w:r>" +
               run("△走。") + "<w:r><w:br/></w:r>" + run("林晚：好。"))  # fmt: skip
    reading = read_bytes(data, "a.docx")
    assert flat(reading) == [
        ("heading", "2-3场\t走廊\t夜"),
        ("action", "走。"),
        ("dialogue", "好。", "林晚", "", ""),
    ]
    assert [line.source for line in reading.episodes[0].scenes[0].lines] == [(2, 2), (3, 3)]


def test_changes_count_as_accepted_and_what_is_hidden_is_left_out():
    deleted = "<w:del><w:r><w:delText>不</w:delText></w:r></w:del>"
    data = raw(
        run("1-1 日 内 客厅"),
        run("林晚：你") + deleted + "<w:ins>" + run("很") + "</w:ins>" + run("好。"),
        "<w:moveFrom>" + run("△走。") + "</w:moveFrom>",
        "<w:moveTo>" + run("△跑。") + "</w:moveTo>",
        run("△停。") + run("秘密", "<w:vanish/>"),
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("△她"),
        run("回来了。"),
    )
    reading = read_bytes(data, "a.docx")
    assert [row[1] for row in flat(reading)[1:]] == ["你很好。", "跑。", "停。", "她回来了。"]
    assert told(reading) == [
        "Tracked changes were read as accepted: 3 deletions.",
        "Hidden text was left out: 1 pieces.",
    ]


NUMBERING = """
<w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:lvlText w:val="第%1集"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
<w:lvlText w:val="%1-%2"/><w:suff w:val="space"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>
"""


def numbered(level, text):
    inner = f'<w:ilvl w:val="{level}"/><w:numId w:val="7"/>'
    return f"<w:pPr><w:numPr>{inner}</w:numPr></w:pPr>{run(text)}"


def test_numbers_that_word_counts_are_read():
    data = raw(
        numbered(0, "停走的表"),
        numbered(1, "日 内 客厅"),
        numbered(2, "△林晚走来。"),
        numbered(1, "夜 外 码头"),
        numbered(0, "雨夜"),
        numbered(1, "日 内 客厅"),
        run("林晚：好。"),
        numbering=NUMBERING,
    )
    reading = read_bytes(data, "a.docx")
    assert [(one.number, one.title) for one in reading.episodes] == [(1, "停走的表"), (2, "雨夜")]
    found = [scene.number for one in reading.episodes for scene in one.scenes]
    assert found == ["1-1", "1-2", "2-1"]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (12, "chineseCounting", "十二"),
        (105, "chineseCountingThousand", "一百零五"),
        (20, "japaneseCounting", "二十"),
        (4, "lowerRoman", "iv"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (30, "ideographDigital", "三〇"),
        (3, "something new", "3"),
    ],
)
def test_numbers_are_written_in_their_forms(count, form, text):
    assert written(count, form) == text


def test_words_that_are_shown_in_capitals_are_read_so():
    data = raw(run("int. house - day", "<w:caps/>"), run("john", "<w:caps/>"), run("Hello."))
    assert flat(read_bytes(data, "a.docx")) == [
        ("heading", "INT. HOUSE - DAY"),
        ("dialogue", "Hello.", "JOHN", "", ""),
    ]


def test_only_the_result_of_a_field_is_read():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("日") +
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    assert flat(read_bytes(raw(run("1-1 ") + field + run(" 内 客厅")), "a.docx")) == [
        ("heading", "1-1 日 内 客厅")
    ]


def test_a_text_box_is_read_where_it_is_anchored():
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"<w:txbxContent><w:p>{run('△停。')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    reading = read_bytes(raw(run("1-1 日 内 客厅"), run("△走。") + box, run("△跑。")), "a.docx")
    assert [row[1] for row in flat(reading)[1:]] == ["走。", "停。", "跑。"]
    assert told(reading) == ["Text boxes were read where they are anchored: 1."]


def test_headers_of_pages_are_left_out_and_told():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "NIGHT FERRY - CONFIDENTIAL"
    document.add_paragraph("1-1 日 内 客厅")
    document.add_paragraph("△走。")
    reading = read_bytes(saved(document), "a.docx")
    assert told(reading) == ["Headers and footers of pages were left out."]
    assert reading.front == []


def test_emphasis_of_western_lines_is_kept():
    data = raw(
        '<w:pPr><w:ind w:left="0"/></w:pPr>' + run("INT. HOUSE - DAY"),
        run("She takes the ") + run("red", "<w:b/>") + run(" key."),
        '<w:pPr><w:ind w:left="2880"/></w:pPr>' + run("JOHN"),
        '<w:pPr><w:ind w:left="1440"/></w:pPr>' + run("Hello."),
    )
    line = read_bytes(data, "a.docx").episodes[0].scenes[0].lines[0]
    assert [tuple(span) for span in line.spans] == [(14, 17, "bold")]


def test_the_reader_of_the_text_can_be_named():
    data = lines("第一集", "1-1 日 内 客厅", "林晚：好。")
    assert read_bytes(data, "a.docx", "chinese").chinese
    assert not read_bytes(data, "a.docx", "fountain").chinese


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (lines(), r"a\.docx has no words in it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"a\.docx is an old Word file"),
        (b"{\\rtf1 hello}", r"a\.docx is rich text"),
        (lines("x")[:-40], r"a\.docx is damaged"),
    ],
    ids=["empty", "old", "rtf", "cut"],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data, sentence):
    with pytest.raises(StudioError, match=sentence):
        read_bytes(data, "a.docx")
