"""Line breaks: what every language forbids, and what reads best."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.base.errors import StudioError
from studio.subtitles.breaking import break_text, divided, fits, joined, shown
from studio.subtitles.limits import MeanMeasure, characters, count, limits, platforms

EN, ZH, TH, KO = limits("en"), limits("zh-Hans"), limits("th"), limits("ko")


def test_limits_come_from_the_language_its_base_or_the_default():
    assert (ZH.most, ZH.speed, ZH.lines) == (14, 9, 2)
    assert limits("zh-Hant").most == ZH.most
    assert limits("pt-BR").advance == 0.5
    assert (limits("sw").most, limits("sw").language) == (29, "sw")
    assert "all" in platforms()
    assert limits("en", "tiktok").box == (60, 180, 916, 1460)
    with pytest.raises(StudioError, match="not a platform"):
        limits("en", "vine")


def test_characters_are_counted_as_the_language_counts():
    assert count("你好，OK!", ZH) == 4.5
    assert count("Hello, you!", EN) == 11
    assert count("<i>Hi</i>\n{\\an8}yes", EN) == 5
    assert count("안녕 A", KO) == 3


def test_widths_are_estimated_from_the_mean_advance():
    ruler = MeanMeasure()
    assert ruler.width("你好", ZH) == 112
    assert ruler.width("x" * 10, EN) == pytest.approx(285.6)
    assert ruler.width("你" * ZH.most, ZH) <= ZH.width
    assert ruler.width("x" * EN.most, EN) == pytest.approx(828, abs=1)


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        ("en", "Give me back the ring.", ["Give me back the ring."]),
        (
            "en",
            "I paid for the banquet, and I turn off the lights.",
            ["I paid for the banquet,", "and I turn off the lights."],
        ),
        ("en", "She never paid for the ring", ["She never paid", "for the ring"]),
        ("en", "one  two\nthree", ["one two three"]),
        (
            "es",
            "Devuélveme el anillo, hoy cambia la novia.",
            ["Devuélveme el anillo,", "hoy cambia la novia."],
        ),
        ("zh-Hans", "退婚可以，请先结账。", ["退婚可以，请先结账。"]),
        (
            "zh-Hans",
            "程小满，戒指还来，今天的新娘换人了。",
            ["程小满，戒指还来，", "今天的新娘换人了。"],
        ),
        (
            "zh-Hans",
            "今天的宴席合同谁签的？尾款谁付的？",
            ["今天的宴席合同谁签的？", "尾款谁付的？"],
        ),
        (
            "zh-Hans",
            "三年秋油配方费四百三十万宴席四十万",
            ["三年秋油配方费", "四百三十万宴席四十万"],
        ),
        ("ko", "반지를 돌려줘, 오늘 신부는 바뀌었어", ["반지를 돌려줘,", "오늘 신부는 바뀌었어"]),
        ("th", "คืนแหวนมา วันนี้เจ้าสาวเปลี่ยนคนแล้วนะ", ["คืนแหวนมา", "วันนี้เจ้าสาวเปลี่ยนคนแล้วนะ"]),
        ("th", "วันนี้เจ้าสาวเปลี่ยนคนแล้วสินะนะครับ", ["วันนี้เจ้าสาวเปลี่ยน", "คนแล้วสินะนะครับ"]),
        ("ar", "أعيدي الخاتم، العروس تغيرت اليوم", ["أعيدي الخاتم،", "العروس تغيرت اليوم"]),
    ],
)
def test_lines_break_where_they_read_best(language, text, lines):
    assert break_text(text, limits(language)).split("\n") == lines


def test_words_and_numbers_stay_whole_in_chinese():
    broken = break_text("他在二零二四年用POS机刷了Mastercard信用卡买单", ZH)
    assert "POS" in broken
    assert "Mastercard" in broken


def test_a_mark_is_never_cut_nor_parted_from_what_it_marks():
    broken = break_text("程小满戒指还来<i>今天的新娘换人了</i>大家都知道吗", ZH)
    assert "<i>今" in broken
    assert "了</i>" in broken


han = st.text("你我他的了一二三，。！？“”（）《》AB12 ", min_size=1, max_size=40)
thai = st.text("กขคงเแโใไะาำ่้็ๆฯ AB", min_size=1, max_size=60)
latin = st.text("abc de,. fghi ", min_size=1, max_size=90)


@given(han.map(lambda s: (s, ZH)) | thai.map(lambda s: (s, TH)) | latin.map(lambda s: (s, EN)))
def test_breaking_loses_nothing_and_obeys_the_rules(case):
    text, within = case
    broken = break_text(text, within)
    assert "".join(broken.split()) == "".join(text.split())
    lines = broken.split("\n")
    if within is not EN:
        for line in lines[1:]:
            assert line[0] not in characters().not_first or lines[0] == ""
            assert line[0] not in "ะาำๆฯ่้็"
        for line in lines[:-1]:
            assert line[-1] not in characters().not_last
            assert line[-1] not in "เแโใไ"
    assert "".join(break_text(broken, within).split()) == "".join(text.split())


@given(han, st.floats(0.1, 0.9))
def test_a_divided_text_is_the_text(text, share):
    first, second = divided(text, ZH, share)
    assert "".join((first + second).split()) == "".join(text.split())


def test_what_fits_is_shown_as_it_is_and_what_does_not_is_broken_anew():
    assert shown("Hi\nthere", EN) == "Hi\nthere"
    long = "This line is far too long to be shown\nok"
    assert not fits(long, EN)
    assert fits(shown(long, EN), EN)
    assert joined("你好\n世界", ZH) == "你好世界"
    assert joined("Hi\nthere", EN) == "Hi there"


def test_texts_divide_at_the_pause_near_the_wished_place():
    assert divided("Go home. I will stay here with her.", EN, 0.3) == (
        "Go home.",
        "I will stay here with her.",
    )
    assert divided("退婚可以，请先结账。", ZH) == ("退婚可以，", "请先结账。")
    assert divided("Word", EN) == ("Word", "")


@pytest.mark.parametrize("language", ["en", "zh-Hans", "th"])
def test_a_very_long_text_takes_linear_time(language):
    begun = time.perf_counter()
    break_text("你a แก, " * 20_000, limits(language))
    assert time.perf_counter() - begun < 8


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("th", "เด็กร้านก๋วยเตี๋ยวอย่างเธอคู่ควรจะเข้าบ้านตระกูลเฮ่อหรือ", ["ก๋วยเตี๋ยว", "ตระกูล", "บ้าน"]),
        ("zh-Hans", "程小满戒指还来今天的新娘换人了", ["戒指", "今天", "新娘"]),
        ("zh-Hant", "一個麵館丫頭也配進我們賀家的門嗎", ["麵館", "丫頭", "賀家"]),
        ("ja", "今日は新婦が変わりましたラーメン屋の娘", ["今日は", "新婦が", "ラーメン屋"]),
    ],
)
def test_no_word_is_cut(language, text, whole):
    lines = break_text(text, limits(language)).split("\n")
    assert len(lines) > 1
    for word in whole:
        assert any(word in line for line in lines), word


def test_a_phrase_longer_than_a_line_is_cut_all_the_same():
    within = limits("zh-Hans")
    assert fits(break_text("哈" * 20, within), within)
