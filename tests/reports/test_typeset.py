import pytest

from studio.reports import fonts, scripts
from studio.reports.typeset import Style, lines, width

STYLE = Style(10)


def test_every_script_gets_a_font_that_holds_it():
    used = {run.font for run in fonts.runs("Ana 林小雨 สวัสดี ﻡﺭﺣﺒﺎ किताब かな 한국어 Ω Ж", False)}
    assert used == {
        "Inter-Regular",
        "NotoSansSC-Regular",
        "NotoSansThai-Regular",
        "NotoSansArabic-Regular",
        "NotoSansDevanagari-Regular",
        "NotoSansJP-Regular",
        "NotoSansKR-Regular",
    }


def test_a_rare_character_in_bold_type_falls_back_to_the_regular_font():
    assert [run.font for run in fonts.runs("沈龘", True)] == [
        "NotoSansSC-Bold",
        "NotoSansSC-Regular",
    ]


def test_what_no_font_holds_is_spelled_out_and_not_lost():
    assert lines("Go 🚀 now", STYLE, 1000) == ("Go [rocket] now",)
    assert lines("𠮷", STYLE, 1000) == ("[U+20BB7]",)


def test_quotation_marks_take_the_font_of_their_neighbour():
    chinese = fonts.runs("他说“好……”", False)
    assert {run.font for run in chinese} == {"NotoSansSC-Regular"}
    assert {run.font for run in fonts.runs("she said “yes”…", False)} == {"Inter-Regular"}


def test_figures_stand_in_columns():
    assert width("11:11", STYLE) == pytest.approx(width("08:08", STYLE), abs=0.01)
    assert width("Scene 11", STYLE) < width("Scene 08", STYLE)


def test_no_line_is_wider_than_its_column():
    texts = [
        "A sentence with a-hyphenated-word and averyverylongwordwithoutanybreakinit at all.",
        "母亲昏倒，知意在雨里求医生。“别走！”她说（低声）：等等……",
        "กรุงเทพมหานครอมรรตนโกสินทร์มหินทรายุธยา",
        "混排 mixed 中文 and English 3/8 页",
    ]
    for text in texts:
        for wide in (30, 55, 90, 140):
            for line in lines(text, STYLE, wide):
                assert width(line, STYLE) <= wide + 0.1 or len(line) <= 2
            assert "".join(lines(text, STYLE, wide)).replace(" ", "") == text.replace(" ", "")


def test_chinese_punctuation_does_not_start_a_line():
    text = "她来了，他走了。谁也没有说话，雨一直下。"
    for wide in range(30, 120, 7):
        for line in lines(text, STYLE, wide)[1:]:
            assert line[0] not in "，。！？”）"


def test_arabic_letters_join_and_words_run_from_right_to_left():
    (line,) = lines("محمد Ana 2024", STYLE, 1000)
    assert line.startswith("Ana 2024 ")
    assert "م" not in line
    assert scripts.joined("لا") == "ﻻ"
    assert lines("(نص)", STYLE, 1000)[0][0] == "("


def parts(text):
    (line,) = lines(text, STYLE, 1000)
    return [p for run in fonts.runs(line, False) for span in run.spans for p in span.parts]


def test_a_thai_tone_gives_way_to_the_vowel_below_it():
    alone, stacked = parts("ท่")[-1], parts("ที่")[-1]
    assert alone.text[-1] == "\u0e48"
    assert stacked.text != "\u0e48"
    assert width("ที่", STYLE) == pytest.approx(width("ที", STYLE), abs=0.05)


def test_arabic_vowels_stand_over_their_letters():
    (run,) = fonts.runs(lines("عتَ", STYLE, 1000)[0], False)
    assert [span.spoken for span in run.spans] == ["تَ", "ع"]
    vowel = next(part for part in run.spans[0].parts if part.text == "\u064e")
    assert 0 < vowel.x < width("ت", STYLE) / STYLE.size


def test_devanagari_is_joined_and_its_short_i_stands_first():
    assert "".join(part.text for part in parts("कि"))[-1] == "क"
    joined = "".join(part.text for part in parts("क्षत्रिय"))
    assert len(joined) < len("क्षत्रिय")


def test_a_line_within_a_paragraph_from_right_to_left_keeps_its_direction():
    wide = width("قال لي اليوم", STYLE) + 1
    first, second = lines("قال لي اليوم Ana Lee، نعم", STYLE, wide)[:2]
    assert scripts.runs_left(first)
    assert second.endswith("Ana Lee")


def test_control_characters_and_lone_surrogates_are_dropped():
    assert lines("a\x00b\x07c\ud800d\u200be", STYLE, 1000) == ("abcde",)


def test_line_ends_are_kept_and_an_empty_text_is_one_empty_line():
    assert lines("one\r\ntwo\n", STYLE, 1000) == ("one", "two")
    assert lines("", STYLE, 1000) == ("",)
