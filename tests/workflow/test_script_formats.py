"""Scripts through a production and back into their files: what nobody changed is as it was."""

import re
from pathlib import Path

import pytest

from studio.breakdown import store as breakdown
from studio.schedule import store as schedule
from studio.script import editing, revisions
from studio.script import store as script
from studio.script.formats import check_cover, read_bytes, read_script
from studio.script.formats.fdx.reader import source_rows
from studio.workflow import script_export, script_import
from tests.script.formats.script_elements import elements, flat

FORMATS = Path(__file__).parents[1] / "script" / "formats"
FERRY = FORMATS / "fdx" / "samples" / "night_ferry.fdx"
FERRY_FOUNTAIN = FERRY.with_suffix(".fountain")
FOUNTAINS = [*sorted((FORMATS / "samples" / "fountain").glob("*.fountain")), FERRY_FOUNTAIN]


def taken_in(store, path):
    script_import.commit(store, read_script(path), path.name)


def written(store, tmp_path, name):
    out = tmp_path / name
    script_export.write(store, out)
    return out.read_bytes()


def line(store, words):
    return next(one for one in script.lines(store) if words in one.text)


def scene(store, number):
    return next(one for one in script.scenes(store) if one.number == number)


def changed_rows(before, after):
    old, new = before.splitlines(), after.splitlines()
    return [row for row in old if row not in new], [row for row in new if row not in old]


# -- Fountain


@pytest.mark.parametrize("path", FOUNTAINS, ids=lambda path: path.stem)
@pytest.mark.parametrize("shape", ["as it is", "CRLF", "BOM", "UTF-16", "no last end"])
def test_an_untouched_fountain_file_comes_back_byte_for_byte(store, tmp_path, path, shape):
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    data = {
        "as it is": path.read_bytes(),
        "CRLF": text.replace("\n", "\r\n").encode(),
        "BOM": b"\xef\xbb\xbf" + text.encode(),
        "UTF-16": text.encode("utf-16"),
        "no last end": text.rstrip("\n").encode(),
    }[shape]
    file = tmp_path / path.name
    file.write_bytes(data)
    if not any(episode.scenes for episode in read_script(file).episodes):
        pytest.skip("nothing to import")
    taken_in(store, file)
    assert written(store, tmp_path, "out.fountain") == data


ODD = """\
Title:   Odd   Spaces
Author: Ana

.int. house  -  day  #1#


   Ana  walks.   [[why?]]  On.

@ANA
    (low)
    I am *not* here.

BO ^
No.
/* cut
this */

> CUT TO:
===

# Act Two
= They meet.
EXT. ROAD - NIGHT #2A#

!INT. NOT A SCENE

~la la
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("words", "new", "gone", "come"),
    [
        ("I am not", "I am not there.", "    I am *not* here.", "    I am *not* there."),
        ("No.", "Yes.", "No.", "Yes."),
        ("Ana  walks", "Ana runs.", "   Ana  walks.   [[why?]]  On.", "Ana runs."),
        ("They meet.", "They part.", "= They meet.", "= They part."),
        ("la la", "lo lo", "~la la", "~lo lo"),
    ],
)
def test_after_an_edit_only_that_element_has_new_bytes(
    store, tmp_path, end, words, new, gone, come
):
    file = tmp_path / "odd.fountain"
    file.write_bytes(ODD.replace("\n", end).encode())
    taken_in(store, file)
    editing.set_line_text(store, line(store, words).id, new)
    again = written(store, tmp_path, "out.fountain")
    old_rows, new_rows = changed_rows(ODD, again.decode())
    assert old_rows == [gone]
    assert come in new_rows
    assert len(new_rows) <= 2
    assert again.count(b"\r\n") == (again.count(b"\n") if end == "\r\n" else 0)
    assert any(
        one.text == line(store, new.replace("*", "")[:6]).text for one in script.lines(store)
    )


def test_added_moved_and_deleted_lines_leave_the_rest_as_it_was(store, tmp_path):
    file = tmp_path / "odd.fountain"
    file.write_text(ODD)
    taken_in(store, file)
    editing.delete_lines(store, [line(store, "la la").id])
    added = editing.add_line(
        store, line(store, "No.").scene_id, "dialogue", "Who?", character="CY",
        after=line(store, "No.").id,
    )  # fmt: skip
    again = written(store, tmp_path, "out.fountain").decode()
    assert changed_rows(ODD, again) == (["~la la"], ["CY", "Who?"])
    editing.delete_lines(store, [added])
    store.undo()
    store.undo()
    store.undo()
    assert written(store, tmp_path, "out.fountain").decode() == ODD


def test_a_heading_and_its_number_change_alone(store, tmp_path):
    file = tmp_path / "odd.fountain"
    file.write_text(ODD)
    taken_in(store, file)
    editing.change_scene(store, scene(store, "2A").id, heading="EXT. BRIDGE - NIGHT")
    again = written(store, tmp_path, "out.fountain").decode()
    assert changed_rows(ODD, again) == (["EXT. ROAD - NIGHT #2A#"], ["EXT. BRIDGE - NIGHT #2A#"])


def test_every_edit_of_a_fountain_file_reads_back_to_the_script(store, tmp_path):
    taken_in(store, FERRY_FOUNTAIN)
    for one in script.lines(store)[::3]:
        if one.kind not in ("page_break", "parenthetical"):
            editing.set_line_text(store, one.id, f"{one.text} *again* and [[so]] on_x_")
    wanted = elements(script_export.reading_of(store))
    data = written(store, tmp_path, "out.fountain")
    assert elements(read_bytes(data, "out.fountain"))[0][2][0][0] == wanted[0][2][0][0]


# -- Final Draft


def test_an_untouched_final_draft_file_comes_back_byte_for_byte(store, tmp_path):
    taken_in(store, FERRY)
    assert written(store, tmp_path, "out.fdx") == FERRY.read_bytes()


def test_what_final_draft_tells_is_in_every_room(store):
    taken_in(store, FERRY)
    first = scene(store, "1")
    assert (first.eighths, first.synopsis, first.page) == (9, "Mara finds the suitcase.", "1")
    needs = {e.name: e for e in breakdown.scene_elements(store, first.id)}
    assert needs["Red suitcase"].line_id == line(store, "Rows of wet").id
    assert breakdown.scene_elements(store, scene(store, "4").id)[0].quantity == 20
    assert [one.number for one in script.scenes(store, omitted=True) if one.omitted] == ["7"]
    strips = schedule.active_board(store).boneyard
    assert ("7",) not in [strip.numbers for strip in strips]
    bold = line(store, "Rows of wet")
    assert [bold.text[a:b] for a, b, style in bold.spans] == ["red suitcase"]


def test_a_length_of_the_file_stays_when_lines_are_edited(store):
    taken_in(store, FERRY)
    editing.add_line(store, scene(store, "1").id, "action", "Rain. " * 300)
    assert scene(store, "1").eighths == 9


UNKNOWN = re.compile(rb"<(SomethingNew|Cast|SmartType|PageLayout|HeaderAndFooter)\b.*?</\1>", re.S)


def edited(store, tmp_path):
    data = written(store, tmp_path, "out.fdx")
    assert UNKNOWN.findall(data) == UNKNOWN.findall(FERRY.read_bytes())
    assert b"<!-- kept as it was -->" in data
    assert b'<CharacterArcBeat Name="MARA">' in data
    reading = read_bytes(data, "out.fdx")
    assert check_cover("\n".join(source_rows(data)), reading) == []
    assert elements(reading) == elements(script_export.reading_of(store))
    return data, reading


def test_an_edited_line_changes_its_own_paragraph_only(store, tmp_path):
    taken_in(store, FERRY)
    editing.set_line_text(store, line(store, "It rings here").id, "It rings & rings <here>.")
    data, _ = edited(store, tmp_path)
    assert changed_rows(FERRY.read_text("utf-8"), data.decode()) == (
        ["      <Text>It rings here too.</Text>"],
        ["      <Text>It rings &amp; rings &lt;here&gt;.</Text>"],
    )


def test_tags_stay_on_their_words_when_a_line_is_edited(store, tmp_path):
    taken_in(store, FERRY)
    editing.set_line_text(
        store, line(store, "Rows of wet").id, "Rows of cars. A red suitcase stands there."
    )
    data, reading = edited(store, tmp_path)
    assert b'<Text Style="Bold" TagNumber="1">suitcase</Text>' in data
    assert ("props", "Red suitcase", 1) in reading.episodes[0].scenes[0].elements


def test_lines_and_scenes_come_and_go(store, tmp_path):
    taken_in(store, FERRY)
    editing.delete_lines(store, [line(store, "She freezes").id, line(store, "Harbour, this").id])
    editing.delete_scene(store, scene(store, "6").id)
    after = line(store, "Wind.").id
    third = scene(store, "3").id
    editing.add_line(
        store, third, "dialogue", "Cold.", character="BO", modifier="O.S.", after=after
    )
    editing.add_line(store, third, "note", "Is it?", at_top=True)
    episode = script.episodes(store)[1].id
    added = editing.add_scene(store, episode, "11", set_name="EXT. SEA - DAY")
    editing.add_line(store, added, "action", "A gull.")
    breakdown.add_to_scene(store, added, "animals", "Gull")
    _, reading = edited(store, tmp_path)
    last = reading.episodes[1].scenes[-1]
    assert (last.number, last.elements) == ("11", [("animals", "Gull", 1)])


def test_a_speech_may_change_who_says_it_and_how(store, tmp_path):
    taken_in(store, FERRY)
    editing.change_line(store, line(store, "Go ahead").id, character="HARBOUR", modifier="V.O.")
    editing.set_line_text(store, line(store, "Then whose").id, "Whose, then?")
    _, reading = edited(store, tmp_path)
    assert ("dialogue", "Whose, then?", "MARA", "", "right") in flat(reading)


def test_notes_change_and_go(store, tmp_path):
    taken_in(store, FERRY)
    editing.set_line_text(store, line(store, "is the sister").id, "She is alive.")
    editing.delete_lines(store, [line(store, "Which ferry").id, line(store, "My sister").id])
    edited(store, tmp_path)


def test_the_breakdown_goes_out_as_tags(store, tmp_path):
    taken_in(store, FERRY)
    first = scene(store, "1").id
    gone = next(e for e in breakdown.scene_elements(store, first) if e.name == "Thin coat")
    breakdown.remove_from_scene(store, [gone.id])
    breakdown.add_to_scene(store, first, "vehicles", "Trucks", 12)
    breakdown.add_to_scene(store, first, "intimacy", "Held hands")
    _, reading = edited(store, tmp_path)
    assert set(reading.episodes[0].scenes[0].elements) == {
        ("props", "Red suitcase", 1),
        ("vehicles", "Trucks", 12),
        ("intimacy", "Held hands", 1),
    }


def test_a_changed_length_and_synopsis_go_out(store, tmp_path):
    taken_in(store, FERRY)
    editing.change_scene(store, scene(store, "2").id, eighths=20, synopsis="They climb.")
    editing.change_scene(store, scene(store, "1").id, synopsis="")
    data, reading = edited(store, tmp_path)
    first, second = reading.episodes[0].scenes[:2]
    assert (first.synopsis, second.synopsis, second.eighths) == ("", "They climb.", 20)
    assert b'Length="2 4/8"' in data


def test_a_script_of_another_format_goes_out_as_final_draft_and_reads_back(store, tmp_path):
    taken_in(store, FERRY_FOUNTAIN)
    for number, name, quantity in (("1", "Trucks", 2), ("10", "Phone", 1)):
        breakdown.add_to_scene(store, scene(store, number).id, "props", name, quantity)
    data = written(store, tmp_path, "out.fdx")
    reading = read_bytes(data, "out.fdx")
    wanted = script_export.reading_of(store)
    assert elements(reading) == elements(wanted)
    assert reading.title == "Show"
    found = [(one.number, one.elements, one.eighths) for e in reading.episodes for one in e.scenes]
    assert found == [
        (one.number, one.elements, 0 if one.heading == "OMITTED" else one.eighths)
        for e in wanted.episodes
        for one in e.scenes
    ]


def test_a_final_draft_script_goes_out_as_fountain(store, tmp_path):
    taken_in(store, FERRY)
    again = read_bytes(written(store, tmp_path, "out.fountain"), "out.fountain")
    assert elements(again) == elements(script_export.reading_of(store))


CHINESE = """《玻璃桥》
大纲：一座桥。
第1集：夜
1-1 夜 外 桥
人物：@阿明、林晚
道具：手机×2
△雨。
@阿明（OS）：有人。
林晚：谁？
【字幕：三年后】
"""


@pytest.mark.parametrize("name", ["out.fdx", "out.fountain"])
def test_a_chinese_script_goes_out_and_comes_back(store, tmp_path, name):
    file = tmp_path / "桥.txt"
    file.write_text(CHINESE, encoding="utf-8")
    taken_in(store, file)
    reading = read_bytes(written(store, tmp_path, name), name)
    assert elements(reading) == elements(script_export.reading_of(store))
    assert any(text.strip() == "大纲：一座桥。" for _, text in reading.front)
    one = reading.episodes[0].scenes[0]
    assert one.lines[-2].character == "林晚"
    assert {element for element in one.elements if element[0] == "props"} == {("props", "手机", 2)}


def test_undo_takes_an_import_back_with_its_file(store):
    taken_in(store, FERRY)
    assert [name for name, _ in script.originals(store)] == ["fdx"]
    store.undo()
    assert script.originals(store) == []


def test_a_rewrite_in_final_draft_brings_its_lengths_and_is_the_new_original(store, tmp_path):
    taken_in(store, FERRY)
    before = {one.number: one.id for one in script.scenes(store)}
    again = tmp_path / "again.fdx"
    text = FERRY.read_text("utf-8").replace('Length="3/8"', 'Length="5/8"', 1)
    again.write_text(text.replace("She freezes.", "She *freezes*."), encoding="utf-8")
    taken_in(store, again)
    assert {one.number: one.id for one in script.scenes(store)} == before
    assert scene(store, "2").eighths == 5
    assert breakdown.scene_elements(store, before["4"])[0].quantity == 20
    assert written(store, tmp_path, "out.fdx") == again.read_bytes()


def test_emphasis_alone_changes_a_line_without_a_new_id(store, tmp_path):
    file = tmp_path / "a.fountain"
    file.write_text("INT. A - DAY\n\nShe runs fast.\n")
    taken_in(store, file)
    had = line(store, "She runs").id
    file.write_text("INT. A - DAY\n\nShe runs *fast*.\n")
    taken_in(store, file)
    assert line(store, "She runs").id == had
    assert written(store, tmp_path, "out.fountain") == file.read_bytes()


def test_marks_of_revisions_are_stars_of_lines(store):
    taken_in(store, FERRY)
    assert [(one.name[:4], one.colour, one.lines) for one in revisions.revisions(store)] == [
        ("Pink", "pink", 2)
    ]
    store.undo()
    assert revisions.revisions(store) == []


def test_two_files_of_two_episodes_go_out_as_one(store, tmp_path):
    for number in (1, 2):
        file = tmp_path / f"{number}.fdx"
        head = f"<Paragraph Type='New Act'><Text>EPISODE {number}</Text></Paragraph>"
        body = f"<Paragraph Type='Action'><Text>Act {number}.</Text></Paragraph>"
        own = f"<Own n='{number}'/>"
        file.write_text(f"<FinalDraft><Content>{head}{body}</Content>{own}</FinalDraft>")
        taken_in(store, file)
    data = written(store, tmp_path, "out.fdx")
    reading = read_bytes(data, "out.fdx")
    assert elements(reading) == elements(script_export.reading_of(store))
    assert b"<Own n='1'/>" in data
