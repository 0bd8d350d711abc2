"""A language says lists, messages inside messages, and light in its own way."""

import pytest

from studio.base.words import msg
from studio.i18n import language
from studio.script.light import say_light


@pytest.mark.parametrize(
    ("code", "mark", "joined"),
    [
        ("en", ",", "1-1, 1-2"),
        ("zh", ",", "1-1、1-2"),
        ("en", ";", "1-1; 1-2"),
        ("zh", ";", "1-1；1-2"),
        ("zh", ":", "1-1：1-2"),
        ("zh", ".", "1-1。1-2"),
        ("qps", ",", "1-1, 1-2"),
    ],
)
def test_a_list_is_joined_by_the_marks_of_its_language(code, mark, joined):
    assert language(code).join(("1-1", "1-2"), mark) == joined


def test_a_message_may_hold_messages_and_lists():
    message = msg("{day} is locked. Unlock it first.", day=msg("Day {day}", day=3))
    assert str(message) == "Day 3 is locked. Unlock it first."
    assert language("zh").say(message) == "第3天已锁定。请先解锁。"
    several = msg("{names} not available", names=("Lin", msg("Boneyard")))
    assert str(several) == "Lin, Boneyard not available"
    assert "Lin、待排区" in language("zh").say(several)


@pytest.mark.parametrize(
    ("where", "when", "english", "chinese"),
    [
        ("INT", "DAY", "Int Day", "内日"),
        ("EXT", "NIGHT", "Ext Night", "外夜"),
        (None, "DUSK", "Dusk", "昏"),
        ("EXT", None, "Ext", "外"),
    ],
)
def test_light_is_said_as_scripts_of_the_language_do(where, when, english, chinese):
    assert say_light(language("en"), where, when) == english
    assert say_light(language("zh"), where, when) == chinese
