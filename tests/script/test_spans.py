"""Emphasis keeps to its characters when texts are cut, joined and edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.script.spans import STYLES, Span, carried, dump_spans, joined, load_spans, stripped


def marked(text, *words):
    return tuple(Span(text.index(word), text.index(word) + len(word), "bold") for word in words)


def words(text, spans):
    return [text[one.start : one.end] for one in spans]


@pytest.mark.parametrize(
    ("old", "new", "bold", "expected"),
    [
        ("a red ring", "a red ring here", "red", "red"),
        ("a red ring", "see a red ring", "red", "red"),
        ("a red ring", "a bright red ring", "red", "red"),
        ("林晚抬头看他", "林晚抬起头看他", "抬头", "抬起头"),
        ("林晚抬头看他", "林晚抬头看他们", "抬头", "抬头"),
        ("a red ring", "a reed ring", "red", "reed"),
        ("a red ring", "a blue ring", "red", "blue"),
        ("a red ring", "a red", "red", "red"),
        ("red", "reds", "red", "reds"),
    ],
)
def test_an_edit_leaves_emphasis_on_its_words(old, new, bold, expected):
    assert words(new, carried(old, new, marked(old, bold))) == [expected]


def test_emphasis_goes_with_the_words_it_was_on():
    assert carried("a red ring", "a ring", marked("a red ring", "red ")) == ()
    assert carried("red", "", marked("red", "red")) == ()


spans = st.lists(
    st.builds(Span, st.integers(0, 30), st.integers(0, 30), st.sampled_from(STYLES)), max_size=6
).map(joined)


@given(st.text(max_size=30), st.text(max_size=30), spans)
def test_carried_spans_stay_inside_the_new_text(old, new, found):
    found = tuple(one for one in found if one.end <= len(old))
    for one in carried(old, new, found):
        assert 0 <= one.start < one.end <= len(new) or old == new


@given(spans)
def test_spans_survive_being_stored(found):
    assert load_spans(dump_spans(found)) == found


@pytest.mark.parametrize(
    "text", ["", "x", "[1]", "[[1,2]]", '[["a",2,"bold"]]', "{}", "[[1,2,3,4]]"]
)
def test_what_is_no_list_of_spans_counts_as_none(text):
    assert load_spans(text) == ()


def test_stripping_moves_spans_along():
    text = "  red ring "
    assert stripped(text, marked(text, "red")) == ("red ring", (Span(0, 3, "bold"),))
    assert stripped(text, marked(text, "  red"), left=False) == (
        "  red ring",
        (Span(0, 5, "bold"),),
    )
