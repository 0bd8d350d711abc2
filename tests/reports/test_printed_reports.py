from datetime import UTC, date, datetime

import pytest

from studio.base.errors import Cancelled, StudioError
from studio.base.progress import Progress
from studio.i18n import language
from studio.people import store as people
from studio.project import production
from studio.reports import dood as dood_page
from studio.reports import scene_list, stripboard
from studio.reports.registry import REPORTS, report
from studio.reports.say import Speaker
from studio.schedule import days, strips
from studio.schedule.dood import dood
from studio.schedule.reading import active_board
from studio.script.store import episodes
from tests.reports.reading import fonts_of, pages_of, solid, text_of
from tests.schedule.making import by_number, planned

AT = datetime(2026, 12, 6, 18, 30, tzinfo=UTC)
LANGUAGES = {"zh,en": ["zh", "en"], "en": ["en"], "zh": ["zh"], "es": ["es"]}
WHOLE = [known.key for known in REPORTS if not known.needs]


def printed(store, out, key, codes=("zh", "en")):
    report(key).write(store, out, [language(code) for code in codes], printed=AT)
    return out


def speaker(store, *codes):
    return Speaker(tuple(language(code) for code in codes), production.production(store))


@pytest.mark.parametrize("codes", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("key", WHOLE)
def test_each_report_is_written_with_embedded_fonts_and_twice_alike(show, tmp_path, key, codes):
    first = printed(show, tmp_path / "a.pdf", key, codes)
    assert all(fonts_of(first).values())
    assert printed(show, tmp_path / "b.pdf", key, codes).read_bytes() == first.read_bytes()
    assert "雨落长街" in text_of(first) or "zh" not in codes
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".pdf") == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize("key", WHOLE)
def test_each_report_of_an_empty_production_is_an_honest_page(store, tmp_path, key):
    pages = pages_of(printed(store, tmp_path / "a.pdf", key, ["en"]))
    assert len(pages) == 1
    assert "yet" in pages[0]


def test_the_stripboard_lists_each_day_with_totals_and_what_is_left(show, tmp_path):
    board = active_board(show)
    strips.move_strips(show, [board.days[1].strips[0].id], None)
    groups = stripboard.rows(speaker(show, "en"), active_board(show))
    names = [name[0] for name, _, _ in groups]
    assert names == ["Day 1  Mon 7 Dec", "Day 2  Tue 8 Dec", "Boneyard"]
    assert groups[0][1] == ("pages 12, screen 10:30, work 10:15",)
    text = solid(printed(show, tmp_path / "a.pdf", "stripboard"))
    assert all(number in text for strip in board.strips() for number in strip.numbers)


def test_a_banner_and_a_day_off_are_on_the_stripboard(show, tmp_path):
    days.add_day(show, date(2026, 12, 9), kind="off")
    first = active_board(show).days[0]
    strips.add_banner(show, first.id, "天台", 30, kind="prelight")
    text = text_of(printed(show, tmp_path / "a.pdf", "stripboard"))
    assert "Prelight: 天台" in text
    assert "Day off" in text
    assert "Nothing is planned." in text


def test_the_day_out_of_days_has_a_code_needs_and_sums(show):
    said = dood_page.rows(speaker(show, "zh", "en"), dood(active_board(show)))
    assert said[1][:4] == [("1",), ("沈知意", "Shen Zhiyi"), ("SW",), ("WF",)]
    assert said[1][-3:] == [("2",), ("0",), ("2",)]
    assert len(said) == 1 + 8 + 1


def test_many_shooting_days_take_more_sheets_with_the_names_on_each(show, tmp_path):
    for day in range(9, 31):
        days.add_day(show, date(2026, 12, day))
    pages = pages_of(printed(show, tmp_path / "a.pdf", "dood"))
    assert len(pages) == 2
    assert all("沈知意" in page for page in pages)
    assert "12/30" in pages[1]


def test_the_crew_list_names_roles_and_phones_by_department(show, tmp_path):
    people.add_person(show, "No <i>Department</i>", phone="+44 1", note="allergic to nuts")
    text = text_of(printed(show, tmp_path / "a.pdf", "crew"))
    for said in ("1. 沈知意", "Lin Xiaoyu", "138 0000 0000", "Other crew", "No <i>Department</i>"):
        assert said in text
    assert "allergic" not in text


def test_the_scene_list_is_in_story_order_with_days(show):
    groups = scene_list.rows(speaker(show, "en"), episodes(show), active_board(show))
    numbers = [cells[0][0] for *_, body in groups for _, cells in body]
    assert numbers == [f"{n // 2 + 1}-{n % 2 + 1}" for n in range(20)]
    assert groups[0][0] == ("Episode 1  第1集",)
    assert [cells[5] for *_, body in groups for _, cells in body][14:16] == [("1",), ("2",)]


def test_a_split_scene_is_listed_once_with_both_days(show):
    board = active_board(show)
    made = strips.split_strip(show, board.days[0].strips[0].id, eighths=1)
    strips.move_strips(show, [made], board.days[1].id)
    groups = scene_list.rows(speaker(show, "en"), episodes(show), active_board(show))
    first = groups[0][2][0][1]
    assert (first[0], first[5], first[6]) == (("1-1",), ("1, 2",), ("3/8",))


def test_a_cancelled_report_leaves_no_file(show, tmp_path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        report("crew").write(show, tmp_path / "a.pdf", [language("en")], None, progress)
    assert not list(tmp_path.glob("*.pdf"))


def test_an_unknown_report_names_those_there_are():
    with pytest.raises(
        StudioError,
        match="callsheet, stripboard, dood, crew, scenes, script, sides, changes, editorslog",
    ):
        report("nothing")


def test_a_call_sheet_needs_a_day(show, tmp_path):
    with pytest.raises(StudioError, match="one shooting day"):
        report("callsheet").write(show, tmp_path / "a.pdf", [language("en")])


def test_a_folder_that_cannot_be_written_is_named(show, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StudioError, match="cannot be written"):
        report("crew").write(show, tmp_path / "file" / "a.pdf", [language("en")])


def test_the_registry_does_not_load_the_pdf_library():
    import subprocess
    import sys

    code = "import sys, studio.reports.registry; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_printed_day_out_of_days_has_idle_days_and_explains_them(tmp_path):
    with planned(tmp_path) as made:
        board = active_board(made)
        ids = by_number(board)
        for day, scene in zip(board.days, ("1-1", "2-1", "2-2"), strict=True):
            strips.move_strips(made, [ids[scene]], day.id)
        person = people.castings(made)[0].person_id
        people.add_unavailable(made, person, "2026-08-04", "2026-08-04")
        text = text_of(printed(made, tmp_path / "a.pdf", "dood", ["en"]))
    assert "SW I WF 2 0 2" in text
    assert "I idle (away, unpaid)" in text
