"""Where lines stand, and the ASS document that says so."""

from dataclasses import replace

import pytest

from studio.subtitles import ass
from studio.subtitles.formats.markup import marked, plain
from studio.subtitles.layout import lay_out
from studio.subtitles.limits import limits
from studio.subtitles.measure import FontMeasure
from studio.subtitles.model import TrackCue
from studio.subtitles.type import faces, order

CUE = TrackCue("1", "e", None, None, 0, 2000, "speech", "bottom", "", "x", "Hi", "translated", "")
EN = limits("en")


def events(text, code="en", **values):
    placed = lay_out([replace(CUE, text=text, **values)], limits(code))
    written = ass.document(placed, limits(code), 1080, 1920)
    return [line for line in written.splitlines() if line.startswith("Dialogue")]


def test_bold_italics_and_underline_are_cut_out_of_a_text():
    text = "<i>One <b>two</b>\nthree</i> <u>four</u> {\\an8}<font color=red>5</font>"
    parts = marked(text)
    assert "".join(part.text for part in parts) == plain(text)
    assert [(p.text, p.bold, p.italic, p.underline) for p in parts] == [
        ("One ", False, True, False),
        ("two", True, True, False),
        ("\nthree", False, True, False),
        (" ", False, False, False),
        ("four", False, False, True),
        (" ", False, False, False),
        ("5", False, False, False),
    ]


def test_a_line_is_one_event_with_its_font_size_and_place():
    first, second = events("One\nTwo")
    size = f"{ass.font_size(order('Latn')[0], 56):.2f}"
    assert first.startswith("Dialogue: 0,0:00:00.00,0:00:01.99,Default,,0,0,0,,{\\an2\\pos(540.00,")
    assert first.endswith(f"{{\\fnInter Bold\\fs{size}}}{{\\b0\\i0\\u0}}One")
    assert second.endswith("Two")


def test_marks_are_carried_over_lines():
    first, second = events("<i>One\nTwo</i>")
    assert "\\i1" in first
    assert "\\i1" in second


def test_another_font_within_a_line_has_its_own_size():
    line = events("Cheng 程小满")[0]
    assert "{\\fnInter Bold\\fs" in line
    assert "{\\fnNoto Sans SC Bold\\fs81.09}" in line


def test_nothing_in_a_text_is_a_command():
    assert ass.escaped("a{b}c\\Nd\te\x0bf") == "a\\{b\\}c\\\u2060Nd e f"
    assert events("5{6}")[0].endswith("5\\{6\\}")


def test_a_right_to_left_line_says_so_and_others_do_not():
    assert "\u200f" in events("Sarah قالت", code="ar")[0]
    assert "\u200f" not in events("Sarah")[0]


@pytest.mark.parametrize(
    ("ms", "written"),
    [
        (0, "0:00:00.00"),
        (1, "0:00:00.00"),
        (333, "0:00:00.33"),
        (340, "0:00:00.33"),
        (341, "0:00:00.34"),
        (3_723_456, "1:02:03.45"),
    ],
)
def test_times_are_the_hundredth_before(ms, written):
    assert ass.clock(ms) == written


def test_the_em_is_the_same_in_every_font():
    for face in faces():
        above, below = ass.room(face)
        assert ass.font_size(face, 56) == pytest.approx(56 * (above + below))
        assert 1.2 < above + below < 2.3


@pytest.mark.parametrize(
    ("width", "height", "stage"),
    [
        (1080, 1920, (1080, 1920, 0, 0)),
        (540, 960, (1080, 1920, 0, 0)),
        (2160, 3840, (1080, 1920, 0, 0)),
        (1920, 1080, (3413, 1920, 1166.5, 0)),
        (1080, 2400, (1080, 2400, 0, 240)),
    ],
)
def test_another_shape_is_cut_to_the_upright_one_from_its_middle(width, height, stage):
    made = ass.stage(width, height)
    assert (made.width, made.height, made.left, made.top) == stage


def lines(text, code="en", **values):
    placed = lay_out([replace(CUE, text=text, **values)], limits(code))
    return placed[0].lines


def test_the_last_line_stands_at_the_foot_of_the_box_and_a_top_one_at_its_head():
    one, two = lines("One\nTwo")
    assert two.y == pytest.approx(1440 - 4 - 2 - 0.3 * 56)
    assert two.y - one.y == pytest.approx(1.3 * 56)
    assert lines("One")[0].y == two.y
    assert lines("One", place="top")[0].y == pytest.approx(250 + 4 + 56)


def test_short_lines_stand_in_the_middle_of_the_picture_and_wide_ones_in_that_of_the_box():
    assert lines("One")[0].x == 540
    wide = "I paid for everything, madam."
    assert FontMeasure().width(wide, EN) > 740
    assert [line.x for line in lines(f"{wide}\nOk.")] == [500, 500]


def test_cues_that_are_shown_at_once_stand_over_each_other():
    second = replace(CUE, id="2", start_ms=1000, end_ms=3000, text="There\nnow")
    third = replace(CUE, id="3", start_ms=3000, end_ms=4000, text="Late")
    top = replace(CUE, id="4", start_ms=500, end_ms=4000, place="top")
    empty = replace(CUE, id="5", text=" ")
    placed = {one.cue.id: one.lines for one in lay_out([third, second, top, empty, CUE], EN)}
    assert list(placed) == ["1", "4", "2", "3"]
    assert placed["2"][-1].y == pytest.approx(placed["1"][0].y - 1.3 * 56)
    assert placed["3"][0].y == placed["1"][0].y


def test_what_does_not_fit_is_broken_here_and_not_by_the_renderer():
    found = lines("今天的新娘换人了今天的新娘换人了今天的新娘", code="zh-Hans")
    assert len(found) == 2
    assert all(line.width <= limits("zh-Hans").width for line in found)
