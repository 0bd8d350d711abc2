"""Final Draft scripts read: the sample with every feature, and each feature alone."""

from pathlib import Path

import pytest

from studio.base.errors import StudioError
from studio.script.formats import check_cover, read_bytes, read_script, read_season, reading_json
from studio.script.formats.fdx.reader import read_length, source_rows
from tests.script.formats.fdx.making import HEAD, fdx, para, runs, scene, speech
from tests.script.formats.script_elements import flat

SAMPLES = Path(__file__).parent / "samples"
FERRY = SAMPLES / "night_ferry.fdx"


def read(content, **around):
    data = fdx(content, **around)
    reading = read_bytes(data, "test.fdx")
    assert check_cover("\n".join(source_rows(data)), reading) == []
    return reading


def scenes(reading):
    return [one for episode in reading.episodes for one in episode.scenes]


@pytest.fixture(scope="module")
def ferry():
    return read_script(FERRY)


def test_every_paragraph_is_in_exactly_one_part(ferry):
    assert check_cover("\n".join(source_rows(FERRY.read_bytes())), ferry) == []
    assert ferry.unclassified == []


def test_headings_and_speech_are_those_of_the_same_script_in_fountain(ferry):
    fountain = read_script(SAMPLES / "night_ferry.fountain")
    noted = [one for one in flat(ferry) if one[0] != "note"]
    assert noted == [one for one in flat(fountain) if one[0] != "note"]
    for one, other in zip(scenes(ferry), scenes(fountain), strict=True):
        assert (one.number, one.int_ext, one.time_of_day) == (
            other.number,
            other.int_ext,
            other.time_of_day,
        )
        assert [line.spans for line in one.lines if line.kind != "note"] == [
            line.spans for line in other.lines if line.kind != "note"
        ]


def test_lengths_are_those_of_the_file(ferry):
    assert [one.eighths for one in scenes(ferry)] == [9, 3, 4, 1, 6, 2, 3, 0, 4, 2, 5]
    assert all(one.measured for one in scenes(ferry))
    first = scenes(ferry)[0]
    assert (first.page, first.title, first.colour) == ("1", "Set-up", "#FFFFD0D00000")
    assert first.synopsis == "Mara finds the suitcase."


def test_tags_become_elements_on_their_lines(ferry):
    found = {
        (one.number, *element, one.lines[one.element_lines[element[:2]]].text[:8])
        for one in scenes(ferry)
        for element in one.elements
    }
    assert found == {
        ("1", "props", "Red suitcase", 1, "Rows of "),
        ("1", "wardrobe", "Thin coat", 1, "MARA REY"),
        ("3A", "props", "Money", 400, "Money. A"),
        ("4", "background", "Passengers", 20, "CAPTAIN "),
        ("5", "vehicles", "Police car", 1, "The ferr"),
        ("8", "misc", "Smoke alarm", 1, "MARA bur"),
    }
    assert scenes(ferry)[0].cast == ["MARA", "JONAS"]


def test_title_page_revisions_and_locks_are_told(ferry):
    assert ferry.title == "NIGHT FERRY"
    assert [text for _, text in ferry.front][1:] == ["Written by", "Ana Ruiz", "3 May 2026"]
    assert [(one.name[:4], one.mark) for one in ferry.revisions] == [("Blue", "*"), ("Pink", "*")]
    revised = [line for one in scenes(ferry) for line in one.lines if line.revision]
    assert [line.text[:5] for line in revised] == ["Wind.", "Luo d"]
    assert {line.revision[:4] for line in revised} == {"Pink"}
    assert ferry.locked_pages == ["1", "2", "2A"]
    assert ferry.locked_scenes
    told = [one.values for one in ferry.diagnostics]
    assert {"name": "Practical Sound"} in told
    assert {"count": 3} in told


def test_notes_stand_behind_what_they_are_about(ferry):
    kinds = [(line.kind, line.text) for line in scenes(ferry)[0].lines][:2]
    assert kinds[1] == ("note", "Which ferry do we get?\nAsk the port.") or kinds[0][0] == "note"
    third = scenes(ferry)[2].lines
    at = next(at for at, line in enumerate(third) if line.kind == "note")
    assert third[at - 1].text == "left."


def test_an_omitted_scene_keeps_its_number_and_its_words_as_notes(ferry):
    omitted = scenes(ferry)[7]
    assert (omitted.number, omitted.omitted, omitted.eighths) == ("7", True, 0)
    assert [(line.kind, line.text) for line in omitted.lines] == [
        ("note", "INT. HARBOUR OFFICE - DAY"),
        ("note", "Luo waits for a warrant."),
    ]


def test_the_json_shape_is_that_of_every_format(ferry):
    shape = reading_json(ferry)
    keys = ["format", "title", "front", "episodes", "unclassified"]
    assert list(shape)[:5] == keys
    one = shape["episodes"][0]["scenes"][0]
    assert list(one)[:9] == [
        "number", "heading", "int_ext", "set", "time", "time_of_day", "eighths", "cast", "lines",
    ]  # fmt: skip
    line = ["kind", "character", "modifier", "text", "dual", "source"]
    assert all(list(got)[:6] == line for got in one["lines"])


@pytest.mark.parametrize(
    ("written", "eighths"),
    [("1 4/8", 12), ("2/8", 2), ("2", 16), ("12/8", 12), (" 3 1/8 ", 25), ("", 0), ("0", 0),
     ("1.5", 0), ("x", 0), ("-1", 0), ("1 1/4", 0), ("99999/8", 0)],
)  # fmt: skip
def test_a_length_is_read_in_eighths(written, eighths):
    assert read_length(written) == eighths


def test_a_scene_without_a_length_is_estimated():
    one, two = scenes(read(scene("INT. A - DAY") + para("Action", "x " * 900) + scene("INT. B")))
    assert (one.measured, two.measured) == (False, False)
    assert one.eighths > two.eighths == 1


def test_runs_are_joined_with_their_styles():
    both = {"Style": "Bold+Italic"}
    reading = read(
        runs("Action", [("He ", {}), ("ru", {"Style": "Bold"}), ("ns", both), (".", {})])
    )
    line = scenes(reading)[0].lines[0]
    assert line.text == "He runs."
    assert [(line.text[a:b], style) for a, b, style in line.spans] == [
        ("runs", "bold"),
        ("ns", "italic"),
    ]


def test_dialogue_paragraphs_in_a_row_are_one_speech():
    reading = read(speech("ANA", "One.", "Two.", "(low)", "Three."))
    assert flat(reading) == [
        ("dialogue", "One.\nTwo.", "ANA", "", ""),
        ("parenthetical", "(low)", "ANA", "", ""),
        ("dialogue", "Three.", "ANA", "", ""),
    ]


def test_a_parenthetical_without_brackets_gets_them():
    said = para("Character", "ANA (O.S.) (CONT'D)") + para("Parenthetical", "low")
    assert flat(read(said)) == [("parenthetical", "(low)", "ANA", "O.S., CONT'D", "")]


def test_one_person_is_called_by_the_name_in_capitals():
    reading = read(speech("Rajesh", "A.") + speech("RAJESH", "B.") + speech("McDuff", "C."))
    assert scenes(reading)[0].cast == ["RAJESH", "McDuff"]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("General", "Some words.", ("action", "Some words.")),
        ("Shot", "CLOSE ON", ("shot", "CLOSE ON")),
        ("New Act", "ACT ONE", ("centred", "ACT ONE")),
        ("Outline 2", "Middle", ("section", "Middle")),
        ("Outline Body", "They meet.", ("synopsis", "They meet.")),
        ("Cast List", "ANA, BO", ("meta", "ANA, BO")),
        ("Lyrics", "La la", ("lyric", "La la")),
        ("Dialogue", "Nobody says this.", ("action", "Nobody says this.")),
        ("My Own", "Text.", ("action", "Text.")),
        ("Action", "【字幕：三年后】", ("caption", "三年后")),
        ("Action", "人物：林晚、周伯", ("meta", "人物：林晚、周伯")),
    ],
)
def test_each_type_of_paragraph_is_what_it_is(kind, text, expected):
    assert flat(read(scene("INT. A - DAY") + para(kind, text)))[1:] == [expected]


def test_types_of_other_programs_and_lost_speeches_are_told():
    reading = read(para("My Own", "a") + para("Dialogue", "b") + para("Character", "ANA"))
    assert [one.severity for one in reading.diagnostics] == ["info", "warning", "info"]


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        ("New Act", "EPISODE 12", 12),
        ("General", "Episode 3: Blood", 3),
        ("Scene Heading", "EPISODE TWO", 2),
        ("Action", "第7集：重逢", 7),
        ("Outline 1", "EP. 4 - The Wall", 4),
    ],
)
def test_an_episode_begins_with_its_title(kind, text, number):
    reading = read(para(kind, text) + scene("INT. A - DAY", number="1"))
    assert [(one.number, len(one.scenes)) for one in reading.episodes] == [(number, 1)]


def test_chinese_headings_keep_their_grammar():
    one = scenes(read(scene("1-1 日 内 客厅", length="1/8") + speech("林晚（OS）", "你好。")))[0]
    assert (one.number, one.set, one.int_ext, one.time_of_day) == ("1-1", "客厅", "INT", "DAY")
    assert (one.lines[0].character, one.lines[0].modifier) == ("林晚", "OS")


def test_dual_dialogue_may_stand_without_a_paragraph_around_it():
    both = f"<DualDialogue>{speech('A', 'x')}{speech('B', 'y')}</DualDialogue>"
    assert [one[-1] for one in flat(read(both))] == ["left", "right"]
    alone = f"<Paragraph><DualDialogue>{speech('A', 'x')}</DualDialogue></Paragraph>"
    assert [one[-1] for one in flat(read(alone))] == [""]


def test_a_paragraph_that_starts_a_page_and_says_nothing_is_a_page_break():
    assert flat(read(para("General", "", StartsNewPage="Yes"))) == [("page_break", "===")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_that_programs_write_is_read(encoding, tmp_path):
    text = FERRY.read_text("utf-8")
    path = tmp_path / "wrong.txt"
    path.write_bytes(
        text.replace("UTF-8", "UTF-16" if "16" in encoding else "UTF-8").encode(encoding)
    )
    reading = read_script(path)
    assert reading.format == "fdx"
    assert flat(reading) == flat(read_script(FERRY))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<?xml version='1.0'?><osf/>", "no Final Draft script"),
        (b"<FinalDraft><Content>", "breaks at line"),
        (HEAD.encode() + b"<!DOCTYPE x [<!ENTITY a 'b'>]><FinalDraft>&a;</FinalDraft>", "entities"),
        (b"<FinalDraft>" + b"<a>" * 500, "nested too deeply"),
    ],
)
def test_what_is_no_safe_script_is_told_in_one_sentence(data, words):
    with pytest.raises(StudioError, match=words) as error:
        read_bytes(data, "x.fdx")
    assert str(error.value).startswith("x.fdx ")


def test_an_empty_document_is_an_empty_script():
    assert read_bytes(b"<FinalDraft/>", "x.fdx").episodes[0].scenes == []


def test_a_folder_may_hold_final_draft_and_fountain(tmp_path):
    (tmp_path / "ep1.fdx").write_bytes(fdx(scene("INT. A - DAY")))
    (tmp_path / "ep2.fountain").write_text("INT. B - DAY\n\nShe goes.\n")
    assert [one.number for one in read_season([tmp_path]).episodes] == [1, 2]


def test_words_where_no_script_has_any_are_told_as_not_understood():
    lost = "<OmittedScene>" + para("Action", "Under an action.") + "</OmittedScene>"
    summary = (
        "<SceneProperties><Summary>" + para("", "Of nothing.") + "</Summary></SceneProperties>"
    )
    reading = read(para("Action", "x", inner=lost) + para("General", "", inner=summary))
    assert [text for _, text in reading.unclassified] == ["Under an action.", "Of nothing."]


def test_an_omitted_scene_without_a_word_is_one_all_the_same():
    inner = "<OmittedScene>" + para("Scene Heading", "EXT. YARD - DAY") + "</OmittedScene>"
    one = scenes(read(para("Scene Heading", "", inner=inner, Number="7")))[0]
    assert (one.number, one.heading, one.omitted) == ("7", "OMITTED", True)
