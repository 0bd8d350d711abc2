"""Fountain's marks of emphasis become spans, and spans become marks that read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.script.formats.emphasis import read_emphasis, write_emphasis


def said(text):
    plain, spans = read_emphasis(text)
    return plain, [(style, plain[start:end]) for start, end, style in spans]


@pytest.mark.parametrize(
    ("text", "plain", "styled"),
    [
        ("*a*", "a", [("italic", "a")]),
        ("**b** c", "b c", [("bold", "b")]),
        ("***c***", "c", [("bold", "c"), ("italic", "c")]),
        ("_u u_", "u u", [("underline", "u u")]),
        ("_**x** y_", "x y", [("bold", "x"), ("underline", "x y")]),
        ("**bold *both***", "bold both", [("bold", "bold both"), ("italic", "both")]),
        ("***c** d*", "c d", [("bold", "c"), ("italic", "c d")]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("snake_case_name", "snake_case_name", []),
        (r"\*lit\*", "*lit*", []),
        (r"*a \* b*", "a * b", [("italic", "a * b")]),
        ("*open", "*open", []),
        ("* a*", "* a*", []),
        ("*over\nlines*", "*over\nlines*", []),
        ("*one*\n*two*", "one\ntwo", [("italic", "one"), ("italic", "two")]),
        ("____ and ****", "____ and ****", []),
        ("*林晚*走了", "林晚走了", [("italic", "林晚")]),
        ("C:\\dir", "C:\\dir", []),
    ],
)
def test_marks_are_read_as_the_syntax_says(text, plain, styled):
    assert said(text) == (plain, styled)


@given(st.text("ab *_\\\n", max_size=24))
def test_what_is_read_can_be_written_and_read_again(text):
    plain, spans = read_emphasis(text)
    again = write_emphasis(plain, spans, escape=True)
    if "\\" not in plain:
        assert read_emphasis(again)[0] == plain


def test_marks_take_linear_time():
    for mark in ("*", "_", "**", "* a", "*_", "\\*", "a*", " *"):
        read_emphasis(mark * 100_000)
