"""Open Screenplay Format and Fade In read: paragraphs, numbers, notes, title pages, versions."""

import pytest

from studio.base.errors import StudioError
from studio.script.formats import check_cover, read_bytes, read_text
from studio.script.formats.osf import source_rows
from tests.script.formats.long_scripts import western
from tests.script.formats.osf.making import STYLES, fadein, osf, para, script
from tests.script.formats.script_elements import flat


def scenes(reading):
    return [scene for episode in reading.episodes for scene in episode.scenes]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("wrap", [bytes, fadein], ids=["xml", "Fade In"])
def test_a_script_reads_as_its_fountain(seed, wrap):
    source = read_text(western(seed, 15, episodes=5), "script.fountain")
    data = wrap(osf(script(source)))
    reading = read_bytes(data, "script.fadein")
    assert flat(reading) == flat(source)
    assert reading.format == "osf"
    assert [one.number for one in scenes(reading)] == [one.number for one in scenes(source)]
    assert check_cover("\n".join(source_rows(data)), reading) == []


def test_names_of_styles_are_read_in_every_version():
    paragraphs = [para("Scene Heading", "INT. LAB - DAY", scene_number="3")]
    for base in ("basestyle", "basestylename", "baseStyleName"):
        reading = read_bytes(osf(paragraphs, version=21, base=base), "a.osf")
        assert [one.number for one in scenes(reading)] == ["3"]


def test_a_style_of_ones_own_is_what_it_is_based_on_and_another_is_told():
    styles = STYLES + '<style name="Sound" basestyle="Shot"/><style name="Shot"/>'
    paragraphs = [para("Sound", "A DOOR SLAMS."), para("Marginalia", "Who knows.")]
    reading = read_bytes(osf(paragraphs, styles=styles), "a.osf")
    assert flat(reading) == [("shot", "A DOOR SLAMS."), ("action", "Who knows.")]
    said = [one.text.format(**one.values) for one in reading.diagnostics]
    assert said == ["“Marginalia” is no style of a script: read as action."]


def test_styles_in_capitals_are_read_as_they_are_shown():
    styles = '<style name="Character" effects="262145"/><style name="Scene Heading" allcaps="1"/>'
    paragraphs = [
        para("Scene Heading", "Int. lab - day"),
        para("Character", "Eve"),
        para("Dialogue", "Yes."),
    ]
    assert flat(read_bytes(osf(paragraphs, styles=styles), "a.osf")) == [
        ("heading", "INT. LAB - DAY"),
        ("dialogue", "Yes.", "EVE", "", ""),
    ]


@pytest.mark.parametrize(
    ("settings", "given", "expected"),
    [
        ('scenes_locked="true"', ["1", None, "2", ""], ["1", "1A", "2", ""]),
        ('scene_numbering="true"', [None, None], ["1", "2"]),
        ('scene_numbering="true" scenenumber_start="10"', [None, None], ["10", "11"]),
        ("", [None, None], ["", ""]),
    ],
)
def test_scene_numbers_are_written_or_counted(settings, given, expected):
    paragraphs = [
        para("Scene Heading", "INT. LAB - DAY", **({} if one is None else {"number": one}))
        for one in given
    ]
    reading = read_bytes(osf(paragraphs, settings=settings), "a.osf")
    assert [one.number for one in scenes(reading)] == expected


def test_notes_synopses_pages_and_emphasis_are_read():
    runs = '<text>A </text><text bold="1" italic="1">door</text><text> opens.</text>'
    data = osf(
        [
            para("Scene Heading", "INT. LAB - DAY", page_number="4A", synopsis="They meet."),
            para("Action", runs, note="Which door?"),
            para("Action", "It rains.", synopsis="Rain."),
        ]
    )
    reading = read_bytes(data, "a.osf")
    scene = scenes(reading)[0]
    assert (scene.page, scene.synopsis) == ("4A", "They meet.")
    assert [(one.kind, one.text) for one in scene.lines] == [
        ("action", "A door opens."),
        ("note", "Which door?"),
        ("action", "It rains."),
        ("synopsis", "Rain."),
    ]
    assert [tuple(span) for span in scene.lines[0].spans] == [(2, 6, "bold"), (2, 6, "italic")]
    assert check_cover("\n".join(source_rows(data)), reading) == []


def test_marks_of_the_first_version_are_emphasis():
    text = '<b>Run</b><br>now, <rev="1">Eve</rev> < 3'
    line = scenes(read_bytes(osf([para("Action", text)], version=12), "a.osf"))[0].lines[0]
    assert line.text == "Run\nnow, Eve < 3"
    assert [tuple(span) for span in line.spans] == [(0, 3, "bold")]
    kept = scenes(read_bytes(osf([para("Action", text)], version=40), "a.osf"))[0].lines[0]
    assert kept.text == text


def test_the_title_page_is_front_matter():
    page = '<titlepage><para/><para bookmark="Title"><text>Ferry</text></para></titlepage>'
    reading = read_bytes(osf([para("Action", "It rains.")], after=page), "a.osf")
    assert (reading.title, [text for _, text in reading.front]) == ("Ferry", ["Ferry"])
    old = osf([para("Action", "x")], version=12, after='<info title="Ferry" contact="me"/>')
    assert [text for _, text in read_bytes(old, "a.osf").front] == ["Ferry", "me"]


def test_revisions_mark_the_lines_they_changed():
    colours = '<revision_color name="Blue" index="1" color_name="Blue"/>'
    after = f"<lists><revision_colors>{colours}</revision_colors></lists>"
    paragraphs = [para("Action", '<text revision="1">New.</text>'), para("Action", "Old.")]
    reading = read_bytes(osf(paragraphs, after=after), "a.osf")
    assert [one.revision for one in scenes(reading)[0].lines] == ["Blue", ""]
    assert [one.name for one in reading.revisions] == ["Blue"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (fadein(b"<document/>", "other.xml"), r"a\.fadein is an archive, and no script"),
        (fadein(b"<other/>"), r"a\.fadein has no script of Fade In"),
        (fadein(b"<document>"), r"a\.fadein is not complete"),
        (
            b'<?xml version="1.0"?><!DOCTYPE document [<!ENTITY a "b">]><document/>',
            r"a\.fadein declares a document type",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data, sentence):
    with pytest.raises(StudioError, match=sentence):
        read_bytes(data, "a.fadein")
