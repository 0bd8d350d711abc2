from fractions import Fraction

import pytest

from studio.takes.timecode import counted_on

NTSC = Fraction(30000, 1001)


@pytest.mark.parametrize(
    ("start", "frames", "fps", "expected"),
    [
        ("10:00:00:00", 0, Fraction(25), "10:00:00:00"),
        ("10:00:00:20", 10, Fraction(25), "10:00:01:05"),
        ("00:59:59:29", 1, Fraction(30), "01:00:00:00"),
        ("23:59:59:23", 1, Fraction(24), "00:00:00:00"),
        ("00:00:59:29", 1, NTSC, "00:01:00:00"),
        ("00:00:59;29", 1, NTSC, "00:01:00;02"),
        ("00:09:59;29", 1, NTSC, "00:10:00;00"),
        ("00:00:00;00", 17982, NTSC, "00:10:00;00"),
        ("00:00:00;00", 107892, NTSC, "01:00:00;00"),
        ("00:01:00;02", -1, NTSC, "00:00:59;29"),
        ("00:00:59;59", 1, Fraction(60000, 1001), "00:01:00;04"),
        ("23:59:59;29", 1, NTSC, "00:00:00;00"),
    ],
)
def test_a_timecode_is_counted_on(start, frames, fps, expected):
    assert counted_on(start, frames, fps) == expected


def test_counting_frame_by_frame_never_repeats_nor_drops_more_than_two_numbers():
    shown = [counted_on("00:00:00;00", at, NTSC) for at in range(20_000)]
    assert len(set(shown)) == len(shown)
    assert shown == sorted(shown)
    assert "00:03:00;00" not in shown
    assert "00:10:00;00" in shown


@pytest.mark.parametrize("text", ["", "nonsense", "10:00:00", "10:61:00:00", "10:00:00:25"])
def test_what_is_no_timecode_gives_none(text):
    assert counted_on(text, 5, Fraction(25)) == ""
