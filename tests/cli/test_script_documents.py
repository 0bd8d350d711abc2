"""Word, PDF, Open Screenplay Format and Fade In on the command line: read, imported, refused."""

import json

import pytest

from studio.script.formats import read_script, read_text
from tests.script.formats.long_scripts import western
from tests.script.formats.osf.making import fadein, osf, script
from tests.script.formats.paper.making import western_pdf
from tests.script.formats.word.making import lines
from tests.script.formats.word.making import western as western_docx

SOURCE = read_text(western(9, 6, dual=False).replace("> THE END <", "Gone."), "script.fountain")
FILES = {
    "script.docx": western_docx(SOURCE, look="indents"),
    "script.pdf": western_pdf(SOURCE, numbers=True),
    "script.osf": osf(script(SOURCE)),
    "script.fadein": fadein(osf(script(SOURCE))),
}


def said(shape):
    return [
        (line["kind"], line["character"], line["modifier"], line["text"])
        for episode in shape["episodes"]
        for scene in episode["scenes"]
        for line in scene["lines"]
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_read_imported_and_written_as_fountain(studio, tmp_path, name):
    path, file, out = tmp_path / name, tmp_path / "Show.studio", tmp_path / "out.fountain"
    path.write_bytes(FILES[name])
    shape = json.loads(studio("script", "read", path, "--json").out)
    expected = [
        (line.kind, line.character, line.modifier, line.text)
        for scene in SOURCE.episodes[0].scenes
        for line in scene.lines
    ]
    assert said(shape) == expected
    assert [one["number"] for one in shape["episodes"][0]["scenes"]] == list("123456")
    assert shape["unclassified"] == []
    studio("new", file, "--title", "Show")
    assert studio("script", "import", file, path).code == 0
    assert studio("script", "export", file, "-o", out).code == 0
    again = read_script(out).episodes[0].scenes
    assert [one.number for one in again] == list("123456")
    assert [line.text for one in again for line in one.lines] == [row[3] for row in expected]


def test_what_was_left_out_is_told(studio, tmp_path):
    path = tmp_path / "script.pdf"
    path.write_bytes(FILES["script.pdf"])
    assert "Page numbers, headers and footers were left out" in studio("script", "read", path).out


def test_a_broken_document_is_one_sentence(studio, tmp_path):
    path = tmp_path / "script.docx"
    path.write_bytes(lines("x")[:-30])
    ran = studio("script", "read", path)
    assert ran.code == 1
    assert "script.docx is damaged" in ran.err
