"""Fountain written back into its file: bytes of what nobody changed, whatever the file holds."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.base.errors import StudioError
from studio.script.formats import read_bytes, write_fountain, write_fountain_file
from studio.script.formats.fountain import read_fountain
from studio.script.reading import ReadLine
from tests.script.formats.script_elements import SAMPLES, elements
from tests.script.formats.test_script_cover import REAL, has_no_form

ROUNDS = int(os.environ.get("STUDIO_FUZZ_ROUNDS", "150"))
relaxed = settings(max_examples=ROUNDS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
rows = st.one_of(st.sampled_from(REAL), st.text("ab *_\\晚^@!.", max_size=12))
scripts = st.lists(rows, min_size=1, max_size=20)
ends = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])


def read(data):
    try:
        return read_bytes(data, "x.fountain", "fountain")
    except StudioError:
        return None


@relaxed
@given(rows=scripts, end=ends, mark=st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_any_file_comes_back_byte_for_byte(rows, end, mark):
    data = mark + end.join(rows).encode()
    reading = read(data)
    assert reading is None or write_fountain_file(reading, data) == data


@relaxed
@given(rows=scripts, end=ends, what=st.integers(0, 2), where=st.integers(0, 30))
def test_any_edit_reads_back_as_it_would_from_a_new_file(rows, end, what, where):
    data = end.join(rows).encode()
    reading = read(data)
    places = [
        (one, at)
        for episode in (reading.episodes if reading else ())
        for one in episode.scenes
        for at in range(len(one.lines))
    ]
    if not places or has_no_form("\n".join(rows)):
        return
    one, at = places[where % len(places)]
    if what == 0:
        del one.lines[at]
    elif what == 1:
        one.lines.insert(at, ReadLine("action", "Something between.", (0, 0)))
    elif one.lines[at].kind in ("action", "dialogue"):
        one.lines[at].text, one.lines[at].spans = "New words.", ()
    written = read(write_fountain_file(reading, data))
    fresh = read_fountain(write_fountain(reading))
    assert written is None or filled(written) in (filled(reading), filled(fresh))


def filled(reading):
    """Elements, without scenes and episodes that hold nothing."""
    made = [
        (number, title, [one for one in scenes if one[0] is not None or one[2]])
        for number, title, scenes in elements(reading)
    ]
    return [episode for episode in made if episode[0] is not None or episode[2]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_of_the_file_is_kept(encoding):
    text = "INT. 客厅 - DAY\r\n\r\n林晚走进来，看着他。\r\n\r\n@林晚\r\n你好。\r\n"
    data = text.encode(encoding)
    reading = read(data)
    reading.episodes[0].scenes[0].lines[1].text = "再见。"
    assert write_fountain_file(reading, data).decode(encoding) == text.replace("你好", "再见")


def test_a_name_that_begins_with_a_sign_of_the_syntax_keeps_it():
    data = b"@@A\nHello.\n"
    reading = read(data)
    assert reading.episodes[0].scenes[0].lines[0].character == "@A"
    assert elements(read_fountain(write_fountain(reading))) == elements(reading)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("fountain/*.fountain")), ids=lambda p: p.stem)
def test_a_line_added_to_a_sample_changes_nothing_else(path):
    data = path.read_bytes()
    reading = read(data)
    scenes = [one for episode in reading.episodes for one in episode.scenes]
    scenes[-1].lines.append(ReadLine("action", "One more line.", (0, 0)))
    written = write_fountain_file(reading, data)
    assert written.startswith(data.rstrip())
    assert written[len(data.rstrip()) :].strip() == b"One more line."
