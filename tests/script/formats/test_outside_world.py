"""Scripts as the outside world writes them: headings, speakers and whole fragments read right."""

import pytest

from studio.script.formats import check_cover, read_text
from studio.script.reading import ReadScene
from tests.script.formats.outside_world import agree, cases, is_one_of, rendered, rows

HEADINGS = list(rows("headings.txt"))
SPEECH = list(rows("speech.txt"))
NOT_SPEECH = [line for line, _ in rows("not_speech.txt")]
CASES = [(kind, *case) for kind in ("chinese", "fountain") for case in cases(f"{kind}.txt")]
QUOTES = ' "“”「」'


def scenes_of(text: str) -> list[ReadScene]:
    reading = read_text(text, "script.txt")
    assert check_cover(text, reading) == []
    assert reading.format == "chinese"
    assert not reading.unclassified
    return [scene for episode in reading.episodes for scene in episode.scenes]


def spoken(line: str) -> list[tuple[str, str, str]]:
    """Return what is spoken in a line that stands in the middle of a scene."""
    cast = "人物：林晚、张父、Lisa"
    scenes = scenes_of(f"第1集\n1-1 日 内 客厅\n{cast}\n△走来。\n{line}\n张父：好。\n")
    assert len(scenes) == 1
    lines = [line for line in scenes[0].lines if line.kind == "dialogue"]
    assert (lines[-1].character, lines[-1].text) == ("张父", "好。")
    return [(line.character, line.modifier, line.text) for line in lines[:-1]]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS, ids=[row[0] for row in HEADINGS])
def test_a_heading_of_the_outside_world_tells_number_place_and_time(heading, expected):
    episode = expected.partition("-")[0]
    number = int(episode) if "-" in expected and episode.isdigit() else 1
    scenes = scenes_of(f"第{number}集\n{heading}\n人物：甲、乙\n△甲走来。\n甲：你好。\n")
    assert len(scenes) == 1
    scene = scenes[0]
    found = (scene.number, scene.int_ext, scene.set, scene.time, scene.time_of_day)
    assert all(map(is_one_of, expected.split("|"), found)), found


@pytest.mark.parametrize(("line", "expected"), SPEECH, ids=[row[0] for row in SPEECH])
def test_a_speech_of_the_outside_world_has_its_speaker_and_words(line, expected):
    found = spoken(line)
    wanted = [part.split("|", 2) for part in expected.split(" ++ ")]
    assert len(found) == len(wanted) or wanted[0][2] == "*"
    for (character, modifier, text), want in zip(found, wanted, strict=False):
        assert is_one_of(want[0], character)
        assert is_one_of(want[1], modifier)
        assert want[2] == "*" or text.strip(QUOTES) == want[2].strip(QUOTES)


@pytest.mark.parametrize("line", NOT_SPEECH)
def test_what_only_looks_like_speech_has_no_speaker(line):
    assert spoken(line) == []


@pytest.mark.parametrize(("kind", "_title", "script", "expected"), CASES, ids=[c[1] for c in CASES])
def test_a_fragment_of_the_outside_world_is_read_as_its_writer_meant_it(
    kind, _title, script, expected
):
    reading = read_text(script, "script.txt", kind)
    assert agree(expected, reading), rendered(reading)
    assert check_cover(script, reading) == []


@pytest.mark.parametrize(("kind", "_title", "script", "expected"), CASES, ids=[c[1] for c in CASES])
@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_a_byte_order_mark_and_a_missing_last_end_change_nothing(
    kind, _title, script, expected, ends
):
    written = "\ufeff" + script.rstrip("\n").replace("\n", ends)
    assert agree(expected, read_text(written, "script.txt", kind))
