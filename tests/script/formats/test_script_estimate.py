"""Length on paper and on screen."""

from studio.script.estimate import eighths_of, seconds_of
from studio.script.formats import read_text
from studio.script.reading import ReadLine


def action(text):
    return ReadLine("action", text, (1, 1))


def speech(text, kind="dialogue", character="EVE", dual=None):
    return ReadLine(kind, text, (1, 1), character, dual=dual)


def test_a_scene_is_never_shorter_than_an_eighth():
    assert eighths_of([], "INT. HOUSE - DAY", chinese=False) == 1
    assert eighths_of([], None, chinese=True) == 1


def test_a_full_western_page_is_eight_eighths():
    page = [action("A short line.")] * 26
    assert eighths_of(page, "INT. HOUSE - DAY", chinese=False) == 8


def test_long_lines_wrap_at_the_width_of_their_column():
    words = "word " * 108  # 540 characters: 9 lines of action, 16 of dialogue
    assert eighths_of([action(words)], None, chinese=False) == 1
    assert eighths_of([speech(words)], None, chinese=False) == 3


def test_dual_dialogue_counts_the_longer_side_only():
    words = "word " * 70
    alone = eighths_of([speech(words)], None, chinese=False)
    both = [speech(words, dual="left"), speech(words, character="ADAM", dual="right")]
    assert eighths_of(both, None, chinese=False) == alone


def test_what_is_not_printed_has_no_length():
    silent = [ReadLine(kind, "word " * 200, (1, 1)) for kind in ("note", "synopsis", "section")]
    assert eighths_of(silent, None, chinese=False) == 1
    assert seconds_of(silent, chinese=False) == 0


def test_a_chinese_page_is_a_number_of_characters():
    assert eighths_of([action("字" * 480)], None, chinese=True) == 8
    assert eighths_of([action("字" * 240)], None, chinese=True) == 4


def test_speech_and_action_take_screen_time():
    assert seconds_of([speech("字" * 45)], chinese=True) == 10
    assert seconds_of([speech("word " * 25)], chinese=False) == 10
    assert seconds_of([action("任何长度都一样。")] * 2, chinese=True) == 7


def test_punctuation_is_not_spoken():
    assert seconds_of([speech("……！？“”")], chinese=True) == 0


def test_a_reading_carries_both_estimates():
    scene = read_text("1-1 日 内 家\n林晚：" + "字" * 90, "x").episodes[0].scenes[0]
    assert (scene.eighths, scene.seconds) == (2, 20)
