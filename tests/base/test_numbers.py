import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.base import money
from studio.base.clock import (
    read_clock,
    read_length,
    read_minutes,
    show_clock,
    show_length,
)
from studio.base.days import check_days
from studio.base.eighths import read_eighths, show_eighths
from studio.base.errors import StudioError
from studio.base.ids import new_id
from studio.base.money import major, minor
from studio.base.text import clean_text, decode, natural_key, one_line
from studio.i18n import language


@given(st.integers(0, 79_999))
def test_eighths_read_back_as_written(eighths):
    assert read_eighths(show_eighths(eighths)) == eighths


def test_eighths_are_written_as_on_a_strip():
    assert [show_eighths(n) for n in (0, 3, 8, 12, 16)] == ["0", "3/8", "1", "1 4/8", "2"]


@pytest.mark.parametrize("text", ["", "x", "1/4", "-1", "1 9", "99999"])
def test_what_is_no_page_length_is_told(text):
    with pytest.raises(StudioError, match="is not a page length"):
        read_eighths(text)


def test_clock_times_pass_midnight():
    assert [read_clock(t) for t in ("7", "0730", "7:30", "７：30", "26:00")] == [
        420,
        450,
        450,
        450,
        1560,
    ]
    assert show_clock(1560) == "26:00"
    assert show_clock(None) == ""
    assert show_length(605) == "10:05"


@pytest.mark.parametrize("text", ["", "25:60", "seven", "49:00", "7:5:5"])
def test_what_is_no_time_is_told(text):
    with pytest.raises(StudioError, match="is not a time of day"):
        read_clock(text)


@given(st.integers(-(10**12), 10**12), st.sampled_from(["CNY", "JPY", "BHD"]))
def test_money_reads_back_to_the_minor_unit(amount, currency):
    assert minor(str(major(amount, currency)), currency) == amount


@pytest.mark.parametrize("text", ["", "twelve", "nan", "1e400", "1.2.3"])
def test_what_is_no_amount_is_told(text):
    with pytest.raises(StudioError, match="is not an amount"):
        minor(text, "CNY")


def test_ids_are_unique_version_7_and_rise():
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert {(one[14], one[19] in "89ab") for one in ids} == {("7", True)}


def test_text_loses_only_what_cannot_be_stored():
    assert clean_text("a\0b\ud800c\r\nd\te\x0bf") == "abc\nd\tef"
    assert one_line("  a\n b  ") == "a b"


def test_scene_numbers_sort_as_people_count():
    numbers = ["10-1", "2-10", "2-9", "72A", "72", "A1"]
    assert sorted(numbers, key=natural_key) == ["2-9", "2-10", "10-1", "72", "72A", "A1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_texts_are_read_in_common_encodings(encoding):
    assert decode("第1集：退婚请先结账\n1-1 日 内".encode(encoding), "a.txt").endswith("日 内")


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf \n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(128, 256)) * 9]
)
def test_what_is_no_text_is_told_with_the_file_name(data):
    with pytest.raises(StudioError, match=r"odd\.txt"):
        decode(data, "odd.txt")


@pytest.mark.parametrize(("text", "length"), [("1:30", 90), ("90", 90), (" 0：05 ", 5), ("0", 0)])
def test_a_length_of_time_is_read_in_the_smaller_unit(text, length):
    assert read_length(text) == length


@pytest.mark.parametrize("text", ["", "1:60", "-3", "1:2:3", "ten"])
def test_what_is_no_length_of_time_is_refused(text):
    with pytest.raises(StudioError, match="Write it like 1:30 or 90"):
        read_length(text)


def test_an_amount_may_name_its_currency():
    assert money.read("1,200.50", "CNY") == (120_050, "CNY")
    assert money.read("usd 80", "CNY") == (8_000, "USD")
    assert money.read("3000 JPY", "CNY") == (3_000, "JPY")
    assert money.read("  ", "CNY") == (0, "CNY")
    assert money.read(money.written(120_050, "CNY"), "EUR") == (120_050, "CNY")
    assert money.written(0, "CNY") == ""
    for text in ("much", "USD", "12 yuan", "1e99"):
        with pytest.raises(StudioError):
            money.read(text, "CNY")


def test_minutes_may_be_early_late_or_in_hours():
    assert [read_minutes(t) for t in ("45", "-30", "\u221230", "+1:15", "")] == [
        45,
        -30,
        -30,
        75,
        0,
    ]
    for text in ("soon", "7:99x", "--3", "12345"):
        with pytest.raises(StudioError, match="not a length of time"):
            read_minutes(text)


@pytest.mark.parametrize("text", ["12,50", "1.200,50", "1,2", "1,200,5"])
def test_a_comma_that_may_be_a_decimal_point_is_not_guessed_at(text):
    with pytest.raises(StudioError, match="is not an amount"):
        money.minor(text, "CNY")
    assert money.minor("1,200.50", "CNY") == 120050
    assert money.minor("1，0000", "CNY") == 1_000_000


def test_every_minor_unit_of_a_currency_is_shown():
    for currency, shown in (("LAK", "1,234.50"), ("JPY", "123,450"), ("KWD", "123.450")):
        assert language("en").money(123450, currency).split() == [currency, shown]


def test_dates_are_kept_in_one_form_and_compared_as_dates():
    assert check_days("20261207", " 2026-12-31 ") == ("2026-12-07", "2026-12-31")
    with pytest.raises(StudioError, match="before the first, 2026-12-07"):
        check_days("2026-W50-1", "20261206")
