from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from studio.callsheet import store as callsheet
from studio.callsheet.model import day_clock
from studio.callsheet.sheet import call_sheet
from studio.i18n import language
from studio.people import store as people
from studio.project import production
from studio.reports import callsheet_front, callsheet_head
from studio.reports.registry import report
from studio.reports.say import Speaker
from studio.schedule import days
from studio.schedule.reading import active_board
from tests.reports.reading import fonts_of, pages_of, solid, text_of

AT = datetime(2026, 12, 6, 18, 30, tzinfo=UTC)
ONE, TWO = [language("en")], [language("zh"), language("en")]


def printed(store, out, languages=TWO, day=1, at=AT):
    report("callsheet").write(store, out, languages, day, printed=at)
    return out


SPANISH = [language("es"), language("en")]


@pytest.mark.parametrize(
    "languages",
    [TWO, ONE, [language("zh")], SPANISH[:1], SPANISH],
    ids=["zh,en", "en", "zh", "es", "es,en"],
)
def test_fifteen_scenes_and_fifty_crew_take_one_front_and_one_back(show, tmp_path, languages):
    assert len(pages_of(printed(show, tmp_path / "a.pdf", languages))) == 2


def test_the_sheet_speaks_two_languages_side_by_side(show, tmp_path):
    text = text_of(printed(show, tmp_path / "a.pdf"))
    for said in (
        "雨落长街",
        "Rain on Long Street",
        "Hengdian Old Street Stage",
        "横店老街影棚",
        "0579-8655 0120",
        "沈知意",
        "Shen Zhiyi",
        "顾承舟当众宣布婚约作废。",
        "Chengzhou calls off the engagement",
        "Closed set. No visitors.",
        "封闭拍摄",
        "Waterproof connections",
        "138 0000 0049",
        "Light rain",
    ):
        assert said in text
    for message in ("General call", "Shooting call", "Department notes", "Advance"):
        assert all(one.text(message) in text for one in TWO)


def test_every_scene_and_everybody_is_on_it(show, tmp_path):
    sheet = call_sheet(show, 1)
    text = solid(printed(show, tmp_path / "a.pdf"))
    for strip in sheet.strips:
        assert strip.numbers[0] in text
    for department in sheet.crew:
        for person in department.people:
            assert person.phone.replace(" ", "") in text
    for call in sheet.cast:
        assert call.performer.main in text


def test_a_sheet_in_english_has_no_chinese(show, tmp_path):
    text = text_of(printed(show, tmp_path / "a.pdf", ONE))
    assert not [c for c in text if "\u4e00" <= c <= "\u9fff"]
    assert "07:00" in text


def test_a_sheet_in_spanish_breaks_no_word_of_its_heads(show, tmp_path):
    text = text_of(printed(show, tmp_path / "a.pdf", SPANISH))
    for message in ("Place", "Pick-up", "Make-up", "Wardrobe", "Remarks", "Pages", "Shooting call"):
        assert all(one.text(message) in text for one in SPANISH)
    assert "Llamado general General call" in text


def test_all_fonts_are_embedded_and_none_is_the_library_s(show, tmp_path):
    found = fonts_of(printed(show, tmp_path / "a.pdf"))
    assert all(found.values())
    assert {name.partition("+")[2] for name in found} <= {
        "Inter-Regular",
        "Inter-SemiBold",
        "NotoSansSC-Regular",
        "NotoSansSC-Bold",
    }


def test_the_same_sheet_twice_is_the_same_bytes_and_the_print_time_is_stated(show, tmp_path):
    first = printed(show, tmp_path / "a.pdf").read_bytes()
    assert printed(show, tmp_path / "b.pdf").read_bytes() == first
    later = printed(show, tmp_path / "c.pdf", at=datetime(2026, 12, 6, 19, 0, tzinfo=UTC))
    assert later.read_bytes() != first
    assert "2026-12-06 19:00" in text_of(later)


def test_the_document_says_its_title_and_nobody_s_name(show, tmp_path):
    about = PdfReader(printed(show, tmp_path / "a.pdf")).metadata
    assert "Rain on Long Street" in about.title
    assert "2026-12-07" in about.title
    assert (about.author or "", about.subject or "") == ("", "")
    assert about.creator == "Ninesixteen"


HOSTILE = [
    "<b>&amp;</b> <font size=99>",
    "]]> %s {name} \\n (x) /Font",
    "Ann 🚀",
    "Dr. " + "Long" * 60,
    "สมชาย ใจดี",
    "NUL\x00here",
]


def test_texts_of_users_are_printed_as_they_are(show, tmp_path):
    for text in HOSTILE:
        people.add_person(show, text, department="Camera", position=text, phone=text)
    text = solid(printed(show, tmp_path / "a.pdf"))
    for said in (
        "<b>&amp;</b><fontsize=99>",
        "]]>%s{name}\\n(x)/Font",
        "Ann[rocket]",
        "Long" * 60,
        "สมชาย",
        "NULhere",
    ):
        assert said in text
    assert "\x00" not in text


def test_an_arabic_name_is_joined_and_complete(show, tmp_path):
    people.add_person(show, "محمد", department="Camera", position="Grip")
    text = solid(printed(show, tmp_path / "a.pdf", ONE))
    assert any(name in text for name in ("ﻣﺤﻤﺪ", "ﺪﻤﺤﻣ"))


def test_more_than_fits_flows_to_more_pages_and_loses_nothing(show, tmp_path):
    for number in range(120):
        people.add_person(
            show, f"Extra hand {number}", department="Grip", phone=f"+49 {number:05d}"
        )
    out = printed(show, tmp_path / "a.pdf")
    text = solid(out)
    assert len(pages_of(out)) > 2
    assert all(f"+49{number:05d}" in text for number in range(120))


def test_a_note_that_is_longer_than_a_page_is_printed_to_its_end(show, tmp_path):
    day = str(show.query("SELECT id FROM shoot_day ORDER BY date")[0]["id"])
    callsheet.change_sheet(show, day, safety="危险 " * 4000 + "完毕", weather="wet " * 300 + "dry")
    text = solid(printed(show, tmp_path / "a.pdf"))
    assert "完毕" in text
    assert "dry" in text


def test_an_empty_day_is_a_valid_and_honest_page(store, tmp_path):
    days.add_day(store, date(2026, 12, 7))
    out = printed(store, tmp_path / "a.pdf", ONE)
    text = text_of(out)
    assert len(pages_of(out)) == 2
    for said in ("No scenes are planned for this day.", "No crew yet.", "No place is known", "—"):
        assert said in text


def test_a_wrap_after_midnight_is_marked(show, tmp_path):
    day = str(show.query("SELECT id FROM shoot_day ORDER BY date")[0]["id"])
    callsheet.change_sheet(show, day, wrap=1560)
    assert "02:00 +1" in text_of(printed(show, tmp_path / "a.pdf"))


def test_a_title_as_long_as_a_paragraph_does_not_break_the_page(show, tmp_path):
    production.change(show, title="长" * 150, other_title="Very long title " * 20)
    text = solid(printed(show, tmp_path / "a.pdf"))
    assert "长" * 150 in text


def test_two_languages_that_say_the_same_say_it_once(show):
    speaker = Speaker((language("zh"), language("zh")), production.production(show))
    assert speaker.title == ("雨落长街",)


@pytest.mark.parametrize(("call", "name"), [(420, "Lunch"), (1080, "Meal"), (780, "Dinner")])
def test_the_break_has_the_name_of_its_hour_in_the_row_and_in_the_header(show, call, name):
    first = active_board(show).days[0]
    days.change_day(show, first.id, call_minute=call)
    sheet = call_sheet(show, 1)
    english = Speaker((language("en"),), production.production(show))
    row = next(slot for slot in sheet.slots if slot.kind == "lunch")
    assert callsheet_front.unplanned(row) == name
    assert ((name,), day_clock(sheet.lunch)) in callsheet_head.times_of(english, sheet)
