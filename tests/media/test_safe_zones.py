"""Safe zones: every platform's box is free of what it draws, and `all` suits every platform."""

from datetime import date

import pytest

from studio.base.errors import StudioError
from studio.media.safe_zones import HEIGHT, WIDTH, platform, platforms
from studio.subtitles.limits import limits

each = pytest.mark.parametrize("one", platforms(), ids=lambda one: one.key)


def apart(area, box):
    left, top, right, bottom = box
    return area.right <= left or area.left >= right or area.bottom <= top or area.top >= bottom


@each
def test_a_box_lies_in_the_picture_and_clear_of_every_area(one):
    left, top, right, bottom = one.box
    assert 0 <= left < right <= WIDTH
    assert 0 <= top < bottom <= HEIGHT
    assert one.areas
    for area in one.areas:
        assert 0 <= area.left < area.right <= WIDTH
        assert 0 <= area.top < area.bottom <= HEIGHT
        assert apart(area, one.box), area.name


@each
def test_a_platform_tells_where_its_figures_come_from_and_of_when(one):
    assert one.source
    assert date.fromisoformat(one.checked)


@pytest.mark.parametrize("key", ["tiktok", "reels", "shorts", "drama"])
def test_all_platforms_keeps_clear_of_what_each_of_them_draws(key):
    for area in platform(key).areas:
        assert apart(area, platform("all").box), area.name


def test_subtitles_take_their_box_from_the_platform():
    for one in platforms():
        assert limits("th", one.key).box == one.box
    assert limits("en").box == platform("all").box


def test_an_unknown_platform_is_told_with_those_there_are():
    with pytest.raises(StudioError, match=r"“vine” is not a platform\. Use one of: all, tiktok"):
        platform("vine")
