"""Every sample of the syntax's own test material, element for element."""

import pytest

from studio.script.formats import read_script
from tests.script.formats.script_elements import SAMPLES, flat

H = "heading"
A = "action"

EXPECTED = {
    "Boneyard": [
        (A, "A line of action."),
        ("note", "This is an inline Boneyard."),
        ("note", "This is a\nmulti-line\nBoneyard."),
        (A, "This is an boneyard."),
        ("note", "internal"),
    ],
    "CenteredText": [
        ("centred", "Centered"),
        ("transition", "Not centered"),
        ("centred", "No space"),
        ("centred", "Lots of Space"),
    ],
    "Dialogue": [
        ("dialogue", "I like to write.", "ADAM", "", ""),
        ("dialogue", "What kind of writing?", "EVE", "O.S.", ""),
        ("parenthetical", "(nervous)", "ADAM", "", ""),
        ("dialogue", "Screenwriting.", "ADAM", "", ""),
        ("dialogue", "ME TOO!", "EVE", "", ""),
        ("dialogue", "I think screenwriting is the best.", "EVE", "cont'd", ""),
        (
            "dialogue",
            "That's great.\nI was really worried you wouldn't\nlike screenwriting.",
            "ADAM",
            "",
            "",
        ),
        ("dialogue", "Oh, Adam.", "EVE", "", ""),
        ("parenthetical", "(kissing him)", "EVE", "", ""),
        ("dialogue", "I love you.", "ADAM", "", "left"),
        ("dialogue", "You're so stupid.", "EVE", "", "right"),
        ("dialogue", "Bleep Boop.", "R2D2", "", ""),
        ("parenthetical", "(This is a valid character cue.)", "R2D2", "", ""),
        (A, "23 (O.S.)\nCharacter name must include a letter"),
        (
            "dialogue",
            "That was really weird.\nI can be weird to. Here's\na space in the dialogue\n"
            "block\n\nfor absolutely no good\nreason.",
            "ADAM",
            "",
            "",
        ),
        ("parenthetical", "(feeling cocky)", "EVE", "", ""),
        ("dialogue", "Well, then I'll just indent!", "EVE", "", ""),
    ],
    "DualDialogue": [
        ("dialogue", "Yes.", "ADAM", "", "left"),
        ("dialogue", "No.", "EVE", "", "right"),
    ],
    "ForcedElements": [
        (A, "BANG\nBANG\nBANG"),
        ("dialogue", "I'm vegan.", "McDUCK", "", ""),
        ("lyric", "These are the songs", "SINGER", "", ""),
        ("lyric", "That I sing.", "SINGER", "", ""),
    ],
    "Indenting": [
        ("transition", "CUT TO:"),
        (H, "INT. GARAGE - DAY"),
        (
            A,
            "BRICK and STEEL get into Mom's PORSCHE, Steel at the wheel.  They pause for a beat, "
            "the gravity of the situation catching up with them.",
        ),
        ("dialogue", "This is everybody we've ever put away.", "BRICK", "", ""),
        ("parenthetical", "(starting the engine)", "STEEL", "", ""),
        ("dialogue", "So much for retirement!", "STEEL", "", ""),
        (A, "They speed off.  To destiny!"),
    ],
    "MultilineAction": [
        (A, "A normal line of action."),
        (
            A,
            "This is a multi-line block of Action.\nMade famous by the great\nWALTER HILL\n"
            "but used by many other writers.",
        ),
        (A, "A normal line of action."),
    ],
    "Notes": [
        (A, "A line."),
        ("note", "A note."),
        ("note", "This line spans\nmultiple lines."),
        (A, "This is an note."),
        ("note", "internal"),
    ],
    "PageBreaks": [
        (A, "Page one."),
        ("page_break", "==="),
        (A, "Page two."),
        ("page_break", "========="),
        (A, "Page three."),
    ],
    "SceneHeaders": [
        (H, "INT. HOUSE - DAY"),
        (H, "EXT. HOUSE - DAY"),
        (H, "INT HOUSE DAY"),
        (H, "EXT HOUSE DAY"),
        (H, "INT/EXT. HOUSE - DAY"),
        (H, "INT./EXT. HOUSE - DAY"),
        (H, "I/E. HOUSE - DAY"),
        (H, "I./E. HOUSE - DAY"),
        (H, "I/E HOUSE DAY"),
        (H, "INT - HOUSE - DAY"),
        (H, "EXT - HOUSE - DAY"),
        (H, "EST. HOUSE - DAY"),
        (H, "EST HOUSE DAY"),
        (H, "INT. HOUSE - DAY (1979)"),
        (H, "KITCHEN"),
        (A, "... not a scene header."),
        (A, "INT. HOUSE - DAY\nEXT. HOUSE - DAY"),
        (A, "ESTABLISHING"),
        (H, "int. house - day"),
    ],
    "SceneNumbers": [
        *((H, "INT. HOUSE - DAY") for _ in range(6)),
        (H, "INT. HOUSE - DAY - FLASHBACK (1944)"),
    ],
    "SectionHeaders": [
        ("section", "Act One"),
        ("section", "Act Two"),
        ("section", "ACT THREE"),
        ("section", "ACT FOUR"),
        ("section", "5"),
        ("section", "Level 2"),
        ("section", "Level 3"),
    ],
    "Sections-Complex": [
        ("section", "Act 1"),
        ("synopsis", "Synopsis 1"),
        (H, "INT. LOCATION - DAY"),
        ("section", "Act 2"),
        ("section", "Sequence 1"),
        (H, "INT. LOCATION - DAY"),
    ],
    "Simple": [
        (A, "FADE IN:"),
        (H, "INT. OFFICE - MORNING"),
        (A, "A MAN sits alone at his desk."),
        ("parenthetical", "(passionately)", "MAN", "V.O.", ""),
        ("dialogue", "I'm writing.", "MAN", "V.O.", ""),
        ("page_break", "===="),
        (H, "ext. house - day"),
        (A, "Another scene."),
        ("transition", "Burn to White."),
        ("centred", "THE END"),
        ("note", "Comment"),
        ("synopsis", "Synopsis"),
        ("note", "This text is in the boneyard."),
        ("section", "Section 1"),
        (A, "This is in section one."),
        ("section", "Section 1-1"),
        (A, "This should be at a higher depth than the previous section."),
        (H, "FORCED SCENE HEADING"),
        (A, "... Not a forced scene heading"),
        ("note", "Boneyard 2"),
        (
            A,
            "Scott exasperatedly throws down the card on the table and picks up the phone, "
            "hitting speed dial #1...",
        ),
        (
            "note",
            "The following should not be considered a transition because it ends with one or "
            "more spaces.",
        ),
        (A, "CUT TO:"),
    ],
    "Synopses": [
        ("section", "Act One"),
        ("synopsis", "This is the first act."),
        ("section", "Act Two"),
        ("synopsis", "This is another act."),
        ("section", "Act Three"),
        ("synopsis", "THE FINAL ACT"),
    ],
    "Transitions": [
        ("transition", "CUT TO:"),
        ("transition", "SMASH CUT TO:"),
        ("transition", "FADE TO BLACK."),
        ("transition", "NOT A STANDARD TRANSITION:"),
        (A, "CUT TO:"),
        ("transition", "GO TO:"),
        ("transition", "TO:"),
    ],
}


def sample(name):
    return read_script(SAMPLES / "fountain" / f"{name}.fountain")


@pytest.mark.parametrize("name", EXPECTED)
def test_every_element_of_a_sample_is_what_it_is(name):
    assert flat(sample(name)) == EXPECTED[name]


def test_there_is_an_expectation_for_every_sample():
    assert {path.stem for path in (SAMPLES / "fountain").glob("*.fountain")} == set(EXPECTED)


def test_scene_numbers_leave_the_heading():
    scenes = sample("SceneNumbers").episodes[0].scenes
    assert [scene.number for scene in scenes] == ["1", "1A", "1a", "A1", "I-1-A", "1.", "110A"]


def test_the_headings_of_the_sample_all_say_house_by_day():
    scenes = [scene for scene in sample("SceneHeaders").episodes[0].scenes if scene.int_ext]
    assert {(scene.set.upper(), scene.time_of_day) for scene in scenes} == {("HOUSE", "DAY")}
    assert [scene.int_ext for scene in scenes] == [
        "INT", "EXT", "INT", "EXT", "INT/EXT", "INT/EXT", "INT/EXT", "INT/EXT", "INT/EXT",
        "INT", "EXT", "EST", "EST", "INT", "INT",
    ]  # fmt: skip


def test_two_headings_without_a_line_between_are_told():
    told = sample("SceneHeaders").diagnostics
    assert [(one.severity, one.line) for one in told] == [("warning", 33)]


def test_the_title_page_is_front_matter():
    reading = sample("Simple")
    assert reading.title == "A Simple Script"
    assert reading.front == [
        (1, "Title: A Simple Script"),
        (2, "Author: Nima Yousefi"),
        (3, "Draft date: 2/1/2012"),
    ]


def test_sections_know_their_depth():
    lines = sample("SectionHeaders").episodes[0].scenes[0].lines
    assert [line.level for line in lines] == [1, 1, 1, 1, 1, 2, 3]
