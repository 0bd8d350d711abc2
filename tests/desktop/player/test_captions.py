"""Cues drawn over a picture: at their time, in the box, in every script, broken by us."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, qGray

from studio.desktop import fonts
from studio.desktop.player.captions import CaptionOverlay
from studio.subtitles.limits import limits
from studio.subtitles.model import TrackCue

TEXTS = {
    "zh-Hans": "你以为签了字，就能赶我走？",
    "en": "You think a signature\nwill drive me out?",
    "pt-BR": "Você acha que uma\nassinatura me expulsa?",
    "th": "คุณคิดว่าแค่เซ็นชื่อ\nก็ไล่ฉันไปได้เหรอ?",
    "ko": "서명 하나로 나를\n쫓아낼 수 있을 것 같아?",
    "ar": "تظن أن توقيعًا واحدًا\nسيطردني يا Sarah 2024!",
}


@pytest.fixture(autouse=True)
def shipped(qapp):
    fonts.register()


def over(text, code, place="bottom"):
    """An overlay with one cue that always stands."""
    cue = TrackCue("a", "e", None, None, 0, 9000, "speech", place, "", "", text, "draft", "")
    made = CaptionOverlay(float)
    made.show([cue], limits(code))
    return lambda painter, picture: made.paint(painter, picture, 0)


def drawn(work):
    """Return the box of all that is painted on a grey frame of full size, and how light it is."""
    image = QImage(1080, 1920, QImage.Format.Format_RGB32)
    image.fill(0xFF808080)
    painter = QPainter(image)
    work(painter, QRectF(0, 0, 1080, 1920))
    painter.end()
    step = 4
    found = [
        (x, y)
        for y in range(0, 1920, step)
        for x in range(0, 1080, step)
        if image.pixel(x, y) != 0xFF808080
    ]
    lights = {qGray(image.pixel(x, y)) for x, y in found}
    if not found:
        return None
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys), min(lights), max(lights)


@pytest.mark.parametrize("code", TEXTS)
def test_every_script_stands_in_the_box_at_its_foot(code):
    within = limits(code)
    box = drawn(over(TEXTS[code], code))
    left, top, right, bottom, dark, light = box
    assert left >= within.box[0] - 2
    assert right <= within.box[2] + 2
    assert within.box[3] - 180 < top < bottom <= within.box[3] + 4
    assert dark < 10  # the outline
    assert light > 245


def test_text_on_the_screen_stands_at_the_head_of_the_box():
    within = limits("en")
    _, top, _, bottom, *_ = drawn(over("Due", "en", "top"))
    assert within.box[1] - 4 <= top < bottom < within.box[1] + 100


def test_a_text_that_is_too_wide_is_broken_and_not_cut_off():
    within = limits("zh-Hans")
    long = "三年秋油配方费四百三十万宴席四十万礼服租金两万六千八"
    left, top, right, bottom, *_ = drawn(over(long, "zh-Hans"))
    assert left >= within.box[0] - 2
    assert right <= within.box[2] + 2
    assert bottom - top > 60


def test_cues_are_seen_while_they_stand():
    cue = TrackCue("a", "e", None, None, 1000, 2000, "speech", "bottom", "", "", "Hi", "draft", "")
    overlay = CaptionOverlay(lambda frame: frame * 40)
    assert drawn(lambda p, r: overlay.paint(p, r, 25)) is None
    overlay.show([cue], limits("en"))
    assert [frame for frame in range(60) if overlay.standing(frame)] == list(range(25, 50))
    assert drawn(lambda p, r: overlay.paint(p, r, 25)) is not None
    assert drawn(lambda p, r: overlay.paint(p, r, 50)) is None


def test_cues_that_stand_at_once_stand_over_each_other_and_marks_are_not_shown():
    one = drawn(over("Pay", "en"))
    plain = drawn(over("<b>Pay</b>", "en"))
    assert plain == one
    first = TrackCue("a", "e", None, None, 0, 9000, "speech", "bottom", "", "", "Pay", "draft", "")
    second = TrackCue("b", "e", None, None, 1, 9000, "speech", "bottom", "", "", "No", "draft", "")
    both = CaptionOverlay(lambda _: 5)
    both.show([first, second], limits("en"))
    assert drawn(lambda p, r: both.paint(p, r, 0))[1] < one[1] - 40
