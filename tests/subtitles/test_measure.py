"""The ruler: which font draws what, and how wide a line is in it."""

import threading

import pytest

from studio.subtitles.breaking import break_text, fits
from studio.subtitles.limits import count, limits
from studio.subtitles.measure import FontMeasure, ems
from studio.subtitles.type import face_of, faces, missing, order, runs

RULER = FontMeasure()
SAID = {
    "zh-Hans": ("程小满，戒指还来，今天的新娘换人了。", "NotoSansSC-Bold.ttf"),
    "zh-Hant": ("程小滿，戒指還來，今天的新娘換人了。", "NotoSansTC-Bold.ttf"),
    "ja": ("指輪を返して。今日の花嫁は代わった。", "NotoSansJP-Bold.ttf"),
    "ko": ("반지를 돌려줘, 오늘 신부는 바뀌었어", "NotoSansKR-Bold.ttf"),
    "en": ("I paid for the banquet, so I turn off the lights.", "Inter-Bold.ttf"),
    "es": ("Devuélveme el anillo, ¿quién cambió a la novia?", "Inter-Bold.ttf"),
    "pt-BR": ("Devolva o anel, hoje a noiva mudou, não é?", "Inter-Bold.ttf"),
    "id": ("Kembalikan cincin itu, pengantinnya berganti.", "Inter-Bold.ttf"),
    "vi": ("Trả nhẫn lại đây, hôm nay cô dâu đổi người rồi.", "Inter-Bold.ttf"),
    "th": ("คืนแหวนมา วันนี้เจ้าสาวเปลี่ยนคนแล้วนะ", "NotoSansThai-Bold.ttf"),
    "ar": ("أعيدي الخاتم، العروس تغيرت اليوم", "NotoSansArabic-Bold.ttf"),
    "hi": ("अंगूठी वापस करो, आज दुल्हन बदल गई है", "NotoSansDevanagari-Bold.ttf"),
}
each = pytest.mark.parametrize("code", SAID)


@each
def test_a_language_is_drawn_by_one_bold_font(code):
    text, file = SAID[code]
    script = limits(code).script
    assert [run.face.file for run in runs(text, script)] == [file]
    assert order(script)[0].weight == 700
    assert missing(text, script) == []


def test_every_font_file_of_the_list_is_there():
    assert all(face.path.is_file() for face in faces())


def test_what_the_first_font_lacks_is_drawn_by_another_and_marks_stay_with_their_letter():
    cut = runs("Cheng 程小满 e\u0301 ok", "Latn")
    assert [(run.text, run.face.family) for run in cut] == [
        ("Cheng ", "Inter"),
        ("程小满 ", "Noto Sans SC"),
        ("e\u0301 ok", "Inter"),
    ]
    assert "".join(run.text for run in runs(SAID["th"][0], "Thai")) == SAID["th"][0]
    assert face_of("龘", "Hans").weight == 400  # rare, and only in the regular cut
    assert face_of("🙂", "Latn") is None


def test_what_no_font_holds_is_named_and_what_is_invisible_is_not():
    assert missing("a🙂b🙂ᚠ", "Latn") == ["🙂", "ᚠ"]
    assert missing("a\u200f\u2060 \u00a0b\ufe0f\n", "Latn") == []


def test_widths_are_those_of_the_font():
    assert RULER.width("你好", limits("zh")) == pytest.approx(112)
    assert RULER.width("", limits("en")) == 0
    assert RULER.width("<i>Hi</i>", limits("en")) == RULER.width("Hi", limits("en"))
    assert RULER.width("iii", limits("en")) < RULER.width("mmm", limits("en")) / 2
    assert RULER.width("안녕", limits("ko")) == pytest.approx(2 * 0.92 * 56, rel=0.03)


@each
def test_a_line_is_as_wide_as_when_it_is_shaped_at_once(code):
    from studio.subtitles.measure import advance

    text, script = SAID[code][0], limits(code).script
    whole = sum(advance(run.text, run.face) for run in runs(text, script))
    assert ems(text, script) == pytest.approx(whole, rel=0.01)


def test_joined_letters_and_stacked_marks_are_narrower_than_letters_apart():
    arabic = "العروس"
    assert ems(arabic, "Arab") < sum(ems(char, "Arab") for char in arabic)
    assert ems("ที่", "Thai") == ems("ท", "Thai")


@each
def test_the_mean_width_that_is_listed_is_near_the_fonts(code):
    text, within = SAID[code][0], limits(code)
    assert RULER.width(text, within) / within.em / len(text) == pytest.approx(
        within.advance, abs=0.09
    )


@each
def test_lines_are_broken_to_fit_the_box_in_pixels_too(code):
    within = limits(code)
    for line in break_text(SAID[code][0] * 2, within).split("\n"):
        assert RULER.width(line, within) <= within.width
        assert count(line, within) <= within.most


def test_wide_letters_break_a_line_that_is_short_enough_in_characters():
    within = limits("en")
    text = "WWWWWW MMMMMM WWWW"
    assert len(text) < within.target
    assert not fits(text, within)
    assert break_text(text, within) == "WWWWWW\nMMMMMM WWWW"
    assert fits(break_text(text, within), within)


def test_another_ruler_can_be_used():
    class Narrow:
        def width(self, line, limits):
            return 0.0

    assert break_text("WWWWWW MMMMMM WWWW", limits("en"), Narrow()) == "WWWWWW MMMMMM WWWW"


def test_several_threads_measure_alike():
    found = []

    def work():
        found.append(
            [ems(f"{text} {at}", "Latn") for at in range(200) for text, _ in SAID.values()]
        )

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one == found[0] for one in found)
