from datetime import date
from zoneinfo import ZoneInfo

from studio.callsheet.model import day_clock
from studio.callsheet.sun import sun_times

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_the_sun_over_hengdian_on_a_summer_day():
    sun = sun_times(date(2026, 8, 1), 29_154_321, 120_301_234, SHANGHAI)
    assert (day_clock(sun.sunrise), day_clock(sun.sunset)) == ("05:19", "18:51")
    assert sun.first_light < sun.sunrise < sun.sunset < sun.last_light
    assert sun.golden_morning[0] < sun.golden_morning[1] < sun.golden_evening[0]


def test_every_time_is_of_that_day_on_both_sides_of_the_date_line():
    for zone, longitude in (("Pacific/Auckland", 174_760_000), ("Pacific/Honolulu", -157_850_000)):
        sun = sun_times(date(2026, 6, 1), -20_000_000, longitude, ZoneInfo(zone))
        times = (sun.first_light, sun.sunrise, sun.sunset, sun.last_light, *sun.golden_morning)
        assert all(0 <= time < 24 * 60 for time in times)
        assert sun.sunrise < 12 * 60 < sun.sunset


def test_in_the_polar_night_the_sun_does_not_rise():
    oslo = ZoneInfo("Europe/Oslo")
    sun = sun_times(date(2026, 12, 21), 78_220_000, 15_640_000, oslo)
    assert (sun.sunrise, sun.sunset, sun.golden_evening) == (None, None, None)
    assert day_clock(sun.sunrise) == "—"


def test_on_the_polar_day_it_does_not_set():
    sun = sun_times(date(2026, 6, 21), 78_220_000, 15_640_000, ZoneInfo("Europe/Oslo"))
    assert (sun.first_light, sun.sunset) == (None, None)
