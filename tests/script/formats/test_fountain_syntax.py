"""Fountain beyond its samples: blank lines, forced marks, comments, headings, episodes."""

import pytest

from studio.script.formats import check_cover, read_text, write_fountain
from tests.script.formats.script_elements import elements, flat


def read(text):
    reading = read_text(text, "test.fountain", "fountain")
    assert check_cover(text.replace("\r\n", "\n").lstrip("\ufeff"), reading) == []
    return reading


def scene_of(heading):
    return read(f"{heading}\n\nAction.").episodes[0].scenes[0]


@pytest.mark.parametrize(
    ("heading", "int_ext", "place", "time", "of_day"),
    [
        ("INT. HOUSE - DAY", "INT", "HOUSE", "DAY", "DAY"),
        ("EXT. ROAD - NIGHT", "EXT", "ROAD", "NIGHT", "NIGHT"),
        ("INT./EXT. CAR (MOVING) - DUSK", "INT/EXT", "CAR (MOVING)", "DUSK", "DUSK"),
        ("I/E. CAR - SUNRISE", "INT/EXT", "CAR", "SUNRISE", "DAWN"),
        ("EXT/INT. PORCH — MAGIC HOUR", "INT/EXT", "PORCH", "MAGIC HOUR", "DUSK"),
        ("EST. CITY – EARLY MORNING", "EST", "CITY", "EARLY MORNING", "DAY"),
        ("INT. HOUSE - KITCHEN - LATE NIGHT", "INT", "HOUSE - KITCHEN", "LATE NIGHT", "NIGHT"),
        ("INT. HOUSE - CONTINUOUS", "INT", "HOUSE", "CONTINUOUS", None),
        ("INT. HOUSE - MOMENTS LATER", "INT", "HOUSE", "MOMENTS LATER", None),
        ("INT. HOUSE - TEN YEARS LATER", "INT", "HOUSE", "TEN YEARS LATER", None),
        ("INT. HOUSE - DAY 3", "INT", "HOUSE", "DAY 3", "DAY"),
        ("INT. HOUSE - DAY/NIGHT", "INT", "HOUSE", "DAY/NIGHT", "DAY"),
        ("INT. DOWNTOWN - NIGHT CLUB", "INT", "DOWNTOWN - NIGHT CLUB", "", None),
        ("INT. HOUSE, NIGHT", "INT", "HOUSE", "NIGHT", "NIGHT"),
        ("INT. HOUSE (NIGHT)", "INT", "HOUSE", "NIGHT", "NIGHT"),
        ("INT. X-RAY ROOM - DAY", "INT", "X-RAY ROOM", "DAY", "DAY"),
        ("INT. HOUSE", "INT", "HOUSE", "", None),
        (
            "INT. HOUSE - DAY - FLASHBACK (1944)",
            "INT",
            "HOUSE",
            "DAY - FLASHBACK (1944)",
            "DAY",
        ),
        (".SNIPER SCOPE POV", None, "SNIPER SCOPE POV", "", None),
        (".1-1 日 内 客厅", "INT", "客厅", "日", "DAY"),
        ("INT。 客厅 - 日", "INT", "客厅", "日", "DAY"),
    ],
)
def test_a_heading_tells_place_and_time(heading, int_ext, place, time, of_day):
    scene = scene_of(heading)
    assert (scene.int_ext, scene.set, scene.time, scene.time_of_day) == (
        int_ext,
        place,
        time,
        of_day,
    )


@pytest.mark.parametrize(
    "text",
    [
        "INTERNAL AFFAIRS INVESTIGATES.",
        "Estonia is cold.",
        "..kitchen",
        ". kitchen",
        "...and on.",
        "int",
    ],
)
def test_what_only_looks_like_a_heading_is_action(text):
    assert flat(read(f"A line.\n\n{text}\n\nMore.")) == [
        ("action", "A line."),
        ("action", text),
        ("action", "More."),
    ]


def test_a_heading_needs_an_empty_line_before_and_after():
    assert flat(read("Action.\nINT. HOUSE - DAY\n\nMore.")) == [
        ("action", "Action.\nINT. HOUSE - DAY"),
        ("action", "More."),
    ]
    reading = read("INT. HOUSE - DAY\nJohn sits.")
    assert flat(reading) == [("action", "INT. HOUSE - DAY\nJohn sits.")]
    assert [one.line for one in reading.diagnostics] == [1]


def test_a_line_that_begins_with_a_calibre_is_no_heading_inside_a_paragraph():
    assert flat(read("Winny aims a\n.38 pistol at him.")) == [
        ("action", "Winny aims a\n.38 pistol at him.")
    ]


def test_a_synopsis_may_follow_a_heading_at_once():
    assert flat(read("INT. HOUSE - DAY\n= They meet.\n\nAction.")) == [
        ("heading", "INT. HOUSE - DAY"),
        ("synopsis", "They meet."),
        ("action", "Action."),
    ]


@pytest.mark.parametrize(
    ("cue", "name", "modifier"),
    [
        ("STEEL", "STEEL", ""),
        ("MOM (O. S.)", "MOM", "O. S."),
        ("HANS (on the radio)", "HANS", "on the radio"),
        ("HANS (V.O.) (CONT'D)", "HANS", "V.O., CONT'D"),
        ("@McAVOY (V.O.)", "McAVOY", "V.O."),
        ("@林晚 (OS)", "林晚", "OS"),
        ("MAN #2", "MAN #2", ""),
        ("R2D2", "R2D2", ""),
        ("ÉLODIE", "ÉLODIE", ""),
        ("\t\tИВАН", "ИВАН", ""),
    ],
)
def test_a_cue_gives_name_and_extension(cue, name, modifier):
    assert flat(read(f"{cue}\nHello.")) == [("dialogue", "Hello.", name, modifier, "")]


@pytest.mark.parametrize("cue", ["23", "Steel", "STEEL and BRICK", "林晚", "CUT TO:", "(O.S.)"])
def test_what_is_not_in_capitals_is_no_cue(cue):
    assert flat(read(f"{cue}\nHello."))[0][0] == "action"


def test_capitals_without_words_under_them_are_action():
    assert flat(read("BANG\n\nHello.")) == [("action", "BANG"), ("action", "Hello.")]


def test_two_spaces_keep_a_speech_together_and_an_empty_line_ends_it():
    assert flat(read("DEALER\nTen.\n  \nHit or stand?\n\nHe waits.")) == [
        ("dialogue", "Ten.\n\nHit or stand?", "DEALER", "", ""),
        ("action", "He waits."),
    ]


def test_dual_dialogue_pairs_only_neighbours():
    text = "BRICK\nScrew it.\n\nSTEEL ^\n(loud)\nScrew it!\n\nThey laugh.\n\nEVE ^\nAlone."
    assert flat(read(text)) == [
        ("dialogue", "Screw it.", "BRICK", "", "left"),
        ("parenthetical", "(loud)", "STEEL", "", "right"),
        ("dialogue", "Screw it!", "STEEL", "", "right"),
        ("action", "They laugh."),
        ("dialogue", "Alone.", "EVE", "", ""),
    ]


def test_action_keeps_its_indentation_with_tabs_as_four_spaces():
    assert flat(read("INT. A - DAY\n\n\tFar in.\n        Farther.")) == [
        ("heading", "INT. A - DAY"),
        ("action", "    Far in.\n        Farther."),
    ]


def test_comments_leave_the_text_that_they_interrupt():
    text = "He waits [[how long?]] for her.\n\nEVE\nHello [[wave]] you.\n[[really?]]\nBye."
    assert flat(read(text)) == [
        ("action", "He waits for her."),
        ("note", "how long?"),
        ("dialogue", "Hello you.\nBye.", "EVE", "", ""),
        ("note", "wave"),
        ("note", "really?"),
    ]


def test_a_note_ends_at_an_empty_line_but_not_at_two_spaces():
    assert flat(read("[[one\n  \ntwo]]")) == [("note", "one\n\ntwo")]
    assert flat(read("[[one\n\ntwo]]")) == [("action", "[[one"), ("action", "two]]")]


def test_a_boneyard_may_hold_empty_lines_and_headings():
    assert flat(read("One.\n\n/* gone\n\nINT. HOUSE - DAY\n\n*/\n\nTwo.")) == [
        ("action", "One."),
        ("note", "gone\n\nINT. HOUSE - DAY"),
        ("action", "Two."),
    ]


def test_a_note_in_a_heading_stays_in_its_print_and_out_of_its_set():
    scene = scene_of("INT. HOUSE [[which?]] - DAY #7#")
    assert scene.heading == "INT. HOUSE [[which?]] - DAY"
    assert (scene.set, scene.time, scene.number) == ("HOUSE", "DAY", "7")


def test_title_pages_have_values_of_many_lines():
    reading = read("Title:\n    _**BRICK & STEEL**_\n    FULL RETIRED\nAuthor: Stu\n\nFADE IN:")
    assert reading.title == "BRICK & STEEL FULL RETIRED"
    assert len(reading.front) == 4
    assert flat(reading) == [("action", "FADE IN:")]


def test_a_title_page_may_have_full_width_colons():
    reading = read("Title：玻璃桥\nAuthor：某人\n\n.客厅")
    assert reading.title == "玻璃桥"
    assert [number for number, _ in reading.front] == [1, 2]


@pytest.mark.parametrize("first", ["FADE IN:", "CUT TO:", "INT. HOUSE - DAY - 3:00 PM", "!A: b"])
def test_a_script_may_begin_without_a_title_page(first):
    assert read(f"{first}\n\nAction.").front == []


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    text = "INT. HOUSE - DAY\n\nEVE\nHello.\n\nCUT TO:\n\nEnd."
    assert elements(read("\ufeff" + text.replace("\n", "\r\n"))) == elements(read(text))


def test_emphasis_leaves_the_words_and_is_kept_as_spans():
    reading = read("He is *very* **bold** and _under_.")
    assert flat(reading) == [("action", "He is very bold and under.")]
    line = reading.episodes[0].scenes[0].lines[0]
    said = [(line.text[start:end], style) for start, end, style in line.spans]
    assert said == [("very", "italic"), ("bold", "bold"), ("under", "underline")]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("# Episode 3: Blood", 3, "Blood"),
        ("# EPISODE 12", 12, ""),
        ("## Ep. 4 - The Wall", 4, "The Wall"),
        ("# 第3集 重逢", 3, "重逢"),
        ("EPISODE 12", 12, ""),
        ("EPISODE TWELVE: HOME", 12, "HOME"),
        ("> EPISODE 7 <", 7, ""),
    ],
)
def test_episodes_begin_with_sections_or_lines_of_their_own(line, number, title):
    reading = read(f"{line}\n\nINT. HOUSE - DAY\n\nAction.")
    assert [(one.number, one.title) for one in reading.episodes] == [(number, title)]
    assert reading.episodes[0].scenes[0].heading == "INT. HOUSE - DAY"


def test_prose_about_an_episode_begins_none():
    assert flat(read("# Act One\n\nEpisode 3 was better.")) == [
        ("section", "Act One"),
        ("action", "Episode 3 was better."),
    ]


def test_an_export_of_any_script_needs_marks_only_where_words_do_not_tell():
    text = (
        "Title: A Play\n\n# Act One\n\nINT. HOUSE - DAY #1A#\n\nA man sits.\n\n!GO TO:\n\n"
        "EVE (O.S.)\n(low)\nHello.\n\n@McDUCK ^\nBye.\n\n> Burn to white.\n\nCUT TO:\n\n"
        "> THE END <\n\n~La la\n\n= A synopsis\n\n===\n\n[[a note]]\n"
    )
    reading = read(text)
    assert write_fountain(reading) == text


def test_directions_and_setting_lines_of_chinese_scripts_survive_in_fountain():
    text = (
        "1-1 日 内 客厅\n人物：林晚\n△她抬头。\n【字幕：三年后】\n"
        "【特写】她的手\n林晚（OS）：（哭）不。"
    )
    reading = read_text(text, "x", "chinese")
    written = write_fountain(reading)
    assert "\n.1-1 日 内 客厅\n" in "\n" + written
    assert "[[人物：林晚]]" in written
    again = read(written)
    assert elements(again) == elements(reading)
    assert again.episodes[0].scenes[0].cast == ["林晚"]
    assert again.episodes[0].scenes[0].set == "客厅"
