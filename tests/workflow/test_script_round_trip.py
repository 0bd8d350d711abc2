"""What is written as Word document or printed reads back as the same script."""

import pytest

from studio.base.data import resource
from studio.script import locking, revisions
from studio.script import store as script
from studio.script.formats import read_bytes, read_script, read_text, write_docx_file
from studio.workflow import script_export
from tests.reports.screenplays import produced, western


def shape(reading):
    return [
        (
            episode.number,
            episode.title,
            scene.number,
            scene.heading,
            line.kind,
            line.text,
            line.character,
            line.modifier,
            line.spans,
        )
        for episode in reading.episodes
        for scene in episode.scenes
        for line in scene.lines
    ]


def demo():
    return resource("demo", "script.txt").read_text("utf-8")


@pytest.mark.parametrize("text", [western(40), demo()], ids=["western", "chinese"])
def test_a_word_document_reads_back_equal(text):
    reading = read_text(text, "a")
    back = read_bytes(write_docx_file(reading, b""), "a.docx")
    assert back.format == "docx"
    assert shape(back) == shape(reading)


@pytest.mark.parametrize("text", [western(40), demo()], ids=["western", "chinese"])
def test_printed_pages_read_back_with_their_marks_taken_off(tmp_path, text):
    with produced(tmp_path / "a.studio", text, language="en", other_language="") as store:
        revisions.begin_revision(store)
        scene = script.scenes(store)[2]
        locking.omit_scene(store, scene.id)
        script_export.write(store, tmp_path / "a.pdf")
        expected = [one.number for one in script.scenes(store, omitted=True)]
        lines = [line for line in script.lines(store) if line.scene_id != scene.id]
    back = read_script(tmp_path / "a.pdf")
    scenes = [one for episode in back.episodes for one in episode.scenes]
    assert [one.number for one in scenes] == expected
    assert [one.number for one in scenes if one.omitted] == [scene.number]
    spoken = {(line.character, line.text[:12]) for line in lines if line.kind == "dialogue"}
    found = {
        (line.character, line.text[:12])
        for one in scenes
        for line in one.lines
        if line.kind == "dialogue"
    }
    assert len(spoken - found) * 50 <= len(spoken)
