"""Files of several formats as one season; what the registry makes of each by its content."""

import pytest

from studio.script.formats import read_bytes, read_script, read_season, read_text
from studio.script.formats.season import SUFFIXES
from tests.script.formats.fdx.making import fdx, para, scene
from tests.script.formats.long_scripts import chinese, western
from tests.script.formats.osf.making import fadein, osf, script
from tests.script.formats.paper.making import chinese_pdf, western_pdf
from tests.script.formats.word.making import lines


def episode(number):
    return f"{number}-1 日 内 客厅\n林晚：好。\n△林晚走来。\n陈默：谁？"


def test_a_folder_of_mixed_files_is_a_season_in_natural_order(tmp_path):
    (tmp_path / "第10集.docx").write_bytes(lines(*episode(10).split("\n")))
    (tmp_path / "第1集.txt").write_text(episode(1), encoding="utf-16")
    (tmp_path / "第2集.pdf").write_bytes(chinese_pdf(episode(2)))
    (tmp_path / "第三集.docx").write_bytes(lines(*episode(3).split("\n")))
    (tmp_path / "~$第三集.docx").write_bytes(b"a lock of Word")
    (tmp_path / "notes.odt").write_bytes(b"something else")
    season = read_season([tmp_path])
    assert [one.number for one in season.episodes] == [1, 2, 3, 10]
    assert [one.file for one in season.episodes][2:] == ["第三集.docx", "第10集.docx"]
    assert season.chinese
    said = [one.text.format(**one.values) for one in season.diagnostics]
    assert "Missing before this: episode 4–9." in said


def test_a_western_season_of_word_files(tmp_path):
    for number in (2, 1):
        text = f"EPISODE {number}\n\nINT. FLAT - DAY\n\nMARA\nYes, {number}."
        (tmp_path / f"part {number}.docx").write_bytes(lines(*text.split("\n")))
    season = read_season([tmp_path])
    assert [one.number for one in season.episodes] == [1, 2]
    assert [one.scenes[0].lines[0].text for one in season.episodes] == ["Yes, 1.", "Yes, 2."]


SHORT = read_text(western(1, 2), "x")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (lines("INT. HOUSE - DAY"), "docx"),
        (western_pdf(SHORT), "pdf"),
        (b"\n" + chinese_pdf(chinese(1, 1)), "pdf"),
        (osf(script(SHORT)), "osf"),
        (osf(script(SHORT)).decode().replace("UTF-8", "UTF-16").encode("utf-16"), "osf"),
        (fadein(osf(script(SHORT))), "osf"),
        (fdx(scene("INT. HOUSE - DAY") + para("Action", "x")), "fdx"),
        (b"INT. HOUSE - DAY\n\nIt rains.", "fountain"),
        ("1-1 日 内 客厅\n林晚：好。".encode("gb18030"), "chinese"),
        (b"The %PDF-1.7 is on her table.", "fountain"),
    ],
)
def test_the_format_is_known_by_content_whatever_the_name(tmp_path, data, name):
    path = tmp_path / "script.wrong"
    path.write_bytes(data)
    assert read_script(path).format == name
    assert read_bytes(data, "script").episodes[0].scenes


def test_every_format_has_an_ending_in_folders():
    assert {".docx", ".pdf", ".osf", ".fadein", ".fdx", ".fountain", ".txt"} <= SUFFIXES
