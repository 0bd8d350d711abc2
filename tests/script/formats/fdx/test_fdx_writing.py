"""Any script as Final Draft: valid, complete, and read back to the same elements."""

import os
import random
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.base.errors import StudioError
from studio.base.text import clean_text
from studio.script.formats import (
    check_cover,
    read_bytes,
    read_script,
    read_text,
    write_fdx,
    write_fdx_file,
)
from studio.script.formats.fdx.reader import source_rows
from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene
from tests.script.formats.fdx.making import fdx, para, runs, scene, speech
from tests.script.formats.script_elements import SAMPLES, elements

ROUNDS = int(os.environ.get("STUDIO_FUZZ_ROUNDS", "150"))
FERRY = Path(__file__).parent / "samples" / "night_ferry.fdx"
WRITTEN = [
    path for path in sorted(SAMPLES.glob("*/*.*")) if path.suffix != ".txt" or "_" in path.name
]
relaxed = settings(max_examples=ROUNDS, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def normal(found):
    """Page breaks have one form in Final Draft, headings single spaces; nothing is left of none."""
    made = []
    for number, title, scenes in found:
        kept = [
            (None if heading is None else " ".join(heading.split()), own, [*map(plain, lines)])
            for heading, own, lines in scenes
            if heading is not None or lines
        ]
        if kept or number is not None:
            made.append((number, title, kept))
    return made


def plain(line):
    return ("page_break",) if line[0] == "page_break" else line


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_every_sample_goes_through_final_draft_unharmed(path):
    reading = read_script(path)
    data = write_fdx(reading)
    assert ET.fromstring(data).tag == "FinalDraft"
    again = read_bytes(data, "x.fdx")
    assert normal(elements(again)) == normal(elements(reading))
    assert again.title == reading.title
    assert check_cover("\n".join(source_rows(data)), again) == []
    lengths = [one.eighths for episode in again.episodes for one in episode.scenes if one.heading]
    assert lengths == [
        one.eighths for episode in reading.episodes for one in episode.scenes if one.heading
    ]


def test_what_the_file_says_of_scenes_is_written():
    reading = read_script(FERRY)
    again = read_bytes(write_fdx(reading), "x.fdx")
    for one, other in zip(reading.episodes[0].scenes, again.episodes[0].scenes, strict=True):
        assert (one.eighths, one.page, one.title, one.colour, one.synopsis) == (
            other.eighths,
            other.page,
            other.title,
            other.colour,
            other.synopsis,
        )
        assert sorted(one.elements) == sorted(other.elements)


def test_elements_that_no_word_names_are_tags_of_the_heading():
    one = ReadScene("1", "INT. A - DAY", lines=[ReadLine("action", "A ring, a ring box.", (1, 1))])
    one.elements = [("props", "ring", 1), ("props", "Ring box", 2), ("props", "ring finger", 1)]
    one.elements += [("hook", f"h{n}", 1) for n in range(6)]
    again = read_bytes(write_fdx(Reading("x", episodes=[ReadEpisode(scenes=[one])])), "x")
    found = again.episodes[0].scenes[0]
    assert sorted(found.elements) == sorted(one.elements)
    assert found.element_lines["props", "ring"] == 0
    assert found.element_lines["hook", "h5"] == -1


@pytest.mark.parametrize(
    "text", ["a & b < c > d", "]]>", "\x0b\ufffex\x1f", "\"quoted\" 'too'", "\ttab  "]
)
def test_signs_of_xml_are_only_signs(text):
    one = ReadScene(text, f"INT. {text}", title=text, synopsis=text)
    one.lines = [ReadLine("action", text, (1, 1)), ReadLine("note", text, (1, 1))]
    data = write_fdx(Reading("x", title=text, episodes=[ReadEpisode(scenes=[one])]))
    ET.fromstring(data)
    kept = text.replace("\x0b", "").replace("\ufffe", "").replace("\x1f", "").strip()
    assert read_bytes(data, "x").episodes[0].scenes[0].lines[0].text.strip() == kept


words = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.text("[]()（）【】*/#=>~!@^. \t\n：:△A晚1-一第场集日夜内外&<>\"'", max_size=15),
    st.sampled_from(
        ["INT. A - DAY", "ANA (V.O.)", "EPISODE 3", "第3集", "人物：林晚", "(low)", "OMITTED"]
    ),
)
kinds = st.sampled_from(
    ["Scene Heading", "Action", "Character", "Dialogue", "Parenthetical", "Transition", "Shot",
     "General", "Lyrics", "New Act", "Cast List", "Outline 1", "", "Odd", "Note"]
)  # fmt: skip


def clean(text):
    return "".join(c for c in clean_text(text) if c not in "\ufffe\uffff")


@st.composite
def documents(draw):
    parts = []
    for _ in range(draw(st.integers(0, 12))):
        kind, text = draw(kinds), clean(draw(words))
        shape = draw(st.integers(0, 9))
        if shape == 0:
            length = draw(st.sampled_from(["1/8", "x", ""]))
            parts.append(scene(text, number=clean(draw(words)), length=length, Summary=text))
        elif shape == 1:
            both = speech(text, text) + speech(clean(draw(words)), "b")
            parts.append(f"<Paragraph><DualDialogue>{both}</DualDialogue></Paragraph>")
        elif shape == 2:
            note = f"<ScriptNote>{para('', text)}{para('', 'x')}</ScriptNote>"
            parts.append(para(kind, text, inner=note, Alignment="Center"))
        elif shape == 3:
            gone = f"<OmittedScene>{para('Action', text)}</OmittedScene>"
            parts.append(para("Scene Heading", "OMITTED", inner=gone))
        elif shape == 4:
            parts.append(runs(kind, [(text, {"Style": "Bold", "TagNumber": "1"}), (text, {})]))
        else:
            parts.append(para(kind, text))
    return fdx("".join(parts), title_page=para("General", clean(draw(words))))


@relaxed
@given(data=documents())
def test_whatever_a_document_holds_every_paragraph_is_in_one_place(data):
    reading = read_bytes(data, "x.fdx")
    assert check_cover("\n".join(source_rows(data)), reading) == []
    assert write_fdx_file(reading, data) == data


@relaxed
@given(data=documents())
def test_a_document_that_was_read_can_be_written_and_read_again(data):
    reading = read_bytes(data, "x.fdx")
    again = read_bytes(write_fdx(reading), "x.fdx")
    once = normal(elements(again))
    assert normal(elements(read_bytes(write_fdx(again), "x.fdx"))) == once


@relaxed
@given(data=documents(), choose=st.randoms(use_true_random=False))
def test_any_edit_of_a_document_reads_back(data, choose):
    reading = read_bytes(data, "x.fdx")
    for episode in reading.episodes:
        for one in episode.scenes:
            shuffle(one, choose)
    written = read_bytes(write_fdx_file(reading, data), "x.fdx")
    fresh = read_bytes(write_fdx(reading), "x.fdx")
    assert normal(elements(written)) in (normal(elements(reading)), normal(elements(fresh)))


def shuffle(one, choose):
    for line in list(one.lines):
        what = choose.randrange(6)
        if what == 0:
            one.lines.remove(line)
        elif what == 1 and line.kind != "page_break":
            line.text, line.spans = "New words", ()
        elif what == 2:
            at = one.lines.index(line)
            one.lines.insert(at, ReadLine("action", "Between.", (0, 0)))
    one.element_lines.clear()


def test_mutated_files_are_read_or_refused_in_one_sentence():
    data = FERRY.read_bytes()
    chance = random.Random("ferry")
    for _ in range(max(60, ROUNDS)):
        made = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(made))
            action = chance.choice(["cut", "byte", "double", "drop", "tag"])
            if action == "cut" and chance.random() < 0.2:
                del made[at:]
                made += b"<"
            elif action == "byte":
                made[at] = chance.randrange(256)
            elif action == "double":
                made[at:at] = made[at : at + chance.randint(1, 300)]
            elif action == "drop":
                del made[at : at + chance.randint(1, 50)]
            else:
                made[at:at] = chance.choice(
                    [b"<Paragraph>", b"</Paragraph>", b"&amp;", b"<!--", b"]]>"]
                )
        read_or_refused(bytes(made))


def test_documents_that_lose_and_double_whole_elements_are_still_read():
    rows = FERRY.read_text("utf-8").splitlines()
    chance = random.Random("rows")
    for _ in range(max(60, ROUNDS)):
        made = list(rows)
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(2, len(made) - 1)
            if chance.random() < 0.5:
                made[at] = made[at].replace('"', '"9', 1)
            else:
                made.insert(at, made[chance.randrange(2, len(made) - 1)])
        read_or_refused("\n".join(made).encode())


def read_or_refused(data):
    try:
        reading = read_bytes(data, "x.fdx", "fdx")
    except StudioError:
        return
    assert check_cover("\n".join(source_rows(data)), reading) == []
    assert write_fdx_file(reading, data) == data


def test_text_that_is_final_draft_is_read_as_such():
    assert read_text(FERRY.read_text("utf-8"), "x").format == "fdx"


SIZE = 20_000
HARD = {
    "notes at the end": (
        para("Action", "x") * SIZE,
        "<ScriptNotes>"
        + f"<ScriptNote Range='1,1'>{para('', 'n')}</ScriptNote>" * SIZE
        + "</ScriptNotes>",
    ),
    "revisions": (
        runs("Action", [("x", {"RevisionID": "7"})]) * SIZE,
        "<Revisions>" + "".join(f"<Revision ID='{n}'/>" for n in range(SIZE)) + "</Revisions>",
    ),
    "tags": (
        runs("Action", [("x", {"TagNumber": "1"})]) * SIZE,
        "<TagData><TagCategories><TagCategory Id='c' Name='Cast'/></TagCategories>"
        "<TagDefinitions><TagDefinition CatId='c' Id='d' Label='x'/></TagDefinitions>"
        f"<Tags><Tag Number='1'>{'<DefId>d</DefId>' * SIZE}</Tag></Tags></TagData>",
    ),
    "names": (para("Cast List", ",".join(map(str, range(SIZE * 5)))) + speech("A", "b") * 5000, ""),
    "one long speech": (para("Character", "A") + para("Dialogue", "x") * SIZE, ""),
    "runs": (runs("Action", [("x", {"Style": "Bold"}), ("y", {})] * SIZE), ""),
    "summaries": (scene("INT. A", Summary="x" * SIZE) * 200, ""),
}


@pytest.mark.parametrize("name", HARD)
def test_hard_documents_take_linear_time(name):
    """Quadratic time would take minutes here; the bound leaves room for a busy machine."""
    content, after = HARD[name]
    data = fdx(content, after=after)
    begun = time.perf_counter()
    reading = read_bytes(data, "x.fdx")
    assert time.perf_counter() - begun < 15
    assert check_cover("\n".join(source_rows(data)), reading) == []
